"""From a thousand cases to a million: rows copied by SQL.

As the cluster's superuser and past every check, which is right only here: these rows are
copies of rows that went through the verbs, in a cluster that holds nothing else.
"""

import hashlib
from collections.abc import Iterator, Mapping
from uuid import UUID

import psycopg
from psycopg import sql

from amaan.house.bench.sizes import COPIES_IN_A_DISTRICT, Size

_BY_DISTRICT = (
    "organisation_unit",
    "organisation_officer",
    "organisation_posting",
    "organisation_placement",
)
_BY_COPY = (
    "desk_contact",
    "cases_case",
    "desk_complaint",
    "cases_party",
    "cases_factrecord",
    "cases_dutyrecord",
    "confidentiality_grant",
)
_SEALED = "confidentiality_sealed"
# What must differ from copy to copy and is no id and no time.
_OWN: Mapping[tuple[str, str], str] = {
    ("organisation_officer", "sign_in"): "sign_in || '-' || n.d",
    ("organisation_officer", "service_number"): "service_number || '-' || n.d",
    ("cases_case", "reference"): "bench.reference(n.c::bigint * 1000000 + b.row)",
    (
        "cases_dutyrecord",
        "key",
    ): "split_part(key, ':', 1) || ':' || bench.copy_of(split_part(key, ':', 2)::uuid, n.c)",
}
_FUNCTIONS = """
CREATE SCHEMA bench;
CREATE FUNCTION bench.copy_of(id uuid, n integer) RETURNS uuid IMMUTABLE LANGUAGE sql AS
$$ SELECT CASE WHEN n = 0 THEN id ELSE md5(id::text || ':' || n)::uuid END $$;
CREATE FUNCTION bench.reference(n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS
$$
  SELECT overlay(string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((n >> (5 * i)) & 31)::integer + 1, 1), ''
    ORDER BY i DESC) PLACING '-' FROM 5 FOR 0)
  FROM generate_series(0, 7) AS i
$$;
"""
_COLUMNS = """
SELECT a.attname, format_type(a.atttypid, a.atttypmod), EXISTS (
  SELECT 1 FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'f'
    AND a.attnum = ANY (k.conkey) AND k.confrelid::regclass::text LIKE 'organisation\\_%%')
FROM pg_attribute a
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attgenerated = '' ORDER BY a.attnum
"""
_NUMBERS = """
(SELECT c, c / {ten} AS d, (c %% {ten}) * interval '36 days' AS older
 FROM generate_series(1, %s) AS c) AS n
"""


def multiply(connection: psycopg.Connection, size: Size) -> None:
    """This will fill the tables with copies of what is there. Done once for a cluster."""
    connection.execute(_FUNCTIONS)
    connection.execute("SET session_replication_role = replica")
    for table in (*_BY_DISTRICT, *_BY_COPY):
        _multiply(connection, table, size)


def without_indexes(connection: psycopg.Connection) -> None:
    """This will let the rows come in first: an index made afterwards is made ten times faster."""
    # Marked as not ready, so that nothing writes to them; `with_indexes` makes them whole.
    connection.execute(
        "UPDATE pg_index SET indisready = false, indisvalid = false"
        " WHERE indrelid = ANY (%s::regclass[])",
        [[*_BY_COPY, _SEALED]],
    )


def with_indexes(connection: psycopg.Connection) -> None:
    """This will make the indexes and the planner's knowledge whole again."""
    for table in (*_BY_COPY, _SEALED):
        connection.execute(sql.SQL("REINDEX TABLE {}").format(sql.Identifier(table)))
    for table in (*_BY_DISTRICT, *_BY_COPY, _SEALED):
        connection.execute(sql.SQL("VACUUM (FREEZE, ANALYZE) {}").format(sql.Identifier(table)))


def copy_of(id: UUID, number: int) -> UUID:
    """This will name a copy as `bench.copy_of` does in the database."""
    text = f"{id}:{number}".encode()
    return id if number == 0 else UUID(hashlib.md5(text, usedforsecurity=False).hexdigest())


def _multiply(connection: psycopg.Connection, table: str, size: Size) -> None:
    columns = connection.execute(_COLUMNS, [table]).fetchall() if _exists(connection, table) else []
    if not columns:
        return
    by_district = table in _BY_DISTRICT
    names = sql.SQL(", ").join(sql.Identifier(name) for name, _type, _key in columns)
    values = ", ".join(_expressions(table, columns, by_district))
    numbers = _NUMBERS.format(ten=1 if by_district else COPIES_IN_A_DISTRICT)
    connection.execute(
        sql.SQL(
            "CREATE TABLE bench.{} AS SELECT *, row_number() OVER (ORDER BY id) AS row FROM {}"
        ).format(sql.Identifier(table), sql.Identifier(table))
    )
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM bench.{} b, {}").format(
            sql.Identifier(table), names, sql.SQL(values), sql.Identifier(table), sql.SQL(numbers)
        ),
        [size.districts - 1 if by_district else size.copies - 1],
    )


def _expressions(
    table: str, columns: list[tuple[str, str, bool]], by_district: bool
) -> Iterator[str]:
    for name, type, is_place in columns:
        column = f'b."{name}"'
        if (table, name) in _OWN:
            yield _OWN[table, name]
        elif type == "uuid":
            number = "n.d" if is_place or by_district else "n.c"
            yield f"bench.copy_of({column}, {number})"
        elif type == "timestamp with time zone" and not by_district:
            yield f"{column} - n.older"
        else:
            yield column


def _exists(connection: psycopg.Connection, table: str) -> bool:
    found = connection.execute("SELECT to_regclass(%s)", [table]).fetchone()
    return found is not None and found[0] is not None
