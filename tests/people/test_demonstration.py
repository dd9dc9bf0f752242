"""What the demonstration invents about people fills their pages, once."""

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.demo_people import prepare_the_people

pytestmark = pytest.mark.django_db


def test_no_page_about_people_is_empty_in_the_demonstration(
    world: World, screen_of: Screens
) -> None:
    made = prepare_the_people(world.now)
    assert made > 0
    assert prepare_the_people(world.now) == made
    keeper = screen_of("the personnel officer")
    assert "at least 250" in keeper.get("/people/recruitment").text
    assert "Family or care of children" in keeper.get("/people/retention").text
    page = keeper.get("/people/strength").text
    assert "Practice figure, invented" in page and "Share of women at the ends" in page
    surveys = keeper.get("/people/survey").text
    assert "/results" in surveys and "Answer it" in surveys
    assert "overdue" in screen_of("the auditor").get("/people/complaints").text
