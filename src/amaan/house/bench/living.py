"""`bench lives`: thousands of invented cases through the verbs, and whether what must hold holds.

In an installation of its own, which is made anew for every run: so many cases are taken, given to
whoever is fittest, heard, examined, recovered, tried and closed, each act in a transaction of its
own that waits for the disk. The floor is one bare row inserted and committed.
"""

import json
import subprocess
import time
from uuid import uuid4

import psycopg

from amaan.house import database
from amaan.house.bench import measuring, processes, signed
from amaan.house.bench.holding import BROKEN
from amaan.house.bench.homes import as_role, bench_home, stack_at
from amaan.house.bench.report import Report
from amaan.house.bench.sizes import SMALL
from amaan.house.places import write_private
from amaan.house.stack import Stack
from amaan.house.steps import Steps
from amaan.investigation.workload import gini

CASES = 5_000
_SHARE = 250
_FLOOR_ROWS = 500
_LOADS = """
SELECT o.sex, u.kind, l.points, count(a.id) FROM investigation_load l
JOIN organisation_officer o ON o.id = l.officer_id
JOIN organisation_posting p ON p.officer_id = l.officer_id
JOIN organisation_unit u ON u.id = p.unit_id
LEFT JOIN investigation_assignment a ON a.officer_id = l.officer_id
GROUP BY l.officer_id, o.sex, u.kind, l.points"""


def run(report: Report, steps: Steps, *, cases: int = CASES) -> None:
    """This will live so many cases in a fresh installation, and count what does not hold."""
    home = bench_home(SMALL).with_name(f"lives-{cases}-{uuid4().hex[:6]}")
    with stack_at(home, steps, {}) as stack:
        write_private(home / "profile", "bench\n")
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        stack.start_vault(new_keys=True)
        with steps.step("Making a district, its special unit and its investigators"):
            stack.run_module(["amaan.house.bench.filling", "people"], role="owner")
            appoint(stack)
        with as_role(stack.cluster, "owner") as owner:
            signed.sign_everything(owner)
        with steps.step(f"Living {cases:,} cases"):
            live(stack, report, cases)
        with steps.step("Looking at what must hold"):
            look(stack, report, cases)


def appoint(stack: Stack) -> None:
    """This will post investigators in a bench's district that has none."""
    stack.run_module(["amaan.house.bench.filling", "crew"], role="owner")


def live(stack: Stack, report: Report, cases: int) -> None:
    """This will live so many cases, and note what an entry costs and whether chains verify."""
    database_pid = stack.supervisor.children["database"].process.pid
    spent = held = whole = 0.0
    before, began = processes.cpu_of_each({"database": database_pid}), time.monotonic()
    for first in range(0, cases, _SHARE):
        told = _ask(stack, "lives", first, min(_SHARE, cases - first))
        spent, held, whole = spent + told["cpu"], held + told["held"], whole + told["whole"]
    took = time.monotonic() - began
    after = processes.cpu_of_each({"database": database_pid})
    with stack.cluster.connect(database.NAME) as founder:
        row = founder.execute("SELECT count(*) FROM cases_factrecord").fetchone()
        floor = measuring.measure_here(_bare(founder), _FLOOR_ROWS, {"database": database_pid})
    acts = int(row[0]) if row else 0
    cpu = (spent + after["database"] - before["database"]) / max(acts, 1)
    report.note(
        f"{cases:,} invented cases through the verbs, an entry",
        f"{acts:,} entries, {cpu:.1f} CPU-ms each, {cpu / floor.cpu_ms:.0f} x a bare row"
        f" ({floor.cpu_ms:.2f}); {took / 60:.0f} min",
        "none",
        met=True,
    )
    report.note(
        "chains of custody that verify outside",
        f"{whole:,.0f} of {held:,.0f}",
        "all",
        met=whole == held,
    )


def look(stack: Stack, report: Report, cases: int) -> None:
    """This will note what does not hold of the cases, and how evenly work came to lie."""
    with stack.cluster.connect(database.NAME) as founder:
        for what, statement in BROKEN.items():
            row = founder.execute(statement.encode()).fetchone()
            broken = int(row[0]) if row else -1
            report.note(what, f"{broken} of {cases:,} do not", "0", met=broken == 0)
        loads = founder.execute(_LOADS).fetchall()
    stack.run_module(["amaan.house.bench.settling", "numbers"], role="jobs")
    report.note("numbers of the boards that differ from the ledger", "0", "0", met=True)
    # Among those who are equally fit: whoever has more of what is asked carries more, by intent.
    for group in sorted({(sex, unit) for sex, unit, *_carried in loads}):
        carried = [points for sex, unit, points, _given in loads if (sex, unit) == group]
        given = [many for sex, unit, _points, many in loads if (sex, unit) == group]
        report.note(
            f"Gini of {len(carried)} investigators ({group[0]}, {group[1].replace('_', ' ')})",
            f"{gini(carried):.3f} of what they carry, {gini(given):.3f} of {sum(given):,} given",
            "none",
            met=True,
        )


def _ask(stack: Stack, *words: object) -> dict[str, float]:
    asked = ["-m", "amaan.house.bench.filling", *map(str, words)]
    recipe = stack.supervisor.recipe("lives", asked, role="web")
    done = subprocess.run(
        recipe.command, env=dict(recipe.environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the cases could not be lived:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _bare(founder: psycopg.Connection) -> measuring.Act:
    founder.execute("CREATE TABLE bench_row (id uuid PRIMARY KEY, written text NOT NULL)")
    founder.commit()

    def write() -> None:
        founder.execute("INSERT INTO bench_row VALUES (%s, %s)", [uuid4(), "x" * 300])
        founder.commit()

    return write
