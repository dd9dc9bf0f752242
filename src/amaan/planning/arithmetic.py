"""What a plan works out, in plain arithmetic: officers, women at desks, months of a year, rupees.

Pure. Nothing is reckoned with a number that nobody entered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from amaan.kernel.calendars import add_months
from amaan.kernel.refusals import said

MONTHS = 12
# The two months in which a year of plans or of budgets begins.
BEGINS_IN = (1, 7)
# How far a forecast may reach; further ahead its intervals hold everything and say nothing.
FURTHEST = 18


@dataclass(frozen=True)
class Reckons:
    """A number that an office enters: its unit in words, and the most that makes sense."""

    code: str
    title: str
    unit: str
    most: int


RECKONS: tuple[Reckons, ...] = (
    Reckons("hours_per_case", said("Work on one case"), said("hours of an investigator"), 2_000),
    Reckons(
        "hours_per_officer", said("What one investigator can give to cases in a year"),
        said("hours a year"), 3_000),
    Reckons(
        "cases_per_officer", said("Cases that one investigator should carry in a year"),
        said("cases a year"), 2_000),
    Reckons(
        "weekly_hours", said("What one woman officer is on duty at a desk in a week"),
        said("hours a week"), 84),
    Reckons(
        "away_share", said("Time away: leave, courses, other duty"),
        said("per cent of her time"), 90),
)  # fmt: skip


def last_full_month(today: date) -> date:
    """This will give the first day of the last month that is over."""
    return add_months(today.replace(day=1), -1)


def years_to_plan(today: date) -> tuple[date, ...]:
    """This will give the days on which a year begins that may be planned now.

    One that has not begun, or begins this month, and ends no further ahead than a forecast goes.
    """
    last = last_full_month(today)
    ahead = (add_months(last, n) for n in range(1, FURTHEST - MONTHS + 2))
    return tuple(month for month in ahead if month.month in BEGINS_IN)


def months_of(begins_on: date) -> tuple[date, ...]:
    """This will give the twelve months of a plan."""
    return tuple(add_months(begins_on, n) for n in range(MONTHS))


def ends_on(begins_on: date) -> date:
    """This will give the last day of a plan."""
    return add_months(begins_on, MONTHS) - timedelta(days=1)


def months_between(first: date, later: date) -> int:
    """This will count the months from one to a later one."""
    return (later.year - first.year) * MONTHS + later.month - first.month


@dataclass(frozen=True)
class Need:
    """How many investigators so many cases ask for, each in whole officers."""

    least: int
    expected: int
    most: int


def by_hours(cases: tuple[int, float, int], known: Mapping[str, Decimal]) -> Need | None:
    """This will reckon investigators: cases, times hours a case, over hours an officer has.

    Units: `cases` are the low end, the mean and the high end of a year. None where a number was
    not entered.
    """
    if not {"hours_per_case", "hours_per_officer"} <= known.keys():
        return None
    return _need(cases, known["hours_per_case"] / known["hours_per_officer"])


def by_caseload(cases: tuple[int, float, int], known: Mapping[str, Decimal]) -> Need | None:
    """This will reckon investigators: cases over the cases one should carry in a year."""
    if "cases_per_officer" not in known:
        return None
    return _need(cases, 1 / known["cases_per_officer"])


def women_for(hours_open: float, known: Mapping[str, Decimal]) -> int | None:
    """This will reckon the women that a desk needs so that one is there whenever it is open.

    Hours open in a week, over the hours of one officer that are left after her time away.
    """
    if "weekly_hours" not in known:
        return None
    there = known["weekly_hours"] * (1 - known.get("away_share", Decimal(0)) / 100)
    return _up(Decimal(str(round(hours_open, 2))) / there)


def sum_of(number: int, months: int, rate: int) -> int:
    """This will give what a line costs, to the rupee."""
    return number * months * rate


def total(lines: Sequence[int]) -> int:
    """This will add up lines of costs."""
    return sum(lines)


def _need(cases: tuple[int, float, int], each: Decimal) -> Need:
    low, mean, high = (_up(Decimal(str(n)) * each) for n in cases)
    return Need(low, mean, high)


def _up(number: Decimal) -> int:
    # Rounded first: a third of three officers is one and not two.
    return int(round(number, 6).to_integral_value(ROUND_CEILING))
