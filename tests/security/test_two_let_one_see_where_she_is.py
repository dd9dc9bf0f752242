"""Where she is opens beside her desk to nobody, until two custodians let one officer, once."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from tests.security.browsing import sign_in
from tests.security.test_a_fresh_factor import hidden_place, later
from tests.security.test_vault_decides_again import signed_in, sings
from tests.security.world import World

from amaan.confidentiality import letting_go, policy
from amaan.confidentiality.reveal import FreshFactorNeeded
from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.client import WantsASecond
from amaan.confidentiality.vault.server import keep_house
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.refusals import NotFound


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def two_custodians(world: World) -> tuple[str, str]:
    second = world.actors["the auditor"].officer_id
    rows("UPDATE organisation_posting SET post = 'custodian' WHERE officer_id = %s", second)
    return signed_in(world, "the custodian"), signed_in(world, "the auditor")


def asked(world: World, presented: str) -> UUID:
    letting_go.ask_letting(capability=presented, case_id=world.cases["own"].case_id)
    ((found,),) = rows("SELECT id FROM confidentiality_letting")
    return UUID(str(found))


def let(world: World, presented: str) -> UUID:
    """This will let a session see where she is, by both custodians."""
    wanted = asked(world, presented)
    for custodian in two_custodians(world):
        letting_go.agree_to_letting(capability=custodian, letting=wanted)
    return wanted


def fresh(world: World, part: str, presented: str) -> None:
    client.prove_again(presented, code=client.demo_code(world.actors[part].officer_id))


def test_one_custodian_opens_nothing_and_two_open_it_in_that_session(
    world: World, vault: Vault
) -> None:
    his = signed_in(world, "the investigator")
    with pytest.raises(NotFound):
        hidden_place(world, his)
    wanted = asked(world, his)
    one, other = two_custodians(world)
    letting_go.agree_to_letting(capability=one, letting=wanted)
    with pytest.raises(NotFound):
        hidden_place(world, his)
    with pytest.raises(WantsASecond):
        letting_go.agree_to_letting(capability=one, letting=wanted)
    letting_go.agree_to_letting(capability=other, letting=wanted)
    assert sings(world, hidden_place(world, his), "own", "protected_location")
    written = rows("SELECT outcome, post FROM confidentiality_journalentry WHERE what = 'letting'"
                   " ORDER BY number")  # fmt: skip
    assert written == [
        ("asked", "investigator"),
        ("agreed", "custodian"),
        ("refused", "custodian"),
        ("let", "custodian"),
    ]


def test_another_session_of_his_has_to_ask_again(world: World, vault: Vault) -> None:
    let(world, signed_in(world, "the investigator"))
    with pytest.raises(NotFound):
        hidden_place(world, signed_in(world, "the investigator"))


def test_it_ends_after_eight_hours_and_each_look_wants_a_fresh_factor(
    world: World, vault: Vault
) -> None:
    his = signed_in(world, "the investigator")
    let(world, his)
    later(vault, timedelta(minutes=6))
    with pytest.raises(FreshFactorNeeded):
        hidden_place(world, his)
    fresh(world, "the investigator", his)
    assert hidden_place(world, his)
    rows("UPDATE confidentiality_letting SET until = until - interval '8 hours'")
    with pytest.raises(NotFound):
        hidden_place(world, his)
    later(vault, timedelta(hours=17))
    keep_house(vault)
    assert rows("SELECT 1 FROM confidentiality_letting") == []


def test_either_custodian_ends_it_at_once(world: World, vault: Vault) -> None:
    his = signed_in(world, "the investigator")
    wanted = let(world, his)
    letting_go.end_letting(capability=signed_in(world, "the custodian"), letting=wanted)
    with pytest.raises(NotFound):
        hidden_place(world, his)


def test_a_conflict_found_meanwhile_closes_it(world: World, vault: Vault) -> None:
    his = signed_in(world, "the investigator")
    let(world, his)
    rows(
        "INSERT INTO confidentiality_conflict (id, case_id, officer_id, since, declared_by_id,"
        " kind) VALUES (gen_random_uuid(), %s, %s, %s, %s, 'accused')",
        world.cases["own"].case_id,
        world.actors["the investigator"].officer_id,
        world.now,
        world.actors["the desk officer"].officer_id,
    )
    with pytest.raises(NotFound):
        hidden_place(world, his)


@pytest.mark.parametrize(
    "part",
    ["her colleague", "the station clerk", "the station commander", "the supervisor",
     "the officer from another station", "the auditor", "the registrar"],
)  # fmt: skip
def test_nobody_else_may_even_ask_or_agree(world: World, vault: Vault, part: str) -> None:
    theirs = signed_in(world, part)
    with pytest.raises(NotFound):
        letting_go.ask_letting(capability=theirs, case_id=world.cases["own"].case_id)
    wanted = asked(world, signed_in(world, "the investigator"))
    for act in (letting_go.agree_to_letting, letting_go.end_letting):
        with pytest.raises(NotFound):
            act(capability=theirs, letting=wanted)


def test_a_custodian_agrees_only_with_a_fresh_factor_and_not_after_eight_hours(
    world: World, vault: Vault
) -> None:
    wanted = asked(world, signed_in(world, "the investigator"))
    custodian = signed_in(world, "the custodian")
    later(vault, timedelta(minutes=6))
    with pytest.raises(FreshFactorNeeded):
        letting_go.agree_to_letting(capability=custodian, letting=wanted)
    later(vault, timedelta(hours=8))
    with pytest.raises(NotFound):
        letting_go.agree_to_letting(capability=signed_in(world, "the custodian"), letting=wanted)


def test_the_database_too_wants_three_different_people(world: World) -> None:
    officer, one, other = (world.actors[p].officer_id for p in
                           ("the investigator", "the custodian", "the auditor"))  # fmt: skip
    for first, second in ((one, one), (officer, other), (one, officer), (None, other)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(
                "INSERT INTO confidentiality_letting (id, case_id, officer_id, session, asked_at,"
                " first_by, second_by, until) VALUES (gen_random_uuid(), gen_random_uuid(), %s,"
                " 's', now(), %s, %s, now())",
                officer, first, second,
            )  # fmt: skip


def test_the_desk_that_hid_it_needs_nobodys_leave(world: World, vault: Vault) -> None:
    assert hidden_place(world, signed_in(world, "the desk officer"))


@pytest.mark.parametrize("relation", sorted(policy.RELATIONS))
@pytest.mark.parametrize("part", sorted(policy.EVERYTHING_AT_THE_DESK))
def test_being_let_adds_one_part_to_one_relation_for_one_reason(relation: str, part: str) -> None:
    """By hand: the investigator, where she is, to hear her alone; and nothing besides."""

    def allowed(purpose: str, let: frozenset[str]) -> bool:
        return policy.decide(
            post="investigator", relations=frozenset({relation}), scope=frozenset(), sealed=False,
            conflicted=False, act_or_class=part, purpose=purpose, declared=True, let=let,
        ).allowed  # fmt: skip

    for purpose in policy.PURPOSES:
        adds = allowed(purpose, frozenset({part, "C6"})) and not allowed(purpose, frozenset())
        assert adds == (relation == "investigator" and part == "C6" and purpose == "hear_alone")


# -- on pages ---------------------------------------------------------------------------------


def test_on_pages_he_asks_two_agree_and_it_shows_once_more_behind_a_mask(
    world: World, vault: Vault
) -> None:
    told = world.cases["own"]
    there = f"/case/{told.case_id}/hidden"
    second = world.actors["the auditor"].officer_id
    rows("UPDATE organisation_posting SET post = 'custodian' WHERE officer_id = %s", second)
    him, one, other = (
        sign_in(world.actors[part]) for part in ("the investigator", "the custodian", "the auditor")
    )
    for browser in (him, one, other):
        browser.cookies["language"] = "en"
    assert f'href="{there}"' in him.get(f"/case/{told.case_id}").text
    assert "Ask two custodians" in him.get(there).text
    mask = f"{there}/{told.places['protected_location']}"
    assert him.post(mask, {"purpose": "hear_alone"}).status_code == 404
    assert him.post(there).status_code == 302
    assert "Nobody agreed yet." in him.get(there).text
    for browser in (one, other):
        page = browser.get("/custodian/places")
        assert world.aviary.found_in(page.content) == frozenset()
        (letting,) = re.findall(r'name="letting" value="([^"]+)"', page.text)
        agreed = {"act": "agree", "letting": letting}
        assert browser.post("/custodian/places", agreed).status_code == 302
    assert "let by two" in one.get("/custodian/places").text
    assert "Let the officer see it" not in other.get("/custodian/places").text
    assert mask in him.get(there).text
    shown = him.post(mask, {"purpose": "hear_alone"})
    assert {c.field for c in world.aviary.found_in(shown.content)} == {"protected_location"}
    assert him.post(mask, {"purpose": "investigate"}).status_code != 200
    assert one.post("/custodian/places", {"act": "end", "letting": letting}).status_code == 302
    assert him.post(mask, {"purpose": "hear_alone"}).status_code == 404
    assert "Nobody asks." in other.get("/custodian/places").text


@pytest.mark.parametrize(
    "part", ["the desk officer", "her colleague", "the station clerk", "the supervisor",
             "the custodian", "the officer from another station"]
)  # fmt: skip
def test_for_nobody_else_is_there_such_a_page(world: World, vault: Vault, part: str) -> None:
    browser, told = sign_in(world.actors[part]), world.cases["own"]
    there = f"/case/{told.case_id}/hidden"
    assert browser.get(there).status_code == 404
    assert browser.post(there).status_code == 404
    mask = f"{there}/{told.places['protected_location']}"
    assert browser.post(mask, {"purpose": "hear_alone"}).status_code == 404
    if part != "the custodian":
        assert browser.get("/custodian/places").status_code == 404
    assert rows("SELECT 1 FROM confidentiality_letting") == []
