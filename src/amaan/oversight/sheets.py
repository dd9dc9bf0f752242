"""What a commander is shown: plain frozen records about duties and places, never about a person.

Nothing here holds a name of anybody in a case, a role, an age, a word or a fact's details.
Officers are named, because whoever must act has to be called.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amaan.kernel.ids import CaseId, OfficerId, UnitId


@dataclass(frozen=True)
class Where:
    """A unit by its names."""

    unit_id: UnitId
    name_en: str
    name_ur: str


@dataclass(frozen=True)
class Holder:
    """Somebody who holds a post now, as the one to be called."""

    officer_id: OfficerId
    name_en: str
    name_ur: str
    rank: str


@dataclass(frozen=True)
class Circumstances:
    """What stood around a duty when it turned late, so that nobody is blamed for an empty desk.

    Counts of that instant: duties of the same post at the same desk, the cases they lie in, who
    held the post, how many women among them, and how many of them were away.
    """

    at: datetime
    owed_beside: int
    cases_beside: int
    posted: int
    women: int
    away: int


@dataclass(frozen=True)
class OwedDuty:
    """A duty on a board: what, whose, how late, how far it has climbed, what stands in its way."""

    duty_id: UUID
    # For the order of pages: the key of the next page is (late_at, duty_id).
    late_at: datetime
    case_id: CaseId
    reference: str
    rule: str
    duty_class: str
    stage: str
    title_en: str
    title_ur: str
    clock: str
    failure: str
    state: str
    started_at: datetime
    due_at: datetime
    at_once: bool
    # The post that owes it, and who holds that post there now; empty where nobody does.
    owner: str
    held_by: tuple[Holder, ...]
    station: Where
    desk: Where
    # The post to which it has climbed; empty while nobody above the owner was told.
    climbed_to: str
    # Codes of `obstacle.recorded`, oldest first.
    obstacles: tuple[str, ...]


@dataclass(frozen=True)
class LateBoard:
    """What is late, as a commander reads it first: lately, law and medicine before standards.

    `older` counts what has been late for longer; with `more_older` there is more than that.
    """

    pressing: tuple[OwedDuty, ...]
    standards: tuple[OwedDuty, ...]
    older: int
    more_older: bool


@dataclass(frozen=True)
class Alarm:
    """One time that somebody was told: at half the time, at three quarters, late, one level up."""

    step: int
    kind: str
    to_post: str
    unit: Where
    # Who held the post at that instant; None where nobody did.
    told: Holder | None
    due_at: datetime
    raised_at: datetime


@dataclass(frozen=True)
class KeepingLine:
    """Something owed to the keeping of the house, as whoever owes it or was told of it sees it."""

    duty_id: UUID
    kind: str
    # Which post is short, or which queue is old.
    detail: str
    about: UUID
    place: Where
    # Whose own numbers; for everything else nobody.
    officer: Holder | None
    late_at: datetime
    is_late: bool
    # Whether the actor owes it himself; otherwise it has climbed to him.
    mine: bool


@dataclass(frozen=True)
class DutySheet:
    """One duty with its authority and the history of its warnings."""

    duty: OwedDuty
    authority: dict[str, Any]
    note: str
    window_over: bool
    met_at: datetime | None
    was_late: bool
    # When the next post is told if nothing happens; None when nobody is.
    next_at: datetime | None
    alarms: tuple[Alarm, ...]
    # None while it is not late.
    around: Circumstances | None = None


@dataclass(frozen=True)
class FailureLine:
    """How often one failure happened in a month, of how many duties that could fail so.

    `due` counts duties of the month that were met, met late, waived or are late; `missed` those
    among them that were late. Those whose time still runs, that wait for her wish or that fell
    away are in neither number.
    """

    failure: str
    duty_class: str
    missed: int
    due: int
    late_now: int


@dataclass(frozen=True)
class PlaceLine:
    """One station (for a province: one district) in a month: the same numbers, by place."""

    unit: Where
    missed: int
    due: int
    late_now: int
    # Still running, and waiting for her wish.
    running: int
    contested: int


@dataclass(frozen=True)
class FailureBoard:
    """Where an area fails in a month, by kind and by place, with denominators."""

    month: date
    by_failure: tuple[FailureLine, ...]
    by_place: tuple[PlaceLine, ...]
    missed: int
    due: int
    late_now: int


@dataclass(frozen=True)
class DeskLoad:
    """What a desk carries, and who is there to carry it."""

    desk: Where
    station: Where
    open_cases: int
    officers: int
    women: int

    @property
    def unattended(self) -> bool:
        """Whether nobody is posted to it."""
        return self.officers == 0


@dataclass(frozen=True)
class InvestigatorLoad:
    """What one investigator carries."""

    officer: Holder
    unit: Where
    is_woman: bool
    open_cases: int


@dataclass(frozen=True)
class Workload:
    """Who carries how much, most first; empty lists for posts above a district."""

    desks: tuple[DeskLoad, ...]
    investigators: tuple[InvestigatorLoad, ...]
