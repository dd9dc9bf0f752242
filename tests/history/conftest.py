"""The practice district in the tests' database, and a vault old enough for its history."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from amaan.confidentiality.vault import keys
from amaan.house import demo
from amaan.house.history import district, telling
from amaan.house.history.district import Place
from amaan.house.history.script import Script
from amaan.kernel.clock import KARACHI

TODAY = datetime(2026, 11, 21, 18, 0, tzinfo=KARACHI)
SIZE = 24


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This will make the keys of a vault that is as old as the history."""
    folder = tmp_path_factory.mktemp("vault")
    keys.create(folder / "keys", folder / "vault.pub", range(TODAY.year - 3, TODAY.year + 2))
    return folder


@pytest.fixture
def script() -> Script:
    """This will give the script of a short history."""
    return telling.script_of(TODAY, size=SIZE)


@pytest.fixture
def places(db: None, settings: Settings, key_folder: Path, script: Script) -> Sequence[Place]:
    """This will open the district and appoint everybody in it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.VAULT_PUBLIC = key_folder / "vault.pub"
    began_at = telling.began_at(script)
    demo.appoint_everybody(began_at)
    return district.found(began_at, TODAY)
