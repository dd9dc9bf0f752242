"""A half-written complaint is its writer's alone, and is gone when it is not needed."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from tests.desk.conftest import Rows, Screens, Wait
from tests.security.vault import on_this_connection
from tests.security.world import World, intake

from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.vault import drafting
from amaan.confidentiality.vault.client import ask, spoken_to_by
from amaan.confidentiality.vault.verbs import Vault
from amaan.desk import actions as desk
from amaan.kernel.ids import ContactId
from amaan.kernel.refusals import NotFound

HERS = "زرینہ نے کہا: وہ دروازہ توڑ کر آیا"
FORM = {"informant": "survivor", "words": HERS, "name": "Zarina", "phone": "not a number"}


def keep(browser: Client, contact_id: ContactId, form: dict[str, str] = FORM) -> int:
    return browser.post(f"/desk/contact/{contact_id}/draft", form).status_code


def page(browser: Client, contact_id: ContactId) -> str:
    return browser.get(f"/desk/contact/{contact_id}/complaint").content.decode()


def test_who_wrote_a_draft_finds_it_again_with_a_new_sign_in(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    contact_id = somebody_waits()
    assert keep(screen_of("the desk officer"), contact_id) == 200
    again = page(screen_of("the desk officer"), contact_id)
    assert HERS in again
    assert 'value="Zarina"' in again
    assert 'value="not a number"' in again, "half an answer is kept as it was typed"
    assert "has-error" not in again, "half an answer is not yet a mistake"
    assert "You are continuing your draft" in again


def test_a_colleague_at_the_same_desk_finds_an_empty_form(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    contact_id = somebody_waits()
    keep(screen_of("the desk officer"), contact_id)
    hers = page(screen_of("her colleague"), contact_id)
    assert "Zarina" not in hers
    assert "continuing" not in hers


@pytest.mark.parametrize("part", ["the officer from another station", "the supervisor"])
def test_nobody_elsewhere_can_keep_a_draft_for_somebody_who_waits_here(
    part: str, screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id = somebody_waits()
    assert keep(screen_of(part), contact_id) == 404
    assert rows("SELECT 1 FROM confidentiality_draft") == []


def test_the_vault_opens_a_draft_to_its_writer_and_to_no_other_capability(
    world: World, screen_of: Screens, somebody_waits: Wait, vault: Vault
) -> None:
    contact_id = somebody_waits()
    keep(screen_of("the desk officer"), contact_id)
    colleague = screen_of("her colleague")
    colleague.get("/")
    session = colleague.session
    from amaan.web.kit.sign_in.session import _BINDING, cookie_name, digest_of

    request = {
        "verb": "open_draft",
        "capability": colleague.cookies[cookie_name()].value,
        "session": digest_of(session[_BINDING]),
        "contact": str(contact_id),
    }
    with pytest.raises(NotFound):
        ask(request)


def test_every_opening_stands_in_the_journal_and_holds_no_word(
    screen_of: Screens, somebody_waits: Wait, rows: Rows, world: World
) -> None:
    contact_id = somebody_waits()
    keep(screen_of("the desk officer"), contact_id)
    page(screen_of("the desk officer"), contact_id)
    page(screen_of("her colleague"), contact_id)
    asked = "SELECT officer_id, purpose, outcome FROM confidentiality_journalentry"
    found = rows(f"{asked} WHERE what = 'draft' AND subject = %s", contact_id)
    officer_id = world.actors["the desk officer"].officer_id
    assert found == [(officer_id, "continue_draft", "shown")]


def test_a_new_draft_takes_the_place_of_the_one_before(
    screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id = somebody_waits()
    keep(screen_of("the desk officer"), contact_id, {"words": "one"})
    keep(screen_of("the desk officer"), contact_id, {"words": "two"})
    assert rows("SELECT count(*) FROM confidentiality_draft") == [(1,)]
    shown = page(screen_of("the desk officer"), contact_id)
    assert ">\ntwo</textarea>" in shown


def test_nothing_of_a_draft_stands_in_clear_in_any_table(
    screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id = somebody_waits()
    keep(screen_of("the desk officer"), contact_id)
    page(screen_of("the desk officer"), contact_id)
    tables = rows("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                  " AND relkind = 'r'")  # fmt: skip
    found = [
        name
        for (name,) in tables
        if rows(f"SELECT 1 FROM {name} AS t WHERE t::text ~ 'Zarina|{HERS[:6]}' LIMIT 1")
    ]
    assert found == []
    hex_of = b"Zarina".hex()
    assert rows(f"SELECT 1 FROM confidentiality_draft d WHERE d::text ~ '{hex_of}'") == []


@pytest.mark.parametrize("ending", ["complaint", "advice", "left"])
def test_the_draft_goes_when_the_contact_is_finished(
    ending: str, world: World, screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id, other = somebody_waits(), somebody_waits()
    keep(screen_of("the desk officer"), contact_id)
    keep(screen_of("her colleague"), contact_id)
    keep(screen_of("the desk officer"), other)
    screen_of("the desk officer").post(f"/desk/contact/{contact_id}/draft/key")
    her = world.actors["the desk officer"]
    with transaction.atomic():
        act_as(her, world.now)
        if ending == "complaint":
            told = intake("drafted", world.aviary, world.now)
            desk.receive_complaint(actor=her, contact_id=contact_id, intake=told, now=world.now)
        elif ending == "advice":
            desk.give_advice(actor=her, contact_id=contact_id, topics=("rights",), now=world.now)
        else:
            desk.note_left(actor=her, contact_id=contact_id, now=world.now)
    assert rows("SELECT contact_id FROM confidentiality_draft") == [(other,)]
    assert rows("SELECT 1 FROM confidentiality_draftkey") == []
    assert keep(screen_of("the desk officer"), contact_id) == 404, "it came after the complaint"


def test_the_vault_erases_what_nobody_came_back_to_within_a_day(
    world: World, screen_of: Screens, somebody_waits: Wait, rows: Rows, vault: Vault
) -> None:
    contact_id = somebody_waits()
    keep(screen_of("the desk officer"), contact_id)
    screen_of("the desk officer").post(f"/desk/contact/{contact_id}/draft/key")
    with on_this_connection() as ledger:
        assert drafting.clear_away(ledger, world.now + timedelta(hours=23)) == 0
        assert drafting.clear_away(ledger, world.now + timedelta(hours=25)) == 1
    assert rows("SELECT 1 FROM confidentiality_draft") == []
    assert rows("SELECT 1 FROM confidentiality_draftkey") == []


def test_with_the_vault_stopped_a_draft_is_still_kept_and_no_empty_form_covers_it(
    screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id, browser = somebody_waits(), screen_of("the desk officer")
    keep(browser, contact_id)
    with spoken_to_by(lambda _request: {"refused": "unavailable"}):
        assert keep(browser, contact_id) == 200
        shut = browser.get(f"/desk/contact/{contact_id}/complaint")
        assert shut.status_code == 503
        assert b'id="complaint"' not in shut.content
        assert "is not lost" in shut.content.decode()
    assert HERS in page(browser, contact_id)


def test_the_key_of_the_unsent_tail_is_the_writers_and_comes_back_after_a_new_sign_in(
    screen_of: Screens, somebody_waits: Wait, rows: Rows
) -> None:
    contact_id = somebody_waits()
    address = f"/desk/contact/{contact_id}/draft/key"
    first = screen_of("the desk officer").post(address).json()
    again = screen_of("the desk officer").post(address).json()
    colleague = screen_of("her colleague").post(address).json()
    assert first == again
    assert UUID(first["id"]) != UUID(colleague["id"])
    assert first["key"] != colleague["key"]
    assert screen_of("the officer from another station").post(address).status_code == 404
    kept = rows("SELECT wrapped_key::text FROM confidentiality_draftkey")
    assert len(kept) == 2


def test_a_draft_longer_than_any_complaint_is_refused(
    screen_of: Screens, somebody_waits: Wait
) -> None:
    browser = screen_of("the desk officer")
    assert keep(browser, somebody_waits(), {"words": "x" * (desk.DRAFT_AT_MOST + 1)}) == 409
