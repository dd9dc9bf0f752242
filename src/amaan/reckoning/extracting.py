"""A table of journeys becomes a Parquet file: typed, compressed, in an order that says nothing."""

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

_TYPES = frozenset({"BOOLEAN", "INTEGER", "DATE", "VARCHAR"})


class UnknownType(ValueError):
    """A column was declared with a type that no dictionary of ours has."""


def extract(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will write the table at `table` as Parquet to `to`, and say what it holds.

    Units: `asked` is `{"table", "to", "missing", "columns": [[name, type]], "about": {name:
    text}}`; the answer `{"rows", "bytes", "digest"}`. Rows stand by chance within a month, so
    that their order does not tell in which they were entered. Raises: UnknownType.
    """
    columns = dict(asked["columns"])
    if unknown := set(columns.values()) - _TYPES:
        raise UnknownType(", ".join(sorted(unknown)))
    to = Path(asked["to"])
    with duckdb.connect(config={"threads": 1, "memory_limit": "1GB"}) as link:
        # Nothing is fetched: a missing extension is a fault, not a download.
        link.execute("SET autoinstall_known_extensions = false")
        link.execute("SET temp_directory = ?", [str(to.parent)])
        told = link.read_csv(
            str(asked["table"]), header=True, columns=columns, auto_detect=False,
            na_values=[asked["missing"]], quotechar='"', escapechar='"',
        )  # fmt: skip
        told.create_view("told")
        about = ", ".join(f"{name}: '{_quoted(text)}'" for name, text in asked["about"].items())
        first = next(iter(columns))
        link.execute(
            f"COPY (SELECT * FROM told ORDER BY {first}, random()) TO '{_quoted(str(to))}'"  # noqa: S608 - our own words; paths are quoted
            f" (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{about}}})"
        )
        rows = link.execute("SELECT count(*) FROM read_parquet(?)", [str(to)]).fetchone()
    to.chmod(0o600)
    return {
        "rows": rows[0] if rows else 0,
        "bytes": to.stat().st_size,
        "digest": _digest(to),
    }


def scan(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will count conditions by month over a Parquet file, and say how long the best took.

    Units: `asked` is `{"file", "conditions": [SQL]}`; the answer `{"months", "seconds"}`.
    """
    told = ", ".join(f"count(*) FILTER (WHERE {one})" for one in asked["conditions"])
    statement = f"SELECT month, {told} FROM '{_quoted(asked['file'])}' GROUP BY month"  # noqa: S608 - the house's own conditions
    took: list[float] = []
    months = 0
    with duckdb.connect(config={"threads": 1}) as link:
        for _ in range(3):
            began = time.perf_counter()
            months = len(link.execute(statement).fetchall())
            took.append(time.perf_counter() - began)
    return {"months": months, "seconds": min(took)}


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
