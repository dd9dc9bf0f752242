"""The directory as a table: read row by row, tried, and brought in whole or not at all.

A provider is known by its public number within the province and its kind: a row with both is
written anew, any other is new. Districts are named as the police names them, parted by commas; a
star serves the whole province.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.letters import plain, same
from amaan.kernel.refusals import said
from amaan.kernel.tables import Checked, Column, Fault, Faulty, Row, Table
from amaan.organisation import command
from amaan.organisation.queries import Actor
from amaan.support import providers
from amaan.support.directory import ProviderLine
from amaan.support.models import Provider
from amaan.support.providers import CannotStand, Listing

T = TypeVar("T")

KIND = Column("kind", "Kind", "قسم")
NAME_EN = Column("name_en", "Name in English", "نام انگریزی میں")
NAME_UR = Column("name_ur", "Name in Urdu", "نام اردو میں")
PHONE = Column("phone", "Phone", "فون")
DISTRICTS = Column("districts", "Districts", "اضلاع")
ALSO = Column("also", "Helps also with", "مزید خدمات", must=False)
ADDRESS = Column("address", "Address", "پتہ", must=False)
HOURS = Column("hours", "Hours", "اوقات")
RAMADAN = Column("ramadan", "Hours in Ramadan", "رمضان کے اوقات", must=False)
SHUT = Column("shut_days", "Shut on", "چھٹی کے دن", must=False)
LANGUAGES = Column("languages", "Languages", "زبانیں", must=False)
WOMEN = Column("women_staff", "Women on the staff", "خواتین عملہ", must=False)
STEPS = Column("step_free", "Without steps", "سیڑھیوں کے بغیر", must=False)
REPORT = Column("without_report", "Without a report", "رپورٹ کے بغیر", must=False)
ORDER = Column("without_order", "Without an order", "عدالتی حکم کے بغیر", must=False)
COST = Column("cost", "Cost", "خرچ", must=False)
PEP = Column("pep", "PEP", "پی ای پی", must=False)
CONTRACEPTION = Column("contraception", "Emergency contraception", "ہنگامی مانع حمل", must=False)
PLACES = Column("places_free", "Free places for women", "خواتین کی خالی جگہیں", must=False)
CHILD_PLACES = Column(
    "child_places_free", "Free places for children", "بچوں کی خالی جگہیں", must=False
)
COUNTED = Column("counted_on", "As of", "تاریخِ شمار", must=False)
BOYS = Column("boys_until", "Sons up to", "بیٹوں کی حدِ عمر", must=False)
WORKING = Column("working", "Working", "فعال", must=False)
SINCE = Column("working_since", "Since", "کب سے", must=False)
SOURCE = Column("working_source", "Source", "ذریعہ", must=False)
COLUMNS = (
    KIND, NAME_EN, NAME_UR, PHONE, DISTRICTS, ALSO, ADDRESS, HOURS, RAMADAN, SHUT, LANGUAGES,
    WOMEN, STEPS, REPORT, ORDER, COST, PEP, CONTRACEPTION, PLACES, CHILD_PLACES, COUNTED, BOYS,
    WORKING, SINCE, SOURCE,
)  # fmt: skip

NOT_A_CODE = said("This is none of the words of this column: %(told)s")
NOT_A_DISTRICT = said("No district of this province is called so: %(told)s")
NO_HOURS = said("Write hours as 09:00-17:00, or 24: %(told)s")
NOT_A_DAY = said("This is no day. Write it as 2026-11-22 or 22/11/2026: %(told)s")
NOT_A_NUMBER = said("Write a whole number: %(told)s")
NOT_A_PHONE = said("Write its public number in digits, as 0300 1234567: %(told)s")
EMPTY = said("Nothing is written here yet.")
TWICE = said("This service stands twice in the table.")

_YES = {"yes": "yes", "y": "yes", "1": "yes", "ہاں": "yes", "no": "no", "n": "no", "0": "no",
        "نہیں": "no", "": "unknown", "unknown": "unknown", "معلومنہیں": "unknown"}  # fmt: skip
# How a refusal of the verb finds its column.
_AT: Mapping[str, Column] = {
    "address": ADDRESS, "opens": HOURS, "working_source": SOURCE, "districts": DISTRICTS,
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What a table would write, and its faults."""

    listings: tuple[tuple[UUID, Listing], ...]
    faults: tuple[Fault, ...]


