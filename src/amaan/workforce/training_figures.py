"""What a course changed, in plain arithmetic: marks of the same people before and after.

Pure. Source: Student, Biometrika 6 (1908) 1-25; the quantile of t from that of the normal curve
after Cornish and Fisher, Revue de l'Institut International de Statistique 5 (1938) 307-320.
"""

from dataclasses import dataclass
from math import sqrt

from amaan.kernel.small_groups import FEWEST

_Z = 1.959964


@dataclass(frozen=True)
class Gain:
    """How much higher the marks were after: of so many who sat both tests.

    Without figures where fewer sat both than may be told apart.
    """

    n: int
    before: float | None = None
    after: float | None = None
    mean: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None


def gain(n: int, before: float, after: float, sd: float) -> Gain:
    """This will say what people gained from the means of both tests and the spread of the gains.

    Units: marks out of a hundred, `sd` of each person's own gain; the interval holds 95 of a
    hundred times.
    """
    if n < FEWEST:
        return Gain(n)
    half = _quantile(n - 1) * sd / sqrt(n)
    mean = after - before
    return Gain(n, before, after, mean, sd, mean - half, mean + half)


def _quantile(free: int) -> float:
    """This will give the two-sided 95 % point of t; from nine degrees on, to the third decimal."""
    z = _Z
    return (
        z
        + (z**3 + z) / (4 * free)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * free**3)
    )
