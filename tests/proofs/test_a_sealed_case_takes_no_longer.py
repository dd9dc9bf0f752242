"""An officer who must not know measures how long a refusal takes, and learns nothing by it.

Only in a proof is the difference held to a limit: on a crowded machine a clock proves nothing.
"""

import statistics
import time
from collections.abc import Callable

from django.test import Client
from tests.security.browsing import send, sign_in
from tests.security.world import World

from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure

GOAL_MILLISECONDS = 5.0


def test_a_sealed_and_an_absent_case_take_the_same_time(
    world: World, vault: Vault, how_many: Callable[[int], int], figure: Figure
) -> None:
    pairs = how_many(0)
    for part in ("the accused officer", "the station commander", "her colleague"):
        browser = sign_in(world.actors[part])
        sealed = [_asked(browser, world, "sealed") for _ in range(3)]
        absent = [_asked(browser, world, "nowhere") for _ in range(3)]
        assert {body for _took, body in sealed} == {body for _took, body in absent}
        differences = [
            _asked(browser, world, "sealed")[0] - _asked(browser, world, "nowhere")[0]
            for _ in range(pairs)
        ]
        if pairs:
            apart = abs(statistics.median(differences)) * 1000
            figure(f"conflict: {part}: median difference", f"{apart:.2f} ms")
            assert apart < GOAL_MILLISECONDS


def _asked(browser: Client, world: World, case: str) -> tuple[float, bytes]:
    path = f"/case/{world.cases[case].case_id}"
    began = time.perf_counter()
    answer = send(browser, "GET", path)
    took = time.perf_counter() - began
    assert answer.status == 404
    return took, answer.body.replace(str(world.cases[case].case_id).encode(), b"")
