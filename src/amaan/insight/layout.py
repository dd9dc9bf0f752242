"""How districts are drawn: the operator's grid of tiles, and outlines the operator vouches for.

A grid is a file of district, row and column; outlines are a GeoJSON file. Both are tried first and
brought in whole or not at all, by the registrar of the province. Nothing below a district is drawn.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from amaan.confidentiality import actions as confidentiality
from amaan.insight.models import Placement
from amaan.insight.outlines import (
    ALL_TOO_FINE,
    DISTRICT,
    MOST_OF_ALL,
    OUTLINE,
    Feature,
    Ring,
    points_of,
    read_outlines,
)
from amaan.kernel.letters import plain, same
from amaan.kernel.refusals import NotFound, said
from amaan.kernel.tables import Checked, Column, Fault, Faulty, read_table
from amaan.organisation.area import NamedUnit, kind_of_seat, units_of_area
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

ROW = Column("row", "Row", "سطر")
COLUMN = Column("column", "Column", "کالم")
COLUMNS = (DISTRICT, ROW, COLUMN)
# As many rows and columns as a page shows without being moved about.
MOST = 20
_UNKNOWN = said("No district of this name is open here.")
_BELOW = said("This is no district. Nothing below a district, and nothing above it, is drawn.")
_TWO_OF_IT = said("Two districts have this name.")
_TWICE = said("This district stands in the file twice.")
_TAKEN = said("Another district has this tile already.")
_NOT_IN_THE_GRID = said("A row and a column are whole numbers from 1 to 20.")


@dataclass(frozen=True)
class Placed:
    """Where one district is drawn."""

    unit_id: UUID
    row: int | None
    column: int | None
    rings: tuple[Ring, ...]
    brought_at: datetime


@dataclass(frozen=True)
class Plan:
    """What a file would bring: districts with their tile or outline, and what is wrong in it."""

    tiles: Mapping[UUID, tuple[int, int]]
    outlines: Mapping[UUID, tuple[Ring, ...]]
    checked: Checked
    # Districts of the area that the file does not name; they are drawn below, without a place.
    missing: tuple[str, ...]


def placed(ids: Collection[UUID]) -> Mapping[UUID, Placed]:
    """This will say where each of these districts is drawn, of those that are drawn anywhere."""
    rows = Placement.objects.filter(unit_id__in=list(ids)).order_by("tile_row", "tile_column", "id")
    return {
        row.unit_id: Placed(
            row.unit_id, row.tile_row, row.tile_column, tuple(row.outline or ()), row.brought_at
        )
        for row in rows
    }


def try_tiles(actor: Actor, text: str, now: datetime) -> Plan:
    """This will say what a file of tiles would bring, and what is wrong in each row.

    Raises: NotFound for anybody but a registrar above districts; as `read_table`.
    """
    units = _units(actor, now)
    found: dict[UUID, tuple[int, int]] = {}
    faults = []
    for row in read_table(text, COLUMNS).rows:
        unit, fault = _district(units, row.line, row[DISTRICT.code], found)
        at = _tile(row[ROW.code], row[COLUMN.code])
        if fault is None and at is None:
            fault = Fault(row.line, ROW, _NOT_IN_THE_GRID, f"{row[ROW.code]}, {row[COLUMN.code]}")
        if fault is None and at in found.values():
            fault = Fault(row.line, ROW, _TAKEN, f"{row[ROW.code]}, {row[COLUMN.code]}")
        if fault is not None:
            faults.append(fault)
        elif unit is not None and at is not None:
            found[unit.id] = at
    return Plan(found, {}, Checked(len(found), tuple(faults)), _missing(units, found))


def try_outlines(actor: Actor, text: str, key: str, now: datetime) -> Plan:
    """This will say what a file of outlines would bring, and what is wrong in each feature.

    Raises: NotFound for anybody but a registrar above districts; NotOutlines.
    """
    units = _units(actor, now)
    found: dict[UUID, tuple[Ring, ...]] = {}
    faults = []
    for one in read_outlines(text, key):
        unit, fault = _named(units, one, found)
        if fault is not None:
            faults.append(fault)
        elif unit is not None:
            found[unit.id] = one.rings
    if sum(map(points_of, found.values())) > MOST_OF_ALL:
        faults.append(Fault(0, OUTLINE, ALL_TOO_FINE))
    return Plan({}, found, Checked(len(found), tuple(faults)), _missing(units, found))


@transaction.atomic(savepoint=False)
def bring_tiles(*, actor: Actor, text: str, now: datetime) -> int:
    """This will lay districts out on a grid as a file says; those it does not name lose theirs.

    Raises: NotFound; Faulty; as `read_table`.
    """
    plan = try_tiles(actor, text, now)
    if plan.checked.faults:
        raise Faulty
    _clear(actor, "tiles", now)
    for unit_id, (row, column) in plan.tiles.items():
        _keep(actor, unit_id, {"tile_row": row, "tile_column": column}, now)
    _forget_empty(actor, now)
    return len(plan.tiles)


@transaction.atomic(savepoint=False)
def bring_outlines(*, actor: Actor, text: str, key: str, now: datetime) -> int:
    """This will keep the outlines of a file; those of districts it does not name are taken away.

    Raises: NotFound; Faulty; NotOutlines.
    """
    plan = try_outlines(actor, text, key, now)
    if plan.checked.faults:
        raise Faulty
    _clear(actor, "outlines", now)
    for unit_id, rings in plan.outlines.items():
        _keep(actor, unit_id, {"outline": list(rings)}, now)
    _forget_empty(actor, now)
    return len(plan.outlines)


@transaction.atomic(savepoint=False)
def take_away(*, actor: Actor, what: str, now: datetime) -> None:
    """This will take the grid or the outlines of an area away again. Raises: NotFound."""
    _clear(actor, what, now)
    _forget_empty(actor, now)


def _units(actor: Actor, now: datetime) -> Sequence[NamedUnit]:
    confidentiality.permit(actor=actor, act="lay_out_places", case_id=None, now=now)
    if kind_of_seat(actor) not in {UnitKind.PROVINCE, UnitKind.NATION}:
        raise NotFound
    return units_of_area(actor, now)


def _of(actor: Actor, now: datetime) -> "models.QuerySet[Placement]":
    places = [unit.id for unit in _units(actor, now) if unit.kind == UnitKind.DISTRICT]
    return Placement.objects.filter(unit_id__in=places)


def _clear(actor: Actor, what: str, now: datetime) -> None:
    columns = {"tiles": ("tile_row", "tile_column"), "outlines": ("outline",)}[what]
    # Whoever changes a row answers for it from now on.
    _of(actor, now).update(
        **dict.fromkeys(columns), brought_by_id=actor.officer_id, brought_at=now
    )  # fmt: skip


def _keep(actor: Actor, unit_id: UUID, told: Mapping[str, object], now: datetime) -> None:
    Placement.objects.update_or_create(
        unit_id=unit_id,
        defaults={**told, "brought_by_id": actor.officer_id, "brought_at": now},
    )


def _forget_empty(actor: Actor, now: datetime) -> None:
    _of(actor, now).filter(tile_row__isnull=True, outline__isnull=True).delete()


def _named(
    units: Sequence[NamedUnit], one: Feature, found: Collection[UUID]
) -> tuple[NamedUnit | None, Fault | None]:
    if one.fault is not None and one.fault.column is DISTRICT:
        return None, one.fault
    unit, fault = _district(units, one.number, one.name, found)
    return unit, fault or one.fault


def _district(
    units: Sequence[NamedUnit], line: int, name: str, found: Collection[UUID]
) -> tuple[NamedUnit | None, Fault | None]:
    known = [unit for unit in units if same(name) in {same(unit.name_en), same(unit.name_ur)}]
    districts = [unit for unit in known if unit.kind == UnitKind.DISTRICT]
    sentence = (
        (_BELOW if known else _UNKNOWN) if not districts
        else _TWO_OF_IT if len(districts) > 1
        else _TWICE if districts[0].id in found
        else ""
    )  # fmt: skip
    if sentence:
        return None, Fault(line, DISTRICT, sentence, name)
    return districts[0], None


def _tile(row: str, column: str) -> tuple[int, int] | None:
    told = [plain(one) for one in (row, column)]
    if not all(one.isascii() and one.isdigit() for one in told):
        return None
    numbers = int(told[0]), int(told[1])
    return numbers if all(1 <= one <= MOST for one in numbers) else None


def _missing(units: Sequence[NamedUnit], found: Collection[UUID]) -> tuple[str, ...]:
    return tuple(
        unit.name_en for unit in units if unit.kind == UnitKind.DISTRICT and unit.id not in found
    )
