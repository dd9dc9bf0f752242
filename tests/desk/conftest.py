"""The cast at their screens, somebody waiting at the desk, and words that must not be found."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection, transaction
from tests.pages.conftest import Screens, screen_of
from tests.security.conftest import key_folder, quick_hash, vault, vault_keys, world
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.desk import actions as desk
from amaan.kernel.ids import ContactId, new_id
from amaan.organisation.queries import Actor

__all__ = [
    "Rows",
    "Screens",
    "Wait",
    "key_folder",
    "quick_hash",
    "screen_of",
    "vault",
    "vault_keys",
    "world",
]

Wait = Callable[..., ContactId]
Rows = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def somebody_waits(world: World) -> Wait:
    """This will put somebody on the waiting list of an officer's desk."""

    def wait(part: str = "the desk officer", at: datetime | None = None) -> ContactId:
        return contact(world.actors[part], at or world.now)

    return wait


def contact(actor: Actor, at: datetime) -> ContactId:
    """This will put somebody on the waiting list, as an officer would."""
    contact_id = ContactId(new_id())
    with transaction.atomic():
        act_as(actor, at)
        return desk.open_contact(
            actor=actor,
            contact_id=contact_id,
            mode="walk_in",
            language="ur",
            urgent=False,
            with_children=False,
            arrived_at=at,
            now=at,
        )


@pytest.fixture
def rows() -> Rows:
    """This will ask the database as its owner, past every wall."""

    def ask(statement: str, *values: object) -> list[tuple[object, ...]]:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE owner")
            cursor.execute(statement, list(values))
            found = cursor.fetchall()
            cursor.execute("SET LOCAL ROLE web")
        return found

    return ask
