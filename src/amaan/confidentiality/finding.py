"""Asking the vault to find a person, and to compare two. Only the pages' kit may import this.

What is searched for travels in the request to the vault and nowhere else: never in an address,
a log or a session. What comes back are cases the officer works on, and codes.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality.names.tokens import Described
from amaan.confidentiality.vault.client import (
    SearchForMore,
    SignInAgain,
    TooManyLooks,
    TooManySearches,
    VaultUnavailable,
    ask,
    credentials,
)
from amaan.kernel.ids import CaseId, PersonRef

__all__ = [
    "Described",
    "Found",
    "Question",
    "SearchForMore",
    "Side",
    "SignInAgain",
    "TooManyLooks",
    "TooManySearches",
    "VaultUnavailable",
    "compare",
    "decide",
    "questions",
    "search",
]


@dataclass(frozen=True)
class Found:
    """Somebody in one of the officer's own cases whose name is like the one asked for."""

    case_id: CaseId
    person: PersonRef
    role: str
    very: bool


@dataclass(frozen=True)
class Side:
    """One of two people who may be one, by the code of the case."""

    reference: str
    opened_at: datetime
    station_en: str
    station_ur: str


@dataclass(frozen=True)
class Question:
    """Whether two people are one, and what they share: `cnic`, `phone`, `twin`."""

    id: UUID
    found_at: datetime
    reasons: tuple[str, ...]
    role: str
    one: Side
    other: Side


def search(*, capability: str, described: Described) -> tuple[Found, ...]:
    """This will find a person among the cases of the officer of this session, likest first.

    Nothing found says nothing about other desks.
    Raises: SearchForMore; TooManySearches; NotFound for a post that searches for nobody;
    SignInAgain; VaultUnavailable.
    """
    answer = ask({"verb": "search", **credentials(capability), **asdict(described)})
    return tuple(
        Found(
            CaseId(UUID(one["case"])),
            PersonRef(UUID(one["subject"])),
            str(one["role"]),
            one["very"] is True,
        )
        for one in answer["found"]
    )


def questions(*, capability: str) -> tuple[Question, ...]:
    """This will give the custodian of this session the people who may be one, oldest first.

    Raises: SignInAgain; VaultUnavailable.
    """
    answer = ask({"verb": "duplicates", **credentials(capability)})
    return tuple(
        Question(
            id=UUID(one["id"]),
            found_at=datetime.fromisoformat(one["found_at"]),
            reasons=tuple(one["reasons"]),
            role=one["role"],
            one=_side(one["one"]),
            other=_side(one["other"]),
        )
        for one in answer["questions"]
    )


def compare(*, capability: str, question: UUID, side: str) -> dict[str, str]:
    """This will open who one of two people is: `name`, `relative`, `birth`, `cnic`, `phone`.

    Raises: NotFound for what is not this custodian's to decide; TooManyLooks; SignInAgain;
    VaultUnavailable.
    """
    request = {"verb": "compare", "question": str(question), "side": side}
    return dict(ask({**request, **credentials(capability)})["parts"])


def decide(*, capability: str, question: UUID, decision: str) -> None:
    """This will keep what the custodian thinks: `same`, `different` or `unsure`.

    Raises: NotFound; SignInAgain; VaultUnavailable.
    """
    request = {"verb": "decide_duplicate", "question": str(question), "decision": decision}
    ask({**request, **credentials(capability)})


def _side(said: dict[str, str]) -> Side:
    opened_at = datetime.fromisoformat(said["opened_at"])
    return Side(said["reference"], opened_at, said["station_en"], said["station_ur"])
