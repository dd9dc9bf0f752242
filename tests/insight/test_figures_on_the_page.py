"""Figures as commanders read them: both numbers, an interval, the definition; nobody else's."""

import csv
import io
import re
from pathlib import Path

import pytest
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.testing import role
from amaan.insight import study
from amaan.insight.distributions import DISTRIBUTIONS, MEANS
from amaan.insight.indicators import EVENTS, INDICATORS
from amaan.insight.institution import STANDINGS
from amaan.insight.limits import limits
from amaan.insight.study import NOT_COUNTED, PEERS
from amaan.kernel.measures import share_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 200, seed=11))
    count_all(world)
    return world


def test_a_district_reads_both_numbers_and_the_definition(
    screen_of: Screens, counted: World
) -> None:
    commander = screen_of("the district commander")
    home = commander.get("/insight/").text
    row = re.search(r"Registered as FIR</a>.*?(\d+) of (\d+)", home, re.DOTALL)
    assert row is not None
    part, of = row.groups()
    assert 0 < int(part) < int(of)
    page = commander.get("/insight/figure/registered").text
    assert "reports that are not of a matter the diary alone takes" in page
    assert f"{part} of {of}" not in page, "the page of one figure shows months, groups and places"
    assert "By sex" in page
    assert "Second Practice Station" in page
    funnel = commander.get("/insight/funnel").text
    told = re.search(
        r"Of (\d+) \(reports\): (\d+) reached it, (\d+) were closed before, (\d+)", funnel
    )
    assert told is not None
    everybody, *ends = map(int, told.groups())
    assert everybody == sum(ends)


def test_the_file_says_the_same_as_the_page(screen_of: Screens, counted: World) -> None:
    commander = screen_of("the district commander")
    home = commander.get("/insight/").text
    rows = list(csv.reader(io.StringIO(commander.get("/insight/file").content.decode("utf-8-sig"))))
    for row in rows[1:]:
        if int(row[3]):
            assert f"{row[2]} of {row[3]}" in home, row[0]
    assert len(rows) == len(INDICATORS) + 1


def test_a_station_reads_its_own_and_is_not_broken_down(screen_of: Screens, counted: World) -> None:
    station, district = screen_of("the station commander"), screen_of("the district commander")
    for figure in ("registered", "by_herself"):
        mine = station.get(f"/insight/figure/{figure}").text
        assert "By sex" not in mine
        assert "Second Practice Station" not in mine
    place = counted.actors["the station commander"].station_id
    narrowed = district.get(f"/insight/?place={place}").text
    assert re.findall(r"\d+ of \d+", narrowed) == re.findall(
        r"\d+ of \d+", station.get("/insight/").text
    )


def test_to_everybody_else_the_pages_do_not_exist(screen_of: Screens, counted: World) -> None:
    for part in ("the desk officer", "the investigator", "the auditor", "the programme officer"):
        for page in ("", "dashboard", "places", "figure/registered", "funnel", "file"):
            assert screen_of(part).get(f"/insight/{page}").status_code == 404, (part, page)
    assert screen_of("the inspector general").get("/insight/figure/no_such").status_code == 404


def test_nothing_counted_is_said_in_words_in_urdu_too(screen_of: Screens) -> None:
    page = screen_of("the district commander", "ur").get("/insight/").text
    assert "ابھی کچھ نہیں گنا گیا" in page
    funnel = screen_of("the district commander", "ur").get("/insight/funnel").text
    assert "خط کھینچنے کے لیے بہت کم" in funnel


def test_small_places_are_never_called_different() -> None:
    everybody = [share_of(40, 100), share_of(9, 9), share_of(30, 50)]
    assert limits(everybody[1], everybody).standing == "too_few"
    assert limits(share_of(90, 100), [*everybody, share_of(90, 100)]).standing == "above"
    assert limits(share_of(12, 20), everybody).standing == "as_expected"


def test_the_document_says_what_is_counted() -> None:
    told = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
    for one in INDICATORS:
        line = f"| {one.title} | {one.part} | {one.whole} | {one.number or '–'} |"
        assert line in told, one.id
    for shape in DISTRIBUTIONS:
        assert f"| {shape.title} | {shape.whole} | {shape.number or '–'} |" in told, shape.id
    for mean in MEANS:
        line = f"| {mean.title} | {mean.amount} | {mean.whole} | {mean.number or '–'} |"
        assert line in told, mean.id
    for event in EVENTS:
        line = f"| {event.title} | {event.whole} | {event.unit}s | {event.number or '–'} |"
        assert line in told, event.id
    for standing in STANDINGS:
        assert f"| {standing.title} | {standing.counts} | {standing.number} |" in told, standing.id
    for number, why in NOT_COUNTED.items():
        assert f"| {number} | {why} |" in told, number
    for peer in PEERS:
        assert f"| {peer.name} | {', '.join(peer.ids) or peer.why} |" in told, peer.name


def test_every_number_of_the_study_is_counted_or_named() -> None:
    counted = set(study.counted())
    assert {str(n) for n in range(1, 71)} == counted | set(NOT_COUNTED)
    assert {"36", "37"} == set(NOT_COUNTED) - counted
    shapes = [*INDICATORS, *DISTRIBUTIONS, *MEANS, *EVENTS, *STANDINGS]
    ids = [one.id for one in shapes]
    # A mean may bear the name of nothing else: an address would be ambiguous.
    assert len(ids) == len(set(ids))
    assert len([one for one in PEERS if one.set == "gbv"]) == 24
    assert len([one for one in PEERS if one.set == "kpi"]) == 16
    for peer in PEERS:
        assert set(peer.ids) <= set(ids), peer.name
        assert bool(peer.ids) or bool(peer.why), peer.name
