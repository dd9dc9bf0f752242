"""Does a desk work? A panel of stations and months is asked, and the answer comes with its doubt.

The design decides which reading answers: lots by intention to treat, an order that nobody drew by
group-time effects. Every other reading stands beside it as a check and never in its place.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from amaan.reckoning import evaluating_lots as lots
from amaan.reckoning import evaluating_waves as waves
from amaan.reckoning.evaluating_panel import Counts, Panel, Place, cautions, only, panel_of, why_not
from amaan.reckoning.evaluating_waves import Answer

RANDOMISED = "randomised"
# Fewer desks than this in a third say nothing about the third.
FEWEST_IN_A_THIRD = 3


def evaluate(asked: Mapping[str, Any]) -> Answer:
    """This will answer what desks changed, with every check and what makes it weaker.

    `outcomes` are counts of stations by months, under their names; `primary` is the one that was
    declared before; `design` is `randomised` or `staggered`.
    """
    panel = panel_of(asked)
    told = {name: np.asarray(rows, dtype=float) for name, rows in asked["outcomes"].items()}
    counts = told[asked["primary"]]
    refused = why_not(panel, counts)
    shape = {
        "stations": len(panel.places),
        "treated": panel.treated,
        "months": panel.months,
        "primary": asked["primary"],
        "design": asked["design"],
        "why_not": refused,
    }
    if refused:
        return shape
    randomised = asked["design"] == RANDOMISED
    seed = asked["seed"] if randomised else None
    return {
        **shape,
        "cautions": cautions(panel, counts),
        "mean_before": _mean_before(panel, counts),
        "effect": _effect(panel, counts, seed),
        "by_distance": waves.by_distance(panel, counts),
        "checks": {
            "waves": waves.effect(panel, counts) if randomised else None,
            "imputed": waves.imputed(panel, counts),
            "times": waves.times_as_many(panel, counts),
        },
        "two_way": waves.forbidden(panel, counts),
        "run_by": _by_who_runs_it(panel, counts, randomised=randomised),
        "fidelity": _by_fidelity(panel, counts),
        "neighbours": _neighbours(panel, counts),
        "others": _others(panel, told, asked["primary"], seed),
    }


def sharpened(p: Sequence[float]) -> list[float]:
    """This will give each test of several the smallest false discovery rate at which it stands.

    Source: Benjamini, Krieger and Yekutieli, Biometrika 93 (2006) 491-507, in two steps, as
    Anderson, Journal of the American Statistical Association 103 (2008) 1481-1495, sharpens it.
    """
    many = len(p)
    order = sorted(range(many), key=lambda at: p[at])
    ranked = [(rank, p[at]) for rank, at in enumerate(order, 1)]

    def passes(rate: float, of: float) -> int:
        return max((rank for rank, value in ranked if value <= rate * rank / of), default=0)

    found = [1.0] * many
    for step in range(1000, 0, -1):
        rate = step / 1000
        first = rate / (1 + rate)
        rejected = passes(first, many)
        if rejected:
            rejected = many if rejected == many else passes(first, many - rejected)
        for at in order[:rejected]:
            found[at] = rate
    return found


def _effect(panel: Panel, counts: Counts, seed: int | None) -> Answer | None:
    """This will read the effect by lots where they were drawn (`seed` draws them again)."""
    return waves.effect(panel, counts) if seed is None else lots.intention(panel, counts, seed)


def _mean_before(panel: Panel, counts: Counts) -> float:
    """This will give the mean of a station's month before the first desk opens anywhere."""
    return float(counts[:, : panel.first].mean())


def _by_who_runs_it(panel: Panel, counts: Counts, *, randomised: bool) -> dict[str, Answer]:
    if randomised:
        return lots.by_who_runs_it(panel, counts)
    kinds = sorted({one.run_by for one in panel.places if one.start is not None} - {""})
    if len(kinds) < 2:
        return {}
    return _each(panel, counts, [one.run_by for one in panel.places])


def _by_fidelity(panel: Panel, counts: Counts) -> dict[str, Answer]:
    """This will split desks into thirds by how far they are what was planned."""
    known = sorted(
        (one.fidelity, at)
        for at, one in enumerate(panel.places)
        if one.start is not None and one.fidelity is not None
    )
    if len(known) < 3 * FEWEST_IN_A_THIRD or known[0][0] == known[-1][0]:
        return {}
    thirds = [""] * len(panel.places)
    for rank, (_score, at) in enumerate(known):
        thirds[at] = ("low", "middle", "high")[3 * rank // len(known)]
    return _each(panel, counts, thirds)


def _each(panel: Panel, counts: Counts, groups: Sequence[str]) -> dict[str, Answer]:
    """This will compare each group of desks with the stations that wait to the end."""
    found = {}
    starts = panel.starts
    for name in dict.fromkeys(group for group, start in zip(groups, starts, strict=True)
                              if group and start is not None):  # fmt: skip
        keep = [start is None or group == name
                for group, start in zip(groups, starts, strict=True)]  # fmt: skip
        part, here = only(panel, counts, keep)
        if not why_not(part, here):
            found[name] = {**waves.effect(part, here), "desks": part.treated}
    return found


def _neighbours(panel: Panel, counts: Counts) -> Answer:
    """This will ask whether reports only moved: stations without a desk, beside one that got one.

    They are compared with stations without a desk in districts where there is none yet.
    """
    first: dict[str, int] = {}
    for one in panel.places:
        if one.start is not None:
            first[one.stratum] = min(one.start, first.get(one.stratum, one.start))
    keep = [one.start is None for one in panel.places]
    waiting, here = only(panel, counts, keep)
    beside = Panel(
        tuple(Place(one.stratum, first.get(one.stratum)) for one in waiting.places), panel.months
    )
    refused = why_not(beside, here)
    if refused:
        return {"why_not": "nobody_apart" if refused in {"no_desk", "nobody_waited"} else refused}
    return {"why_not": "", "stations": beside.treated, **waves.effect(beside, here)}


def _others(
    panel: Panel, told: Mapping[str, Counts], primary: str, seed: int | None
) -> dict[str, Answer]:
    """This will give every other outcome, with rates of false discovery for them together."""
    found = {}
    for name, counts in told.items():
        if name != primary and not why_not(panel, counts):
            one = _effect(panel, counts, seed)
            if one is not None and one["p"] is not None:
                found[name] = {**one, "mean_before": _mean_before(panel, counts)}
    rates = sharpened([one["p"] for one in found.values()])
    return {
        name: {**one, "q": rate} for (name, one), rate in zip(found.items(), rates, strict=True)
    }
