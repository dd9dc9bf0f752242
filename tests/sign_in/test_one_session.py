"""One officer, one computer at a time: the second sign-in, the lock, the idle hour, the end."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings
from tests.sign_in.conftest import AsRole, Desk, Telephone, give_password, sign_in

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.verbs import Vault
from amaan.web.kit.sign_in import session

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0"


def elsewhere() -> Client:
    return Client(HTTP_ACCEPT_LANGUAGE="en", HTTP_USER_AGENT=FIREFOX)


@pytest.fixture
def browser(browser: Client, settings: Settings) -> Client:
    """This will give a browser whose reader chose English at the door."""
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return browser


def presented(browser: Client) -> str:
    """This will give what the session of a browser presents to the vault."""
    capability = browser.cookies[session.cookie_name()].value
    return client.presented(capability, session.digest_of(browser.session["second_factor_binding"]))


def seen(as_role: AsRole, ago: timedelta) -> None:
    """This will make the officer's last touch lie so far back."""
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("UPDATE organisation_signin SET seen_at = seen_at - %s", [ago])


# -- one at a time --------------------------------------------------------------------------


def test_a_second_sign_in_ends_the_first_and_both_are_told(
    telephone: Telephone, browser: Client
) -> None:
    first = elsewhere()
    sign_in(first, telephone)
    assert first.get("/").status_code == 200
    sign_in(browser, telephone, later=1)
    assert "Firefox, Windows" in browser.get("/").text
    assert first.get("/")["Location"] == "/sign-in/?next=/&ended=elsewhere"
    first.cookies.clear()
    assert "You signed in at another computer" in first.get("/sign-in/?ended=elsewhere").text


def test_with_the_session_the_first_computers_capability_has_ended(
    telephone: Telephone, browser: Client, desk: Desk
) -> None:
    first = elsewhere()
    sign_in(first, telephone)
    hers = presented(first)
    assert client.check_capability(hers) == desk.amna
    sign_in(browser, telephone, later=1)
    with pytest.raises(client.SignInAgain):
        client.check_capability(hers)
    assert client.check_capability(presented(browser)) == desk.amna


