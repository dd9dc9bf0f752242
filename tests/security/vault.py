"""The vault's own code on the test's connection, under the vault's own role."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from uuid import UUID

from django.db import connection

from amaan.confidentiality.vault import client, printed
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import role
from amaan.organisation.queries import Actor

_SESSIONS = count()


@contextmanager
def on_this_connection() -> Iterator[Ledger]:
    """This will give the vault's ledger inside the test's transaction."""
    with role("vault"), connection.cursor() as cursor:
        yield Ledger(cursor)


def allowed(vault: Vault, officer: UUID) -> client.Allowed:
    """This will give an officer the slip of paper with which she may set up a second factor."""
    with vault.transactions() as ledger:
        code = printed.allow_enrolment(
            ledger, vault.keys, officer, vault.real_now(), printed.ENROL_WITHIN
        )
    return client.Allowed(enrolment_code=code)


def signed_in(actor: Actor) -> str:
    """This will sign somebody of the cast in and give what her session presents."""
    session = f"session-{next(_SESSIONS)}"
    client.demo_enrol(actor.officer_id)
    code = client.demo_code(actor.officer_id)
    return client.presented(client.verify_second_factor(actor.officer_id, session, code), session)
