"""Requests that come twice, and a clock that jumps: refused or harmless, never unseen.

Whoever records what passed between the processes, or presses a button twice on a bad line, gets
nothing new by sending it again; and no wrong clock shows more than a right one.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from tests.security.browsing import sign_in
from tests.security.complaint_form import filled_in
from tests.security.test_vault_decides_again import entries, look
from tests.security.vault import allowed
from tests.security.vault import signed_in as vault_signed_in
from tests.security.world import World

from amaan.confidentiality import chain, journal
from amaan.confidentiality.reveal import SignInAgain
from amaan.confidentiality.vault import client, totp
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel import clock
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import Refused

HER = "the desk officer"


@contextmanager
def recorded(vault: Vault) -> Iterator[list[dict[str, Any]]]:
    """This will keep every request that goes to the vault, as a thief at the socket would."""
    heard: list[dict[str, Any]] = []

    def listen(request: dict[str, Any]) -> dict[str, Any]:
        heard.append(dict(request))
        return vault.answer(request)

    with client.spoken_to_by(listen):
        yield heard


def rows(statement: str, *values: str | UUID) -> list[tuple[Any, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return list(cursor.fetchall())


def one(statement: str, *values: str | UUID) -> Any:
    return rows(statement, *values)[0][0]


# -- the same thing twice -----------------------------------------------------------------


def test_one_complaint_sent_twice_is_one_case(world: World, vault: Vault) -> None:
    browser = sign_in(world.actors[HER])
    page = contact(browser)
    before = one("SELECT count(*) FROM cases_case")
    sent = filled_in(clock.now())
    first, second = (browser.post(f"{page}/complaint", sent) for _ in range(2))
    assert first.status_code == 200
    assert second.status_code in (200, 302, 409)
    assert one("SELECT count(*) FROM cases_case") == before + 1
    assert one("SELECT count(*) FROM desk_complaint WHERE contact_id = %s", id_in(page)) == 1


def test_one_contact_sent_twice_is_one_contact(world: World, vault: Vault) -> None:
    browser = sign_in(world.actors[HER])
    sent = arrival()
    for _ in range(2):
        assert browser.post("/desk/contact/new", sent).status_code == 302
    assert one("SELECT count(*) FROM desk_contact WHERE id = %s", UUID(sent["id"])) == 1


def test_a_look_that_is_replayed_is_a_look_that_is_seen(world: World, vault: Vault) -> None:
    """Within the session it is what she herself could do: each has its entry, and she is told."""
    with recorded(vault) as heard:
        look(world, vault_signed_in(world.actors[HER]), "own", "survivor_name", "contact_safely")
    seen = len(entries("shown"))
    for again in range(1, 4):
        assert "refused" not in vault.answer(heard[-1])
        assert len(entries("shown")) == seen + again
    assert one("SELECT count(*) FROM confidentiality_personlook") == 1


def test_a_look_replayed_after_she_left_opens_nothing(world: World, vault: Vault) -> None:
    with recorded(vault) as heard:
        look(world, vault_signed_in(world.actors[HER]), "own", "survivor_name", "contact_safely")
        asked = heard[-1]
        vault_signed_in(world.actors[HER])
    seen = len(entries("shown"))
    answer = vault.answer(asked)
    assert answer["refused"] == "sign_in_again"
    assert world.aviary.found_in(repr(answer).encode()) == frozenset()
    assert len(entries("shown")) == seen


def test_a_look_with_another_cases_id_written_over_it_opens_nothing(
    world: World, vault: Vault
) -> None:
    with recorded(vault) as heard:
        look(world, vault_signed_in(world.actors[HER]), "own", "survivor_name", "contact_safely")
    asked = heard[-1]
    for name, value in asked.items():
        if value == str(world.cases["own"].case_id):
            changed = {**asked, name: str(world.cases["elsewhere"].case_id)}
            assert vault.answer(changed)["refused"] == "not_found"
            return
    raise AssertionError("the request named no case")


def test_a_second_factor_recorded_on_its_way_opens_nothing_again(
    world: World, vault: Vault
) -> None:
    officer = world.actors[HER].officer_id
    with recorded(vault) as heard:
        client.demo_enrol(officer)
        client.verify_second_factor(officer, "hers", client.demo_code(officer))
    asked = heard[-1]
    assert vault.answer(asked)["refused"] == "wrong_code"
    assert vault.answer({**asked, "session": "a thief's"})["refused"] == "wrong_code"


def test_an_enrolment_recorded_on_its_way_enrols_nobody_again(world: World, vault: Vault) -> None:
    officer = world.actors[HER].officer_id
    slip = allowed(vault, officer)
    with recorded(vault) as heard:
        secret = client.begin_enrolment(officer, slip).secret_b32
        code = totp.code_at(_plain(secret), totp.step_at(vault.real_now().timestamp()))
        client.confirm_enrolment(officer, slip, "hers", code)
    for asked in heard:
        assert "refused" in vault.answer(asked), asked["verb"]


# -- a clock that jumps -------------------------------------------------------------------


@contextmanager
def jumped(vault: Vault, by: timedelta) -> Iterator[None]:
    """This will let the vault's clocks stand elsewhere, as after a dead battery."""
    real_now, now = vault.real_now, vault.now
    try:
        vault.real_now = lambda: real_now() + by
        vault.now = lambda: now() + by
        yield
    finally:
        vault.real_now, vault.now = real_now, now


