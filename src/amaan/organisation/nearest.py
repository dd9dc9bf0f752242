"""The nearest woman officer: same station, then same circle, then same district."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation.models import Posting, Unit
from amaan.organisation.posts import Post, Sex

# Whoever may hear a survivor and carry a case; those who answer for others' work are not called.
_CALLED = (Post.DESK_OFFICER, Post.STATION_CLERK, Post.INVESTIGATOR, Post.STATION_COMMANDER)
REACHES = ("same_station", "same_circle", "same_district")


@dataclass(frozen=True)
class NearWoman:
    """A woman officer who can be called, and how near she is."""

    officer_id: OfficerId
    name_en: str
    name_ur: str
    reach: str
    unit_en: str
    unit_ur: str


def women_by_nearness(
    station_id: UnitId,
    now: datetime,
    *,
    but: Collection[OfficerId] = (),
    but_stations: Collection[UnitId] = (),
    beyond_station: bool = False,
) -> tuple[NearWoman, ...]:
    """This will list the women officers who may be called to a station, nearest first.

    Within one distance desk officers come first, then by name. `beyond_station` leaves out
    the station itself, and `but_stations` others, where somebody must not know. Two statements.
    """
    here = Unit.objects.get(id=station_id)
    rows = (
        Posting.objects.filter(since__lte=now, post__in=_CALLED)
        .filter(Q(until__isnull=True) | Q(until__gt=now))
        .filter(officer__is_active=True, officer__sex=Sex.FEMALE)
        .filter(unit__district_id=here.district_id)
        .exclude(officer_id__in=but)
        .exclude(unit_id__in=but_stations)
        .exclude(unit__station_id__in=but_stations)
        .select_related("officer", "unit", "unit__station")
        .order_by("officer__name_en", "id")
    )
    found = [(row, _reach(row.unit, here)) for row in rows]
    found.sort(key=lambda pair: (REACHES.index(pair[1]), _CALLED.index(Post(pair[0].post))))
    return tuple(
        NearWoman(
            officer_id=OfficerId(row.officer_id),
            name_en=row.officer.name_en,
            name_ur=row.officer.name_ur,
            reach=reach,
            unit_en=row.unit.name_en,
            unit_ur=row.unit.name_ur,
        )
        for row, reach in found
        if not (beyond_station and reach == "same_station")
    )


def _reach(unit: Unit, here: Unit) -> str:
    station: Unit | None = unit if unit.kind == "station" else unit.station
    if station is not None and station.id == here.id:
        return "same_station"
    circle: UUID | None = station.parent_id if station is not None else None
    # A station straight below its district has no circle to share.
    if circle is not None and circle == here.parent_id and circle != here.district_id:
        return "same_circle"
    return "same_district"
