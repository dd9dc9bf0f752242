"""Those who keep and check: sealed cases by their codes, emergencies, looks, notes that name."""

import re

import pytest
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.test_near_the_people import put
from tests.security.world import World

pytestmark = pytest.mark.django_db


def case(world: World, name: str, rest: str = "") -> str:
    return f"/case/{world.cases[name].case_id}{rest}"


def reveals(text: str) -> list[str]:
    return re.findall(r'action="(/reveal/[^"]+)"', text)


def said(**other: str) -> dict[str, str]:
    return {
        "relation": "glass_name",
        "reason": "life_in_danger",
        "sentence": "Brought in bleeding, nobody of the desk answers.",
    } | other


def opened(world: World, browser: Client) -> str:
    assert browser.post(case(world, "own", "/emergency"), said()).status_code == 302
    return browser.get(case(world, "own", "/emergency")).text


def test_the_custodian_sees_codes_and_gives_a_sealed_case_to_somebody_outside(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the custodian")
    listed = browser.get("/keeping/sealed").text
    sealed = world.cases["sealed"].case_id
    assert str(sealed) in listed
    assert str(world.cases["own"].case_id) not in listed
    assert world.aviary.found_in(listed.encode()) == frozenset()
    page = browser.get(f"/keeping/sealed/{sealed}").text
    near = world.actors["the station commander"].officer_id
    elsewhere = world.actors["the officer from another station"].officer_id
    assert str(near) not in page
    there = f"/keeping/sealed/{sealed}/hand-on"
    assert browser.post(there, {"officer": str(near)}).status_code == 422
    assert browser.post(there, {"officer": str(elsewhere)}).status_code == 302
    assert screen_of("the officer from another station").get(case(world, "sealed")).status_code == (
        200
    )


@pytest.mark.parametrize("part", ["the desk officer", "the auditor", "the district commander"])
def test_nobody_else_sees_what_is_sealed(world: World, screen_of: Screens, part: str) -> None:
    browser = screen_of(part)
    assert browser.get("/keeping/sealed").status_code == 404
    assert browser.get(f"/keeping/sealed/{world.cases['sealed'].case_id}").status_code == 404


def test_an_open_case_is_not_the_custodians(world: World, screen_of: Screens) -> None:
    browser = screen_of("the custodian")
    assert browser.get(f"/keeping/sealed/{world.cases['own'].case_id}").status_code == 404


def test_an_emergency_opens_her_name_and_is_seen_by_all_who_must(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("her colleague")
    assert "Open in an emergency" in browser.get(case(world, "own")).text
    page = opened(world, browser)
    shown = [browser.post(url, {"purpose": "emergency"}) for url in reveals(page)]
    seen = {c.field for answer in shown for c in world.aviary.found_in(answer.content)}
    assert "survivor_name" in seen
    assert seen <= {f for f in world.cases["own"].places if f.startswith("survivor")}
    assert "Her life is in danger now" in screen_of("the supervisor").get("/keeping/checks").text
    assert "Her life is in danger now" in screen_of("the auditor").get("/keeping/checks").text
    told = "Somebody opened this case in an emergency."
    assert told in screen_of("the desk officer").get(case(world, "own")).text
    assert told not in screen_of("the supervisor").get(case(world, "own")).text
    listed = screen_of("the desk officer").get(case(world, "own", "/looks")).text
    assert "In an emergency" in listed


def test_a_short_sentence_opens_nothing(world: World, screen_of: Screens) -> None:
    browser = screen_of("her colleague")
    answer = browser.post(case(world, "own", "/emergency"), said(sentence="urgent"))
    assert answer.status_code == 422
    assert "at least 20 characters" in answer.text


def test_the_supervisor_judges_and_the_next_one_opens(world: World, screen_of: Screens) -> None:
    browser, judge = screen_of("her colleague"), screen_of("the supervisor")
    opened(world, browser)
    again = browser.post(f"/case/{world.cases['registered'].case_id}/emergency", said())
    assert again.status_code == 422
    assert "has not been reviewed yet" in again.text
    (there,) = re.findall(r'action="(/keeping/checks/emergency/[^"]+)"',
                          judge.get("/keeping/checks").text)  # fmt: skip
    assert browser.post(there, {"verdict": "justified"}).status_code == 404
    assert judge.post(there, {"verdict": "justified"}).status_code == 302
    assert judge.post(there, {"verdict": "unjustified"}).status_code == 404
    assert browser.post(
        f"/case/{world.cases['registered'].case_id}/emergency", said()
    ).status_code == (302)


def test_the_auditor_sees_who_looked_by_the_code_of_a_case(
    world: World, screen_of: Screens
) -> None:
    desk, auditor = screen_of("the desk officer"), screen_of("the auditor")
    sheet = desk.get(case(world, "own")).text
    reference = re.search(r'class="ref" dir="ltr">([0-9A-Z]{4}-[0-9A-Z]{4})', sheet)
    assert reference
    assert desk.post(reveals(sheet)[0], {"purpose": "correct"}).status_code == 200
    page = auditor.post("/keeping/looks", {"reference": reference[1]})
    assert "To correct a mistake" in page.text
    assert world.aviary.found_in(page.content) == frozenset()
    assert auditor.post("/keeping/looks", {"reference": "K7QF-3M2P"}).status_code == 422
    assert desk.get("/keeping/looks").status_code == 404


def test_a_note_with_her_telephone_is_warned_of_and_kept_when_meant(
    world: World, screen_of: Screens
) -> None:
    put(world, "own", "survivor_phone", "03001234567")
    browser = screen_of("the desk officer")
    there = case(world, "own", "/record/number.recorded")
    page = browser.get(there).text
    hidden = dict(re.findall(r'name="(fact_id|revision|seen)"[^>]* value="([^"]*)"', page))
    answers = hidden | {"register": "diary", "number": "12/26", "note": "Her phone: 0300 1234567"}
    warned = browser.post(there, answers)
    assert warned.status_code == 422
    assert "The note seems to name somebody of this case: Her telephone." in warned.text
    assert "Her phone: 0300 1234567" in warned.text
    assert browser.post(there, answers | {"named_on_purpose": "on"}).status_code == 302


def test_an_officers_own_numbers_are_asked_and_never_shown_again(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    answers = {"cnic": "54400-1234567-1", "relative": "Ghulam Rasool", "phone": "0300 1234567"}
    assert browser.post("/own-numbers/", answers | {"cnic": "12"}).status_code == 422
    assert browser.post("/own-numbers/", answers).status_code == 302
    page = browser.get("/own-numbers/").text
    assert "1234567" not in page
    assert "Ghulam" not in page
