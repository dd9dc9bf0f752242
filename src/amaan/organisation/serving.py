"""Who serves in an area at an instant: post, rank and sex, without a name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from amaan.kernel.ids import UnitId
from amaan.organisation.area import NamedUnit, units_of_area
from amaan.organisation.models import Posting
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Serving:
    """One officer in one post; the number is what lists of courses know her by."""

    service_number: str
    post: str
    rank: str
    sex: str
    unit_id: UnitId
    station_id: UnitId | None
    district_id: UnitId | None
    province: str


def served(
    posts: Collection[Post],
    *,
    province: str,
    district_id: UUID | None,
    is_practice: bool,
    since: datetime,
    until: datetime,
) -> int:
    """This will count who held one of these posts in a district or province meanwhile.

    Whoever came, left or was on leave between the two instants counts, and each officer once.
    """
    below = Q(unit__province=province)
    if district_id is not None:
        below = Q(unit_id=district_id) | Q(unit__district_id=district_id)
    rows = Posting.objects.filter(below, post__in=posts, unit__is_practice=is_practice)
    rows = rows.filter(Q(until__isnull=True) | Q(until__gt=since), since__lt=until)
    return rows.values("officer_id").distinct().count()


def serving(actor: Actor, at: datetime) -> tuple[Serving, ...]:
    """This will list who held a post where the actor sits and below, at an instant.

    Units: the units are those that were open at that instant; a rank is that of today.
    """
    units: dict[UUID, NamedUnit] = {unit.id: unit for unit in units_of_area(actor, at)}
    rows = (
        Posting.objects.filter(unit_id__in=units, since__lte=at)
        .filter(Q(until__isnull=True) | Q(until__gt=at))
        .order_by("unit_id", "since", "id")
        .values_list("officer__service_number", "post", "officer__rank", "officer__sex", "unit_id")
    )
    return tuple(
        Serving(
            number, post, rank, sex, units[unit].id, units[unit].station_id,
            units[unit].district_id, units[unit].province,
        )
        for number, post, rank, sex, unit in rows
    )  # fmt: skip
