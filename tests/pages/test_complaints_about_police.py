"""A complaint about police: where it is taken, who never reads it, and what becomes of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.pages.conftest import Screens, shown
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock
from amaan.kernel.ids import new_id
from amaan.oversight import complaints, inspections
from amaan.oversight.complaint_times import times

pytestmark = pytest.mark.django_db


def typed(world: World, unit: object, **more: str) -> dict[str, str]:
    then = clock.local(world.now - timedelta(hours=9))
    return {
        "id": str(uuid4()), "unit": str(unit), "about": "registration_refused",
        "told_by": "herself", "through": "in_person", "received": then.strftime("%d/%m/%Y"),
        "received_time": then.strftime("%H:%M"), "may_be_called": "on",
        "paper": "", **more,
    }  # fmt: skip


@pytest.fixture
def supervisor(world: World, screen_of: Screens) -> Client:
    return screen_of("the supervisor")


def station(world: World) -> object:
    return world.actors["the station commander"].station_id


def test_the_station_it_is_about_neither_takes_nor_reads_it(
    world: World, screen_of: Screens, supervisor: Client
) -> None:
    elsewhere = screen_of("the officer from another station")
    taken = elsewhere.post("/command/complaints/new", typed(world, station(world)))
    assert taken.status_code == 200
    assert "The complaint is taken" in taken.text
    own = screen_of("the desk officer").post(
        "/command/complaints/new", typed(world, station(world))
    )
    assert own.status_code == 422
    assert screen_of("the station commander").get("/command/complaints").status_code == 404
    assert elsewhere.get("/command/complaints").status_code == 404
    page = supervisor.get("/command/complaints")
    assert "The FIR was refused or put off" in page.text
    # Nine hours have gone by, and nobody called back.
    assert "late: call back" in page.text
    act_as(world.actors["the station commander"], world.now)
    assert complaints.complaints_of(world.actors["the station commander"], limit=5) == ()


def test_it_is_called_back_answered_visited_and_asked_again_by_somebody_else(
    world: World, screen_of: Screens, supervisor: Client
) -> None:
    told = typed(world, station(world))
    supervisor.post("/command/complaints/new", told)
    at = f"/command/complaints/{told['id']}"
    answer = {"outcome": "upheld", "steps": ["warned", "case_registered"]}
    assert supervisor.post(at, answer).status_code == 422
    assert supervisor.post(at, {"reached": "yes"}).status_code == 302
    assert supervisor.post(at, answer).status_code == 302
    assert supervisor.post(at, {"content": "yes"}).status_code == 422
    assert "Somebody else asks" in supervisor.post(at, {"content": "yes"}).text
    commander = screen_of("the district commander")
    assert commander.post(at, {"content": "partly"}).status_code == 302
    actor = world.actors["the supervisor"]
    act_as(actor, world.now)
    line = complaints.complaint(actor, told["id"])  # type: ignore[arg-type]  # an id as text
    assert line.visit_by is not None
    assert not line.is_closed
    (desk, *_others) = inspections.tours(actor, world.now)
    inspections.write_inspection(
        actor=actor, inspection_id=new_id(), desk_id=desk.desk.unit_id, visited_at=world.now,
        answers={"own_room": "yes"}, now=world.now,
    )  # fmt: skip
    found = complaints.complaint(actor, told["id"])  # type: ignore[arg-type]  # an id as text
    of_that_station = desk.station.unit_id == station(world)
    assert found.is_closed is of_that_station
    numbers = supervisor.get("/command/complaints").text
    assert "1 of 1" in numbers


def test_about_the_districts_own_command_only_those_above_it_read(
    world: World, screen_of: Screens, supervisor: Client
) -> None:
    told = typed(world, station(world), about_command="on", about="pressed_to_settle")
    taken = screen_of("the auditor").post("/command/complaints/new", told)
    assert taken.status_code == 200
    at = f"/command/complaints/{told['id']}"
    assert supervisor.get(at).status_code == 404
    assert screen_of("the district commander").get(at).status_code == 404
    assert screen_of("the auditor").get(at).status_code == 200
    assert screen_of("the regional commander").get(at).status_code == 200


def test_a_time_that_has_not_come_stays_on_the_page(world: World, supervisor: Client) -> None:
    ahead = clock.local(world.now + timedelta(days=2)).strftime("%d/%m/%Y")
    answer = supervisor.post(
        "/command/complaints/new", typed(world, station(world), received=ahead)
    )
    assert answer.status_code == 422
    assert ahead in answer.text


def test_every_matter_has_a_time_and_a_source() -> None:
    found = times()
    assert found.call_back == timedelta(hours=8)
    assert found.of("illegal_detention").answer == timedelta(hours=24)
    assert found.of("registration_refused").answer == timedelta(hours=72)
    assert found.of("nothing_done").answer == timedelta(days=14)
    assert all(one.sources for one in found.about)


def test_complaints_of_one_instant_are_all_shown_across_the_pages(
    world: World, supervisor: Client
) -> None:
    # Said just now, so that none is late: what is late stands above the list, on every page.
    now = clock.local(world.now)
    just_now = {"received": now.strftime("%d/%m/%Y"), "received_time": now.strftime("%H:%M")}
    taken = set()
    for _each in range(45):
        told = typed(world, station(world), **just_now)
        assert supervisor.post("/command/complaints/new", told).status_code == 200
        taken.add(told["id"])
    found = shown(supervisor, "/command/complaints", r"/command/complaints/([0-9a-f-]{36})")
    assert found == taken
