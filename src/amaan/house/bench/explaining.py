"""Shows how PostgreSQL answers everything an operation asks: page, policy, function, vault, job.

PostgreSQL itself writes down the plan of every statement while an officer's errand is done,
under the role that asked and with row security on; the statements inside policies and functions
too. This costs time, so nothing is measured meanwhile.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# For the cluster, while plans are asked for. No statement reaches any log otherwise.
SETTINGS: Mapping[str, str] = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_format": "json",
    "log_line_prefix": "%m [%p] <%u> ",
}
# A step that takes more rows than this in its hands does not stay flat as the country grows.
MANY = 1_000
_ENTRY = re.compile(r"^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] <(?P<role>\w*)> \w+: +", re.MULTILINE)
_SORTS = ("Sort", "Incremental Sort")


@dataclass(frozen=True)
class Plan:
    """How one statement was answered. Units: milliseconds; pages of 8 kB, read or hit."""

    asked_by: str
    statement: str
    ms: float
    pages: int
    steps: tuple[str, ...]
    faults: tuple[str, ...]


class Log:
    """The server's log from one moment to the next."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = path.stat().st_size

    def plans(self) -> list[Plan]:
        """This will read the plans that were written since the last time."""
        with self._path.open("rb") as written:
            written.seek(self._read)
            text = written.read().decode("utf-8", errors="replace")
        self._read += len(text.encode())
        entries = list(_ENTRY.finditer(text))
        ends = [*(entry.start() for entry in entries), len(text)][1:]
        return [
            plan
            for entry, end in zip(entries, ends, strict=True)
            for plan in _plan(entry["role"], text[entry.end() : end])
        ]


def costliest(plans: Sequence[Plan], at_most: int) -> list[tuple[Plan, int]]:
    """This will put the same statements together, each with how often, the dearest first."""
    by_text: dict[tuple[str, str], list[Plan]] = {}
    for plan in plans:
        by_text.setdefault((plan.asked_by, plan.statement), []).append(plan)
    worst = [(max(same, key=lambda p: p.ms), len(same)) for same in by_text.values()]
    return sorted(worst, key=lambda found: -found[0].ms)[:at_most]


def _plan(role: str, entry: str) -> Iterator[Plan]:
    brace = entry.find("{")
    if not entry.startswith("duration:") or brace < 0:
        return
    found, _ = json.JSONDecoder().raw_decode(entry[brace:].replace("\n\t", "\n"))
    root = found["Plan"]
    nodes = list(_nodes(root))
    yield Plan(
        asked_by=role,
        statement=" ".join(found["Query Text"].split()),
        ms=root.get("Actual Total Time", 0.0) * root.get("Actual Loops", 1),
        pages=root.get("Shared Hit Blocks", 0) + root.get("Shared Read Blocks", 0),
        steps=tuple(f"{ms:.2f} ms {text}" for ms, text in sorted(nodes, reverse=True)[:3]),
        faults=tuple(_faults(root)),
    )


def _nodes(node: Mapping[str, Any]) -> Iterator[tuple[float, str]]:
    below = node.get("Plans", ())
    # What a step took for itself, without the steps below it.
    own = _took(node) - sum(map(_took, below))
    thrown_away = _thrown_away(node)
    text = f"{_name(node)}, {node.get('Actual Rows', 0):g} rows x {node.get('Actual Loops', 0)}"
    yield own, text + (f", {thrown_away:,.0f} thrown away" if thrown_away else "")
    for one in below:
        yield from _nodes(one)


def _faults(node: Mapping[str, Any]) -> Iterator[str]:
    loops = node.get("Actual Loops", 0)
    rows = node.get("Actual Rows", 0) * loops
    kind = node["Node Type"]
    if kind == "Seq Scan" and rows + _thrown_away(node) > MANY:
        yield f"walks {node['Relation Name']}: {rows + _thrown_away(node):,.0f} rows"
    elif kind in _SORTS and rows > MANY:
        yield f"sorts {rows:,.0f} rows"
    elif _thrown_away(node) > MANY:
        yield f"throws {_thrown_away(node):,.0f} rows of {_name(node)} away"
    elif rows > MANY:
        yield f"takes {rows:,.0f} rows: {_name(node)}"
    for one in node.get("Plans", ()):
        yield from _faults(one)


def _took(node: Mapping[str, Any]) -> float:
    return float(node.get("Actual Total Time", 0.0) * node.get("Actual Loops", 0))


def _thrown_away(node: Mapping[str, Any]) -> float:
    removed = ("Rows Removed by Filter", "Rows Removed by Index Recheck")
    return float(sum(node.get(name, 0) for name in removed) * node.get("Actual Loops", 0))


def _name(node: Mapping[str, Any]) -> str:
    on = node.get("Index Name") or node.get("Relation Name") or node.get("Function Name") or ""
    return f"{node['Node Type']} {on}".strip()
