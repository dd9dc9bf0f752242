"""A roll-out whose order was drawn by lot: by intention to treat, and by drawing the lots again.

The specification is that of the study of standards, 10.2: the count of a station's month on the
desk it was assigned, its own mean before, the month and the district, with doubt by station.
"""

import warnings
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm

from amaan.reckoning.evaluating_panel import Counts, Panel, number
from amaan.reckoning.evaluating_waves import Answer, told

DRAWS = 999


def intention(panel: Panel, counts: Counts, seed: int) -> Answer | None:
    """This will give the effect of being assigned a desk, whatever was done with it.

    How sure it is comes from drawing the lots again, within each district: how often lots alone
    would show as much, and how far they move the estimate once the effect is taken off. Where
    every district has one order only, drawing changes nothing, and the doubt is that by station.
    """
    fixed, station = _controls(panel, counts)
    by_station = _fitted(counts, panel, [_open(panel.starts, panel).ravel()], fixed, station)[0]
    if by_station is None:
        return None
    orders = _drawn(panel, seed)
    if all(order == panel.starts for order in orders):
        return {**by_station, "draws": 0}
    after = counts[:, panel.first :].ravel()
    open_ = np.array([_open(order, panel).ravel() for order in [panel.starts, *orders]])
    # What is held fixed is taken off each order once (Frisch, Waugh and Lovell).
    basis, _rest = np.linalg.qr(fixed)
    freed = open_ - (open_ @ basis) @ basis.T
    weights = np.maximum((freed**2).sum(axis=1), 1e-9)
    seen, *draws = freed @ after / weights
    _seen, *spread = freed @ (after - seen * open_[0]) / weights
    # With few stations taking the effect off takes some of chance with it; the wider one holds.
    reach = max(float(np.quantile(np.abs(of), 0.95)) for of in (draws, spread))
    as_much = sum(abs(one) >= abs(seen) - 1e-9 for one in draws)
    return {
        "value": number(seen),
        "low": number(seen - reach),
        "high": number(seen + reach),
        "p": number((1 + as_much) / (1 + len(draws))),
        "draws": len(draws),
    }


def by_who_runs_it(panel: Panel, counts: Counts) -> dict[str, Answer]:
    """This will give the effect of desks run by women and of mixed ones, reckoned together."""
    kinds = sorted({one.run_by for one in panel.places if one.start is not None})
    if len(kinds) < 2 or "" in kinds:
        return {}
    fixed, station = _controls(panel, counts)
    open_ = _open(panel.starts, panel)
    each = [
        (open_ * np.array([[one.run_by == kind] for one in panel.places])).ravel()
        for kind in kinds
    ]  # fmt: skip
    found = _fitted(counts, panel, each, fixed, station)
    return {kind: one for kind, one in zip(kinds, found, strict=True) if one is not None}


def _drawn(panel: Panel, seed: int) -> list[list[int | None]]:
    """This will draw the order anew within each district, again and again."""
    chance = np.random.default_rng(seed)
    districts = [
        [at for at, one in enumerate(panel.places) if one.stratum == stratum]
        for stratum in dict.fromkeys(one.stratum for one in panel.places)
    ]
    orders = []
    for _draw in range(DRAWS):
        starts = list(panel.starts)
        for here in districts:
            for at, taken in zip(here, chance.permutation(here), strict=True):
                starts[at] = panel.starts[taken]
        orders.append(starts)
    return orders


def _open(starts: list[int | None], panel: Panel) -> Counts:
    months = np.arange(panel.first, panel.months)
    return np.array(
        [[float(start is not None and month >= start) for month in months] for start in starts]
    )


def _controls(panel: Panel, counts: Counts) -> tuple[Counts, Counts]:
    """This will lay out what is held fixed: the mean before, the month, the district."""
    months = panel.months - panel.first
    before = np.repeat(counts[:, : panel.first].mean(axis=1), months)
    month = np.tile(np.arange(months), len(panel.places))
    stratum = np.repeat([one.stratum for one in panel.places], months)
    fixed = np.column_stack([before, _marks(month), _marks(stratum)[:, 1:]])
    return fixed, np.repeat(np.arange(len(panel.places)), months)


def _fitted(
    counts: Counts, panel: Panel, asked: list[Counts], fixed: Counts, station: Counts
) -> list[Answer | None]:
    design = np.column_stack([*asked, fixed])
    # A desk in every station of a month, or a district alike throughout, cannot be told apart.
    if np.linalg.matrix_rank(fixed) + len(asked) > np.linalg.matrix_rank(design):
        return [None] * len(asked)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = sm.OLS(counts[:, panel.first :].ravel(), design).fit(
            cov_type="cluster", cov_kwds={"groups": station}
        )
    # Months are many and stations few: what was fitted to stations is taken off the stations.
    stations = len(panel.places)
    freedom = stations - 1 - len(asked) - len({one.stratum for one in panel.places})
    if freedom < 1:
        return [None] * len(asked)
    wider = sqrt((stations - 1) / freedom)
    return [told(found.params[at], found.bse[at] * wider, freedom) for at in range(len(asked))]


def _marks(of: Any) -> Any:
    return pd.get_dummies(pd.Series(of), dtype=float).to_numpy()
