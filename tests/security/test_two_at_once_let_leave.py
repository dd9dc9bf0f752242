"""Two people press at the same instant: what leaves is counted, and agreed to, once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.security import leaving
from tests.security.committing import committed_world
from tests.security.leaving import AN_ORDER, ask, let, make, wanted
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.confidentiality import giving_out
from amaan.confidentiality.vault import client, keys
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.testing import TestDatabase
from amaan.kernel.refusals import Refused

AT_ONCE = 8


@dataclass(frozen=True)
class Scene:
    """A committed world, and a vault whose every transaction is a connection of its own."""

    world: World


@pytest.fixture
def scene(
    django_db_setup: None,
    test_database: TestDatabase,
    key_folder: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Scene]:
    """This will commit the small world, with a vault that many ask at once."""

    @contextmanager
    def on_a_connection_of_its_own() -> Iterator[Ledger]:
        with test_database.connect("vault") as connection, connection.cursor() as cursor:
            yield Ledger(cursor)

    with django_db_blocker.unblock(), committed_world(test_database, key_folder) as world:
        vault = Vault(keys.load(key_folder / "keys"), on_a_connection_of_its_own, demo=True)
        with client.spoken_to_by(vault.answer):
            yield Scene(world)


def all_at_once(steps: list[Callable[[], object]]) -> list[object]:
    """This will take all steps in the same instant; gives what each gave, or its refusal."""
    together = Barrier(len(steps))

    def one(step: Callable[[], object]) -> object:
        together.wait()
        try:
            return step()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(one, steps))


def the_row(export_id: UUID, *columns: str) -> tuple[object, ...]:
    (row,) = leaving.as_owner(
        f"SELECT {', '.join(columns)} FROM exports_export WHERE id = %s", export_id
    )
    return row


def test_eight_presses_at_once_fetch_it_twice(scene: Scene) -> None:
    actor = scene.world.actors["the investigator"]
    capability = signed_in(actor)
    with committing():
        export_id = ask(
            actor, wanted("prosecution_file", scene.world.cases["own"].case_id), scene.world.now
        )
    let(capability, export_id)
    with committing():
        make(export_id, scene.world.now)
    found = all_at_once(
        [lambda: giving_out.take(capability=capability, export_id=export_id)] * AT_ONCE
    )
    assert sum(isinstance(one, bytes) for one in found) == 2
    with committing():
        assert the_row(export_id, "taken_count") == (2,)


def test_two_who_agree_at_once_are_one_agreement_with_one_entry(scene: Scene) -> None:
    actor = scene.world.actors["the investigator"]
    with committing():
        export_id = ask(
            actor,
            wanted("court_bundle", scene.world.cases["own"].case_id, purpose="ordered",
                   instrument=AN_ORDER),
            scene.world.now,
        )  # fmt: skip
    let(signed_in(actor), export_id)
    seconds = [scene.world.actors[who] for who in ("the custodian", "the auditor")]
    sessions = [signed_in(second) for second in seconds]
    all_at_once([
        partial(giving_out.agree, capability=session, export_id=export_id)
        for session in sessions
    ])  # fmt: skip
    with committing():
        agreed = [row for row in leaving.journal() if row[6] == "agreed"]
        assert len(agreed) == 1
        assert the_row(export_id, "agreed_by_id") == (agreed[0][1],)


def test_many_who_let_it_at_once_let_it_once(scene: Scene) -> None:
    actor = scene.world.actors["the investigator"]
    capability = signed_in(actor)
    with committing():
        export_id = ask(
            actor, wanted("survivor_copy", scene.world.cases["own"].case_id), scene.world.now
        )
    all_at_once([lambda: let(capability, export_id)] * AT_ONCE)
    with committing():
        assert sum(row[6] == "let" for row in leaving.journal()) == 1


def committing() -> AbstractContextManager[None]:
    """This will commit what a block does on Django's own connection."""
    return transaction.atomic()
