"""What a name and a password open by themselves: nothing."""

import re
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from tests.sign_in.conftest import PASSWORD, Desk, give_password

from amaan.house.testing import role


def test_the_right_password_leads_to_the_code_and_signs_nobody_in(
    desk: Desk, browser: Client
) -> None:
    answer = give_password(browser)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/code/")
    assert "_auth_user_id" not in browser.session


def test_no_page_of_the_desk_opens_with_one_factor(desk: Desk, browser: Client) -> None:
    give_password(browser)
    answer = browser.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/")


def test_a_session_without_its_capability_is_sent_back_to_the_door(
    desk: Desk, browser: Client
) -> None:
    # As if somebody had written a session into the table but never passed the vault.
    browser.force_login(
        get_user_model().objects.get(id=desk.amna),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert browser.get("/").status_code == 302


def test_with_the_vault_stopped_the_officer_reads_what_to_do(desk: Desk, browser: Client) -> None:
    give_password(browser)
    answer = browser.get("/sign-in/code/")
    assert answer.status_code == 503
    assert "paper pack" in answer.text


def test_with_the_vault_stopped_the_officer_reads_it_in_urdu_too(
    desk: Desk, browser: Client
) -> None:
    give_password(browser)
    answer = browser.get("/sign-in/code/", headers={"accept-language": "ur"})
    assert 'dir="rtl"' in answer.text
    assert "والٹ" in answer.text


def test_a_wrong_name_and_a_wrong_password_are_one_answer(desk: Desk, browser: Client) -> None:
    wrong_password = give_password(browser, password="not-the-password")
    wrong_name = give_password(browser, name="nobody", password="not-the-password")
    relieved = give_password(browser, name="relieved", password="not-the-password")
    pages = {_body(p) for p in (wrong_password, wrong_name, relieved)}
    assert len(pages) == 1


def test_a_name_is_taken_in_capitals_as_a_telephone_writes_it(desk: Desk, browser: Client) -> None:
    assert give_password(browser, name=" Amna ").status_code == 302


def test_an_officer_without_a_post_gets_no_code(desk: Desk, browser: Client) -> None:
    give_password(browser, name="relieved")
    answer = browser.get("/sign-in/code/")
    assert answer.status_code == 403
    assert browser.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_the_page_of_the_code_is_closed_to_whoever_gave_no_password(
    desk: Desk, browser: Client
) -> None:
    for page in ("/sign-in/code/", "/sign-in/enrol/"):
        assert browser.get(page)["Location"] == "/sign-in/"


def test_after_five_wrong_passwords_the_name_is_closed_for_a_while(
    desk: Desk, browser: Client
) -> None:
    for _ in range(5):
        give_password(browser, password="not-the-password")
    answer = give_password(browser)
    assert answer.status_code == 429
    assert "15 minutes" in answer.text


def test_a_name_that_nobody_has_is_closed_alike(desk: Desk, browser: Client) -> None:
    for name in ("amna", "nobody"):
        for _ in range(5):
            last = give_password(browser, name=name, password="not-the-password")
        assert last.status_code == 429, name


def test_one_closed_name_does_not_close_a_colleagues(desk: Desk, browser: Client) -> None:
    for _ in range(6):
        give_password(browser, password="not-the-password")
    assert give_password(browser, name="nasreen").status_code == 302


def test_nothing_typed_at_the_door_is_kept_in_clear(desk: Desk, browser: Client) -> None:
    # She types the password where the name belongs; it must not be written down anywhere.
    give_password(browser, name="slipped-secret-9", password="slipped-secret-9")
    (kept,) = AccessAttempt.objects.values()
    assert "slipped-secret-9" not in repr(kept)


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", "x"])
def test_signing_in_leads_to_no_other_site(desk: Desk, browser: Client, there: str) -> None:
    browser.post("/sign-in/", {"login": "amna", "password": PASSWORD, "next": there})
    assert browser.session["account_login"]["redirect_url"] == "/"


def test_a_form_without_its_token_is_refused(desk: Desk) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert give_password(strict).status_code == 403


def test_the_pages_of_signing_in_are_never_kept_by_a_browser(desk: Desk, browser: Client) -> None:
    assert "no-store" in browser.get("/sign-in/")["Cache-Control"]


def test_no_code_is_shown_on_a_real_site(desk: Desk, browser: Client) -> None:
    assert browser.post("/sign-in/show-code/", {"sign_in": "amna"}).status_code == 404


@pytest.mark.parametrize("page", ["/accounts/signup/", "/accounts/password/reset/", "/sign-up/"])
def test_there_is_no_way_to_make_an_account_or_have_a_password_mailed(
    desk: Desk, browser: Client, page: str
) -> None:
    assert browser.get(page).status_code == 404


def _body(answer: Any) -> str:
    text = re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.text)
    return re.sub(r'value="(amna|nobody|relieved)"', "", text)


def tried() -> list[tuple[object, ...]]:
    """This will read what the journal says of passwords, as only the owner can."""
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT officer_id, outcome, post, fields, rule FROM confidentiality_journalentry"
            " WHERE what = 'password' ORDER BY number"
        )
        return list(cursor.fetchall())


def test_every_password_that_is_tried_stands_in_the_journal_and_no_name_does(
    desk: Desk, browser: Client
) -> None:
    give_password(browser, password="not-the-password")
    give_password(browser, name="nobody", password="not-the-password")
    give_password(browser)
    assert tried() == [
        (desk.amna, "wrong", "", "", ""),
        (None, "wrong", "", "", ""),
        (desk.amna, "right", "", "", ""),
    ]


def test_a_password_tried_while_it_is_locked_is_written_as_wrong(
    desk: Desk, browser: Client
) -> None:
    for _ in range(6):
        give_password(browser, password="not-the-password")
    give_password(browser)
    assert {outcome for _who, outcome, *_rest in tried()} == {"wrong"}


def test_a_page_cannot_write_another_outcome_or_anybodys_look(desk: Desk) -> None:
    with role("web"), connection.cursor() as cursor:
        cursor.execute("SELECT amaan_journal_password(%s, 'shown')", [desk.amna])
    assert tried() == [(desk.amna, "wrong", "", "", "")]
