"""From a thousand cases to a million: rows copied by SQL.

As the cluster's superuser and past every check, which is right only here: these rows are
copies of rows that went through the verbs, in a cluster that holds nothing else.
"""

import hashlib
from collections.abc import Iterator, Mapping
from uuid import UUID

import psycopg
from psycopg import sql

from amaan.house.bench.sizes import COPIES_IN_A_DISTRICT

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
# Kept by the clock's turn; copied as they stand when a larger set grows.
_TALLIES = ("cases_tally", "cases_caseload")
_SEALED = ("confidentiality_datakey", "confidentiality_sealed")
# In the past every copy would be due at once. Here the clock has been turned already, and what
# is owed falls due over the days to come.
_NEXT = (
    "CASE WHEN next_look_at IS NOT NULL THEN now() + interval '2 days'"
    " + mod(abs(hashtext(id::text || {n})), 864000) * interval '1 second' END"
)
# What must differ from copy to copy and is no id and no time.
_OWN: Mapping[tuple[str, str], str] = {
    ("organisation_officer", "sign_in"): "sign_in || '-' || n.d",
    ("organisation_officer", "service_number"): "service_number || '-' || n.d",
    ("cases_case", "reference"): "bench.reference(n.c::bigint * 1000000 + b.row)",
    (
        "cases_dutyrecord",
        "key",
    ): "split_part(key, ':', 1) || ':' || bench.copy_of(split_part(key, ':', 2)::uuid, n.c)",
    ("cases_dutyrecord", "next_look_at"): _NEXT.format(n="n.c"),
}
# What is never shown beyond the first district and is as wide as all the rest of its row.
_NARROW: Mapping[tuple[str, str], str] = {
    ("cases_dutyrecord", "authority"): "'{}'::jsonb",
    ("cases_dutyrecord", "reasons"): "'[]'::jsonb",
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
GRANT USAGE, CREATE ON SCHEMA bench TO owner;
ALTER DEFAULT PRIVILEGES IN SCHEMA bench GRANT SELECT ON TABLES TO owner;
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
 FROM generate_series(%s::integer, %s::integer) AS c) AS n
"""


def remember(connection: psycopg.Connection) -> None:
    """This will keep the first rows of every table apart, to be copied from."""
    connection.execute(_FUNCTIONS)
    for table in (*_BY_DISTRICT, *_BY_COPY):
        _remember(connection, table)
    first = sql.SQL(_NEXT.format(n="0"))
    connection.execute(
        sql.SQL(
            "UPDATE cases_dutyrecord SET next_look_at = {} WHERE next_look_at IS NOT NULL"
        ).format(first)
    )


def multiply(connection: psycopg.Connection, copies: range) -> None:
    """This will fill the tables with copies, by their numbers, of what was remembered."""
    connection.execute("SET session_replication_role = replica")
    ten = COPIES_IN_A_DISTRICT
    districts = range(-(-copies.start // ten), -(-copies.stop // ten))
    for table in _TALLIES:
        _remember(connection, table)
    for table in (*_BY_DISTRICT, *_TALLIES):
        _multiply(connection, table, districts, by_district=True)
    for table in _BY_COPY:
        _multiply(connection, table, copies, by_district=False)


def without_indexes(connection: psycopg.Connection) -> None:
    """This will let the rows come in first: an index made afterwards is made ten times faster."""
    # Marked as not ready, so that nothing writes to them; `with_indexes` makes them whole.
    connection.execute(
        "UPDATE pg_index SET indisready = false, indisvalid = false"
        " WHERE indrelid = ANY (%s::regclass[])",
        [[*_BY_COPY, *_SEALED]],
    )


def with_indexes(connection: psycopg.Connection) -> None:
    """This will make the indexes and the planner's knowledge whole again."""
    for table in (*_BY_COPY, *_SEALED):
        connection.execute(sql.SQL("REINDEX TABLE {}").format(sql.Identifier(table)))
    for table in (*_BY_DISTRICT, *_TALLIES, *_BY_COPY, *_SEALED):
        connection.execute(sql.SQL("VACUUM (FREEZE, ANALYZE) {}").format(sql.Identifier(table)))


def copy_of(id: UUID, number: int) -> UUID:
    """This will name a copy as `bench.copy_of` does in the database."""
    text = f"{id}:{number}".encode()
    return id if number == 0 else UUID(hashlib.md5(text, usedforsecurity=False).hexdigest())


def _remember(connection: psycopg.Connection, table: str) -> None:
    name = sql.Identifier(table)
    connection.execute(sql.SQL("DROP TABLE IF EXISTS bench.{}").format(name))
    keep = "CREATE TABLE bench.{} AS SELECT *, row_number() OVER (ORDER BY id) AS row FROM {}"
    connection.execute(sql.SQL(keep).format(name, name))


def _multiply(
    connection: psycopg.Connection, table: str, copies: range, *, by_district: bool
) -> None:
    columns = connection.execute(_COLUMNS, [table]).fetchall()
    names = sql.SQL(", ").join(sql.Identifier(name) for name, _type, _key in columns)
    own = {k: v for k, v in _OWN.items() if k[0] == table}
    if copies.start >= COPIES_IN_A_DISTRICT:
        own |= {k: v for k, v in _NARROW.items() if k[0] == table}
    values = ", ".join(_expressions(table, columns, own, by_district=by_district))
    numbers = _NUMBERS.format(ten=1 if by_district else COPIES_IN_A_DISTRICT)
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM bench.{} b, {}").format(
            sql.Identifier(table), names, sql.SQL(values), sql.Identifier(table), sql.SQL(numbers)
        ),
        [copies.start, copies.stop - 1],
    )


def _expressions(
    table: str,
    columns: list[tuple[str, str, bool]],
    own: Mapping[tuple[str, str], str],
    *,
    by_district: bool,
) -> Iterator[str]:
    for name, type, is_place in columns:
        column = f'b."{name}"'
        if (table, name) in own:
            yield own[table, name]
        elif type == "uuid":
            number = "n.d" if is_place or by_district else "n.c"
            yield f"bench.copy_of({column}, {number})"
        elif type == "timestamp with time zone" and not by_district:
            yield f"{column} - n.older"
        else:
            yield column
