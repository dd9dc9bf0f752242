"""The registrar and the desk officer at their browsers, in a world with cases."""

import pytest
from django.test import Client
from tests.security.browsing import sign_in
from tests.security.conftest import key_folder, quick_hash, vault, vault_keys, world
from tests.security.world import World

from amaan.confidentiality.vault.verbs import Vault
from amaan.organisation.queries import Actor

__all__ = ["key_folder", "quick_hash", "vault", "vault_keys", "world"]


@pytest.fixture
def saima(world: World) -> Actor:
    """This will give the registrar of the province."""
    return world.actors["the registrar"]


@pytest.fixture
def amna(world: World) -> Actor:
    """This will give the desk officer."""
    return world.actors["the desk officer"]


@pytest.fixture
def browser(saima: Actor, vault: Vault) -> Client:
    """This will give the registrar's browser, signed in with both factors, in English."""
    return in_english(sign_in(saima))


@pytest.fixture
def hers(amna: Actor, vault: Vault) -> Client:
    """This will give the desk officer's browser, signed in with both factors, in English."""
    return in_english(sign_in(amna))


def in_english(browser: Client) -> Client:
    """This will have a browser ask for English."""
    browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return browser