def check_providers(actor: Actor, table: Table, now: datetime) -> Checked:
    """This will say how many services a table would write, and every fault in it.

    Raises: NotFound for whoever does not keep the directory.
    """
    wanted = plan(actor, table, now)
    return Checked(len(wanted.listings), wanted.faults)


def import_providers(*, actor: Actor, table: Table, now: datetime) -> int:
    """This will write every service of a table, or none. Raises: NotFound; Faulty."""
    wanted = plan(actor, table, now)
    if wanted.faults:
        raise Faulty
    return providers.write_providers(actor=actor, listings=wanted.listings, now=now)


def plan(actor: Actor, table: Table, now: datetime) -> Plan:
    """This will work out what a table writes. It reads, and writes nothing. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="keep_directory", case_id=None, now=now)
    places = {
        same(name): unit.unit_id
        for unit in command.districts_beside(actor, clock.local_date(now))
        for name in (unit.name_en, unit.name_ur)
    }
    stand = {
        (row.kind, row.phone): row.id
        for row in Provider.objects.filter(province=actor.province).only("id", "kind", "phone")
    }
    listings: list[tuple[UUID, Listing]] = []
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        reader = _Reader(row, places)
        listing = reader.listing()
        if listing is not None:
            key = (listing.kind, listing.phone)
            if key in seen:
                reader.wrong(PHONE, TWICE)
            seen.add(key)
            listings.append((stand.get(key) or new_id(), listing))
        faults += reader.faults
    return Plan(tuple(listings), tuple(faults))


def as_row(line: ProviderLine, areas: Sequence[str], also: Sequence[str]) -> tuple[str, ...]:
    """This will write a provider as the import reads it. `areas` are names of districts."""
    return (
        line.kind, line.name_en, line.name_ur, line.phone, ", ".join(areas) or "*",
        ", ".join(also), line.address,
        "24" if line.day_and_night else _span(line.opens, line.closes),
        _span(line.ramadan_opens, line.ramadan_closes), ", ".join(line.shut_days),
        ", ".join(line.languages), line.women_staff, line.step_free, line.without_report,
        line.without_order, line.cost, line.pep, line.contraception, _number(line.places_free),
        _number(line.child_places_free), _date(line.counted_on), _number(line.boys_until),
        line.working, _date(line.working_since), line.working_source,
    )  # fmt: skip


class _Reader:
    """Reads one row; every fault is kept, so that all of them are mended in one sitting."""

    def __init__(self, row: Row, places: Mapping[str, UnitId]) -> None:
        self.row, self.places = row, places
        self.faults: list[Fault] = []

    def wrong(self, column: Column, sentence: str, told: str = "") -> None:
        self.faults.append(Fault(self.row.line, column, sentence, told))

    def listing(self) -> Listing | None:
        """This will give the row as a line of the directory, or None where it has a fault."""
        opens, closes, always = self._hours(HOURS, must=True)
        ramadan_opens, ramadan_closes, _always = self._hours(RAMADAN, must=False)
        serves = self._districts()
        told: dict[str, Any] = {
            "kind": self._one(KIND, providers.KINDS, ""),
            "name_en": self._text(NAME_EN, 120),
            "name_ur": self._text(NAME_UR, 120),
            "phone": self._phone(),
            "also": self._some(ALSO, providers.KINDS),
            "address": self.row[ADDRESS.code].strip()[:200],
            "shut_days": self._some(SHUT, providers.WEEKDAYS),
            "languages": self._some(LANGUAGES, providers.LANGUAGES),
            "cost": self._one(COST, providers.COSTS, "unknown"),
            "pep": self._one(PEP, providers.STOCK, "unknown"),
            "contraception": self._one(CONTRACEPTION, providers.STOCK, "unknown"),
            "working": self._one(WORKING, providers.WORKING, "unknown"),
            "working_source": self.row[SOURCE.code].strip()[:120],
            **{c.code: self._yes(c) for c in (WOMEN, STEPS, REPORT, ORDER)},
        }
        days: dict[str, Any] = {c.code: self._day(c) for c in (COUNTED, SINCE)}
        counts: dict[str, Any] = {c.code: self._count(c) for c in (PLACES, CHILD_PLACES, BOYS)}
        if self.faults:
            return None
        listing = Listing(
            **told, **days, **counts, district_id=serves[0] if serves else None, serves=serves,
            whole_province=not serves, opens=opens, closes=closes, day_and_night=always,
            ramadan_opens=ramadan_opens, ramadan_closes=ramadan_closes,
        )  # fmt: skip
        try:
            providers.check(listing)
        except CannotStand as refusal:
            self.wrong(_AT[refusal.field], refusal.sentence)
            return None
        return listing

    def _text(self, column: Column, limit: int) -> str:
        # As it was written: an Urdu name may hold joiners.
        told = self.row[column.code].strip()
        if not told:
            self.wrong(column, EMPTY)
        return told[:limit]

    def _phone(self) -> str:
        told = re.sub(r"[\s().\-–]", "", plain(self.row[PHONE.code]))
        if not re.fullmatch(r"\+?\d{2,15}", told):
            self.wrong(PHONE, NOT_A_PHONE, self.row[PHONE.code])
        return "+92" + told[1:] if told.startswith("0") and not told.startswith("00") else told

    def _one(self, column: Column, known: Sequence[str], empty: str) -> str:
        told = plain(self.row[column.code]).lower().replace(" ", "_")
        if not told and empty:
            return empty
        if told not in known:
            self.wrong(column, NOT_A_CODE, self.row[column.code])
        return told

    def _some(self, column: Column, known: Sequence[str]) -> tuple[str, ...]:
        told = _parts(self.row[column.code])
        codes = tuple(one.lower().replace(" ", "_") for one in told)
        for code, one in zip(codes, told, strict=True):
            if code not in known:
                self.wrong(column, NOT_A_CODE, one)
        return codes

    def _yes(self, column: Column) -> str:
        answer = _YES.get(same(self.row[column.code]))
        if answer is None:
            self.wrong(column, NOT_A_CODE, self.row[column.code])
        return answer or "unknown"

    def _districts(self) -> tuple[UnitId, ...]:
        told = _parts(self.row[DISTRICTS.code])
        if told == ["*"]:
            return ()
        if not told:
            self.wrong(DISTRICTS, EMPTY)
        for one in told:
            if same(one) not in self.places:
                self.wrong(DISTRICTS, NOT_A_DISTRICT, one)
        return tuple(self.places[same(one)] for one in told if same(one) in self.places)

    def _hours(self, column: Column, *, must: bool) -> tuple[time | None, time | None, bool]:
        told = plain(self.row[column.code]).replace("–", "-").replace(" ", "")
        if told in {"24", "24/7"}:
            return None, None, True
        if not told and not must:
            return None, None, False
        try:
            opens, closes = (time.fromisoformat(one.zfill(5)) for one in told.split("-"))
        except ValueError:
            self.wrong(column, NO_HOURS, self.row[column.code])
            return None, None, False
        return opens, closes, False

    def _day(self, column: Column) -> date | None:
        return self._read(column, NOT_A_DAY, _as_day)

    def _count(self, column: Column) -> int | None:
        return self._read(column, NOT_A_NUMBER, _as_count)

    def _read(self, column: Column, sentence: str, read: Callable[[str], T]) -> T | None:
        told = plain(self.row[column.code])
        if not told:
            return None
        try:
            return read(told)
        except ValueError:
            self.wrong(column, sentence, told)
            return None


def _as_day(told: str) -> date:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", told)
    return date.fromisoformat(f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else told)


def _as_count(told: str) -> int:
    count = int(told)
    if not 0 <= count <= 2000:
        raise ValueError(told)
    return count


def _parts(told: str) -> list[str]:
    return [part for one in re.split(r"[,،;]", told) if (part := one.strip())]


def _span(opens: time | None, closes: time | None) -> str:
    return f"{opens:%H:%M}-{closes:%H:%M}" if opens and closes else ""


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _date(on: date | None) -> str:
    return "" if on is None else on.isoformat()
