"""Missed of due: one and the same duties above and below the line, whatever becomes of them."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.oversight.conftest import Turn
from tests.oversight.ledger import Laid, lay
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.cases import tallies
from amaan.cases.models import Case, DutyRecord
from amaan.confidentiality.row_security import act_as
from amaan.house.history.chance import Chance
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel.ids import FactId
from amaan.oversight import queries as oversight
from amaan.oversight.sheets import FailureLine, PlaceLine

HOUR = timedelta(hours=1)
STATES = ("open", "contested", "met", "met_late", "missed", "waived", "fell_away")
FELL_DUE = {"met", "met_late", "waived", "missed"}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_becomes_of_duties_the_missed_are_a_part_of_the_due(
    world: World, turn: Turn, seed: int
) -> None:
    chance = Chance(f"becoming {seed}")
    her, now = world.actors["the desk officer"], world.now
    lay(her, [Laid("legal", "desk_officer", now - 9 * HOUR, now - 5 * HOUR)] * 12)
    for _round in range(5):
        with role("owner"):
            become_anything(chance)
        turn(now)
    with role("jobs"):
        assert turning.wrong_numbers(now) == 0
    missed, due = recount(now)
    with transaction.atomic():
        act_as(world.actors["the district commander"], now)
        board = oversight.failures(world.actors["the district commander"], now.date())
    assert (board.missed, board.due) == (missed, due)
    lines: list[FailureLine | PlaceLine] = [*board.by_failure, *board.by_place]
    for line in lines:
        assert 0 <= line.missed <= line.due
        assert 0 <= line.late_now <= line.missed
    assert all(line.running >= 0 and line.contested >= 0 for line in board.by_place)


def become_anything(chance: Chance) -> None:
    """This will bring some duties into any state, with any past, and count that as acts do."""
    for row in DutyRecord.objects.filter(case__sealed=False).select_related("case"):
        if chance.happens(0.6):
            continue
        before = tallies.counted(row)
        row.state = chance.one_of(STATES)
        row.was_late = row.was_late or row.state in {"missed", "met_late"} or chance.happens(0.5)
        row.next_look_at = None
        row.save()
        found = tallies.changes([(before, tallies.counted(row))])
        case = row.case
        tallies.append(tallies.entries(tallies.place_of(case), case.id, found))
    for case in Case.objects.all():
        owed = case.owed
        case.owed = case.duties.filter(state__in=("open", "contested", "missed")).count()
        case.save()
        tallies.append(tallies.file_entry(case, is_new=False, owed_before=owed))


def recount(now: datetime) -> tuple[int, int]:
    """Missed and due of this month, counted by hand from the ledger."""
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.state, d.was_late FROM cases_dutyrecord d JOIN cases_case c"
            " ON c.id = d.case_id WHERE NOT c.sealed AND date_trunc('month', d.late_at"
            " AT TIME ZONE 'Asia/Karachi') = date_trunc('month', %s AT TIME ZONE 'Asia/Karachi')",
            [now],
        )
        found = Counter(cursor.fetchall())
    due = sum(n for (state, _late), n in found.items() if state in FELL_DUE)
    return sum(n for (state, late), n in found.items() if late and state in FELL_DUE), due


def test_what_was_late_and_then_never_owed_is_in_neither_number(world: World, turn: Turn) -> None:
    """The registration of a report that was late, of a complaint that was entered by mistake."""
    her, told, now = world.actors["the desk officer"], world.cases["registered"], world.now
    turn(now + HOUR)
    before = recount(now)
    wrong = her_report(told.case_id)
    with transaction.atomic():
        act_as(her, now + 2 * HOUR)
        cases.correct_fact(
            actor=her,
            case_id=told.case_id,
            fact_id=wrong,
            reason="wrong_case",
            instead=None,
            seen_revision=None,
            now=now + 2 * HOUR,
        )
    turn(now + 3 * HOUR)
    with role("jobs"):
        assert turning.wrong_numbers(now) == 0
    with transaction.atomic():
        act_as(world.actors["the supervisor"], now + 3 * HOUR)
        board = oversight.failures(world.actors["the supervisor"], now.date())
    assert recount(now) != before
    assert (board.missed, board.due) == recount(now)


def her_report(case_id: UUID) -> FactId:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM cases_factrecord WHERE case_id = %s AND kind = 'fir.registered'",
            [case_id],
        )
        (found,) = cursor.fetchone()
    return FactId(UUID(str(found)))
