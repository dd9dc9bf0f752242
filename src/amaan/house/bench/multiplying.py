"""From a thousand cases to a million: rows copied by SQL.

As the cluster's superuser and past every check, which is right only here: these rows are
copies of rows that went through the verbs, in a cluster that holds nothing else.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

import psycopg
from psycopg import sql

from amaan.house.bench.sizes import COPIES_IN_A_DISTRICT

Say = Callable[[str], None]
_BY_DISTRICT = (
    "organisation_unit",
    "organisation_officer",
    "organisation_posting",
    "organisation_placement",
)
# Each with the index in whose order its first rows lie: those of one case beside each other,
# as they are when complaints are taken one after another.
_BY_COPY: Mapping[str, str] = {
    "desk_contact": "desk_contact_pkey",
    "cases_case": "cases_case_pkey",
    "desk_complaint": "desk_complaint_pkey",
    "cases_party": "one_party_per_place",
    "cases_factrecord": "fact_case_time",
    "cases_dutyrecord": "one_duty_per_rule_and_start",
    "confidentiality_grant": "grant_on_a_case",
}
SEALED = ("confidentiality_datakey", "confidentiality_sealed")
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
# Said with `n::text`, so that PostgreSQL may write the function's body in its place: called
# as a function it costs ten times as much, a hundred million times.
_FUNCTIONS = """
CREATE SCHEMA bench;
CREATE FUNCTION bench.copy_of(id uuid, n integer) RETURNS uuid IMMUTABLE LANGUAGE sql AS
$$ SELECT CASE WHEN n = 0 THEN id ELSE md5(id::text || ':' || n::text)::uuid END $$;
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
# Without a key of the database's own, so that `_COLUMNS` cannot tell: ids of units all the same.
_PLACES = {("cases_dutyrecord", "district_id")}
# One copy for a statement: its rows lie together, and its number is a constant to the planner.
_NUMBERS = "(SELECT {c} AS c, {d} AS d, {c} % {ten} * interval '36 days' AS older) AS n"
_SAY_EVERY_SECONDS = 10.0


def remember(connection: psycopg.Connection) -> None:
    """This will keep the first rows of every table apart, to be copied from."""
    connection.execute(_FUNCTIONS)
    for table, order in _BY_COPY.items():
        _lay_in_order(connection, table, order)
    for table in (*_BY_DISTRICT, *_BY_COPY):
        _remember(connection, table)
    first = sql.SQL(_NEXT.format(n="0"))
    connection.execute(
        sql.SQL(
            "UPDATE cases_dutyrecord SET next_look_at = {} WHERE next_look_at IS NOT NULL"
        ).format(first)
    )


def multiply(connection: psycopg.Connection, copies: range, say: Say) -> None:
    """This will fill the tables with copies, by their numbers, of what was remembered."""
    connection.execute("SET session_replication_role = replica")
    ten = COPIES_IN_A_DISTRICT
    for table in _BY_DISTRICT:
        for district in range(-(-copies.start // ten), -(-copies.stop // ten)):
            _copy(connection, table, district, by_district=True)
        _tidy(connection, table)
    for table, order in _BY_COPY.items():
        _fill(connection, table, order, copies, say)


def without_indexes(connection: psycopg.Connection, table: str) -> None:
    """This will let the rows come in first: an index made afterwards is made ten times faster."""
    # Marked as not ready, so that nothing writes to them; `with_indexes` makes them whole.
    connection.execute(
        "UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid = %s::regclass",
        [table],
    )


def with_indexes(connection: psycopg.Connection, table: str) -> None:
    """This will make a table's indexes whole again."""
    connection.execute(sql.SQL("REINDEX TABLE {}").format(sql.Identifier(table)))


def tidy(connection: psycopg.Connection, *tables: str) -> None:
    """This will tell the planner what tables hold now, and settle their rows."""
    for table in tables:
        _tidy(connection, table)


def copy_of(id: UUID, number: int) -> UUID:
    """This will name a copy as `bench.copy_of` does in the database."""
    text = f"{id}:{number}".encode()
    return id if number == 0 else UUID(hashlib.md5(text, usedforsecurity=False).hexdigest())


def _fill(connection: psycopg.Connection, table: str, order: str, copies: range, say: Say) -> None:
    began = said = time.monotonic()
    with connection.transaction():
        # A table laid down anew in this transaction is filled without a log of its rows.
        _lay_in_order(connection, table, order)
        without_indexes(connection, table)
        for done, number in enumerate(copies, 1):
            _copy(connection, table, number, by_district=False)
            if time.monotonic() > said + _SAY_EVERY_SECONDS:
                said = time.monotonic()
                say(f"{table}: {done} of {len(copies)} copies")
    filled = time.monotonic()
    with_indexes(connection, table)
    indexed = time.monotonic()
    _tidy(connection, table)
    say(
        f"{table}: rows {filled - began:.0f} s, indexes {indexed - filled:.0f} s,"
        f" tidied {time.monotonic() - indexed:.0f} s"
    )


def _lay_in_order(connection: psycopg.Connection, table: str, order: str) -> None:
    names = sql.Identifier(table), sql.Identifier(order)
    connection.execute(sql.SQL("CLUSTER {} USING {}").format(*names))
    connection.execute(sql.SQL("ALTER TABLE {} SET WITHOUT CLUSTER").format(names[0]))


def _tidy(connection: psycopg.Connection, table: str) -> None:
    connection.execute(sql.SQL("VACUUM (FREEZE, ANALYZE) {}").format(sql.Identifier(table)))


def _remember(connection: psycopg.Connection, table: str) -> None:
    name = sql.Identifier(table)
    connection.execute(sql.SQL("DROP TABLE IF EXISTS bench.{}").format(name))
    keep = "CREATE TABLE bench.{} AS SELECT *, row_number() OVER () AS row FROM {}"
    connection.execute(sql.SQL(keep).format(name, name))
    connection.execute(sql.SQL("ANALYZE bench.{}").format(name))


def _copy(connection: psycopg.Connection, table: str, number: int, *, by_district: bool) -> None:
    ten = COPIES_IN_A_DISTRICT
    columns = connection.execute(_COLUMNS, [table]).fetchall()
    names = sql.SQL(", ").join(sql.Identifier(name) for name, _type, _key in columns)
    own = {k: v for k, v in _OWN.items() if k[0] == table}
    if by_district or number >= ten:
        own |= {k: v for k, v in _NARROW.items() if k[0] == table}
    values = ", ".join(_expressions(table, columns, own, by_district=by_district))
    numbers = _NUMBERS.format(c=number, d=number if by_district else number // ten, ten=ten)
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM bench.{} b, {}").format(
            sql.Identifier(table),
            names,
            sql.SQL(values),
            sql.Identifier(table),
            sql.SQL(numbers),
        )
    )


def _expressions(
    table: str,
    columns: list[tuple[str, str, bool]],
    own: Mapping[tuple[str, str], str],
    *,
    by_district: bool,
) -> Iterator[str]:
    for name, type, has_key in columns:
        column = f'b."{name}"'
        is_place = has_key or (table, name) in _PLACES
        if (table, name) in own:
            yield own[table, name]
        elif type == "uuid":
            number = "n.d" if is_place or by_district else "n.c"
            yield f"bench.copy_of({column}, {number})"
        elif type == "timestamp with time zone" and not by_district:
            yield f"{column} - n.older"
        else:
            yield column
