"""The docket: stored facts go in, the ledger of duties comes out.

This is the only place where the trunk meets the protocol engine. It reads no clock and
sends nothing; the verbs call it inside their own transaction.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

from amaan.cases.models import Case, DutyRecord, FactRecord
from amaan.kernel.ids import new_id
from amaan.law import catalogue
from amaan.protocol import engine, facts, rulebook

# The way from the first word to the verdict; a case stands at the furthest stage reached.
STAGES = ("contact", "registration", "care", "safety", "investigation", "court")
# Care and safety run beside the case from the first hour and say nothing about how far it is.
_ADVANCING = ("contact", "registration", "investigation", "court")


def timeline(records: Iterable[FactRecord]) -> tuple[facts.Recorded, ...]:
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


def outcome(case: Case, line: Sequence[facts.Recorded], now: datetime) -> engine.Outcome:
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
    """
    result = outcome(case, line, now)
    standing = {row.key: row for row in DutyRecord.objects.filter(case=case)}
    rows = [_row(case, duty, standing.get(duty.key)) for duty in result.duties]
    _write(rows)
    return result


def settle_new(case: Case, line: Sequence[facts.Recorded], now: datetime) -> engine.Outcome:
    """This will write the first ledger of a case just opened, in one statement."""
    result = outcome(case, line, now)
    _write([_row(case, duty, None) for duty in result.duties])
    return result


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
        rule=duty.rule_id,
        rule_version=duty.rule_version,
        duty_class=duty.duty_class,
        stage=duty.stage,
        owner=duty.owner,
        station_id=case.station_id,
        title_en=duty.title_en,
        title_ur=duty.title_ur,
        clock=duty.clock,
        failure=duty.failure,
        at_once=duty.at_once,
        authority=duty.authority.as_stored(),
        reasons=list(duty.reasons),
    )
    if row.rule_version == duty.rule_version:
        row.started_at, row.due_at, row.late_at = duty.started_at, duty.due_at, duty.late_at
    row.state = duty.state
    row.met_at = duty.met_at
    row.was_late = duty.was_late
    row.window_over = duty.window_over
    row.met_by = UUID(duty.met_by) if duty.met_by else None
    row.note = duty.contested_why or duty.ended_why
    return row


def _write(rows: list[DutyRecord]) -> None:
    DutyRecord.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["case", "key"],
        update_fields=[
            "started_at",
            "due_at",
            "late_at",
            "state",
            "met_at",
            "met_by",
            "was_late",
            "note",
            "window_over",
        ],
    )
