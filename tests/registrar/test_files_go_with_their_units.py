"""A unit is moved or ended on the registrar's page, and its files are where it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.oversight.ledger import Laid, lay
from tests.registrar.conftest import in_english
from tests.security.browsing import sign_in
from tests.security.world import World

from amaan.cases.moving import files_below
from amaan.confidentiality.row_security import act_as
from amaan.desk import actions as desk
from amaan.desk import queries as visits
from amaan.house.testing import role
from amaan.jobs import moving, turning
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.kernel import clock
from amaan.kernel.ids import ContactId, OfficerId, UnitId, new_id
from amaan.organisation import actions as organisation
from amaan.organisation.posts import Post, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor, acting_as
from amaan.oversight import queries as oversight
from amaan.oversight.sheets import FailureBoard

HOUR = timedelta(hours=1)
MOVED = "SELECT count(*) FROM cases_factrecord WHERE kind = 'case.moved'"
MANY = 200


@dataclass(frozen=True)
class Moving:
    """The small world with a second district, its commander, and many files at one desk."""

    world: World
    now: datetime
    new_district: UnitId
    newcomer: Actor
    duties: list[UUID]

    def station(self) -> UnitId:
        station = self.world.actors["the desk officer"].station_id
        assert station is not None
        return station


@pytest.fixture
def many(world: World) -> Iterator[Moving]:
    registrar, her = world.actors["the registrar"], world.actors["the desk officer"]
    region = world.actors["the regional commander"].unit_id
    new = organisation.open_unit(
        actor=registrar, parent_id=region, kind=UnitKind.DISTRICT, name_en="New District",
        name_ur="نیا ضلع", now=world.now - HOUR,
    )  # fmt: skip
    newcomer = appointed(registrar, new, Post.DISTRICT_COMMANDER, "T-900", world.now - HOUR)
    now = world.now + timedelta(days=2)
    duties = [
        duty
        for n in range(MANY)
        for duty in lay(her, [
            Laid(("legal", "clinical", "standard")[n % 3], "desk_officer", now - 30 * HOUR,
                 now - (n % 24 + 1) * HOUR),
            Laid("legal", "station_commander", now - HOUR, now + 40 * HOUR),
        ])
    ]  # fmt: skip
    clock.shift_by(timedelta(days=2))
    with role("jobs"):
        turning.turn(now)
    yield Moving(world, now, new, newcomer, duties)
    clock.shift_by(timedelta())


def appointed(registrar: Actor, unit: UnitId, post: Post, number: str, at: datetime) -> Actor:
    officer = organisation.appoint_officer(
        actor=registrar,
        officer=organisation.NewOfficer(
            sign_in=number.lower(), service_number=number, name_en="Newcomer", name_ur="نووارد",
            rank=Rank.SP, sex=Sex.FEMALE,
        ),
        password="a long word for a test",
        unit_id=unit,
        post=post,
        now=at,
    )  # fmt: skip
    return now_acting(officer, at + timedelta(minutes=1))


def now_acting(officer: OfficerId, at: datetime) -> Actor:
    actor = acting_as(officer, at)
    assert actor is not None
    return actor


def board(actor: Actor, now: datetime) -> FailureBoard:
    with transaction.atomic():
        act_as(actor, now)
        return oversight.failures(actor, now.date())


def late(actor: Actor, now: datetime) -> set[UUID]:
    with transaction.atomic():
        act_as(actor, now)
        return {line.duty_id for line in oversight.late_now(actor, now, limit=2000)}


def as_owner(statement: str, *words: UUID | datetime) -> list[tuple[object, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, words)
        return list(cursor.fetchall())


def the_order() -> Order:
    return Order.objects.get(kind="move_files")


def carry_out(now: datetime) -> None:
    with role("jobs"):
        moving.move_all(the_order().id, now)
        turning.turn(now)
        assert turning.wrong_numbers(now) == 0


def test_the_page_says_what_a_move_touches_before_anything_is_touched(
    many: Moving, browser: Client
) -> None:
    address = f"/registrar/units/{many.station()}/move/"
    page = browser.post(address, {"unit": str(many.new_district)}).content.decode()
    counted = as_owner(
        "SELECT count(DISTINCT c.id), count(d.id), count(d.id) FILTER (WHERE d.state = 'missed')"
        " FROM cases_case c JOIN cases_dutyrecord d ON d.case_id = c.id"
        " WHERE NOT c.sealed AND c.station_id = %s AND d.state IN ('open', 'contested', 'missed')",
        many.station(),
    )[0]
    said = re.findall(r"<dd[^>]*>\s*(\d+)\s*</dd>", page)
    assert said[:3] == [str(number) for number in counted]
    assert int(said[3]) >= 5
    assert not Order.objects.filter(kind="move_files").exists()
    assert as_owner("SELECT count(*) FROM cases_case WHERE district_id = %s", many.new_district) \
        == [(0,)]  # fmt: skip


def test_a_station_moves_to_another_district_and_two_hundred_files_with_it(
    many: Moving, browser: Client
) -> None:
    old = many.world.actors["the district commander"]
    before, lists = board(old, many.now), late(old, many.now)
    answer = browser.post(
        f"/registrar/units/{many.station()}/move/", {"unit": str(many.new_district), "sure": "1"}
    )
    assert answer.status_code == 302
    assert "Its cases are on their way." in browser.get(answer["Location"]).content.decode()
    carry_out(many.now)
    after, new = board(old, many.now), board(many.newcomer, many.now)
    # What the one lost the other has, and nothing else: by number, by list, by recount.
    assert before.missed - after.missed == new.missed > MANY
    assert before.due - after.due == new.due
    assert before.late_now - after.late_now == new.late_now
    gone = late(many.newcomer, many.now)
    assert gone
    assert late(old, many.now) == lists - gone
    assert the_order().note == "all_moved"
    assert the_order().done_count == the_order().total >= MANY
    assert as_owner(
        "SELECT count(*) FROM cases_case c JOIN cases_dutyrecord d ON d.case_id = c.id"
        " WHERE (c.district_id, c.station_id) <> (d.district_id, d.station_id)"
    ) == [(0,)]
    # Search tokens are of a district, so whoever went along is put into the index anew.
    assert as_owner(
        "SELECT count(*) FROM cases_party p JOIN cases_case c ON c.id = p.case_id"
        " WHERE c.district_id = %s AND NOT EXISTS"
        " (SELECT 1 FROM confidentiality_nametoindex n WHERE n.subject = p.id)",
        many.new_district,
    ) == [(0,)]
    assert as_owner(
        "SELECT count(*) FROM confidentiality_journalentry WHERE fields = 'file.moved'"
    ) == as_owner("SELECT count(*) FROM cases_case WHERE district_id = %s", many.new_district)
    # And each says so once, on its own timeline: a sealed one to nobody but those it is open to.
    assert as_owner(
        "SELECT count(*) FROM cases_case c WHERE c.district_id = %s AND 1 <> ("
        " SELECT count(*) FROM cases_factrecord f"
        " WHERE f.case_id = c.id AND f.kind = 'case.moved' AND f.by_id IS NULL)",
        many.new_district,
    ) == [(0,)]


def test_the_commander_it_left_learns_no_more_of_it_than_of_no_case(
    many: Moving, browser: Client
) -> None:
    old = in_english(sign_in(many.world.actors["the district commander"]))
    new = in_english(sign_in(many.newcomer))
    path = f"/command/duty/{many.duties[0]}"
    assert old.get(path).status_code == 200
    assert new.get(path).status_code == 404
    browser.post(
        f"/registrar/units/{many.station()}/move/", {"unit": str(many.new_district), "sure": "1"}
    )
    carry_out(many.now)
    nowhere = old.get(f"/command/duty/{new_id()}")
    denied = old.get(path)
    assert (denied.status_code, denied.content) == (404, nowhere.content)
    assert new.get(path).status_code == 200
    assert path not in old.get("/command/").content.decode()


def test_a_move_that_was_killed_goes_on_and_moves_nothing_twice(
    many: Moving, browser: Client
) -> None:
    browser.post(
        f"/registrar/units/{many.station()}/move/", {"unit": str(many.new_district), "sure": "1"}
    )
    order = the_order().id
    with role("jobs"):
        moving._one_batch(order, many.now, 30)
        # The plug is pulled in the middle of the second batch.
        with transaction.atomic():
            moving._one_batch(order, many.now, 30)
            transaction.set_rollback(True)
        assert turning.wrong_numbers(many.now) == 0
    assert the_order().done_count <= 30
    moved = "SELECT count(*) FROM cases_case WHERE district_id = %s"
    assert as_owner(moved, many.new_district) == [(30,)]
    carry_out(many.now)
    everything = as_owner("SELECT count(*) FROM cases_case WHERE station_id = %s", many.station())
    assert as_owner(moved, many.new_district) == everything
    once = board(many.newcomer, many.now)
    # And a second order for the same unit finds nothing to do.
    with role("jobs"):
        assert moving.order_what_was_forgotten(many.now) >= 1
        again = Order.objects.filter(kind="move_files", state="placed").values_list("id", flat=True)
        for each in again:
            moving.move_all(each, many.now)
        turning.turn(many.now)
    assert board(many.newcomer, many.now) == once
    entries = "SELECT count(*) FROM confidentiality_journalentry WHERE fields = 'file.moved'"
    assert as_owner(entries) == everything
    assert as_owner(MOVED) == everything


def test_an_ended_desk_leaves_its_files_its_visits_and_its_late_duties_to_the_one_that_goes_on(
    many: Moving, browser: Client
) -> None:
    world, her = many.world, many.world.actors["the desk officer"]
    heir = world.actors["the officer from another station"]
    waiting = ContactId(new_id())
    with transaction.atomic():
        act_as(her, many.now)
        desk.open_contact(
            actor=her, contact_id=waiting, mode="walk_in", language="ur", urgent=False,
            with_children=False, arrived_at=many.now, now=many.now,
        )  # fmt: skip
    sho = appointed(
        world.actors["the registrar"], heir.station_id or heir.unit_id, Post.STATION_COMMANDER,
        "T-901", many.now - HOUR,
    )  # fmt: skip
    address = f"/registrar/units/{her.unit_id}/close/"
    assert browser.post(address, {"unit": "", "sure": "1"}).status_code == 422
    assert browser.post(address, {"unit": str(heir.unit_id), "sure": "1"}).status_code == 302
    carry_out(many.now)
    assert as_owner("SELECT count(*) FROM cases_case WHERE desk_id = %s", her.unit_id) == [(0,)]
    assert set(many.duties) & late(sho, many.now)
    with transaction.atomic():
        act_as(heir, many.now)
        assert visits.contact(heir, waiting).contact_id == waiting
    # What turns late from now on is told to the chain of the station that goes on.
    later = many.now + timedelta(hours=60)
    with role("jobs"):
        turning.turn(later)
    told = as_owner(
        "SELECT DISTINCT a.unit_id FROM oversight_alarm a JOIN cases_dutyrecord d"
        " ON d.id = a.duty_id WHERE a.raised_at = %s AND a.to_post = 'station_commander'",
        later,
    )
    assert told == [(heir.station_id,)]
    # The officer in charge there may register the report now; the one before no longer.
    own = world.cases["own"].case_id
    holders = as_owner(
        "SELECT officer_id FROM confidentiality_grant WHERE case_id = %s AND relation ="
        " 'registering' AND (until IS NULL OR until > %s)",
        own,
        many.now,
    )
    assert holders == [(sho.officer_id,)]


def test_what_is_sealed_goes_along_and_is_in_no_number_of_the_move(
    many: Moving, browser: Client
) -> None:
    address = f"/registrar/units/{many.station()}/move/"
    numbers = r"<dd[^>]*>\s*(\d+)\s*</dd>"
    before = re.findall(numbers, browser.post(address, {"unit": str(many.new_district)}).text)
    lay(many.world.actors["the desk officer"],
        [Laid("legal", "desk_officer", many.now - HOUR, many.now + HOUR)], sealed=True)  # fmt: skip
    after = re.findall(numbers, browser.post(address, {"unit": str(many.new_district)}).text)
    assert before == after
    browser.post(address, {"unit": str(many.new_district), "sure": "1"})
    carry_out(many.now)
    assert the_order().done_count == int(before[0])
    assert as_owner(
        "SELECT count(*) FROM cases_case WHERE sealed AND station_id = %s AND district_id = %s",
        many.station(),
        many.new_district,
    ) == [(2,)]


def test_no_page_and_no_other_job_moves_a_file(many: Moving) -> None:
    move = "SELECT moved FROM amaan_move_files(%s, NULL, %s, 10)"
    with transaction.atomic(), connection.cursor() as cursor:
        act_as(many.world.actors["the registrar"], many.now)
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            cursor.execute(move, [many.station(), many.now])
    with role("jobs"), transaction.atomic(), connection.cursor() as cursor:
        work_as("turn_the_clock", many.now)
        cursor.execute(move, [many.station(), many.now])
        assert cursor.fetchone() is None


def test_nobody_but_the_registrar_of_the_area_reads_the_numbers(many: Moving) -> None:
    for part in ("the district commander", "the desk officer", "the inspector general"):
        actor = many.world.actors[part]
        with transaction.atomic():
            act_as(actor, many.now)
            assert files_below(actor, many.station()).files == 0
