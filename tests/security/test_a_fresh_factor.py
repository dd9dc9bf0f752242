"""Where she is hidden opens only within five minutes of a second factor; the rest does not ask."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.security.browsing import sign_in
from tests.security.test_vault_decides_again import look, signed_in
from tests.security.world import World

from amaan.confidentiality.reveal import FreshFactorNeeded, reveal
from amaan.confidentiality.vault import client
from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel.ids import SealedRef
from amaan.kernel.refusals import NotFound


def later(vault: Vault, amount: timedelta) -> None:
    at = vault.real_now() + amount
    vault.real_now = lambda: at


def hidden_place(world: World, presented: str) -> str:
    told = world.cases["own"]
    return reveal(
        capability=presented,
        case_id=told.case_id,
        ref=SealedRef(told.places["protected_location"]),
        purpose="hear_alone",
    ).value


def test_five_minutes_after_the_factor_the_place_wants_a_new_one(
    world: World, vault: Vault
) -> None:
    hers = signed_in(world, "the desk officer")
    assert hidden_place(world, hers)
    later(vault, timedelta(minutes=5, seconds=1))
    with pytest.raises(FreshFactorNeeded):
        hidden_place(world, hers)
    look(world, hers, "own", "survivor_name", "take_statement")
    client.prove_again(hers, code=client.demo_code(world.actors["the desk officer"].officer_id))
    assert hidden_place(world, hers)


def test_a_fresh_factor_opens_it_to_nobody_else(world: World, vault: Vault) -> None:
    stranger = signed_in(world, "the officer from another station")
    later(vault, timedelta(minutes=6))
    with pytest.raises(NotFound):
        hidden_place(world, stranger)
    officer = world.actors["the officer from another station"].officer_id
    client.prove_again(stranger, code=client.demo_code(officer))
    with pytest.raises(NotFound):
        hidden_place(world, stranger)


def test_the_mask_says_where_to_give_it_anew(world: World, vault: Vault) -> None:
    browser: Client = sign_in(world.actors["the desk officer"])
    told = world.cases["own"]
    later(vault, timedelta(minutes=6))
    there = f"/reveal/{told.case_id}/{told.places['protected_location']}"
    page = browser.post(there, {"purpose": "hear_alone"}, headers={"accept-language": "en"})
    assert page.status_code == 422
    assert f'href="/sign-in/again/?next=/case/{told.case_id}"' in page.text
