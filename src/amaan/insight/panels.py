"""Counts of stations month by month, for the work that compares them."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Sum

from amaan.insight.models import Count

# A station, the first day of a month, and a figure.
At = tuple[UUID, date, str]


def monthly(
    stations: Collection[UUID], figures: Collection[str], since: date, until: date
) -> Mapping[At, tuple[int, int]]:
    """This will give figures of stations by month of the report, each as so many of so many.

    `until` is the month after the last. What is not there was nought.
    Seen by: row security; the work that answers studies sees every station, a page its own area.
    """
    rows = Count.objects.filter(
        slice="station",
        station_id__in=stations,
        indicator__in=figures,
        month__gte=since,
        month__lt=until,
    )
    counted = rows.values("station_id", "month", "indicator").annotate(
        of=Sum("whole"), so_many=Sum("part")
    )
    return {
        (row["station_id"], row["month"], row["indicator"]): (row["so_many"], row["of"])
        for row in counted
    }
