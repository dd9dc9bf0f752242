"""A duty of the ledger as pages and boards are given it."""

from dataclasses import replace
from datetime import datetime

from amaan.cases.models import Case, DutyRecord
from amaan.cases.sheets import DutyLine
from amaan.kernel.ids import CaseId, FactId
from amaan.protocol import ladders


def duty_line(row: DutyRecord, case: Case) -> DutyLine:
    """This will give a duty as a frozen record."""
    return DutyLine(
        id=str(row.id),
        case_id=CaseId(case.id),
        reference=case.reference,
        rule=row.rule,
        duty_class=row.duty_class,
        stage=row.stage,
        owner=row.owner,
        title_en=row.title_en,
        title_ur=row.title_ur,
        clock=row.clock,
        started_at=row.started_at,
        due_at=row.due_at,
        late_at=row.late_at,
        state=row.state,
        met_at=row.met_at,
        met_by=None if row.met_by is None else FactId(row.met_by),
        note=row.note,
        at_once=row.at_once,
        window_over=row.window_over,
        authority=row.authority,
        reasons=tuple(row.reasons),
        failure=row.failure,
        was_late=row.was_late,
        climbed_to=ladders.post_of(row.climbed),
        next_at=row.next_look_at,
        obstacles=tuple(row.obstacles),
    )


def as_of(duty: DutyLine, now: datetime) -> DutyLine:
    """This will show a duty as late from the instant it is.

    The ledger learns of lateness from the clock's turn; the page must not wait for it.
    """
    if duty.state == "open" and duty.late_at < now:
        return replace(duty, state="missed")
    return duty
