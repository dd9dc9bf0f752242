"""`bench recompute`: every case weighed against the rules, and some settled, in CPU-time.

The kept set of ten thousand is read and weighed as a change of the rules reads it; nothing of it
is written. What a case costs that does change is measured on a few, in a transaction that is
rolled back. The floor is the same rows read by one plain statement, as the owner.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import cast

import django
import psycopg

from amaan.house import database
from amaan.house.bench.homes import bench_home, stack_at
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.stack import Stack
from amaan.house.steps import Steps
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.law.catalogue import default_root

A_MILLION = 1_000_000
REACH_MINUTES = 5.0
CORES = 2
SETTLED = 500
# A duty that nearly every case has, and that no other rule names.
GONE = "receipt_given"
_FLOOR = """
SELECT c.id, (SELECT json_agg(f) FROM cases_factrecord f WHERE f.case_id = c.id)::text,
  (SELECT json_agg(d.key) FROM cases_dutyrecord d WHERE d.case_id = c.id)::text
FROM cases_case c ORDER BY c.id
"""
_TICKS = os.sysconf("SC_CLK_TCK")


def run(report: Report, steps: Steps) -> None:
    """This will weigh the kept set, settle a few of it and take that back, and note both."""
    home = bench_home(SMALL)
    with stack_at(home, steps, {}) as stack:
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        with steps.step("Weighing every case"):
            found = _child(stack, "weigh", {})
        with steps.step("Settling some, and taking it back"), fewer_rules() as rules:
            found |= _child(stack, "settle", {"AMAAN_RULES": str(rules)})
        with stack.cluster.connect(database.NAME) as founder:
            floor = _floor(founder)
    report.load.append(os.getloadavg()[0])
    _note(report, found, floor / found["cases"] * 1000)


def _note(report: Report, found: dict[str, float], plain: float) -> None:
    cases, duties = found["cases"], found["duties"] / found["cases"]
    for name, words in (("all", "all rules"), ("few", "one rule that changed")):
        each = found[name] / cases * 1000
        settling = found[f"settling_{name}"] * 1000
        minutes = each / 1000 * A_MILLION / CORES / 60
        report.note(
            f"{cases:,.0f} cases of {duties:.0f} duties read and weighed by {words}",
            f"{each:.2f} CPU-ms a case, {each / plain:.1f} x reading them ({plain:.2f}); "
            f"a million on two cores: {minutes:.1f} min",
            f"{REACH_MINUTES:g} min",
            met=minutes <= REACH_MINUTES,
        )
        whole = minutes + settling / 1000 * A_MILLION / CORES / 60
        report.note(
            f"a case that changes by {words}, settled and written ({found['changed']:.0f} at once)",
            f"{settling:.2f} CPU-ms; every one of a million on two cores: {whole:.1f} min",
            f"{REACH_MINUTES:g} min",
            met=whole <= REACH_MINUTES,
        )


def _child(stack: Stack, what: str, more: dict[str, str]) -> dict[str, float]:
    words = ["-m", "amaan.house.bench.reworking", what]
    recipe = stack.supervisor.recipe("reworking", words, role="jobs")
    environment = {**recipe.environment, **more}
    done = subprocess.run(recipe.command, env=environment, check=True, stdout=subprocess.PIPE)
    return cast("dict[str, float]", json.loads(done.stdout))


@contextmanager
def fewer_rules() -> Iterator[Path]:
    """This will give the rules without one that most cases have: in each it falls away."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules"
        shutil.copytree(default_root(), rules)
        (rules / "duties" / f"{GONE}.toml").unlink()
        yield rules


def _floor(founder: psycopg.Connection) -> float:
    ours, theirs = time.process_time(), _cpu_of(founder.info.backend_pid)
    with founder.transaction(), founder.cursor(name="floor") as cursor:
        cursor.itersize = 1000
        for _ in cursor.execute(_FLOOR):
            pass
    return time.process_time() - ours + _cpu_of(founder.info.backend_pid) - theirs


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def main(words: list[str]) -> int:
    """This will do one of the two, as the worker, and write down what it cost."""
    django.setup()
    found = {"weigh": _weigh, "settle": _settle}[words[0]](clock.now())
    sys.stdout.write(json.dumps(found))
    return 0


def _weigh(now: datetime) -> dict[str, float]:
    from amaan.cases.weighing import next_to_weigh
    from amaan.jobs import recomputing
    from amaan.protocol import weighing
    from amaan.protocol.touching import EVERYTHING

    cost = _costs()
    found = dict.fromkeys(("cases", "duties", "all", "few"), 0.0)
    last: CaseId | None = None
    while True:
        with work():
            ids = next_to_weigh(last, EVERYTHING, limit=recomputing.BATCH)
        for name, asked in (("all", None), ("few", frozenset({GONE}))):
            began = cost()
            rows = recomputing.read(ids, asked, now)
            weighing.changing(rows, now, {}, asked)
            found[name] += cost() - began
            if asked is None:
                found["duties"] += sum(len(json.loads(row.duties)) for row in rows)
        found["cases"] += len(ids)
        if len(ids) < recomputing.BATCH:
            return found
        last = ids[-1]


def _settle(now: datetime) -> dict[str, float]:
    from django.db import transaction

    from amaan.cases import again
    from amaan.cases.weighing import next_to_weigh
    from amaan.jobs import recomputing
    from amaan.protocol.touching import EVERYTHING

    found: dict[str, float] = {}
    cost = _costs()
    for name, asked in (("settling_all", None), ("settling_few", frozenset({GONE}))):
        with work():
            some = next_to_weigh(None, EVERYTHING, limit=SETTLED)
            began = cost()
            changed = sum(
                again.recompute(
                    actor=None,
                    case_ids=some[first : first + recomputing.HELD_AT_ONCE],
                    rules_version="bench",
                    asked=asked,
                    now=now,
                )
                for first in range(0, len(some), recomputing.HELD_AT_ONCE)
            )
            found |= {name: (cost() - began) / max(changed, 1), "changed": changed}
            transaction.set_rollback(True)
    return found


@contextmanager
def work() -> Iterator[None]:
    """This will do something as the job that works duties out again, in one transaction."""
    from django.db import transaction

    from amaan.jobs import recomputing
    from amaan.jobs.context import work_as

    with transaction.atomic():
        work_as(recomputing.KIND, clock.now())
        yield


def _costs() -> Callable[[], float]:
    from django.db import connection

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    return lambda: time.process_time() + _cpu_of(backend)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
