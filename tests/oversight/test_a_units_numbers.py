"""A unit's figures: both halves, what is counted, from where, and never a share of few."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from tests.oversight.conftest import Turn
from tests.oversight.test_a_supervisor_reviews import HER, write
from tests.oversight.test_registration_refused_or_late import refuse
from tests.oversight.test_visits_to_desks import visit
from tests.pages.conftest import Screens, screen_of
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.oversight import figures
from amaan.web.command.figure_words import FIGURES
from amaan.web.command.numbers import share_words

__all__ = ["screen_of"]

pytestmark = pytest.mark.django_db
Halves = tuple[int, int]


def numbers(
    world: World, who: str, *, month: date | None = None, place: UnitId | None = None
) -> dict[str, Halves]:
    actor = world.actors[who]
    with transaction.atomic():
        act_as(actor, world.now)
        found = figures.unit_numbers(
            actor, month or local_date(world.now), world.now + timedelta(days=3), place=place
        )
    return {one.code: (one.part, one.of) for one in found.figures}


def of_both_months(world: World, who: str, code: str, later: timedelta) -> Halves:
    """A figure of all months that the small world touches: it may lie across the turn of one."""
    days = (world.now - timedelta(days=3), world.now + later)
    found = [numbers(world, who, month=month)[code]
             for month in {local_date(day).replace(day=1) for day in days}]  # fmt: skip
    part, of = map(sum, zip(*found, strict=True))
    return part, of


def test_no_part_is_more_than_its_whole_and_every_figure_says_what_it_is(
    world: World, turn: Turn
) -> None:
    refuse(world)
    visit(world, toilet="no")
    write(world, to=HER, sentence="V06")
    turn(world.now + timedelta(hours=30))
    for who in ("the station commander", "the supervisor", "the district commander",
                "the regional commander", "the inspector general"):  # fmt: skip
        found = numbers(world, who)
        assert found and set(found) <= set(FIGURES)
        assert all(0 <= part <= of for part, of in found.values())
    assert set(numbers(world, "the district commander")) == set(FIGURES)
    # Above a district nothing but the ledger's own counts.
    assert "desks_kept" not in numbers(world, "the inspector general")
    assert numbers(world, "the auditor").get("legal_in_time") == (0, 0)


def test_the_figures_count_what_they_say(world: World, turn: Turn) -> None:
    refuse(world)
    visit(world, toilet="no")
    write(world, to=HER, sentence="V06")
    found = numbers(world, "the district commander")
    assert found["refused_registered"] == (0, 1)
    assert found["refused_answered"] == (0, 1)
    assert found["sentence_said"] == (1, 1)
    visited, desks = found["desks_visited"]
    assert (visited, found["desks_kept"][1]) == (1, desks)
    later = timedelta(hours=30)
    turn(world.now + later)
    # Four complaints are not sealed, and none of them was registered in time.
    assert of_both_months(world, "the district commander", "registered_in_time", later) == (0, 4)
    assert of_both_months(world, "the inspector general", "registered_in_time", later) == (0, 4)


def test_a_place_narrows_and_a_place_elsewhere_narrows_nothing(world: World) -> None:
    refuse(world)
    boss = "the district commander"
    here = world.actors[HER].station_id
    other = world.actors["the officer from another station"].station_id
    assert here is not None and other is not None
    assert numbers(world, boss, place=here)["refused_answered"] == (0, 1)
    assert numbers(world, boss, place=other)["refused_answered"] == (0, 0)
    assert numbers(world, "the station commander", place=other)["refused_answered"] == (0, 1)


def test_of_few_no_share_is_printed_and_it_says_so() -> None:
    assert share_words(0, 0).startswith("none")
    assert share_words(1, 2) == "1 of 2, too few for a share"
    assert share_words(3, 12) == "3 of 12 (25%)"


def test_the_page_and_its_file_say_the_same_with_definition_and_source(
    world: World, screen_of: Screens
) -> None:
    refuse(world)
    browser = screen_of("the district commander")
    page = browser.get("/command/numbers")
    assert page.status_code == 200
    assert world.aviary.found_in(page.content) == frozenset()
    (file_url,) = re.findall(r'href="(/command/numbers\.csv[^"]*)"', page.text)
    rows = list(csv.DictReader(io.StringIO(
        browser.get(file_url.replace("&amp;", "&")).content.decode("utf-8-sig"))))  # fmt: skip
    assert len(rows) == len(FIGURES)
    for row in rows:
        assert row["Figure"] in page.text and row["What is counted"] and row["Source"]
        assert int(row["Number"]) <= int(row["Of"])
    refused = next(row for row in rows if row["Figure"].startswith("Refused, and answered"))
    assert (refused["Number"], refused["Of"]) == ("0", "1")
    assert "0 of 1, too few for a share" in page.text
    for who in (HER, "the investigator", "the auditor"):
        assert screen_of(who).get("/command/numbers").status_code == 404
