"""Whether the questions about danger tell who is hurt again: in plain arithmetic, with intervals.

Pure. A test of an instrument is a table of two by two, and an area under a curve; nothing is
said of fewer outcomes than `ENOUGH`, because such figures would be believed.

Source: domain standards 3.4 (n at least 150); Wilson 1927 for shares; DeLong, DeLong and
Clarke-Pearson, Biometrics 44 (1988) 837-845, for the area.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from amaan.kernel.measures import Share, Z, share_of

ENOUGH = 150
# Least to most dangerous, as the instrument gives them.
LEVELS = ("standard", "elevated", "high")


@dataclass(frozen=True)
class Area:
    """The area under the curve: how often one who was hurt stood above one who was not."""

    value: float
    error: float
    low: float
    high: float


@dataclass(frozen=True)
class Validation:
    """What is known of one version. Without figures where it is too little."""

    instrument: str
    hurt: int
    unhurt: int
    # Of those hurt, how many stood at high; of those not hurt, how many below it; and the
    # other way round. None where too little is known.
    sensitivity: Share | None = None
    specificity: Share | None = None
    positive: Share | None = None
    negative: Share | None = None
    area: Area | None = None

    @property
    def n(self) -> int:
        """How many outcomes are known."""
        return self.hurt + self.unhurt

    @property
    def is_enough(self) -> bool:
        """Whether figures may be shown."""
        return self.n >= ENOUGH and self.hurt > 0 and self.unhurt > 0


def validate(instrument: str, hurt: Mapping[str, int], unhurt: Mapping[str, int]) -> Validation:
    """This will work out what one version tells, from how many of each level were hurt again.

    Units: counts of people asked; those who could not be reached or would not say are in none.
    """
    one, other = sum(hurt.values()), sum(unhurt.values())
    found = Validation(instrument, one, other)
    if not found.is_enough:
        return found
    caught, spared = hurt.get("high", 0), other - unhurt.get("high", 0)
    return Validation(
        instrument,
        one,
        other,
        sensitivity=share_of(caught, one),
        specificity=share_of(spared, other),
        positive=share_of(caught, caught + unhurt.get("high", 0)),
        negative=share_of(spared, spared + one - caught),
        area=area_under([hurt.get(level, 0) for level in LEVELS],
                        [unhurt.get(level, 0) for level in LEVELS]),
    )  # fmt: skip


def area_under(hurt: Sequence[int], unhurt: Sequence[int]) -> Area:
    """This will work out the area and its error from counts at each level, least first.

    Of each who was hurt: the share of the others who stood below, those beside counting half;
    and the other way round. The spread of these two is the error.

    Raises: ValueError where nobody, or everybody, was hurt.
    """
    m, n = sum(hurt), sum(unhurt)
    if not m or not n:
        raise ValueError("an area needs people who were hurt and people who were not")
    above = [(sum(unhurt[:place]) + unhurt[place] / 2) / n for place in range(len(hurt))]
    below = [(sum(hurt[place + 1 :]) + hurt[place] / 2) / m for place in range(len(unhurt))]
    value = sum(count * share for count, share in zip(hurt, above, strict=True)) / m
    spread = _spread(hurt, above, value) / m + _spread(unhurt, below, value) / n
    error = sqrt(spread)
    return Area(value, error, max(value - Z * error, 0.0), min(value + Z * error, 1.0))


def _spread(counts: Sequence[int], shares: Sequence[float], middle: float) -> float:
    of = sum(counts)
    if of < 2:
        return 0.0
    squares = sum(c * (s - middle) ** 2 for c, s in zip(counts, shares, strict=True))
    return squares / (of - 1)
