"""Bands, waits, means, equality, the institution and the study, as commanders read them."""

import html
import re

import pytest
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.testing import role
from amaan.insight.distributions import DISTRIBUTIONS, MEANS
from amaan.insight.indicators import EVENTS
from amaan.insight.institution import STANDINGS

pytestmark = pytest.mark.django_db
SHEETS = ("more", "equality", "institution", "study", "published")


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 160, seed=13))
    count_all(world)
    return world


def test_every_shape_has_a_page_with_its_definition(screen_of: Screens, counted: World) -> None:
    commander = screen_of("the district commander")
    listed = html.unescape(commander.get("/insight/more?months=24").text)
    for one in (*DISTRIBUTIONS, *MEANS, *EVENTS):
        assert f"/insight/shape/{one.id}?months=24" in listed, one.id
        page = html.unescape(commander.get(f"/insight/shape/{one.id}?months=24").text)
        for told in (one.title, "Question", "Of what", "Answers for it", "Source"):
            assert told in page, (one.id, told)
    assert commander.get("/insight/shape/no_such").status_code == 404
    delay = html.unescape(commander.get("/insight/shape/mode").text)
    told = re.search(r"Of (\d+) reports", delay)
    assert told is not None
    whole = told.group(1)
    assert sum(map(int, re.findall(rf"(\d+) of {whole}", delay))) == int(whole) > 10


def test_whoever_is_unequal_is_held_against_the_rest(screen_of: Screens, counted: World) -> None:
    page = html.unescape(screen_of("the district commander").get("/insight/equality").text)
    assert re.search(r"\d+ of \d+ comparisons lie", page)
    assert "Religion, sect and caste are not asked" in page
    assert "A disability was told" in page
    station = html.unescape(screen_of("the station commander").get("/insight/equality").text)
    assert "are not broken down" in station
    assert "A disability was told" not in station


def test_a_figure_is_broken_down_by_disability_and_relation(
    screen_of: Screens, counted: World
) -> None:
    page = html.unescape(screen_of("the district commander").get("/insight/figure/registered").text)
    for told in ("By disability, as told", "By who did it", "Answers for it", "Question"):
        assert told in page, told


def test_every_commander_reaches_every_sheet_and_nobody_else_does(
    screen_of: Screens, counted: World
) -> None:
    for part in ("the station commander", "the supervisor", "the district commander",
                 "the regional commander", "the inspector general"):  # fmt: skip
        for sheet in SHEETS:
            assert screen_of(part).get(f"/insight/{sheet}").status_code == 200, (part, sheet)
    for part in ("the desk officer", "the auditor", "the programme officer"):
        for sheet in (*SHEETS, "shape/delay"):
            assert screen_of(part).get(f"/insight/{sheet}").status_code == 404, (part, sheet)


def test_the_institution_says_what_it_found_or_that_it_is_not_open(
    screen_of: Screens, counted: World
) -> None:
    district = html.unescape(screen_of("the district commander").get("/insight/institution").text)
    assert all(one.title in district for one in STANDINGS)
    assert "not open to your post" not in district.split("Investigators with fewer")[1][:400]
    above = html.unescape(screen_of("the inspector general").get("/insight/institution").text)
    assert "not open to your post" in above.split("Investigators with fewer")[1][:600]


def test_what_is_not_counted_is_named_with_its_reason(screen_of: Screens, counted: World) -> None:
    page = html.unescape(screen_of("the district commander", "ur").get("/insight/study").text)
    assert "ازدواجی حیثیت نہیں پوچھی جاتی" in page
    assert "/insight/figure/registered" in page
    published = html.unescape(screen_of("the district commander").get("/insight/published").text)
    assert published.count("does not add up") == 2
    assert "12.5%" in published
    assert "true numbers of your own area" not in published
    # The sign stays before its number in a line of Urdu.
    assert re.search("\u2066−[0-9,]+\u2069", published)
