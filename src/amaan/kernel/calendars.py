"""Counting days as the law and offices count them.

The days on which offices are shut are data that an administrator keeps: the fixed
federal holidays ship with the rules, the moon-sighted ones are added when announced.
"""

import calendar
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Self

_DAYS = tuple(name.lower() for name in calendar.day_name)


class BadCalendar(ValueError):
    """The file of holidays says something that is no date, no weekday or no recurring day."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Which dates are working days: not a weekly holiday, not a yearly one, not announced."""

    weekly: frozenset[int] = frozenset({5, 6})
    yearly: frozenset[tuple[int, int]] = frozenset()
    announced: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """This will say whether offices are open on a local date."""
        return (
            day.weekday() not in self.weekly
            and (day.month, day.day) not in self.yearly
            and day not in self.announced
        )

    def after(self, day: date, count: int) -> date:
        """This will give the local date on which so many working days after `day` are over.

        Units: working days; `day` itself is not counted, whether working or not.
        """
        if count < 0:
            raise ValueError("working days are counted forward")
        while count:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day


@dataclass(frozen=True)
class AnnouncedCalendar(WorkingCalendar):
    """A calendar with days that a register announces, asked for only where days are counted."""

    asks: Callable[[], frozenset[date]] = frozenset

    @cached_property
    def _more(self) -> frozenset[date]:
        return self.asks()

    def is_working(self, day: date) -> bool:
        """This will say whether offices are open on a local date, announced days and all."""
        return super().is_working(day) and day not in self._more

    @classmethod
    def over(cls, fixed: WorkingCalendar, asks: Callable[[], frozenset[date]]) -> Self:
        """This will put announced days over a fixed calendar."""
        return cls(fixed.weekly, fixed.yearly, fixed.announced, asks)


def add_months(day: date, count: int) -> date:
    """This will give the same day some months later, or that month's last day where it ends.

    Law: General Clauses Act 1897 s.3(35), a month is a month of the British calendar.
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def load(path: Path) -> WorkingCalendar:
    """This will read a calendar: weekly days by name, yearly as "MM-DD", announced as dates.

    Raises: BadCalendar naming the entry that cannot be read.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        raise BadCalendar(f"{path.name}: {wrong}") from None
    return WorkingCalendar(
        weekly=frozenset(_weekday(path, name) for name in written.get("weekly", [])),
        yearly=frozenset(_yearly(path, row["day"]) for row in written.get("yearly", [])),
        announced=frozenset(_dates(path, written.get("announced", []))),
    )


def _weekday(path: Path, name: str) -> int:
    if name not in _DAYS:
        raise BadCalendar(f"{path.name}: {name!r} is no weekday; write one of {', '.join(_DAYS)}")
    return _DAYS.index(name)


def _yearly(path: Path, text: str) -> tuple[int, int]:
    try:
        # A leap year, so that 29 February may stand.
        day = date.fromisoformat(f"2000-{text}")
    except ValueError:
        raise BadCalendar(f"{path.name}: {text!r} is no day of the year; write MM-DD") from None
    return (day.month, day.day)


def _dates(path: Path, rows: Iterable[dict[str, object]]) -> Iterable[date]:
    for row in rows:
        first, last = row.get("from", row.get("day")), row.get("to", row.get("day"))
        if type(first) is not date or type(last) is not date or last < first:
            raise BadCalendar(
                f"{path.name}: announced {row.get('name', '')!r} needs day, or from and to"
            )
        day: date = first
        while day <= last:
            yield day
            day += timedelta(days=1)
