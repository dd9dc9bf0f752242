"""Whether every hot query uses its index: asked of PostgreSQL itself after the load.

PostgreSQL counts, for every table, how many rows it read by walking the whole of it. A walk
over a large table while only pages were asked for is a query without its index, whoever
asked it: a page, a policy of row security, a function, the vault.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg

LARGE = 5_000
# Backends hand their counts over at most once a second, idle ones after ten.
_COUNTS_LAG_SECONDS = 11
_WALKS = """
SELECT s.relname, s.seq_scan, s.seq_tup_read, c.reltuples::bigint
FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
WHERE s.schemaname = 'public'
"""


@dataclass(frozen=True)
class Walk:
    """A large table that was walked from end to end, how often, and how many rows that read."""

    table: str
    times: int
    rows_read: int
    rows: int


class Walks:
    """Counts the walks over large tables between two instants."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        self._before = self._read()

    def since(self) -> list[Walk]:
        """This will list the walks since the beginning; waits for the counts to arrive."""
        time.sleep(_COUNTS_LAG_SECONDS)
        walks = []
        for table, (scans, read, rows) in self._read().items():
            scans_before, read_before, _ = self._before.get(table, (0, 0, 0))
            if rows >= LARGE and read - read_before >= rows:
                walks.append(Walk(table, scans - scans_before, read - read_before, rows))
        return walks

    def _read(self) -> Mapping[str, tuple[int, int, int]]:
        self._connection.execute("SELECT pg_stat_clear_snapshot()")
        rows = self._connection.execute(_WALKS).fetchall()
        return {table: (scans, read, count) for table, scans, read, count in rows}
