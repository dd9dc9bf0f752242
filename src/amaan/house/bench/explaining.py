"""Shows how PostgreSQL answers each question a page asks. Run by bench, as the web's role.

Under row security a plan is another one than the owner's, so the questions are asked by
officers: the statements are caught as the rooms send them, and explained within the same
transaction.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import django

_TOP = 3


@dataclass(frozen=True)
class Plan:
    """How one statement is answered: milliseconds, pages read, and the steps that took longest."""

    question: str
    statement: str
    ms: float
    pages: int
    steps: tuple[str, ...]
    walked: tuple[str, ...]


def main(words: list[str]) -> int:
    """This will explain the questions of an officer's pages, one line of JSON for a statement."""
    django.setup()
    from django.db import transaction

    from amaan.confidentiality.row_security import act_as
    from amaan.house.bench import world
    from amaan.kernel import clock
    from amaan.organisation.queries import officer_by_service_number

    now = clock.now()
    for name in words:
        officer_id = officer_by_service_number(f"BENCH-{name}", now)
        assert officer_id is not None
        actor = world.actor_of(officer_id, now)
        with transaction.atomic():
            act_as(actor, now)
            for question, ask in _questions(actor, now):
                for statement, values in _caught(ask):
                    plan = _explained(f"{name}: {question}", statement, values)
                    sys.stdout.write(json.dumps(plan.__dict__) + "\n")
    return 0


def _questions(actor: Any, now: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    from amaan.cases import queries as cases
    from amaan.desk import queries as desk
    from amaan.kernel.clock import local_date
    from amaan.organisation import queries as organisation
    from amaan.oversight import queries as oversight

    month = local_date(now).replace(day=1)
    if actor.station_id is None:
        yield "what is late", lambda: oversight.late_now(actor, now, limit=21)
        yield "the month's failures", lambda: oversight.failures(actor, month, by_place=False)
    yield "who is signed in", lambda: organisation.acting_as(actor.officer_id, now)
    yield "who waits", lambda: desk.waiting(actor)
    yield "what is due", lambda: cases.duties_due(actor, now, limit=21)
    yield "the newest cases", lambda: cases.recent_cases(actor, now, limit=50)
    mine = cases.recent_cases(actor, now, limit=1)
    if mine:
        case_id = mine[0].case_id
        yield "one case", lambda: cases.case_sheet(actor, case_id, now)


def _caught(ask: Callable[[], object]) -> list[tuple[str, Any]]:
    from django.db import connection

    caught: list[tuple[str, Any]] = []

    def catch(execute: Any, statement: str, values: Any, many: bool, context: Any) -> Any:
        caught.append((statement, values))
        return execute(statement, values, many, context)

    with connection.execute_wrapper(catch):
        ask()
    return caught


def _explained(question: str, statement: str, values: Any) -> Plan:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values)
        (found,) = cursor.fetchone()
    whole = found[0] if isinstance(found, list) else json.loads(found)[0]
    nodes = sorted(_nodes(whole["Plan"]), key=lambda n: -n[0])
    root = whole["Plan"]
    return Plan(
        question=question,
        statement=" ".join(statement.split())[:300],
        ms=whole["Execution Time"] + whole["Planning Time"],
        pages=root.get("Shared Hit Blocks", 0) + root.get("Shared Read Blocks", 0),
        steps=tuple(f"{ms:.2f} ms {text}" for ms, text, _ in nodes[:_TOP]),
        walked=tuple(table for _, _, table in nodes if table),
    )


def _nodes(node: dict[str, Any]) -> Iterator[tuple[float, str, str]]:
    below = node.get("Plans", [])
    # What a step took for itself, without the steps below it.
    total = node["Actual Total Time"] * node["Actual Loops"]
    own = total - sum(n["Actual Total Time"] * n["Actual Loops"] for n in below)
    on = node.get("Index Name") or node.get("Relation Name") or node.get("Subplan Name") or ""
    removed = node.get("Rows Removed by Filter", 0)
    text = f"{node['Node Type']} {on}, {node['Actual Rows']:g} rows x {node['Actual Loops']}"
    walked = node["Relation Name"] if node["Node Type"] == "Seq Scan" else ""
    yield own, text + (f", {removed} thrown away" if removed else ""), walked
    for one in below:
        yield from _nodes(one)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
