"""Tables of studies and answers, each estimate with its interval, and the picture of the months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.evaluation.outcomes import BY_CODE
from amaan.evaluation.queries import Place, StudyLine
from amaan.web.evaluation.words import (
    DESIGNS,
    RUN_BY,
    WHY_ENDED,
    between,
    chance,
    change,
    number,
    reading,
    title,
)
from amaan.web.kit import clock_words, shapes

Told = Mapping[str, Any]
# The picture: its size, and the room around what is drawn.
WIDE, HIGH, EDGE = 640, 220, 30


def studies(lines: Sequence[StudyLine]) -> shapes.Register:
    """This will list studies, the newest first."""
    return shapes.Register(
        caption=_("Studies of this province"),
        columns=(
            shapes.Column(label=_("Question"), wide=True),
            shapes.Column(label=_("How the order was settled")),
            shapes.Column(label=_("Months")),
            shapes.Column(label=_("Stations")),
            shapes.Column(label=_("State")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=title(one.outcome), href=reverse("evaluation:study", args=[one.study_id])
                ),
                shapes.Cell(text=DESIGNS[one.design]()),
                shapes.Cell(
                    text=_("%(first)s to %(last)s")
                    % {
                        "first": clock_words.month(one.since),
                        "last": clock_words.month(one.until),
                    }
                ),
                shapes.Cell(
                    text=_("%(opening)d with a desk, %(waiting)d waiting")
                    % {"opening": one.opening, "waiting": one.waiting}
                ),
                _state(one),
            )
            for one in lines
        ),
        empty=shapes.Empty(
            title=_("No study is written down."),
            text=_(
                "Whether desks work can only be found out if it is asked before they open: which "
                "stations get one and when, what is counted, and which change would matter."
            ),
        ),
    )


def _state(one: StudyLine) -> shapes.Cell:
    if one.ended_at is not None:
        return shapes.Cell(
            text=_("given up"), note=WHY_ENDED[one.ended_why](), kind="tag", tone="quiet"
        )
    if one.is_over:
        return shapes.Cell(text=_("over"), kind="tag", tone="accent")
    return shapes.Cell(text=_("goes on"), kind="tag", tone="plain")


def pairs(one: StudyLine) -> tuple[tuple[str, str], ...]:
    """This will say what was written down before."""
    return (
        (_("What is counted in the first place"), _(BY_CODE[one.outcome].title)),
        (_("How the order was settled"), DESIGNS[one.design]()),
        (
            _("Months read"),
            _("%(first)s to %(last)s")
            % {"first": clock_words.month(one.since), "last": clock_words.month(one.until)},
        ),
        (_("First desk"), clock_words.month(one.begins)),
        (
            _("Smallest change that would matter"),
            _("%(n)d per cent") % {"n": one.smallest},
        ),
        (_("Written down"), clock_words.moment(one.registered_at)),
    )


def stations(places: Sequence[Place], names: Mapping[UUID, str]) -> shapes.Register:
    """This will list the stations: as planned, and as the register of units has it."""
    kept = {True: _("as planned"), False: _("otherwise than planned"), None: _("not known yet")}
    return shapes.Register(
        caption=_("Stations, as planned and as it was done"),
        columns=(
            shapes.Column(label=_("Station"), wide=True),
            shapes.Column(label=_("District")),
            shapes.Column(label=_("Desk planned for")),
            shapes.Column(label=_("Run by")),
            shapes.Column(label=_("First desk in the register")),
            shapes.Column(label=_("What a desk should have")),
            shapes.Column(label=_("Kept to")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=names.get(one.station_id, "–")),
                shapes.Cell(text=names.get(one.district_id, "–")),
                shapes.Cell(text=clock_words.month(one.start) if one.start else _("waits")),
                shapes.Cell(text=RUN_BY[one.run_by]() if one.start else "–"),
                shapes.Cell(text=clock_words.day(one.opened_on) if one.opened_on else "–"),
                shapes.Cell(
                    text="–"
                    if one.fidelity is None
                    else _("%(share)d%%") % {"share": round(100 * one.fidelity)}
                ),
                shapes.Cell(
                    text=_("left out") if one.left_out else kept[one.as_planned],
                    kind="tag",
                    tone="quiet",
                ),
            )
            for one in sorted(
                places,
                key=lambda one: (one.start or date.max, *_named(one, names), str(one.station_id)),
            )
        ),
        empty=shapes.Empty(title=_("No station is in this study.")),
    )


def _named(one: Place, names: Mapping[UUID, str]) -> tuple[str, str]:
    return names.get(one.district_id, ""), names.get(one.station_id, "")


def readings(told: Told) -> shapes.Register:
    """This will set the answer beside every other reading of the same counts."""
    checks = told["checks"]
    rows = [
        (
            _("By lot, as assigned") if told["design"] == "randomised" else _("Station by station"),
            told["effect"],
        ),
        (_("Station by station, as a check"), checks["waves"]),
        (_("With every month before"), checks["imputed"]),
        *(
            (_("Desks run by %(who)s") % {"who": RUN_BY[who]()}, one)
            for who, one in told["run_by"].items()
        ),
        *((FIDELITY[third](), one) for third, one in told["fidelity"].items()),
        (
            _("Stations without a desk, beside one"),
            None if told["neighbours"]["why_not"] else told["neighbours"],
        ),
    ]
    table = _estimates(
        _("Every reading of it"),
        [(name, one, "") for name, one in rows if one is not None],
    )
    times = checks["times"]
    if times is None:
        return table
    ratio = (
        shapes.Cell(text=_("So many times as many")),
        shapes.Cell(text=number(times["value"])),
        shapes.Cell(text=between(times, number)),
        shapes.Cell(text=chance(times["p"])),
        shapes.Cell(text=_("one means no change"), kind="tag", tone="quiet"),
    )
    return shapes.Register(
        caption=table.caption, columns=table.columns, rows=(*table.rows, ratio), empty=table.empty
    )


FIDELITY = {
    "low": lambda: _("Third of desks with the least of what they should have"),
    "middle": lambda: _("Third of desks in the middle"),
    "high": lambda: _("Third of desks with the most of what they should have"),
}


def others(told: Told) -> shapes.Register:
    """This will give the other outcomes, which decide nothing by themselves."""
    return _estimates(
        _("What else was counted"),
        [
            (
                _(BY_CODE[code].title),
                one,
                _("with the others: %(q)s") % {"q": f"{one['q']:.3f}"},
            )
            for code, one in told["others"].items()
        ],
    )


def _estimates(caption: str, rows: Sequence[tuple[str, Told, str]]) -> shapes.Register:
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("How it is read"), wide=True),
            shapes.Column(label=_("Change a month"), numeric=True),
            shapes.Column(label=_("Between")),
            shapes.Column(label=_("By chance alone")),
            shapes.Column(label=_("Says")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=name),
                shapes.Cell(text=change(one["value"])),
                shapes.Cell(text=between(one)),
                shapes.Cell(text=chance(one["p"]), note=note),
                shapes.Cell(text=reading(one), kind="tag", tone="quiet"),
            )
            for name, one, note in rows
        ),
        empty=shapes.Empty(title=_("Nothing could be compared.")),
    )


def distances(told: Told) -> shapes.Register:
    """This will read the picture out: each distance from the opening with its interval."""
    length = told["by_distance"]["together"]
    return shapes.Register(
        caption=_("By distance from the opening, month by month")
        if length == 1
        else _("By distance from the opening (%(n)d months read together)") % {"n": length},
        columns=(
            shapes.Column(label=_("Months from the opening"), wide=True),
            shapes.Column(label=_("Change a month"), numeric=True),
            shapes.Column(label=_("Between")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=(
                        _("%(n)d before") % {"n": -one["months"]}
                        if one["months"] < 0
                        else _("from %(n)d after") % {"n": one["months"]}
                    ),
                    note=_("compared with this") if one["low"] is None else "",
                ),
                shapes.Cell(text="–" if one["value"] is None else change(one["value"])),
                shapes.Cell(text=between(one)),
            )
            for one in told["by_distance"]["points"]
        ),
        empty=shapes.Empty(title=_("Too few months to draw.")),
    )


@dataclass(frozen=True)
class Mark:
    """One distance in the picture: where its point lies and its interval reaches."""

    x: int
    y: int
    top: int
    bottom: int
    is_after: bool


@dataclass(frozen=True)
class Picture:
    """The distances as points with their intervals, the line of nought and that of the opening."""

    marks: tuple[Mark, ...]
    nought: int
    opening: int
    wide: int = WIDE
    high: int = HIGH


def picture(told: Told) -> Picture | None:
    """This will place the distances in a picture; none where there is nothing to draw."""
    points = [one for one in told["by_distance"]["points"] if one["value"] is not None]
    if len(points) < 2:
        return None
    reach = max(
        abs(one[side])
        for one in points
        for side in ("value", "low", "high")
        if one[side] is not None
    )
    step = (WIDE - 2 * EDGE) / (len(points) - 1)

    def height(value: float) -> int:
        return round(HIGH / 2 - value / (reach or 1) * (HIGH / 2 - EDGE / 2))

    marks = tuple(
        Mark(
            round(EDGE + at * step),
            height(one["value"]),
            height(one["value"] if one["high"] is None else one["high"]),
            height(one["value"] if one["low"] is None else one["low"]),
            one["months"] >= 0,
        )
        for at, one in enumerate(points)
    )
    before = sum(not one.is_after for one in marks)
    return Picture(marks, height(0), round(EDGE + (before - 0.5) * step))
