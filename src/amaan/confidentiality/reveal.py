"""Asking the vault to show what is sealed. Only the pages' kit and the jobs may import this.

Every request carries what the officer's session presents (`vault.client.presented`) and a
reason. The vault decides again, writes the look into the journal, and only then opens.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality.vault.client import (
    DoesNotOpen,
    Erased,
    FreshFactorNeeded,
    PurposeNeeded,
    SignInAgain,
    TooManyLooks,
    VaultUnavailable,
    ask,
    credentials,
)
from amaan.kernel.ids import CaseId, ContactId, SealedRef

__all__ = [
    "DoesNotOpen",
    "Erased",
    "FreshFactorNeeded",
    "PurposeNeeded",
    "Revealed",
    "SignInAgain",
    "TailKey",
    "TooManyLooks",
    "VaultUnavailable",
    "draft_key",
    "open_draft",
    "reveal",
    "reveal_many",
]


@dataclass(frozen=True)
class Revealed:
    """One value, for the eyes that asked. Never store it, log it or put it in a session."""

    ref: SealedRef
    field: str
    value: str
    shown_until: datetime

    def __repr__(self) -> str:
        return f"Revealed(field={self.field!r})"


@dataclass(frozen=True)
class TailKey:
    """The key under which one page keeps its unsent words, and the name it stores them by."""

    id: UUID
    key: bytes

    def __repr__(self) -> str:
        return f"TailKey({self.id})"


def open_draft(*, capability: str, contact_id: ContactId) -> str:
    """This will open what the officer of this session had written of a complaint so far.

    Raises: NotFound for anybody else's draft, one that is a day old, and none at all;
    SignInAgain; VaultUnavailable.
    """
    return str(_about_draft("open_draft", capability, contact_id)["written"])


def draft_key(*, capability: str, contact_id: ContactId) -> TailKey:
    """This will give the officer's key for what her browser has not sent yet.

    Raises: SignInAgain; VaultUnavailable.
    """
    answer = _about_draft("draft_key", capability, contact_id)
    return TailKey(UUID(answer["id"]), base64.b64decode(answer["key"]))


def reveal(
    *,
    capability: str,
    case_id: CaseId,
    ref: SealedRef,
    purpose: str,
    initials: bool = False,
) -> Revealed:
    """This will show one sealed value, or only its initials for a paper that wants those.

    Raises: NotFound, alike for what does not exist and what may not be seen; PurposeNeeded;
    SignInAgain; TooManyLooks; DoesNotOpen; Erased; VaultUnavailable.
    """
    (shown,) = reveal_many(
        capability=capability,
        case_id=case_id,
        refs=(ref,),
        purpose=purpose,
        initials=(ref,) if initials else (),
    )
    return shown


def reveal_many(
    *,
    capability: str,
    case_id: CaseId,
    refs: Sequence[SealedRef],
    purpose: str,
    initials: Sequence[SealedRef] = (),
    reading: bool = False,
) -> tuple[Revealed, ...]:
    """This will show several values of one case for one reason, under one journal entry.

    All or nothing: one value that may not be seen refuses them all. In the order asked; of
    those in `initials` only the first letters. For a `reading`, for up to twenty minutes.
    Raises: as `reveal`.
    """
    answer = ask(
        {
            "verb": "reveal",
            **credentials(capability),
            "case": str(case_id),
            "refs": [str(ref) for ref in refs],
            "purpose": purpose,
            "initials": [str(ref) for ref in initials],
            "reading": reading,
        }
    )
    until = datetime.fromisoformat(answer["shown_until"])
    return tuple(
        Revealed(ref, shown["field"], shown["value"], until)
        for ref, shown in zip(refs, answer["values_shown"], strict=True)
    )


def _about_draft(verb: str, capability: str, contact_id: ContactId) -> dict[str, str]:
    return ask({"verb": verb, **credentials(capability), "contact": str(contact_id)})
