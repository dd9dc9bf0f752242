"""Numbers kept with the facts: what an act changed in them, and folding the changes together.

An act appends what it changed and waits for nobody; the clock's turn folds. So eight desks of
a station can write at once, and a board reads a few rows instead of counting files.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from amaan.cases.files import Entry, File
from amaan.cases.models import Case, DutyRecord
from amaan.kernel.clock import local_date
from amaan.organisation import prepared

STATES = ("met", "met_late", "waived", "contested", "fell_away")
COUNTS = ("opened", *STATES, "late_now", "was_late")
# Everything that an entry counts.
NUMBERS = frozenset({*COUNTS, "owed"})
# What fell due: done in time, done late, waived, or late now. `was_late` counts among these and
# nowhere else, so that "missed of due" is a share of one and the same duties.
FELL_DUE = frozenset({"met", "met_late", "waived", "missed"})
FOLDED_AT_ONCE = 5000


class Place(NamedTuple):
    """Where a file lies, as it is counted: ids of units, or the same as text."""

    desk: UUID | str
    station: UUID | str
    district: UUID | str
    province: str
    sealed: bool


class Cell(NamedTuple):
    """What a duty is counted under: the month in which it turns late, and what it is."""

    month: date
    duty_class: str
    rule: str
    failure: str


class Counted(NamedTuple):
    """A duty as the numbers know it."""

    cell: Cell
    state: str
    was_late: bool


def place_of(case: File | Case) -> Place:
    """This will say where a file is counted."""
    return Place(case.desk_id, case.station_id, case.district_id, case.province, case.sealed)


@lru_cache(maxsize=2048)
def month_of(instant: datetime) -> date:
    """This will give the first day of the month, in Karachi, in which an instant falls."""
    return local_date(instant).replace(day=1)


def counted(row: Entry | DutyRecord) -> Counted | None:
    """This will say how a duty stands in the numbers; guidance stands in none."""
    if not row.binds:
        return None
    cell = Cell(month_of(row.late_at), row.duty_class, row.rule, row.failure)
    return Counted(cell, row.state, row.was_late)


def changes(
    pairs: Iterable[tuple[Counted | None, Counted | None]],
) -> dict[Cell, Counter[str]]:
    """This will add up what the numbers gain and lose by duties going from one to another."""
    found: dict[Cell, Counter[str]] = {}
    for before, after in pairs:
        if before == after:
            continue
        if before is not None:
            _count(found, before, -1)
        if after is not None:
            _count(found, after, +1)
    return {cell: counts for cell, counts in found.items() if any(counts.values())}


def entries(
    place: Place, case_id: UUID | None, found: dict[Cell, Counter[str]]
) -> list[dict[str, object]]:
    """This will word changes of duties as entries to be appended.

    None for a sealed file: a number that moves by one would say what the seal hides.
    """
    if place.sealed:
        return []
    return [
        {"case_id": case_id, **cell._asdict(), **place._asdict(), **counts}
        for cell, counts in found.items()
    ]


def file_entry(case: File | Case, *, is_new: bool, owed_before: int) -> list[dict[str, object]]:
    """This will word the change of the file itself, if it is new or something came to be owed."""
    change = (case.owed > 0) - (owed_before > 0)
    if case.sealed or (not is_new and change == 0):
        return []
    place = place_of(case)._asdict()
    month = month_of(case.opened_at)
    counts = {"opened": int(is_new), "owed": change}
    return [{"case_id": case.id, "month": month, **place, **counts}]


def append(rows: Sequence[dict[str, object]]) -> None:
    """This will append entries, in one statement."""
    if rows:
        prepared.carry_out(_APPEND, [json.dumps(rows, default=str)])


def fold() -> int:
    """This will fold appended entries into the numbers; says how many there were.

    For the clock's turn alone. One folder at a time: a second one leaves the work to the first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended('amaan tallies', 0))")
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_FOLD, [FOLDED_AT_ONCE])
        return int(cursor.fetchone()[0])


def differences() -> int:
    """This will work the numbers out from the ledger and say how many of them are wrong.

    It reads every duty there is: for the night, and for whoever doubts a board.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES)
        return int(cursor.fetchone()[0])


def _count(found: dict[Cell, Counter[str]], duty: Counted, by: int) -> None:
    counts = found.setdefault(duty.cell, Counter())
    counts["opened"] += by
    if duty.state in STATES:
        counts[duty.state] += by
    if duty.state == "missed":
        counts["late_now"] += by
    if duty.was_late and duty.state in FELL_DUE:
        counts["was_late"] += by


_KEPT_FROM = {
    "desk": "uuid", "station": "uuid", "district": "uuid", "province": "text",
    "sealed": "boolean", "month": "date",
}  # fmt: skip
_OF_A_DUTY = ("duty_class", "rule", "failure")
_NUMBERS = (*COUNTS, "owed")
# Sent as one text. What an entry does not say is nothing: no duty, or a count of none.
_APPEND = f"""
INSERT INTO cases_tallyentry (id, case_id, {", ".join((*_KEPT_FROM, *_OF_A_DUTY, *_NUMBERS))})
SELECT gen_random_uuid(), r.case_id, {", ".join(f"r.{name}" for name in _KEPT_FROM)},
  {", ".join(f"COALESCE(r.{name}, '')" for name in _OF_A_DUTY)},
  {", ".join(f"COALESCE(r.{name}, 0)" for name in _NUMBERS)}
