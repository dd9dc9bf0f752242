"""Asking the vault about what is to leave, and closing the one copy of it.

Only the pages' kit and the jobs may import this. A page asks in the name of the officer who is
there; the job asks in nobody's, by an errand (`errands.open_export`), and is shown what those
officers let leave.
"""

import base64
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import crypto, envelope, public_keys
from amaan.confidentiality.vault.client import (
    FreshFactorNeeded,
    SignInAgain,
    VaultUnavailable,
    ask,
    credentials,
)

__all__ = [
    "ClosedCopy",
    "FreshFactorNeeded",
    "SignInAgain",
    "VaultUnavailable",
    "agree",
    "close_copy",
    "let_be_made",
    "open_copy",
    "take",
]
_CLASS = "C4"


@dataclass(frozen=True)
class ClosedCopy:
    """A file as it is kept: sealed, with its key wrapped to the vault."""

    key_id: str
    wrapped_key: bytes
    sealed: bytes


def let_be_made(*, capability: str, export_id: UUID) -> None:
    """This will have the vault let be made what this officer asked for.

    Raises: NotFound for whatever may not leave; InstrumentNeeded; WordNeeded; NotReady;
    FreshFactorNeeded; SignInAgain; VaultUnavailable.
    """
    ask({"verb": "let_export", **credentials(capability), "export": str(export_id)})


def agree(*, capability: str, export_id: UUID) -> None:
    """This will have the vault take down that this officer agrees.

    Raises: NotFound; SecondNeeded; NotReady; FreshFactorNeeded; SignInAgain; VaultUnavailable.
    """
    ask({"verb": "agree_to_export", **credentials(capability), "export": str(export_id)})


def take(*, capability: str, export_id: UUID) -> bytes:
    """This will give whoever asked the key of the copy that was made; twice at most.

    Raises: NotFound; NotReady; TakenAlready; FreshFactorNeeded; DoesNotOpen; SignInAgain;
    VaultUnavailable.
    """
    asked = {"verb": "take_export", **credentials(capability), "export": str(export_id)}
    return base64.b64decode(ask(asked)["key"])


def close_copy(export_id: UUID, content: bytes, now: datetime) -> ClosedCopy:
    """This will seal what was made, so that only the vault can give the key of it."""
    public = public_keys.key_for(_CLASS, now)
    bound = envelope.bound_to_export(export_id, public.key_id)
    key = crypto.new_key()
    return ClosedCopy(
        public.key_id, crypto.seal_to(public.key, key, bound), crypto.seal(key, content, bound)
    )


def open_copy(export_id: UUID, key_id: str, sealed: bytes, key: bytes) -> bytes:
    """This will read a copy with the key that the vault gave. Raises: DoesNotOpen."""
    return crypto.unseal(key, sealed, envelope.bound_to_export(export_id, key_id))
