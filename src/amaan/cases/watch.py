"""The clock's turn over the ledger of duties: what ran out since somebody last looked.

For the room that watches, and for it alone. Its cost follows what fell due, never how many
files there are: the next instant at which a duty needs a look stands on the duty, indexed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from amaan.cases import docket, tallies
from amaan.cases.tallies import Cell, Counted, Place
from amaan.kernel.ids import UnitId
from amaan.protocol import ladders
from amaan.protocol.ladders import Step, Watched


@dataclass(frozen=True)
class Seen:
    """A duty that was looked at, with the steps that are to be raised about it now."""

    duty_id: UUID
    owner: str
    desk_id: UnitId
    station_id: UnitId
    became_late: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Row:
    id: UUID
    watched: Watched
    climbed: int
    state: str
    was_late: bool
    rule: str
    failure: str
    place: Place


@transaction.atomic(savepoint=False)
def look_again(*, now: datetime, limit: int) -> tuple[Seen, ...]:
    """This will look at the duties whose next look is due, mark what is missed, and say what
    is to be raised.

    Rows that another turn of the clock or an act on the file holds are left for the next turn,
    so that nobody waits; whatever is marked here is marked in the caller's transaction, with
    what he does about it.
    Seen by: the job that turns the clock; row security shows nobody else these rows at once.
    """
    rows = _due(now, limit)
    looks = [
        ladders.look(row.watched, row.climbed, row.state == "missed", now, docket.known_ladders())
        for row in rows
    ]
    _mark(rows, looks)
    _count([row for row, look in zip(rows, looks, strict=True) if _became_late(row, look)])
    return tuple(
        Seen(
            duty_id=row.id,
            owner=row.watched.owner,
            desk_id=UnitId(row.place.desk),
            station_id=UnitId(row.place.station),
            became_late=_became_late(row, look),
            steps=look.raised,
        )
        for row, look in zip(rows, looks, strict=True)
    )


@transaction.atomic(savepoint=False)
def fold_tallies(*, now: datetime) -> int:
    """This will fold what acts appended into the numbers that boards read; says how much."""
    del now  # the numbers hold no time of their own
    return tallies.fold()


@transaction.atomic(savepoint=False)
def wrong_numbers(*, now: datetime) -> int:
    """This will say how many of the numbers that boards read disagree with the ledger: none.

    One statement over every duty, with rows being written meanwhile seen as of its beginning.
    Seen by: the job that turns the clock.
    """
    del now
    return tallies.differences()


def _due(now: datetime, limit: int) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [now, limit])
        return [
            _Row(
                id=id,
                watched=Watched(duty_class, ladder, owner, started_at, late_at),
                climbed=climbed,
                state=state,
                was_late=was_late,
                rule=rule,
                failure=failure,
                place=Place(desk, station, district, province, sealed),
            )
            for (
                id, duty_class, ladder, owner, started_at, late_at, climbed, state, was_late,
                rule, failure, desk, station, district, province, sealed,
            ) in cursor.fetchall()
        ]  # fmt: skip


def _became_late(row: _Row, look: ladders.Look) -> bool:
    return look.is_late and row.state == "open"


def _mark(rows: Sequence[_Row], looks: Sequence[ladders.Look]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _MARK,
            [
                [row.id for row in rows],
                [look.is_late for look in looks],
                [look.climbed for look in looks],
                [look.next_at for look in looks],
            ],
        )


def _count(rows: Sequence[_Row]) -> None:
    pairs: dict[Place, list[tuple[Counted, Counted]]] = {}
    for row in rows:
        month = tallies.month_of(row.watched.late_at)
        cell = Cell(month, row.watched.duty_class, row.rule, row.failure)
        before = Counted(cell, row.state, row.was_late)
        pairs.setdefault(row.place, []).append((before, Counted(cell, "missed", True)))
    tallies.append(
        [
            entry
            for place, found in pairs.items()
            for entry in tallies.entries(place, None, tallies.changes(found))
        ]
    )


_DUE = """
SELECT d.id, d.duty_class, d.ladder, d.owner, d.started_at, d.late_at, d.climbed, d.state,
  d.was_late, d.rule, d.failure, c.desk_id, c.station_id, c.district_id, c.province, c.sealed
FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE d.next_look_at < %s
ORDER BY d.next_look_at, d.id LIMIT %s
FOR UPDATE OF d SKIP LOCKED
"""
_MARK = """
UPDATE cases_dutyrecord d
SET state = CASE WHEN v.late THEN 'missed' ELSE d.state END, was_late = d.was_late OR v.late,
  climbed = v.climbed, next_look_at = v.next_at
FROM unnest(%s::uuid[], %s::boolean[], %s::smallint[], %s::timestamptz[])
  AS v (id, late, climbed, next_at)
WHERE d.id = v.id
"""
