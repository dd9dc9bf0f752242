"""Boards and numbers: what each commander sees, and that nothing of a sealed case is in them."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.oversight.conftest import Turn
from tests.oversight.ledger import Laid, lay
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.oversight import queries as oversight
from amaan.oversight.sheets import DutySheet, FailureBoard, OwedDuty
from amaan.protocol import facts

HOUR = timedelta(hours=1)
COMMANDERS = ("the station commander", "the supervisor", "the district commander")
ABOVE = ("the regional commander", "the inspector general")
FIR = "fir_at_once"


def late(actor: Actor, now: datetime) -> list[OwedDuty]:
    with transaction.atomic():
        act_as(actor, now)
        return list(oversight.late_now(actor, now, limit=1000))


def board(actor: Actor, now: datetime) -> FailureBoard:
    with transaction.atomic():
        act_as(actor, now)
        return oversight.failures(actor, now.date())


def sheet(actor: Actor, duty_id: UUID, now: datetime) -> DutySheet:
    with transaction.atomic():
        act_as(actor, now)
        return oversight.duty_sheet(actor, duty_id, now)


@pytest.fixture
def later(world: World, turn: Turn) -> datetime:
    """Thirty hours after the small world was told, with the clock turned."""
    now = world.now + 30 * HOUR
    turn(now)
    return now


@pytest.mark.parametrize("who", [*COMMANDERS, *ABOVE])
def test_no_board_shows_anything_of_a_sealed_case(world: World, later: datetime, who: str) -> None:
    sealed = world.cases["sealed"].case_id
    lines = late(world.actors[who], later)
    assert sealed not in {line.case_id for line in lines}
    assert lines or who in ABOVE


def test_sealing_takes_a_case_out_of_every_number_of_its_district(
    world: World, later: datetime, turn: Turn
) -> None:
    commander = world.actors["the district commander"]
    her = world.actors["the desk officer"]
    before = board(commander, later)
    own = world.cases["own"].case_id
    gone = [line for line in late(commander, later) if line.case_id == own]
    with transaction.atomic():
        act_as(her, later)
        confidentiality.seal_case(
            actor=her, case_id=own, sources=("accused_in_police",), must_not_know=(), now=later
        )
    turn(later + HOUR)
    after = board(commander, later)
    assert len(gone) > 3
    assert before.late_now - after.late_now == len(gone)
    with role("jobs"):
        assert turning.wrong_numbers(later) == 0


def test_what_a_province_counts_is_what_its_districts_count(world: World, later: datetime) -> None:
    """Whoever has both numbers subtracts, and what is left over must be nothing."""
    of_the_province = board(world.actors["the inspector general"], later)
    of_the_region = board(world.actors["the regional commander"], later)
    of_the_district = board(world.actors["the district commander"], later)
    assert of_the_province == of_the_region
    assert (of_the_region.missed, of_the_region.due) == (
        of_the_district.missed,
        of_the_district.due,
    )
    assert {p.unit.name_en for p in of_the_province.by_place} == {"Practice District"}


def test_those_above_a_district_are_shown_what_climbed_to_them_and_nothing_else(
    world: World, turn: Turn
) -> None:
    regional = world.actors["the regional commander"]
    inspector = world.actors["the inspector general"]
    now = world.now + 100 * HOUR
    turn(now)
    lines = late(regional, now)
    assert lines
    assert {line.climbed_to for line in lines} <= {"regional_commander", "inspector_general"}
    assert {line.duty_class for line in lines} <= {"legal", "clinical"}
    assert late(inspector, now) == []
    turn(world.now + 300 * HOUR)
    assert late(inspector, world.now + 300 * HOUR)


def test_a_duty_tells_who_was_told_and_when(world: World, later: datetime) -> None:
    commander = world.actors["the district commander"]
    own = world.cases["own"].case_id
    line = next(d for d in late(commander, later) if d.rule == FIR and d.case_id == own)
    shown = sheet(commander, line.duty_id, later)
    assert [alarm.to_post for alarm in shown.alarms] == ["supervisor"]
    assert shown.alarms[0].told is not None
    assert shown.alarms[0].told.name_en == "Kamran"
    assert shown.duty.held_by[0].name_en == "Daud"
    assert shown.next_at is not None


def test_a_commander_asking_for_a_duty_elsewhere_gets_the_same_answer_as_for_none(
    world: World, later: datetime
) -> None:
    elsewhere = world.cases["elsewhere"].case_id
    district = world.actors["the district commander"]
    duty = next(d for d in late(district, later) if d.case_id == elsewhere)
    station = world.actors["the station commander"]
    for duty_id in (duty.duty_id, UUID(int=7)):
        with pytest.raises(NotFound):
            sheet(station, duty_id, later)


def test_an_obstacle_stands_beside_the_duty_and_stops_no_clock(world: World, turn: Turn) -> None:
    her, own = world.actors["the desk officer"], world.cases["own"].case_id
    with transaction.atomic():
        act_as(her, world.now)
        cases.record_fact(
            actor=her,
            case_id=own,
            happening=cases.NewFact(
                fact=facts.ObstacleRecorded(rule="medical_examination", obstacle="no_vehicle"),
                happened=facts.Happened.at(world.now),
            ),
            seen_revision=None,
            now=world.now,
        )
    now = world.now + 30 * HOUR
    turn(now)
    lines = late(world.actors["the supervisor"], now)
    hindered = {line.rule for line in lines if line.obstacles == ("no_vehicle",)}
    assert hindered == {"medical_examination"}


def test_an_obstacle_taken_back_no_longer_stands_there(world: World) -> None:
    her, own = world.actors["the desk officer"], world.cases["own"].case_id
    obstacle = cases.NewFact(
        fact=facts.ObstacleRecorded(rule="medical_examination", obstacle="line_down"),
        happened=facts.Happened.at(world.now),
    )
    with transaction.atomic():
        act_as(her, world.now)
        cases.record_fact(
            actor=her, case_id=own, happening=obstacle, seen_revision=None, now=world.now
        )
        cases.correct_fact(
            actor=her,
            case_id=own,
            fact_id=obstacle.id,
            reason="wrong_detail",
            instead=None,
            seen_revision=None,
            now=world.now,
        )
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_dutyrecord WHERE obstacles <> '[]'")
        assert cursor.fetchone() == (0,)


def test_pages_of_a_board_follow_one_another_by_key_and_lose_nothing(
    world: World, later: datetime
) -> None:
    commander = world.actors["the district commander"]
    everything = [line.duty_id for line in late(commander, later)]
    found: list[UUID] = []
    after = None
    while True:
        with transaction.atomic():
            act_as(commander, later)
            page = oversight.late_now(commander, later, after=after, limit=7)
        if not page:
            break
        found += [line.duty_id for line in page]
        after = page[-1].late_at, page[-1].duty_id
    assert found == everything
    assert len(found) > 20


def test_what_is_due_today_is_not_yet_late_and_turns_late_before_midnight(
    world: World, later: datetime
) -> None:
    commander, her = world.actors["the district commander"], world.actors["the desk officer"]
    end = (later + timedelta(days=1)).replace(hour=19, minute=0, second=0, microsecond=0)
    now = end - 6 * HOUR
    ids = lay(
        her,
        [
            Laid("legal", "desk_officer", now - HOUR, now + HOUR),
            Laid("legal", "desk_officer", now - HOUR, end + timedelta(minutes=1)),
            Laid("legal", "desk_officer", now - 2 * HOUR, now - HOUR),
        ],
    )
    with transaction.atomic():
        act_as(commander, now)
        due = {line.duty_id for line in oversight.due_today(commander, now, limit=1000)}
    # Midnight in Karachi is 19:00 UTC.
    assert due & set(ids) == {ids[0]}


def test_the_numbers_agree_with_the_ledger_whatever_was_done(world: World, turn: Turn) -> None:
    with role("jobs"):
        assert turning.wrong_numbers(world.now) == 0
    turn(world.now + 50 * HOUR)
    her, told = world.actors["the desk officer"], world.cases["own"]
    now = world.now + 51 * HOUR
    with transaction.atomic():
        act_as(her, now)
        for kind, details in (("fir.registered", {"number": "9/26"}), ("medical.declined", {})):
            cases.record_fact(
                actor=her,
                case_id=told.case_id,
                happening=cases.NewFact(
                    fact=facts.read(kind, details), happened=facts.Happened.at(now)
                ),
                seen_revision=None,
                now=now,
            )
    with role("jobs"):
        assert turning.wrong_numbers(now) == 0
    turn(now + HOUR)
    with role("jobs"):
        assert turning.wrong_numbers(now) == 0


def test_a_number_that_was_changed_by_hand_is_found(world: World, turn: Turn) -> None:
    turn(world.now + 30 * HOUR)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_tally SET was_late = was_late - 1 WHERE id ="
            " (SELECT id FROM cases_tally WHERE was_late > 0 ORDER BY id LIMIT 1)"
        )
    with role("jobs"):
        assert turning.wrong_numbers(world.now) == 1


def test_workload_counts_open_files_by_desk_and_investigator(world: World, later: datetime) -> None:
    supervisor = world.actors["the supervisor"]
    with transaction.atomic():
        act_as(supervisor, later)
        load = oversight.workload(supervisor, later)
    assert [(d.station.name_en, d.open_cases, d.women) for d in load.desks] == [
        ("First Practice Station", 3, 2),
        ("Second Practice Station", 1, 1),
    ]
    assert [(i.officer.name_en, i.open_cases) for i in load.investigators] == [("Shazia", 1)]
