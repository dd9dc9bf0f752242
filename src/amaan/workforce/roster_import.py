"""A table of shifts: tried row by row as if each were planned, brought in whole or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.letters import plain
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.kernel.tables import Checked, Column, Fault, Faulty, Row, Table
from amaan.organisation.queries import Actor, officer_by_service_number
from amaan.workforce.models import RosterShift
from amaan.workforce.roster import NewShift, plan_shift
from amaan.workforce.roster_hours import Turn, span_of

DAY = Column("day", "Day", "تاریخ")
BEGINS = Column("begins", "From", "سے")
ENDS = Column("ends", "Until", "تک")
OFFICER = Column("officer", "Service number", "سروس نمبر")
WHY = Column("why", "Why, in a published week", "وجہ، اگر ہفتہ شائع ہو چکا ہو", must=False)
COLUMNS = (DAY, BEGINS, ENDS, OFFICER, WHY)

NOT_A_DAY = said("Write the day as 21/11/2026 or 2026-11-21: %(told)s")
NOT_AN_HOUR = said("Write the time by the 24-hour clock, as 14:05: %(told)s")
NOBODY = said("No serving officer has this number: %(told)s")
_AT = {"officer": OFFICER, "why": WHY}


@dataclass(frozen=True)
class _Wrong(Exception):
    column: Column
    sentence: str
    told: str = ""


def example(now: datetime) -> tuple[str, ...]:
    """This will give what may stand in a row."""
    return (f"{local_date(now):%d/%m/%Y}", "20:00", "04:00", "PB-0000", "")


def check_table(actor: Actor, desk_id: UnitId, table: Table, now: datetime) -> Checked:
    """This will say how many shifts a table would plan, and every fault in it; plans nothing.

    Raises: NotFound.
    """
    with transaction.atomic():
        faults = tuple(_planned(actor, desk_id, table, now))
        transaction.set_rollback(True)
    return Checked(len(table.rows) - len(faults), faults)


@transaction.atomic(savepoint=False)
def bring_in(*, actor: Actor, desk_id: UnitId, table: Table, now: datetime) -> int:
    """This will plan every shift of a table, or none; a row that stands already is passed over.

    Raises: NotFound; Faulty.
    """
    if any(True for _fault in _planned(actor, desk_id, table, now)):
        raise Faulty
    return len(table.rows)


def _planned(actor: Actor, desk_id: UnitId, table: Table, now: datetime) -> Iterator[Fault]:
    for row in table.rows:
        try:
            with transaction.atomic():
                shift = _read(desk_id, row, now)
                plan_shift(actor=actor, desk_id=desk_id, shift=shift, why=row["why"], now=now)
        except _Wrong as wrong:
            yield Fault(row.line, wrong.column, wrong.sentence, wrong.told)
        except NotFound:
            raise
        except Refused as refusal:
            yield Fault(row.line, _AT.get(getattr(refusal, "field", ""), DAY), refusal.sentence)


def _read(desk_id: UnitId, row: Row, now: datetime) -> NewShift:
    on, begins, ends = _day(row["day"]), _hour(BEGINS, row), _hour(ENDS, row)
    officer = officer_by_service_number(row["officer"], now)
    if officer is None:
        raise _Wrong(OFFICER, NOBODY, row["officer"])
    shift = NewShift(new_id(), officer, on, Turn(begins, ends))
    since, until = span_of(on, shift.turn)
    stands = RosterShift.objects.filter(
        unit_id=desk_id, officer_id=officer, since=since, until=until, dropped_at=None
    ).first()
    return shift if stands is None else replace(shift, shift_id=stands.id)


def _day(told: str) -> date:
    parts = plain(told).replace(".", "/").split("/")
    written = (
        "-".join([parts[2], parts[1].zfill(2), parts[0].zfill(2)]) if len(parts) == 3 else told
    )
    try:
        return date.fromisoformat(plain(written))
    except ValueError:
        raise _Wrong(DAY, NOT_A_DAY, told) from None


def _hour(column: Column, row: Row) -> time:
    told = plain(row[column.code])
    try:
        return time.fromisoformat(told.zfill(5) if ":" in told else f"{told.zfill(2)}:00")
    except ValueError:
        raise _Wrong(column, NOT_AN_HOUR, row[column.code]) from None
