"""A message to her: asked for by whoever may reach her, sent by the vault, once, at her hours."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.security.test_vault_decides_again import signed_in
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.confidentiality.sealing import Parcel, deposit
from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.gateways import NotCarried
from amaan.confidentiality.vault.refusals import TooManyMessages
from amaan.confidentiality.vault.server import send_messages
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.kernel.refusals import NotFound

PLAN = {"channel": "message", "number": "0300 7654321", "hours": "0-23", "code_word": "گلاب"}
# Noon in Karachi.
NOON = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@dataclass
class Carrier:
    """Remembers what it was given, or takes nothing."""

    takes: bool = True
    carried: list[tuple[str, str, str]] = field(default_factory=list)

    def carry(self, way: str, number: str, text: str) -> None:
        if not self.takes:
            raise NotCarried
        self.carried.append((way, number, text))


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def survivor(world: World, **changed: str) -> UUID:
    """This will give her pseudonym, with a plan of these words sealed for her."""
    name = world.cases["own"].places["survivor_name"]
    person = UUID(str(rows("SELECT subject FROM confidentiality_sealed WHERE id = %s", name)[0][0]))
    her, case = world.actors["the desk officer"], world.cases["own"].case_id
    parcel = Parcel(person, "safe_contact", json.dumps(PLAN | changed))
    with transaction.atomic():
        act_as(her, world.now)
        deposit([parcel], case_id=case, province="BA", actor=her,
                now=world.now + timedelta(seconds=1))  # fmt: skip
    return person


def ask(world: World, presented: str, person: UUID, kind: str = "please_call") -> UUID:
    return client.notify(presented, world.cases["own"].case_id, person, kind, "ur")


def states() -> list[tuple[Any, ...]]:
    return rows("SELECT state, outcome FROM confidentiality_message ORDER BY asked_at, id")


def test_her_desk_officer_asks_and_the_vault_sends_it_once(world: World, vault: Vault) -> None:
    hers, person, carrier = signed_in(world, "the desk officer"), survivor(world), Carrier()
    ask(world, hers, person)
    vault.now = lambda: NOON + timedelta(days=1)
    assert send_messages(vault, carrier) == 1
    assert send_messages(vault, carrier) == 0
    ((way, number, text),) = carrier.carried
    assert (way, number) == ("sms", "+923007654321")
    assert text.startswith("گلاب: ")
    assert states() == [("sent", "sms")]
    written = rows("SELECT outcome, rule, purpose FROM confidentiality_journalentry"
                   " WHERE what = 'message' ORDER BY number")  # fmt: skip
    assert written == [
        ("asked", "please_call", "contact_safely"),
        ("sent", "sms", "contact_safely"),
    ]


def test_no_table_holds_the_number_or_the_words(world: World, vault: Vault) -> None:
    hers, person = signed_in(world, "the desk officer"), survivor(world)
    ask(world, hers, person)
    vault.now = lambda: NOON + timedelta(days=1)
    send_messages(vault, Carrier())
    for table in ("message", "journalentry"):
        content = str(rows(f"SELECT t::text FROM confidentiality_{table} t"))
        assert "7654321" not in content
        assert "گلاب" not in content


@pytest.mark.parametrize(
    "part", ["her colleague", "the station commander", "the auditor", "the custodian"]
)
def test_nobody_else_sends_her_anything(world: World, vault: Vault, part: str) -> None:
    person = survivor(world)
    with pytest.raises(NotFound):
        ask(world, signed_in(world, part), person)
    assert states() == []


def test_outside_the_closed_list_and_to_a_stranger_nothing_is_taken_down(
    world: World, vault: Vault
) -> None:
    hers, person = signed_in(world, "the desk officer"), survivor(world)
    with pytest.raises(NotFound):
        ask(world, hers, person, kind="come_to_the_station")
    with pytest.raises(NotFound):
        ask(world, hers, uuid4())
    assert states() == []


def test_it_waits_for_her_hours(world: World, vault: Vault) -> None:
    hers, carrier = signed_in(world, "the desk officer"), Carrier()
    person = survivor(world, hours="15-16")
    ask(world, hers, person)
    tomorrow = NOON + timedelta(days=1)
    vault.now = lambda: tomorrow
    assert send_messages(vault, carrier) == 0
    assert states() == [("waiting", "")]
    vault.now = lambda: tomorrow + timedelta(hours=3, minutes=5)
    assert send_messages(vault, carrier) == 1


def test_what_she_changed_meanwhile_counts(world: World, vault: Vault) -> None:
    hers, person, carrier = signed_in(world, "the desk officer"), survivor(world), Carrier()
    ask(world, hers, person)
    rows("UPDATE confidentiality_sealed SET sealed_at = sealed_at - interval '1 hour'"
         " WHERE field = 'safe_contact'")  # fmt: skip
    survivor(world, channel="none")
    vault.now = lambda: NOON + timedelta(days=1)
    assert send_messages(vault, carrier) == 0
    assert carrier.carried == []
    assert states() == [("refused", "no contact this way")]


def test_three_in_a_day_and_no_more(world: World, vault: Vault) -> None:
    hers, person = signed_in(world, "the desk officer"), survivor(world)
    for _ in range(3):
        ask(world, hers, person)
    with pytest.raises(TooManyMessages):
        ask(world, hers, person)


def test_without_a_carrier_it_is_refused_and_said(world: World, vault: Vault) -> None:
    hers, person = signed_in(world, "the desk officer"), survivor(world)
    ask(world, hers, person)
    vault.now = lambda: NOON + timedelta(days=1)
    assert send_messages(vault, None) == 0
    assert states() == [("refused", "no carrier")]


def test_what_the_carrier_did_not_take_is_not_sent_again_by_itself(
    world: World, vault: Vault
) -> None:
    hers, person, carrier = signed_in(world, "the desk officer"), survivor(world), Carrier(False)
    ask(world, hers, person)
    vault.now = lambda: NOON + timedelta(days=1)
    assert send_messages(vault, carrier) == 0
    assert send_messages(vault, Carrier()) == 0
    assert states() == [("failed", "not carried")]
