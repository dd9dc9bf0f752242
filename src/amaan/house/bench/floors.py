"""The least each operation could cost: the same rows by plain SQL through the same driver.

As the owner: no row security, no policy, no journal, nothing worked out. What is left is
what PostgreSQL and the driver need to move the rows, commits included.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from amaan.house.bench.errands import Officer
from amaan.house.bench.trials import TODAY

Rows = list[dict[str, Any]]
# A complaint becomes rows of these; `case_id` (or `id`) says which belong to it.
_FILE = (
    ("cases_case", "id"),
    ("cases_party", "case_id"),
    ("cases_factrecord", "case_id"),
    ("cases_dutyrecord", "case_id"),
)
_OF_A_CASE = (
    *_FILE,
    ("confidentiality_grant", "case_id"),
    ("confidentiality_sealed", "case_id"),
)
_KEYS = ("confidentiality_datakey", "case_id")


def lists(connection: psycopg.Connection, officer: Officer, limit: int) -> Callable[[], None]:
    """This will be the floor of a list of cases."""
    return lambda: _fetch(
        connection,
        "SELECT id, reference, opened_at, stage, sealed FROM cases_case WHERE desk_id = %s"
        " ORDER BY opened_at DESC, id DESC LIMIT %s",
        [officer.desk_id, limit],
    )


def home(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of the desk's home: who waits, twenty duties, the newest cases."""
    newest = lists(connection, officer, 8)

    def read() -> None:
        _fetch(
            connection,
            "SELECT * FROM desk_contact WHERE desk_id = %s AND finished_at IS NULL"
            " ORDER BY arrived_at, id LIMIT 20",
            [officer.desk_id],
        )
        _fetch(
            connection,
            "SELECT * FROM cases_dutyrecord WHERE station_id = %s"
            " AND state IN ('open', 'missed') ORDER BY late_at, id LIMIT 20",
            [officer.station_id],
        )
        newest()

    return read


