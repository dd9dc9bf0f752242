"""What a story is made of: who does what when. Plain records; nothing happens here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.desk.intake import Intake
from amaan.protocol.facts import Fact, Happened, WordsReadBack


@dataclass(frozen=True, kw_only=True)
class Came:
    """Somebody came, called or wrote."""

    contact: UUID
    mode: str
    language: str
    urgent: bool
    with_children: bool
    arrived_at: datetime


@dataclass(frozen=True)
class Advised:
    """The visit ended with advice on these topics."""

    topics: tuple[str, ...]


@dataclass(frozen=True)
class Left:
    """She left before she was heard."""


@dataclass(frozen=True)
class Complained:
    """The visit became a complaint."""

    intake: Intake


@dataclass(frozen=True)
class ReadBack:
    """Her words were read to her."""

    fact_id: UUID
    outcome: WordsReadBack


@dataclass(frozen=True)
class Wrote:
    """A fact was put on the timeline, perhaps later than it happened."""

    fact_id: UUID
    fact: Fact
    happened: Happened


@dataclass(frozen=True)
class Assigned:
    """The case was given to an investigator: `special` or `investigator`."""

    to: str


@dataclass(frozen=True)
class TookOver:
    """A colleague of the desk took the case over."""


@dataclass(frozen=True)
class Corrected:
    """An entry was a mistake, and perhaps something else is right."""

    wrong: UUID
    reason: str
    instead: Wrote | None = None


@dataclass(frozen=True)
class Reviewed:
    """A supervisor looked at an old case and waived what can no longer be done."""

    review_id: UUID


Act = (
    Came
    | Advised
    | Left
    | Complained
    | ReadBack
    | Wrote
    | Assigned
    | TookOver
    | Corrected
    | Reviewed
)


@dataclass(frozen=True)
class Deed:
    """One act of one officer, named by the part he plays at that station."""

    at: datetime
    by: str
    act: Act


@dataclass(frozen=True)
class Story:
    """Everything about one visit, in the order in which it was done."""

    number: int
    station: int
    deeds: tuple[Deed, ...]
