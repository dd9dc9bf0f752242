"""A table of calls as a control room sends it: read row by row, and brought in whole or not at all.

A row that stands already, word for word, is passed over: a file may be sent twice. One that
stands otherwise is a fault, because only a person can say which of the two is right.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from amaan.desk.models import ServiceCall
from amaan.desk.service_calls import (
    INSTANTS,
    KNOWN,
    SERVICES,
    SIGNS,
    Call,
    CannotBeWritten,
    check,
    grade_ids,
    write_calls,
)
from amaan.kernel import clock
from amaan.kernel.letters import plain, same
from amaan.kernel.refusals import NotFound, said
from amaan.kernel.tables import Checked, Column, Fault, Faulty, Row, Table
from amaan.organisation.queries import Actor

SERVICE = Column("service", "Service", "سروس")
TICKET = Column("ticket", "Ticket", "ٹکٹ نمبر")
RECEIVED = Column("received_at", "Received", "وصول ہوئی")
GRADE = Column("grade", "Grade", "درجہ", must=False)
GRADED = Column("graded_at", "Graded", "درجہ دیا گیا", must=False)
DISPATCHED = Column("dispatched_at", "Dispatched", "روانہ ہوئے", must=False)
ARRIVED = Column("arrived_at", "Arrived", "پہنچے", must=False)
DANGER = Column("danger_now", "Danger now", "ابھی خطرہ", must=False)
WEAPON = Column("weapon", "Weapon", "ہتھیار", must=False)
ORDER = Column("order", "Protection order", "حفاظتی حکم", must=False)
CHILDREN = Column("children", "Children", "بچے", must=False)
COLUMNS = (
    SERVICE, TICKET, RECEIVED, GRADE, GRADED, DISPATCHED, ARRIVED, DANGER, WEAPON, ORDER, CHILDREN,
)  # fmt: skip

NOT_A_SERVICE = said("This is none of the services: %(told)s")
NOT_A_GRADE = said("This is none of the grades: %(told)s")
NOT_A_TIME = said("This is no time. Write it as 2026-11-22 14:05 or 22/11/2026 14:05: %(told)s")
NOT_AN_ANSWER = said("Write yes or no, or leave it empty: %(told)s")
TWICE = said("This ticket stands twice in the table.")
STANDS_OTHERWISE = said("This ticket stands already, with other times. Compare the two by hand.")

_YES_NO = {"yes": "yes", "y": "yes", "1": "yes", "true": "yes", "ہاں": "yes", "جیہاں": "yes",
           "no": "no", "n": "no", "0": "no", "false": "no", "نہیں": "no",
           "": "unknown", "unknown": "unknown", "معلومنہیں": "unknown"}  # fmt: skip
_SERVICES = {same(code): code for code in SERVICES} | {
    "15": "police_15", "1122": "rescue_1122", "rescue": "rescue_1122", "police": "police_15"
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What a table would write down, and its faults."""

    calls: tuple[Call, ...]
    faults: tuple[Fault, ...]


def check_calls(actor: Actor, table: Table, now: datetime) -> Checked:
    """This will say how many calls a table would write down, and every fault in it."""
    wanted = plan(actor, table, now)
    return Checked(len(wanted.calls), wanted.faults)


def import_calls(*, actor: Actor, table: Table, now: datetime) -> int:
    """This will write down every new call of a table, or none.

    Raises: NotFound; Faulty.
    """
    wanted = plan(actor, table, now)
    if wanted.faults:
        raise Faulty
    return write_calls(actor=actor, calls=wanted.calls, now=now, source="table")


def plan(actor: Actor, table: Table, now: datetime) -> Plan:
    """This will work out what a table writes down. It reads, and writes nothing.

    Raises: NotFound for an officer of no station.
    """
    if actor.station_id is None:
        raise NotFound
    stand = _standing(actor, table)
    calls: list[Call] = []
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        wrong: list[Fault] = []
        call = _read(row, wrong, now)
        if call is not None:
            key = (call.service, call.ticket)
            if key in seen:
                wrong.append(Fault(row.line, TICKET, TWICE))
            elif key in stand and stand[key] != call:
                wrong.append(Fault(row.line, TICKET, STANDS_OTHERWISE))
            elif key not in stand:
                calls.append(call)
            seen.add(key)
        faults += wrong
    return Plan(tuple(calls), tuple(faults))


def _read(row: Row, wrong: list[Fault], now: datetime) -> Call | None:
    service = _SERVICES.get(same(row["service"]))
    if service is None:
        wrong.append(Fault(row.line, SERVICE, NOT_A_SERVICE, row["service"]))
    grade = same(row["grade"])
    if grade and grade not in grade_ids():
        wrong.append(Fault(row.line, GRADE, NOT_A_GRADE, row["grade"]))
    later: dict[str, Any] = {n: _instant(row, _column(n), wrong) for n in INSTANTS}
    signs: dict[str, Any] = {n: _sign(row, _column(n), wrong) for n in SIGNS}
    received = later.pop("received_at")
    if received is None and not row["received_at"]:
        wrong.append(Fault(row.line, RECEIVED, NOT_A_TIME))
    if wrong or service is None or received is None:
        return None
    call = Call(
        service=service, ticket=plain(row["ticket"]), received_at=received, grade=grade,
        **later, **signs,
    )  # fmt: skip
    try:
        check(call, now)
    except CannotBeWritten as refusal:
        wrong.append(Fault(row.line, _column(refusal.field), refusal.sentence))
        return None
    return call


def _instant(row: Row, column: Column, wrong: list[Fault]) -> datetime | None:
    """This will read a time; one without a zone is the clock on the wall in Pakistan."""
    told = plain(row[column.code])
    if not told:
        return None
    written = re.sub(r"^(\d{1,2})/(\d{1,2})/(\d{4})", _year_first, told)
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        wrong.append(Fault(row.line, column, NOT_A_TIME, told))
        return None
    return (found if found.tzinfo else found.replace(tzinfo=clock.KARACHI)).astimezone(UTC)


def _year_first(day: re.Match[str]) -> str:
    return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"


def _sign(row: Row, column: Column, wrong: list[Fault]) -> str:
    answer = _YES_NO.get(same(row[column.code]))
    if answer not in KNOWN:
        wrong.append(Fault(row.line, column, NOT_AN_ANSWER, row[column.code]))
        return "unknown"
    return answer


def _standing(actor: Actor, table: Table) -> dict[tuple[str, str], Call]:
    tickets = {plain(row["ticket"]) for row in table.rows}
    rows = ServiceCall.objects.filter(
        station_id=actor.station_id, ticket__in=tickets, taken_back_at__isnull=True
    )
    return {(row.service, row.ticket): as_call(row) for row in rows}


def as_call(row: ServiceCall) -> Call:
    """This will give a stored call as it was logged."""
    names = ("service", "ticket", "grade", *INSTANTS, *SIGNS)
    return Call(**{name: getattr(row, name) for name in names})


def _column(code: str) -> Column:
    return next(column for column in COLUMNS if column.code == code)
