"""Drills: timed by the clock, ticked off a list, and shown by unit."""

import re
from uuid import uuid4

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World
from tests.training.conftest import OFFICER

from amaan.kernel.clock import local_date

pytestmark = pytest.mark.django_db


def played(world: World, **told: object) -> dict[str, object]:
    return {
        "drill_id": str(uuid4()),
        "unit": str(world.actors["the station commander"].unit_id),
        "on": str(local_date(world.now)), "called_at": "02:10", "answered_after": "1",
        "left_after": "6", "arrived_after": "19", "officers": "3", "women": "1",
        "done": ["answered", "apart", "danger"], "to_change": "A woman driver at night.", **told,
    }  # fmt: skip


def test_a_drill_is_written_with_its_list_and_shown_by_unit(
    screen_of: Screens, world: World
) -> None:
    browser = screen_of(OFFICER)
    for told in (played(world), played(world, called_at="14:00", arrived_after="30")):
        answer = browser.post("/training/drills/new/call_at_night", told)
        assert answer.status_code == 302, answer.text
    page = browser.get("/training/drills").text
    assert re.search(r">2<.*>24\.5<.*>6 of 18 \(33%\)<", page, re.DOTALL)


def test_steps_out_of_order_are_asked_again_and_nothing_typed_is_lost(
    screen_of: Screens, world: World
) -> None:
    told = played(world, left_after="40")
    answer = screen_of(OFFICER).post("/training/drills/new/call_at_night", told)
    assert answer.status_code == 422
    assert "These steps are not in order" in answer.text
    assert "A woman driver at night." in answer.text


def test_a_drill_that_is_none_or_not_ones_own_is_not_there(
    screen_of: Screens, world: World
) -> None:
    assert screen_of(OFFICER).get("/training/drills/new/robbery").status_code == 404
    others = screen_of("the district commander")
    assert others.get("/training/drills/new/acid").status_code == 404
    assert others.get("/training/drills").status_code == 200
