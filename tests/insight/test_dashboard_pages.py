"""Dashboards as commanders see them: twelve figures, both halves, words where lines say nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.testing import role
from amaan.insight.dashboards import LEVELS
from amaan.insight.indicators import BY_ID
from amaan.kernel import clock

pytestmark = pytest.mark.django_db
# What it costs to come in; the places to choose from, until when all is counted, and the count.
ENTRY, FIGURES = 3, 4
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 300, seed=7))
    count_all(world)
    return world


def tiles_of(page: str) -> list[str]:
    return re.findall(r'<li class="tile">.*?</details></li>', page, re.DOTALL)


def test_each_level_shows_its_twelve_as_the_page_of_all_figures_has_them(
    screen_of: Screens, counted: World
) -> None:
    commander = screen_of("the district commander")
    home = commander.get("/insight/").text
    for level in ("desk", "station", "district"):
        tiles = tiles_of(commander.get(f"/insight/dashboard?level={level}").text)
        assert len(tiles) == 12
        for tile, figure in zip(tiles, LEVELS[level], strict=True):
            assert BY_ID[figure].title in tile
            assert f"/insight/figure/{figure}?" in tile, "what it counts is one tap away"
            row = home[home.index(f"/insight/figure/{figure}?") :]
            told = re.search(r'tile-numbers">([^<]+)<', tile)
            assert told is not None
            assert told[1] in row[: row.index("</tr>")], figure
    # What stands above his own level he is not offered.
    assert "The region and the province" not in commander.get("/insight/dashboard").text
    assert len(tiles_of(commander.get("/insight/dashboard?level=province").text)) == 12


def test_every_line_is_read_aloud_and_has_its_table(screen_of: Screens, counted: World) -> None:
    page = screen_of("the inspector general").get("/insight/dashboard?months=36").text
    drawings = re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL)
    assert len(drawings) >= 6
    for drawing in drawings:
        named = re.search(r'role="img"[^>]*aria-labelledby="(\S+) (\S+)"', drawing)
        assert named is not None
        assert f'<title id="{named[1]}">' in drawing
        told = re.search(rf'<desc id="{named[2]}">By [^<]+: \d+%[^<]*</desc>', drawing)
        assert told is not None
        assert page.count(f'id="{named[1]}"') == 1
    assert all("<table" in tile for tile in tiles_of(page) if "<svg viewBox" in tile)


def test_all_twelve_cost_one_statement(screen_of: Screens, counted: World) -> None:
    commander = screen_of("the district commander")
    commander.get("/insight/dashboard")
    with CaptureQueriesContext(connection) as asked:
        commander.get("/insight/dashboard?months=36")
    told = [one["sql"] for one in asked if not one["sql"].startswith(NOT_COUNTED)]
    assert len(told) <= ENTRY + FIGURES, "\n".join(told)
    assert sum('"insight_count"' in one for one in told) == 1


def test_tiny_numbers_and_none_are_words_and_never_an_empty_drawing(
    world: World, screen_of: Screens
) -> None:
    page = screen_of("the station commander").get("/insight/dashboard").text
    assert "Nothing was counted for these months." in page
    assert "<svg viewBox" not in page
    assert page.count("Nothing to count in these months, nor in those before.") == 12
    with role("owner"):
        write(world, lives(world, 6, seed=3))
    count_all(world)
    page = screen_of("the station commander").get("/insight/dashboard?months=36").text
    assert "too few for a share" in page
    assert "Too few at any one time" in page
    assert "<svg viewBox" not in page


@pytest.fixture
def three_days_later() -> Iterator[None]:
    """This will let three days pass in which nobody counted."""
    yield
    clock.shift_by(timedelta())


def test_old_figures_say_that_they_are_old(
    screen_of: Screens, counted: World, three_days_later: None
) -> None:
    commander = screen_of("the district commander")
    assert "These figures are old." not in commander.get("/insight/dashboard").text
    clock.shift_by(timedelta(days=3))
    assert "These figures are old." in commander.get("/insight/dashboard").text


def test_in_urdu_time_runs_as_the_reader_reads(screen_of: Screens, counted: World) -> None:
    def latest_of(language: str) -> str:
        page = screen_of("the inspector general", language).get(
            "/insight/dashboard?months=36&level=district"
        )
        drawing = re.search(r"<svg viewBox.*?</svg>", page.text, re.DOTALL)
        assert drawing is not None
        return re.findall(r'class="line-dot" cx="([\d.]+)"', drawing[0])[-1]

    assert (latest_of("en"), latest_of("ur")) == ("234.0", "6.0")
    assert "دائیں سے" in screen_of("the inspector general", "ur").get("/insight/dashboard").text


def test_of_the_nation_only_words_and_no_true_number(screen_of: Screens, counted: World) -> None:
    page = screen_of("the inspector general").get("/insight/dashboard?level=nation").text
    assert "protected so that nobody is found in it" in page
    assert "true numbers of your own area" not in page
    assert "tile-numbers" not in page
