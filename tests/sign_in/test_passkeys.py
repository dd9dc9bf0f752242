"""Security keys: asked and checked in the vault, for this address only, once for each question."""

import html
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.security.vault import allowed
from tests.sign_in.conftest import AsRole, Desk, Telephone, give_password
from tests.sign_in.soft_key import SoftKey

from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.verbs import Vault


@pytest.fixture
def key(desk: Desk, vault: Vault) -> SoftKey:
    """This will give Amna's key, enrolled some while ago."""
    made, slip = SoftKey(), allowed(vault, desk.amna)
    question = client.ask_new_passkey(desk.amna, slip, "amna")
    client.new_passkey(desk.amna, slip, "a session of last month", made.make(question), "blue")
    return made


def question_on(page: Any) -> dict[str, Any]:
    """This will read the question that a page holds for a key."""
    found = re.search(r'data-question="([^"]+)"', page.text)
    assert found is not None, page.text
    question: dict[str, Any] = json.loads(html.unescape(found[1]))
    return question


def test_password_and_key_open_the_desk(key: SoftKey, browser: Client) -> None:
    give_password(browser)
    answer = key.answer(question_on(browser.get("/sign-in/code/")))
    assert browser.post("/sign-in/code/", {"answer": json.dumps(answer)})["Location"] == "/"
    assert browser.get("/").status_code == 200


def test_a_key_is_set_up_with_the_slip_and_signs_in(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    give_password(browser)
    slip = {"enrolment_code": allowed(vault, desk.amna).enrolment_code}
    made = SoftKey().make(question_on(browser.post("/sign-in/enrol/", slip)))
    given = {**slip, "how": "passkey", "answer": json.dumps(made), "label": "blue"}
    assert browser.post("/sign-in/enrol/", given).status_code == 302
    assert browser.get("/").status_code == 200
    assert client.factors(desk.amna).passkeys == 1


def test_an_answer_given_to_a_false_page_opens_nothing(key: SoftKey, desk: Desk) -> None:
    for origin in ("https://amaan-login.example", "https://localhost.example", "null", ""):
        question = client.ask_passkey(desk.amna)
        with pytest.raises(client.WrongPasskey):
            client.verify_passkey(desk.amna, "session", key.answer(question, origin))


def test_a_key_made_for_another_address_opens_nothing(key: SoftKey, desk: Desk) -> None:
    key.host = "elsewhere.example"
    with pytest.raises(client.WrongPasskey):
        client.verify_passkey(desk.amna, "session", key.answer(client.ask_passkey(desk.amna)))


def test_an_answer_opens_once(key: SoftKey, desk: Desk) -> None:
    answer = key.answer(client.ask_passkey(desk.amna))
    client.verify_passkey(desk.amna, "session", answer)
    with pytest.raises(client.WrongPasskey):
        client.verify_passkey(desk.amna, "session", answer)


def test_an_answer_to_an_older_question_opens_nothing(key: SoftKey, desk: Desk) -> None:
    older = client.ask_passkey(desk.amna)
    client.ask_passkey(desk.amna)
    with pytest.raises(client.WrongPasskey):
        client.verify_passkey(desk.amna, "session", key.answer(older))


def test_a_question_waits_five_minutes(key: SoftKey, desk: Desk, vault: Vault) -> None:
    question, asked_at = client.ask_passkey(desk.amna), vault.real_now()
    vault.real_now = lambda: asked_at + timedelta(minutes=5, seconds=1)
    with pytest.raises(client.WrongPasskey):
        client.verify_passkey(desk.amna, "session", key.answer(question))


def test_a_copied_key_is_noticed_by_its_counter(key: SoftKey, desk: Desk) -> None:
    client.verify_passkey(desk.amna, "session", key.answer(client.ask_passkey(desk.amna)))
    client.verify_passkey(desk.amna, "session", key.answer(client.ask_passkey(desk.amna)))
    key.counter = 0
    with pytest.raises(client.WrongPasskey):
        client.verify_passkey(desk.amna, "session", key.answer(client.ask_passkey(desk.amna)))


def test_another_key_and_a_colleagues_key_open_nothing(
    key: SoftKey, desk: Desk, vault: Vault
) -> None:
    hers, slip = SoftKey(), allowed(vault, desk.nasreen)
    question = client.ask_new_passkey(desk.nasreen, slip, "nasreen")
    client.new_passkey(desk.nasreen, slip, "session", hers.make(question), "green")
    for other in (hers, SoftKey()):
        with pytest.raises(client.WrongPasskey):
            answer = other.answer(client.ask_passkey(desk.amna))
            client.verify_passkey(desk.amna, "session", answer)


def test_every_part_of_an_answer_matters(key: SoftKey, desk: Desk) -> None:
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        answer = key.answer(client.ask_passkey(desk.amna))
        whole = answer["response"][part]
        answer["response"][part] = whole[:-6] + ("A" if whole[-6] != "A" else "B") + whole[-5:]
        with pytest.raises(client.WrongPasskey):
            client.verify_passkey(desk.amna, "session", answer)


@pytest.mark.parametrize("nonsense", [{}, {"id": "x"}, {"rawId": 1, "response": None}])
def test_what_no_key_says_is_refused_like_a_wrong_answer(
    key: SoftKey, desk: Desk, nonsense: dict[str, Any]
) -> None:
    client.ask_passkey(desk.amna)
    with pytest.raises(client.WrongPasskey):
        client.verify_passkey(desk.amna, "session", nonsense)


def test_a_key_written_into_the_table_by_another_hand_opens_nothing(
    key: SoftKey, desk: Desk, as_role: AsRole
) -> None:
    # Whoever holds the database moves a colleague's key, or his own, under her name.
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE confidentiality_passkey SET officer_id = %s WHERE officer_id = %s",
            [desk.nasreen, desk.amna],
        )
    with pytest.raises(client.VaultUnavailable):
        client.ask_passkey(desk.nasreen)


