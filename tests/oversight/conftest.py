"""What the proofs about watching share: the small world of the security proofs, and its clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from tests.security.conftest import (  # noqa: F401 - fixtures are found by their names here
    key_folder,
    quick_hash,
    vault,
    vault_keys,
    world,
)

from amaan.house.testing import role
from amaan.jobs import turning
from amaan.organisation.queries import Actor

Turn = Callable[[datetime], int]
Ask = Callable[[Actor, datetime], AbstractContextManager[None]]


@pytest.fixture
def turn(db: None) -> Turn:
    """This will turn the clock at an instant, with the rights of the jobs' process."""

    def turn_at(now: datetime) -> int:
        with role("jobs"):
            return turning.turn(now)

    return turn_at
