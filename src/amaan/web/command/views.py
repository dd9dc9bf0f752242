"""The commander's pages: where are we failing, whom do I call. Never a name or a story."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from amaan.cases import queries as cases
from amaan.cases.sheets import DutyLine
from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.organisation.posts import Post
from amaan.oversight import queries
from amaan.oversight.sheets import DutySheet, OwedDuty
from amaan.web.command import lines, tables
from amaan.web.command.asking import (
    PAGE,
    Asked,
    asked_of,
    commander,
    filter_fields,
    next_page,
    part_after,
)
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.frame import ABOVE_A_DISTRICT, CALLED_ABOVE
from amaan.web.kit.keeping import owed_counts
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})


@door(audience="command", classes=SKELETON)
def board(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what turned late lately, whom to call, and this month's failures.

    Law and medicine first, then standards; what is late for longer stands behind one link.
    """
    commander(visit)
    asked = asked_of(request)
    month = clock.local_date(visit.now).replace(day=1)
    shown = {
        **(_one_part(visit, asked) if asked.part else _first_page(visit, asked)),
        "missed": tables.most_missed(queries.failures(visit.actor, month, by_place=False)),
        "owed": owed_counts(request, visit),
    }
    return render(request, "command/board.html", shown)


@door(audience="command", classes=SKELETON)
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what turns late before midnight, soonest first, and whom to call."""
    commander(visit)
    asked = asked_of(request)
    rows = queries.due_today(
        visit.actor,
        visit.now,
        station=asked.station,
        duty_class=asked.duty_class,
        after=asked.after,
        limit=PAGE + 1,
    )
    shown = _list(visit, asked, rows, reverse("command:today"))
    own: tuple[DutyLine, ...] = ()
    if visit.actor.post in CALLED_ABOVE and not asked.after:
        # What is in his own hands, before its day: he holds no case, and nobody reminds him.
        own = cases.duties_due(visit.actor, visit.now, limit=PAGE)
    return render(request, "command/today.html", {**shown, "own": lines.own_duties(own, visit.now)})


@door(audience="command", classes=SKELETON)
def failures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a month's failures by kind and by place, each of how many due."""
    commander(visit)
    this_day = clock.local_date(visit.now)
    month, here = (
        tables.month_of(request.GET.get("month", ""), this_day),
        reverse("command:failures"),
    )
    found = queries.failures(visit.actor, month)
    shown = {
        **rooms(visit),
        "by_failure": tables.failures_table(found),
        "by_place": tables.places_table(found, stations=_is_listed(visit)),
        "total": tables.missed_of_due(found.missed, found.due),
        "month": month,
        "title": clock_words.month(month),
        "earlier": tables.month_address(tables.months_before(month, 1), this_day, here),
        "later": tables.month_address(tables.months_before(month, -1), this_day, here),
    }
    return render(request, "command/failures.html", shown)


@door(audience="command", classes=SKELETON)
def load(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show who carries how much, and which desk nobody keeps."""
    commander(visit)
    found = queries.workload(visit.actor, visit.now)
    shown = {
        **rooms(visit),
        "desks": tables.desks_table(found),
        "investigators": tables.investigators_table(found),
        "now": visit.now,
    }
    return render(request, "command/load.html", shown)


@door(audience="command", classes=SKELETON)
def duty(request: HttpRequest, visit: Visit, duty_id: UUID) -> HttpResponse:
    """This will show one duty: what is owed, on what authority, who was told, what hinders."""
    commander(visit)
    sheet = queries.duty_sheet(visit.actor, duty_id, visit.now)
    row = lines.owed(sheet.duty, visit.now)
    shown = {
        **rooms(visit),
        "row": row,
        "sheet": sheet,
        "authority": lines.authority_of(sheet),
        "pairs": lines.pairs_of(sheet),
        "around": lines.around_of(sheet),
        "alarms": lines.alarms_of(sheet),
        "next_at": sheet.next_at,
        "obstacle_url": _obstacle_url(visit, sheet),
        "case_url": reverse("case:sheet", args=[sheet.duty.case_id]),
        "now": visit.now,
    }
    return render(request, "command/duty.html", shown)


def _obstacle_url(visit: Visit, sheet: DutySheet) -> str:
    """This will lead a station commander to writing down what stands in the way, while it may."""
    if visit.actor.post != Post.STATION_COMMANDER or sheet.duty.state not in {"open", "missed"}:
        return ""
    return reverse("case:record_kind", args=[sheet.duty.case_id, "obstacle.recorded"])


def _first_page(visit: Visit, asked: Asked) -> dict[str, Any]:
    found = queries.late_board(
        visit.actor,
        visit.now,
        station=asked.station,
        duty_class=asked.duty_class,
        limit=PAGE + 1,
    )
    here = reverse("command:board")
    room = max(PAGE - len(found.pressing), 0)
    if len(found.pressing) > PAGE:
        more = next_page(asked, found.pressing, "pressing")
    elif len(found.standards) > room:
        last = found.standards[room - 1] if room else None
        more = asked.address((last.late_at, last.duty_id) if last else None, "standards")
    else:
        more = asked.address(part="older") if found.older else ""
    rows = lines.owed_list([*found.pressing[:PAGE], *found.standards[:room]], visit.now)
    cut = min(len(found.pressing), PAGE)
    return {
        **_list(visit, asked, (), here),
        "parts": [part for part in (
            ("pressing", rows[:cut]), ("standards", rows[cut:])) if part[1]],
        "next": more,
        "older": found.older,
        "more_older": found.more_older,
        "older_url": f"{here}{asked.address(part='older')}",
    }  # fmt: skip


def _one_part(visit: Visit, asked: Asked) -> dict[str, Any]:
    rows = queries.late_now(
        visit.actor,
        visit.now,
        station=asked.station,
        duty_class=asked.duty_class,
        after=asked.after,
        limit=PAGE + 1,
        part=asked.part,
    )
    here = reverse("command:board")
    shown = _list(visit, asked, rows, here)
    following = part_after(asked, asked.part)
    further = asked.address(part=following) if following else ""
    return {
        **shown,
        "parts": [(asked.part, shown["rows"])] if shown["rows"] else [],
        "next": next_page(asked, rows, asked.part) or further,
        "first": f"{here}{asked.address()}",
    }


def _list(visit: Visit, asked: Asked, rows: tuple[OwedDuty, ...], here: str) -> dict[str, Any]:
    return {
        **rooms(visit),
        "rows": lines.owed_list(rows[:PAGE], visit.now),
        "fields": filter_fields(asked, queries.stations(visit.actor, visit.now)),
        "narrowed": asked.narrowed,
        "here": here,
        "next": next_page(asked, rows),
        "first": f"{here}{asked.address()}" if asked.after else "",
        "file_url": f"{reverse('command:late_file')}{asked.address()}",
        "paper_url": f"{reverse('command:paper')}{asked.address()}",
        "now": visit.now,
    }


def rooms(visit: Visit) -> dict[str, Any]:
    """This will say which of the commander's pages his post has, for their navigation."""
    return {
        "listed": _is_listed(visit),
        "reviews": visit.actor.post in CALLED_ABOVE,
        "is_station": visit.actor.post == Post.STATION_COMMANDER,
    }


def _is_listed(visit: Visit) -> bool:
    """This will say whether an area is shown duty by duty and desk by desk: up to a district."""
    return visit.actor.post not in ABOVE_A_DISTRICT