def test_a_new_key_beside_the_old_ones_wants_a_fresh_factor(
    desk: Desk, telephone: Telephone, browser: Client, vault: Vault
) -> None:
    give_password(browser)
    browser.post("/sign-in/code/", {"code": telephone.code()})
    assert question_on(browser.get("/own-sign-in/key/"))
    signed_in_at = vault.real_now()
    vault.real_now = lambda: signed_in_at + timedelta(minutes=5, seconds=1)
    assert browser.get("/own-sign-in/key/")["Location"].startswith("/sign-in/again/?next=")


def test_an_officer_adds_a_key_and_takes_it_away(
    desk: Desk, telephone: Telephone, browser: Client
) -> None:
    give_password(browser)
    browser.post("/sign-in/code/", {"code": telephone.code()})
    made = SoftKey().make(question_on(browser.get("/own-sign-in/key/")))
    browser.post("/own-sign-in/key/", {"answer": json.dumps(made), "label": "blue key"})
    page = browser.get("/own-sign-in/")
    assert "blue key" in page.text
    which = re.search(r'name="which" value="([^"]+)"', page.text)
    assert which is not None
    browser.post("/own-sign-in/key/away/", {"which": which[1]})
    assert client.factors(desk.amna).passkeys == 0


def test_the_last_factor_is_not_taken_away(key: SoftKey, desk: Desk, browser: Client) -> None:
    give_password(browser)
    answer = key.answer(question_on(browser.get("/sign-in/code/")))
    browser.post("/sign-in/code/", {"answer": json.dumps(answer)})
    which = re.search(r'name="which" value="([^"]+)"', browser.get("/own-sign-in/").text)
    assert which is not None
    page = browser.post("/own-sign-in/key/away/", {"which": which[1]})
    assert page.status_code == 409
    assert client.factors(desk.amna).passkeys == 1


def test_without_an_address_there_are_no_keys(key: SoftKey, desk: Desk, vault: Vault) -> None:
    vault.passkey_host = ""
    assert client.factors(desk.amna).passkeys == 0
