"""Whom she would rather speak to is asked as she comes, and of whoever gives the case away."""

import pytest
from django.test import Client
from tests.desk.conftest import contact
from tests.pages.conftest import Screens
from tests.security.complaint_form import filled_in
from tests.security.leaving import as_owner
from tests.security.world import World

pytestmark = pytest.mark.django_db
CHOSEN = "SELECT details ->> 'choice' FROM cases_factrecord WHERE kind = 'officer_choice.made'"


def complain(world: World, browser: Client, **said: str) -> None:
    there = f"/desk/contact/{contact(world.actors['the desk officer'], world.now)}/complaint"
    assert 'name="wants_officer"' in browser.get(there).text
    assert browser.post(there, dict(filled_in(world.now, **said))).status_code == 200


def test_what_she_chose_is_asked_of_whoever_gives_the_case(
    world: World, screen_of: Screens
) -> None:
    browser = screen_of("the desk officer")
    complain(world, browser, wants_officer="woman")
    assert as_owner(CHOSEN) == [("woman",)]
    ((case_id,),) = as_owner(
        "SELECT case_id FROM cases_factrecord WHERE kind = 'officer_choice.made'"
    )
    assert "A woman" in browser.get(f"/inquiry/{case_id}/assign").text


def test_nobody_guesses_what_she_did_not_say(world: World, screen_of: Screens) -> None:
    complain(world, screen_of("the desk officer"))
    assert as_owner(CHOSEN) == []
