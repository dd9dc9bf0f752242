"""What the security proofs share: the vault's keys, a vault on the test's connection, the world."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.security import world as small_world
from tests.security.vault import on_this_connection

from amaan.confidentiality.vault import client, keys
from amaan.confidentiality.vault.verbs import Vault
from amaan.kernel import clock


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This will make the keys of a vault, for last year, this and the next."""
    folder = tmp_path_factory.mktemp("vault")
    year = clock.local_date(clock.now()).year
    keys.create(folder / "keys", folder / "vault.pub", range(year - 1, year + 2))
    return folder


@pytest.fixture
def vault_keys(key_folder: Path, settings: Settings) -> Path:
    """This will let every room seal to the tests' vault."""
    settings.VAULT_PUBLIC = key_folder / "vault.pub"
    settings.VAULT_KEYS = key_folder / "keys"
    return key_folder / "keys"


@pytest.fixture
def vault(db: None, vault_keys: Path) -> Iterator[Vault]:
    """This will run the vault's own code on the test's connection, under the vault's role."""
    made = Vault(keys.load(vault_keys), on_this_connection, demo=True)
    with client.spoken_to_by(made.answer):
        yield made


@pytest.fixture
def quick_hash(settings: Settings) -> None:
    """This will hash passwords quickly: nothing here is about guessing them."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None, quick_hash: None, vault_keys: Path) -> small_world.World:
    """This will build the small world on the test's own connection."""
    return small_world.build()
