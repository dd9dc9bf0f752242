"""A wish to withdraw closes nothing, and a case closes on the word of two people."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import entries, of, typed
from tests.security.world import World

from amaan.investigation.endings_standing import CLOSURE_NEEDS
from amaan.kernel import clock
from amaan.web.kit.words import LISTS

pytestmark = pytest.mark.django_db


def write(browser: Client, world: World, kind: str, days_ago: int = 0, **answers: Any) -> Any:
    """This will take one step on the case of the desk, so many days ago."""
    address = of(world, "own", f"/ending/{kind}")
    form = typed(browser, address, **answers)
    if days_ago:
        day = clock.local(clock.now() - timedelta(days=days_ago))
        form |= {"happened": day.strftime("%d/%m/%Y"), "happened_time": "10:00"}
    return browser.post(address, form)


def asked_to_withdraw(world: World, screen_of: Screens, days_ago: int) -> None:
    write(
        screen_of("the desk officer"), world, "withdrawal.requested", days_ago,
        by="family", reasons=["family_pressed"], came_with=["her_family"],
    )  # fmt: skip
    assert entries("withdrawal.requested") == 1


def test_a_wish_to_withdraw_closes_nothing_and_the_next_step_is_somebody_elses(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    asked_to_withdraw(world, screen_of, 0)
    page = desk.get(of(world, "own", "/ending")).text
    assert "It closes nothing." in page
    assert "supervising officer" in page
    assert "/ending/withdrawal.reviewed" not in page
    # Whoever works on the case does not judge whether she is pressed.
    assert desk.get(of(world, "own", "/ending/withdrawal.reviewed")).status_code == 404
    refused = write(desk, world, "withdrawal.reviewed", pressure="no")
    assert refused.status_code == 404
    assert entries("withdrawal.reviewed") == 0


def test_the_supervisor_sees_the_steps_and_not_the_story(world: World, screen_of: Screens) -> None:
    asked_to_withdraw(world, screen_of, 0)
    page = screen_of("the supervisor").get(of(world, "own", "/ending"))
    assert page.status_code == 200
    assert "/ending/withdrawal.reviewed" in page.text
    assert "Her family presses her" not in page.text
    for part in ("the officer from another station", "the auditor", "the custodian"):
        assert screen_of(part).get(of(world, "own", "/ending")).status_code == 404


def test_she_is_not_asked_again_before_she_had_time_to_think(
    world: World, screen_of: Screens
) -> None:
    supervisor = screen_of("the supervisor")
    asked_to_withdraw(world, screen_of, 12)
    early = write(supervisor, world, "withdrawal.reflected", after_all="stop")
    assert "The step before this one" in early.text
    assert write(supervisor, world, "withdrawal.reviewed", 3, pressure="no").status_code == 302
    too_soon = write(supervisor, world, "withdrawal.reflected", after_all="stop")
    assert too_soon.status_code == 422
    assert "to think" in too_soon.text
    assert entries("withdrawal.reflected") == 0


def test_a_case_closes_on_two_words_and_only_when_the_file_shows_what_it_needs(
    world: World, screen_of: Screens
) -> None:
    desk, supervisor = screen_of("the desk officer"), screen_of("the supervisor")
    code = "does_not_support_no_pressure"
    assert "does not show yet" in write(desk, world, "closure.proposed", code=code).text
    asked_to_withdraw(world, screen_of, 12)
    write(supervisor, world, "withdrawal.reviewed", 11, pressure="no")
    write(supervisor, world, "withdrawal.reflected", 2, after_all="stop")
    assert write(desk, world, "closure.proposed", code=code).status_code == 422
    write(desk, world, "withdrawal.decided", 1, decided="not_enough_without_her")
    assert write(desk, world, "closure.proposed", code=code).status_code == 302
    assert write(desk, world, "closure.approved", code=code).status_code == 404
    other = write(supervisor, world, "closure.approved", code="suspect_dead")
    assert "No closing waits here" in other.text
    assert write(supervisor, world, "closure.approved", code=code).status_code == 302
    page = desk.get(of(world, "own", "/ending")).text
    assert "She does not support it; no pressure was found" in page
    assert "Tell her that the case was closed" in desk.get(of(world, "own")).text
    assert "Closed" in desk.get("/desk/cases").text
    assert write(desk, world, "closure.proposed", code=code).status_code == 422
    assert write(desk, world, "case.reopened", reopened_for="she_objects").status_code == 302
    assert "How a case can end" in desk.get(of(world, "own", "/ending")).text


def test_pressure_that_was_seen_closes_no_case_as_free_of_it(
    world: World, screen_of: Screens
) -> None:
    desk, supervisor = screen_of("the desk officer"), screen_of("the supervisor")
    asked_to_withdraw(world, screen_of, 12)
    write(supervisor, world, "withdrawal.reviewed", 11, pressure="no", signs=["payment"])
    write(supervisor, world, "withdrawal.reflected", 2, after_all="stop")
    write(desk, world, "withdrawal.decided", 1, decided="not_enough_without_her")
    free = write(desk, world, "closure.proposed", code="does_not_support_no_pressure")
    assert free.status_code == 422
    suspected = "does_not_support_pressure_suspected"
    assert write(desk, world, "closure.proposed", code=suspected).status_code == 302


def test_what_may_never_be_settled_stands_on_the_page_with_the_law(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the desk officer").get(of(world, "own", "/ending")).text
    assert "section 345(7)" in page
    assert "376" in page.split("section 345(7)")[1][:400]
    urdu = screen_of("the desk officer", "ur").get(of(world, "own", "/ending")).text
    assert "راضی نامہ" in urdu


@pytest.mark.parametrize("word", ["182", "211", "false case", "counter-case"])
def test_no_page_of_an_ending_leads_to_a_case_against_her(
    world: World, screen_of: Screens, word: str
) -> None:
    desk = screen_of("the desk officer")
    pages = [desk.get(of(world, "own", "/ending")).text]
    pages.append(desk.get(of(world, "own", "/ending/closure.proposed")).text)
    words = " ".join(pages).split("<main", 1)[1]
    assert word not in words.replace(str(world.cases["own"].case_id), "")


def test_every_need_of_an_ending_has_its_words() -> None:
    assert set(LISTS["closure_needs"]) == CLOSURE_NEEDS
