"""Strength, drives and who stays, as the personnel branch reads them."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions
from amaan.books.actions import NotAsWritten
from amaan.books.book import Book
from amaan.confidentiality.row_security import act_as
from amaan.workforce.exits import EXITS
from amaan.workforce.exits_figures import leavers
from amaan.workforce.promotions import PROMOTIONS, rises
from amaan.workforce.recruitment import DRIVES
from amaan.workforce.recruitment_figures import kept_on, recruitments
from amaan.workforce.strength import QUOTAS, STRENGTH
from amaan.workforce.strength_figures import quarter_ends, strengths

pytestmark = pytest.mark.django_db
KEEPER = "the personnel officer"


def written(world: World, book: Book, **told: str) -> None:
    """This will write an entry of the province, or of the unit that is told."""
    actor = world.actors[KEEPER]
    act_as(actor, world.now)
    actions.enter(
        actor=actor,
        book=book,
        entry_id=uuid4(),
        told={"unit": str(actor.unit_id), **told},
        now=world.now,
    )


def counted(world: World, unit: object, on: str, **told: str) -> None:
    row = {
        "rank": "constable", "duty": "other", "sanctioned": "0", "women": "0", "men": "0",
        "transgender": "0",
    }  # fmt: skip
    written(world, STRENGTH, **{**row, **told, "unit": str(unit), "on": on})


def test_each_unit_stands_with_the_latest_day_it_counted(world: World) -> None:
    actor = world.actors[KEEPER]
    district = world.actors["the district commander"].unit_id
    counted(world, actor.unit_id, "01/03/2026", sanctioned="50", women="2", men="40")
    counted(world, actor.unit_id, "01/06/2026", sanctioned="50", women="5", men="40",
            women_on_quota="3", women_on_merit="1")  # fmt: skip
    counted(world, district, "15/02/2026", sanctioned="10", women="1", men="12", duty="desk_head")
    counted(world, district, "15/02/2026", sanctioned="4", women="0", men="1", rank="inspector",
            duty="investigation")  # fmt: skip
    found = strengths(actor, date(2026, 7, 1), world.now)
    assert (found.whole.women, found.whole.filled, found.whole.sanctioned) == (6, 59, 64)
    assert (found.ways.on_quota, found.ways.on_merit, found.ways.unknown) == (3, 1, 2)
    assert found.oldest == date(2026, 2, 15)
    assert {one.code: (one.women, one.filled) for one in found.by_duty} == {
        "desk_head": (1, 13), "investigation": (0, 1), "other": (5, 45),
    }  # fmt: skip
    points = {point.on: (point.women, point.filled, point.units) for point in found.trend}
    assert points[date(2026, 3, 31)] == (3, 56, 2)
    assert points[date(2026, 7, 1)] == (6, 59, 2)
    assert date(2025, 12, 31) not in points


def test_a_trend_stands_at_the_ends_of_quarters() -> None:
    ends = quarter_ends(date(2026, 1, 1))
    assert ends[-2:] == (date(2025, 12, 31), date(2026, 1, 1))
    assert len(ends) == 9
    assert quarter_ends(date(2026, 12, 31))[-2] == date(2026, 9, 30)


def test_a_quota_asks_for_a_share_of_the_posts_and_says_where_it_was_read(
    world: World, screen_of: Screens
) -> None:
    read = {
        "standing": "reported",
        "said_by": "A newspaper, 17 January 2023",
        "read_on": "01/03/2026",
    }
    written(world, QUOTAS, on="01/01/2023", rank="all", percent="10", **read)
    written(world, QUOTAS, on="01/01/2025", rank="constable", percent="12.5", **read)
    counted(world, world.actors[KEEPER].unit_id, "01/06/2026", sanctioned="41", women="2")
    commander = world.actors["the district commander"]
    counted(world, commander.unit_id, "01/06/2026", sanctioned="9", women="1", rank="si")
    found = strengths(world.actors[KEEPER], date(2026, 7, 1), world.now)
    owed = {one.code: of_rank for one, of_rank in found.by_rank}
    constables, inspectors = owed["constable"], owed["si"]
    assert constables is not None and inspectors is not None
    # 12.5 of 100 of 41 posts is 5.125: six women, of whom two serve.
    assert (constables.missing, inspectors.missing) == (4, 0)
    # It is ordered for the province and known in its districts, whose own counts they see alone.
    page = screen_of("the district commander").get("/people/strength").text
    assert "A newspaper, 17 January 2023" in page
    assert "Sub-inspector" in page and "Constable<" not in page


def drive(world: World, name: str, on: str, **told: str) -> None:
    row = {"name": name, "rank": "constable", "way": "quota", "known": "counted", "on": on}
    written(world, DRIVES, **{**row, **told})


def test_more_women_than_ever_before_is_said_no_more_surely_than_it_is_known(
    world: World, screen_of: Screens
) -> None:
    drive(world, "2012", "01/05/2012", applied_women="31")
    drive(world, "Earlier years at most", "01/05/2013", applied_women="50", known="at_most")
    drive(world, "2014", "01/05/2014", applied_women="250", known="at_least")
    latest, earlier, first = recruitments(world.actors[KEEPER], world.now).years
    assert latest.times == (5.0, "at_least")
    assert earlier.times == (50 / 31, "at_most")
    assert first.times is None
    page = screen_of(KEEPER).get("/people/recruitment").text
    assert "at least 250" in page
    assert "at least 5.0" in page
    assert "at most 50" in page


def test_nobody_joins_who_was_not_selected(world: World) -> None:
    steps = {"applied_women": "10", "tested_women": "8", "joined_women": "9"}
    with pytest.raises(NotAsWritten) as refused:
        drive(world, "Wrong", "01/05/2026", **steps)
    assert {wrong.field.code for wrong in refused.value.wrong} == {"joined_women"}


def left(world: World, **told: str) -> None:
    month_ago = f"{world.now - timedelta(days=30):%d/%m/%Y}"
    row = {
        "on": month_ago, "rank_band": "lower", "sex": "female", "service": "3_5",
        "duty": "other", "drive": "", "reason": "family", "people": "1",
    }  # fmt: skip
    written(world, EXITS, **{**row, **told})


def test_who_joined_is_held_against_who_left_since(world: World, screen_of: Screens) -> None:
    drive(world, "Constables 2024", "01/02/2024", joined_women="40", joined_men="100")
    left(world, drive="Constables 2024", people="3")
    left(world, drive="Constables 2024", people="2", reason="hours")
    left(world, drive="Constables 2024", people="10", sex="male", reason="other_work")
    (kept,) = kept_on(world.actors[KEEPER], world.now)
    assert (kept.left["women"], kept.left["men"], kept.left["transgender"]) == (5, 10, 0)
    assert "35 of 40 (87.5%)" in screen_of(KEEPER).get("/people/retention").text


def test_why_people_left_finds_nobody(world: World, screen_of: Screens) -> None:
    actor = world.actors[KEEPER]
    left(world, people="4", reason="treatment")
    few = leavers(actor, world.now)
    assert (few.people, few.by_sex, few.reasons) == (4, {}, ())
    left(world, people="30", sex="male", reason="other_work")
    mixed = leavers(actor, world.now)
    assert mixed.by_sex == {}
    assert {code: n for code, n, _apart in mixed.reasons if n} == {"treatment": 4, "other_work": 30}
    # Only who keeps the entries reads them.
    for reader in ("the programme officer", "the district commander"):
        assert screen_of(reader).get("/people/retention").status_code == 200
        assert screen_of(reader).get("/books/exits/").status_code == 404


def board(world: World, name: str, rank: str, women: tuple[int, int], men: tuple[int, int]) -> None:
    row = {
        "on": f"{world.now - timedelta(days=60):%d/%m/%Y}", "name": name, "rank": rank,
        "looked_at_women": women[0], "promoted_women": women[1],
        "looked_at_men": men[0], "promoted_men": men[1],
        "looked_at_transgender": 0, "promoted_transgender": 0,
    }  # fmt: skip
    written(world, PROMOTIONS, **{field: str(told) for field, told in row.items()})


def test_whether_women_rise_as_men_do_is_said_beyond_chance_only(
    world: World, screen_of: Screens
) -> None:
    board(world, "List D", "asi", (40, 4), (200, 100))
    board(world, "List C", "head_constable", (20, 9), (100, 50))
    board(world, "Selection board", "sp", (3, 0), (20, 10))
    lower, upper, senior = rises(world.actors[KEEPER], world.now)[1]
    assert (upper.women.part, upper.women.of, upper.men.part) == (4, 40, 100)
    assert upper.apart is not None and upper.apart.high < 0
    assert lower.apart is not None and lower.apart.low < 0 < lower.apart.high
    assert senior.apart is None
    page = screen_of(KEEPER).get("/people/retention").text
    assert "4 of 40 (10.0%)" in page
    assert "more seldom than men, beyond chance" in page


def test_no_board_promotes_more_than_it_looked_at(world: World) -> None:
    with pytest.raises(NotAsWritten) as refused:
        board(world, "Wrong", "asi", (2, 3), (5, 1))
    assert {wrong.field.code for wrong in refused.value.wrong} == {"promoted_women"}


def test_pages_of_people_are_closed_to_whom_they_do_not_concern(screen_of: Screens) -> None:
    for outside in ("the observer", "the prosecutor", "the service worker", "the house keeper"):
        for page in ("strength", "recruitment", "retention"):
            assert screen_of(outside).get(f"/people/{page}").status_code == 404, (outside, page)


def test_pages_of_people_speak_urdu(world: World, screen_of: Screens) -> None:
    words: Mapping[str, str] = {
        "strength": "نفری", "recruitment": "درخواست دینے والی خواتین", "retention": "وہ کیوں گئے",
    }  # fmt: skip
    left(world, people="30")
    for page, word in words.items():
        assert word in screen_of(KEEPER, "ur").get(f"/people/{page}").text
