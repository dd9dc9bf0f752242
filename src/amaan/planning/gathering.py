"""What is known on the day a plan is drafted: read as its author may read it, and kept with it.

The job that forecasts is given these counts and may read nothing else of the house.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from amaan.insight import queries as insight
from amaan.insight.queries import Asked
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import Share
from amaan.organisation import command
from amaan.organisation.area import NamedUnit, units_of_area
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor
from amaan.oversight import queries as oversight
from amaan.oversight import training_needs
from amaan.planning.arithmetic import MONTHS, last_full_month, months_between
from amaan.workforce import roster_queries, training_queries
from amaan.workforce.strength_figures import strengths

# How far back months are read: more years than that were another police.
HISTORY = 60
# The reports received, and those registered, by which investigators are reckoned.
REPORTS, REGISTERED = "step_reported", "step_fir"
WEEKS = 4

Known = dict[str, Any]


def gather(actor: Actor, begins_on: date, now: datetime) -> Known:
    """This will read everything a plan rests on, as counts with nobody in them."""
    last = last_full_month(local_date(now))
    asked = Asked(actor, add_months(last, 1 - HISTORY), add_months(last, 1), now)
    return {
        **_series(asked, last),
        "ahead": months_between(last, begins_on) + MONTHS - 1,
        "skip": months_between(last, begins_on) - 1,
        **_staff(actor, now),
        "places": _places(replace(asked, since=add_months(last, 1 - MONTHS)), actor, now),
        **_training(actor, now),
    }


def year_of(actor: Actor, begins_on: date, now: datetime, place: UnitId | None = None) -> Asked:
    """This will ask for the months of a plan that are over."""
    until = min(add_months(begins_on, MONTHS), add_months(last_full_month(local_date(now)), 1))
    return Asked(actor, begins_on, max(until, begins_on), now, place)


def last_year(actor: Actor, now: datetime) -> Asked:
    """This will ask for the last twelve months that are over."""
    until = add_months(last_full_month(local_date(now)), 1)
    return Asked(actor, add_months(until, -MONTHS), until, now)


def _series(asked: Asked, last: date) -> Known:
    """This will read reports by month: all, those registered, and each group of offences."""
    reports = _by_month(insight.by_month(asked, REPORTS))
    registered = _by_month(insight.by_month(asked, REGISTERED))
    groups = insight.group_by_month(asked, REPORTS, "offence")
    first = min(reports, default=last)
    months = [add_months(first, n) for n in range(months_between(first, last) + 1)]
    names = sorted({group for _month, group in groups})
    return {
        "first": f"{first:%Y-%m}",
        "series": [
            {"name": "reports", "counts": [reports.get(month, 0) for month in months]},
            {"name": "registered", "counts": [registered.get(month, 0) for month in months]},
            *(
                {"name": f"offence.{name}",
                 "counts": [groups.get((month, name), 0) for month in months]}
                for name in names
            ),
        ],
    }  # fmt: skip


def _by_month(counted: Sequence[tuple[date, Share]]) -> dict[date, int]:
    return {month: of.part for month, of in counted if of.part}


def _staff(actor: Actor, now: datetime) -> Known:
    """This will count who serves, and what investigators carry where their commander sees it."""
    serving = strengths(actor, local_date(now), now)
    loads = [one.open_cases for one in oversight.workload(actor, now).investigators]
    return {
        "strength": {
            "sanctioned": serving.whole.sanctioned,
            "filled": serving.whole.filled,
            "women": serving.whole.women,
            "oldest": serving.oldest.isoformat() if serving.oldest else "",
        },
        "investigators": {
            "officers": len(loads), "files": sum(loads), "most": max(loads, default=0),
        },
    }  # fmt: skip


def _places(asked: Asked, actor: Actor, now: datetime) -> list[Known]:
    """This will tell of each station, or of each district above it, what desks it has."""
    units = units_of_area(actor, now)
    kind = UnitKind.STATION if actor.district_id else UnitKind.DISTRICT
    reports = {place: of.part for place, of in insight.by_place(asked, REPORTS)}
    desks = [unit for unit in units if unit.kind == UnitKind.DESK]
    hours = _hours(actor, now)
    posted = {staff.desk.unit_id: staff.women for staff in command.desks_of(actor, now)}
    return [
        {
            "en": unit.name_en,
            "ur": unit.name_ur,
            "reports": reports.get(unit.id, 0),
            "desks": [
                {
                    "en": desk.name_en, "ur": desk.name_ur, "women": posted.get(desk.id),
                    **hours.get(desk.id, {"asked": 0, "woman": 0, "published": 0}),
                }
                for desk in desks
                if _within(desk, unit)
            ],
        }
        for unit in units
        if unit.kind == kind
    ]  # fmt: skip


def _within(desk: NamedUnit, unit: NamedUnit) -> bool:
    return unit.id in {desk.station_id, desk.district_id}


def _hours(actor: Actor, now: datetime) -> dict[UnitId, Known]:
    """This will add up the hours of desks over the last full weeks, and those with a woman."""
    found: dict[UnitId, Known] = {}
    today = local_date(now)
    for week in range(1, WEEKS + 1):
        for desk in roster_queries.desks(actor, today - timedelta(weeks=week), now):
            kept = found.setdefault(desk.desk_id, {"asked": 0.0, "woman": 0.0, "published": 0})
            kept["asked"] += desk.staffed.asked
            kept["woman"] += desk.staffed.woman
            kept["published"] += desk.published
    return found


def _training(actor: Actor, now: datetime) -> Known:
    """This will tell what courses are needed, and who of those in role is certified."""
    needed = Counter(
        one.stream
        for one in training_needs.needs(actor, now)
        if one.state in training_needs.OPEN
    )  # fmt: skip
    return {
        "needs": dict(sorted(needed.items())),
        "courses": [
            {
                "en": one.unit_en, "ur": one.unit_ur, "stream": one.stream, "whom": one.whom,
                "target": one.target, "by": one.by.isoformat(), "part": one.holds.part,
                "of": one.holds.of,
            }
            for one in training_queries.against_targets(actor, now)
        ],
    }  # fmt: skip
