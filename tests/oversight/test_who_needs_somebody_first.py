"""Who needs somebody first: danger left alone, then what was told again; in words, no score."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from tests.oversight.ledger import Laid, lay
from tests.pages.conftest import (
    Screens,
    key_folder,
    quick_hash,
    screen_of,
    vault,
    vault_keys,
    world,
)
from tests.security.world import World

from amaan.cases.models import DutyRecord
from amaan.cases.pressing import DANGER
from amaan.house.places import CLONE
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel import clock

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
COMMANDERS = ("the station commander", "the supervisor", "the district commander")


@pytest.fixture
def now(world: World) -> Iterator[datetime]:
    """This will be the world's own time, before the lateness of its own cases."""
    yield world.now
    clock.shift_by(timedelta())


def file_of(
    world: World,
    *rules: tuple[str, float, float],
    sealed: bool = False,
    by: str = "the desk officer",
) -> str:
    """This will lay a file whose duties began and turned late so many days ago; its reference."""
    taker = world.actors[by]
    laid = [
        Laid("standard", "desk_officer", world.now - began * DAY, world.now - late * DAY, rule)
        for rule, began, late in rules
    ]
    ids = lay(taker, laid, sealed=sealed)
    with role("jobs"):
        turning.turn(world.now)
    with role("owner"):
        return str(DutyRecord.objects.select_related("case").get(id=ids[0]).case.reference)


def lines_of(page: str) -> dict[str, str]:
    """This will read the rows of the page: the text of each by its reference."""
    rows = re.findall(r"<tr>\s*<td.*?</tr>", page, re.DOTALL)
    text = [re.sub(r"<[^>]+>", " ", row) for row in rows]
    return {found[0]: row for row in text if (found := re.findall(r"\b\w{4}-\w{4}\b", row))}


@pytest.mark.parametrize("part", COMMANDERS)
def test_danger_stands_before_what_was_told_again_and_the_oldest_first(
    world: World, screen_of: Screens, now: datetime, part: str
) -> None:
    newer = file_of(world, ("conference_high", 12, 5), ("safety_plan_high", 12, 4))
    again = file_of(world, ("risk_assessed", 90, 80), ("risk_assessed", 40, 39))
    older = file_of(world, ("told_of_release", 11, 9))
    other = file_of(world, ("fir_before_all_else", 30, 20))
    lines = lines_of(screen_of(part).get("/command/first").text)
    # The world has late cases of its own; they stand between.
    assert [one for one in lines if one in {older, newer, again, other}] == [older, newer, again]
    assert "She was not told of a release." in lines[older]
    assert "there is no plan for her safety" in lines[newer]
    assert "the agencies have not met" in lines[newer]
    assert "2 duties are late" in lines[newer]
    assert "Incidents were told on 2 days of the last year." in lines[again]


def test_one_day_of_telling_is_not_telling_again(
    world: World, screen_of: Screens, now: datetime
) -> None:
    noon = world.now.replace(hour=7)
    days = (world.now - noon) / DAY
    same_day = file_of(world, ("risk_assessed", 40 + days, 39), ("risk_assessed", 40.05 + days, 39))
    long_ago = file_of(world, ("risk_assessed", 500, 300), ("risk_assessed", 20, 19))
    lines = lines_of(screen_of("the supervisor").get("/command/first").text)
    assert not {same_day, long_ago} & set(lines)


def test_what_is_done_sealed_or_elsewhere_is_not_listed(
    world: World, screen_of: Screens, now: datetime
) -> None:
    sealed = file_of(world, ("safety_plan_high", 3, 2), sealed=True)
    done = file_of(world, ("safety_plan_high", 3, 2))
    with role("owner"):
        DutyRecord.objects.filter(case__reference=done).update(
            state="met", met_at=world.now, was_late=True, next_look_at=None
        )
    elsewhere = file_of(world, ("safety_plan_high", 3, 2), by="the officer from another station")
    station = lines_of(screen_of("the station commander").get("/command/first").text)
    assert not {sealed, done, elsewhere} & set(station)
    district = lines_of(screen_of("the district commander").get("/command/first").text)
    assert {sealed, done, elsewhere} & set(district) == {elsewhere}


def test_a_long_list_goes_on_by_key_and_loses_nobody(
    world: World, screen_of: Screens, now: datetime
) -> None:
    laid = {file_of(world, ("conference_high", 9, 2)) for _ in range(23)}
    supervisor = screen_of("the supervisor")
    first = supervisor.get("/command/first").text
    link = re.search(r'href="(/command/first\?part=danger&amp;after=[^"]+)"', first)
    assert link is not None
    second = supervisor.get(link[1].replace("&amp;", "&")).text
    assert len(lines_of(first)) >= 20
    assert laid <= {*lines_of(first), *lines_of(second)}


def test_to_everybody_else_the_page_does_not_exist(world: World, screen_of: Screens) -> None:
    for part in (
        "the desk officer", "the investigator", "the auditor",
        "the regional commander", "the inspector general",
    ):  # fmt: skip
        assert screen_of(part).get("/command/first").status_code == 404, part


def test_nothing_is_said_in_words_in_urdu_too(world: World, screen_of: Screens) -> None:
    page = screen_of("the supervisor", "ur").get("/command/first").text
    assert "آپ کے علاقے میں کچھ نہیں۔" in page


def test_every_rule_that_stands_for_danger_is_a_rule_of_the_house() -> None:
    for rules in DANGER.values():
        for rule in rules:
            assert (CLONE / "rules" / "duties" / f"{rule}.toml").exists(), rule
