"""What row security adds: the same plain statements as the owner, and as the pages' own role.

The owner passes by row security; the pages' role asks under it, as an officer. Nothing else
differs, so the difference is what the policies cost.
"""

from collections.abc import Callable
from functools import partial

import psycopg
from psycopg.rows import dict_row

from amaan.house.bench import floors, measuring
from amaan.house.bench.errands import Officer
from amaan.house.bench.measuring import Act
from amaan.house.bench.report import Report
from amaan.house.bench.site import Site

REACH_MS = 5.0
COUNT, ROUNDS = 200, 3
_ACTING = """
SELECT post, unit_id AS unit, station_id AS station, district_id AS district, now() AS now
FROM amaan_acting(%s, now())
"""


def measure(here: Site, officer: Officer, commander: Officer, report: Report) -> None:
    """This will note, of a file, a list and a board, what row security adds at this size."""
    asked: tuple[tuple[str, Officer, Callable[[psycopg.Connection, Officer], Act]], ...] = (
        ("the rows of a case", officer, floors.file),
        ("a desk's list of 50", officer, partial(floors.lists, limit=50)),
        ("a district's late duties", commander, floors.board),
    )
    database = {"database": here.roots["database"]}
    for title, who, floor in asked:
        with here.owner() as owner, here.connect("web") as web:
            _act_as(owner, web, who)
            bare, guarded = (
                min(
                    measuring.measure_here(floor(line, who), COUNT, database).cpu_ms
                    for _ in range(ROUNDS)
                )
                for line in (owner, web)
            )
        report.note(
            f"row security adds to {title}, {here.size.cases:,} cases",
            f"{guarded - bare:.2f} CPU-ms (floor, without it: {bare:.2f})",
            f"{REACH_MS:g} ms",
            met=guarded - bare <= REACH_MS,
        )


def _act_as(owner: psycopg.Connection, web: psycopg.Connection, who: Officer) -> None:
    """This will tell the database who acts, as the door does, for as long as the line is open."""
    asked = owner.cursor(row_factory=dict_row).execute(_ACTING, [who.officer_id])
    acting = asked.fetchone()
    assert acting is not None, "the officer of the bench holds no post"
    for name, value in {**acting, "officer": who.officer_id}.items():
        told = "" if value is None else str(value)
        web.execute("SELECT set_config(%s, %s, false)", [f"amaan.{name}", told])
