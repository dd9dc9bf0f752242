"""Second factors at the vault's counter: enrolment, wrong codes, waiting, and the registrar."""

import base64
from datetime import timedelta

import pytest
from django.db import connection
from tests.security.vault import allowed
from tests.security.world import World

from amaan.confidentiality.vault import client, totp
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.ids import OfficerId, new_id
from amaan.kernel.refusals import NotFound


@pytest.fixture
def officer(world: World, vault: Vault) -> OfficerId:
    """This will give the desk officer, and stand the vault's clock still."""
    at = vault.real_now()
    vault.real_now = lambda: at
    return world.actors["the desk officer"].officer_id


def later(vault: Vault, amount: timedelta) -> None:
    at = vault.real_now() + amount
    vault.real_now = lambda: at


def code_of(vault: Vault, enrolment: client.Enrolment) -> str:
    padded = enrolment.secret_b32 + "=" * (-len(enrolment.secret_b32) % 8)
    secret = base64.b32decode(padded)
    return totp.code_at(secret, totp.step_at(vault.real_now().timestamp()))


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_an_officer_enrols_once_and_then_signs_in_by_code(vault: Vault, officer: OfficerId) -> None:
    assert not client.has_second_factor(officer)
    slip = allowed(vault, officer)
    enrolment = client.begin_enrolment(officer, slip, "amna")
    assert "Amaan%3Aamna" in enrolment.otpauth_uri
    assert not client.has_second_factor(officer)
    first = client.confirm_enrolment(officer, slip, "session", code_of(vault, enrolment))
    assert client.check_capability(client.presented(first, "session")) == officer
    later(vault, timedelta(seconds=30))
    again = client.verify_second_factor(officer, "other", code_of(vault, enrolment))
    assert client.check_capability(client.presented(again, "other")) == officer


def test_a_code_opens_once(vault: Vault, officer: OfficerId) -> None:
    client.demo_enrol(officer)
    code = client.demo_code(officer)
    client.verify_second_factor(officer, "session", code)
    with pytest.raises(client.WrongCode):
        client.verify_second_factor(officer, "session", code)
    assert client.demo_code(officer) != code


def test_a_code_that_is_given_is_taken_however_often_one_signs_in(
    vault: Vault, officer: OfficerId
) -> None:
    client.demo_enrol(officer)
    seconds = 0
    for _ in range(6):
        try:
            code = client.demo_code(officer)
        except client.NoCodeYet as refusal:
            seconds += refusal.values["seconds"]
            later(vault, timedelta(seconds=refusal.values["seconds"]))
            code = client.demo_code(officer)
        client.verify_second_factor(officer, "session", code)
    assert seconds > 60, "six codes are not taken within two steps"


def test_the_secret_is_shown_once_and_never_over_a_confirmed_one(
    vault: Vault, officer: OfficerId
) -> None:
    slip = allowed(vault, officer)
    first = client.begin_enrolment(officer, slip)
    second = client.begin_enrolment(officer, slip)
    assert first.secret_b32 != second.secret_b32
    with pytest.raises(client.WrongCode):
        client.confirm_enrolment(officer, slip, "session", code_of(vault, first))
    client.confirm_enrolment(officer, slip, "session", code_of(vault, second))
    # The slip is used up, and another would not help either: there is an authenticator.
    with pytest.raises(client.WrongEnrolmentCode):
        client.begin_enrolment(officer, slip)
    slip = allowed(vault, officer)
    with pytest.raises(client.AlreadyEnrolled):
        client.begin_enrolment(officer, slip)
    with pytest.raises(client.AlreadyEnrolled):
        client.confirm_enrolment(officer, slip, "session", code_of(vault, second))


def test_a_secret_that_was_not_confirmed_signs_nobody_in(vault: Vault, officer: OfficerId) -> None:
    slip = allowed(vault, officer)
    enrolment = client.begin_enrolment(officer, slip)
    with pytest.raises(client.WrongCode):
        client.verify_second_factor(officer, "session", code_of(vault, enrolment))


