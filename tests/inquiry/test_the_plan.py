"""Lines of inquiry: proposed from what was told, closed only with a reason, counted from above."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.protocol import casework, codes

pytestmark = pytest.mark.django_db


def of(world: World, rest: str = "") -> str:
    return f"/inquiry/{world.cases['own'].case_id}/plan{rest}"


def facts_of(kind: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(
            "SELECT id::text, details::text FROM cases_factrecord WHERE kind = %s", [kind]
        )
        found = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return [(str(id), str(details)) for id, details in found]


@pytest.fixture
def browser(screen_of: Screens) -> Client:
    return screen_of("the investigator")


def planned(world: World, browser: Client) -> str:
    """This will begin with two lines; gives the entry that opened them."""
    answers = {"act_id": str(uuid4()), "lines": ["scene", "medical"]}
    assert browser.post(of(world), answers).status_code == 302
    [(opened, _details)] = facts_of("plan.made")
    return opened


def test_every_line_of_the_template_is_a_code_and_every_code_stands_in_it() -> None:
    assert {line.id for line in casework.lines()} == codes.INQUIRY_LINES - {casework.OWN_LINE}


def test_the_plan_proposes_what_was_told_and_not_what_was_not(
    world: World, browser: Client
) -> None:
    page = browser.get(of(world)).text
    assert 'value="medical"' in page and 'value="scene"' in page
    assert 'value="substance_bought"' not in page and 'value="journey"' not in page
    assert "our proposal" in page and "CrPC 164A" in page


def test_a_line_is_closed_with_a_reason_and_not_without(world: World, browser: Client) -> None:
    close = of(world, f"/close/{planned(world, browser)}/scene")
    assert browser.post(close, {"act_id": str(uuid4()), "words": ""}).status_code == 422
    answers = {"act_id": str(uuid4()), "reason": "nothing_found", "words": ""}
    assert browser.post(close, answers).status_code == 302
    page = browser.get(of(world)).text
    assert "Followed up, and nothing was found" in page
    again = browser.post(close, {**answers, "act_id": str(uuid4())})
    assert again.status_code == 422
    assert "not open" in again.text


def test_a_line_of_ones_own_is_sealed(world: World, browser: Client) -> None:
    planned(world, browser)
    answers = {"act_id": str(uuid4()), "line": "own_line", "words": ""}
    assert browser.post(of(world, "/open"), answers).status_code == 422
    answers = {**answers, "words": "The blue rickshaw of the bazaar"}
    assert browser.post(of(world, "/open"), answers).status_code == 302
    assert "rickshaw" not in browser.get(of(world)).text
    assert all("rickshaw" not in details for _id, details in facts_of("inquiry.opened"))


def test_supervision_sees_how_many_and_since_when_and_not_which(
    world: World, browser: Client, screen_of: Screens
) -> None:
    planned(world, browser)
    page = screen_of("the supervisor").get(of(world)).text
    assert "Lines open" in page and ">2<" in page
    assert "The place where it happened" not in page and "What the examiner found" not in page
    listed = screen_of("the supervisor").get("/inquiry/progress").text
    assert ">2<" in listed
    assert "The place where it happened" not in listed
