"""What every page asks and every act writes, planned once for each connection, not each time.

Planning a statement under row security costs the database more than answering it, and reading
instants as text costs the page more than the rest of the row. It stands in the lowest room
that knows the database; a room writes such statements for its own tables.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import psycopg
from django.db import connection
from django.db.backends.utils import CursorDebugWrapper

Row = tuple[Any, ...]


class _Prepared(psycopg.Cursor[Row]):
    """A cursor whose statements are prepared, and whose answers come as the database has them."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> "_Prepared":
        return super().execute(query, params, prepare=True, binary=True)


def ask(statement: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Row]:
    """This will ask a question of one statement; its values are never part of its text.

    Seen by: row security, as in every statement. Instants come back in UTC.
    """
    connection.ensure_connection()
    with _counted(_Prepared(connection.connection)) as cursor:
        cursor.execute(statement, values)
        return cast("list[Row]", cursor.fetchall())


def carry_out(statement: str, values: Sequence[object] | Mapping[str, object] = ()) -> int:
    """This will carry out a statement that changes rows; says how many it changed."""
    connection.ensure_connection()
    with _counted(_Prepared(connection.connection)) as cursor:
        cursor.execute(statement, values)
        return cast("int", cursor.rowcount)


class _Logged(CursorDebugWrapper):
    """Django's own log of statements; a prepared one is logged as it was written."""

    def debug_sql(self, sql: Any = None, params: Any = None, *_: Any, **__: Any) -> Any:
        return super().debug_sql(sql, params, use_last_executed_query=False)


def _counted(cursor: Any) -> Any:
    # Django's own wrapping: errors, watchers, and the counting of statements in tests.
    if connection.queries_logged:
        return _Logged(cursor, connection)
    return connection.make_cursor(cursor)
