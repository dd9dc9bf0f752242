"""A crime meeting from its call to what became of its decisions, as commanders go through it."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house import demo_meetings
from amaan.house.commands import meeting as command
from amaan.house.testing import role
from amaan.jobs import packing, turning
from amaan.jobs.models import Order
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.meetings import calling, deciding
from amaan.meetings.models import Decision, Meeting, Pack, Point
from amaan.organisation.queries import Actor
from amaan.oversight.models import KeepingAlarm, KeepingDuty

pytestmark = pytest.mark.django_db
WORDS = "The doctor was away for two weeks; a second one is asked for."


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 200, seed=11))
    count_all(world)
    return world


def month(world: World) -> date:
    return add_months(local_date(world.now).replace(day=1), -1)


def written(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def call(world: World, screen_of: Screens) -> Meeting:
    today = local_date(world.now)
    commander = screen_of("the district commander")
    answer = commander.post(
        "/meetings/call",
        {"month": month(world).isoformat(), "answers_by": written(today),
         "held_on": written(today)},
    )  # fmt: skip
    assert answer.status_code == 302, answer.text
    with role("owner"):
        return Meeting.objects.get()


def point_of(meeting: Meeting, actor: Actor) -> Point:
    with role("owner"):
        found = Point.objects.filter(meeting=meeting, place=actor.unit_id).first()
    assert found is not None, "nothing is asked of the station"
    return found


def move_on(world: World, meeting: Meeting, *steps: str) -> None:
    chair = world.actors["the district commander"]
    for to in steps:
        with transaction.atomic():
            act_as(chair, world.now)
            calling.move_on(actor=chair, meeting_id=meeting.id, to=to, now=world.now)


def decide(world: World, meeting: Meeting) -> UUID:
    chair, owner = world.actors["the district commander"], world.actors["the station commander"]
    with transaction.atomic():
        act_as(chair, world.now)
        return deciding.decide(
            actor=chair, meeting_id=meeting.id, words="A second doctor is asked for at once.",
            owner_unit=owner.unit_id, due_on=local_date(world.now) + timedelta(days=1),
            now=world.now,
        )  # fmt: skip


def read_by_hand(browser: Client, meeting: Meeting) -> None:
    """This will read the words that are too few to be compared with any name, and say so."""
    page = browser.get(f"/meetings/{meeting.id}").text
    found = re.search(r'name="digest" value="([0-9a-f]{64})"', page)
    assert found is not None, "nothing is offered to be read"
    answer = browser.post(
        f"/meetings/{meeting.id}/read", {"by_hand": "yes", "digest": found[1]}
    )  # fmt: skip
    assert answer.status_code == 302


def test_what_a_commander_explains_is_printed_beside_the_figure(
    screen_of: Screens, counted: World
) -> None:
    meeting = call(counted, screen_of)
    station = screen_of("the station commander")
    point = point_of(meeting, counted.actors["the station commander"])
    asked = station.get("/meetings/asked").text
    assert f"/meetings/point/{point.id}" in asked
    assert station.post(f"/meetings/point/{point.id}", {"words": WORDS}).status_code == 302
    district = screen_of("the district commander")
    page = district.get(f"/meetings/{meeting.id}").text
    assert WORDS in page
    assert "not answered yet" in page
    slides = district.get(f"/meetings/{meeting.id}/pages").text
    assert WORDS not in slides, "shown on a wall before anybody read it for names"
    assert "Its commander explained it." in slides
    read_by_hand(district, meeting)
    slides = district.get(f"/meetings/{meeting.id}/pages").text
    assert WORDS in slides
    assert "Not answered yet." in slides
    move_on(counted, meeting, "collected")
    assert "No explanation was given." in district.get(f"/meetings/{meeting.id}/pages").text
    late = station.post(f"/meetings/point/{point.id}", {"words": "Later words"})
    assert late.status_code == 404
    assert "Later words" not in district.get(f"/meetings/{meeting.id}").text


def test_words_that_lead_to_somebody_are_refused_and_kept_on_the_page(
    screen_of: Screens, counted: World
) -> None:
    meeting = call(counted, screen_of)
    point = point_of(meeting, counted.actors["the station commander"])
    station = screen_of("the station commander")
    for words in ("Ask 0300 1234567 about it", "See K7QF-3M2P", "CNIC 35202-1234567-1", "x" * 601):
        answer = station.post(f"/meetings/point/{point.id}", {"words": words})
        assert answer.status_code == 422, words
        assert words in answer.text
    with role("owner"):
        assert not Point.objects.exclude(answer="").exists()


def test_a_station_sees_what_is_asked_of_itself_and_of_no_other(
    screen_of: Screens, counted: World
) -> None:
    meeting = call(counted, screen_of)
    page = screen_of("the station commander").get(f"/meetings/{meeting.id}").text
    assert "First Practice Station" in page
    assert "Second Practice Station" not in page
    assert "Set it:" not in page
    with role("owner"):
        other = Point.objects.filter(meeting=meeting, place__isnull=False).exclude(
            place=counted.actors["the station commander"].unit_id
        )
        assert other.exists(), "the second station is asked nothing: the test shows nothing"
        theirs = f"/meetings/point/{other[0].id}"
    assert screen_of("the station commander").get(theirs).status_code == 404
    for part in ("the desk officer", "the investigator", "the auditor", "the media officer"):
        for url in ("/meetings/", f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/pages"):
            assert screen_of(part).get(url).status_code == 404, (part, url)


def test_no_place_leads_and_every_number_has_its_other_half(
    screen_of: Screens, counted: World
) -> None:
    meeting = call(counted, screen_of)
    with role("owner"):
        points = list(Point.objects.filter(meeting=meeting).order_by("number"))
    places = [one.place.name_en for one in points if one.place is not None]
    assert places == sorted(places)
    page = screen_of("the district commander").get(f"/meetings/{meeting.id}/pages").text
    assert "More reports can mean more trust" in page
    for one in points:
        if one.of is not None and not one.code.endswith("_files"):
            assert f"{one.part} of {one.of}" in page, one.code


def test_a_meeting_is_called_once_about_a_month_that_is_over(
    screen_of: Screens, counted: World
) -> None:
    call(counted, screen_of)
    today = local_date(counted.now)
    commander = screen_of("the district commander")

    def typed(month: date, answers_by: date) -> Mapping[str, str]:
        return {"month": month.isoformat(), "answers_by": written(answers_by),
                "held_on": written(today)}  # fmt: skip

    again = commander.post("/meetings/call", typed(month(counted), today))
    assert "called already" in again.text
    afterwards = commander.post(
        "/meetings/call", typed(add_months(month(counted), -1), today + timedelta(days=1))
    )
    assert "Answers come before the meeting" in afterwards.text
    this_month = commander.post("/meetings/call", typed(today.replace(day=1), today))
    assert this_month.status_code == 422
    assert screen_of("the supervisor").get("/meetings/call").status_code == 404


def test_what_was_decided_is_followed_up_first_and_climbs_when_it_is_late(
    screen_of: Screens, counted: World
) -> None:
    meeting = call(counted, screen_of)
    move_on(counted, meeting, "collected", "held")
    decision = decide(counted, meeting)
    owner = screen_of("the station commander")
    assert "A second doctor is asked for at once." in owner.get("/meetings/asked").text
    later = counted.now + timedelta(days=3)
    with role("jobs"):
        turning.keep_watch(later, thorough=False)
    with role("owner"):
        owed = KeepingDuty.objects.get(kind="decision", about=decision)
        told = set(KeepingAlarm.objects.filter(duty=owed).values_list("to_post", flat=True))
    assert "supervisor" in told, "nobody above the station heard of it"
    answer = owner.post(
        f"/meetings/decision/{decision}", {"done": "yes", "words": "The second doctor came."}
    )
    assert answer.status_code == 302
    with role("jobs"):
        turning.keep_watch(later, thorough=False)
    with role("owner"):
        owed.refresh_from_db()
        assert owed.settled_at is not None
        Meeting.objects.filter(id=meeting.id).update(month=add_months(meeting.month, -1))
    call_again = screen_of("the district commander").post(
        "/meetings/call",
        {"month": month(counted).isoformat(), "answers_by": written(local_date(counted.now)),
         "held_on": written(local_date(counted.now))},
    )  # fmt: skip
    assert call_again.status_code == 302
    with role("owner"):
        latest = Meeting.objects.get(month=month(counted))
    read_by_hand(screen_of("the district commander"), latest)
    pages = screen_of("the district commander").get(f"{call_again.url}/pages").text
    assert "The second doctor came." in pages
    before_points = pages.index("A second doctor is asked for at once.")
    assert before_points < pages.index("Reports taken")


def test_a_pack_is_set_once_and_stays_as_it_was_set(screen_of: Screens, counted: World) -> None:
    meeting = call(counted, screen_of)
    district = screen_of("the district commander")
    assert district.post(f"/meetings/{meeting.id}/pack", {"language": "both"}).status_code == 302
    assert "It is being made." in district.get(f"/meetings/{meeting.id}").text
    with role("jobs"):
        order = Order.objects.get(kind="make_meeting_pack")
        packing.make(order.id, counted.now)
    page = district.get(f"/meetings/{meeting.id}").text
    found = re.search(r"/meetings/pack/([0-9a-f-]+)", page)
    assert found is not None
    pdf = district.get(found[0])
    assert pdf.content.startswith(b"%PDF")
    with role("owner"):
        first = Pack.objects.get()
    assert first.number in page
    move_on(counted, meeting, "collected", "held")
    decide(counted, meeting)
    with role("jobs"):
        packing.make(order.id, counted.now)
    assert district.get(found[0]).content == pdf.content
    assert screen_of("the station commander").get(found[0]).status_code == 404


def test_nothing_counted_and_nothing_late_is_said_in_words(
    screen_of: Screens, world: World
) -> None:
    meeting = call(world, screen_of)
    pages = screen_of("the district commander").get(f"/meetings/{meeting.id}/pages").text
    assert "The figures were never counted before this meeting was called." in pages
    with role("owner"):
        Decision.objects.all().delete()
        asked = Point.objects.filter(meeting=meeting, family="changed")
        assert not asked.exists()


def test_only_its_owner_and_its_chair_say_what_became_of_a_decision(
    screen_of: Screens, counted: World
) -> None:
    meeting = call(counted, screen_of)
    move_on(counted, meeting, "collected")
    decision = decide(counted, meeting)
    url = f"/meetings/decision/{decision}"
    for part in ("the supervisor", "the regional commander", "the desk officer"):
        assert screen_of(part).get(url).status_code == 404, part
    assert screen_of("the station commander").post(
        url, {"done": "no", "words": "The hospital has no second doctor yet."}
    ).status_code == 302  # fmt: skip
    with role("owner"):
        assert Decision.objects.get().state == "not_done"
    assert screen_of("the district commander").get(url).status_code == 200


def test_the_practice_district_begins_with_two_meetings_past_and_one_called(
    screen_of: Screens, world: World
) -> None:
    assert demo_meetings.prepare_the_meetings(world.now) == 3
    assert demo_meetings.prepare_the_meetings(world.now) == 3
    page = screen_of("the district commander").get("/meetings/").text
    assert page.count("closed") == 2
    assert "answers are asked for" in page
    assert "1 late" in page


def test_a_region_asks_its_districts_and_their_commanders_answer(
    screen_of: Screens, counted: World
) -> None:
    today = written(local_date(counted.now))
    region = screen_of("the regional commander")
    called = region.post(
        "/meetings/call",
        {"month": month(counted).isoformat(), "answers_by": today, "held_on": today},
    )
    assert called.status_code == 302, called.text
    with role("owner"):
        meeting = Meeting.objects.get()
        # Whether this month has a point of the district hangs on chance: one is put by hand.
        point = Point.objects.create(
            meeting=meeting, unit_id=meeting.unit_id, number=99, family="late",
            code="late_duties", place_id=counted.actors["the district commander"].unit_id,
            part=4, of=40, still=2,
        )  # fmt: skip
    district = screen_of("the district commander")
    assert f"/meetings/point/{point.id}" in district.get("/meetings/asked").text
    assert district.post(f"/meetings/point/{point.id}", {"words": WORDS}).status_code == 302
    assert "Set it:" not in district.get(called.url).text
    assert district.post(f"{called.url}/pack", {"language": "en"}).status_code == 404
    assert WORDS in region.get(called.url).text
    assert WORDS in screen_of("the inspector general").get(called.url).text
    for part in ("the station commander", "the supervisor"):
        assert screen_of(part).get(called.url).status_code == 404, part


def test_a_list_of_meetings_has_a_second_page(screen_of: Screens, world: World) -> None:
    meeting = call(world, screen_of)
    with role("owner"):
        for back in range(1, 15):
            meeting.id = new_id()
            meeting.month = add_months(month(world), -back)
            meeting.save(force_insert=True)
    commander = screen_of("the district commander")
    first = commander.get("/meetings/").text
    more = re.search(r"href=\"(/meetings/\?before=[^\"]+)\"", first)
    assert more is not None
    second = commander.get(more[1]).text
    seen = re.findall(r"href=\"/meetings/([0-9a-f]{8}-[0-9a-f-]+)\"", first + second)
    assert len(seen) == len(set(seen)) == 15


def test_the_command_orders_a_pack_and_fetches_it(counted: World, screen_of: Screens) -> None:
    meeting = call(counted, screen_of)
    chair = counted.actors["the district commander"]
    asked = command._parser().parse_args(["practice district", f"{meeting.month:%Y-%m}"])
    pack_id = command._order(chair, asked, counted.now)
    assert pack_id is not None
    with role("jobs"):
        packing.make(Order.objects.get(kind="make_meeting_pack").id, counted.now)
    pdf = command._waited_for(chair, pack_id, counted.now)
    assert pdf is not None
    assert pdf.startswith(b"%PDF")
    elsewhere = command._parser().parse_args(["Practice Region", f"{meeting.month:%Y-%m}"])
    assert command._order(chair, elsewhere, counted.now) is None
