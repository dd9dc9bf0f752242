"""`bench insight`: figures of ten million events: read, refreshed, counted anew, extracted, packed.

An event is one fact of a case; a journey is what a case leaves for figures, so ten million events
are 1.2 million journeys (see `pouring`), all of which are counted by the job itself. Of a day's
facts the cohorts they touch are poured as facts, too (see `day_of_facts`). Floors, in the same run:
DuckDB over the same journeys as a Parquet file, PostgreSQL scanning the same table, and PostgreSQL
reading the summary as the owner, past row security.
"""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from amaan.house.bench import day_of_facts, errands, measuring, site
from amaan.house.bench.browser import Browser
from amaan.house.bench.errands import Officer
from amaan.house.bench.measuring import Measured, measure, measure_here
from amaan.house.bench.pouring import FACTS_OF_A_CASE, MONTHS
from amaan.house.bench.report import Report
from amaan.house.bench.site import Site
from amaan.house.bench.sizes import COMMANDER, Size
from amaan.house.steps import Steps
from amaan.kernel import clock
from amaan.kernel.calendars import add_months
from amaan.reckoning.apart import reckon

FIGURES = Size("figures", taken=60, copies=1)
JOURNEYS, DISTRICTS, READERS, PAGES = 1_200_000, 160, 5, 60
REACH_CPU, REACH_P95, REACH_REFRESH, REACH_REBUILD, REACH_PACK = 150.0, 300.0, 30.0, 60.0, 10.0
_STANDS = """
SELECT (SELECT count(*) FROM insight_tally) + (SELECT count(*) FROM insight_waits),
  pg_total_relation_size('insight_tally') + pg_total_relation_size('insight_waits')
"""
_PACK = "SELECT pages, length(pdf) FROM meetings_pack WHERE made_at IS NOT NULL"
# What is told in a day, where three years hold all of it.
DAYS = 1_095
_SUMMARY = """
SELECT indicator, month, sum(part), sum(whole) FROM insight_count
WHERE slice = 'all' AND indicator = ANY (%s) AND month >= %s AND district_id = %s
GROUP BY indicator, month
"""


@dataclass(frozen=True)
class Poured:
    """What stands in the set: the district that is read, its twelve figures, their conditions."""

    journeys: int
    districts: int
    mine: str
    twelve: Sequence[str]
    conditions: Sequence[str]

    @property
    def events(self) -> int:
        """This will say of how many facts its journeys are what is left."""
        return round(self.journeys * FACTS_OF_A_CASE)


def run(report: Report, steps: Steps, journeys: int = JOURNEYS, districts: int = DISTRICTS) -> None:
    """This will pour the journeys, count them all, and measure beside the floors."""
    with site.running(FIGURES, steps) as here, ExitStack() as until, here.owner() as owner:
        report.load.append(os.getloadavg()[0])
        # The installation's own worker would count beside us.
        worker = here.stack.supervisor.children.pop("jobs", None)
        if worker is not None:
            worker.stop()
        with steps.step(f"Pouring {journeys:,} journeys"):
            told = _child(here, "owner", "pouring", "pour", str(journeys), str(districts))
        poured = Poured(journeys, districts, **told)
        report.say(
            f"{poured.events:,} events: {poured.journeys:,} journeys of {FACTS_OF_A_CASE} facts in"
            f" {districts} districts and {MONTHS} months. Facts only of a day's cohorts."
        )
        with steps.step("Counting everything anew from journeys"):
            _child(here, "owner", "pouring", "counted", "before")
            rebuilt = _child(here, "jobs", "recounting", "count", str(here.roots["database"]))
        _tell_rebuilt(report, owner, rebuilt)
        with steps.step("Extracting, and scanning the extract"):
            _tell_extract(report, here, owner, poured, rebuilt)
        with steps.step("Pouring the facts of a day, with all of each cohort"):
            cohorts, each = _touched(poured)
            with here.founder() as founder:
                told_facts = day_of_facts.pour(founder, cohorts, each)
        with steps.step("Counting after that day"):
            _child(here, "owner", "pouring", "counted", "yesterday")
            refreshed = _child(here, "jobs", "recounting", "count", str(here.roots["database"]))
        _tell_refreshed(report, poured, told_facts, refreshed)
        commander = errands.somebody(here, COMMANDER)
        until.callback(commander.browser.close)
        measuring.wait_until_quiet(here.roots)
        with steps.step("Reading the dashboard"):
            _tell_dashboard(report, here, commander, owner, poured)
        with steps.step("Calling a crime meeting and setting its pack"):
            _tell_pack(report, here, commander)
        report.load.append(os.getloadavg()[0])


