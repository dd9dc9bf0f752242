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
from functools import cache, lru_cache
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
    language: str | None = None,
) -> ClockWords:
    """This will say how a duty stands with time, in a few words.

    Here and below: `language` is the reader's, for whoever asks often and found it out before.
    """
    language = language or get_language()
    if state in ("met", "met_late"):
        return _done(state, done_at, language)
    if state in ("contested", "waived", "fell_away"):
        return ClockWords(
            text=_said(language)[state], tone="wish" if state == "contested" else "quiet"
        )
    if state == "guidance" and due_at is not None and due_at < now:
        return ClockWords(text=_said(language)["guidance"], tone="soon")
    if due_at is None:
        return ClockWords(
            text=_said(language)["at_once" if at_once else "no_limit"],
            tone="soon" if at_once else "calm",
        )
    left = int((due_at - now).total_seconds())
    if state == "guidance":
        # Not counted on by the page: it would turn late under her eyes.
        return ClockWords(text=due_in(left, language), tone="calm")
    if left < 0:
        return ClockWords(text=late_by(-left, language), tone="late", left=left)
    if at_once:
        return ClockWords(text=_said(language)["at_once"], tone="soon", left=left)
    return ClockWords(
        text=due_in(left, language),
        tone="soon" if left <= SOON.total_seconds() else "calm",
        left=left,
    )


def due_in(seconds: int, language: str | None = None) -> str:
    """This will say how long is left, rounded down."""
    language = language or get_language()
    if seconds < _MINUTE:
        return _said(language)["due_now"]
    return _due_in(*_measure(seconds, days_from=3), language)


def late_by(seconds: int, language: str | None = None) -> str:
    """This will say how late something is, rounded down."""
    language = language or get_language()
    if seconds < _MINUTE:
        return _said(language)["late_now"]
    return _late_by(*_measure(seconds, days_from=2), language)


def moment(instant: datetime, language: str | None = None) -> str:
    """This will write an instant as `21 Nov 2026, 14:05`, in Karachi's time."""
    language = language or get_language()
    here = local(instant)
    return _said(language)["moment"] % {
        "day": _day(here.date(), language),
        "time": f"{here.hour:02}:{here.minute:02}",
    }


def day(on: date, language: str | None = None) -> str:
    """This will write a local date as `21 Nov 2026`."""
    return _day(on, language or get_language())


def month(first: date) -> str:
    """This will write a month as `Nov 2026`."""
    return day(first).split(" ", 1)[1]


def until(end: datetime, language: str | None = None) -> str:
    """This will name the last day on which something holds that ends at `end`.

    What ends at midnight ended with the day before: "until 23 December, 00:00" is read as a
    promise for the 23rd.
    """
    midnight = local(end)
    if midnight.hour or midnight.minute:
        return moment(end, language)
    return day(midnight.date() - timedelta(days=1), language)


def hour(instant: datetime) -> str:
    """This will write only the time of day, `14:05`, in Karachi's time."""
    return local(instant).strftime("%H:%M")


def span(earliest: datetime, latest: datetime | None, language: str | None = None) -> str:
    """This will write when something happened: one instant, one day, or from one to another."""
    language = language or get_language()
    if latest is None or latest == earliest:
        return moment(earliest, language)
    first, last = local(earliest), local(latest - timedelta(seconds=1))
    if first.date() == last.date():
        if latest - earliest >= timedelta(hours=23):
            return gettext("%(day)s, time not known") % {"day": _day(first.date(), language)}
        return gettext("%(day)s, between %(first)s and %(last)s") % {
            "day": _day(first.date(), language),
            "first": first.strftime("%H:%M"),
            "last": local(latest).strftime("%H:%M"),
        }
    return gettext("between %(first)s and %(last)s") % {
        "first": _day(first.date(), language),
        "last": _day(last.date(), language),
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


def _done(state: DutyState, done_at: datetime | None, language: str | None) -> ClockWords:
    words = _said(language)
    text = words[state] if done_at is None else words[f"{state}_at"]
    if done_at is not None:
        text %= {"when": moment(done_at, language)}
    return ClockWords(text=text, tone="done" if state == "met" else "quiet")


@cache
def _said(language: str | None) -> dict[str, str]:
    # Looking a sentence up costs more than saying it, and a page says these a hundred times.
    del language
    return {
        "moment": gettext("%(day)s, %(time)s"),
        "at_once": gettext("at once"),
        "no_limit": gettext("no time limit"),
        "due_now": gettext("due now"),
        "late_now": gettext("late now"),
        "contested": gettext("open: her wish"),
        "guidance": gettext("still to be done"),
        "waived": gettext("waived"),
        "fell_away": gettext("no longer applies"),
        "met": gettext("done"),
        "met_late": gettext("done late"),
        "met_at": gettext("done %(when)s"),
        "met_late_at": gettext("done late, %(when)s"),
    }


@lru_cache(maxsize=2000)
def _due_in(unit: Unit, amount: int, language: str | None) -> str:
    del language
    return _due(unit, amount) % {"n": amount}


@lru_cache(maxsize=2000)
def _late_by(unit: Unit, amount: int, language: str | None) -> str:
    del language
    return _late(unit, amount) % {"n": amount}


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