def board(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of the commander's board: what is late, and the month's numbers."""

    def read() -> None:
        _fetch(
            connection,
            "SELECT * FROM cases_dutyrecord WHERE district_id = %s AND state IN ('open', 'missed')"
            " ORDER BY late_at, id LIMIT 21",
            [officer.desk_id],
        )
        _fetch(
            connection,
            "SELECT rule, failure, sum(was_late), sum(opened) FROM cases_tally"
            " WHERE district = %s AND level = 'station' AND month = date_trunc('month', now())"
            " GROUP BY rule, failure",
            [officer.desk_id],
        )

    return read


def case_page(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of the case page: its rows, one statement for each table."""
    turns = itertools.cycle(officer.cases)

    def read() -> None:
        case = next(turns)
        _read_file(connection, case)
        _dicts(connection, "confidentiality_grant", "case_id", case)
        _fetch(
            connection,
            "SELECT id, subject, field, data_class, sealed_at FROM confidentiality_sealed"
            " WHERE case_id = %s",
            [case],
        )

    return read


def long_case_page(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of the long file's page: the rows of `case_page`, of that one file."""
    return case_page(connection, replace(officer, cases=_long_file_of(officer)))


def exhibits(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of a file's exhibits: their rows, and the chain of each."""
    (case,) = _long_file_of(officer)

    def read() -> None:
        _dicts(connection, "cases_case", "id", case)
        _dicts(connection, "investigation_exhibit", "case_id", case)
        _dicts(connection, "investigation_recovery", "case_id", case)

    return read


def trial(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of a file's page in court: days, witnesses, facts, duties."""
    (case,) = _long_file_of(officer)

    def read() -> None:
        _read_file(connection, case)
        for table in ("court_hearing", "court_attendance", "court_specialmeasure"):
            _dicts(connection, table, "case_id", case)

    return read


def calendar(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of a district's day in court: that day, and what lies unanswered."""

    def read() -> None:
        for days, at_most in (("= {} + 1", 400), ("< {} AND h.ended = ''", 100)):
            _fetch(
                connection,
                "SELECT h.*, c.reference FROM court_hearing h"  # noqa: S608 - our own words
                " JOIN cases_case c ON c.id = h.case_id"
                f" WHERE h.district_id = %s AND h.day {days.format(TODAY)}"
                " ORDER BY h.day, h.hour, h.id LIMIT %s",
                [officer.desk_id, at_most],
            )

    return read


def file(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will read what row security guards of a case: file, parties, facts, duties."""
    turns = itertools.cycle(officer.cases)
    return lambda: _read_file(connection, next(turns))


def intake(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of an intake: the rows of one complaint, one insert for a table."""
    case = _a_complaint_taken(connection, officer)
    rows = {
        table: _dicts(connection, table, column, case)
        for table, column in (_KEYS, *_OF_A_CASE, ("desk_complaint", "case_id"))
    }

    def write() -> None:
        names: dict[object, object] = {case: uuid4()}
        with connection.transaction():
            connection.execute(
                "SELECT id FROM desk_contact WHERE id = %s FOR UPDATE",
                [rows["desk_complaint"][0]["contact_id"]],
            )
            for table, its_rows in rows.items():
                if table != "desk_complaint":
                    _insert(connection, table, _renamed(table, its_rows, names))
            connection.execute(
                "UPDATE desk_contact SET seen_at = now() WHERE id = %s",
                [rows["desk_complaint"][0]["contact_id"]],
            )

    return write


def fact(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of an entry: facts and duties read, a fact and the duties written."""
    turns = itertools.cycle(officer.cases)

    def write() -> None:
        case = next(turns)
        with connection.transaction():
            connection.execute("SELECT * FROM cases_case WHERE id = %s FOR UPDATE", [case])
            facts = _dicts(connection, "cases_factrecord", "case_id", case)
            _fetch(connection, "SELECT * FROM cases_dutyrecord WHERE case_id = %s", [case])
            _insert(connection, "cases_factrecord", [{**facts[0], "id": uuid4()}])
            connection.execute(
                "UPDATE cases_dutyrecord SET state = state, late_at = late_at WHERE case_id = %s",
                [case],
            )
            connection.execute("UPDATE cases_case SET stage = stage WHERE id = %s", [case])

    return write


def reveal(connection: psycopg.Connection, officer: Officer) -> Callable[[], None]:
    """This will be the floor of a look: one sealed row read, one line written and committed."""
    turns = itertools.cycle(officer.names)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS bench.line (id uuid PRIMARY KEY, written text NOT NULL)"
    )

    def look() -> None:
        _case, ref = next(turns)
        with connection.transaction():
            _fetch(connection, "SELECT * FROM confidentiality_sealed WHERE id = %s", [ref])
            connection.execute("INSERT INTO bench.line VALUES (%s, %s)", [uuid4(), "x" * 300])

    return look


def _long_file_of(officer: Officer) -> tuple[UUID, ...]:
    if officer.long_file is None:
        raise LookupError(f"the desk of {officer.name} has no long file")
    return (officer.long_file,)


def _read_file(connection: psycopg.Connection, case: UUID) -> None:
    for table, column in _FILE:
        _dicts(connection, table, column, case)


def _fetch(connection: psycopg.Connection, statement: str, values: Sequence[object]) -> None:
    connection.execute(statement.encode(), values).fetchall()


def _a_complaint_taken(connection: psycopg.Connection, officer: Officer) -> UUID:
    row = connection.execute(
        "SELECT case_id FROM desk_complaint c JOIN desk_contact k ON k.id = c.contact_id"
        " WHERE k.desk_id = %s ORDER BY c.taken_at DESC LIMIT 1",
        [officer.desk_id],
    ).fetchone()
    if row is None:
        raise LookupError("no complaint was taken at this desk")
    found: UUID = row[0]
    return found


def _dicts(connection: psycopg.Connection, table: str, column: str, case: UUID) -> Rows:
    cursor = connection.execute(
        sql.SQL("SELECT * FROM {} WHERE {} = %s").format(
            sql.Identifier(table), sql.Identifier(column)
        ),
        [case],
    )
    names = [c.name for c in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _renamed(table: str, rows: Rows, names: dict[object, object]) -> Iterator[dict[str, Any]]:
    for row in rows:
        new = dict(row)
        if table == "cases_case":
            new |= {"id": names[row["id"]], "reference": uuid4().hex[:9]}
        else:
            new |= {"id": uuid4(), "case_id": names[row["case_id"]]}
        yield new


def _insert(connection: psycopg.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    these = list(rows)
    if not these:
        return
    columns = list(these[0])
    one = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(columns)))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join([one] * len(these)),
    )
    connection.execute(statement, [_plain(row[name]) for row in these for name in columns])


def _plain(value: object) -> object:
    return Jsonb(value) if isinstance(value, dict | list) else value
