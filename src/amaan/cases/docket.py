"""The docket: stored facts go in, the ledger of duties comes out.

This is the only place where the trunk meets the protocol engine. It reads no clock and
sends nothing; the verbs call it inside their own transaction.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from amaan.cases import tallies
from amaan.cases.models import Case, DutyRecord
from amaan.kernel.ids import new_id
from amaan.law import catalogue
from amaan.protocol import engine, facts, ladders, rulebook

# The way from the first word to the verdict; a case stands at the furthest stage reached.
STAGES = ("contact", "registration", "care", "safety", "investigation", "court")
# Care and safety run beside the case from the first hour and say nothing about how far it is.
_ADVANCING = ("contact", "registration", "investigation", "court")
OWED = frozenset({"open", "contested", "missed"})
# What waits for her wish waits in peace: nobody is warned about it.
WATCHED = frozenset({"open", "missed"})
_CHANGEABLE = (
    "started_at",
    "due_at",
    "late_at",
    "state",
    "met_at",
    "met_by",
    "was_late",
    "note",
    "window_over",
    "obstacles",
    "next_look_at",
)


class StoredFact(Protocol):
    """A fact as it is stored, whichever way it was read."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def details(self) -> dict[str, Any]: ...
    @property
    def happened_earliest(self) -> datetime: ...
    @property
    def happened_latest(self) -> datetime: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def by_post(self) -> str: ...


class Placed(Protocol):
    """A case as far as the rules ask where it lies."""

    @property
    def province(self) -> str: ...


def timeline(records: Iterable[StoredFact]) -> tuple[facts.Recorded, ...]:
    """This will read stored rows as the facts they are, oldest recorded first."""
    return tuple(
        facts.Recorded(
            id=str(row.id),
            fact=facts.read(row.kind, row.details),
            happened=facts.Happened(row.happened_earliest, row.happened_latest),
            recorded_at=row.recorded_at,
            by=row.by_post,
        )
        for row in sorted(records, key=lambda row: (row.recorded_at, row.id))
    )


def outcome(case: Placed, line: Sequence[facts.Recorded], now: datetime) -> engine.Outcome:
    """This will work out which duties and bars exist on a timeline at an instant."""
    return engine.outcome(
        line,
        rulebook=_rulebook(),
        catalogue=catalogue.load(),
        place=engine.Place(province=case.province),
        now=now,
    )


def stage_of(line: Sequence[facts.Recorded]) -> str:
    """This will say how far the case has come; corrected facts do not count."""
    struck = {r.fact.corrects for r in line if isinstance(r.fact, facts.FactCorrected)}
    reached = [
        _ADVANCING.index(r.fact.stage)
        for r in line
        if r.id not in struck and r.fact.stage in _ADVANCING
    ]
    return _ADVANCING[max(reached, default=0)]


def settle(case: Case, line: Sequence[facts.Recorded], now: datetime) -> engine.Outcome:
    """This will bring the duties ledger of a case into agreement with its timeline.

    A duty keeps its authority, its owner and its wording as they were when it arose; only
    what became of it changes. Its due time moves when the rule is the same and the facts
    it was counted from were corrected: a new version of a rule never reaches back silently.
    The case's own row is changed in memory; whoever holds it saves it.
    """
    result = outcome(case, line, now)
    # Locked: the clock may be turning over the same duties, and the numbers follow from what
    # a duty was before.
    standing = {row.key: row for row in DutyRecord.objects.select_for_update().filter(case=case)}
    before = {key: (_changeable(row), tallies.counted(row)) for key, row in standing.items()}
    rows = [_row(case, duty, standing.get(duty.key)) for duty in result.duties]
    changed = [r for r in rows if r.key not in before or before[r.key][0] != _changeable(r)]
    _write(changed)
    owed_before = case.owed
    case.owed = sum(r.state in OWED for r in {**standing, **{r.key: r for r in rows}}.values())
    found = tallies.changes(
        (before[r.key][1] if r.key in before else None, tallies.counted(r)) for r in changed
    )
    tallies.append(
        tallies.entries(tallies.place_of(case), case.id, found)
        + tallies.file_entry(case, is_new=False, owed_before=owed_before)
    )
    return result


def first_duties(
    case: Case, line: Sequence[facts.Recorded], now: datetime
) -> tuple[DutyRecord, ...]:
    """This will work out the first duties of a file about to be opened, and what it owes."""
    rows = tuple(_row(case, duty, None) for duty in outcome(case, line, now).duties)
    case.owed = sum(row.state in OWED for row in rows)
    return rows


def write_first(case: Case, rows: Sequence[DutyRecord]) -> None:
    """This will write the first duties of a file just opened, and count them."""
    DutyRecord.objects.bulk_create(rows)
    found = tallies.changes((None, tallies.counted(row)) for row in rows)
    tallies.append(
        tallies.entries(tallies.place_of(case), case.id, found)
        + tallies.file_entry(case, is_new=True, owed_before=0)
    )


def watched(row: DutyRecord) -> ladders.Watched:
    """This will give a duty as its ladder needs it."""
    return ladders.Watched(row.duty_class, row.ladder, row.owner, row.started_at, row.late_at)


def known_ladders() -> ladders.Ladders:
    """This will give the ladders this process works with."""
    return _rulebook().ladders


@cache
def rules_version() -> str:
    """This will give the digest of every rule, offence and calendar this process works with.

    Kept for as long as the process lives, like the rules themselves: files that changed
    under a running process are not yet its rules.
    """
    _rulebook()
    root = catalogue.default_root()
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.toml")):
        if "examples" not in path.relative_to(root).parts:
            total.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


@cache
def _rulebook() -> rulebook.Rulebook:
    return rulebook.load()


def _row(case: Case, duty: engine.Duty, before: DutyRecord | None) -> DutyRecord:
    row = before or DutyRecord(
        id=new_id(),
        case=case,
        key=duty.key,
        rule=duty.rule.id,
        rule_version=duty.rule.version,
        duty_class=duty.rule.rule_class,
        stage=duty.rule.stage,
        owner=duty.rule.owner,
        station_id=case.station_id,
        district_id=case.district_id,
        province=case.province,
        title_en=duty.title_en,
        title_ur=duty.title_ur,
        clock=duty.clock,
        failure=duty.rule.failure,
        ladder=duty.rule.ladder,
        at_once=duty.at_once,
        authority=duty.authority.as_stored(),
        reasons=list(duty.reasons),
    )
    if row.rule_version == duty.rule.version:
        row.started_at, row.due_at, row.late_at = duty.started_at, duty.due_at, duty.late_at
    row.state = duty.state
    row.met_at = duty.met_at
    row.was_late = duty.was_late
    row.window_over = duty.window_over
    row.met_by = UUID(duty.met_by) if duty.met_by else None
    row.note = duty.contested_why or duty.ended_why
    row.obstacles = list(duty.obstacles)
    row.next_look_at = None
    if row.state in WATCHED:
        row.next_look_at = ladders.next_look(
            watched(row), row.climbed, row.state == "missed", known_ladders()
        )
    return row


def _changeable(row: DutyRecord) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _CHANGEABLE)


def _write(rows: list[DutyRecord]) -> None:
    if rows:
        DutyRecord.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["case", "key"],
            update_fields=list(_CHANGEABLE),
        )
