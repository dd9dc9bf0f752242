"""Since when stations and their desks are there, as the register of units has it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amaan.organisation.models import Unit
from amaan.organisation.posts import UnitKind


@dataclass(frozen=True)
class Opening:
    """A station's first day, its first day without it, and the day of its first desk."""

    opened_on: date
    closed_on: date | None
    desk_on: date | None


def openings(stations: Collection[UUID]) -> Mapping[UUID, Opening]:
    """This will give the opening of each station, and of the first desk in it."""
    desks: dict[UUID | None, date] = {}
    rows = Unit.objects.filter(kind=UnitKind.DESK, station_id__in=stations)
    for station_id, opened_on in rows.order_by("-opened_on").values_list("station_id", "opened_on"):
        desks[station_id] = opened_on
    return {
        unit.id: Opening(unit.opened_on, unit.closed_on, desks.get(unit.id))
        for unit in Unit.objects.filter(id__in=stations, kind=UnitKind.STATION)
    }
