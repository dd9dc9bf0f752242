"""What a desk reads of its own station: twelve figures as a whole, and how often she was reached.

Its own question, beside those of commanders: of one station, of these figures, in no groups. There
is no number of an officer, and none is to be made of these.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet, Sum

from amaan.confidentiality import actions as confidentiality
from amaan.insight.dashboards import LEVELS, Tile, tiles_of
from amaan.insight.models import Amount, Count
from amaan.insight.queries import Asked, monthly
from amaan.kernel.measures import Mean, mean_of

FIGURES: Sequence[str] = LEVELS["desk"]
FOLLOWED_UP = "follow_ups"


def tiles(asked: Asked, before: Asked) -> tuple[Tile, ...]:
    """This will give the twelve figures of the actor's station, now and just before.

    Raises: NotFound for a post that works at no desk.
    """
    both = replace(asked, since=before.since)
    return tiles_of(monthly(_of_the_station(both), FIGURES), FIGURES, asked.since)


def followed_up(asked: Asked) -> Mean:
    """This will give how often she was followed up, over the reports of the station.

    Raises: NotFound.
    """
    _permit(asked)
    sums = Amount.objects.filter(
        slice="station", station_id=asked.actor.station_id, mean=FOLLOWED_UP,
        month__gte=asked.since, month__lt=asked.until,
    ).aggregate(n=Sum("whole"), total=Sum("total"), squares=Sum("squares"))  # fmt: skip
    return mean_of(sums["n"] or 0, int(sums["total"] or 0), int(sums["squares"] or 0))


def _of_the_station(asked: Asked) -> "QuerySet[Count]":
    _permit(asked)
    return Count.objects.filter(
        slice="station", station_id=asked.actor.station_id, month__gte=asked.since,
        month__lt=asked.until,
    )  # fmt: skip


def _permit(asked: Asked) -> None:
    confidentiality.permit(
        actor=asked.actor, act="read_desk_figures", case_id=None, now=asked.now
    )  # fmt: skip
