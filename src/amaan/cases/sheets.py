"""What a case looks like to somebody who may see it: plain frozen records, already trimmed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amaan.kernel.ids import CaseId, FactId, PersonRef, SealedRef


@dataclass(frozen=True)
class PartyLine:
    """A person in a case without anything that says who it is."""

    ref: PersonRef
    role: str
    ordinal: int
    sex: str
    age_band: str
    relation: str


@dataclass(frozen=True)
class SealedPlace:
    """Something sealed that this actor may ask the vault for, with a purpose."""

    ref: SealedRef
    field: str
    subject: str
    # The reasons that would open it to this actor.
    purposes: tuple[str, ...]


@dataclass(frozen=True)
class FactLine:
    """One entry of the timeline."""

    id: FactId
    kind: str
    title: str
    details: dict[str, Any]
    happened_earliest: datetime
    happened_latest: datetime
    recorded_at: datetime
    by_name_en: str
    by_name_ur: str
    by_post: str
    corrected: bool
    correctable: bool


@dataclass(frozen=True)
class DutyLine:
    """One duty: what, whose, by when, on what authority, and what became of it."""

    id: str
    case_id: CaseId
    reference: str
    rule: str
    duty_class: str
    stage: str
    owner: str
    title_en: str
    title_ur: str
    clock: str
    started_at: datetime
    due_at: datetime
    late_at: datetime
    state: str
    met_at: datetime | None
    # The fact that decided what became of it.
    met_by: FactId | None
    note: str
    at_once: bool
    window_over: bool
    authority: dict[str, Any]
    reasons: tuple[str, ...]
    failure: str = ""
    was_late: bool = False
    # The highest post that was told of it; empty while only its owner was.
    climbed_to: str = ""
    # When the next post is told if nothing happens; None when nobody is.
    next_at: datetime | None = None
    # What stood in its way: codes, oldest first.
    obstacles: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes something."""
        return self.state in {"open", "missed", "contested", "guidance"}


@dataclass(frozen=True)
class BarLine:
    """Something the law or a standard forbids in this case."""

    rule: str
    forbids: str
    title_en: str
    title_ur: str
    authority: dict[str, Any]
    reasons: tuple[str, ...]
    # Whether somebody of the province stands for the rule. It forbids, signed or not.
    is_signed: bool


@dataclass(frozen=True)
class StageOfDuties:
    """The duties of one stage folded away, with their counts."""

    stage: str
    open_count: int
    duties: tuple[DutyLine, ...]


@dataclass(frozen=True)
class CaseLine:
    """A case on a list: reference, date and stage, nothing from a name."""

    case_id: CaseId
    reference: str
    opened_at: datetime
    stage: str
    sealed: bool


@dataclass(frozen=True)
class CaseSheet:
    """The case page's whole content for one actor."""

    case_id: CaseId
    reference: str
    opened_at: datetime
    province: str
    stage: str
    sealed: bool
    revision: int
    relations: frozenset[str]
    # Nothing sealed opens before the officer has said that he knows nobody in the case.
    waits_for_word: bool
    # Somebody opened it in an emergency, these last three days.
    emergency_at: datetime | None
    # False for supervision, which sees duties and lateness but neither facts nor parties.
    reads_casework: bool
    may: frozenset[str]
    mine_now: tuple[DutyLine, ...]
    by_stage: tuple[StageOfDuties, ...]
    bars: tuple[BarLine, ...]
    facts: tuple[FactLine, ...]
    parties: tuple[PartyLine, ...]
    places: tuple[SealedPlace, ...]
    numbers: tuple[tuple[str, str], ...]
    offences: tuple[str, ...]
