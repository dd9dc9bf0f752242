"""Files of figures: true numbers, for the chain of command alone."""

import io
import re
import zipfile

import pytest
from tests.insight.invented import lives, write
from tests.insight.test_figures import count_all
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.exports.models import Print
from amaan.house.testing import role
from amaan.insight import coding


@pytest.fixture
def counted(world: World) -> World:
    with role("owner"):
        write(world, lives(world, 300, seed=21))
    count_all(world)
    return world


def test_no_number_stands_under_a_code_that_nobody_confirmed() -> None:
    assert {one.code for one in coding.ICCS if one.counts} == {"0301", "0208", "0201"}
    groups = [one.group for one in coding.ICCS]
    assert len(set(groups)) == len(groups)
    for goal in coding.GOALS:
        assert goal.state == "verified" or not goal.groups


@pytest.mark.django_db
def test_the_workbook_says_what_the_page_says(screen_of: Screens, counted: World) -> None:
    commander = screen_of("the district commander", "ur")
    file = commander.get("/insight/exports/figures.xlsx").content
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        sheets = [packed.read(name).decode() for name in names]
        words = packed.read("xl/sharedStrings.xml").decode()
    assert len(sheets) == 6
    assert all('rightToLeft="1"' in sheet for sheet in sheets)
    home = screen_of("the district commander").get("/insight/").text
    row = re.search(r"Registered as FIR</a>.*?(\d+) of (\d+)", home, re.DOTALL)
    assert row is not None
    numbers = set(re.findall(r"<v>(\d+)</v>", sheets[0]))
    assert set(row.groups()) <= numbers
    with role("owner"):
        assert Print.objects.get(paper="figures_workbook").number in words


@pytest.mark.django_db
def test_what_a_command_fetches_stays_inside_and_says_so(
    screen_of: Screens, counted: World
) -> None:
    for part in ("the station commander", "the district commander"):
        page = screen_of(part).get("/insight/exports").text
        assert "Inside the chain of command only" in page
        assert "the inspector general allows them" in page
        assert screen_of(part).get("/insight/exports/figures.xlsx").status_code == 200
    assert screen_of("the desk officer").get("/insight/exports").status_code == 404
