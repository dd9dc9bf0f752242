"""Time in words: "due in 3 h", "late by 2 d", "at once", and dates as a register writes them.

Pure but for the reader's language: the same instants and the same language give the same
words. Amounts are always rounded down, so that "due in 3 h" never promises less than three
hours and "late by 2 d" never accuses of more than two days.

Units: minutes below an hour, then hours (up to 72 h while time is left, because care after
rape is counted in hours; up to 48 h when late), then whole days. Instants are UTC and are
shown in Karachi's time with Latin digits, as station registers write them.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from django.utils.translation import get_language, gettext, ngettext, pgettext

from amaan.kernel.clock import local
from amaan.web.kit.shapes import DutyState

ClockTone = Literal["calm", "soon", "late", "done", "wish", "quiet"]
Unit = Literal["min", "h", "d"]

SOON = timedelta(hours=3)
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """A phrase with its tone. `left` is the seconds still to run, for the page to count on."""

    text: str
    tone: ClockTone
    left: int | None = None


def clock_words(
    *,
    state: DutyState,
    now: datetime,
    due_at: datetime | None = None,
    done_at: datetime | None = None,
    at_once: bool = False,
) -> ClockWords:
    """This will say how a duty stands with time, in a few words."""
    if state in ("met", "met_late"):
        return _done(state, due_at, done_at)
    if state == "contested":
        return ClockWords(text=gettext("open: her wish"), tone="wish")
    if state == "waived":
        return ClockWords(text=gettext("waived"), tone="quiet")
    if state == "fell_away":
        return ClockWords(text=gettext("no longer applies"), tone="quiet")
    if due_at is None:
        return ClockWords(
            text=gettext("at once") if at_once else gettext("no time limit"),
            tone="soon" if at_once else "calm",
        )
    left = int((due_at - now).total_seconds())
    if left < 0:
        return ClockWords(text=late_by(-left), tone="late", left=left)
    if at_once:
        return ClockWords(text=gettext("at once"), tone="soon", left=left)
    return ClockWords(
        text=due_in(left), tone="soon" if left <= SOON.total_seconds() else "calm", left=left
    )


def due_in(seconds: int) -> str:
    """This will say how long is left, rounded down."""
    if seconds < _MINUTE:
        return gettext("due now")
    unit, amount = _measure(seconds, days_from=3)
    return _due(unit, amount) % {"n": amount}


def late_by(seconds: int) -> str:
    """This will say how late something is, rounded down."""
    if seconds < _MINUTE:
        return gettext("late now")
    unit, amount = _measure(seconds, days_from=2)
    return _late(unit, amount) % {"n": amount}


def moment(instant: datetime) -> str:
    """This will write an instant as `21 Nov 2026, 14:05`, in Karachi's time."""
    here = local(instant)
    return gettext("%(day)s, %(time)s") % {
        "day": day(here.date()),
        "time": here.strftime("%H:%M"),
    }


def day(on: date) -> str:
    """This will write a local date as `21 Nov 2026`."""
    return _day(on, get_language())


def hour(instant: datetime) -> str:
    """This will write only the time of day, `14:05`, in Karachi's time."""
    return local(instant).strftime("%H:%M")


def span(earliest: datetime, latest: datetime | None) -> str:
    """This will write when something happened: one instant, one day, or from one to another."""
    if latest is None or latest == earliest:
        return moment(earliest)
    first, last = local(earliest), local(latest - timedelta(seconds=1))
    if first.date() == last.date():
        if latest - earliest >= timedelta(hours=23):
            return gettext("%(day)s, time not known") % {"day": day(first.date())}
        return gettext("%(day)s, between %(first)s and %(last)s") % {
            "day": day(first.date()),
            "first": first.strftime("%H:%M"),
            "last": local(latest).strftime("%H:%M"),
        }
    return gettext("between %(first)s and %(last)s") % {
        "first": day(first.date()),
        "last": day(last.date()),
    }


def waited(since: datetime, now: datetime) -> str:
    """This will say how long somebody has waited, rounded down."""
    unit, amount = _measure(max(0, int((now - since).total_seconds())), days_from=2)
    if unit == "min":
        text = ngettext("%(n)d min", "%(n)d min", amount)
    elif unit == "h":
        text = ngettext("%(n)d h", "%(n)d h", amount)
    else:
        text = ngettext("%(n)d d", "%(n)d d", amount)
    return text % {"n": amount}


def phrases() -> dict[str, str]:
    """This will give the phrases the page needs to count on by itself; # stands for the number."""
    words = {"due-now": due_in(0), "late-now": late_by(0)}
    units: tuple[Unit, ...] = ("min", "h", "d")
    for unit in units:
        for form, amount in (("one", 1), ("other", 2)):
            words[f"due-{unit}-{form}"] = _due(unit, amount).replace("%(n)d", "#")
            words[f"late-{unit}-{form}"] = _late(unit, amount).replace("%(n)d", "#")
    return words


def _measure(seconds: int, *, days_from: int) -> tuple[Unit, int]:
    if seconds < _HOUR:
        return "min", seconds // _MINUTE
    if seconds < days_from * _DAY:
        return "h", seconds // _HOUR
    return "d", seconds // _DAY


def _due(unit: Unit, amount: int) -> str:
    if unit == "min":
        return ngettext("due in %(n)d min", "due in %(n)d min", amount)
    if unit == "h":
        return ngettext("due in %(n)d h", "due in %(n)d h", amount)
    return ngettext("due in %(n)d d", "due in %(n)d d", amount)


def _late(unit: Unit, amount: int) -> str:
    if unit == "min":
        return ngettext("late by %(n)d min", "late by %(n)d min", amount)
    if unit == "h":
        return ngettext("late by %(n)d h", "late by %(n)d h", amount)
    return ngettext("late by %(n)d d", "late by %(n)d d", amount)


def _done(state: DutyState, due_at: datetime | None, done_at: datetime | None) -> ClockWords:
    if done_at is None:
        text = gettext("done") if state == "met" else gettext("done late")
    elif state == "met":
        text = gettext("done %(when)s") % {"when": moment(done_at)}
    else:
        text = gettext("done late, %(when)s") % {"when": moment(done_at)}
    return ClockWords(text=text, tone="done" if state == "met" else "quiet")


@lru_cache(maxsize=4000)
def _day(on: date, language: str | None) -> str:
    # A page writes the same few dates dozens of times; the language is what they are kept by.
    del language
    return gettext("%(day)d %(month)s %(year)d") % {
        "day": on.day,
        "month": _month(on.month),
        "year": on.year,
    }


def _month(number: int) -> str:
    return (
        pgettext("month", "Jan"),
        pgettext("month", "Feb"),
        pgettext("month", "Mar"),
        pgettext("month", "Apr"),
        pgettext("month", "May"),
        pgettext("month", "Jun"),
        pgettext("month", "Jul"),
        pgettext("month", "Aug"),
        pgettext("month", "Sep"),
        pgettext("month", "Oct"),
        pgettext("month", "Nov"),
        pgettext("month", "Dec"),
    )[number - 1]
