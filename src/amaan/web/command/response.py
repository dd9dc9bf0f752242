"""How long help took, by grade and station: medians and the slowest tenth, of how many."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from amaan.desk.grades import Grade, grades
from amaan.desk.response_times import ResponseLine, Span, response_times
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.oversight import queries
from amaan.web.command import tables
from amaan.web.command.asking import commander
from amaan.web.command.lines import place_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit


@door(audience="command", classes=SKELETON)
def response(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a month's response times: the area, then each station."""
    commander(visit)
    today = clock.local_date(visit.now)
    month, here = tables.month_of(request.GET.get("month", ""), today), reverse("command:response")
    found = response_times(visit.actor, month)
    names = {one.unit_id: place_name(one) for one in queries.stations(visit.actor, visit.now)}
    whole = [line for line in found if line.station_id is None]
    parts = [line for line in found if line.station_id is not None]
    shown = {
        **rooms(visit),
        "whole": _table(gettext("All together"), whole, {}),
        "parts": _table(gettext("By station"), parts, names) if len(names) > 1 else None,
        "targets": [_target(grade) for grade in grades()],
        "enough": ENOUGH_FOR_A_SHARE,
        "title": clock_words.month(month),
        "earlier": tables.month_address(tables.months_before(month, 1), today, here),
        "later": tables.month_address(tables.months_before(month, -1), today, here),
    }
    return render(request, "command/response.html", shown)


def _table(caption: str, lines: list[ResponseLine], names: Mapping[UnitId, str]) -> shapes.Register:
    place = (shapes.Column(label=gettext("Station"), wide=True),) if names else ()
    return shapes.Register(
        caption=caption,
        columns=(
            *place,
            shapes.Column(label=gettext("Grade")),
            shapes.Column(label=gettext("Events"), numeric=True),
            shapes.Column(label=gettext("Until sent out"), numeric=True),
            shapes.Column(label=gettext("On the way"), numeric=True),
            shapes.Column(label=gettext("Until arrival"), numeric=True),
            shapes.Column(label=gettext("In time, of arrivals logged"), numeric=True),
        ),
        rows=tuple(_row(line, names) for line in lines),
        empty=shapes.Empty(
            title=gettext("No call of this month is written down."),
            text=gettext("The desks write calls down from the logs of 15 and other services."),
        ),
    )


def _row(line: ResponseLine, names: Mapping[UnitId, str]) -> tuple[shapes.Cell, ...]:
    place = (
        (shapes.Cell(text=names.get(line.station_id, "–") if line.station_id else "–"),)
        if names
        else ()
    )
    arrived = line.to_arrival.logged
    in_time = "–" if line.in_time is None else tables.missed_of_due(line.in_time, arrived)
    return (
        *place,
        shapes.Cell(text=_grade(line.grade)),
        shapes.Cell(text=str(line.events)),
        _span(line.to_dispatch, line.events),
        _span(line.on_the_way, line.events),
        _span(line.to_arrival, line.events),
        shapes.Cell(text=in_time),
    )


def _span(span: Span, events: int) -> shapes.Cell:
    """This will write the middle and the slowest tenth, and say how many logged nothing."""
    missing = events - span.logged
    note = ngettext("%(n)s not logged", "%(n)s not logged", missing) % {"n": missing}
    if span.median is None:
        return shapes.Cell(text="–", note=note if missing else "")
    words = gettext("%(n)s min") % {"n": round(span.median)}
    if span.slowest_tenth is not None:
        words = gettext("%(n)s min, slowest tenth over %(tenth)s") % {
            "n": round(span.median),
            "tenth": round(span.slowest_tenth),
        }
    return shapes.Cell(text=words, note=note if missing else "")


def _grade(code: str) -> str:
    return next((_title(g) for g in grades() if g.id == code), gettext("not graded"))


def _title(grade: Grade) -> str:
    return in_language(grade.title_en, grade.title_ur)


def _target(grade: Grade) -> tuple[str, str]:
    minutes = int(grade.within.total_seconds() // 60)
    within = gettext("within %(n)s minutes") % {"n": minutes}
    mark = gettext("a proposal, to be set by the police service") if grade.is_proposed else ""
    return _title(grade), f"{within}; {mark}" if mark else within
