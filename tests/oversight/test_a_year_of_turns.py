"""A year of turns: ladders, nights, holidays, transfers, and a station abolished.

What is expected is written down here by hand and worked out without the house's own ladders.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from tests.oversight.conftest import Turn
from tests.oversight.ledger import Laid, lay
from tests.security.world import people

from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel import clock
from amaan.kernel.clock import KARACHI
from amaan.kernel.ids import OfficerId
from amaan.organisation.queries import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGAN = datetime(2027, 1, 1, 9, tzinfo=KARACHI)
TURNS = [BEGAN + n * 18 * HOUR for n in range(4 * 390 // 3)]

# Hours after lateness at which each post above the first hears, by class; written by hand.
CLIMBS = {
    "legal": {"supervisor": 12, "district_commander": 36, "regional_commander": 120,
              "inspector_general": 240},
    "clinical": {"supervisor": 3, "district_commander": 24, "regional_commander": 72,
                 "inspector_general": 168},
}  # fmt: skip
STEPS = ["half", "three_quarters", "station_commander", "supervisor", "district_commander",
         "regional_commander", "inspector_general"]  # fmt: skip
FEDERAL = {(2, 5), (3, 23), (5, 1), (8, 14), (12, 25)}

# Who leaves when, who comes when, and the day on which the second station is no more.
DAUD_LEAVES, BILAL_COMES = BEGAN + 180 * DAY, BEGAN + 190 * DAY
KAMRAN_LEAVES, FARAH_COMES = BEGAN + 300 * DAY, BEGAN + 300 * DAY
ABOLISHED_ON = date(2027, 9, 1)


def awake(at: datetime) -> datetime:
    """The next minute in which a standard may call somebody, found by waiting."""
    while not 8 <= at.hour < 21 or at.weekday() in (5, 6) or (at.month, at.day) in FEDERAL:
        at = (at + HOUR).replace(minute=0, second=0)
    return at


def two_working_days_after(at: datetime) -> datetime:
    day, left = at.date(), 2
    while left:
        day += DAY
        left -= not (day.weekday() in (5, 6) or (day.month, day.day) in FEDERAL)
    return datetime.combine(day + DAY, datetime.min.time(), KARACHI)


def expected_steps(duty: Laid) -> Iterator[tuple[int, str, datetime]]:
    """The step's number, the post it is meant for, and when it is due."""
    waits = awake if duty.duty_class == "standard" else lambda at: at
    whole = duty.late_at - duty.started_at
    half, later = waits(duty.started_at + whole / 2), waits(duty.started_at + whole * 3 / 4)
    if half < duty.late_at:
        yield 1, duty.owner, half
    if later < duty.late_at:
        yield 2, "station_commander", later
    first = "supervisor" if duty.owner == "station_commander" else "station_commander"
    yield STEPS.index(first) + 1, first, duty.late_at
    if duty.duty_class == "standard":
        if first == "station_commander":
            yield 4, "supervisor", awake(two_working_days_after(duty.late_at))
        return
    for post, hours in CLIMBS[duty.duty_class].items():
        if post != first:
            yield STEPS.index(post) + 1, post, duty.late_at + hours * HOUR


@pytest.fixture
def actors(db: None, quick_hash: None) -> dict[str, Actor]:
    return dict(people(clock.now()))


