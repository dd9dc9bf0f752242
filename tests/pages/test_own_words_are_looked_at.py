"""What an officer writes of her is looked at once before it is kept; hers never is."""

import re

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_keeping import case
from tests.security.world import World

from amaan.confidentiality import actions as standing
from amaan.confidentiality.row_security import act_as

HARMS = "She is a woman of bad character."
NEVER = "Two-finger test was done."


@pytest.fixture
def desk(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def answers(browser: Client, there: str) -> dict[str, str]:
    page = browser.get(there).text
    return dict(re.findall(r'name="(fact_id|revision|seen)"[^>]* value="([^"]*)"', page))


def test_words_that_harm_are_shown_with_what_to_write_and_nothing_is_lost(
    world: World, desk: Client
) -> None:
    there = case(world, "own", "/record/number.recorded")
    typed = answers(desk, there) | {"register": "diary", "number": "12/26", "note": HARMS}
    warned = desk.post(there, typed)
    assert warned.status_code == 422
    assert "bad character" in warned.text and "Leave it out." in warned.text
    assert HARMS in warned.text and 'value="12/26"' in warned.text
    assert 'name="wording_shown" value="character"' in re.sub(r"\s+", " ", warned.text)
    assert desk.post(there, typed | {"wording_kept": "because I say so"}).status_code == 422
    for _press in range(2):
        assert desk.post(there, typed | {"wording_kept": "quotation"}).status_code == 302


def test_words_written_anew_are_kept_without_another_question(world: World, desk: Client) -> None:
    there = case(world, "own", "/record/number.recorded")
    typed = answers(desk, there) | {"register": "diary", "number": "13/26", "note": HARMS}
    assert desk.post(there, typed).status_code == 422
    plain = typed | {"note": "She asked for a copy.", "wording_shown": "character"}
    assert desk.post(there, plain).status_code == 302


def test_what_must_not_be_written_cannot_be_kept(world: World, desk: Client) -> None:
    there = case(world, "own", "/record/number.recorded")
    typed = answers(desk, there) | {"register": "diary", "number": "14/26", "note": NEVER}
    assert desk.post(there, typed | {"wording_kept": "evidence"}).status_code == 422


def test_the_text_of_a_paper_is_somebody_elses(world: World, desk: Client) -> None:
    there = case(world, "own", "/record/paper.filed")
    page = desk.get(there).text
    kind = re.search(r'name="kind" value="([^"]+)"', page) or re.search(
        r'<option value="([a-z_]+)"', page
    )
    assert kind
    typed = answers(desk, there) | {"kind": kind[1], "note": HARMS}
    assert "Leave it out." not in desk.post(there, typed).text


def test_the_stations_commander_sees_how_often_and_by_officer_but_never_the_words(
    world: World, desk: Client, screen_of: Screens
) -> None:
    there = case(world, "own", "/record/number.recorded")
    kept = answers(desk, there) | {"register": "diary", "number": "15/26", "note": HARMS}
    assert desk.post(there, kept | {"wording_kept": "evidence"}).status_code == 302
    anew = answers(desk, there) | {"register": "diary", "number": "16/26", "note": "She came."}
    assert desk.post(there, anew | {"wording_shown": "character doubt"}).status_code == 302
    page = screen_of("the station commander").get("/command/own-words").text
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in page.split("<tr")]
    assert any("Her character" in row and "2 1 1" in row for row in rows)
    assert any("Words of doubt" in row and "1 1 0" in row for row in rows)
    assert "Your officers, by name" in page and "bad character" not in page
    above = screen_of("the district commander").get("/command/own-words").text
    assert "Your officers, by name" not in above
    assert desk.get("/command/own-words").status_code == 404


def test_what_is_written_in_a_sealed_case_is_in_no_number_of_the_station(
    world: World, desk: Client, screen_of: Screens
) -> None:
    there = case(world, "own", "/record/number.recorded")
    kept = answers(desk, there) | {"register": "diary", "number": "17/26", "note": HARMS}
    assert desk.post(there, kept | {"wording_kept": "evidence"}).status_code == 302
    commander = screen_of("the station commander")
    assert "Your officers, by name" in commander.get("/command/own-words").text
    with transaction.atomic():
        act_as(world.actors["the desk officer"], world.now)
        standing.seal_case(
            actor=world.actors["the desk officer"],
            case_id=world.cases["own"].case_id,
            sources=("family_in_police",),
            must_not_know=(),
            now=world.now,
        )
    assert "Nothing was pointed out" in commander.get("/command/own-words").text
