"""The clock's turn over the ledger of duties: what ran out since somebody last looked.

For the room that watches, and for it alone. Its cost follows what fell due, never how many
files there are: the next instant at which a duty needs a look stands on the duty, indexed.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from amaan.cases import docket, tallies
from amaan.cases.tallies import Cell, Place
from amaan.kernel.ids import UnitId
from amaan.organisation import prepared
from amaan.protocol import ladders
from amaan.protocol.ladders import Step, Watched


class Seen(NamedTuple):
    """A duty that was looked at, with the steps that are to be raised about it now."""

    duty_id: str
    owner: str
    desk_id: UnitId
    station_id: UnitId
    became_late: bool
    steps: tuple[Step, ...]


class _Row(NamedTuple):
    """A duty whose look is due, in the order in which it is selected. Ids are text: a thousand
    are compared, and go back as text.
    """

    id: str
    duty_class: str
    ladder: str
    owner: str
    started_at: datetime
    late_at: datetime
    due_at: datetime
    climbed: int
    state: str
    rule: str
    failure: str
    desk_id: str
    station_id: str
    district_id: str
    province: str
    sealed: bool


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
    known = cache(docket.ladders_of)
    looks = [
        ladders.look(
            Watched(row.duty_class, row.ladder, row.owner, row.started_at, row.late_at, row.due_at),
            row.climbed,
            row.state == "missed",
            now,
            known(row.province),
        )
        for row in rows
    ]
    pairs = list(zip(rows, looks, strict=True))
    unit = cache(lambda id: UnitId(UUID(id)))
    _mark(pairs)
    _count([row for row, look in pairs if _became_late(row, look)])
    return tuple(
        Seen(
            row.id,
            row.owner,
            unit(row.desk_id),
            unit(row.station_id),
            _became_late(row, look),
            look.raised,
        )
        for row, look in pairs
    )


@transaction.atomic(savepoint=False)
def next_look(*, since: datetime, now: datetime) -> datetime | None:
    """This will say when the first look between two instants was due; None when there was none.

    For whoever turns the clock through time that is told, not lived.
    """
    found = prepared.ask(_NEXT, [since, now])
    return found[0][0] if found else None


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
    prepared.ask(_BY_THE_INDEX)
    return [_Row._make(row) for row in prepared.ask(_DUE, [now, limit])]


def _became_late(row: _Row, look: ladders.Look) -> bool:
    return look.is_late and row.state == "open"


def _mark(pairs: Sequence[tuple[_Row, ladders.Look]]) -> None:
    if not pairs:
        return
    marks = [
        (row.id, look.is_late, look.climbed, look.next_at and look.next_at.isoformat())
        for row, look in pairs
    ]
    prepared.carry_out(_MARK, [json.dumps(marks)])


def _count(rows: Sequence[_Row]) -> None:
    """This will count what turned late, for all files at once: the numbers hold no case."""
    late: Counter[tuple[Place, Cell]] = Counter()
    for row in rows:
        place = Place(row.desk_id, row.station_id, row.district_id, row.province, row.sealed)
        month = tallies.month_of(row.late_at)
        late[place, Cell(month, row.duty_class, row.rule, row.failure)] += 1
    tallies.append(
        [
            entry
            for (place, cell), count in late.items()
            for entry in tallies.entries(
                place, None, {cell: Counter(late_now=count, was_late=count)}
            )
        ]
    )


# For the rest of this transaction: the few that are due are entered by the index and marked one
# by one. The planner, which cannot know that they are few, would now and then read them all.
_BY_THE_INDEX = """
SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
  set_config('enable_material', 'off', true)
"""
# Where a duty lies is read from its own row, which is held: a file that is just being moved may
# still be seen where it lay.
# Who is due is settled before any file is asked for: under row security the planner takes the
# files for few, and began with all of them. OFFSET 0 keeps each to its own duty.
_DUE = """
WITH due AS MATERIALIZED (
  SELECT id, case_id, duty_class, ladder, owner, started_at, late_at, due_at, climbed, state, rule,
    failure, station_id, district_id, next_look_at
  FROM cases_dutyrecord WHERE next_look_at < %s
  ORDER BY next_look_at, id LIMIT %s
  FOR UPDATE SKIP LOCKED
)
SELECT d.id::text, d.duty_class, d.ladder, d.owner, d.started_at, d.late_at, d.due_at, d.climbed,
  d.state, d.rule, d.failure, c.desk_id::text, d.station_id::text,
  coalesce(d.district_id, c.district_id)::text, c.province, c.sealed
FROM due d CROSS JOIN LATERAL (
  SELECT desk_id, district_id, province, sealed FROM cases_case WHERE id = d.case_id OFFSET 0
) AS c
ORDER BY d.next_look_at, d.id
"""
_NEXT = """
SELECT d.next_look_at FROM cases_dutyrecord d WHERE d.next_look_at >= %s AND d.next_look_at < %s
ORDER BY d.next_look_at, d.id LIMIT 1
"""
# Sent as one text: a list of a thousand ids and times is dear to write as SQL, item by item. As
# jsonb, which is read once, where json would be read again for each of its items.
_MARK = """
UPDATE cases_dutyrecord d
SET state = CASE WHEN v.late THEN 'missed' ELSE d.state END, was_late = d.was_late OR v.late,
  climbed = v.climbed, next_look_at = v.next_at
FROM (
  SELECT (j->>0)::uuid AS id, (j->>1)::boolean AS late, (j->>2)::smallint AS climbed,
    (j->>3)::timestamptz AS next_at
  FROM jsonb_array_elements(%s::jsonb) AS j
  -- Keeps the reading of the text out of the join: under row security a condition that calls
  -- a function which might tell what it sees may not choose rows by an index.
  OFFSET 0
) AS v
WHERE d.id = v.id
"""
