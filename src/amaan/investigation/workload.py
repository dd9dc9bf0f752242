"""What an investigator carries: counted anew whenever cases come or go, and each night for all.

A file in court weighs one point and before that two; a child, and ten duties or more that are
owed, weigh one each. Sealed files are left out: from a number somebody could subtract. The
weights are proposed.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection

from amaan.kernel.ids import OfficerId


def weigh(officers: Collection[OfficerId], now: datetime) -> None:
    """This will count anew what some investigators carry. Nobody reads it but the comparison."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_weigh(%s::uuid[], %s)", [list(officers), now])


def gini(loads: Sequence[int]) -> float:
    """This will say how unevenly something is shared: 0 where all carry alike, near 1 for one.

    Source: the mean difference between all pairs, over twice the mean.
    """
    total = sum(loads)
    if not total:
        return 0.0
    ranked = sorted(loads)
    weighted = sum(place * load for place, load in enumerate(ranked, start=1))
    return (2 * weighted) / (len(ranked) * total) - (len(ranked) + 1) / len(ranked)
