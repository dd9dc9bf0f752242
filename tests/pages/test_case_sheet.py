"""The case page: what happened, what is owed next and why, who is safe, and to whom it shows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.pages.conftest import Screens
from tests.security.world import World

pytestmark = pytest.mark.django_db
ENTRY, PAGE = 3, 6
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def of(world: World, name: str, rest: str = "") -> str:
    """This will give the address of a case of the world, or of a page below it."""
    return f"/case/{world.cases[name].case_id}{rest}"


def test_the_case_page_opens_on_at_most_five_duties(world: World, screen_of: Screens) -> None:
    page = screen_of("the desk officer").get(of(world, "own"))
    assert page.status_code == 200
    first_list = page.text.split('<ul class="duties"')[1].split("</ul>")[0]
    assert 1 <= first_list.count('<article class="duty ') <= 5
    assert "Care and medical: " in page.text


def test_no_sealed_value_stands_on_the_case_page(world: World, screen_of: Screens) -> None:
    page = screen_of("the desk officer").get(of(world, "own"))
    assert world.aviary.found_in(page.content) == frozenset()
    assert page.text.count("data-kept") >= 5


def test_one_field_opens_with_its_reason_and_no_other_with_it(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    page = browser.get(of(world, "own")).text
    ref = world.cases["own"].places["survivor_name"]
    (address,) = set(re.findall(rf'action="([^"]*{ref}[^"]*)"', page))
    shown = browser.post(address, {"purpose": "register_fir"})
    assert {one.field for one in world.aviary.found_in(shown.content)} == {"survivor_name"}
    unsaid = browser.post(address, {"purpose": ""})
    assert world.aviary.found_in(unsaid.content) == frozenset()


def test_the_case_page_asks_the_database_six_times(world: World, screen_of: Screens) -> None:
    browser = screen_of("the desk officer")
    browser.get(of(world, "own"))
    with CaptureQueriesContext(connection) as asked:
        browser.get(of(world, "own"))
    counted = [q["sql"] for q in asked if not q["sql"].startswith(NOT_COUNTED)]
    assert len(counted) <= ENTRY + PAGE, "\n".join(counted)


def test_another_station_and_nobodys_case_are_the_same_miss(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the officer from another station")
    denied, absent = (browser.get(of(world, name)) for name in ("own", "nowhere"))
    assert denied.status_code == absent.status_code == 404
    assert denied.content == absent.content


def test_a_sealed_case_is_a_miss_for_the_accused_officer_and_open_to_her(
    world: World, screen_of: Screens
) -> None:
    assert screen_of("the accused officer").get(of(world, "sealed")).status_code == 404
    hers = screen_of("the desk officer").get(of(world, "sealed"))
    assert "This case is sealed." in hers.text


def test_supervision_sees_duties_and_neither_entries_nor_people(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the supervisor").get(of(world, "registered"))
    assert "You see duties and their lateness." in page.text
    assert "Offence alleged" not in page.text
    assert "Offence alleged" in screen_of("the desk officer").get(of(world, "own")).text
    assert "data-kept" not in page.text
    assert "Not allowed in this case" not in page.text


def test_the_page_is_in_urdu_for_whoever_reads_urdu(world: World, screen_of: Screens) -> None:
    page = screen_of("the desk officer", "ur").get(of(world, "own"))
    assert 'dir="rtl"' in page.text
    assert "آگے کیا واجب ہے، اور کیوں" in page.text
    assert "Record that this was done" not in page.text


def test_every_open_duty_of_hers_leads_to_the_entry_that_closes_it(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    page = browser.get(of(world, "own"))
    steps = set(
        re.findall(rf'href="({of(world, "own")}/(?:record|read-back|assign)[^"]*)"', page.text)
    )
    assert len(steps) > 5
    for step in steps:
        assert browser.get(step.replace("&amp;", "&")).status_code == 200, step


def _reference(browser: Client, world: World, name: str) -> str:
    found = re.search(r'<h1><bdi class="ref"[^>]*>([^<]+)<', browser.get(of(world, name)).text)
    assert found is not None
    return found[1]


def test_a_reference_is_found_however_it_is_typed(world: World, screen_of: Screens) -> None:
    browser = screen_of("the desk officer")
    typed = _reference(browser, world, "own").replace("-", " ").lower()
    found = browser.post("/case/find", {"reference": typed})
    assert found.status_code == 302
    assert found["Location"] == of(world, "own")


def test_a_slip_of_the_pen_is_told_apart_from_a_miss(world: World, screen_of: Screens) -> None:
    browser = screen_of("the desk officer")
    slip = browser.post("/case/find", {"reference": "K7QF-3M2"})
    assert slip.status_code == 422
    assert "K7QF-3M2" in slip.text
    assert "Read it again" in slip.text


def test_a_case_out_of_sight_is_not_found_by_its_reference(
    world: World, screen_of: Screens
) -> None:
    reference = _reference(screen_of("the desk officer"), world, "own")
    browser = screen_of("the officer from another station")
    assert browser.post("/case/find", {"reference": reference}).status_code == 404


def test_a_colleague_of_the_desk_takes_a_case_over(world: World, screen_of: Screens) -> None:
    browser = screen_of("her colleague")
    assert "Take this case over" in browser.get(of(world, "own")).text
    assert browser.post(of(world, "own", "/take-over")).status_code == 302
    after = browser.get(of(world, "own"))
    assert "Case taken over" in after.text
    assert "Take this case over" not in after.text
