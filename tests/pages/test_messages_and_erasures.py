"""Three things a page may ask of the vault: a message to her, an erasure by two, a hold."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.test_messages_go_out_by_the_vault import NOON, Carrier, survivor
from tests.security.world import World

from amaan.confidentiality.message_texts import TEXTS
from amaan.confidentiality.vault.server import send_messages
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role

pytestmark = pytest.mark.django_db
ERASURES = "/custodian/erasures"


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def message(world: World, name: str = "own") -> str:
    return f"/case/{world.cases[name].case_id}/message"


# -- a message to her -------------------------------------------------------------------------


def test_her_officer_sees_every_word_before_it_is_asked_for_and_its_state_after(
    world: World, vault: Vault, screen_of: Screens
) -> None:
    survivor(world)
    browser = screen_of("the desk officer")
    assert f'href="{message(world)}"' in browser.get(f"/case/{world.cases['own'].case_id}").text
    page = browser.get(message(world)).text
    for words in TEXTS.values():
        assert words["ur"] in page
        assert words["en"] in page
    asked = {"kind": "please_call", "language": "ur"}
    assert browser.post(message(world), asked).status_code == 302
    assert "waits for her hours" in browser.get(message(world)).text
    vault.now = lambda: NOON
    carrier = Carrier()
    rows("UPDATE confidentiality_message SET not_before = %s", NOON)
    assert send_messages(vault, carrier) == 1
    shown = browser.get(message(world)).text
    assert "<dd>sent</dd>" in re.sub(r"\s+", " ", shown)
    assert "7654321" not in shown
    assert "گلاب" not in shown


def test_a_plan_that_wants_none_is_said_without_a_number(
    world: World, vault: Vault, screen_of: Screens
) -> None:
    survivor(world, channel="none")
    browser = screen_of("the desk officer", "ur")
    assert browser.post(message(world), {"kind": "ready", "language": "en"}).status_code == 302
    vault.now = lambda: NOON
    rows("UPDATE confidentiality_message SET not_before = %s", NOON)
    assert send_messages(vault, Carrier()) == 0
    shown = screen_of("the desk officer", "en").get(message(world)).text
    assert "not sent: her plan wants no message" in shown
    assert "7654321" not in shown


def test_the_fourth_of_a_day_is_refused_in_a_sentence(world: World, screen_of: Screens) -> None:
    survivor(world)
    browser = screen_of("the desk officer")
    asked = {"kind": "please_call", "language": "ur"}
    answers = [browser.post(message(world), asked).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 422]
    assert "Three messages to her" in browser.post(message(world), asked).text


@pytest.mark.parametrize("asked", [{"kind": "come_now", "language": "ur"}, {"kind": "ready"}, {}])
def test_no_other_words_are_taken(world: World, screen_of: Screens, asked: dict[str, str]) -> None:
    survivor(world)
    assert screen_of("the desk officer").post(message(world), asked).status_code == 422
    assert rows("SELECT 1 FROM confidentiality_message") == []


@pytest.mark.parametrize(
    "part",
    ["her colleague", "the station commander", "the station clerk", "the supervisor",
     "the custodian", "the auditor", "the officer from another station"],
)  # fmt: skip
def test_nobody_else_has_this_page(world: World, screen_of: Screens, part: str) -> None:
    survivor(world)
    browser = screen_of(part)
    assert browser.get(message(world)).status_code == 404
    answer = browser.post(message(world), {"kind": "please_call", "language": "ur"})
    assert answer.status_code == 404
    assert rows("SELECT 1 FROM confidentiality_message") == []


# -- erasing and holding ----------------------------------------------------------------------


def reference(world: World, name: str = "own") -> str:
    return str(
        rows("SELECT reference FROM cases_case WHERE id = %s", world.cases[name].case_id)[0][0]
    )


def second_custodian(world: World) -> None:
    other = world.actors["the auditor"].officer_id
    rows("UPDATE organisation_posting SET post = 'custodian' WHERE officer_id = %s", other)


def things(browser: Client, world: World) -> dict[str, str]:
    """This will give what may be erased of her case, by what the page calls it."""
    found = browser.post(ERASURES, {"act": "find", "reference": reference(world)})
    assert found.status_code == 200
    assert world.aviary.found_in(found.content) == frozenset()
    choices = re.findall(r'value="((?:person|object) [0-9a-f-]{36})"', found.text)
    assert choices
    return dict.fromkeys(choices, found.text)


def test_two_custodians_erase_what_one_asked_for(world: World, screen_of: Screens) -> None:
    second_custodian(world)
    one, other = screen_of("the custodian"), screen_of("the auditor")
    thing = next(code for code in things(one, world) if code.startswith("person"))
    asked = {"act": "ask", "reference": reference(world), "thing": thing}
    assert one.post(ERASURES, asked).status_code == 422
    assert one.post(ERASURES, asked | {"reason": "court_order"}).status_code == 302
    ((erasure,),) = rows("SELECT id FROM confidentiality_erasure")
    agreed = {"act": "agree", "erasure": str(erasure)}
    own = one.get(ERASURES).text
    assert "I agree" not in own
    assert "Somebody else has to agree" in one.post(ERASURES, agreed).text
    assert "I agree: erase for good" in other.get(ERASURES).text
    assert other.post(ERASURES, agreed).status_code == 302
    assert rows("SELECT count(*) FROM confidentiality_erasure WHERE erased_at IS NOT NULL") == [
        (1,)
    ]
    shown = other.get(ERASURES).text
    assert "Erased within ninety days" in shown
    assert reference(world) in shown
    # Not on the list any more, and not to be agreed to twice.
    assert thing not in things(one, world)
    assert other.post(ERASURES, agreed).status_code == 404


def test_what_was_asked_by_mistake_is_taken_back_and_what_was_done_never(
    world: World, screen_of: Screens
) -> None:
    second_custodian(world)
    one, other = screen_of("the custodian"), screen_of("the auditor")
    thing = next(iter(things(one, world)))
    asked = {"act": "ask", "reference": reference(world), "thing": thing, "reason": "court_order"}
    one.post(ERASURES, asked)
    ((erasure,),) = rows("SELECT id FROM confidentiality_erasure")
    assert other.post(ERASURES, {"act": "drop", "erasure": str(erasure)}).status_code == 302
    assert rows("SELECT 1 FROM confidentiality_erasure") == []
    one.post(ERASURES, asked)
    ((erasure,),) = rows("SELECT id FROM confidentiality_erasure")
    other.post(ERASURES, {"act": "agree", "erasure": str(erasure)})
    assert one.post(ERASURES, {"act": "drop", "erasure": str(erasure)}).status_code == 404
    written = rows("SELECT outcome FROM confidentiality_journalentry WHERE what = 'erasure'"
                   " ORDER BY number")  # fmt: skip
    assert [outcome for (outcome,) in written] == ["asked", "dropped", "asked", "erased"]


def test_even_the_vaults_role_cannot_forget_that_something_was_erased(world: World) -> None:
    rows(
        "INSERT INTO confidentiality_erasure (id, case_id, what, about, reason, asked_by, asked_at,"
        " agreed_by, erased_at, keys) VALUES (gen_random_uuid(), gen_random_uuid(), 'person',"
        " gen_random_uuid(), 'court_order', gen_random_uuid(), now(), gen_random_uuid(), now(),"
        " '[]')"
    )
    with role("vault"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM confidentiality_erasure")
        assert cursor.rowcount == 0


def test_a_held_case_is_not_erased_until_it_is_let_go(world: World, screen_of: Screens) -> None:
    second_custodian(world)
    one, other = screen_of("the custodian"), screen_of("the auditor")
    thing = next(iter(things(one, world)))
    asked = {"act": "ask", "reference": reference(world), "thing": thing, "reason": "court_order"}
    one.post(ERASURES, asked)
    held = {"act": "hold", "reference": reference(world), "hold_reason": "trial"}
    assert other.post(ERASURES, held).status_code == 302
    ((erasure,),) = rows("SELECT id FROM confidentiality_erasure")
    page = other.get(ERASURES).text
    assert "Held: a court or an inquiry still needs this case." in page
    assert "I agree" not in page
    refused = other.post(ERASURES, {"act": "agree", "erasure": str(erasure)})
    assert "still needs this case" in refused.text
    case = str(world.cases["own"].case_id)
    assert other.post(ERASURES, {"act": "lift", "case": case}).status_code == 302
    assert other.post(ERASURES, {"act": "agree", "erasure": str(erasure)}).status_code == 302


def test_a_custodian_in_conflict_finds_nothing_of_the_case(
    world: World, screen_of: Screens
) -> None:
    custodian = screen_of("the custodian")
    typed = {"act": "find", "reference": reference(world)}
    assert custodian.post(ERASURES, typed).status_code == 200
    rows(
        "INSERT INTO confidentiality_conflict (id, case_id, officer_id, since, declared_by_id,"
        " kind) VALUES (gen_random_uuid(), %s, %s, %s, %s, 'accused')",
        world.cases["own"].case_id,
        world.actors["the custodian"].officer_id,
        world.now,
        world.actors["the desk officer"].officer_id,
    )
    refused = custodian.post(ERASURES, typed)
    nothing = custodian.post(ERASURES, {"act": "find", "reference": "0000-0000"})
    assert (refused.status_code, nothing.status_code) == (422, 422)
    assert "There is nothing of this reference in your area." in refused.text


@pytest.mark.parametrize(
    "part", ["the desk officer", "the auditor", "the registrar", "the district commander"]
)
def test_nobody_but_a_custodian_erases_or_holds(
    world: World, screen_of: Screens, part: str
) -> None:
    browser = screen_of(part)
    assert browser.get(ERASURES).status_code == 404
    for act in ("find", "ask", "hold", "lift", "agree", "drop", "everything"):
        asked = {"act": act, "reference": reference(world), "hold_reason": "trial"}
        assert browser.post(ERASURES, asked).status_code == 404
    assert rows("SELECT 1 FROM confidentiality_hold") == []
