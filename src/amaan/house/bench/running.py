"""One whole run: every operation at every size, its floors beside it."""

import json
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack, closing

from amaan.house.bench import errands, measuring, operations, processes, pure, site
from amaan.house.bench.browser import Browser
from amaan.house.bench.errands import Officer
from amaan.house.bench.measuring import Measured, measure, measure_here
from amaan.house.bench.operations import Operation
from amaan.house.bench.plans import Walks
from amaan.house.bench.report import Line, Report
from amaan.house.bench.site import Site
from amaan.house.bench.sizes import COMMANDER, Size
from amaan.house.steps import Steps

# The first reads; complaints are taken at the other desks, so that hers stays as it was.
OFFICERS = 9
WARM = 20
START_SECONDS, WORKER_MB, OUTCOME_MS, TICK_MS = 3.0, 90.0, 0.1, 50.0


def run(sizes: Sequence[Size], wanted: Sequence[Operation], steps: Steps) -> Report:
    """This will measure what is wanted at every size."""
    report = Report()
    rules(report)
    for size in sizes:
        _at(size, wanted, steps, report)
    return report


def rules(report: Report) -> None:
    """This will time the rules alone."""
    took, rules, facts, duties = pure.outcome_ms()
    report.note(
        f"{rules} rules on a timeline of {facts} facts ({duties} duties)",
        f"{took:.3f} ms",
        f"{OUTCOME_MS} ms",
        met=took <= OUTCOME_MS,
    )


def _at(size: Size, wanted: Sequence[Operation], steps: Steps, report: Report) -> None:
    with site.running(size, steps) as here, ExitStack() as hung_up:
        report.note(
            f"second start to first page, {size.cases:,} cases",
            f"{here.started_in:.1f} s",
            f"{START_SECONDS:g} s",
            met=here.started_in <= START_SECONDS,
        )
        with steps.step(f"Signing in {OFFICERS + 1} officers"):
            officers = errands.desk_officers(here, OFFICERS)
            commander = errands.somebody(here, COMMANDER)
            for officer in (*officers, commander):
                hung_up.callback(officer.browser.close)
        with steps.step("Waiting until nothing goes on behind"):
            measuring.wait_until_quiet(here.roots)
        found = []
        with here.founder() as founder:
            walks = Walks(founder)
            for operation in wanted:
                with steps.step(f"Measuring: {operation.title}"):
                    crew = officers[1:] if operation.crowd else officers
                    crew = [commander] if operation.sign_in else crew
                    alone, together = _ours(here, crew, operation)
                    steps.say(f"{alone.cpu_ms:.1f} CPU-ms, p50 {alone.p50:.1f} ms")
                    found.append((operation, crew[0], alone, together))
            report.walks += [(size.cases, walk) for walk in walks.since()]
        for operation, officer, alone, together in found:
            with steps.step(f"Measuring its floor: {operation.title}"):
                line = _beside_its_floor(here, officer, operation, alone, together)
            report.lines.append(line)
        _memory(here, report)
        with steps.step("Turning the clock"):
            _tick(here, report)


def _tick(here: Site, report: Report) -> None:
    # The installation's own worker would take what is due before it can be timed.
    here.stack.supervisor.children.pop("jobs").stop()
    words = ["-m", "amaan.house.bench.ticking", str(here.roots["database"])]
    recipe = here.stack.supervisor.recipe("ticking", words, role="jobs")
    done = subprocess.run(
        recipe.command, env=dict(recipe.environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the clock could not be turned:\n{done.stderr}")
    turn = json.loads(done.stdout.splitlines()[-1])
    report.note(
        f"a turn of the clock, {turn['seen']} newly due, {here.size.cases:,} cases",
        f"{turn['cpu']:.0f} CPU-ms, {turn['wall']:.0f} ms",
        f"{TICK_MS:g} ms",
        met=turn["cpu"] <= TICK_MS,
    )


def _ours(
    here: Site, officers: Sequence[Officer], operation: Operation
) -> tuple[Measured, Measured | None]:
    first = officers[0]
    for act in operation.errand(here, first, WARM):
        act()
    alone = measure(
        [operation.errand(here, first, operation.count)], here.roots, here.wait_until_taken_in
    )
    if not operation.crowd:
        return alone, None
    each = operation.count // operation.crowd
    crowd = [operation.errand(here, officer, each) for officer in officers[: operation.crowd]]
    return alone, measure(crowd, here.roots, here.wait_until_taken_in)


def _beside_its_floor(
    here: Site,
    officer: Officer,
    operation: Operation,
    alone: Measured,
    together: Measured | None,
) -> Line:
    with here.owner() as owner:
        database = {"database": here.roots["database"]}
        by_sql = measure_here(operation.floor(owner, officer), operation.count, database)
    return Line(
        name=operation.name,
        title=operation.title,
        cases=here.size.cases,
        alone=alone,
        together=together,
        sql=by_sql,
        page=_page(here, officer, operation),
        reach=operation.cpu_ms,
        reach_p50=operation.p50,
        reach_rate=operation.per_second,
    )


def _page(here: Site, officer: Officer, operation: Operation) -> Measured:
    name = operations.keep_page(here, officer, operation)
    with closing(Browser(here.start_floor())) as browser:
        ask = errands.get(browser, f"/page/{name}")
        for _ in range(WARM):
            ask()
        return measure([[ask] * operation.count * 5], {"floor": here.roots["floor"]})


def _memory(here: Site, report: Report) -> None:
    for number, pid in enumerate(processes.family(here.roots["web"])[1:], 1):
        resident, share = processes.memory_mb(pid)
        if resident < WORKER_MB / 4:
            continue
        report.note(
            f"web process {number} after the run, {here.size.cases:,} cases",
            f"{resident:.0f} MB resident, {share:.0f} MB its share",
            f"{WORKER_MB:g} MB",
            met=share <= WORKER_MB,
        )
