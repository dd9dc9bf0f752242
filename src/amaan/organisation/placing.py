"""Laying a unit below another: what every opening and every move writes."""

from datetime import datetime
from uuid import UUID

from amaan.kernel.clock import local_date
from amaan.organisation.models import Placement, Unit
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor


def begin_unit(unit: Unit, parent: Unit, actor: Actor, now: datetime) -> Unit:
    """This will write a new unit down below its parent, from today."""
    unit.opened_on = local_date(now)
    unit.province = parent.province
    lay_below(unit, parent)
    unit.save(force_insert=True)
    place(unit, parent, actor, now)
    return unit


def lay_below(unit: Unit, parent: Unit) -> None:
    """This will set the parent and the plain columns that follow from it, without saving."""
    unit.parent = parent
    unit.station_id = _own_or(parent, UnitKind.STATION, parent.station_id)
    unit.district_id = _own_or(parent, UnitKind.DISTRICT, parent.district_id)


def carry_along(moved: Unit) -> None:
    """This will set the plain columns of everything below a unit that was moved."""
    above = [moved]
    # Levels are few: a circle holds stations, and a station desks.
    while above:
        below = list(Unit.objects.filter(parent__in=above).select_related("parent").order_by("id"))
        for unit in below:
            assert unit.parent is not None
            lay_below(unit, unit.parent)
        Unit.objects.bulk_update(below, ["station", "district"])
        above = below


def place(unit: Unit, parent: Unit, actor: Actor, now: datetime) -> None:
    """This will write down that a unit lies below another from today, and who says so."""
    Placement.objects.create(
        unit=unit,
        parent=parent,
        since_on=local_date(now),
        recorded_by_id=actor.officer_id,
        recorded_at=now,
    )


def _own_or(parent: Unit, kind: UnitKind, otherwise: UUID | None) -> UUID | None:
    return parent.id if parent.kind == kind else otherwise
