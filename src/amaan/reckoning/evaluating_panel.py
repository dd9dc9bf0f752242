"""The panel that an evaluation is asked about: stations by months, and which waits for how long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Counts = NDArray[np.float64]

# A station counts for little beside the rest only where there are enough of them: below this an
# interval rests on too few to be believed as written.
ENOUGH_STATIONS = 10
# Two to see whether they went alike before, and one to compare with.
PERIODS_BEFORE = 3
# Months read together, the longest first, where every start falls between two periods.
MONTHS_TOGETHER = (6, 4, 3, 2, 1)


@dataclass(frozen=True)
class Place:
    """One station: the district it lies in, the month its desk opens (none: it waits), by whom."""

    stratum: str
    start: int | None
    run_by: str = ""
    fidelity: float | None = None


@dataclass(frozen=True)
class Panel:
    """Stations by months; `start` is the number of the month, counted from nought."""

    places: tuple[Place, ...]
    months: int

    @property
    def starts(self) -> list[int | None]:
        """The month in which each station's desk opens."""
        return [place.start for place in self.places]

    @property
    def treated(self) -> int:
        """Stations that get a desk within the study."""
        return sum(start is not None for start in self.starts)

    @property
    def first(self) -> int:
        """The month of the first desk."""
        return min(start for start in self.starts if start is not None)

    @property
    def together(self) -> int:
        """How many months are read together, so that no single month decides."""
        return months_together([start for start in self.starts if start is not None])


def months_together(starts: Sequence[int]) -> int:
    """This will say how many months may be read together: every start falls between two periods."""
    for length in MONTHS_TOGETHER:
        between = all(start % length == 0 for start in starts)
        if between and min(starts) // length >= PERIODS_BEFORE:
            return length
    return 1


def panel_of(asked: Mapping[str, Any]) -> Panel:
    """This will read the stations of a question."""
    places = tuple(
        Place(one["stratum"], one["start"], one.get("run_by", ""), one.get("fidelity"))
        for one in asked["stations"]
    )
    return Panel(places, int(asked["months"]))


def why_not(panel: Panel, counts: Counts) -> str:
    """This will say, as a code, why nothing can be reckoned; empty where it can."""
    if panel.treated == 0:
        return "no_desk"
    waiting = len(panel.places) - panel.treated
    if waiting == 0 and len(set(panel.starts)) == 1:
        return "nobody_waited"
    if panel.treated == 1 or (waiting == 1 and len(set(panel.starts)) == 2):
        return "one_station"
    if panel.first < 2:
        return "too_few_months"
    if not counts.any():
        return "all_nought"
    if (counts == counts.flat[0]).all():
        return "all_alike"
    return ""


def cautions(panel: Panel, counts: Counts) -> list[str]:
    """This will say, as codes, what makes an answer weaker than it looks."""
    found = []
    waiting = sum(start is None for start in panel.starts)
    if min(panel.treated, waiting or panel.treated) < ENOUGH_STATIONS:
        found.append("few_stations")
    if waiting == 0:
        found.append("nobody_waits_to_the_end")
    if (counts.sum(axis=0) == 0).any():
        found.append("empty_months")
    if (counts.sum(axis=1) == 0).any():
        found.append("empty_stations")
    return found


def in_periods(panel: Panel, counts: Counts) -> pd.DataFrame:
    """This will lay counts out as a table: a row for a station and period, per month."""
    length = panel.together
    rows = []
    for at, place in enumerate(panel.places):
        begins = 0 if place.start is None else place.start // length + 1
        for period in range(-(-panel.months // length)):
            told = counts[at, period * length : (period + 1) * length]
            rows.append((at, period + 1, begins, float(told.mean())))
    return pd.DataFrame(rows, columns=["station", "period", "begins", "count"])


def only(panel: Panel, counts: Counts, keep: Sequence[bool]) -> tuple[Panel, Counts]:
    """This will leave out stations."""
    places = tuple(one for one, kept in zip(panel.places, keep, strict=True) if kept)
    return Panel(places, panel.months), counts[np.asarray(keep, dtype=bool)]


def number(value: Any) -> float | None:
    """This will write a number as JSON can hold it; nothing where there is none."""
    told = float(value)
    return told if isfinite(told) else None
