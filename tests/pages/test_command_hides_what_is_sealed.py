"""Two who compare their boards find nothing left over: no sealed case, and no practice in real
work. Told by recount: the same pages with the sealed case and without it, byte for byte."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from tests.oversight.ledger import Laid, lay
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel import clock

HOUR = timedelta(hours=1)
COMMANDERS = (
    "the station commander",
    "the supervisor",
    "the district commander",
    "the regional commander",
    "the inspector general",
)
PAGES = (
    "/command/",
    "/command/?part=older",
    "/command/today",
    "/command/failures",
    "/command/load",
    "/command/paper",
    "/command/late.csv",
)
# What differs from one drawing of the same page to the next.
_DRAWN_ANEW = re.compile(rb'(csrfmiddlewaretoken" value|nonce)="[^"]*"|X-[0-9A-Z]{4}-[0-9A-Z]{4}')


@pytest.fixture
def later(world: World) -> Iterator[datetime]:
    """Twelve days after the world was told: far enough to climb to the province."""
    yield world.now + timedelta(days=12)
    clock.shift_by(timedelta())


def turn(now: datetime) -> None:
    with role("jobs"):
        turning.turn(now)


def drawn(browser: Client, at: datetime) -> dict[str, bytes]:
    """This will draw every board at one instant, whenever it is asked."""
    found = {}
    for path in PAGES:
        clock.shift_by(timedelta())
        clock.shift_by(at - clock.now())
        answer = browser.get(path)
        assert answer.status_code == 200, path
        found[path] = _DRAWN_ANEW.sub(b"", answer.content)
    return found


def duties(now: datetime) -> list[Laid]:
    """Duties of every class, late since hours and since months."""
    return [
        Laid(kind, "desk_officer", now - (days + 3) * 24 * HOUR, now - days * 24 * HOUR)
        for days in (0, 1, 5, 20, 70, 200)
        for kind in ("legal", "clinical", "standard")
    ]


@pytest.mark.parametrize("part", COMMANDERS)
def test_a_board_is_the_same_to_the_byte_with_a_sealed_case_and_without_it(
    world: World, screen_of: Screens, later: datetime, part: str
) -> None:
    turn(later)
    browser = screen_of(part)
    without = drawn(browser, later)
    lay(world.actors["the desk officer"], duties(later), sealed=True)
    turn(later)
    assert drawn(browser, later) == without
    # The same case in the open changes what the same commander reads.
    lay(world.actors["the desk officer"], duties(later))
    turn(later)
    assert drawn(browser, later) != without


def test_no_number_anywhere_holds_a_sealed_case(world: World, later: datetime) -> None:
    lay(world.actors["the desk officer"], duties(later), sealed=True)
    turn(later)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_tallyentry")
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT (SELECT sum(opened) FROM cases_tally WHERE level = 'district'),"
            " (SELECT count(*) FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id"
            "  WHERE NOT c.sealed),"
            " (SELECT sum(opened) FROM cases_caseload),"
            " (SELECT count(*) FROM cases_case WHERE NOT sealed)"
        )
        counted, standing, files, open_files = cursor.fetchone()
    assert (counted, files) == (standing, open_files)
    with role("jobs"):
        assert turning.wrong_numbers(later) == 0


@pytest.mark.parametrize("part", ["the regional commander", "the inspector general"])
def test_a_practice_district_adds_nothing_to_the_province_it_lies_in(
    world: World, screen_of: Screens, later: datetime, part: str
) -> None:
    turn(later)
    browser = screen_of(part)
    assert "Practice District" in browser.get("/command/failures").text
    with role("owner"), connection.cursor() as cursor:
        # From now on the district is for practice; region and province are as real as before.
        cursor.execute(
            "UPDATE organisation_unit SET is_practice = true"
            " WHERE kind NOT IN ('nation', 'province', 'region')"
        )
    pages = drawn(browser, later)
    for page in pages.values():
        assert b"/command/duty/" not in page
        assert b"Practice District" not in page
    lay(world.actors["the desk officer"], duties(later))
    turn(later)
    assert drawn(browser, later) == pages
    # Whoever serves in the practice district still sees his numbers.
    assert "First Practice Station" in screen_of("the supervisor").get("/command/failures").text