FROM json_to_recordset(%s::json) AS r(case_id uuid,
  {", ".join(f"{name} {kind}" for name, kind in _KEPT_FROM.items())},
  {", ".join(f"{name} text" for name in _OF_A_DUTY)},
  {", ".join(f"{name} integer" for name in _NUMBERS)})
"""  # noqa: S608 - the names are our own columns
_NAMES = ", ".join(COUNTS)
_SUMS = ", ".join(f"sum(g.{name})" for name in COUNTS)
_ADDED = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in COUNTS)
_FOLD = f"""
WITH gone AS (
  DELETE FROM cases_tallyentry e
  WHERE e.id IN (SELECT id FROM cases_tallyentry ORDER BY id LIMIT %s) RETURNING e.*
),
duties AS (
  INSERT INTO cases_tally AS t
    (id, level, place, district, province, sealed, month, duty_class, rule, failure, {_NAMES})
  SELECT gen_random_uuid(), v.level, v.place, v.district, g.province, g.sealed, g.month,
    g.duty_class, g.rule, g.failure, {_SUMS}
  FROM gone g CROSS JOIN LATERAL (VALUES
    ('station', g.station, g.district), ('district', g.district, g.district)
  ) AS v (level, place, district)
  WHERE g.rule <> '' AND NOT g.sealed
  GROUP BY v.level, v.place, v.district, g.province, g.sealed, g.month, g.duty_class, g.rule,
    g.failure
  ON CONFLICT ON CONSTRAINT one_tally_per_place_month_and_rule DO UPDATE SET {_ADDED}
),
files AS (
  INSERT INTO cases_caseload AS t (id, desk, station, district, month, opened, owed)
  SELECT gen_random_uuid(), g.desk, g.station, g.district, g.month, sum(g.opened), sum(g.owed)
  FROM gone g WHERE g.rule = '' AND NOT g.sealed
  GROUP BY g.desk, g.station, g.district, g.month
  ON CONFLICT (desk, station, district, month) DO UPDATE SET
    opened = t.opened + excluded.opened, owed = t.owed + excluded.owed
)
SELECT count(*) FROM gone
"""  # noqa: S608 - the names are our own columns
_TAKEN = ", ".join(f"-{name}" for name in COUNTS)
_WRONG = " OR ".join(f"sum({name}) <> 0" for name in COUNTS)
_DIFFERENCES = f"""
WITH now_in_the_ledger AS (
  SELECT c.district_id AS district, c.station_id AS station, c.province, c.sealed,
    date_trunc('month', d.late_at AT TIME ZONE 'Asia/Karachi')::date AS month, d.duty_class,
    d.rule, d.failure, 1 AS opened, (d.state = 'met')::int AS met,
    (d.state = 'met_late')::int AS met_late, (d.state = 'waived')::int AS waived,
    (d.state = 'contested')::int AS contested, (d.state = 'fell_away')::int AS fell_away,
    (d.state = 'missed')::int AS late_now,
    (d.was_late AND d.state IN ('met', 'met_late', 'waived', 'missed'))::int AS was_late
  FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id AND NOT c.sealed
  WHERE d.binds
),
-- What the ledger says, less what was appended and not folded yet.
to_be_folded AS (
  SELECT district, station, province, sealed, month, duty_class, rule, failure, {_NAMES}
  FROM now_in_the_ledger
  UNION ALL
  SELECT district, station, province, sealed, month, duty_class, rule, failure, {_TAKEN}
  FROM cases_tallyentry WHERE rule <> '' AND NOT sealed
),
every_cell AS (
  SELECT v.level, v.place, f.district, f.province, f.sealed, f.month, f.duty_class, f.rule,
    f.failure, {_NAMES}
  FROM to_be_folded f CROSS JOIN LATERAL (VALUES
    ('station', f.station), ('district', f.district)) AS v (level, place)
  UNION ALL
  SELECT level, place, district, province, sealed, month, duty_class, rule, failure, {_TAKEN}
  FROM cases_tally
),
wrong_duties AS (
  SELECT 1 FROM every_cell
  GROUP BY level, place, district, province, sealed, month, duty_class, rule, failure
  HAVING {_WRONG}
),
every_desk AS (
  SELECT desk_id AS desk, station_id AS station, district_id AS district,
    date_trunc('month', opened_at AT TIME ZONE 'Asia/Karachi')::date AS month,
    1 AS opened, (owed > 0)::int AS owed
  FROM cases_case WHERE NOT sealed
  UNION ALL
  SELECT desk, station, district, month, -opened, -owed FROM cases_tallyentry
  WHERE rule = '' AND NOT sealed
  UNION ALL
  SELECT desk, station, district, month, -opened, -owed FROM cases_caseload
),
wrong_desks AS (
  SELECT 1 FROM every_desk GROUP BY desk, station, district, month
  HAVING sum(opened) <> 0 OR sum(owed) <> 0
)
SELECT (SELECT count(*) FROM wrong_duties) + (SELECT count(*) FROM wrong_desks)
"""  # noqa: S608 - the names are our own columns
