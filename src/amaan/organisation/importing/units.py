"""A table of units: what each row would open, and what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime

from amaan.kernel.letters import same
from amaan.kernel.refusals import said
from amaan.kernel.tables import Column, Fault, Row, Table
from amaan.organisation.importing.places import Place, Places
from amaan.organisation.importing.wording import EMPTY, chosen, name_fault
from amaan.organisation.models import Unit
from amaan.organisation.posts import KINDS_BELOW, DeskType, UnitKind

KIND = Column("kind", "Kind", "قسم")
NAME_EN = Column("name_en", "Name in English", "انگریزی نام")
NAME_UR = Column("name_ur", "Name in Urdu", "اردو نام")
BELOW = Column("below", "Below", "کس کے تحت")
DESK_TYPE = Column("desk_type", "Kind of desk", "ڈیسک کی قسم", must=False)
COLUMNS = (KIND, NAME_EN, NAME_UR, BELOW, DESK_TYPE)

DOES_NOT_FIT = said("A unit of this kind cannot lie below that one: %(told)s")
THERE_ALREADY = said(
    "A unit of this kind and name is open there already, or stands higher up in this table: "
    "%(told)s"
)
ONLY_A_DESK = said("Only a desk has a kind of desk.")

# Upper units first, so that a station may stand anywhere in the table before its desk.
_LEVELS = tuple(UnitKind)


@dataclass(frozen=True)
class Units:
    """What a table of units would do: places to open, upper ones first, and its faults."""

    places: tuple[Place, ...]
    faults: tuple[Fault, ...]


def plan(table: Table, seat: Unit, now: datetime) -> Units:
    """This will work out what the table opens. It reads, and writes nothing."""
    places, faults, opened = Places(seat, now), [], []
    kinds: list[tuple[UnitKind, Row]] = []
    for row in table.rows:
        kind = chosen(UnitKind, row, KIND)
        if isinstance(kind, Fault):
            faults.append(kind)
            faults += _names(row)
        else:
            kinds.append((kind, row))
    for kind, row in sorted(kinds, key=lambda pair: _LEVELS.index(pair[0])):
        read = _read(kind, row, places)
        if isinstance(read, Place):
            places.add(read)
            opened.append(read)
        else:
            faults += read
    order = [c.code for c in COLUMNS]
    faults.sort(key=lambda f: (f.line, order.index(f.column.code)))
    return Units(tuple(opened), tuple(faults))


def _read(kind: UnitKind, row: Row, places: Places) -> "Place | list[Fault]":
    faults = _names(row)
    desk_type = _desk_type(kind, row)
    if isinstance(desk_type, Fault):
        faults.append(desk_type)
    above = _above(kind, row, places)
    if isinstance(above, Fault):
        return [*faults, above]
    name = (kind.value, same(row["name_en"]))
    if name in above.names_below:
        faults.append(Fault(row.line, NAME_EN, THERE_ALREADY, row["name_en"]))
    if faults or isinstance(desk_type, Fault):
        return faults
    return Place(
        kind=kind.value,
        name_en=row["name_en"],
        name_ur=row["name_ur"],
        is_practice=above.is_practice,
        above=above,
        row=row,
        desk_type=desk_type,
    )


def _names(row: Row) -> list[Fault]:
    found = (name_fault(row, NAME_EN, urdu=False), name_fault(row, NAME_UR, urdu=True))
    return [fault for fault in found if fault is not None]


def _desk_type(kind: UnitKind, row: Row) -> "str | Fault":
    if not row["desk_type"]:
        return ""
    if kind != UnitKind.DESK:
        return Fault(row.line, DESK_TYPE, ONLY_A_DESK)
    read = chosen(DeskType, row, DESK_TYPE)
    return read if isinstance(read, Fault) else read.value


def _above(kind: UnitKind, row: Row, places: Places) -> "Place | Fault":
    told = row["below"]
    if not told:
        return Fault(row.line, BELOW, EMPTY)
    may_hold = frozenset(k.value for k, below in KINDS_BELOW.items() if kind in below)
    found = places.find(told, may_hold)
    if isinstance(found, str):
        return Fault(row.line, BELOW, found, told)
    if found.kind not in may_hold:
        return Fault(row.line, BELOW, DOES_NOT_FIT, told)
    return found
