"""One whole run: every operation at every size, turn and turn about, its floors beside it."""

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

from amaan.house.bench import (
    directory,
    errands,
    guarded,
    measuring,
    operations,
    processes,
    pure,
    site,
    trials,
)
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


@dataclass(frozen=True)
class Staffed:
    """A running installation whose officers are signed in."""

    site: Site
    officers: Sequence[Officer]
    commander: Officer

    def crew(self, operation: Operation) -> Sequence[Officer]:
        """This will say who does an operation, the one who does it alone first."""
        if operation.sign_in:
            return [self.commander]
        return self.officers[1:] if operation.crowd else self.officers


def run(
    sizes: Sequence[Size],
    wanted: Sequence[Operation],
    steps: Steps,
    *,
    rounds: int = 1,
    anew: bool = False,
    warm: int = WARM,
) -> Report:
    """This will measure what is wanted at every size.

    All sizes stand side by side and each operation is done at one after the other, so that
    they meet the same neighbours on the machine. Of several rounds the cheapest counts: what
    others do can only add to it.
    """
    report = Report(load=[os.getloadavg()[0]])
    rules(report)
    with ExitStack() as open_until_the_end:
        staffed = []
        for size in sizes:
            here = open_until_the_end.enter_context(site.running(size, steps, anew=anew))
            _started(here, report)
            staffed.append(staff(here, open_until_the_end, steps))
        walks = [Walks(open_until_the_end.enter_context(each.site.founder())) for each in staffed]
        for number in range(rounds):
            again = f"Round {number + 1} of {rounds}: " if rounds > 1 else ""
            found = [
                (each, operation, _ours(each, operation, steps, again, warm))
                for operation in wanted
                for each in staffed
            ]
            if number == 0:
                # Before any floor: those are read by the owner, who may walk as he likes.
                for each, walked in zip(staffed, walks, strict=True):
                    report.walks += [(each.site.size.cases, walk) for walk in walked.since()]
            with steps.step(f"{again}Measuring the floors"):
                for each, operation, ours in found:
                    report.keep_better(_beside_its_floor(each, operation, ours, warm))
            report.load.append(os.getloadavg()[0])
        report.lines.sort(key=lambda line: line.cases)
        with steps.step("Measuring what row security adds"):
            for each in staffed:
                guarded.measure(each.site, each.officers[0], each.commander, report)
        for each in staffed:
            _memory(each.site, report)
        for each in staffed:
            with steps.step("Turning the clock"):
                _note_turn(each.site, report)
    return report


def staff(here: Site, until: ExitStack, steps: Steps) -> Staffed:
    """This will sign the officers in, and wait until nothing goes on behind them."""
    with steps.step("Writing the long file, the calendar of the courts and the directory"):
        trials.make_ready(here)
        directory.make_ready(here)
        here.wait_until_taken_in()
    with steps.step(f"Signing in {OFFICERS + 1} officers"):
        officers = errands.desk_officers(here, OFFICERS)
        commander = errands.somebody(here, COMMANDER)
        for officer in (*officers, commander):
            until.callback(officer.browser.close)
    with steps.step("Waiting until nothing goes on behind"):
        measuring.wait_until_quiet(here.roots)
    return Staffed(here, officers, commander)


def rules(report: Report) -> None:
    """This will time the rules alone."""
    took, rules, facts, duties = pure.outcome_ms()
    floor = pure.floor_ms()
    report.note(
        f"{rules} rules on a timeline of {facts} facts ({duties} duties)",
        f"{took:.3f} ms, {took / floor:.1f} x making so many records ({floor:.3f} ms)",
        f"{OUTCOME_MS} ms",
        met=took <= OUTCOME_MS,
    )
    whole, all_rules, begun = pure.whole_book_ms()
    report.note(
        f"all {all_rules} duties' rules on the same timeline ({begun} duties)",
        f"{whole:.3f} ms, {whole / begun * 1000:.1f} µs a duty that begins",
        "none",
        met=True,
    )


def turn_the_clock(here: Site) -> dict[str, float]:
    """This will turn the clock a few times with something due, and say what the best cost.

    Raises: RuntimeError.
    """
    # The installation's own worker would take what is due before it can be timed.
    worker = here.stack.supervisor.children.pop("jobs", None)
    if worker is not None:
        worker.stop()
    words = ["-m", "amaan.house.bench.ticking", str(here.roots["database"])]
    recipe = here.stack.supervisor.recipe("ticking", words, role="jobs")
    done = subprocess.run(
        recipe.command, env=dict(recipe.environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the clock could not be turned:\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _started(here: Site, report: Report) -> None:
    report.note(
        f"second start to first page, {here.size.cases:,} cases",
        f"{here.started_in:.1f} s",
        f"{START_SECONDS:g} s",
        met=here.started_in <= START_SECONDS,
    )
    if here.carried:
        report.say(f"{here.size.cases:,} cases: carried forward {here.carried} times")


def _note_turn(here: Site, report: Report) -> None:
    turn = turn_the_clock(here)
    report.note(
        f"a turn of the clock, {turn['seen']} newly due, {here.size.cases:,} cases",
        f"{turn['cpu']:.0f} CPU-ms, {turn['wall']:.0f} ms",
        f"{TICK_MS:g} ms",
        met=turn["cpu"] <= TICK_MS,
    )


def _ours(
    staffed: Staffed, operation: Operation, steps: Steps, again: str, warm: int
) -> tuple[Measured, Measured | None]:
    here, officers = staffed.site, staffed.crew(operation)
    with steps.step(f"{again}{operation.title}, {here.size.cases:,} cases"):
        for act in operation.errand(here, officers[0], warm):
            act()
        acts = operation.errand(here, officers[0], operation.count)
        alone = measure([acts], here.roots, here.wait_until_taken_in)
        steps.say(f"{alone.cpu_ms:.1f} CPU-ms, p50 {alone.p50:.1f} ms")
        if not operation.crowd:
            return alone, None
        each = operation.count // operation.crowd
        crowd = [operation.errand(here, officer, each) for officer in officers[: operation.crowd]]
        return alone, measure(crowd, here.roots, here.wait_until_taken_in)


def _beside_its_floor(
    staffed: Staffed, operation: Operation, ours: tuple[Measured, Measured | None], warm: int
) -> Line:
    here, officer = staffed.site, staffed.crew(operation)[0]
    with here.owner() as owner:
        database = {"database": here.roots["database"]}
        by_sql = measure_here(operation.floor(owner, officer), operation.count, database)
    alone, together = ours
    return Line(
        name=operation.name,
        title=operation.title,
        cases=here.size.cases,
        alone=alone,
        together=together,
        sql=by_sql,
        page=_page(here, officer, operation, warm),
        reach=operation.cpu_ms,
        reach_p50=operation.p50,
        reach_rate=operation.per_second,
    )


def _page(here: Site, officer: Officer, operation: Operation, warm: int) -> Measured:
    name = operations.keep_page(here, officer, operation)
    with closing(Browser(here.start_floor())) as browser:
        ask = errands.get(browser, f"/page/{name}")
        for _ in range(warm):
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
