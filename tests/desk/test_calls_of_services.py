"""A call that began with 15 or 1122: typed, brought in from a table, compared, and counted."""

import json
import re
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.desk import response_times, service_calls
from amaan.desk.service_calls import Call, CannotJoin, NotATicket, TicketStands
from amaan.kernel import clock
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor

FORM = {
    "service": "police_15", "ticket": "15-4711", "received_at": "23:50", "grade": "emergency",
    "dispatched_at": "23:55", "arrived_at": "00:10", "danger_now": "yes", "weapon": "no",
    "order": "unknown", "children": "yes",
}  # fmt: skip
TABLE = """Service,Ticket,Received,Grade,Dispatched,Arrived,Weapon
15,15-1,{day} 14:05,emergency,{day} 14:07,{day} 14:19,yes
1122,R-7,{day} 14:06,,,{day} 14:30,
"""


@pytest.fixture
def desk(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def yesterday(world: World) -> date:
    return clock.local_date(world.now) - timedelta(days=1)


def typed(world: World, desk: Client, **other: str) -> dict[str, str]:
    page = desk.get("/desk/calls/new").text
    (call_id,) = re.findall(r'name="id"[^>]* value="([^"]+)"', page)
    return FORM | {"id": call_id, "day": yesterday(world).strftime("%d/%m/%Y")} | other


def write(world: World, who: str = "the desk officer", **told: object) -> Call:
    at = world.now - timedelta(days=1)
    call = Call(**({"service": "police_15", "ticket": f"T-{new_id().int % 10**9}",
                    "received_at": at} | told))  # type: ignore[arg-type]  # fmt: skip
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        service_calls.write_call(
            actor=world.actors[who], call_id=new_id(), call=call, now=world.now
        )
    return call


def times(world: World, actor: Actor, month: date) -> tuple[response_times.ResponseLine, ...]:
    with transaction.atomic():
        act_as(actor, world.now)
        return response_times.response_times(actor, month)


def ids(world: World, actor: Actor) -> list[response_times.Listed]:
    with transaction.atomic():
        act_as(actor, world.now)
        return list(response_times.calls_of(actor, limit=50))


def test_hours_after_midnight_are_of_the_next_day(world: World, desk: Client) -> None:
    answers = typed(world, desk)
    for _press in range(2):
        assert desk.post("/desk/calls/new", answers).status_code == 302
    (row,) = ids(world, world.actors["the desk officer"])
    assert row.call.arrived_at is not None
    assert row.call.arrived_at - row.call.received_at == timedelta(minutes=20)
    page = desk.get("/desk/calls").text
    assert "15-4711" in page and ">20<" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ticket": "Rukhsana house 12"}, "own ticket number: digits are needed"),
        ({"received_at": "25:10"}, "Write the time by the 24-hour clock"),
        ({"day": "31/02/2026"}, "There is no such day"),
        ({"day": ""}, "Nothing is written here yet"),
        ({"service": "neighbour"}, "Choose one of the answers"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    world: World, desk: Client, wrong: dict[str, str], sentence: str
) -> None:
    answer = desk.post("/desk/calls/new", typed(world, desk) | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text and 'value="23:55"' in answer.text


def test_a_ticket_stands_once_until_it_is_taken_back(world: World, desk: Client) -> None:
    assert desk.post("/desk/calls/new", first := typed(world, desk)).status_code == 302
    again = desk.post("/desk/calls/new", typed(world, desk))
    assert again.status_code == 422 and "This ticket stands already" in again.text
    assert desk.post(f"/desk/calls/{first['id']}/taken-back").status_code == 302
    assert desk.post(f"/desk/calls/{first['id']}/taken-back").status_code == 404
    assert desk.post("/desk/calls/new", typed(world, desk)).status_code == 302


@pytest.mark.parametrize("as_json", [False, True])
def test_a_table_is_tried_brought_in_and_passed_over_when_sent_again(
    world: World, desk: Client, as_json: bool
) -> None:
    text = TABLE.format(day=yesterday(world))
    if as_json:
        head, *rows = [line.split(",") for line in text.strip().splitlines()]
        text = json.dumps([dict(zip(head, row, strict=True)) for row in rows])
    tried = desk.post("/desk/calls/table", {"text": text, "act": "try"})
    assert "2 calls are new and ready." in tried.text
    assert ids(world, world.actors["the desk officer"]) == []
    assert desk.post("/desk/calls/table", {"text": text, "act": "bring_in"}).status_code == 302
    assert len(ids(world, world.actors["the desk officer"])) == 2
    again = desk.post("/desk/calls/table", {"text": text, "act": "try"})
    assert again.status_code == 200 and "This table has no rows." in again.text


def test_a_table_with_one_fault_changes_nothing_and_every_fault_is_listed(
    world: World, desk: Client
) -> None:
    day = yesterday(world)
    text = TABLE.format(day=day) + f"15,15-1,{day} 15:00,,,,\nfax,Rukhsana,soon,,,,\n"
    refused = desk.post("/desk/calls/table", {"text": text, "act": "bring_in"})
    assert refused.status_code == 422
    for sentence in ("stands twice in the table", "none of the services: fax", "no time"):
        assert sentence in refused.text
    assert ids(world, world.actors["the desk officer"]) == []


def test_two_services_are_joined_by_a_person_and_count_as_one_event(
    world: World, desk: Client
) -> None:
    at = world.now - timedelta(days=1)
    write(world, ticket="15-9", received_at=at, grade="emergency",
          dispatched_at=at + timedelta(minutes=4))  # fmt: skip
    write(world, service="rescue_1122", ticket="R-9", received_at=at + timedelta(minutes=3),
          arrived_at=at + timedelta(minutes=12))  # fmt: skip
    rescue, police = ids(world, world.actors["the desk officer"])
    page = desk.get(f"/desk/calls/{police.call_id}").text
    assert "R-9" in page and "3 minutes" in page
    assert desk.post(f"/desk/calls/{police.call_id}/one-with/{rescue.call_id}").status_code == 302
    whole = times(world, world.actors["the station commander"], clock.local_date(at))[0]
    assert (whole.grade, whole.events, whole.to_arrival.median, whole.in_time) == (
        "emergency", 1, 12.0, 1,
    )  # fmt: skip
    assert desk.post(f"/desk/calls/{rescue.call_id}/alone").status_code == 302
    apart = times(world, world.actors["the station commander"], clock.local_date(at))
    assert sum(line.events for line in apart if line.station_id is None) == 2


def test_calls_of_one_service_or_of_another_night_cannot_be_joined(world: World) -> None:
    at, her = world.now - timedelta(days=2), world.actors["the desk officer"]
    write(world, received_at=at)
    write(world, received_at=at)
    write(world, service="helpline", received_at=at + timedelta(hours=3))
    one, two, other = ids(world, her)
    for a, b in ((one, two), (one, other), (two, other)):
        with pytest.raises(CannotJoin), transaction.atomic():
            act_as(her, world.now)
            service_calls.join_calls(actor=her, one=a.call_id, other=b.call_id, now=world.now)


def test_the_middle_and_the_slowest_tenth_agree_with_counting_by_hand(world: World) -> None:
    at = (world.now - timedelta(days=1)).replace(second=0, microsecond=0)
    for minutes in range(1, 22):
        write(world, received_at=at, grade="emergency",
              arrived_at=at + timedelta(minutes=minutes))  # fmt: skip
    write(world, received_at=at, grade="emergency")
    whole = times(world, world.actors["the district commander"], clock.local_date(at))[0]
    assert (whole.events, whole.to_arrival.logged, whole.to_dispatch.logged) == (22, 21, 0)
    assert (whole.to_arrival.median, whole.to_arrival.slowest_tenth) == (11.0, 19.0)
    assert whole.in_time == 15


def test_another_station_sees_nothing_and_may_hold_the_same_ticket(world: World) -> None:
    call = write(world, ticket="15-77")
    write(world, "the officer from another station", ticket="15-77", received_at=call.received_at)
    for who in ("the desk officer", "the officer from another station"):
        assert len(ids(world, world.actors[who])) == 1
    (mine,) = ids(world, world.actors["the desk officer"])
    elsewhere = world.actors["the officer from another station"]
    with pytest.raises(NotFound), transaction.atomic():
        act_as(elsewhere, world.now)
        service_calls.take_back(actor=elsewhere, call_id=mine.call_id, now=world.now)


def test_the_sheet_for_whoever_goes_holds_four_answers_and_times_only(
    world: World, desk: Client
) -> None:
    answers = typed(world, desk)
    desk.post("/desk/calls/new", answers)
    page = desk.get(f"/desk/calls/{answers['id']}/responder").text
    assert "Somebody is in danger now" in page and "A weapon" in page
    assert world.aviary.found_in(page.encode()) == frozenset()


@pytest.mark.parametrize("who", ["the investigator", "the auditor", "the custodian"])
def test_who_answers_no_calls_has_no_such_page(world: World, screen_of: Screens, who: str) -> None:
    screen = screen_of(who)
    for path in ("/desk/calls", "/desk/calls/new", f"/desk/calls/{uuid4()}"):
        assert screen.get(path).status_code == 404


def test_a_commander_reads_how_soon_help_came(world: World, screen_of: Screens) -> None:
    at = world.now - timedelta(hours=1)
    write(world, received_at=at, grade="emergency", arrived_at=at + timedelta(minutes=9))
    month = clock.local_date(at).strftime("%Y-%m")
    page = screen_of("the district commander").get(f"/command/response?month={month}").text
    assert "9 min" in page and "1 not logged" in page and "within 15 minutes" in page
    urdu = screen_of("the district commander", "ur").get("/command/response").text
    assert "ہنگامی" in urdu


def test_a_ticket_is_a_number_and_a_time_runs_forward(world: World) -> None:
    now = datetime.now(tz=clock.KARACHI)
    call = Call(service="app", ticket="Rukhsana Bibi 1", received_at=now - timedelta(hours=1))
    with pytest.raises(NotATicket):
        service_calls.check(call, now)
    write(world, ticket="A-1")
    with pytest.raises(TicketStands):
        write(world, ticket="A-1")
