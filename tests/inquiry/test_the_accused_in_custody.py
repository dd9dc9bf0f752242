"""Arrest, remand and bail: clocks that hold, and she knows before he is out."""

from datetime import date, timedelta
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
def browser(screen_of: Screens) -> Client:
    return screen_of("the investigator")


def of(world: World, rest: str = "") -> str:
    return f"/inquiry/{world.cases['own'].case_id}/accused{rest}"


def press(world: World, browser: Client, kind: str, minutes: int = 30, **answers: Any) -> Any:
    at = clock.local(clock.now() - timedelta(minutes=minutes))
    sent = {
        "act_id": str(uuid4()), "accused": "1", "happened": at.strftime("%d/%m/%Y"),
        "happened_time": at.strftime("%H:%M"), "happened_certainty": "exact", **answers,
    }  # fmt: skip
    return browser.post(of(world, f"/{kind}"), sent)


def local_date(minutes: int) -> date:
    return clock.local_date(clock.now() - timedelta(minutes=minutes))


def arrested(world: World, browser: Client, **answers: Any) -> Any:
    grounds = {"words": "Seen leaving at that hour by two shopkeepers.", **answers}
    return press(world, browser, "arrested", minutes=50, **grounds)


def states(world: World) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(
            "SELECT rule, state FROM cases_dutyrecord WHERE case_id = %s",
            [world.cases["own"].case_id],
        )
        found = dict(cursor.fetchall())
        cursor.execute("SET LOCAL ROLE web")
    return found


def test_an_arrest_wants_its_grounds_and_starts_the_clocks(world: World, browser: Client) -> None:
    assert arrested(world, browser, words="").status_code == 422
    assert arrested(world, browser).status_code == 302
    page = browser.get(of(world)).text
    assert "police custody" in page and "No police custody after" in page
    assert "shopkeepers" not in page
    assert {states(world)[r] for r in ("accused_produced", "remand_ended", "told_of_arrest")} == {
        "open"
    }


def test_nobody_is_arrested_twice(world: World, browser: Client) -> None:
    arrested(world, browser)
    again = arrested(world, browser)
    assert again.status_code == 422
    assert "in custody already" in again.text


def test_the_magistrates_days_never_go_beyond_fifteen_in_all(world: World, browser: Client) -> None:
    arrested(world, browser)
    assert press(world, browser, "produced", days="10").status_code == 302
    assert states(world)["accused_produced"] == "met"
    # Brought before the Magistrate after midnight, one of the fifteen days is spent already.
    left = 5 - (local_date(minutes=30) - local_date(minutes=50)).days
    more = press(world, browser, "produced", days=f"{left + 1}")
    assert more.status_code == 422
    assert "fifteen days at most" in more.text
    assert press(world, browser, "produced", days=f"{left}").status_code == 302


@pytest.mark.parametrize("who", ["woman", "juvenile"])
def test_no_police_custody_for_a_woman_or_a_child(world: World, browser: Client, who: str) -> None:
    arrested(world, browser, **{who: "on"})
    refused = press(world, browser, "produced", days="3")
    assert refused.status_code == 422
    assert "no police custody" in refused.text
    assert press(world, browser, "produced", days="0").status_code == 302


def test_he_is_not_written_out_before_she_was_told(world: World, browser: Client) -> None:
    arrested(world, browser)
    press(world, browser, "release_expected", minutes=20)
    assert states(world)["told_before_release"] == "open"
    page = browser.get(of(world)).text
    assert "She does not know yet" in page
    refused = press(world, browser, "moved", minutes=5, to="bail", words="")
    assert refused.status_code == 422
    assert "She was not told yet" in refused.text
    assert press(world, browser, "told", minutes=10, about="release").status_code == 302
    assert states(world)["told_before_release"] == "met"
    assert press(world, browser, "moved", minutes=5, to="bail", words="").status_code == 302
    assert "told_of_release" not in states(world)
    assert states(world)["remand_ended"] == "met"


def test_where_nobody_could_wait_it_is_said_why_and_she_is_owed_at_once(
    world: World, browser: Client
) -> None:
    arrested(world, browser)
    sent = press(world, browser, "moved", minutes=5, to="free", words="Freed in court; no answer.")
    assert sent.status_code == 302
    assert states(world)["told_of_release"] == "open"


def test_bail_asked_for_owes_a_note_on_her_danger_and_the_note_is_sealed(
    world: World, browser: Client
) -> None:
    arrested(world, browser)
    press(world, browser, "bail_sought", minutes=20)
    assert states(world)["bail_risk_note"] == "open"
    sent = press(world, browser, "risk_noted", level="high", conditions=["stays_away"],
                 words="He came to the lane twice after the complaint.")  # fmt: skip
    assert sent.status_code == 302
    assert states(world)["bail_risk_note"] == "met"
    assert "lane twice" not in browser.get(of(world)).text
