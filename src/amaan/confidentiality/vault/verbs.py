"""The vault's counter: one request in, one answer out, and nothing said but the answer."""

import base64
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import (
    drafting,
    errands,
    export_verbs,
    factor_verbs,
    key_verbs,
    looking,
    message_verbs,
    name_verbs,
    near_verbs,
    own_door_verbs,
    passkeys,
    screening_verbs,
    second_factors,
    session_verbs,
)
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.errands import Caller
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Transactions, Written
from amaan.confidentiality.vault.looking import No, Wish
from amaan.kernel import clock

Request = dict[str, Any]
Answer = dict[str, Any]


def real_time() -> datetime:
    """This will give the real time; second factors and capabilities know no other."""
    return datetime.fromtimestamp(time.time(), UTC)


class Vault:
    """Keys, the way to the database, and whether this is the demonstration."""

    def __init__(
        self,
        keys: KeyRing,
        transactions: Transactions,
        *,
        demo: bool = False,
        passkey_host: str = "",
        real_now: Callable[[], datetime] = real_time,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self.keys = keys
        self.transactions = transactions
        self.demo = demo
        # The one address passkeys are made for; without one there are none.
        self.passkey_host = passkey_host
        self.questions = passkeys.Questions()
        self.real_now = real_now
        self.now = now

    def answer(self, request: Request, caller: Caller = Caller.ANY) -> Answer:
        """This will answer a request. A malformed one is refused like a missing thing."""
        name = str(request.get("verb"))
        verb = _VERBS.get(name)
        try:
            if name == errands.BEGIN or name in errands.ERRANDS:
                return errands.answer(self, name, request, caller)
            if caller is Caller.JOBS:
                errands.refuse(self, name, "not an errand")
            return {"refused": "not_found"} if verb is None else verb(self, request)
        except No as no:
            return {"refused": no.refused, "values": no.values}
        except (KeyError, TypeError, ValueError):
            return {"refused": "not_found"}

    # -- looking ------------------------------------------------------------------------

    def reveal(self, request: Request) -> Answer:
        """This will show sealed values."""
        real_now, now = self.real_now(), self.now()
        wish = Wish(
            case=UUID(request["case"]),
            refs=tuple(UUID(ref) for ref in request["refs"]),
            purpose=str(request["purpose"]),
            initials=frozenset(UUID(ref) for ref in request.get("initials", ())),
            reading=request.get("reading") is True,
        )
        presented = _presented(request)
        opened, until = looking.look(self.transactions, self.keys, presented, wish, real_now, now)
        return {
            "shown_until": until.isoformat(),
            "values_shown": [{"field": o.field, "value": o.value} for o in opened],
        }

    def check(self, request: Request) -> Answer:
        """This will say whose capability is presented."""
        with self.transactions() as ledger:
            who = looking.who_is_there(
                self.keys, ledger, *_presented(request), self.real_now(), self.now()
            )
        return {"officer": str(who.officer_id)}

    # -- drafts -------------------------------------------------------------------------

    def open_draft(self, request: Request) -> Answer:
        """This will open a draft to its writer."""
        who, contact, now = self._writer("draft", request)
        written = drafting.open_draft(self.transactions, self.keys, who, contact, now)
        return {"written": written}

    def draft_key(self, request: Request) -> Answer:
        """This will give a writer the key of what her browser has not sent yet."""
        who, contact, now = self._writer("draft_key", request)
        given = drafting.tail_key(self.transactions, self.keys, who, contact, now)
        return {"id": str(given.id), "key": base64.b64encode(given.key).decode("ascii")}

    def _writer(self, what: str, request: Request) -> tuple[Capability, UUID, datetime]:
        contact, now = UUID(request["contact"]), self.now()
        stranger = Written(what, "refused", "capability", subject=contact)
        return self._who(request, self.real_now(), now, stranger), contact, now

    def _who(
        self, request: Request, real_now: datetime, now: datetime, stranger: Written
    ) -> Capability:
        with self.transactions() as ledger:
            try:
                return looking.who_is_there(self.keys, ledger, *_presented(request), real_now, now)
            except No:
                # Written in this transaction, raised outside it: a refusal is kept as well.
                ledger.write(stranger)
        raise No("sign_in_again")

    # -- the demonstration --------------------------------------------------------------

    def demo_enrol(self, request: Request) -> Answer:
        """This will enrol an officer of the cast at once."""
        self._only_in_the_demonstration()
        officer = UUID(request["officer"])
        with self.transactions() as ledger:
            kept = ledger.factor(officer)
            if kept is None or not kept.confirmed:
                second_factors.begin(ledger, self.keys, officer, self.now())
                ledger.accept_step(officer, 0, self.real_now())
        return {"done": True}

    def demo_code(self, request: Request) -> Answer:
        """This will give an officer's next unused code."""
        self._only_in_the_demonstration()
        with self.transactions() as ledger:
            code = second_factors.next_code(
                ledger, self.keys, UUID(request["officer"]), self.real_now()
            )
        return {"code": code}

    def _only_in_the_demonstration(self) -> None:
        if not self.demo:
            raise No("not_found")


def _presented(request: Request) -> tuple[str, str]:
    return str(request["capability"]), str(request["session"])


_VERBS: dict[str, Callable[[Vault, Request], Answer]] = {
    "reveal": Vault.reveal,
    "check": Vault.check,
    "open_draft": Vault.open_draft,
    "draft_key": Vault.draft_key,
    **key_verbs.VERBS,
    **message_verbs.VERBS,
    **export_verbs.VERBS,
    **factor_verbs.VERBS,
    **session_verbs.VERBS,
    **name_verbs.VERBS,
    **screening_verbs.VERBS,
    **near_verbs.VERBS,
    **own_door_verbs.VERBS,
    "demo_enrol": Vault.demo_enrol,
    "demo_code": Vault.demo_code,
}