@pytest.fixture
def moves(actors: dict[str, Actor]) -> dict[str, OfficerId]:
    """Two officers who come during the year; the rest is written into the register as it was."""
    daud, kamran = actors["the station commander"], actors["the supervisor"]
    bilal, farah = actors["the station clerk"].officer_id, actors["the custodian"].officer_id
    with role("owner"), connection.cursor() as cursor:
        for leaver, at in ((daud, DAUD_LEAVES), (kamran, KAMRAN_LEAVES)):
            cursor.execute("UPDATE organisation_posting SET until = %s WHERE officer_id = %s",
                           [at, leaver.officer_id])  # fmt: skip
        for comer, seat, at in ((bilal, daud, BILAL_COMES), (farah, kamran, FARAH_COMES)):
            cursor.execute("UPDATE organisation_posting SET until = %s WHERE officer_id = %s",
                           [at, comer])  # fmt: skip
            cursor.execute(
                "INSERT INTO organisation_posting (id, officer_id, unit_id, post, since)"
                " VALUES (gen_random_uuid(), %s, %s, %s, %s)",
                [comer, seat.unit_id, seat.post.value, at],
            )
        abolished = actors["the officer from another station"].station_id
        cursor.execute("UPDATE organisation_unit SET closed_on = %s WHERE id = %s",
                       [ABOLISHED_ON, abolished])  # fmt: skip
    return {"bilal": bilal, "farah": farah}


def a_years_duties() -> list[Laid]:
    """Duties of every class and owner, begun at all hours of a year."""
    kinds = [("legal", "station_commander"), ("clinical", "medical_officer"),
             ("standard", "desk_officer"), ("legal", "desk_officer")]  # fmt: skip
    spans = [2, 24, 30, 71]
    return [
        Laid(*kinds[n % 4], started, started + spans[n // 4 % 4] * HOUR)
        for n in range(240)
        for started in [BEGAN + n * 37 * HOUR + (n % 7) * timedelta(minutes=13)]
    ]


def test_in_a_year_everybody_is_told_once_in_time_and_whoever_holds_the_post_is_told(
    actors: dict[str, Actor], moves: dict[str, OfficerId], turn: Turn
) -> None:
    duties = a_years_duties()
    stations = [actors["the desk officer"], actors["the officer from another station"]]
    ids = [lay(stations[n % 2], [duty])[0] for n, duty in enumerate(duties)]
    for instant in TURNS:
        turn(instant)
    expected = {}
    for n, (duty_id, duty) in enumerate(zip(ids, duties, strict=True)):
        for number, post, due_at in expected_steps(duty):
            raised_at = TURNS[bisect_right(TURNS, due_at)]
            if number <= 2 and raised_at > duty.late_at:
                continue  # nobody is warned of what already happened
            told = whoever_holds(post, raised_at, n % 2, actors, moves)
            expected[duty_id, number] = (*told, due_at, raised_at)
    assert len(expected) > 900
    assert raised() == expected
    with role("jobs"):
        assert turning.wrong_numbers(TURNS[-1]) == 0


def whoever_holds(
    post: str, at: datetime, station: int, actors: dict[str, Actor], moves: dict[str, OfficerId]
) -> tuple[str, UUID, UUID | None]:
    """The post that is really told, its unit and its holder, from the moves written above."""
    first, second = actors["the desk officer"], actors["the officer from another station"]
    desk = (first, second)[station]
    if post == "desk_officer":
        return post, desk.unit_id, None
    if post == "medical_officer":
        return post, desk.station_id, None
    if post == "station_commander" and station == 1:
        if at.date() < ABOLISHED_ON:
            return post, second.station_id, None  # nobody was ever posted there
        post = "supervisor"
    if post == "station_commander":
        daud, bilal = actors["the station commander"].officer_id, moves["bilal"]
        holder = daud if at < DAUD_LEAVES else None if at < BILAL_COMES else bilal
        return post, first.station_id, holder
    if post == "supervisor":
        kamran = actors["the supervisor"]
        return post, kamran.unit_id, kamran.officer_id if at < KAMRAN_LEAVES else moves["farah"]
    holder = actors["the " + post.replace("_", " ")]
    return post, holder.unit_id, holder.officer_id


def raised() -> dict[tuple[UUID, int], tuple[str, UUID, UUID | None, datetime, datetime]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT duty_id, step, to_post, unit_id, officer_id, due_at, raised_at"
            " FROM oversight_alarm"
        )
        return {(duty, step): tuple(rest) for duty, step, *rest in cursor.fetchall()}
