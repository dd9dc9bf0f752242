"""A planted effect is found, chance is not taken for something, and what cannot be told is said."""

import json
from collections.abc import Callable
from math import sqrt
from typing import Any

import numpy as np
import pytest
from diff_diff import compute_power
from scipy import stats

from amaan.reckoning import evaluating_lots as lots
from amaan.reckoning import evaluating_waves as waves
from amaan.reckoning.apart import reckon
from amaan.reckoning.evaluating import evaluate, sharpened
from amaan.reckoning.evaluating_panel import panel_of
from amaan.reckoning.evaluating_power import needed, power, spread
from amaan.reckoning.inventing import CIVIL_AFTER, CIVIL_BEFORE, FIRS, RollOut, roll_out

HowMany = Callable[[int], int]
Figure = Callable[[str, object], None]
READINGS: dict[str, str] = {"staggered": "waves", "randomised": "lots"}


def read(one: RollOut) -> dict[str, Any]:
    """The reading that answers, without its checks."""
    panel, counts = panel_of(one.asked), np.array(one.asked["outcomes"]["firs"], dtype=float)
    if one.asked["design"] == "staggered":
        return waves.effect(panel, counts)
    found = lots.intention(panel, counts, one.asked["seed"])
    assert found is not None
    return found


@pytest.mark.parametrize("design", READINGS)
def test_a_planted_effect_is_found_with_its_interval(design: str) -> None:
    # Half of the stations get a desk; the rise is larger than that of the trial.
    one = roll_out(5, stations=120, starts=(12, None), women_run=1.3, mixed=1.3, design=design)
    told = evaluate(one.asked)
    assert told["effect"]["low"] <= one.truth <= told["effect"]["high"]
    assert told["effect"]["low"] > 0
    assert told["mean_before"] == pytest.approx(FIRS, rel=0.1)
    civil = told["others"]["protection"]
    assert civil["low"] <= CIVIL_AFTER - CIVIL_BEFORE <= civil["high"]
    times = told["checks"]["times"]
    assert times["low"] <= 1.3 <= times["high"]
    assert times["low"] > 1
    assert told["checks"]["imputed"]["low"] <= one.truth <= told["checks"]["imputed"]["high"]


def test_only_desks_run_by_women_show_a_rise_where_only_they_have_one() -> None:
    one = roll_out(11, stations=120, women_run=1.4, mixed=1.0, design="randomised")
    counts = np.array(one.asked["outcomes"]["firs"], dtype=float)
    told = lots.by_who_runs_it(panel_of(one.asked), counts)
    assert told["women"]["low"] > 0
    assert told["mixed"]["low"] <= 0 <= told["mixed"]["high"]


@pytest.mark.parametrize("design", READINGS)
@pytest.mark.parametrize("times", [1.0, 1.3])
def test_intervals_hold_the_truth_as_often_as_they_promise(
    design: str, times: float, how_many: HowMany, figure: Figure
) -> None:
    panels = how_many(12)
    held = found = 0
    for seed in range(panels):
        one = roll_out(seed, stations=36, women_run=times, mixed=times, design=design)
        told = read(one)
        held += told["low"] <= one.truth <= told["high"]
        found += told["p"] < 0.05
    name = f"{READINGS[design]}, {times} times"
    figure(f"{name}: intervals of 95 in 100 that hold the truth, per cent", 100 * held / panels)
    figure(f"{name}: called a change, per cent", 100 * found / panels)
    # Within what chance explains of so many panels, for a promise of 95 in 100.
    assert stats.binom.cdf(held, panels, 0.95) > 0.0005
    if times == 1.0:
        assert stats.binom.sf(found - 1, panels, 0.05) > 0.0005
    else:
        assert found > panels / 4


