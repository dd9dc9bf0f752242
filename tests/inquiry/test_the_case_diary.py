"""The case diary: numbered, with two times, sealed, never changed; one entry for many cases."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.kernel import clock

pytestmark = pytest.mark.django_db
TOLD = "Went to the place at 10:10, saw the door, took nothing; back at 12:40."


def as_owner(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement, list(values))
        found = cursor.fetchall() if cursor.description else []
        cursor.execute("SET LOCAL ROLE web")
    return found


def act_id(page: str) -> str:
    found = re.search(r'name="act_id"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="act_id"', page)
    assert found is not None
    return found[1] or found[2]


def typed(browser: Client, address: str, **answers: Any) -> dict[str, Any]:
    at = clock.local(clock.now() - timedelta(minutes=10))
    return {
        "act_id": act_id(browser.get(address).text),
        "happened": at.strftime("%d/%m/%Y"),
        "happened_time": at.strftime("%H:%M"),
        "happened_certainty": "exact",
        "words": TOLD,
        **answers,
    }


def numbers(world: World, case: str) -> list[int]:
    rows = as_owner(
        "SELECT (details->>'number')::int FROM cases_factrecord WHERE kind = 'diary.written'"
        " AND case_id = %s ORDER BY recorded_at, id",
        world.cases[case].case_id,
    )
    return [number for (number,) in rows]


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def diary(world: World, case: str = "own", rest: str = "") -> str:
    return f"/inquiry/{world.cases[case].case_id}/diary{rest}"


def test_entries_are_numbered_and_a_second_press_writes_one(world: World, browser: Client) -> None:
    new = diary(world, rest="/new")
    first = typed(browser, new)
    assert browser.post(new, first).status_code == 302
    assert browser.post(new, first).status_code == 302
    assert browser.post(new, typed(browser, new)).status_code == 302
    assert numbers(world, "own") == [1, 2]
    assert numbers(world, "colleague's") == []


def test_what_an_entry_says_is_sealed_and_the_list_shows_its_times_alone(
    world: World, browser: Client
) -> None:
    new = diary(world, rest="/new")
    browser.post(new, typed(browser, new))
    page = browser.get(diary(world)).text
    assert TOLD not in page and "took nothing" not in page
    stored = as_owner(
        "SELECT details::text || sealed::text FROM cases_factrecord WHERE kind = 'diary.written'"
    )
    assert "took" not in stored[0][0]


def test_no_correction_takes_an_entry_back(world: World, browser: Client) -> None:
    new = diary(world, rest="/new")
    answers = typed(browser, new)
    browser.post(new, answers)
    case = world.cases["own"].case_id
    refused = browser.post(
        f"/case/{case}/correct/{answers['act_id']}",
        {"reason": "wrong_detail", "instead": "nothing", "fact_id": str(uuid4()), "revision": "3"},
    )
    assert refused.status_code == 422
    assert "cannot be taken back" in refused.text


def test_a_day_of_work_without_an_entry_is_shown_and_owed(world: World, browser: Client) -> None:
    new, case = diary(world, "registered", "/new"), world.cases["registered"].case_id
    days_ago = clock.local(clock.now() - timedelta(days=3))
    first = typed(browser, new, happened=days_ago.strftime("%d/%m/%Y"), happened_time="",
                  happened_certainty="day")  # fmt: skip
    assert browser.post(new, first).status_code == 302
    two_days = clock.now() - timedelta(days=2)
    as_owner(
        "INSERT INTO cases_factrecord (id, case_id, kind, happened_earliest, happened_latest,"
        " recorded_at, by_id, by_post, details, sealed) SELECT gen_random_uuid(), %s,"
        " 'statement.recorded', %s, %s, %s, id, 'desk_officer',"
        " '{\"of\": \"witness\"}', '[]' FROM organisation_officer LIMIT 1",
        case, two_days, two_days, two_days,
    )  # fmt: skip
    page = browser.get(diary(world, "registered")).text
    assert "Days of work without an entry" in page
    assert "later than a day" in page


def test_one_entry_goes_into_the_diaries_of_several_cases(world: World, browser: Client) -> None:
    both = [str(world.cases[case].case_id) for case in ("own", "registered")]
    answers = typed(browser, "/inquiry/diaries", cases=both)
    assert browser.post("/inquiry/diaries", answers).status_code == 302
    assert browser.post("/inquiry/diaries", answers).status_code == 302
    assert numbers(world, "own") == numbers(world, "registered") == [1]


def test_an_entry_in_many_is_in_all_of_them_or_in_none(world: World, browser: Client) -> None:
    answers = typed(browser, "/inquiry/diaries")
    elsewhere = str(world.cases["elsewhere"].case_id)
    refused = browser.post(
        "/inquiry/diaries", {**answers, "cases": [str(world.cases["own"].case_id), elsewhere]}
    )
    assert refused.status_code == 422
    assert numbers(world, "own") == []


def test_the_extract_opens_the_words_once_for_paper_and_says_whom_it_is_not_for(
    world: World, browser: Client
) -> None:
    new = diary(world, rest="/new")
    browser.post(new, typed(browser, new))
    browser.post(new, typed(browser, new, words="Second day: the shopkeeper was not there."))
    extract = diary(world, rest="/extract")
    assert "took nothing" not in browser.get(extract).text
    printed = browser.post(extract, {"first": "2", "last": "2"}).text
    assert "shopkeeper" in printed and "took nothing" not in printed
    assert "Not for the accused" in printed
    assert "not a prescribed form" in printed


@pytest.mark.parametrize("part", ["the supervisor", "the officer from another station"])
def test_supervision_and_strangers_read_no_diary(
    world: World, screen_of: Screens, part: str
) -> None:
    assert screen_of(part).get(diary(world)).status_code == 404
