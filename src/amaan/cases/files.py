"""A file in the hand of whoever holds its lock: what lies where, and what is owed on it.

Plain records, filled from one statement and written back by another (`ledger`): a file of
thirty facts and twenty-five duties costs more as objects of the database's mapper than as
everything that is worked out from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amaan.kernel.ids import CaseId
from amaan.protocol import engine, facts


@dataclass(slots=True)
class Entry:
    """One duty in the ledger: what it remembers, and below that what became of it."""

    id: str
    key: str
    rule: str
    rule_version: str
    duty_class: str
    owner: str
    ladder: str
    failure: str
    # The highest step that was raised. The clock's turn writes it, no act does.
    climbed: int
    # False where nobody had signed its rule when it arose: guidance, never late.
    binds: bool
    started_at: datetime
    due_at: datetime
    late_at: datetime
    state: str
    met_at: datetime | None
    met_by: str | None
    was_late: bool
    # Why it is contested, waived or fell away.
    note: str
    window_over: bool
    obstacles: list[str]
    next_look_at: datetime | None

    def outcome(self) -> tuple[object, ...]:
        """This will give what may change of a duty once it stands in the ledger."""
        return (
            self.started_at, self.due_at, self.late_at, self.state, self.met_at, self.met_by,
            self.was_late, self.note, self.window_over, self.obstacles, self.next_look_at,
        )  # fmt: skip


@dataclass(slots=True)
class File:
    """A case file: where it lies, how far it is, its timeline and its ledger."""

    id: CaseId
    reference: str
    desk_id: UUID
    station_id: UUID
    district_id: UUID
    province: str
    opened_at: datetime
    stage: str = "contact"
    sealed: bool = False
    revision: int = 1
    owed: int = 0
    # Oldest recorded first.
    line: tuple[facts.Recorded, ...] = ()
    ledger: dict[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A fact as it is about to be stored, with the sealed values that belong to it."""

    recorded: facts.Recorded
    by: UUID | None
    sealed: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of a file's ledger, to be written: new duties, changed ones, the numbers."""

    new: list[tuple[Entry, engine.Duty]]
    changed: list[Entry]
    counted: list[dict[str, object]]