def _child(here: Site, role: str, module: str, *words: str) -> Any:
    """This will have a step done by the role that does it, and give what it says.

    Raises: RuntimeError.
    """
    command = ["-m", f"amaan.house.bench.{module}", *words]
    recipe = here.stack.supervisor.recipe(module, command, role=role)
    done = subprocess.run(
        recipe.command, env=dict(recipe.environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def _touched(poured: Poured) -> tuple[int, int]:
    """This will say how many cohorts a day touches, and how many cases lie in one.

    At worst every case with something new lies in a cohort of its own.
    """
    cohorts = poured.districts * MONTHS
    touched = min(cohorts, round(poured.journeys / DAYS))
    return max(1, touched), max(1, round(poured.journeys / cohorts))


def _tell_rebuilt(report: Report, owner: psycopg.Connection, found: dict[str, float]) -> None:
    rows, size = owner.execute(_STANDS).fetchone() or (0, 0)
    report.note(
        f"all figures anew from journeys, {found['done']:,.0f} cohorts",
        f"{found['seconds']:,.0f} s, {found['cpu'] / 1000:,.0f} CPU-s,"
        f" {found['cpu'] / found['done']:,.1f} CPU-ms a cohort;"
        f" {rows:,} rows stand, {size / 1e6:,.0f} MB",
        f"{REACH_REBUILD:g} s",
        met=found["seconds"] <= REACH_REBUILD,
    )


def _tell_refreshed(
    report: Report, poured: Poured, facts: tuple[int, int], found: dict[str, float]
) -> None:
    everything, today = facts
    report.note(
        f"refresh after a day of {today:,} facts, {found['done']:,.0f} cohorts touched at worst,"
        f" {everything:,} facts read",
        f"{found['seconds']:,.0f} s, {found['cpu'] / 1000:,.0f} CPU-s",
        f"{REACH_REFRESH:g} s",
        met=found["seconds"] <= REACH_REFRESH,
    )
    share = poured.events / everything
    report.note(
        "everything anew from facts, by reckoning from that day",
        f"{found['seconds'] * share / 60:,.1f} minutes; {everything / found['seconds']:,.0f}"
        f" facts a second, {everything / found['cpu'] * 1000:,.0f} a CPU-second",
        "none",
        met=True,
    )


def _tell_extract(
    report: Report, here: Site, owner: psycopg.Connection, poured: Poured, rebuilt: dict[str, float]
) -> None:
    """This will extract as the house does, and scan the file for twelve figures: the floor."""
    with tempfile.TemporaryDirectory(prefix="amaan-bench-") as folder:
        began = time.perf_counter()
        made = _child(here, "stats", "pouring", "extract", folder)
        report.note(
            f"an extract of {made['rows']:,} journeys",
            f"{time.perf_counter() - began:.1f} s, {made['size'] / 1e6:,.0f} MB",
            "none",
            met=True,
        )
        file = str(Path(folder) / "extracts" / made["name"] / "journeys.parquet")
        scanned = reckon("scan", {"file": file, "conditions": poured.conditions})
        took = _best(lambda: owner.execute(_scan("insight_journey", poured)).fetchall())
        report.note(
            "floor: twelve figures by month, from every journey",
            f"DuckDB {scanned['seconds'] * 1000:,.0f} ms over the Parquet file, PostgreSQL"
            f" {took * 1000:,.0f} ms over the table; a count of everything, of some 340 figures for"
            f" eleven slices, takes {rebuilt['seconds'] / scanned['seconds']:,.0f} and"
            f" {rebuilt['seconds'] / took:,.0f} times as long",
            "none",
            met=True,
        )


def _best(act: Callable[[], object]) -> float:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        act()
        took.append(time.perf_counter() - began)
    return min(took)


def _scan(table: str, poured: Poured) -> bytes:
    told = ", ".join(f"count(*) FILTER (WHERE {one})" for one in poured.conditions)
    return f"SELECT month, {told} FROM {table} GROUP BY month".encode()  # noqa: S608 - our own words


def _tell_dashboard(
    report: Report, here: Site, commander: Officer, owner: psycopg.Connection, poured: Poured
) -> None:
    path = "/insight/dashboard"
    since = add_months(clock.local_date(clock.now()).replace(day=1), -12)

    def summary() -> None:
        owner.execute(_SUMMARY.encode(), [list(poured.twelve), since, poured.mine]).fetchall()

    for _ in range(10):
        errands.get(commander.browser, path)()
    alone = measure([[errands.get(commander.browser, path)] * PAGES], here.roots)
    floor = measure_here(summary, PAGES, {"database": here.roots["database"]})
    with ExitStack() as until:
        readers = [until.enter_context(closing(_beside(commander, here))) for _ in range(READERS)]
        acts = [[errands.get(reader, path)] * (PAGES // READERS * 2) for reader in readers]
        together = measure(acts, here.roots)
    _tell_page(report, alone, together, floor)


def _beside(officer: Officer, here: Site) -> Browser:
    """This will open another window of the same officer."""
    browser = Browser(here.port)
    browser.cookies = dict(officer.browser.cookies)
    return browser


def _tell_page(report: Report, alone: Measured, together: Measured, floor: Measured) -> None:
    parts = ", ".join(f"{name} {ms:.0f}" for name, ms in alone.cpu.items() if ms >= 1)
    report.note(
        "a dashboard of twelve figures",
        f"{alone.cpu_ms:.0f} CPU-ms ({parts}), p50 {alone.p50:.0f} ms; floor: the summary by SQL"
        f" {floor.cpu_ms:.1f} CPU-ms, {alone.cpu_ms / max(floor.cpu_ms, 0.01):.0f} x",
        f"{REACH_CPU:g} CPU-ms",
        met=alone.cpu_ms <= REACH_CPU,
    )
    report.note(
        f"the same with {READERS} readers at once",
        f"p95 {together.p95:.0f} ms, {together.per_second:.0f} a second",
        f"{REACH_P95:g} ms",
        met=together.p95 <= REACH_P95,
    )


def _tell_pack(report: Report, here: Site, commander: Officer) -> None:
    """This will have a meeting called and its pack set by the job, in English and Urdu."""
    called = _child(here, "web", "meeting", str(commander.officer_id))
    database = str(here.roots["database"])
    made = _child(here, "jobs", "recounting", "pack", database, called["order"])
    with here.owner() as owner:
        pages, size = owner.execute(_PACK).fetchone() or (0, 0)
    report.note(
        f"the pack of a crime meeting, English and Urdu, {pages} pages",
        f"{made['seconds']:.1f} s as a job, {made['cpu'] / 1000:.1f} CPU-s, {size / 1e3:,.0f} kB;"
        f" calling the meeting {called['called']:.1f} s",
        f"{REACH_PACK:g} s",
        met=made["seconds"] <= REACH_PACK,
    )
