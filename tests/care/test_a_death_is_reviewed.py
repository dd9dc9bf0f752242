"""A death is looked at by a panel that is not of police alone; what is learned names no case."""

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


@pytest.fixture
def commander(screen_of: Screens) -> Client:
    return screen_of("the district commander")


def opened(world: World, browser: Client) -> str:
    id = str(uuid4())
    sent = browser.post(
        f"/command/lessons/case/{world.cases['own'].case_id}", {"id": id, "about": "near_death"}
    )
    assert sent.status_code == 302, sent.text
    return id


def lesson(browser: Client, review: str, **more: Any) -> Any:
    due = clock.local_date(clock.now()) + timedelta(days=14)
    told = {"step": "lesson", "id": str(uuid4()), "failure": "no_victim_protection",
            "decision": "train", "owner": "supervisor", "due_on": f"{due:%d/%m/%Y}",
            **more}  # fmt: skip
    return browser.post(f"/command/lessons/review/{review}", told)


def panel(browser: Client, review: str, *offices: str) -> Any:
    today = clock.local_date(clock.now())
    told = {"step": "panel", "panel": offices, "met_on": f"{today:%d/%m/%Y}"}
    return browser.post(f"/command/lessons/review/{review}", told)


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def test_it_closes_only_after_others_than_police_met_and_something_was_learned(
    world: World, commander: Client
) -> None:
    review = opened(world, commander)
    assert rows("SELECT count(*) FROM cases_factrecord WHERE kind = 'death_review.opened'") == [
        (1,)
    ]
    alone = panel(commander, review, "district_police")
    assert alone.status_code == 422 and "not of the police" in alone.text
    closed = f"/command/lessons/review/{review}/closed"
    commander.post(closed)
    assert rows("SELECT closed_at FROM oversight_deathreview") == [(None,)]
    assert panel(commander, review, "district_police", "doctor").status_code == 302
    commander.post(closed)
    assert rows("SELECT closed_at FROM oversight_deathreview") == [(None,)]
    assert lesson(commander, review, due_on="01/01/2020").status_code == 422
    assert lesson(commander, review).status_code == 302
    commander.post(closed)
    [(at,)] = rows("SELECT closed_at FROM oversight_deathreview")
    assert at is not None


def test_a_lesson_is_read_at_the_station_without_its_case(
    world: World, screen_of: Screens, commander: Client
) -> None:
    review = opened(world, commander)
    lesson(commander, review)
    [(reference,)] = rows(
        f"SELECT reference FROM cases_case WHERE id = '{world.cases['own'].case_id}'"
    )
    page = screen_of("the station commander").get("/command/lessons").text
    assert "Officers are trained in it" in page
    assert reference not in page and review not in page
    assert (
        screen_of("the station commander").get(f"/command/lessons/review/{review}").status_code
        == 404
    )
    [(id,)] = rows("SELECT id FROM oversight_deathlesson")
    assert commander.post(f"/command/lessons/{id}/done").status_code == 302
    assert "Done:" in commander.get("/command/lessons").text


def test_a_commander_who_reads_no_casework_sees_duties_and_no_story(
    world: World, commander: Client
) -> None:
    page = commander.get(f"/command/lessons/review/{opened(world, commander)}").text
    assert "The timeline opens only to whoever reviews the case" in page
