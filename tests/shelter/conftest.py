"""A house with its keeper and its worker, at their screens, with the vault."""

import pytest
from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys
from tests.security import world as small_world
from tests.security.canaries import Aviary
from tests.security.world import World

from amaan.kernel import clock

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys"]


@pytest.fixture
def world(db: None, quick_hash: None, vault_keys: object) -> World:
    """This will appoint the cast; a house needs no case."""
    now = clock.now()
    return World(now, small_world.people(now), {}, Aviary())
