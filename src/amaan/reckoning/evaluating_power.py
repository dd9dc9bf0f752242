"""How small an effect a roll-out could show, before it begins.

Source: the study of standards, 10.2: two arms of equal size, so many stations each; a station's
own level, and its months, from the counts before.
"""

from collections.abc import Mapping
from math import sqrt
from typing import Any

import numpy as np
from scipy import stats

from amaan.reckoning.evaluating_panel import Counts, months_together, number

CHANCE = 0.05
POWER = 0.8
_Z = float(stats.norm.ppf(1 - CHANCE / 2))
_BOTH = _Z + float(stats.norm.ppf(POWER))


def power(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will say what effect so many stations and months can show, and how surely.

    `counts` are stations by months before; `treated` and `waiting` the stations of each arm,
    `months` those after; `starts` the months in which desks open, counted from the first that is
    read; `smallest` the smallest effect of interest, as a share of the mean. Two answers: by the
    formula of the study, between stations; and with each station compared to its own past, as
    the estimate does it.
    """
    counts = np.asarray(asked["counts"], dtype=float)
    if counts.ndim != 2 or min(counts.shape) < 2:
        return {"why_not": "too_few_months"}
    mean = float(counts.mean())
    if mean == 0:
        return {"why_not": "all_nought"}
    between, within = spread(counts)
    arm = harmonic(int(asked["treated"]), int(asked["waiting"]))
    months, smallest = int(asked["months"]), float(asked["smallest"]) * mean
    if arm < 1 or months < 1 or smallest <= 0:
        return {"why_not": "nobody_waited"}
    across = sqrt(2 * (between**2 + within**2 / months) / arm)
    own_past = sqrt(2 * within**2 * (1 / months + 1 / months_together(asked["starts"])) / arm)
    return {
        "why_not": "",
        "mean": mean,
        "between": between,
        "within": within,
        "stations_an_arm": number(arm),
        "months": months,
        "needed_an_arm": needed(between, within, months, smallest),
        "power": _power(smallest, across),
        "shows": _BOTH * across / mean,
        "power_with_past": _power(smallest, own_past),
        "shows_with_past": _BOTH * own_past / mean,
    }


def _power(effect: float, noise: float) -> float:
    return float(stats.norm.cdf(effect / noise - _Z)) if noise else 1.0


def needed(between: float, within: float, months: int, smallest: float) -> int:
    """This will say how many stations an arm needs.

    J = 2 (z_a/2 + z_b)^2 (s_b^2 + s_w^2 / m) / d^2
    """
    return int(np.ceil(2 * _BOTH**2 * (between**2 + within**2 / months) / smallest**2))


def spread(counts: Counts) -> tuple[float, float]:
    """This will split how counts vary: between stations, and from month to month within one."""
    months = counts.shape[1]
    within = float(counts.var(axis=1, ddof=1).mean())
    means = float(counts.mean(axis=1).var(ddof=1))
    return sqrt(max(means - within / months, 0.0)), sqrt(within)


def harmonic(one: int, other: int) -> float:
    """This will say of how many stations an equal arm would be worth the same."""
    return 0.0 if min(one, other) == 0 else 2 / (1 / one + 1 / other)
