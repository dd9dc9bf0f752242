"""Codes on paper, passwords that end, strangers who guess, and a telephone lost at night."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.security.vault import allowed
from tests.sign_in.conftest import PASSWORD, AsRole, Desk, Telephone, give_password, sign_in

from amaan.confidentiality.vault import client, own_factors
from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel.ids import OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation import actions, queries
from amaan.organisation.actions import NewOfficer
from amaan.organisation.posts import Post, Rank, Sex
from amaan.web.kit.sign_in import session

CODE = re.compile(r">([0-9A-Z]{4}-[0-9A-Z]{4})<")


def sheet_of(desk: Desk, vault: Vault, browser: Client) -> list[str]:
    """This will make Amna's sheet at her first sign-in and read it."""
    give_password(browser)
    slip = {"enrolment_code": allowed(vault, desk.amna).enrolment_code}
    return CODE.findall(browser.post("/sign-in/enrol/", {**slip, "how": "sheet"}).text)


# -- a sheet --------------------------------------------------------------------------------


def test_without_a_telephone_a_sheet_of_codes_opens_the_desk(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    codes = sheet_of(desk, vault, browser)
    assert len(set(codes)) == 20
    assert browser.post("/sign-in/code/", {"code": codes[0]}).status_code == 302
    assert browser.get("/").status_code == 200


def test_a_code_of_the_sheet_opens_once_and_in_any_order(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    codes = sheet_of(desk, vault, browser)
    for code, opens in ((codes[7], True), (codes[7], False), (codes[2].lower(), True)):
        other = Client(HTTP_ACCEPT_LANGUAGE="en")
        give_password(other)
        assert (other.post("/sign-in/code/", {"code": code}).status_code == 302) is opens


def test_no_code_of_a_sheet_stands_in_any_table(
    desk: Desk, vault: Vault, browser: Client, as_role: AsRole
) -> None:
    codes = sheet_of(desk, vault, browser)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT mac FROM confidentiality_printedcode")
        kept = b"".join(bytes(row[0]) for row in cursor.fetchall())
    # Twenty of the sheet, and the slip that allowed it.
    assert len(kept) == 21 * 32
    assert not any(code.replace("-", "").encode() in kept for code in codes)
    assert not any(code in repr(dict(browser.session)) for code in codes)


def test_a_new_sheet_makes_the_old_one_void(desk: Desk, vault: Vault, browser: Client) -> None:
    codes = sheet_of(desk, vault, browser)
    browser.post("/sign-in/code/", {"code": codes[0]})
    fresh = CODE.findall(browser.post("/own-sign-in/sheet/").text)
    assert len(fresh) == 20
    with pytest.raises(client.WrongCode):
        client.verify_second_factor(desk.amna, "session", codes[1])
    assert client.verify_second_factor(desk.amna, "session", fresh[0])


def test_after_five_wrong_paper_codes_the_right_one_waits(
    desk: Desk, vault: Vault, browser: Client
) -> None:
    codes = sheet_of(desk, vault, browser)
    for _ in range(5):
        browser.post("/sign-in/code/", {"code": "AAAA-AAAA"})
    assert "Too many wrong codes" in browser.post("/sign-in/code/", {"code": codes[0]}).text


def test_a_slip_waits_too_after_five_wrong_ones(desk: Desk, vault: Vault, browser: Client) -> None:
    give_password(browser)
    slip = allowed(vault, desk.amna).enrolment_code
    for _ in range(5):
        browser.post("/sign-in/enrol/", {"enrolment_code": "AAAA-AAAA"})
    page = browser.post("/sign-in/enrol/", {"enrolment_code": slip})
    assert "Too many wrong codes" in page.text


def test_a_slip_is_good_for_a_day(desk: Desk, vault: Vault) -> None:
    slip, at = allowed(vault, desk.amna), vault.real_now()
    vault.real_now = lambda: at + timedelta(hours=24, seconds=1)
    with pytest.raises(client.WrongEnrolmentCode):
        client.may_enrol(desk.amna, slip)


# -- a password on a slip -------------------------------------------------------------------


def test_a_temporary_password_opens_nothing_after_three_days(
    desk: Desk, vault: Vault, browser: Client, as_role: AsRole
) -> None:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE organisation_officer SET password_is_temporary = true,"
            " password_good_until = now() WHERE id = %s",
            [desk.amna],
        )
    give_password(browser)
    page = browser.get("/sign-in/code/")
    assert (page.status_code, "too old" in page.text) == (403, True)
    assert browser.get("/sign-in/enrol/")["Location"] == "/sign-in/"


def test_a_wrong_password_does_not_learn_that_the_right_one_is_too_old(
    desk: Desk, browser: Client, as_role: AsRole
) -> None:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("UPDATE organisation_officer SET password_good_until = now()")
    assert "too old" not in give_password(browser, password="not-the-password").text


# -- strangers ------------------------------------------------------------------------------


def test_a_strangers_wrong_passwords_do_not_lock_her_out_of_her_own_computer(
    telephone: Telephone, browser: Client
) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-out/")
    stranger = Client()
    for _ in range(6):
        give_password(stranger, password="not-the-password")
    assert give_password(stranger).status_code == 429
    assert give_password(browser)["Location"] == "/sign-in/code/"


def test_her_own_computer_has_five_tries_as_well(telephone: Telephone, browser: Client) -> None:
    sign_in(browser, telephone)
    browser.post("/sign-out/")
    for _ in range(5):
        give_password(browser, password="not-the-password")
    assert give_password(browser).status_code == 429


@pytest.mark.parametrize("number", ["0" * 32, "f" * 31, "x" * 32, ""])
def test_an_invented_computer_is_a_strangers(
    telephone: Telephone, browser: Client, number: str
) -> None:
    sign_in(browser, telephone)
    stranger = Client()
    stranger.cookies["computer"] = number
    for _ in range(5):
        give_password(stranger, password="not-the-password")
    assert give_password(Client(), password=PASSWORD).status_code == 429


# -- lost at night --------------------------------------------------------------------------


@pytest.fixture
def on_duty(desk: Desk, as_role: AsRole) -> OfficerId:
    """This will post the district's supervising officer above the desk."""
    long_ago = session.real_now() - timedelta(days=60)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM organisation_unit WHERE kind = 'district'")
        (district,) = cursor.fetchone()
        return _appointed("duty", district, Post.DISTRICT_COMMANDER, long_ago)


def _appointed(name: str, unit: Any, post: Post, at: datetime) -> OfficerId:
    registrar = queries.acting_as(_id_of("registrar"), at)
    assert registrar is not None
    officer = NewOfficer(
        sign_in=name,
        service_number=f"T-{name}",
        name_en=name.title(),
        name_ur=name,
        rank=Rank.SP,
        sex=Sex.MALE,
    )
    return actions.appoint_officer(
        actor=registrar, officer=officer, password=PASSWORD, unit_id=unit, post=post, now=at
    )


def _id_of(name: str) -> OfficerId:
    found = queries.officer_by_service_number(f"T-{name}", session.real_now())
    assert found is not None
    return found


def signed_in(vault: Vault, name: str) -> Client:
    """This will sign a colleague in with a code."""
    client.demo_enrol(_id_of(name))
    there = Client(HTTP_ACCEPT_LANGUAGE="en")
    give_password(there, name=name)
    there.post("/sign-in/code/", {"code": client.demo_code(_id_of(name))})
    return there


def which_on(page: Any) -> str:
    found = re.search(r'name="which" value="([^"]+)"', page.text)
    assert found is not None, page.text
    return found[1]


def test_two_colleagues_give_back_a_factor_at_night(
    telephone: Telephone, browser: Client, desk: Desk, vault: Vault, on_duty: OfficerId
) -> None:
    sign_in(browser, telephone)
    nasreen, duty = signed_in(vault, "nasreen"), signed_in(vault, "duty")
    nasreen.post("/lost-factor/", {"service_number": "T-amna", "reason": "stolen"})
    assert browser.get("/").status_code == 200, "nothing happens on one colleague's word"
    which = which_on(duty.get("/lost-factor/"))
    assert nasreen.post("/lost-factor/answer/", {"which": which, "do": "take"}).status_code == 404
    duty.post("/lost-factor/answer/", {"which": which, "do": "agree"})
    assert browser.get("/")["Location"].endswith("&ended=factor_lost"), "her session died at once"
    with pytest.raises(client.WrongCode):
        client.verify_second_factor(desk.amna, "session", telephone.code(1))
    assert duty.post("/lost-factor/answer/", {"which": which, "do": "take"}).status_code == 404
    slip = CODE.search(nasreen.post("/lost-factor/answer/", {"which": which, "do": "take"}).text)
    assert slip is not None
    assert nasreen.post("/lost-factor/answer/", {"which": which, "do": "take"}).status_code == 404
    fresh = Client(HTTP_ACCEPT_LANGUAGE="en")
    give_password(fresh)
    page = fresh.post("/sign-in/enrol/", {"enrolment_code": slip[1], "how": "sheet"})
    assert len(CODE.findall(page.text)) == 20


def test_the_code_of_the_night_lives_half_an_hour(
    telephone: Telephone, desk: Desk, vault: Vault, on_duty: OfficerId
) -> None:
    hers, his = (_presented(vault, name) for name in ("nasreen", "duty"))
    loss = own_factors.say_lost(hers, desk.amna, "lost")
    own_factors.agree_to_loss(his, loss)
    at = vault.real_now()
    vault.real_now = lambda: at + timedelta(minutes=29)
    code = own_factors.take_loss_code(hers, loss)
    vault.real_now = lambda: at + timedelta(minutes=30, seconds=1)
    with pytest.raises(client.WrongEnrolmentCode):
        client.may_enrol(desk.amna, client.Allowed(enrolment_code=code))


def test_nobody_plays_two_parts_in_it(
    telephone: Telephone, desk: Desk, vault: Vault, on_duty: OfficerId
) -> None:
    hers, his = (_presented(vault, name) for name in ("nasreen", "duty"))
    with pytest.raises(NotFound):
        own_factors.say_lost(his, on_duty, "lost")
    loss = own_factors.say_lost(his, desk.amna, "lost")
    for presented in (his, hers):
        with pytest.raises(NotFound):
            own_factors.agree_to_loss(presented, loss)
    assert client.has_second_factor(desk.amna)


def test_every_step_of_it_is_in_the_journal(
    telephone: Telephone, desk: Desk, vault: Vault, on_duty: OfficerId, as_role: AsRole
) -> None:
    hers, his = (_presented(vault, name) for name in ("nasreen", "duty"))
    loss = own_factors.say_lost(hers, desk.amna, "broken")
    with pytest.raises(NotFound):
        own_factors.agree_to_loss(hers, loss)
    own_factors.agree_to_loss(his, loss)
    own_factors.take_loss_code(hers, loss)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome, officer_id, subject FROM confidentiality_journalentry"
            " WHERE what = 'factor_loss' ORDER BY number"
        )
        found = cursor.fetchall()
    assert found == [
        ("asked", desk.nasreen, desk.amna),
        ("refused", desk.nasreen, desk.amna),
        ("agreed", on_duty, desk.amna),
        ("code given", desk.nasreen, desk.amna),
    ]


