"""The vault's own code on the test's connection, under the vault's own role."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from amaan.confidentiality.vault.ledger import Ledger
from amaan.house.testing import role


@contextmanager
def on_this_connection() -> Iterator[Ledger]:
    """This will give the vault's ledger inside the test's transaction."""
    with role("vault"), connection.cursor() as cursor:
        yield Ledger(cursor)