def test_a_clock_put_back_does_not_bring_used_codes_to_life(world: World, vault: Vault) -> None:
    officer = world.actors[HER].officer_id
    client.demo_enrol(officer)
    client.verify_second_factor(officer, "today", client.demo_code(officer))
    with jumped(vault, timedelta(days=-1)), pytest.raises(Refused):
        client.verify_second_factor(officer, "yesterday", client.demo_code(officer))


def test_a_clock_put_forward_ends_sessions_and_shows_nothing(world: World, vault: Vault) -> None:
    hers = vault_signed_in(world.actors[HER])
    with jumped(vault, timedelta(days=1)), pytest.raises(SignInAgain):
        look(world, hers, "own", "survivor_name", "contact_safely")
    # And when it is put right again she goes on: nothing was lost by it.
    assert look(world, hers, "own", "survivor_name", "contact_safely").value


def test_a_clock_put_back_ends_sessions_that_it_says_have_not_begun(
    world: World, vault: Vault
) -> None:
    hers = vault_signed_in(world.actors[HER])
    with jumped(vault, timedelta(minutes=-20)), pytest.raises(SignInAgain):
        look(world, hers, "own", "survivor_name", "contact_safely")
    assert look(world, hers, "own", "survivor_name", "contact_safely").value


def test_a_clock_put_back_gives_nobody_a_second_hour_of_looks(world: World, vault: Vault) -> None:
    her, now, one_only = world.actors[HER], vault.real_now(), (1, 1, 1)
    seat = (her.station_id, her.district_id)
    with vault.transactions() as ledger:
        for person, at, fits in (
            (new_id(), now, True),
            (new_id(), now, False),
            (new_id(), now - timedelta(minutes=30), False),
            (new_id(), now - timedelta(days=2), False),
            (new_id(), now + timedelta(minutes=61), True),
        ):
            counted = ledger.count_people(her.officer_id, [person], True, one_only, *seat, at)
            assert counted.fits is fits, at - now


def test_what_is_written_under_a_jumping_clock_stands_in_its_order(
    world: World, vault: Vault
) -> None:
    hers = vault_signed_in(world.actors[HER])
    look(world, hers, "own", "survivor_name", "contact_safely")
    with jumped(vault, timedelta(minutes=-20)):
        theirs = vault_signed_in(world.actors["her colleague"])
        look(world, theirs, "colleague's", "survivor_name", "contact_safely")
    with role("backup"):
        written = list(journal.stored_entries())
    assert chain.walk(written).whole
    assert [entry.number for entry in written] == [*range(1, len(written) + 1)]
    assert sum(entry.what == "reveal" for entry in written) == 2


# -- what they share ----------------------------------------------------------------------


def arrival() -> dict[str, str]:
    arrived = clock.local(clock.now() - timedelta(minutes=10))
    return {
        "id": str(new_id()),
        "mode": "walk_in",
        "language": "ur",
        "urgent": "on",
        "arrived": arrived.strftime("%d/%m/%Y"),
        "arrived_time": arrived.strftime("%H:%M"),
    }


def contact(browser: Client) -> str:
    opened = browser.post("/desk/contact/new", arrival())
    assert opened.status_code == 302
    return opened["Location"].rstrip("/")


def id_in(page: str) -> UUID:
    return next(UUID(part) for part in page.split("/") if len(part) == 36)


def _plain(secret_b32: str) -> bytes:
    return base64.b32decode(secret_b32 + "=" * (-len(secret_b32) % 8))
