"""Two hundred invented cases go the whole way through the verbs, and what must hold holds."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from tests.security.world import World

from amaan.cases import tallies
from amaan.confidentiality.row_security import act_as
from amaan.house.bench.holding import BROKEN
from amaan.house.bench.lives import Cast, Life
from amaan.house.testing import role
from amaan.investigation import custody_chain, exhibits_queries

pytestmark = pytest.mark.django_db

# Fifty in one transaction: everything is one in a test, and what two hundred leave behind in it
# slows the last of them to half.
CASES, TOGETHER = 200, 50


@pytest.fixture(params=range(0, CASES, TOGETHER))
def lives(world: World, request: pytest.FixtureRequest) -> list[Life]:
    parts = world.actors
    io = parts["the investigator"]
    cast = Cast(
        desk=parts["the desk officer"],
        clerk=parts["the station clerk"],
        supervisor=parts["the supervisor"],
        prosecutor=parts["the prosecutor"],
        investigators={io.officer_id: io},
    )
    lived = [
        Life(cast, n, world.now + timedelta(hours=n % 24))
        for n in range(request.param, request.param + TOGETHER)
    ]
    for life in lived:
        life.live()
    return lived


def asked(statement: str) -> list[tuple[object, ...]]:
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_two_hundred_cases_go_their_way_and_everything_that_must_hold_holds(
    world: World, lives: list[Life], figure: Callable[[str, object], None]
) -> None:
    ways = Counter(step for life in lives for step in life.way)
    common = ("heard", "examined", "recovered", "tried", "closed")
    assert min(ways[step] for step in common) > TOGETHER // 4
    figure(
        "two hundred cases: acts written down", asked("SELECT count(*) FROM cases_factrecord")[0][0]
    )

    # Every chain of custody verifies outside, and says where each thing is.
    with transaction.atomic():
        io = world.actors["the investigator"]
        later = max(life.now for life in lives)
        act_as(io, later)
        held = [id for life in lives for id in life.exhibits]
        found = custody_chain.verify(exhibits_queries.chains_as_file(io, held, later))
    assert found.whole
    assert len(found.held) == len(held) > TOGETHER // 2

    assert {what: asked(broken)[0][0] for what, broken in BROKEN.items()} == dict.fromkeys(
        BROKEN, 0
    )
    assert asked("SELECT count(*) FROM cases_case WHERE stage = 'closed'") == [(ways["closed"],)]
    # The numbers of the boards are those of the ledger.
    with role("jobs"):
        while tallies.fold():
            pass
        assert tallies.differences() == 0
