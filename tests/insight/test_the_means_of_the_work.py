"""What conferences agreed, what women say, places, women living there, money: counted, not told."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.security.world import World
from tests.shelter.house import as_one, rows

from amaan.books import actions as books
from amaan.books.book import Book
from amaan.community import means
from amaan.desk import feedback
from amaan.desk.models import Contact
from amaan.desk.own_door import SIX
from amaan.house.testing import role
from amaan.insight import institution
from amaan.insight.institution import Found
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import new_id
from amaan.organisation.models import Posting, Unit
from amaan.support.models import Conference, ConferenceAction

pytestmark = pytest.mark.django_db
DISTRICT, REGION, PROVINCE = (
    "the district commander", "the regional commander", "the inspector general",
)  # fmt: skip


def found(world: World, part: str, name: str) -> Found | None:
    """What a post is told of one figure of the institution."""
    actor = world.actors[part]
    every = as_one(actor, world.now, lambda: institution.institution(actor, world.now))
    return next(told for one, told in every if one.id == name)


def counted(told: Found | None) -> tuple[int, int] | None:
    return (told.share.part, told.share.of) if told and told.share else None


def agreed(world: World, case: str, due_on: date, result: str, days_late: int = 0) -> None:
    """A conference about a case, with one step and what became of it."""
    officer, case_id = world.actors["the desk officer"].officer_id, world.cases[case].case_id
    day = world.now - timedelta(days=90)
    with role("owner"):
        met = Conference.objects.create(
            case_id=case_id, entry="high", emergency=False, her_view="told", day=day.date(),
            called_at=day, called_by_id=officer,
        )  # fmt: skip
        answered = start_of_day(due_on) + timedelta(days=days_late, hours=9)
        ConferenceAction.objects.create(
            conference=met, case_id=case_id, step="visit", owner="police", due_on=due_on,
            agreed_by_id=officer, result=result,
            answered_at=answered if result else None, answered_by_id=officer if result else None,
        )  # fmt: skip


def test_steps_are_done_by_their_day_or_not_and_sealed_cases_are_in_none(world: World) -> None:
    last_month = local_date(world.now).replace(day=1) - timedelta(days=10)
    agreed(world, "own", last_month, "done")
    agreed(world, "own", last_month, "done", days_late=1)
    agreed(world, "elsewhere", last_month, "")
    agreed(world, "own", last_month, "no_longer_needed")
    agreed(world, "sealed", last_month, "done")
    agreed(world, "own", last_month - timedelta(days=60), "done")
    assert counted(found(world, DISTRICT, "steps_done")) == (1, 3)
    # A station counts its own.
    assert counted(found(world, "the station commander", "steps_done")) == (1, 2)


@pytest.fixture
def stations(world: World) -> Iterator[list[UUID]]:
    """Three stations of the district."""
    district = world.actors[DISTRICT].unit_id
    with role("owner"):
        mine = list(Unit.objects.filter(kind="station", district_id=district)[:3])
        while len(mine) < 3:
            first = mine[0]
            mine.append(Unit.objects.create(
                kind="station", parent_id=first.parent_id, district_id=district,
                province=first.province, name_en="Another", name_ur="ایک اور",
                opened_on=first.opened_on, is_practice=first.is_practice,
            ))  # fmt: skip
    yield [one.id for one in mine]


def say(world: World, stations: list[UUID], answers: list[str]) -> None:
    month, _after = feedback.quarter_before(local_date(world.now))
    for n, answer in enumerate(answers):
        rows(
            "INSERT INTO desk_feedback (id, district_id, station_id, month, answers)"
            " VALUES (%s, %s, %s, %s, jsonb_build_object('listened', %s::text))",
            new_id(), world.actors[DISTRICT].unit_id, stations[n % len(stations)],
            month, answer,
        )  # fmt: skip


def test_what_women_say_is_told_above_districts_and_never_of_few(
    world: World, stations: list[UUID]
) -> None:
    say(world, stations, ["yes"] * 6 + ["no"] * 3)
    told = found(world, PROVINCE, "heard_listened")
    assert told is not None
    assert told.why == institution.TOO_FEW_ANSWERED
    say(world, stations, ["partly"] * 2)
    assert counted(found(world, PROVINCE, "heard_listened")) == (6, 11)
    assert found(world, DISTRICT, "heard_listened") is None
    other = found(world, PROVINCE, "heard_again")
    assert other is not None
    assert other.why == institution.TOO_FEW_ANSWERED
    assert {f"heard_{item}" for item in SIX} <= {one.id for one in institution.STANDINGS}


def test_of_two_stations_nothing_is_told_and_few_are_told_without_their_number(
    world: World, stations: list[UUID]
) -> None:
    say(world, stations[:2], ["yes"] * 12)
    told = found(world, PROVINCE, "heard_listened")
    assert told is not None
    assert told.why == institution.TOO_FEW_ANSWERED
    say(world, stations[2:], ["no"] * 2)
    told = found(world, PROVINCE, "heard_listened")
    assert told is not None
    assert (told.share, told.why) == (None, institution.ALL_BUT_FEW)


def test_the_district_asks_the_database_itself_and_is_told_nothing(
    world: World, stations: list[UUID]
) -> None:
    say(world, stations, ["yes"] * 12)
    since, until = feedback.quarter_before(local_date(world.now))
    asked = world.actors[DISTRICT]
    assert as_one(asked, world.now, lambda: feedback.heard_above(since, until)) == {}


def house_of(world: World, beds: int, taken_away: int = 0) -> UUID:
    """One more house of the province, with beds."""
    with role("owner"):
        keeper = Unit.objects.get(id=world.actors["the house keeper"].unit_id)
        house = Unit.objects.create(
            kind=keeper.kind, parent_id=keeper.parent_id, district_id=keeper.district_id,
            province=keeper.province, name_en=f"House {new_id().hex[:6]}", name_ur="گھر",
            opened_on=keeper.opened_on, is_practice=keeper.is_practice,
        )  # fmt: skip
    officer = world.actors["the house keeper"].officer_id
    rows(
        "INSERT INTO support_house (unit_id, kind, boys_up_to, without_order, wheelchair,"
        " inspected_every_days, set_at, set_by_id) VALUES (%s, 'shelter', 10, true, false, 61,"
        " %s, %s)", house.id, world.now, officer,
    )  # fmt: skip
    room = new_id()
    rows("INSERT INTO support_room (id, house_id, name, step_free) VALUES (%s, %s, '1', true)",
         room, house.id)  # fmt: skip
    for number in range(beds + taken_away):
        gone = world.now if number >= beds else None
        rows(
            "INSERT INTO support_bed (id, house_id, room_id, number, taken_away_at)"
            " VALUES (%s, %s, %s, %s, %s)", new_id(), house.id, room, number + 1, gone,
        )  # fmt: skip
    return house.id


def come(world: World, house: UUID, outcome: str, reason: str = "") -> None:
    officer = world.actors["the house keeper"].officer_id
    sent = ("other_house", "ngo") if outcome == "refused" else ("", "")
    rows(
        "INSERT INTO support_arrival (id, house_id, reference, arrived_at, recorded_at,"
        " recorded_by_id, from_paper, came_by, police_case, age_band, first, girls, boys, outcome,"
        " reason, sent_to, brought_by, decided_at, decided_by_id) VALUES (%s, %s, %s, %s, %s, %s,"
        " false, 'herself', 'no', '26_35', '{}', 0, 0, %s, %s, %s, %s, %s, %s)",
        new_id(), house, new_id().hex[-9:], world.now, world.now, officer, outcome, reason, *sent,
        world.now, officer,
    )  # fmt: skip


def test_places_are_told_of_three_houses_or_more_and_to_the_province_alone(world: World) -> None:
    first, _second = house_of(world, 4), house_of(world, 3, taken_away=2)
    come(world, first, "refused", "no_bed")
    told = found(world, PROVINCE, "places")
    assert told is not None
    assert told.why == institution.TOO_FEW_HOUSES
    house_of(world, 5)
    come(world, first, "refused", "boys_age")
    come(world, first, "admitted")
    assert counted(found(world, PROVINCE, "places")) == (12, 12)
    assert counted(found(world, PROVINCE, "no_place")) == (1, 3)
    assert found(world, DISTRICT, "places") is None


def enter(world: World, book: Book, **typed: object) -> None:
    """The programme officer of the province enters a line for the district."""
    keeper = world.actors["the programme officer"]
    with role("owner"):
        unit = Unit.objects.get(id=world.actors[DISTRICT].unit_id)
    values = {"unit": unit.name_en, "on": local_date(world.now).isoformat(), **typed}

    def act() -> None:
        books.enter(
            actor=keeper, book=book, entry_id=new_id(),
            told={name: str(value) for name, value in values.items()}, now=world.now,
            source="typed",
        )  # fmt: skip

    as_one(keeper, world.now, act)


def test_without_an_entry_there_is_no_figure_and_the_latest_year_counts(world: World) -> None:
    for name in ("uptake", "spent"):
        told = found(world, DISTRICT, name)
        assert told is not None
        assert told.why == institution.NOT_ENTERED
    enter(world, means.WOMEN, year=2017, women=100_000, origin="Census of 2017")
    enter(world, means.WOMEN, year=2023, women=250_000, origin="Census of 2023")
    told = found(world, DISTRICT, "uptake")
    assert told is not None
    # Nobody came in the tests' own world: both numbers are told, and no rate of so few.
    assert (told.amount, told.of, told.why) == (None, 250_000, institution.TOO_FEW_CAME)
    line = {"purpose": "desks", "gender": "targeted", "origin": "Budget book"}
    enter(world, means.MONEY, year=2025, allotted=900, released=900, spent=900, **line)
    enter(
        world, means.MONEY, year=2026, allotted=1_000_000, released=600_000, spent=250_000, **line
    )
    enter(world, means.MONEY, year=2026, allotted=500_000, **(line | {"purpose": "training"}))
    assert counted(found(world, DISTRICT, "spent")) == (250_000, 1_000_000)
    # What stands for a district is not the region's.
    above = found(world, REGION, "spent")
    assert above is not None
    assert above.why == institution.NOT_ENTERED


def came(world: World, number: int, sex: str, purpose: str) -> None:
    """Contacts of the desk forty days ago."""
    desk, at = world.actors["the desk officer"], world.now - timedelta(days=40)
    with role("owner"):
        Contact.objects.bulk_create(
            Contact(
                desk_id=desk.unit_id, station_id=desk.station_id, mode="walk_in", arrived_at=at,
                opened_by_id=desk.officer_id, purpose=purpose, sex=sex, finished_at=at,
            )
            for _ in range(number)
        )  # fmt: skip


def test_a_rate_is_told_with_both_its_numbers(world: World) -> None:
    enter(world, means.WOMEN, year=2023, women=40_000, origin="Census of 2023")
    came(world, 14, "female", "complaint")
    came(world, 5, "male", "complaint")
    came(world, 7, "female", "advice")
    told = found(world, DISTRICT, "uptake")
    assert told is not None
    assert (told.amount, told.part, told.of) == (3.5, 14, 40_000)


def test_who_works_is_held_against_who_supervises(world: World) -> None:
    told = found(world, DISTRICT, "supervised")
    assert told is not None
    assert told.part is not None
    assert told.amount == round(told.part / told.of, 1)
    assert found(world, REGION, "supervised") is None
    with role("owner"):
        posts = Posting.objects.filter(until=None, unit__district_id=world.actors[DISTRICT].unit_id)
        at_work = posts.filter(post__in=["desk_officer", "investigator"]).count()
        over_them = posts.filter(post="supervisor").count()
    assert (told.part, told.of) == (at_work, over_them)
