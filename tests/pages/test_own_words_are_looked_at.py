"""What an officer writes of her is looked at once before it is kept; hers never is."""

import re

import pytest
from django.test import Client
from tests.pages.conftest import Screens
from tests.pages.test_keeping import case
from tests.security.world import World

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
