"""Fifty come in one night: every bed is taken, and not one more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Semaphore
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests.security.committing import committed_world
from tests.shelter.house import Kept, as_one, open_house, receive

from amaan.house.proving import Figure
from amaan.house.testing import TestDatabase
from amaan.support import houses, stays

AT_ONCE = 50


@pytest.fixture
def committed(
    django_db_setup: None,
    test_database: TestDatabase,
    key_folder: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Kept]:
    with django_db_blocker.unblock(), committed_world(test_database, key_folder) as world:
        yield open_house(world, beds=(4, 3))


def test_fifty_admissions_at_once_fill_every_bed_and_not_one_more(
    committed: Kept, figure: Figure
) -> None:
    house, together = committed, Barrier(AT_ONCE)
    # As a pool gives them: the database itself lets forty in.
    connections = Semaphore(24)
    came = [receive(house) for _one in range(AT_ONCE)]

    def admit_one(arrival_id: UUID) -> bool:
        together.wait()
        with connections:
            try:
                as_one(
                    house.worker, house.now,
                    lambda: stays.admit(actor=house.worker, arrival_id=arrival_id,
                                        basis="herself", children=(), now=house.now),
                )  # fmt: skip
            except stays.NoBedIsFree:
                return False
            finally:
                connection.close()
            return True

    with ThreadPoolExecutor(AT_ONCE) as pool:
        let_in = sum(pool.map(admit_one, came))
    beds = as_one(house.worker, house.now, lambda: houses.occupancy(house.worker, house.now))
    figure("house: admissions at once", AT_ONCE)
    figure("house: beds", beds.beds)
    figure("house: taken in", let_in)
    assert (let_in, beds.taken, beds.beds) == (7, 7, 7)
