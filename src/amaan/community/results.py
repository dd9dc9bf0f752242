"""What came of a programme: each result with its target, its figures, and how they came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from amaan.books import queries as books
from amaan.books.book import choice_of
from amaan.books.queries import Line
from amaan.community.results_books import COUNTS, FIGURES, RESULTS
from amaan.organisation.queries import Actor

EVERYTHING = "all"


@dataclass(frozen=True)
class Told:
    """One figure as it was told: nothing is worked out of it and nothing is added to it."""

    entry_id: UUID
    period: str
    since: date | None
    until: date
    bound: str
    value: Decimal
    men: int | None
    women: int | None
    women_bound: str
    women_percent: Decimal | None
    manner: str
    origin: str
    method: str
    double_counting: str


@dataclass(frozen=True)
class ResultLine:
    """One result: what it counts, its target, and every figure told of it in the period."""

    entry_id: UUID
    code: str
    programme: str
    title_en: str
    title_ur: str
    definition: str
    counts: str
    register: str
    target: Decimal | None
    target_by: date | None
    target_source: str
    baseline: str
    indicator: str
    figures: tuple[Told, ...]


@dataclass(frozen=True)
class Report:
    """The results of one programme or of all, in a period or of all time."""

    programme: str
    since: date | None
    until: date | None
    results: tuple[ResultLine, ...]


def programmes(actor: Actor, now: datetime) -> tuple[str, ...]:
    """This will name the programmes of which results stand, by name. Raises: NotFound."""
    found = books.lines(actor, RESULTS, now, standing_only=True)
    return tuple(sorted({line.values["programme"] for line in found}))


def report(
    actor: Actor,
    now: datetime,
    *,
    programme: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Report:
    """This will give every result of the actor's area with its figures, by programme and code.

    A figure belongs to a period when its own period ends within it: a whole that reaches beyond
    the period asked for is never cut into parts. A result without a figure stands with none.
    Raises: NotFound.
    """
    told: dict[str, list[Told]] = {}
    for line in books.lines(actor, FIGURES, now, since=since, until=until, standing_only=True):
        told.setdefault(line.values["result"], []).append(_told(line))
    found = [
        _result(line, told)
        for line in books.lines(actor, RESULTS, now, standing_only=True)
        if programme in ("", line.values["programme"])
    ]
    found.sort(key=lambda one: (one.programme, _in_order(one.code), str(one.entry_id)))
    return Report(programme, since, until, tuple(found))


def number(value: Decimal | int) -> str:
    """This will write a number to the digit, with commas, and no decimals that say nothing."""
    whole = Decimal(value)
    if whole == whole.to_integral_value():
        return f"{int(whole):,}"
    return f"{whole.normalize():,f}"


def as_told(value: Decimal | int, bound: str, counts: str = "") -> str:
    """This will write a figure as its source said it, in English: 250+, about 10,000, +67 %."""
    return said_as(number(value), bound, counts, _ENGLISH)


def said_as(digits: str, bound: str, counts: str, words: Mapping[str, str]) -> str:
    """This will put the word of a bound beside a number; `words` are those of the language."""
    if counts == "change":
        digits = f"+{digits} %"
    elif counts == "share":
        digits = f"{digits} %"
    return words[bound] % digits if bound in words else digits


def as_plain(found: Report) -> dict[str, Any]:
    """This will give a report as plain values, as a file in JSON holds them."""
    return {
        "programme": found.programme or EVERYTHING,
        "since": _day(found.since),
        "until": _day(found.until),
        "results": [_plain_result(one) for one in found.results],
    }


_ENGLISH = {"at_least": "%s+", "more_than": "more than %s", "about": "about %s",
            "at_most": "at most %s"}  # fmt: skip


def _told(line: Line) -> Told:
    asked = line.values
    return Told(
        line.entry_id,
        asked["period"],
        asked["since"],
        line.on,
        asked["bound"],
        asked["value"],
        asked["men"],
        asked["women"],
        asked["women_bound"],
        asked["women_percent"],
        asked["manner"],
        asked["origin"],
        asked["method"],
        asked["double_counting"],
    )


def _result(line: Line, told: Mapping[str, Sequence[Told]]) -> ResultLine:
    asked = line.values
    figures = sorted(
        told.get(asked["code"], ()), key=lambda one: (one.until, one.period, str(one.entry_id))
    )
    return ResultLine(
        line.entry_id,
        asked["code"],
        asked["programme"],
        asked["title_en"],
        asked["title_ur"],
        asked["definition"],
        asked["counts"],
        asked["register"],
        asked["target"],
        asked["target_by"],
        asked["target_source"],
        asked["baseline"],
        asked["indicator"],
        tuple(figures),
    )


def _in_order(code: str) -> tuple[str, int, str]:
    """Codes read as people count: A2 comes before A10."""
    letters = code.rstrip("0123456789")
    digits = code[len(letters) :]
    return letters, int(digits) if digits else 0, code


def _plain_result(one: ResultLine) -> dict[str, Any]:
    return {
        "code": one.code,
        "programme": one.programme,
        "title": one.title_en,
        "title_ur": one.title_ur,
        "definition": one.definition,
        "counted_in": choice_of(COUNTS, one.counts).english,
        "register": one.register,
        "target": _plain_number(one.target),
        "target_by": _day(one.target_by),
        "target_source": one.target_source,
        "baseline": one.baseline,
        "indicator": one.indicator,
        "figures": [_plain_figure(figure, one.counts) for figure in one.figures],
    }


def _plain_figure(one: Told, counts: str) -> dict[str, Any]:
    return {
        "period": one.period,
        "since": _day(one.since),
        "until": _day(one.until),
        "bound": one.bound,
        "value": _plain_number(one.value),
        "as_told": as_told(one.value, one.bound, counts),
        "men": one.men,
        "women": one.women,
        "women_bound": one.women_bound,
        "women_percent": _plain_number(one.women_percent),
        "manner": one.manner,
        "origin": one.origin,
        "method": one.method,
        "double_counting": one.double_counting,
    }


def _plain_number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
