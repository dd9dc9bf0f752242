"""How soon something happens where it may also never happen: pure arithmetic on counts by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from amaan.kernel.measures import Z


@dataclass(frozen=True)
class Day:
    """The share that reached the event by a day or hour, its interval, and what ended otherwise."""

    day: int
    share: float
    low: float
    high: float
    otherwise: float


@dataclass(frozen=True)
class Incidence:
    """Of how many, how many reached it, ended otherwise, or wait still; and the curve."""

    n: int
    happened: int
    otherwise: int
    waiting: int
    days: tuple[Day, ...]

    def by(self, day: int) -> Day:
        """This will give where the curve stands on a day."""
        reached = [one for one in self.days if one.day <= day]
        return reached[-1] if reached else Day(day, 0.0, 0.0, 0.0, 0.0)

    def median(self) -> int | None:
        """This will give the day by which half of all had reached it; None where they did not."""
        return self.reached(0.5)

    def reached(self, share: float) -> int | None:
        """This will give the day by which such a share of all had reached it, or None.

        Whoever ended otherwise stays in the whole: a tenth that never comes is said as never.
        """
        return next((one.day for one in self.days if one.share >= share), None)


def incidence(counted: Sequence[tuple[int, int, int, int]]) -> Incidence:
    """This will work out the cumulative incidence, with what ended otherwise as a competing end.

    Each entry is a day with how many reached the event, ended otherwise, and were last seen
    waiting on it. Calling an end otherwise a longer wait (Kaplan-Meier) would promise too much.
    Source: O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150; the
    interval is that of the log-log scale with the variance of Aalen as in Marubini and Valsecchi
    (1995), so that it never leaves nought and one.
    """
    by_day = sorted(counted)
    n = at_risk = sum(done + ended + waits for _day, done, ended, waits in by_day)
    alive, share, other = 1.0, 0.0, 0.0
    days: list[Day] = []
    # Per day with an end: the share before it, alive before it, at risk, reached, ended at all.
    past: list[tuple[float, float, int, int, int]] = []
    for day, done, ended, waits in by_day:
        if done or ended:
            step = alive * done / at_risk
            past.append((share, alive, at_risk, done, done + ended))
            share += step
            other += alive * ended / at_risk
            alive *= 1 - (done + ended) / at_risk
            low, high = _interval(share, _variance(share, past))
            days.append(Day(day, share, low, high, other))
        at_risk -= done + ended + waits
    happened = sum(done for _day, done, _ended, _waits in by_day)
    otherwise = sum(ended for _day, _done, ended, _waits in by_day)
    return Incidence(n, happened, otherwise, n - happened - otherwise, tuple(days))


def _variance(share: float, past: Sequence[tuple[float, float, int, int, int]]) -> float:
    total = 0.0
    for before, alive, at_risk, done, ended in past:
        # The share as it stood after this day, at the same time the next day's "before".
        reached = before + alive * done / at_risk
        left = share - reached
        if at_risk > ended:
            total += left**2 * ended / (at_risk * (at_risk - ended))
        total += alive**2 * (at_risk - done) * done / at_risk**3
        total -= 2 * left * alive * done / at_risk**2
    return max(total, 0.0)


def _interval(share: float, variance: float) -> tuple[float, float]:
    if not 0 < share < 1:
        return share, share
    width = Z * sqrt(variance) / abs(share * log(share))
    return share ** exp(width), share ** exp(-width)
