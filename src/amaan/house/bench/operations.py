"""The operations that are measured, what each should reach, and its floor."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from amaan.house.bench import directory, errands, floors, her_page, trials
from amaan.house.bench.errands import Officer
from amaan.house.bench.measuring import Act
from amaan.house.bench.site import Site
from amaan.house.bench.sizes import COMMANDER


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation: its errand for an officer, its floor in SQL, and its targets."""

    name: str
    title: str
    errand: Callable[[Site, Officer, int], list[Act]]
    floor: Callable[[psycopg.Connection, Officer], Act]
    # The page whose ready-made bytes are the other half of the floor; empty for a redirect.
    page: Callable[[Officer], str]
    cpu_ms: float
    p50: float = 0.0
    per_second: float = 0.0
    crowd: int = 0
    count: int = 200
    # Who does it; empty for a desk officer with files of her own.
    sign_in: str = ""


def _reading(path: str) -> Callable[[Site, Officer, int], list[Act]]:
    return lambda _site, officer, count: [errands.get(officer.browser, path)] * count


def _case_pages(_site: Site, officer: Officer, count: int) -> list[Act]:
    return [
        errands.get(officer.browser, f"/case/{officer.cases[n % len(officer.cases)]}")
        for n in range(count)
    ]


def _of_the_long_file(path: str) -> Callable[[Site, Officer, int], list[Act]]:
    return lambda _site, officer, count: (
        [errands.get(officer.browser, path.format(officer.long_file))] * count
    )


OPERATIONS = (
    Operation(
        name="home",
        title="desk home",
        errand=_reading("/"),
        floor=floors.home,
        page=lambda _: "/",
        cpu_ms=8,
    ),
    Operation(
        name="caseload",
        title="caseload",
        errand=_reading("/desk/cases"),
        floor=lambda connection, officer: floors.lists(connection, officer, 50),
        page=lambda _: "/desk/cases",
        cpu_ms=8,
    ),
    Operation(
        name="board",
        title="commander's board",
        errand=_reading("/command/"),
        floor=floors.board,
        page=lambda _: "/command/",
        cpu_ms=8,
        sign_in=COMMANDER,
    ),
    Operation(
        name="case",
        title=f"case page, {errands.RELATED_ROWS} related rows",
        errand=_case_pages,
        floor=floors.case_page,
        page=lambda officer: f"/case/{officer.cases[0]}",
        cpu_ms=10,
    ),
    Operation(
        name="long-case",
        title=f"case page, {trials.FACTS} facts, {trials.HEARINGS} hearings",
        errand=_of_the_long_file("/case/{}"),
        floor=floors.long_case_page,
        page=lambda officer: f"/case/{officer.long_file}",
        cpu_ms=18,
    ),
    Operation(
        name="exhibits",
        title=f"its {trials.EXHIBITS} exhibits",
        errand=_of_the_long_file("/inquiry/{}/exhibits"),
        floor=floors.exhibits,
        page=lambda officer: f"/inquiry/{officer.long_file}/exhibits",
        cpu_ms=18,
    ),
    Operation(
        name="trial",
        title=f"its {trials.HEARINGS} days in court",
        errand=_of_the_long_file("/court/case/{}"),
        floor=floors.trial,
        page=lambda officer: f"/court/case/{officer.long_file}",
        cpu_ms=18,
    ),
    Operation(
        name="calendar",
        title="a day in a district's courts",
        errand=_reading("/court/"),
        floor=floors.calendar,
        page=lambda _: "/court/",
        cpu_ms=8,
        sign_in=COMMANDER,
    ),
    Operation(
        name="her-page",
        title="her own page",
        errand=her_page.errand,
        floor=her_page.floor,
        page=lambda _: her_page.PATH,
        cpu_ms=5,
    ),
    Operation(
        name="directory",
        title=f"a search of {directory.PROVIDERS:,} services",
        errand=_reading(directory.PATH),
        floor=directory.floor,
        page=lambda _: directory.PATH,
        cpu_ms=5,
    ),
    Operation(
        name="reveal",
        title="reveal of one field",
        errand=lambda _site, officer, count: errands.reveal(officer, count),
        floor=floors.reveal,
        page=lambda _: "",
        cpu_ms=10,
    ),
    Operation(
        name="fact",
        title="recording a fact",
        errand=errands.record,
        floor=floors.fact,
        page=lambda _: "",
        cpu_ms=8,
    ),
    Operation(
        name="intake",
        title="intake POST",
        errand=errands.take_complaints,
        floor=floors.intake,
        page=lambda _: "",
        cpu_ms=10,
        p50=12,
        per_second=120,
        crowd=8,
    ),
)


def keep_page(site: Site, officer: Officer, operation: Operation) -> str:
    """This will keep the bytes of an operation's page for the floor, and name them."""
    path = operation.page(officer)
    body = officer.browser.get(path).body if path else b"<p>" + b"x" * 600
    folder = site.stack.home / "floor"
    folder.mkdir(exist_ok=True)
    (folder / operation.name).write_bytes(body)
    return operation.name