def test_whoever_made_her_password_has_no_part_in_it(
    telephone: Telephone, desk: Desk, vault: Vault, on_duty: OfficerId, as_role: AsRole
) -> None:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE organisation_officer SET password_reset_by_id = %s, password_reset_at = now()"
            " WHERE id = %s",
            [desk.nasreen, desk.amna],
        )
    nasreen = signed_in(vault, "nasreen")
    nasreen.cookies["language"] = "en"
    page = nasreen.post("/lost-factor/", {"service_number": "T-amna", "reason": "lost"})
    assert (page.status_code, "another registrar" in page.text) == (422, True)


@pytest.mark.parametrize("number", ["T-nobody", "T-registrar", "T-nasreen"])
def test_nobody_else_is_said_to_have_lost_anything(
    telephone: Telephone, desk: Desk, vault: Vault, number: str
) -> None:
    # Nobody, an officer of no district, and herself.
    there = signed_in(vault, "nasreen")
    page = there.post("/lost-factor/", {"service_number": number, "reason": "lost"})
    assert page.status_code == 422


def _presented(vault: Vault, name: str) -> str:
    officer = _id_of(name)
    client.demo_enrol(officer)
    code = client.demo_code(officer)
    return client.presented(client.verify_second_factor(officer, f"of {name}", code), f"of {name}")


