"""Where somebody may act: the unit of his own posting, and whatever lies in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation.models import Officer, Posting, Unit
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor


def registrars_seat(actor: Actor) -> Unit:
    """This will give the unit in which the registrar sits.

    Raises: NotFound for anybody but a registrar.
    """
    if actor.post != Post.REGISTRAR:
        raise NotFound
    return Unit.objects.get(id=actor.unit_id)


def kind_of_seat(actor: Actor) -> UnitKind:
    """This will say what kind of unit somebody sits in."""
    return UnitKind(Unit.objects.values_list("kind", flat=True).get(id=actor.unit_id))


def within(seat: Unit, prefix: str = "") -> Q:
    """This will be the condition that a unit lies in a registrar's area.

    `prefix` leads from the row that is asked to its unit, as in `unit__`.
    """
    match UnitKind(seat.kind):
        case UnitKind.NATION:
            return Q(**{f"{prefix}id__isnull": False})
        case UnitKind.PROVINCE:
            return Q(**{f"{prefix}province": seat.province}) & ~Q(
                **{f"{prefix}kind": UnitKind.NATION}
            )
        case UnitKind.DISTRICT:
            return Q(**{f"{prefix}id": seat.id}) | Q(**{f"{prefix}district_id": seat.id})
        case _:
            return Q(**{f"{prefix}id": seat.id})


def unit_within(seat: Unit, unit_id: UUID, *, locked: bool = False) -> Unit:
    """This will find a unit of the area.

    Raises: NotFound, alike for one that does not exist and one that lies elsewhere.
    """
    rows = Unit.objects.select_for_update() if locked else Unit.objects.all()
    unit = rows.filter(within(seat), id=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def lies_within(seat: Unit, unit: Unit) -> bool:
    """This will say whether a unit lies in the area."""
    if unit.id == seat.id:
        return True
    match UnitKind(seat.kind):
        case UnitKind.NATION:
            return True
        case UnitKind.PROVINCE:
            return unit.kind != UnitKind.NATION and unit.province == seat.province
        case UnitKind.DISTRICT:
            return unit.district_id == seat.id
        case UnitKind.REGION:
            district = unit if unit.kind == UnitKind.DISTRICT else unit.district
            return district is not None and district.parent_id == seat.id
        case _:
            return False


def officer_within(seat: Unit, officer_id: UUID, now: datetime) -> tuple[Officer, Posting | None]:
    """This will find an officer whom this registrar may act on, with the posting in force.

    The officer's row is locked, so that two registrars who act on one officer take turns. An
    officer who is out of post belongs to whoever's area he last served in.

    Raises: NotFound, alike for nobody, somebody who left, and somebody of another area.
    """
    # Without her key: the vault, in a transaction of its own, may write down what is hers.
    rows = Officer.objects.select_for_update(no_key=True)
    officer = rows.filter(id=officer_id, is_active=True).first()
    last = (
        Posting.objects.select_related("unit")
        .filter(officer_id=officer_id, since__lte=now)
        .order_by("-since", "id")
        .first()
    )
    if officer is None or last is None or not lies_within(seat, last.unit):
        raise NotFound
    return officer, last if last.until is None or last.until > now else None


@dataclass(frozen=True)
class NamedUnit:
    """A unit by its names, with where it lies as plain columns."""

    id: UnitId
    kind: UnitKind
    name_en: str
    name_ur: str
    station_id: UnitId | None
    district_id: UnitId | None
    province: str
    is_practice: bool

    @property
    def columns(self) -> dict[str, Any]:
        """The unit and where it lies, as the rows keep it that belong to it."""
        return {
            "unit_id": self.id,
            "station_id": self.station_id,
            "district_id": self.district_id,
            "province": self.province,
            "is_practice": self.is_practice,
        }


def units_of_area(actor: Actor, now: datetime) -> tuple[NamedUnit, ...]:
    """This will list the open units where the actor sits and below, the higher first.

    Never a house of shelter: the tree must not say where one stands.
    """
    seat = Unit.objects.get(id=actor.unit_id)
    today = local_date(now)
    rows = (
        Unit.objects.filter(_at_or_below(seat), is_practice=seat.is_practice)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today), opened_on__lte=today)
        .exclude(kind=UnitKind.HOUSE)
    )
    order = list(UnitKind)
    return tuple(
        sorted(map(_named, rows), key=lambda u: (order.index(u.kind), u.name_en, str(u.id)))
    )


def unit_of_area(actor: Actor, unit_id: UUID, now: datetime) -> NamedUnit:
    """This will find one open unit of the actor's area. Raises: NotFound."""
    found = next((unit for unit in units_of_area(actor, now) if unit.id == unit_id), None)
    if found is None:
        raise NotFound
    return found


def names_of_units(ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """This will give units' names, English and Urdu, as pairs."""
    return {pk: (unit.name_en, unit.name_ur) for pk, unit in command.units(ids).items()}


def _at_or_below(seat: Unit) -> Q:
    match UnitKind(seat.kind):
        case UnitKind.STATION:
            return Q(id=seat.id) | Q(station_id=seat.id)
        case UnitKind.CIRCLE:
            return Q(id=seat.id) | Q(parent_id=seat.id) | Q(station__parent_id=seat.id)
        case UnitKind.REGION:
            return Q(id=seat.id) | Q(parent_id=seat.id) | Q(district__parent_id=seat.id)
        case UnitKind.NATION:
            return Q()
        case _:
            return within(seat)


def _named(unit: Unit) -> NamedUnit:
    kind = UnitKind(unit.kind)
    own = UnitId(unit.id)
    return NamedUnit(
        own,
        kind,
        unit.name_en,
        unit.name_ur,
        own if kind == UnitKind.STATION else _known(unit.station_id),
        own if kind == UnitKind.DISTRICT else _known(unit.district_id),
        unit.province,
        unit.is_practice,
    )


def _known(unit_id: UUID | None) -> UnitId | None:
    return None if unit_id is None else UnitId(unit_id)
