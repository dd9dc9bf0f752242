"""Who may know of a case: an officer's word, whose hands it is in, what she agreed to share."""

import re
from datetime import timedelta

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.cases import actions as cases
from amaan.confidentiality.queries import standing_of
from amaan.confidentiality.row_security import act_as

pytestmark = pytest.mark.django_db
ASKED = "Do you know anybody in this case?"


def page(world: World, name: str, rest: str = "") -> str:
    return f"/case/{world.cases[name].case_id}{rest}"


def take_over(world: World) -> None:
    colleague = world.actors["her colleague"]
    with transaction.atomic():
        act_as(colleague, world.now)
        cases.take_over(actor=colleague, case_id=world.cases["own"].case_id, now=world.now)


def reveals(text: str) -> list[str]:
    return re.findall(r'action="(/reveal/[^"]+)"', text)


def in_a_month(world: World) -> str:
    return f"{world.now + timedelta(days=30):%d/%m/%Y}"


def test_nothing_can_be_opened_before_the_officer_gave_her_word(
    world: World, screen_of: Screens
) -> None:
    take_over(world)
    browser = screen_of("her colleague")
    sheet = browser.get(page(world, "own")).text
    assert ASKED in sheet
    assert reveals(sheet) == []
    assert browser.post(page(world, "own", "/word"), {"knows": "nobody"}).status_code == 302
    sheet = browser.get(page(world, "own")).text
    assert ASKED not in sheet
    assert reveals(sheet)


def test_she_who_wrote_it_down_is_not_asked(world: World, screen_of: Screens) -> None:
    sheet = screen_of("the desk officer").get(page(world, "own")).text
    assert ASKED not in sheet
    assert reveals(sheet)


def test_whoever_knows_one_of_them_finds_nothing_any_more(world: World, screen_of: Screens) -> None:
    browser = screen_of("the investigator")
    answer = browser.post(page(world, "own", "/word"), {"knows": "acquainted"}, follow=True)
    assert "You are out of this case." in answer.text
    for rest in ("", "/word", "/looks", "/standing", "/sharing"):
        assert browser.get(page(world, "own", rest)).status_code == 404


def test_an_empty_answer_is_asked_again(world: World, screen_of: Screens) -> None:
    answer = screen_of("the investigator").post(page(world, "own", "/word"), {})
    assert answer.status_code == 422


def test_a_sealed_case_is_registered_by_whom_its_holder_names(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    text = browser.get(page(world, "sealed", "/standing")).text
    register = text[text.index('id="registering"') : text.index('id="handing-on"')]
    officers = re.findall(r'value="([0-9a-f-]{36})"', register)
    assert str(world.actors["the station commander"].officer_id) not in officers
    assert str(world.actors["the supervisor"].officer_id) not in officers
    text = browser.get(page(world, "own", "/standing")).text
    assert str(world.actors["the station commander"].officer_id) in text


def test_the_right_to_register_ends_on_the_day_that_was_written(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    there, officer = page(world, "registered", "/standing/register"), "the station clerk"
    who = {"fir-officer": str(world.actors[officer].officer_id)}
    assert browser.post(there, who | {"fir-until": "01/01/2020"}).status_code == 422
    last = f"{world.now + timedelta(days=2):%d/%m/%Y}"
    assert browser.post(there, who | {"fir-until": last}).status_code == 302
    assert screen_of(officer).get(page(world, "registered")).status_code == 200
    actor = world.actors[officer]
    with transaction.atomic():
        soon = world.now + timedelta(hours=1)
        act_as(actor, soon)
        assert standing_of(actor, world.cases["registered"].case_id, soon).relations
        later = world.now + timedelta(days=4)
        act_as(actor, later)
        assert not standing_of(actor, world.cases["registered"].case_id, later).relations


def test_a_sealed_case_goes_into_hands_outside_the_station(
    world: World, screen_of: Screens
) -> None:
    elsewhere = world.actors["the officer from another station"]
    browser = screen_of("the desk officer")
    there = page(world, "sealed", "/standing/hand-on")
    near = world.actors["her colleague"].officer_id
    assert browser.post(there, {"to-officer": str(near)}).status_code == 422
    assert browser.post(there, {"to-officer": str(elsewhere.officer_id)}).status_code == 302
    receiver = screen_of("the officer from another station")
    assert ASKED in receiver.get(page(world, "sealed")).text
    assert screen_of("her colleague").get(page(world, "sealed")).status_code == 404


def test_what_she_agreed_to_opens_and_is_shut_the_moment_she_takes_it_back(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    ref = world.cases["own"].places["survivor_name"]
    words = world.cases["own"].places["words"]
    reveal, other = f"/reveal/{world.cases['own'].case_id}/{ref}", "share_for_care"
    assert browser.post(reveal, {"purpose": other}).status_code == 404
    said = {
        "consent_id": "8b6d1f1e-5d4c-4c37-9d53-0a7a8f1f2a11", "recipient": "hospital",
        "parts": ["C3"], "given_by": "survivor", "until": in_a_month(world),
    }  # fmt: skip
    assert browser.post(page(world, "own", "/sharing"), said).status_code == 302
    shown = browser.post(reveal, {"purpose": other})
    assert {c.field for c in world.aviary.found_in(shown.content)} == {"survivor_name"}
    told = browser.post(f"/reveal/{world.cases['own'].case_id}/{words}", {"purpose": other})
    assert told.status_code == 404
    back = page(world, "own", f"/sharing/{said['consent_id']}/back")
    assert browser.post(back).status_code == 302
    assert browser.post(reveal, {"purpose": other}).status_code == 404
    assert "Taken back" in browser.get(page(world, "own", "/sharing")).text


def test_a_yes_to_nothing_and_a_yes_for_ever_are_refused(world: World, screen_of: Screens) -> None:
    browser = screen_of("the desk officer")
    said = {
        "consent_id": "8b6d1f1e-5d4c-4c37-9d53-0a7a8f1f2a12", "recipient": "shelter",
        "parts": ["C5"], "given_by": "survivor", "until": "01/01/2090",
    }  # fmt: skip
    answer = browser.post(page(world, "own", "/sharing"), said)
    assert answer.status_code == 422
    assert "90 days at most" in answer.text
    said |= {"parts": [], "until": in_a_month(world)}
    assert browser.post(page(world, "own", "/sharing"), said).status_code == 422


@pytest.mark.parametrize("rest", ["/standing", "/sharing", "/word"])
def test_who_does_not_hold_the_case_learns_nothing_here(
    world: World, screen_of: Screens, rest: str
) -> None:
    for part in ("the supervisor", "the officer from another station", "the custodian"):
        assert screen_of(part).get(page(world, "own", rest)).status_code == 404


def test_the_pages_speak_urdu(world: World, screen_of: Screens) -> None:
    browser = screen_of("the desk officer", "ur")
    assert "یہ کیس کس کے پاس ہے" in browser.get(page(world, "own", "/standing")).text
    assert "جو بتانے کی انہوں نے اجازت دی" in browser.get(page(world, "own", "/sharing")).text