def test_after_five_wrong_codes_the_right_one_has_to_wait_too(
    vault: Vault, officer: OfficerId
) -> None:
    client.demo_enrol(officer)
    right = client.demo_code(officer)
    for _ in range(5):
        with pytest.raises(client.WrongCode):
            client.verify_second_factor(officer, "session", wrong(right))
    with pytest.raises(client.TooManyTries) as waiting:
        client.verify_second_factor(officer, "session", right)
    assert 0 < waiting.value.values["seconds"] <= 31
    later(vault, timedelta(seconds=31))
    assert client.verify_second_factor(officer, "session", client.demo_code(officer))


def test_the_wait_doubles_and_ends_at_a_quarter_of_an_hour(
    vault: Vault, officer: OfficerId
) -> None:
    client.demo_enrol(officer)
    waits = []
    for _ in range(14):
        with pytest.raises(client.WrongCode):
            client.verify_second_factor(officer, "session", wrong(client.demo_code(officer)))
        try:
            client.verify_second_factor(officer, "session", "000000")
        except client.TooManyTries as refused:
            waits.append(refused.values["seconds"])
            later(vault, timedelta(seconds=refused.values["seconds"]))
        except client.WrongCode:
            continue
    assert waits == sorted(waits)
    assert waits[0] <= 31
    assert waits[-1] == 901


def test_nobody_learns_from_the_refusal_who_is_enrolled(vault: Vault, officer: OfficerId) -> None:
    client.demo_enrol(officer)
    for who in (officer, OfficerId(new_id())):
        with pytest.raises(client.WrongCode):
            client.verify_second_factor(who, "session", "000000")


def test_who_does_not_serve_cannot_enrol(vault: Vault, officer: OfficerId) -> None:
    with pytest.raises(client.WrongEnrolmentCode):
        client.begin_enrolment(OfficerId(new_id()), client.Allowed(enrolment_code="ABCD-EFGH"))


def test_a_real_vault_gives_no_codes_away(vault: Vault, officer: OfficerId) -> None:
    client.demo_enrol(officer)
    vault.demo = False
    with pytest.raises(NotFound):
        client.demo_code(officer)
    with pytest.raises(NotFound):
        client.demo_enrol(officer)


def test_only_a_registrar_takes_a_second_factor_away_and_never_his_own(
    world: World, vault: Vault, officer: OfficerId
) -> None:
    registrar = world.actors["the registrar"].officer_id
    client.demo_enrol(officer)
    client.demo_enrol(registrar)
    hers, his = (
        client.presented(
            client.verify_second_factor(who, "session", client.demo_code(who)), "session"
        )
        for who in (officer, registrar)
    )
    for presented, whose in ((hers, registrar), (hers, officer), (his, registrar)):
        with pytest.raises(NotFound):
            client.reset_second_factor(presented, whose)
    assert client.has_second_factor(officer)
    code = client.reset_second_factor(his, officer)
    assert not client.has_second_factor(officer)
    client.may_enrol(officer, client.Allowed(enrolment_code=code))
    with pytest.raises(client.SignInAgain):
        client.check_capability(hers)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome FROM confidentiality_journalentry WHERE what = 'factor_reset'"
            " ORDER BY number"
        )
        assert [row[0] for row in cursor.fetchall()] == ["refused"] * 3 + ["done"]


def test_the_secret_stands_nowhere_in_clear(vault: Vault, officer: OfficerId) -> None:
    slip = allowed(vault, officer)
    enrolment = client.begin_enrolment(officer, slip)
    padded = enrolment.secret_b32 + "=" * (-len(enrolment.secret_b32) % 8)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM confidentiality_secondfactor")
        (kept,) = cursor.fetchone()
    assert base64.b32decode(padded) not in bytes(kept)
    assert enrolment.secret_b32 not in repr(enrolment)


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"verb": "no such thing"},
        {"verb": "reveal"},
        {"verb": "reveal", "case": "x", "refs": "y", "purpose": 1},
        {"verb": "verify_second_factor", "officer": "not an id", "session": "s", "code": "1"},
        {"verb": ["reveal"]},
        {"verb": "__class__"},
    ],
)
def test_a_malformed_request_is_refused_like_a_missing_thing(
    vault: Vault, request_: dict[str, object]
) -> None:
    assert vault.answer(request_)["refused"] == "not_found"