def test_the_months_before_show_when_stations_did_not_go_alike() -> None:
    one = roll_out(3)

    def before() -> dict[str, Any]:
        counts = np.array(one.asked["outcomes"]["firs"], dtype=float)
        told: dict[str, Any] = waves.by_distance(panel_of(one.asked), counts)["before"]
        return told

    assert before()["p"] > 0.05
    for station, counts in zip(one.asked["stations"], one.asked["outcomes"]["firs"], strict=True):
        if station["start"] is not None:
            counts[:] = [count + month // 3 for month, count in enumerate(counts)]
    assert before()["p"] < 0.001


def test_reports_that_only_moved_are_seen_next_door() -> None:
    # Ten districts have no desk at all; in the others one station in two.
    one = roll_out(8, stations=120, starts=(12, None))
    for at, station in enumerate(one.asked["stations"]):
        counts = one.asked["outcomes"]["firs"][at]
        if at < 60:
            station["start"] = None
        elif station["start"] is None:
            counts[12:] = [max(count - 2, 0) for count in counts[12:]]
    beside = evaluate(one.asked)["neighbours"]
    assert beside["high"] < 0
    assert beside["stations"] == 30


def test_desks_with_all_they_should_have_are_read_apart() -> None:
    one = roll_out(4, stations=90, starts=(12, None), mixed=1.0, women_run=1.0)
    for station, counts in zip(one.asked["stations"], one.asked["outcomes"]["firs"], strict=True):
        if station["fidelity"] is not None and station["fidelity"] > 0.7:
            counts[12:] = [count + 3 for count in counts[12:]]
    thirds = evaluate(one.asked)["fidelity"]
    assert thirds["high"]["low"] > 1
    assert thirds["low"]["low"] <= 0 <= thirds["low"]["high"]
    assert sum(one["desks"] for one in thirds.values()) == 45


def small(starts: list[int | None], counts: list[list[int]]) -> dict[str, Any]:
    return {
        "design": "staggered", "primary": "firs", "months": len(counts[0]), "seed": 1,
        "stations": [{"stratum": "one", "start": start} for start in starts],
        "outcomes": {"firs": counts},
    }  # fmt: skip


@pytest.mark.parametrize(("why", "starts", "counts"), [
    ("no_desk", [None, None, None], [[1, 2] * 4] * 3),
    ("nobody_waited", [4, 4, 4], [[1, 2] * 4] * 3),
    ("one_station", [4, None, None], [[1, 2] * 4] * 3),
    ("one_station", [4, 4, None], [[1, 2] * 4] * 3),
    ("too_few_months", [1, 1, None, None], [[1, 2] * 4] * 4),
    ("all_nought", [4, 4, None, None], [[0] * 8] * 4),
    ("all_alike", [4, 4, None, None], [[3] * 8] * 4),
])  # fmt: skip
@pytest.mark.parametrize("design", READINGS)
def test_what_cannot_be_told_is_said_and_not_reckoned(
    why: str, starts: list[int | None], counts: list[list[int]], design: str
) -> None:
    told = evaluate({**small(starts, counts), "design": design})
    assert told["why_not"] == why
    assert "effect" not in told


@pytest.mark.parametrize("design", READINGS)
def test_four_stations_and_empty_months_are_answered_with_cautions(design: str) -> None:
    counts = [[0, 1, 0, 0, 2, 0, 3, 1, 0], [0, 0, 1, 0, 0, 0, 2, 0, 0],
              [0, 2, 0, 0, 1, 0, 0, 1, 0], [0] * 9]  # fmt: skip
    told = evaluate({**small([3, 6, None, None], counts), "design": design})
    assert {"few_stations", "empty_months", "empty_stations"} <= set(told["cautions"])
    json.dumps(told, allow_nan=False)


def test_no_station_that_waits_to_the_end_is_said_and_still_answered() -> None:
    one = roll_out(2, starts=(12, 15, 18))
    told = evaluate(one.asked)
    assert "nobody_waits_to_the_end" in told["cautions"]
    assert told["effect"]["low"] is not None
    assert told["neighbours"]["why_not"] == "nobody_apart"


def test_a_process_of_its_own_gives_the_same_answer() -> None:
    one = roll_out(6, stations=24)
    apart = reckon("evaluate", one.asked)
    assert apart == json.loads(json.dumps(evaluate(one.asked)))


def test_many_outcomes_are_judged_together() -> None:
    # By hand, for q = 0.05 of these: first step at 0.05 / 1.05.
    p = [0.001, 0.008, 0.039, 0.041, 0.27, 0.6]
    q = sharpened(p)
    assert q == sorted(q)
    assert q[0] < 0.01
    assert all(rate <= 1 for rate in q)
    # Benjamini and Hochberg's own rates are never below the sharpened ones by more than the gain.
    plain = [min(p[at] * len(p) / (at + 1) for at in range(first, len(p)))
             for first in range(len(p))]  # fmt: skip
    assert all(rate <= 1.06 * before + 0.001 for rate, before in zip(q, plain, strict=True))
    assert sharpened([0.5, 0.9, 0.7]) == [1.0, 1.0, 1.0]
    assert sharpened([]) == []


def test_the_formula_of_the_study_gives_its_stations_by_hand() -> None:
    # J = 2 (1.96 + 0.8416)^2 (0.5^2 + 2^2 / 12) / 0.5^2 = 36.63...
    assert needed(0.5, 2.0, 12, 0.5) == 37
    counts = np.random.default_rng(1).poisson(FIRS, (400, 12)).astype(float)
    between, within = spread(counts)
    assert within == pytest.approx(sqrt(FIRS), rel=0.05)
    assert between < 0.3


def test_the_power_that_is_promised_is_the_power_there_is(how_many: HowMany) -> None:
    """What the rule of a station's own past promises, against panels that are drawn and read."""
    before = roll_out(77, stations=60, starts=(12, None), women_run=1.0, mixed=1.0)
    told = power({
        "counts": [counts[:12] for counts in before.asked["outcomes"]["firs"]],
        "treated": 30, "waiting": 30, "months": 12, "starts": [12] * 30, "smallest": 0.2,
    })  # fmt: skip
    panels = how_many(30)
    found = sum(
        read(roll_out(seed, starts=(12, None), women_run=1.2, mixed=1.2))["p"] < 0.05
        for seed in range(panels)
    )
    spread_of_share = 3.3 * sqrt(0.25 / panels)
    assert found / panels == pytest.approx(told["power_with_past"], abs=spread_of_share + 0.08)
    # The library's own formula for stations compared to their past, with no carry-over in time.
    theirs = compute_power(
        effect_size=0.2 * told["mean"], n_treated=30, n_control=30, sigma=told["within"],
        n_pre=4, n_post=12,
    )  # fmt: skip
    assert told["power_with_past"] == pytest.approx(theirs, abs=0.06)


@pytest.mark.parametrize(("why", "asked"), [
    ("too_few_months", {"counts": [[3]], "treated": 1, "waiting": 1}),
    ("all_nought", {"counts": [[0, 0], [0, 0]], "treated": 1, "waiting": 1}),
    ("nobody_waited", {"counts": [[1, 2], [2, 3]], "treated": 2, "waiting": 0}),
])  # fmt: skip
def test_power_that_cannot_be_reckoned_is_said(why: str, asked: dict[str, Any]) -> None:
    told = power({**asked, "months": 12, "starts": [12], "smallest": 0.2})
    assert told["why_not"] == why
