"""Passkeys: the question is asked, and the answer checked, where the capability is made.

A key on a ring answers only to the address it was made for, so a false page gets nothing.
The questions live in this process's memory, each for five minutes and for one answer. The
public half of a key is sealed for its officer: a row written in by somebody else opens
nothing.
"""

import json
import struct
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorAttachment,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from amaan.confidentiality import crypto
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import KeptPasskey, Ledger, Written
from amaan.confidentiality.vault.looking import No
from amaan.kernel.ids import new_id

ANSWER_WITHIN = timedelta(minutes=5)
QUESTIONS_AT_MOST = 4096
# One on the ring, one in the safe, and one that is being replaced.
KEYS_AT_MOST = 5


class Questions:
    """What was asked of which officer, until it is answered once or five minutes are over."""

    def __init__(self) -> None:
        self._asked: dict[tuple[UUID, str], tuple[datetime, Any]] = {}
        self._lock = threading.Lock()

    def ask(self, officer: UUID, kind: str, state: Any, real_now: datetime) -> None:
        """This will remember a question in place of the one before."""
        with self._lock:
            self._asked = {k: v for k, v in self._asked.items() if v[0] > real_now}
            if len(self._asked) >= QUESTIONS_AT_MOST:
                raise No("unavailable")
            self._asked[officer, kind] = (real_now + ANSWER_WITHIN, state)

    def take(self, officer: UUID, kind: str, real_now: datetime) -> Any:
        """This will give a question to be answered, this once; None when there is none."""
        with self._lock:
            until, state = self._asked.pop((officer, kind), (real_now, None))
        return state if until > real_now else None


def ask_for_new(
    ledger: Ledger,
    keys: KeyRing,
    questions: Questions,
    host: str,
    officer: UUID,
    account: str,
    real_now: datetime,
) -> dict[str, Any]:
    """This will ask a browser to make a passkey on a key that leaves with the officer."""
    have = [_opened(keys, officer, kept)[0] for kept in ledger.passkeys(officer)]
    if len(have) >= KEYS_AT_MOST:
        raise No("too_many_passkeys")
    options, state = _server(host).register_begin(
        # Random to whoever reads the key; the account is what its owner sees on the screen.
        PublicKeyCredentialUserEntity(id=officer.bytes, name=account, display_name=account),
        credentials=have,
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
        # What is built into a shared computer belongs to everybody who sits down at it.
        authenticator_attachment=AuthenticatorAttachment.CROSS_PLATFORM,
    )
    questions.ask(officer, "new", state, real_now)
    return _as_json(options.public_key)


def keep_new(
    ledger: Ledger,
    keys: KeyRing,
    questions: Questions,
    host: str,
    officer: UUID,
    answer: Mapping[str, Any],
    label: str,
    real_now: datetime,
) -> None:
    """This will keep the passkey a browser made, if it answers what was asked.

    Raises: No.
    """
    state = questions.take(officer, "new", real_now)
    if state is None:
        raise No("wrong_passkey")
    try:
        made = _server(host).register_complete(state, answer)
        credential = made.credential_data
    except (ValueError, KeyError, TypeError, AssertionError, AttributeError):
        raise No("wrong_passkey") from None
    if credential is None:
        raise No("wrong_passkey")
    kept = KeptPasskey(
        new_id(),
        bytes(credential.credential_id),
        _sealed(keys, officer, credential, made.counter),
        label[:40],
        real_now,
        None,
    )
    if not ledger.put_passkey(officer, kept):
        raise No("wrong_passkey")
    ledger.write(Written("second_factor", "added", "passkey", officer=officer))


def ask_for_one(
    ledger: Ledger,
    keys: KeyRing,
    questions: Questions,
    host: str,
    officer: UUID,
    real_now: datetime,
) -> dict[str, Any]:
    """This will ask for one of an officer's passkeys.

    Raises: No, for an officer without any.
    """
    have = [_opened(keys, officer, kept)[0] for kept in ledger.passkeys(officer)]
    if not have:
        raise No("not_found")
    options, state = _server(host).authenticate_begin(
        have, user_verification=UserVerificationRequirement.PREFERRED
    )
    questions.ask(officer, "sign in", state, real_now)
    return _as_json(options.public_key)


def try_passkey(
    ledger: Ledger,
    keys: KeyRing,
    questions: Questions,
    host: str,
    officer: UUID,
    answer: Mapping[str, Any],
    real_now: datetime,
) -> No | None:
    """This will check an answer; None means that it is good. Whatever came of it is written."""
    state = questions.take(officer, "sign in", real_now)
    if state is None:
        return No("wrong_passkey")
    have = {kept.credential: kept for kept in ledger.passkeys(officer)}
    opened = {name: _opened(keys, officer, kept) for name, kept in have.items()}
    try:
        given = AuthenticationResponse.from_dict(answer)
        counter = given.response.authenticator_data.counter
        used = _server(host).authenticate_complete(state, [o[0] for o in opened.values()], given)
        kept, before = have[bytes(used.credential_id)], opened[bytes(used.credential_id)][1]
    except (ValueError, KeyError, TypeError, AttributeError):
        ledger.write(Written("second_factor", "refused", "wrong passkey", officer=officer))
        return No("wrong_passkey")
    if (counter or before) and counter <= before:
        # Two keys that count apart: one of them is a copy.
        ledger.write(Written("second_factor", "refused", "copied passkey", officer=officer))
        return No("wrong_passkey")
    ledger.use_passkey(kept.id, _sealed(keys, officer, used, counter), real_now)
    ledger.write(Written("second_factor", "accepted", "passkey", officer=officer))
    return None


def _server(host: str) -> Fido2Server:
    if not host:
        raise No("not_found")
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name="Amaan"),
        verify_origin=lambda origin: _is_ours(host, origin),
    )


def _is_ours(host: str, origin: str) -> bool:
    # A browser makes passkeys over TLS only, and on the machine itself.
    at = urlsplit(origin)
    return at.hostname == host and (at.scheme == "https" or host == "localhost")


def _as_json(options: Any) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(dict(options)))
    return written


def _sealed(keys: KeyRing, officer: UUID, credential: bytes, counter: int) -> bytes:
    plain = struct.pack(">I", counter) + bytes(credential)
    return crypto.seal(keys.second_factor_key, plain, _bound(officer))


def _opened(
    keys: KeyRing, officer: UUID, passkey: KeptPasskey
) -> tuple[AttestedCredentialData, int]:
    try:
        plain = crypto.unseal(keys.second_factor_key, passkey.kept, _bound(officer))
    except crypto.DoesNotOpen:
        raise No("unavailable") from None
    (counter,) = struct.unpack(">I", plain[:4])
    return AttestedCredentialData(plain[4:]), counter


def _bound(officer: UUID) -> bytes:
    return b"amaan-passkey-1 " + officer.bytes
