"""The small world, committed: for proofs by processes and logins that share no transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.test import override_settings
from tests.security import world as small_world
from tests.security.world import World

from amaan.house.testing import TestDatabase

# Nothing here is about guessing passwords.
_QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@contextmanager
def committed_world(test_database: TestDatabase, key_folder: Path) -> Iterator[World]:
    """This will commit the small world, and make the database anew afterwards."""
    with override_settings(PASSWORD_HASHERS=_QUICK, VAULT_PUBLIC=key_folder / "vault.pub"):
        with transaction.atomic():
            world = small_world.build()
        try:
            yield world
        finally:
            connection.close()
            test_database.clone()