def test_the_same_computer_again_is_no_news(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    computer = browser.cookies["computer"].value
    again = Client(HTTP_ACCEPT_LANGUAGE="en")
    again.cookies["computer"] = computer
    sign_in(again, telephone, later=1)
    assert "still signed in" not in again.get("/").text


def test_yesterdays_computer_is_no_news(
    telephone: Telephone, browser: Client, as_role: AsRole
) -> None:
    sign_in(elsewhere(), telephone)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("UPDATE organisation_signin SET began_at = began_at - interval '8 hours'")
    sign_in(browser, telephone, later=1)
    assert "still signed in" not in browser.get("/").text
    assert "eight hours were over" in browser.get("/own-sign-in/").text


def test_an_address_puts_no_words_on_the_sign_in_page(desk: Desk, browser: Client) -> None:
    page = browser.get("/sign-in/?ended=Call+me+anywhere")
    assert "anywhere" not in re.sub('name="next" value="[^"]*"', "", page.text)
    assert "Your sign-in has ended" not in page.text


def test_a_colleague_at_her_own_computer_is_left_alone(
    telephone: Telephone, desk: Desk, vault: Vault, browser: Client
) -> None:
    sign_in(browser, telephone)
    client.demo_enrol(desk.nasreen)
    hers = elsewhere()
    give_password(hers, name="nasreen")
    hers.post("/sign-in/code/", {"code": client.demo_code(desk.nasreen)})
    assert (browser.get("/").status_code, hers.get("/").status_code) == (200, 200)


# -- locked ---------------------------------------------------------------------------------


def test_a_locked_session_opens_nothing_until_a_factor_is_given(
    telephone: Telephone, browser: Client
) -> None:
    sign_in(browser, telephone)
    hers = presented(browser)
    assert browser.post("/sign-in/lock/", {"next": "/desk/due"})["Location"] == (
        "/sign-in/again/?next=/desk/due"
    )
    assert browser.get("/desk/due")["Location"] == "/sign-in/again/?next=/desk/due"
    with pytest.raises(client.SignInAgain):
        client.check_capability(hers)
    answer = browser.post("/sign-in/again/", {"code": telephone.code(1), "next": "/desk/due"})
    assert answer["Location"] == "/desk/due"
    assert browser.get("/desk/due").status_code == 200
    client.check_capability(hers)


def test_what_was_typed_into_a_locked_page_is_answered_so_that_it_is_kept(
    telephone: Telephone, browser: Client
) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-in/lock/", headers={"x-from-script": "yes"})
    assert browser.post("/desk/contact/new", {"note": "typed"}).status_code == 423


def test_a_wrong_code_leaves_it_locked(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-in/lock/")
    wrong = f"{(int(telephone.code(1)) + 1) % 10**6:06d}"
    assert browser.post("/sign-in/again/", {"code": wrong}).status_code == 422
    assert browser.get("/desk/due").status_code == 302


def test_a_colleague_cannot_unlock_with_her_own_code(
    telephone: Telephone, desk: Desk, vault: Vault, browser: Client
) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-in/lock/")
    client.demo_enrol(desk.nasreen)
    code = client.demo_code(desk.nasreen)
    assert browser.post("/sign-in/again/", {"code": code}).status_code == 422


def test_ten_minutes_without_a_touch_lock_it(
    telephone: Telephone, browser: Client, as_role: AsRole
) -> None:
    sign_in(browser, telephone)
    seen(as_role, timedelta(minutes=9, seconds=50))
    assert browser.get("/").status_code == 200
    seen(as_role, timedelta(minutes=10))
    hers = presented(browser)
    assert browser.get("/")["Location"] == "/sign-in/again/?next=/"
    assert "nobody touched it" in browser.get("/sign-in/again/").text
    with pytest.raises(client.SignInAgain):
        client.check_capability(hers)


def test_whoever_types_without_asking_for_a_page_is_still_there(
    telephone: Telephone, browser: Client, as_role: AsRole
) -> None:
    sign_in(browser, telephone)
    for _ in range(3):
        seen(as_role, timedelta(minutes=8))
        assert browser.post("/sign-in/here/").status_code == 204
    assert browser.get("/").status_code == 200


def test_being_there_does_not_unlock(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-in/lock/")
    assert browser.post("/sign-in/here/").status_code == 423
    assert browser.get("/").status_code == 302


def test_a_lock_holds_while_the_vault_is_stopped(
    telephone: Telephone, browser: Client, vault: Vault
) -> None:
    sign_in(browser, telephone)

    def nobody(_request: dict[str, Any]) -> dict[str, Any]:
        return {"refused": "unavailable"}

    with client.spoken_to_by(nobody):
        browser.post("/sign-in/lock/")
        assert browser.get("/")["Location"] == "/sign-in/again/?next=/"
        page = browser.get("/sign-in/again/")
        assert (page.status_code, "paper pack" in page.text) == (503, True)


def test_unlocking_leads_to_no_other_site(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-in/lock/")
    answer = browser.post(
        "/sign-in/again/", {"code": telephone.code(1), "next": "//elsewhere.example"}
    )
    assert answer["Location"] == "/"


# -- the end --------------------------------------------------------------------------------


def test_signing_out_ends_it_in_the_vault_too(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    hers = presented(browser)
    browser.post("/sign-out/")
    with pytest.raises(client.SignInAgain):
        client.check_capability(hers)


def test_her_list_says_where_and_how_each_ended(telephone: Telephone, browser: Client) -> None:
    sign_in(elsewhere(), telephone)
    sign_in(browser, telephone, later=1)
    page = browser.get("/own-sign-in/").text
    assert "Firefox, Windows" in page
    assert "signed in at another computer" in page
    assert "this computer" in page


def test_a_forgotten_computer_is_signed_out_and_a_strangers_again(
    telephone: Telephone, browser: Client, desk: Desk, as_role: AsRole
) -> None:
    from amaan.organisation import actions, queries

    sign_in(browser, telephone)
    actor = queries.acting_as(desk.amna, session.real_now())
    assert actor is not None
    (here,) = queries.sign_ins_of(actor, session.real_now() - timedelta(days=1))
    actions.forget_computer(actor=actor, sign_in_id=here.id, now=session.real_now())
    assert browser.get("/")["Location"].endswith("&ended=by_her")
    assert not queries.knows_computer("amna", here.computer, here.began_at)


def test_nobody_forgets_a_colleagues_computer(
    telephone: Telephone, browser: Client, desk: Desk, vault: Vault
) -> None:
    sign_in(browser, telephone)
    hers = str(browser.session["sign_in"])
    client.demo_enrol(desk.nasreen)
    other = elsewhere()
    give_password(other, name="nasreen")
    other.post("/sign-in/code/", {"code": client.demo_code(desk.nasreen)})
    assert other.post("/own-sign-in/forget/", {"which": hers}).status_code == 404
    assert browser.get("/").status_code == 200


def test_the_name_of_the_browser_holds_nothing_it_was_told(
    telephone: Telephone, browser: Client
) -> None:
    odd = Client(HTTP_USER_AGENT="<b>Zuqvemarjan</b> Chrome/1 Linux")
    sign_in(odd, telephone)
    assert "Zuqvemarjan" not in odd.get("/own-sign-in/").text
    assert "Chrome, Linux" in odd.get("/own-sign-in/").text
