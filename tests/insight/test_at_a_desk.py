"""What a desk reads: twelve figures of its own station, in no groups and of no officer."""

import re

import pytest
from django.db import transaction
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.insight.dashboards import LEVELS
from amaan.insight.indicators import BY_ID
from amaan.insight.models import Amount, Count, Wait

pytestmark = pytest.mark.django_db
AT_A_DESK = ("the desk officer", "the station clerk")


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 300, seed=7))
    count_all(world)
    return world


def numbers_of(page: str) -> dict[str, str]:
    """This will read the tiles: both numbers of each figure, by its title."""
    tiles = re.findall(r'<li class="tile">.*?</details></li>', page, re.DOTALL)
    found = {}
    for tile in tiles:
        title, told = re.search(r"<h2>(.*?)</h2>", tile), re.search(r'numbers">([^<]+)<', tile)
        assert title is not None
        assert told is not None
        found[re.sub(r"<[^>]+>", "", title[1])] = told[1]
    return found


def test_a_desk_reads_the_figures_that_its_officer_in_charge_reads(
    screen_of: Screens, counted: World
) -> None:
    station = screen_of("the station commander").get("/insight/dashboard?level=desk").text
    for part in AT_A_DESK:
        page = screen_of(part).get("/insight/desk").text
        assert list(numbers_of(page)) == [BY_ID[one].title for one in LEVELS["desk"]], part
        assert numbers_of(page) == numbers_of(station), part
        assert "/insight/figure/" not in page, "the page of one figure is not the desk's"
        assert page.count("How cases are followed") == 12, "each has its definition beside it"
        assert re.search(r"\d+ times in \d+ reports", page)
    others = screen_of("the officer from another station").get("/insight/desk").text
    assert numbers_of(others) != numbers_of(station)


def test_the_page_is_found_on_the_desks_own_and_is_nobody_elses(
    screen_of: Screens, counted: World
) -> None:
    for part in AT_A_DESK:
        assert "/insight/desk" in screen_of(part).get("/").text
        for other in ("", "dashboard", "places", "figure/registered", "funnel", "file", "equality"):
            assert screen_of(part).get(f"/insight/{other}").status_code == 404, (part, other)
    assert "/insight/desk" not in screen_of("the station commander").get("/").text
    for part in ("the station commander", "the investigator", "the auditor", "the registrar"):
        assert screen_of(part).get("/insight/desk").status_code == 404, part


def test_the_database_gives_a_desk_its_station_as_a_whole_and_nothing_else(counted: World) -> None:
    for part in AT_A_DESK:
        actor = counted.actors[part]
        with transaction.atomic():
            act_as(actor, counted.now)
            for kept in (Count, Amount):
                seen = set(kept.objects.values_list("slice", "station_id").distinct())
                assert seen == {("station", actor.station_id)}, (part, kept)
            assert not Wait.objects.exists()


def test_few_and_none_are_words(screen_of: Screens, world: World) -> None:
    page = screen_of("the desk officer", "ur").get("/insight/desk").text
    assert "<svg viewBox" not in page
    assert "of no officer" in screen_of("the desk officer").get("/insight/desk").text
