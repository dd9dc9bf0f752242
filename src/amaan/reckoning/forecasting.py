"""How many reports a unit may expect, month by month, with intervals and how wrong it was before.

Two plain models stand against each other: the same month of the year before (seasonal naive), and
a negative-binomial regression on trend and season (Poisson where nothing varies more than chance
alone). Each forecasts months that are known already, from what was known before them; the one that
was less wrong is used, and its error and the coverage of its intervals are given with it.

Sources: R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition
(seasonal naive, rolling origin); R. J. Hyndman and A. B. Koehler, Int. J. Forecasting 22 (2006)
679-688 (MASE); A. C. Cameron and P. K. Trivedi, J. Econometrics 46 (1990) 347-364 (dispersion);
E. S. Gardner and E. McKenzie, Management Science 31 (1985) 1237-1246 (damped trend).
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray

YEAR = 12
# Less history than two years holds no season that could be told from chance.
LEAST_MONTHS = 24
# Over the last two years: fewer than one a month is a list of single events, not a series.
LEAST_REPORTS = 24
LONGEST_AHEAD = 18
# Months known already that are forecast again, to learn how wrong a model is.
ORIGINS = 12
DRAWS = 2_000
DRAWS_BACK = 400
# The trend fades by a tenth each month ahead: what grew for two years does not grow for ever.
FADES = 0.9
# A change of level that chance explains once in three thousand series.
CLEAR_BREAK = 3.5
_SPANS = ("low95", "low80", "high80", "high95")
_SHARES = (0.025, 0.1, 0.9, 0.975)

Counts = NDArray[np.float64]
Draws = NDArray[np.float64]


class Model(Protocol):
    """Draws futures of so many months, each a row, after a history that begins in a month."""

    def __call__(
        self, history: Counts, first: int, ahead: int, draws: int, chance: np.random.Generator
    ) -> "Futures": ...


@dataclass(frozen=True)
class Futures:
    """What a model expects of each month, and futures drawn from it, one a row."""

    mean: Counts
    drawn: Draws
    law: str


def forecast(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will forecast each series, or say in a code why it cannot be.

    Units: `asked` is `{"first": "2024-01", "ahead": 14, "skip": 2, "series": [{"name",
    "counts"}]}`; `skip` months ahead are left out of the answer (they lie before the year that is
    planned). A series answers with `state` "forecast", "too_short" or "too_few"; with `method`,
    `law`, `tried` (each model with its error), `months` and `whole` (their sum), both with mean
    and intervals of 80 and 95 in 100; and `broke` where its level changed lately.
    """
    first = int(asked["first"][5:7]) - 1
    ahead = min(int(asked["ahead"]), LONGEST_AHEAD)
    skip = int(asked.get("skip", 0))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {
            "series": [
                {"name": one["name"], **_series(one["counts"], first, ahead, skip)}
                for one in asked["series"]
            ]
        }


def _series(told: Sequence[int], first: int, ahead: int, skip: int) -> dict[str, Any]:
    counts = np.asarray(told, dtype=float)
    if len(counts) < LEAST_MONTHS:
        return {"state": "too_short", "have": len(counts)}
    lately = int(counts[-LEAST_MONTHS:].sum())
    if lately < LEAST_REPORTS:
        return {"state": "too_few", "have": lately}
    tried = [
        {"method": name, **_looked_back(model, counts, first)} for name, model in MODELS.items()
    ]
    # Of two that err alike the plainer stands first and is used.
    best = min(tried, key=lambda one: one["mae"])
    # Seeded: the same history gives the same paper.
    futures = MODELS[best["method"]](counts, first, ahead, DRAWS, np.random.default_rng(1))
    wanted = futures.drawn[:, skip:]
    return {
        "state": "forecast",
        "method": best["method"],
        "law": futures.law,
        "tried": tried,
        "broke": _broke(counts),
        "months": [
            {"mean": round(float(mean), 2), **span}
            for mean, span in zip(futures.mean[skip:], _intervals(wanted), strict=True)
        ],
        "whole": {
            "mean": round(float(futures.mean[skip:].sum()), 2),
            **_intervals(wanted.sum(axis=1, keepdims=True))[0],
        },
    }


def _intervals(drawn: Draws) -> list[dict[str, int]]:
    """This will give the intervals of each month, rounded outwards to whole reports."""
    low95, low80, high80, high95 = np.quantile(drawn, _SHARES, axis=0)
    ends = zip(np.floor(low95), np.floor(low80), np.ceil(high80), np.ceil(high95), strict=True)
    return [dict(zip(_SPANS, map(int, one), strict=True)) for one in ends]


