"""What the second factor opens, once, to whom, and for how long."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings
from tests.security.vault import allowed
from tests.sign_in.conftest import Desk, Telephone, give_password, scan, sign_in

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.verbs import Vault
from amaan.web.kit.sign_in import session

COOKIE = "capability"


def test_password_and_code_open_the_desk(telephone: Telephone, browser: Client) -> None:
    answer = sign_in(browser, telephone)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.get("/").status_code == 200


def test_the_officer_comes_to_the_page_he_asked_for(telephone: Telephone, browser: Client) -> None:
    browser.post("/sign-in/", {"login": "amna", "password": "monsoon-bazaar-77", "next": "/case/x"})
    answer = browser.post("/sign-in/code/", {"code": telephone.code()})
    assert answer["Location"] == "/case/x"


def test_a_wrong_code_signs_nobody_in(telephone: Telephone, browser: Client) -> None:
    give_password(browser)
    wrong = f"{(int(telephone.code()) + 1) % 10**6:06d}"
    answer = browser.post("/sign-in/code/", {"code": wrong})
    assert "This code is not right" in answer.text
    assert COOKIE not in browser.cookies
    assert browser.get("/").status_code == 302


def test_a_code_opens_once(telephone: Telephone, browser: Client) -> None:
    assert sign_in(browser, telephone).status_code == 302
    overlooked = Client(HTTP_ACCEPT_LANGUAGE="en")
    answer = sign_in(overlooked, telephone)
    assert "was used already" in answer.text
    assert overlooked.get("/").status_code == 302


def test_after_too_many_wrong_codes_even_the_right_one_must_wait(
    telephone: Telephone, browser: Client
) -> None:
    give_password(browser)
    wrong = f"{(int(telephone.code()) + 1) % 10**6:06d}"
    for _ in range(5):
        browser.post("/sign-in/code/", {"code": wrong})
    answer = browser.post("/sign-in/code/", {"code": telephone.code()})
    assert "Too many wrong codes" in answer.text
    assert browser.get("/").status_code == 302


@pytest.mark.parametrize("typed", ["12345", "1234567", "abcdef", "", "۱۲۳"])
def test_what_is_no_code_is_not_counted_against_the_officer(
    telephone: Telephone, browser: Client, typed: str
) -> None:
    give_password(browser)
    for _ in range(6):
        assert browser.post("/sign-in/code/", {"code": typed}).status_code == 200
    assert browser.post("/sign-in/code/", {"code": telephone.code()}).status_code == 302


def test_a_code_may_be_typed_in_urdu_digits_with_a_gap(
    telephone: Telephone, browser: Client
) -> None:
    urdu = telephone.code().translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    give_password(browser)
    answer = browser.post("/sign-in/code/", {"code": f"{urdu[:3]} {urdu[3:]}"})
    assert answer.status_code == 302


def test_a_colleagues_code_is_no_code(desk: Desk, telephone: Telephone, browser: Client) -> None:
    # Nasreen is not enrolled; Amna's code must neither open nor enrol her account.
    give_password(browser, name="nasreen")
    browser.get("/sign-in/enrol/")
    answer = browser.post("/sign-in/enrol/", {"code": telephone.code()})
    assert answer.status_code == 200
    assert not client.has_second_factor(desk.nasreen)


# -- the first sign-in ----------------------------------------------------------------------


def slip_of(vault: Vault, desk: Desk) -> str:
    """This will give the code on the slip that the registrar hands to Amna."""
    return allowed(vault, desk.amna).enrolment_code


def with_slip(browser: Client, slip: str, **given: str) -> Any:
    """This will type the code of the slip, and whatever the next page asks."""
    return browser.post("/sign-in/enrol/", {"enrolment_code": slip, **given})


def test_the_first_sign_in_leads_to_enrolment_before_anything_else(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    give_password(browser)
    assert browser.get("/sign-in/code/")["Location"] == "/sign-in/enrol/"
    assert '<svg class="qr' not in browser.get("/sign-in/enrol/").text
    page = with_slip(browser, slip_of(vault, desk))
    assert "<svg" in page.text
    assert "amna" in scan(page).uri


def test_a_first_code_enrols_and_signs_in(desk: Desk, vault: Vault, browser: Client) -> None:
    give_password(browser)
    slip = slip_of(vault, desk)
    mine = scan(with_slip(browser, slip))
    answer = with_slip(browser, slip, how="app", code=mine.code(), uri=mine.uri)
    assert answer.status_code == 302
    assert browser.get("/").status_code == 200
    assert client.has_second_factor(desk.amna)


def test_the_first_password_alone_sets_up_no_second_factor(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    give_password(browser)
    slip_of(vault, desk)
    for typed in ("", "ABCD-EFGH", allowed(vault, desk.nasreen).enrolment_code):
        page = with_slip(browser, typed, how="sheet")
        assert '<svg class="qr' not in page.text
        assert page.status_code == 200
    assert not client.has_second_factor(desk.amna)


def test_the_code_of_the_slip_may_be_typed_as_people_type(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    give_password(browser)
    slip = slip_of(vault, desk)
    urdu = slip.lower().translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")).replace("-", " ")
    assert "<svg" in with_slip(browser, urdu).text


def test_a_slip_opens_once(desk: Desk, vault: Vault, browser: Client) -> None:
    give_password(browser)
    slip = slip_of(vault, desk)
    mine = scan(with_slip(browser, slip))
    with_slip(browser, slip, how="app", code=mine.code(), uri=mine.uri)
    with vault.transactions() as ledger:
        ledger.drop_factors(desk.amna)
    thief = Client(HTTP_ACCEPT_LANGUAGE="en")
    give_password(thief)
    assert "not right" in with_slip(thief, slip).text


def test_after_a_wrong_first_code_the_same_square_is_shown(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    give_password(browser)
    slip = slip_of(vault, desk)
    mine = scan(with_slip(browser, slip))
    wrong = f"{(int(mine.code()) + 1) % 10**6:06d}"
    again = with_slip(browser, slip, how="app", code=wrong, uri=mine.uri)
    assert scan(again) == mine
    answer = with_slip(browser, slip, how="app", code=mine.code(), uri=mine.uri)
    assert answer.status_code == 302


def test_a_stolen_password_cannot_replace_a_telephone(
    desk: Desk, telephone: Telephone, browser: Client
) -> None:
    give_password(browser)
    assert browser.get("/sign-in/enrol/")["Location"] == "/sign-in/code/"


def test_neither_secret_nor_slip_is_ever_in_the_session(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    give_password(browser)
    slip = slip_of(vault, desk)
    mine = scan(with_slip(browser, slip))
    secret = re.search("secret=([A-Z2-7]+)", mine.uri)
    assert secret is not None
    kept = repr(dict(browser.session))
    assert secret[1] not in kept
    assert slip not in kept


# -- the capability -------------------------------------------------------------------------


def test_the_capability_lives_in_a_cookie_no_script_can_read(
    telephone: Telephone, browser: Client
) -> None:
    cookie = sign_in(browser, telephone).cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert cookie["max-age"] == 8 * 3600


def test_with_tls_the_cookie_is_pinned_to_the_host(
    telephone: Telephone, browser: Client, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    cookie = sign_in(browser, telephone).cookies["__Host-capability"]
    assert cookie["secure"]
    assert not cookie["domain"]


def test_no_table_of_ours_holds_the_capability(telephone: Telephone, browser: Client) -> None:
    capability = sign_in(browser, telephone).cookies[COOKIE].value
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        stored = cursor.fetchall()
    assert stored
    assert capability not in repr(dict(browser.session))
    assert not any(capability in row[0] for row in stored)


def test_a_capability_is_worth_nothing_in_another_session(
    desk: Desk, telephone: Telephone, browser: Client
) -> None:
    capability = sign_in(browser, telephone).cookies[COOKIE].value
    mine = session.digest_of(browser.session["second_factor_binding"])
    assert client.check_capability(client.presented(capability, mine)) == desk.amna
    other = session.digest_of(session.new_binding())
    with pytest.raises(client.SignInAgain):
        client.check_capability(client.presented(capability, other))


def test_signing_in_makes_the_session_new(telephone: Telephone, browser: Client) -> None:
    give_password(browser)
    before = browser.session.session_key
    browser.post("/sign-in/code/", {"code": telephone.code()})
    assert browser.session.session_key != before


def test_a_session_is_over_after_a_shift(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    kept = browser.session
    kept["second_factor_at"] = (datetime.now(UTC) - timedelta(hours=8)).timestamp()
    kept.save()
    assert browser.get("/").status_code == 302
    # And the door does not send her in a circle.
    assert browser.get("/sign-in/").status_code == 200
    assert "_auth_user_id" not in browser.session


def test_an_officer_relieved_while_signed_in_is_not_sent_in_a_circle(
    desk: Desk, telephone: Telephone, browser: Client, as_role: object
) -> None:
    sign_in(browser, telephone)
    with as_role("owner"), connection.cursor() as cursor:  # type: ignore[operator]
        cursor.execute(
            "UPDATE organisation_posting SET until = now() WHERE officer_id = %s", [desk.amna]
        )
    assert browser.get("/").status_code == 302
    assert browser.get("/sign-in/").status_code == 200


# -- signing out ----------------------------------------------------------------------------


def test_signing_out_leaves_nothing_in_the_browser(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    answer = browser.post("/sign-out/")
    assert answer.cookies[COOKIE].value == ""
    assert answer.cookies[COOKIE]["max-age"] == 0
    assert "cache" in answer["Clear-Site-Data"]
    assert browser.get("/").status_code == 302


def test_signing_out_ends_the_session_for_a_copied_cookie_too(
    telephone: Telephone, browser: Client
) -> None:
    sign_in(browser, telephone)
    copy = Client()
    copy.cookies.load({name: morsel.value for name, morsel in browser.cookies.items()})
    assert copy.get("/").status_code == 200
    browser.post("/sign-out/")
    assert copy.get("/").status_code == 302


def test_a_link_cannot_sign_anybody_out(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    assert browser.get("/sign-out/").status_code == 200
    assert browser.get("/").status_code == 200


# -- the language ---------------------------------------------------------------------------


def test_the_desk_speaks_the_officers_language(
    telephone: Telephone, browser: Client, settings: Settings
) -> None:
    answer = sign_in(browser, telephone)
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "ur"


def test_a_language_chosen_at_the_door_stays(
    telephone: Telephone, browser: Client, settings: Settings
) -> None:
    browser.post("/language/", {"language": "en", "next": "/sign-in/"})
    sign_in(browser, telephone)
    assert browser.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_the_next_officer_does_not_inherit_it(
    telephone: Telephone, browser: Client, settings: Settings
) -> None:
    browser.post("/language/", {"language": "en", "next": "/sign-in/"})
    sign_in(browser, telephone)
    browser.post("/sign-out/")
    assert browser.cookies[settings.LANGUAGE_COOKIE_NAME].value == ""


# -- counting slips -------------------------------------------------------------------------


def test_signing_in_wipes_out_earlier_slips(telephone: Telephone, browser: Client) -> None:
    for _ in range(4):
        give_password(browser, password="not-the-password")
    assert sign_in(browser, telephone).status_code == 302
    assert give_password(Client(), password="not-the-password").status_code == 200


def test_the_right_password_without_the_code_wipes_out_nothing(
    telephone: Telephone, browser: Client
) -> None:
    for _ in range(4):
        give_password(browser, password="not-the-password")
    give_password(browser)
    assert give_password(Client(), password="not-the-password").status_code == 429
