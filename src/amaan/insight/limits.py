"""What chance alone explains: control limits of places of different size. Pure arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share

# Two-sided 99.8 of 100: of five hundred places that are alike, one lies outside.
WIDE = 3.090232306167814
# The inner pair: of twenty places that are alike, one lies outside.
NARROW = 1.959963984540054

Standing = Literal["as_expected", "above", "below", "too_few"]


@dataclass(frozen=True)
class Limits:
    """Where a place of this size is expected, and how it stands."""

    low: float
    high: float
    standing: Standing


def limits(place: Share, everybody: Sequence[Share]) -> Limits:
    """This will say how a place stands against all together, allowing for its size.

    Source: D. Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202 (funnel plots); limits
    of the binomial by its normal approximation, after the share of all together.
    """
    middle = middle_of(everybody)
    if place.of < ENOUGH_FOR_A_SHARE or middle is None:
        return Limits(0.0, 1.0, "too_few")
    low, high = around(middle, place.of, WIDE)
    share = place.part / place.of
    standing: Standing = "above" if share > high else "below" if share < low else "as_expected"
    return Limits(low, high, standing)


def middle_of(everybody: Sequence[Share]) -> float | None:
    """This will give the share of all places together; None where there is nothing."""
    of = sum(one.of for one in everybody)
    return sum(one.part for one in everybody) / of if of else None


def around(middle: float, size: int, width: float) -> tuple[float, float]:
    """This will give the limits about a share for a place of some size."""
    half = width * sqrt(middle * (1 - middle) / size)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def mostly_outside(standings: Sequence[Standing]) -> bool:
    """This will say whether places differ so much that a mark on one of them says little.

    More than a third outside of limits that hold 998 of 1000: then what differs between places
    is not chance about one share, and the limits are too narrow for all of them.
    """
    known = [one for one in standings if one != "too_few"]
    outside = sum(one != "as_expected" for one in known)
    return len(known) >= 3 and 3 * outside > len(known)
