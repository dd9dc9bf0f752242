"""Three measures in plain arithmetic: agreement, time until something happens, and a share.

Pure. Each says of how many it is, and says nothing where that is too few.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

# Two-sided, 95 of 100.
Z = 1.959963984540054
# Of fewer than so many a share, a tenth or a comparison says nothing.
ENOUGH_FOR_A_SHARE = 10


@dataclass(frozen=True)
class Agreement:
    """How far two people answered alike beyond what chance gives.

    `kappa` is None where nothing was compared, or where everybody gave one and the same answer:
    then chance explains everything, and the measure has no value.
    """

    pairs: int
    alike: int
    by_chance: float
    kappa: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Step:
    """One time at which something happened: how many were waiting, and what share still waits."""

    time: int
    at_risk: int
    happened: int
    share: float
    error: float
    low: float
    high: float


@dataclass(frozen=True)
class Curve:
    """How long it took, of all that were waiting; `censored` is how many were still waiting."""

    n: int
    happened: int
    censored: int
    steps: tuple[Step, ...]
    # How long anybody was followed.
    longest: int

    def median(self) -> int | None:
        """This will give the time by which half had happened, or None where it was not reached."""
        return next((step.time for step in self.steps if step.share <= 0.5), None)

    def median_bounds(self) -> tuple[int | None, int | None]:
        """This will give the interval of the median, after Brookmeyer and Crowley."""
        low = next((step.time for step in self.steps if step.low <= 0.5), None)
        high = next((step.time for step in self.steps if step.high <= 0.5), None)
        return low, high

    def share_after(self, time: int) -> float:
        """This will give the share that still waits after some time."""
        return next((s.share for s in reversed(self.steps) if s.time <= time), 1.0)


@dataclass(frozen=True)
class Share:
    """So many of so many, with Wilson's interval; None where there is nothing to divide by."""

    part: int
    of: int
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Mean:
    """How much each of so many, with the interval of Student's t; None where too few vary."""

    of: int
    total: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Difference:
    """By how much one exceeds another, with its interval."""

    value: float
    low: float
    high: float


def agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """This will work out Cohen's kappa of paired answers, with its interval.

    Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37-46; the standard
    error is that of Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969) 323-327.
    """
    n = len(pairs)
    if n == 0:
        return Agreement(0, 0, 0.0, None, None, None)
    cells = Counter(pairs)
    first = Counter(one for one, _other in pairs)
    second = Counter(other for _one, other in pairs)
    alike = sum(count for (one, other), count in cells.items() if one == other)
    observed = alike / n
    chance = sum(first[word] * second[word] for word in first) / n**2
    if chance == 1:
        return Agreement(n, alike, chance, None, None, None)
    kappa = (observed - chance) / (1 - chance)
    spread = sum(
        (count / n) * _weight(cell, first, second, n, kappa) for cell, count in cells.items()
    )
    variance = spread - (kappa - chance * (1 - kappa)) ** 2
    error = sqrt(max(variance, 0) / n) / (1 - chance)
    return Agreement(
        n, alike, chance, kappa, max(kappa - Z * error, -1.0), min(kappa + Z * error, 1.0)
    )


def _weight(
    cell: tuple[Hashable, Hashable],
    first: "Counter[Hashable]",
    second: "Counter[Hashable]",
    n: int,
    kappa: float,
) -> float:
    one, other = cell
    # The row of the one's answer as the second gave it, and the other way round.
    crossed = (second[one] + first[other]) / n * (1 - kappa)
    return (1 - crossed) ** 2 if one == other else crossed**2


def time_until(waited: Sequence[tuple[int, bool]]) -> Curve:
    """This will work out the Kaplan-Meier curve of times and whether it happened by then.

    A time with False was still waiting when it was looked at last: it counts among those at
    risk until then. Errors are Greenwood's; the interval stands on the log-log scale, so that
    it never leaves nought and one.
    Source: E. Kaplan and P. Meier, J. Amer. Statist. Assoc. 53 (1958) 457-481.
    """
    times = sorted({time for time, happened in waited if happened})
    share, spread = 1.0, 0.0
    steps = []
    for time in times:
        at_risk = sum(1 for waiting, _happened in waited if waiting >= time)
        done = sum(1 for waiting, happened in waited if happened and waiting == time)
        share *= 1 - done / at_risk
        if at_risk > done:
            spread += done / (at_risk * (at_risk - done))
        error = share * sqrt(spread)
        steps.append(Step(time, at_risk, done, share, error, *_log_log(share, spread)))
    happened = sum(1 for _time, done in waited if done)
    longest = max((time for time, _done in waited), default=0)
    return Curve(len(waited), happened, len(waited) - happened, tuple(steps), longest)


def _log_log(share: float, spread: float) -> tuple[float, float]:
    if share <= 0:
        return 0.0, 0.0
    width = Z * sqrt(spread) / abs(log(share))
    return share ** exp(width), share ** exp(-width)


def share_of(part: int, of: int) -> Share:
    """This will give a share with the interval of Wilson, J. Amer. Statist. Assoc. 22 (1927)."""
    if of == 0:
        return Share(part, of, None, None)
    p, z2 = part / of, Z**2
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(p * (1 - p) / of + z2 / (4 * of**2)) / (1 + z2 / of)
    return Share(part, of, max(middle - half, 0.0), min(middle + half, 1.0))


def mean_of(of: int, total: int, squares: int) -> Mean:
    """This will give a mean out of its sums, with its interval.

    Large-sample: Student's t with the quantile of Cornish and Fisher (1937), right to the third
    digit from ten on; of fewer no interval is given.
    """
    if of == 0:
        return Mean(0, 0, None, None, None)
    value = total / of
    if of < ENOUGH_FOR_A_SHARE:
        return Mean(of, total, value, None, None)
    spread = max(squares - of * value**2, 0.0) / (of - 1)
    half = _student(of - 1) * sqrt(spread / of)
    return Mean(of, total, value, max(value - half, 0.0), value + half)


def _student(freedom: int) -> float:
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    return Z + first / freedom + second / freedom**2


def difference(after: Share, before: Share) -> Difference | None:
    """This will give by how much one share exceeds another; None where one has no whole.

    Source: R. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10: Wilson's intervals
    of both shares put together.
    """
    if after.low is None or after.high is None or before.low is None or before.high is None:
        return None
    p, q = after.part / after.of, before.part / before.of
    return Difference(
        p - q,
        p - q - sqrt((p - after.low) ** 2 + (before.high - q) ** 2),
        p - q + sqrt((after.high - p) ** 2 + (q - before.low) ** 2),
    )


def exceeds(one: Difference, other: Difference) -> Difference:
    """This will give by how much one difference exceeds another that was found apart from it.

    Source: G. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702: the interval of a
    sum or difference out of the intervals of its parts.
    """
    value = one.value - other.value
    return Difference(
        value,
        value - sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2),
        value + sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2),
    )
