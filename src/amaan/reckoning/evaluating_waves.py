"""Stations that open one after another, compared with those that still wait.

Group-time effects of Callaway and Sant'Anna (Journal of Econometrics 225, 2021, 200-230), from
the library diff-diff; the doubt about them is by station. Two readings stand beside them: the
imputation of Borusyak, Jaravel and Spiess (Review of Economic Studies 91, 2024, 3253-3285), which
uses every month before, and a Poisson regression with effects of station and month, which speaks
of so many times as many. Two-way fixed effects alone are never the answer.
"""

import warnings
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm
from diff_diff import CallawaySantAnna, ImputationDiD, bacon_decompose
from scipy import stats

from amaan.reckoning.evaluating_panel import Counts, Panel, in_periods, number

Answer = dict[str, Any]
_COLUMNS = {"outcome": "count", "unit": "station", "time": "period", "first_treat": "begins"}
# How many periods before and after an opening are drawn.
DRAWN = 12


def effect(panel: Panel, counts: Counts) -> Answer:
    """This will give the mean effect on a station's month, after the opening, with its interval."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = CallawaySantAnna(control_group="not_yet_treated", base_period="universal").fit(
            in_periods(panel, counts), **_COLUMNS
        )
    return told(found.overall_att, found.overall_se, len(panel.places) - len(set(panel.starts)))


def by_distance(panel: Panel, counts: Counts) -> Answer:
    """This will give the effect by distance from the opening, and whether they went alike before.

    The distances before are no effects: there they should be nought.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = (
            CallawaySantAnna(control_group="not_yet_treated", base_period="universal")
            .fit(in_periods(panel, counts), **_COLUMNS)
            .aggregate("event_study")
        )
    points = [
        {
            "months": int(distance) * panel.together,
            "value": number(value),
            "low": number(low),
            "high": number(high),
        }
        for distance, value, low, high in zip(
            found.event_time, found.att, found.conf_int_lower, found.conf_int_upper, strict=True
        )
        if abs(distance) <= DRAWN
    ]
    return {"points": points, "together": panel.together, "before": _alike_before(found)}


def _alike_before(found: Any) -> Answer | None:
    """This will test all distances before the opening together: were they nought?"""
    at = {int(distance): place for place, distance in enumerate(found.event_time)}
    known = [] if found.vcov is None else [int(distance) for distance in found.vcov_index]
    before = [distance for distance in known if -DRAWN <= distance < 0]
    if not before:
        return None
    places = [known.index(distance) for distance in before]
    values = np.array([found.att[at[told]] for told in before])
    spread = found.vcov[np.ix_(places, places)]
    rank = int(np.linalg.matrix_rank(spread))
    if rank == 0:
        return None
    chi = float(values @ np.linalg.pinv(spread) @ values)
    farthest = values[int(np.argmax(np.abs(values)))]
    return {"p": number(stats.chi2.sf(chi, rank)), "of": rank, "farthest": number(farthest)}


def imputed(panel: Panel, counts: Counts) -> Answer | None:
    """This will read the same effect with every month before the opening."""
    rows = in_periods(panel, counts)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = ImputationDiD(leave_one_out=True).fit(rows, **_COLUMNS)
    except ValueError:
        return None
    return told(found.overall_att, found.overall_se, len(panel.places) - len(set(panel.starts)))


def times_as_many(panel: Panel, counts: Counts) -> Answer | None:
    """This will read the effect as so many times as many, by Poisson with robust doubt by station.

    Stations without a single count say nothing about a ratio and are left out, as are months.
    """
    kept = np.flatnonzero(counts.sum(axis=1) > 0)
    months = np.flatnonzero(counts[kept].sum(axis=0) > 0)
    open_ = np.array(
        [[float(start is not None and month >= start) for month in months]
         for start in (panel.starts[at] for at in kept)]
    )  # fmt: skip
    if len(kept) < 3 or open_.size == 0 or open_.min() == open_.max():
        return None
    station = np.repeat(np.arange(len(kept)), len(months))
    month = np.tile(np.arange(len(months)), len(kept))
    design = np.column_stack(
        [open_.ravel(), _marks(station), _marks(month)[:, 1:]]
    )  # fmt: skip
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    model = sm.GLM(counts[np.ix_(kept, months)].ravel(), design, family=sm.families.Poisson())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = model.fit(cov_type="cluster", cov_kwds={"groups": station})
    log = told(found.params[0], found.bse[0], len(kept) - 1)
    times = {name: number(np.exp(log[name])) for name in ("value", "low", "high")
             if log[name] is not None}  # fmt: skip
    return {**log, **times}


def forbidden(panel: Panel, counts: Counts) -> float | None:
    """This will say how much of a two-way estimate would compare with stations open already.

    Source: Goodman-Bacon, Journal of Econometrics 225 (2021) 254-277.
    """
    if len({start for start in panel.starts if start is not None}) < 2:
        return 0.0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = bacon_decompose(in_periods(panel, counts), **_COLUMNS)
    return number(found.total_weight_later_vs_earlier)


def told(value: Any, error: Any, freedom: int) -> Answer:
    """This will write an estimate with its interval of 95 in 100, by Student's t.

    `freedom` is how many stations are left when what was fitted to stations is taken off: with few
    stations the normal curve would promise too much.
    """
    reach = stats.t.ppf(0.975, max(freedom, 1)) * error
    p = 2 * stats.t.sf(abs(value) / error, max(freedom, 1)) if error > 0 else np.nan
    low, high = (value - reach, value + reach) if error > 0 else (np.nan, np.nan)
    return {"value": number(value), "low": number(low), "high": number(high), "p": number(p)}


def _marks(of: Any) -> Any:
    return pd.get_dummies(pd.Series(of), dtype=float).to_numpy()
