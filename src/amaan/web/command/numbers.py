"""A unit's numbers of a month: each of how many, what it counts, and from where it comes."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.exports.actions import note_print
from amaan.exports.tables import as_csv
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.oversight import figures
from amaan.oversight.figures import Figure
from amaan.web.command import tables
from amaan.web.command.asking import commander
from amaan.web.command.figure_words import FIGURES
from amaan.web.command.lines import place_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit


@door(audience="command", classes=SKELETON)
def numbers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a month's figures of an area, or of one place within it."""
    commander(visit)
    month, place = _asked(request, visit)
    found = figures.unit_numbers(visit.actor, month, visit.now, place=place)
    today, here = clock.local_date(visit.now), reverse("command:numbers")
    chosen = {"place": str(place)} if place else {}
    shown = {
        **rooms(visit),
        "title": clock_words.month(month),
        "unit": place_name(found.place),
        "figures": [_shown(one) for one in found.figures],
        "choice": _choice(visit, month, place),
        "month": f"{month:%Y-%m}",
        "here": here,
        "file_url": f"{reverse('command:numbers_file')}?"
        + urlencode({"month": f"{month:%Y-%m}", **chosen}),
        "earlier": _page(tables.months_before(month, 1), today, here, chosen),
        "later": _page(tables.months_before(month, -1), today, here, chosen),
        "enough": ENOUGH_FOR_A_SHARE,
    }
    return render(request, "command/numbers.html", shown)


@door(audience="command", classes=SKELETON, export=True)
def numbers_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the same figures as a file for a spreadsheet, definitions and all."""
    commander(visit)
    month, place = _asked(request, visit)
    found = figures.unit_numbers(visit.actor, month, visit.now, place=place)
    number = note_print(actor=visit.actor, paper="numbers_file", case_id=None, now=visit.now)
    unit = place_name(found.place)
    head = (
        _("Unit"), _("Month"), _("Figure"), _("Number"), _("Of"), _("What is counted"),
        _("Source"), _("Number of this file"),
    )  # fmt: skip
    rows = [
        (
            unit, f"{month:%Y-%m}", str(FIGURES[one.code].title), str(one.part), str(one.of),
            str(FIGURES[one.code].definition), str(FIGURES[one.code].source), number,
        )
        for one in found.figures
    ]  # fmt: skip
    answer = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="numbers-{month:%Y-%m}.csv"'
    return answer


def share_words(part: int, of: int) -> str:
    """This will write a figure with its whole, and say in words what is too little for a share."""
    if of == 0:
        return _("none: there was nothing to count")
    words = tables.missed_of_due(part, of)
    if of < ENOUGH_FOR_A_SHARE:
        return _("%(numbers)s, too few for a share") % {"numbers": words}
    return words


def _asked(request: HttpRequest, visit: Visit) -> tuple[date, UnitId | None]:
    month = tables.month_of(request.GET.get("month", ""), clock.local_date(visit.now))
    try:
        return month, UnitId(UUID(request.GET.get("place", "")))
    except ValueError:
        return month, None


def _shown(one: Figure) -> dict[str, Any]:
    words = FIGURES[one.code]
    return {
        "line": _("%(title)s: %(numbers)s")
        % {"title": words.title, "numbers": share_words(one.part, one.of)},
        "pairs": (
            (_("What is counted"), words.definition),
            (_("Number"), str(one.part)),
            (_("Of"), str(one.of)),
            (_("Source"), words.source),
        ),
    }


def _choice(visit: Visit, month: date, place: UnitId | None) -> shapes.Field | None:
    offered = figures.places(visit.actor, month)
    if len(offered) < 2:
        return None
    return shapes.Field(
        name="place",
        label=_("Place"),
        kind="select",
        required=True,
        options=(
            shapes.Option(value="", label=_("All together")),
            *(shapes.Option(value=str(one.unit_id), label=place_name(one)) for one in offered),
        ),
        chosen=(str(place) if place else "",),
    )


def _page(month: date, today: date, here: str, chosen: dict[str, str]) -> str:
    address = tables.month_address(month, today, here)
    return f"{address}&{urlencode(chosen)}" if address and chosen else address
