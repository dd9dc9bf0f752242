"""Asking the vault whether a text may go to the public. Only the kit and the jobs may import this.

What comes back of a draft is a yes, or that a custodian reads it first; never why. No room may
ask about a name: a whole text, five in an hour (see `vault.screening`).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality.vault.client import (
    CheckedAlready,
    NotAWholeDraft,
    SignInAgain,
    TooManyDrafts,
    VaultUnavailable,
    ask,
    credentials,
)

__all__ = [
    "CheckedAlready",
    "NotAWholeDraft",
    "Outcome",
    "SignInAgain",
    "TooManyDrafts",
    "VaultUnavailable",
    "Waiting",
    "check",
    "decide",
    "outcome",
    "read",
    "waiting",
]


@dataclass(frozen=True)
class Waiting:
    """A draft that a custodian has to read: who wrote it by post, and for what."""

    check_id: UUID
    post: str
    about: str
    asked_at: datetime


@dataclass(frozen=True)
class Outcome:
    """What became of a draft: `waits`, `cleared` or `refused`.

    `text` is its writer's own, given back once a custodian allowed it.
    """

    state: str
    text: str

    def __repr__(self) -> str:
        return f"Outcome({self.state})"


def check(*, capability: str, check_id: UUID, about: str, text: str) -> bool:
    """This will say whether a text is cleared; otherwise a custodian reads it first.

    `about` is a code of the page that asks. The same check of the same text is answered again.
    Raises: NotAWholeDraft; TooManyDrafts; CheckedAlready for another text; NotFound for a post
    that publishes nothing; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "check_draft", "check": str(check_id), "about": about, "text": text}
    return ask({**request, **credentials(capability)})["cleared"] is True


def outcome(*, capability: str, check_id: UUID) -> Outcome:
    """This will tell a writer what became of her draft.

    Raises: NotFound, also after a week; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "draft_outcome", "check": str(check_id)}
    answer = ask({**request, **credentials(capability)})
    return Outcome(str(answer["state"]), str(answer["text"]))


def waiting(*, capability: str) -> tuple[Waiting, ...]:
    """This will give the custodian of this session the drafts to read, oldest first.

    Raises: SignInAgain; VaultUnavailable.
    """
    answer = ask({"verb": "drafts_to_read", **credentials(capability)})
    return tuple(
        Waiting(UUID(one["id"]), one["post"], one["about"], datetime.fromisoformat(one["asked_at"]))
        for one in answer["drafts"]
    )


def read(*, capability: str, check_id: UUID) -> str:
    """This will open a draft to the custodian who decides on it.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "read_draft", "check": str(check_id)}
    return str(ask({**request, **credentials(capability)})["text"])


def decide(*, capability: str, check_id: UUID, decision: str) -> None:
    """This will keep what a custodian decided: `may` or `may_not`.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "decide_draft", "check": str(check_id), "decision": decision}
    ask({**request, **credentials(capability)})