def on_the_rota(as_role: AsRole, officer: OfficerId, since: datetime, until: datetime) -> None:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO organisation_dutyturn"
            " (id, district_id, officer_id, since, until, recorded_by_id, recorded_at)"
            " SELECT gen_random_uuid(), u.id, %s, %s, %s, %s, %s FROM organisation_unit u"
            " WHERE u.kind = 'district'",
            [officer, since, until, officer, since],
        )


def test_at_night_the_rota_decides_and_not_the_post_alone(
    telephone: Telephone, desk: Desk, vault: Vault, on_duty: OfficerId, as_role: AsRole
) -> None:
    now = session.real_now()
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM organisation_unit WHERE kind = 'station'")
        (station,) = cursor.fetchone()
        rostered = _appointed("tonight", station, Post.STATION_COMMANDER, now - timedelta(days=9))
    his, tonights = (_presented(vault, name) for name in ("duty", "tonight"))
    loss = own_factors.say_lost(_presented(vault, "nasreen"), desk.amna, "lost")
    with pytest.raises(NotFound):
        own_factors.agree_to_loss(tonights, loss)
    on_the_rota(as_role, rostered, now - timedelta(hours=1), now + timedelta(hours=8))
    with pytest.raises(NotFound):
        own_factors.agree_to_loss(his, loss)
    own_factors.agree_to_loss(tonights, loss)


def test_a_duty_officer_who_is_away_or_asks_himself_leaves_it_to_the_posts(
    telephone: Telephone, desk: Desk, vault: Vault, on_duty: OfficerId, as_role: AsRole
) -> None:
    now = session.real_now()
    on_the_rota(
        as_role, OfficerId(desk.nasreen), now - timedelta(hours=1), now + timedelta(hours=8)
    )
    loss = own_factors.say_lost(_presented(vault, "nasreen"), desk.amna, "lost")
    own_factors.agree_to_loss(_presented(vault, "duty"), loss)
