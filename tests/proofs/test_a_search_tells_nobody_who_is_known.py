"""An officer searches for somebody known at another desk, sealed away, or known nowhere.

The three answers are the same bytes after the same time, and the times are compared as
distributions, not only by their middle: whoever asks a hundred times may draw a curve. In the
suite the bytes are compared; only a proof holds the clock to a limit.
"""

import statistics
import time
from collections.abc import Callable

import pytest
from django.test import Client
from tests.security.browsing import sign_in
from tests.security.test_search_finds_only_ones_own import HER, indexed, take
from tests.security.world import World

from amaan.confidentiality.vault import name_verbs, searching
from amaan.confidentiality.vault.verbs import Vault
from amaan.house.proving import Figure

GOAL_MILLISECONDS = 5.0
# Two curves of 500 times each that are one differ by less than this in 99 cases of 100.
GOAL_APART = 1.63 * (2 / 500) ** 0.5
WHO = {
    "elsewhere": {"name": "Rukhsana", "relative": "Aslam"},
    "sealed": {"name": "Parveen", "relative": "Yousaf"},
    "nowhere": {"name": "Zarmina", "relative": "Gulbadin"},
}


@pytest.fixture
def known(world: World, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> World:
    """This will have one person known at another desk and one sealed away, and no quota."""
    monkeypatch.setattr(searching, "OF_AN_OFFICER", 1_000_000)
    monkeypatch.setattr(searching, "OF_A_STATION", 1_000_000)
    take(world, "the desk officer")
    sealed = {"name": "پروین", "relative": "یوسف", "cnic": "", "phone": ""}
    take(world, "the desk officer", type(HER)(**{**vars(HER), **sealed}), sealed=True)
    indexed(vault)
    return world


def test_known_elsewhere_sealed_and_known_nowhere_are_one_answer_after_one_time(
    known: World, how_many: Callable[[int], int], figure: Figure
) -> None:
    browser = sign_in(known.actors["the officer from another station"])
    rounds = how_many(0)
    for whom in WHO:
        _asked(browser, whom)
    took: dict[str, list[float]] = {whom: [] for whom in WHO}
    bodies: dict[str, set[bytes]] = {whom: set() for whom in WHO}
    for number in range(max(rounds, 3)):
        # In turn, and each first as often as the others: what the machine does falls on all.
        order = [*WHO][number % 3 :] + [*WHO][: number % 3]
        for whom in order:
            seconds, body = _asked(browser, whom)
            took[whom].append(seconds * 1000)
            bodies[whom].add(body)
    assert bodies["elsewhere"] == bodies["sealed"] == bodies["nowhere"]
    assert len(bodies["nowhere"]) == 1
    figure("search: different answers to known elsewhere, sealed, nowhere", 1)
    for whom in ("elsewhere", "sealed") if rounds else ():
        apart = abs(statistics.median(took[whom]) - statistics.median(took["nowhere"]))
        curves = furthest_apart(took[whom], took["nowhere"])
        figure(f"search: {whom} and nowhere: medians apart", f"{apart:.2f} ms")
        figure(f"search: {whom} and nowhere: curves apart (of 1)", f"{curves:.3f}")
        assert apart < GOAL_MILLISECONDS
        assert curves < GOAL_APART * (500 / rounds) ** 0.5


def test_two_curves_that_differ_are_told_apart() -> None:
    """Otherwise the proof above would hold for any two."""
    one = [number / 100 for number in range(500)]
    assert furthest_apart(one, one) == 0
    assert furthest_apart(one, [each + 1 for each in one]) > GOAL_APART


def furthest_apart(one: list[float], other: list[float]) -> float:
    """This will say how far two distributions lie apart, from 0 to 1.

    Source: the two-sample statistic of Kolmogorov and Smirnov.
    """
    ours, theirs = sorted(one), sorted(other)

    def share(some: list[float], upto: float) -> float:
        return sum(each <= upto for each in some) / len(some)

    return max(abs(share(ours, at) - share(theirs, at)) for at in (*ours, *theirs))


def _asked(browser: Client, whom: str) -> tuple[float, bytes]:
    began = time.perf_counter()
    answer = browser.post("/desk/search", WHO[whom])
    took = time.perf_counter() - began
    assert answer.status_code == 200
    page = b"\n".join(line for line in answer.content.splitlines() if b"csrf" not in line)
    for word in WHO[whom].values():
        page = page.replace(word.encode(), b"...")
    return took, page


def test_without_the_wait_the_clock_would_have_told(
    known: World, monkeypatch: pytest.MonkeyPatch, how_many: Callable[[int], int], figure: Figure
) -> None:
    """The control: what the proof measures is there to be measured."""
    rounds = how_many(0)
    monkeypatch.setattr(name_verbs, "sleep", lambda _seconds: None)
    browser = sign_in(known.actors["the officer from another station"])
    took = {
        whom: [_asked(browser, whom)[0] * 1000 for _ in range(rounds)]
        for whom in ("elsewhere", "nowhere")
    }
    if rounds:
        curves = furthest_apart(took["elsewhere"], took["nowhere"])
        figure("search: the same without the wait: curves apart (of 1)", f"{curves:.3f}")
