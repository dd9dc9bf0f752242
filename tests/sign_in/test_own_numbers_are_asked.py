"""Own numbers are asked at each sign-in until they were given, and never stand in the way."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from tests.sign_in.conftest import AsRole, Desk, Telephone, sign_in

from amaan.confidentiality.vault.verbs import Vault

pytestmark = pytest.mark.django_db
ASKED = "/own-numbers/?asked=1"
MINE = {"cnic": "54400-1234567-1", "relative": "Ghulam Rasool", "phone": "0300 1234567"}


@pytest.fixture
def browser(browser: Client) -> Client:
    """This will give a browser that reads English whoever signs in."""
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return browser


@pytest.fixture
def newly_posted(desk: Desk, as_role: AsRole) -> Desk:
    """This will have nobody's numbers kept yet."""
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM confidentiality_trace")
    return desk


def test_the_first_page_after_a_sign_in_asks_and_the_second_does_not(
    newly_posted: Desk, telephone: Telephone, vault: Vault, browser: Client
) -> None:
    sign_in(browser, telephone)
    answer = browser.get("/")
    assert answer["Location"] == ASKED
    assert "Later: somebody waits" in browser.get(ASKED).text
    home = browser.get("/")
    assert home.status_code == 200
    assert "Your own numbers are still missing." in home.text


def test_what_was_wanted_opens_at_once_however_much_is_owed(
    newly_posted: Desk, telephone: Telephone, vault: Vault, browser: Client
) -> None:
    sign_in(browser, telephone)
    assert browser.get("/desk/contact/new").status_code == 200


def test_once_they_were_given_nobody_asks_again_in_this_posting(
    newly_posted: Desk, telephone: Telephone, vault: Vault, browser: Client
) -> None:
    sign_in(browser, telephone)
    assert browser.get("/")["Location"] == ASKED
    assert browser.post(ASKED, MINE).status_code == 302
    assert "still missing" not in browser.get("/").text


def test_who_was_asked_before_and_answered_goes_straight_to_the_desk(
    telephone: Telephone, vault: Vault, browser: Client, desk: Desk
) -> None:
    sign_in(browser, telephone)
    home = browser.get("/")
    assert home.status_code == 200
    assert "still missing" not in home.text
