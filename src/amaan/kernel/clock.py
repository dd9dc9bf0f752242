"""The time. Only doors and jobs read it; rooms are told.

Instants are UTC. The law counts in local dates, so every date is a date in
Karachi (Pakistan keeps UTC+5 all year and has no summer time).
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

KARACHI = ZoneInfo("Asia/Karachi")

_shift = timedelta()


def now() -> datetime:
    """This will give the instant at which the door opened, in UTC."""
    return datetime.now(UTC) + _shift


def shift_by(amount: timedelta) -> None:
    """This will move the whole process's clock; only the demonstration and the tests may."""
    global _shift
    _shift = amount


def shift() -> timedelta:
    """This will say by how much this process's clock was moved."""
    return _shift


def local_date(instant: datetime) -> date:
    """This will give the date in Karachi on which an instant falls.

    Raises: ValueError for an instant without a time zone, which could be any date.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone has no local date")
    return instant.astimezone(KARACHI).date()


def local(instant: datetime) -> datetime:
    """This will give the same instant as Karachi's clocks show it."""
    return instant.astimezone(KARACHI)


def start_of_day(day: date) -> datetime:
    """This will give the first instant of a local date, in UTC."""
    return datetime.combine(day, time.min, KARACHI).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """This will give the instant at which a local date is over, in UTC (the next midnight)."""
    return start_of_day(day + timedelta(days=1))
