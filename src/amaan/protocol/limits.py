"""How long: a number, its unit, and the way of counting.

Instants are UTC. Whatever is counted in days, working days or months is counted in local
dates (Karachi): the first date is left out and the limit ends when the last date is over.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from amaan.kernel.calendars import WorkingCalendar, add_months
from amaan.kernel.clock import end_of_day, local_date, start_of_day

UNITS = frozenset({"at_once", "hours", "days_elapsed", "calendar_days", "working_days", "months"})


@dataclass(frozen=True)
class Limit:
    """A limit of time. `at_once` has no figure: it is due when it starts."""

    unit: str
    count: int = 0

    def __str__(self) -> str:
        """This will say it in words."""
        words = self.unit.replace("_", " ")
        if self.unit == "at_once":
            return words
        return f"{self.count} {words.rstrip('s') if self.count == 1 else words}"

    def after(self, start: datetime, calendar: WorkingCalendar) -> datetime:
        """This will give the instant at which the limit is over.

        Law: General Clauses Act 1897 s.9, the day from which a period runs is left out.
        Units: hours and days_elapsed run by the clock; the others by local dates.
        """
        elapsed = self._by_the_clock
        if elapsed is not None:
            return start + elapsed
        match self.unit:
            case "calendar_days":
                return end_of_day(local_date(start) + timedelta(days=self.count))
            case "working_days":
                return end_of_day(calendar.after(local_date(start), self.count))
            case "months":
                return end_of_day(add_months(local_date(start), self.count))
        raise ValueError(f"a limit cannot be counted in {self.unit!r}")

    def before(self, day: date) -> datetime:
        """This will give the instant at which so long is left until a local date begins.

        Units: hours and days, by the clock.
        """
        if self._by_the_clock is None:
            raise ValueError(f"no day is counted back from in {self.unit!r}")
        return start_of_day(day) - self._by_the_clock

    @cached_property
    def _by_the_clock(self) -> timedelta | None:
        match self.unit:
            case "at_once":
                return timedelta()
            case "hours":
                return timedelta(hours=self.count)
            case "days_elapsed":
                return timedelta(days=self.count)
        return None

    def longest(self) -> timedelta:
        """This will give the longest the limit can take, to compare strictness."""
        one = {"at_once": 0, "hours": 1, "days_elapsed": 24, "calendar_days": 24,
               "working_days": 24, "months": 31 * 24}[self.unit]  # fmt: skip
        # A day by dates can begin a whole day before its first counted hour.
        spare = 24 if self.unit in {"calendar_days", "working_days", "months"} else 0
        return timedelta(hours=self.count * one + spare)