def _looked_back(model: Model, counts: Counts, first: int) -> dict[str, Any]:
    """This will forecast what is known from what was known before it, and say how wrong it was."""
    chance = np.random.default_rng(2)
    wrong, in80, in95 = list[float](), list[bool](), list[bool]()
    origins = range(max(len(counts) - ORIGINS, YEAR + 6), len(counts))
    for origin in origins:
        ahead = min(YEAR, len(counts) - origin)
        futures = model(counts[:origin], first, ahead, DRAWS_BACK, chance)
        spans = _intervals(futures.drawn)
        for came, mean, span in zip(counts[origin:], futures.mean, spans, strict=False):
            wrong.append(abs(came - mean))
            in80.append(span["low80"] <= came <= span["high80"])
            in95.append(span["low95"] <= came <= span["high95"])
    usual = float(np.abs(counts[YEAR:] - counts[:-YEAR]).mean())
    mae = float(np.mean(wrong))
    return {
        "mae": round(mae, 3),
        "mase": round(mae / usual, 3) if usual else None,
        "covered80": round(float(np.mean(in80)), 3),
        "covered95": round(float(np.mean(in95)), 3),
        "origins": len(origins),
        "compared": len(wrong),
    }


def _naive(
    history: Counts, first: int, ahead: int, draws: int, chance: np.random.Generator
) -> Futures:
    """This will expect the same month of the year before, as far off as it was in other years."""
    del first
    mean = np.array([history[len(history) - YEAR + at % YEAR] for at in range(ahead)])
    apart = history[YEAR:] - history[:-YEAR]
    # Where both years were alike by chance, a count still varies as counts do.
    spread = max(float(np.mean(apart**2)), 2 * float(history.mean()), 0.5)
    years = np.array([1 + at // YEAR for at in range(ahead)])
    drawn = mean + chance.standard_normal((draws, ahead)) * np.sqrt(spread * years)
    return Futures(mean, np.maximum(np.rint(drawn), 0), "normal")


def _regression(
    history: Counts, first: int, ahead: int, draws: int, chance: np.random.Generator
) -> Futures:
    """This will fit trend and season, find how far counts vary beyond chance, and draw futures."""
    known, coming = _terms(len(history), first, 0), _terms(len(history), first, ahead)
    family: Any = sm.families.Poisson()
    fitted = sm.GLM(history, known, family=family).fit()
    beyond = _dispersion(history, fitted.mu, known.shape[1])
    if beyond > 0:
        family = sm.families.NegativeBinomial(alpha=beyond)
        fitted = sm.GLM(history, known, family=family).fit()
    betas = chance.multivariate_normal(fitted.params, fitted.cov_params(), size=draws)
    # A year without a month's reports gives a season of almost minus infinity; no draw may be
    # far beyond whatever was seen.
    most = np.log(4 * history.max() + 4)
    mu = np.exp(np.clip(betas @ coming.T, -30, most))
    mean = np.exp(np.clip(coming @ fitted.params, -30, most))
    if beyond > 0:
        mu = chance.gamma(1 / beyond, mu * beyond)
    return Futures(mean, chance.poisson(mu).astype(float), "nb" if beyond > 0 else "poisson")


def _terms(length: int, first: int, ahead: int) -> NDArray[np.float64]:
    """This will give the terms of the months known, or of those ahead: level, trend, season."""
    if ahead:
        steps = np.arange(length, length + ahead)
        fading = np.cumsum(FADES ** np.arange(1, ahead + 1))
        time = (length - 1 + fading - (length - 1) / 2) / YEAR
    else:
        steps = np.arange(length)
        time = (steps - (length - 1) / 2) / YEAR
    turn = 2 * np.pi * (steps + first) / YEAR
    waves = [wave(turn * n) for n in range(1, _waves(length) + 1) for wave in (np.cos, np.sin)]
    return np.column_stack([np.ones(len(steps)), time, *waves])


def _waves(length: int) -> int:
    # A finer season needs more years to be told from chance.
    return 3 if length >= 4 * YEAR else 2 if length >= 3 * YEAR else 1


def _dispersion(counts: Counts, mu: Counts, terms: int) -> float:
    """This will give the dispersion of a negative binomial; nought where Poisson is enough."""
    free = len(counts) - terms
    beyond = float(np.sum((counts - mu) ** 2 * len(counts) / free - mu) / np.sum(mu**2))
    # What a Poisson series of this length shows by chance, nine times in ten.
    by_chance = 1.28 * np.sqrt(2 * np.sum(mu**2)) / np.sum(mu**2)
    return beyond if beyond > by_chance else 0.0


def _broke(counts: Counts) -> str:
    """This will say whether the last half-year lies above or below the same months before."""
    now, before = counts[-6:].sum(), counts[-18:-12].sum()
    apart = (counts[YEAR:-6] - counts[: -YEAR - 6]) if len(counts) > 30 else np.zeros(0)
    usual = float(np.mean(apart**2)) * 6 if apart.size else 0.0
    spread = np.sqrt(max(now + before, usual, 1.0))
    score = (now - before) / spread
    return "up" if score > CLEAR_BREAK else "down" if score < -CLEAR_BREAK else ""


MODELS: dict[str, Model] = {"seasonal_naive": _naive, "regression": _regression}
