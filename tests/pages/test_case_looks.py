"""Who looked: shown to those who work on the case, and to nobody else."""

import re

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

pytestmark = pytest.mark.django_db


def looks(world: World, name: str = "own") -> str:
    return f"/case/{world.cases[name].case_id}/looks"


def test_nobody_has_looked_until_somebody_does(world: World, screen_of: Screens) -> None:
    page = screen_of("the desk officer").get(looks(world))
    assert page.status_code == 200
    assert "Nobody has opened anything." in page.text


def test_a_look_is_listed_with_its_reason_and_never_with_its_value(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    sheet = browser.get(f"/case/{world.cases['own'].case_id}").text
    reveal = re.findall(r'action="(/reveal/[^"]+)"', sheet)[0]
    assert browser.post(reveal, {"purpose": "correct"}).status_code == 200
    page = browser.get(looks(world))
    assert "To correct a mistake" in page.text
    assert world.aviary.found_in(page.content) == frozenset()


@pytest.mark.parametrize("part", ["the supervisor", "the officer from another station"])
def test_who_does_not_work_on_the_case_learns_nothing_of_its_looks(
    part: str, world: World, screen_of: Screens
) -> None:
    assert screen_of(part).get(looks(world)).status_code == 404
