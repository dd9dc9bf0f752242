"""Places beside each other: what chance explains, in the order of names, and never a ranking."""

import re
from datetime import date

import pytest
from tests.insight import laid
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.testing import role
from amaan.insight.limits import mostly_outside
from amaan.insight.models import Count

pytestmark = pytest.mark.django_db


def lay(world: World, **stations: tuple[int, int]) -> None:
    """This will lay counts of one figure for the stations of the district, as the count would."""
    here = {
        "own": world.actors["the desk officer"].station_id,
        "other": world.actors["the officer from another station"].station_id,
    }
    district = world.actors["the desk officer"].district_id
    month = date(world.now.year, world.now.month, 1)
    with role("owner"):
        laid.lay(
            Count(
                district_id=district, entered=month, month=month, slice="station",
                station_id=here[name], indicator="registered", part=part, whole=whole,
            )
            for name, (part, whole) in stations.items()
        )  # fmt: skip


def told(page: str) -> list[tuple[str, str]]:
    """This will read the tiles: the name of each place and how it stands."""
    return [
        (name.strip(), standing.strip())
        for name, standing in re.findall(
            r'place-tile"><strong>([^<]+)</strong><span><svg.*?</svg>([^<]+)<', page, re.DOTALL
        )
    ]


def test_a_place_outside_the_limits_has_a_form_and_words_and_keeps_its_place_in_the_names(
    world: World, screen_of: Screens
) -> None:
    lay(world, own=(900, 1000), other=(10, 100))
    page = screen_of("the district commander").get("/insight/places?figure=registered").text
    tiles = told(page)
    assert [name for name, _standing in tiles] == sorted(name for name, _standing in tiles)
    assert dict(tiles)["Second Practice Station"] == "lower than chance explains"
    drawing = re.search(r'<svg class="funnel-plot".*?</svg>', page, re.DOTALL)
    assert drawing is not None
    assert drawing[0].count("mark-below") == 1
    assert "Second Practice Station: 10 of 100" in drawing[0]
    assert "Outside the limits: " in drawing[0]
    assert "Second Practice Station: lower than chance explains" in drawing[0]
    assert "What lies outside asks for a question, not for blame" in page
    assert "true numbers of your own area" in page


def test_small_places_are_words_and_no_plot(world: World, screen_of: Screens) -> None:
    lay(world, own=(3, 4), other=(1, 5))
    page = screen_of("the district commander").get("/insight/places?figure=registered").text
    assert "fewer than ten: too few to compare" in page
    assert "funnel-plot" not in page
    assert {standing for _name, standing in told(page)} == {"too few to say"}


def test_nothing_and_one_place_are_words_too(world: World, screen_of: Screens) -> None:
    commander = screen_of("the district commander")
    page = commander.get("/insight/places?figure=registered").text
    assert "Nothing was counted of this figure in any place." in page
    lay(world, own=(30, 40))
    page = commander.get("/insight/places?figure=registered").text
    assert "Only one place has ten or more" in page
    station = screen_of("the station commander").get("/insight/places?figure=registered").text
    assert "there is no other place to compare it with here" in station
    assert told(station) == []
    assert "/insight/places" not in re.findall(r"<nav.*?</nav>", station, re.DOTALL)[-1]


def test_where_most_places_lie_outside_the_limits_are_doubted() -> None:
    assert mostly_outside(["above", "below", "as_expected"])
    assert not mostly_outside(["above", "as_expected", "as_expected", "too_few"])
    assert not mostly_outside(["above", "below"]), "two places say nothing about limits"
