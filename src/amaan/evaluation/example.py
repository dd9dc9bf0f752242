"""A study of invented stations, as the page shows it where there are too few for a real one.

Question and answer stand in `example.json`, written by `amaan.reckoning.inventing`; a test reckons
them again. What was planted is known, so a reader sees how near an answer comes.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from amaan.evaluation.queries import Answered, Place, StudyLine, StudySheet
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import start_of_day

_KEPT = Path(__file__).with_name("example.json")
# Months of nobody's year: only their order counts.
SINCE = date(2024, 1, 1)
SMALLEST = 25


@dataclass(frozen=True)
class Example:
    """The study with its answer, and the true change that was planted in it."""

    sheet: StudySheet
    answer: Answered
    planted: float


@cache
def example() -> Example:
    """This will give the invented study as a real one is given, without a station of the house."""
    kept: dict[str, Any] = json.loads(_KEPT.read_text(encoding="utf-8"))
    asked = kept["asked"]
    places = tuple(_place(at, one) for at, one in enumerate(asked["stations"]))
    starts = [place.start for place in places if place.start is not None]
    until = add_months(SINCE, asked["months"] - 1)
    line = StudyLine(
        study_id=_named("study"), outcome=asked["primary"], design=asked["design"], since=SINCE,
        begins=min(starts), until=until, smallest=SMALLEST, opening=len(starts),
        waiting=len(places) - len(starts), registered_at=start_of_day(SINCE), ended_at=None,
        ended_why="", is_ending=True, is_over=True,
    )  # fmt: skip
    answer = Answered(
        asking_id=_named("answer"), asked_at=_over(until), answered_at=_over(until),
        counted_until=_over(until), digest="", told=kept["told"],
    )  # fmt: skip
    return Example(StudySheet(line, places, None, (answer,), keeps=False), answer, kept["planted"])


def _over(until: date) -> datetime:
    return start_of_day(add_months(until, 2))


def _place(at: int, one: dict[str, Any]) -> Place:
    start = None if one["start"] is None else add_months(SINCE, one["start"])
    return Place(
        station_id=_named(f"station {at}"), district_id=_named(one["stratum"]), start=start,
        run_by=one["run_by"], opened_on=start, fidelity=one["fidelity"], left_out=False,
    )  # fmt: skip


def _named(what: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"amaan example {what}")
