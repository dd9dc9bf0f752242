"""What was missed is known one level up, and then two; and each is told once."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import connection, transaction
from tests.oversight.conftest import Turn
from tests.security.world import World

from amaan.cases import again
from amaan.cases.weighing import next_to_weigh
from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.jobs.context import work_as
from amaan.organisation.queries import Actor
from amaan.oversight import queries as oversight
from amaan.protocol.touching import EVERYTHING

HOUR = timedelta(hours=1)
FIR = "fir_at_once"


def as_owner(question: str, *words: object) -> list[tuple[object, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(question, words)
        found = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def told(rule: str) -> Counter[str]:
    found = as_owner(
        "SELECT a.to_post FROM oversight_alarm a JOIN cases_dutyrecord d ON d.id = a.duty_id"
        " JOIN cases_case c ON c.id = d.case_id WHERE d.rule = %s AND NOT c.sealed",
        rule,
    )
    return Counter(str(row[0]) for row in found)


def late(actor: Actor, now: datetime) -> set[str]:
    with transaction.atomic():
        act_as(actor, now)
        return {d.rule for d in oversight.late_now(actor, now, limit=500)}


def test_what_was_missed_is_told_one_level_up_and_then_two(world: World, turn: Turn) -> None:
    turn(world.now + HOUR)
    # Three were late before anybody turned the clock; the one told an hour ago was not.
    assert told(FIR)["district_commander"] == 0
    turn(world.now + 60 * HOUR)
    assert told(FIR)["supervisor"] == 4 - 1
    assert told(FIR)["district_commander"] == 4 - 1


def test_turning_the_clock_twice_tells_nobody_twice(world: World, turn: Turn) -> None:
    now = world.now + 30 * HOUR
    assert turn(now) > 20
    before = as_owner("SELECT count(*) FROM oversight_alarm")
    assert turn(now) == 0
    assert as_owner("SELECT count(*) FROM oversight_alarm") == before


def test_another_station_learns_nothing_from_the_board(world: World, turn: Turn) -> None:
    now = world.now + 30 * HOUR
    turn(now)
    assert FIR in late(world.actors["the station commander"], now)
    assert late(world.actors["the officer from another station"], now) == set()
    assert late(world.actors["the registrar"], now) == set()


def test_working_the_rules_out_again_says_nothing_else_than_the_clock_did(
    world: World, turn: Turn
) -> None:
    now = world.now + 30 * HOUR
    turn(now)
    ledger = (
        "SELECT id, state, was_late, met_at, late_at, climbed, next_look_at, obstacles"
        " FROM cases_dutyrecord ORDER BY id"
    )
    before = as_owner(ledger)
    with role("jobs"):
        work_as("recompute_duties", now)
        every = next_to_weigh(None, EVERYTHING, limit=50)
        again.recompute(actor=None, case_ids=every, rules_version="again", now=now)
    assert as_owner(ledger) == before
    assert turn(now) == 0
