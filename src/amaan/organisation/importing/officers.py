"""A table of officers: whom each row would appoint, and what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Lower

from amaan.kernel.letters import plain
from amaan.kernel.refusals import said
from amaan.kernel.tables import Column, Fault, Row, Table
from amaan.organisation.accounts import NewOfficer, is_plain
from amaan.organisation.importing.places import Place, Places
from amaan.organisation.importing.wording import EMPTY, TOO_LONG, chosen, name_fault
from amaan.organisation.models import Officer, Unit
from amaan.organisation.posts import SEATS, Post, Rank, Sex, UnitKind

NAME_EN = Column("name_en", "Name in English", "انگریزی نام")
NAME_UR = Column("name_ur", "Name in Urdu", "اردو نام")
NUMBER = Column("service_number", "Service number", "سروس نمبر")
RANK = Column("rank", "Rank", "رینک")
SEX = Column("sex", "As the service records", "محکمے کے ریکارڈ کے مطابق")
SIGN_IN = Column("sign_in", "Sign-in name", "سائن اِن نام")
POST = Column("post", "Post", "عہدہ")
UNIT = Column("unit", "Unit", "یونٹ")
COLUMNS = (NAME_EN, NAME_UR, NUMBER, RANK, SEX, SIGN_IN, POST, UNIT)

NOT_PLAIN = said(
    "A sign-in name has 2 to 40 small Latin letters, digits, dots and hyphens: %(told)s"
)
TAKEN = said("Another officer has this already: %(told)s")
TWICE = said("This stands higher up in the table already: %(told)s")
NOT_HELD_THERE = said("This post is not held in a unit of that kind: %(told)s")


@dataclass(frozen=True)
class Appointment:
    """One row that is right: whom, as what, and where."""

    officer: NewOfficer
    post: Post
    place: Place


@dataclass(frozen=True)
class Officers:
    """What a table of officers would do, in its order, and its faults."""

    appointments: tuple[Appointment, ...]
    faults: tuple[Fault, ...]


class _Taken:
    """Sign-in names and numbers that are given, in the register and higher up in the table."""

    def __init__(self, table: Table) -> None:
        names = {sign_in_of(row) for row in table.rows}
        numbers = {number_of(row).lower() for row in table.rows}
        in_register = Officer.objects.annotate(number=Lower("service_number"))
        self._given = {
            ("sign_in", name)
            for name in Officer.objects.filter(sign_in__in=names).values_list("sign_in", flat=True)
        } | {
            ("service_number", number)
            for number in in_register.filter(number__in=numbers).values_list("number", flat=True)
        }
        self._in_table: set[tuple[str, str]] = set()

    def fault(self, row: Row, column: Column, told: str) -> Fault | None:
        """This will say whether somebody has this already, and remember that now one has."""
        key = (column.code, told.lower())
        if key in self._given:
            return Fault(row.line, column, TAKEN, told)
        if key in self._in_table:
            return Fault(row.line, column, TWICE, told)
        self._in_table.add(key)
        return None


def plan(table: Table, seat: Unit, now: datetime) -> Officers:
    """This will work out whom the table appoints. It reads, and writes nothing."""
    places, taken = Places(seat, now), _Taken(table)
    found = [_read(row, places, taken) for row in table.rows]
    return Officers(
        appointments=tuple(f for f in found if isinstance(f, Appointment)),
        faults=tuple(fault for f in found if isinstance(f, list) for fault in f),
    )


def sign_in_of(row: Row) -> str:
    """This will give a sign-in name as it is stored."""
    return plain(row["sign_in"]).lower()


def number_of(row: Row) -> str:
    """This will give a service number as it is stored."""
    return plain(row["service_number"])


def _read(row: Row, places: Places, taken: _Taken) -> "Appointment | list[Fault]":
    rank, sex, post = chosen(Rank, row, RANK), chosen(Sex, row, SEX), chosen(Post, row, POST)
    place = _place(row, None if isinstance(post, Fault) else post, places)
    possible = (
        name_fault(row, NAME_EN, urdu=False),
        name_fault(row, NAME_UR, urdu=True),
        _number_fault(row, taken),
        rank,
        sex,
        _sign_in_fault(row, taken),
        post,
        place,
    )
    faults = [f for f in possible if isinstance(f, Fault)]
    if (
        faults
        or isinstance(rank, Fault)
        or isinstance(sex, Fault)
        or isinstance(post, Fault)
        or isinstance(place, Fault)
    ):
        return faults
    return Appointment(
        officer=NewOfficer(
            sign_in=sign_in_of(row),
            service_number=number_of(row),
            name_en=row["name_en"],
            name_ur=row["name_ur"],
            rank=rank,
            sex=sex,
        ),
        post=post,
        place=place,
    )


def _number_fault(row: Row, taken: _Taken) -> Fault | None:
    number = number_of(row)
    if not number:
        return Fault(row.line, NUMBER, EMPTY)
    if len(number) > 30:
        return Fault(row.line, NUMBER, TOO_LONG, "30")
    return taken.fault(row, NUMBER, number)


def _sign_in_fault(row: Row, taken: _Taken) -> Fault | None:
    name = sign_in_of(row)
    if not name:
        return Fault(row.line, SIGN_IN, EMPTY)
    if not is_plain(name):
        return Fault(row.line, SIGN_IN, NOT_PLAIN, row["sign_in"])
    return taken.fault(row, SIGN_IN, name)


def _place(row: Row, post: Post | None, places: Places) -> "Place | Fault":
    told = row["unit"]
    if not told:
        return Fault(row.line, UNIT, EMPTY)
    kinds = frozenset(k.value for k in (UnitKind if post is None else SEATS[post]))
    found = places.find(told, kinds)
    if isinstance(found, str):
        return Fault(row.line, UNIT, found, told)
    if found.kind not in kinds:
        return Fault(row.line, POST, NOT_HELD_THERE, row["post"])
    return found
