"""Pilots beside a district that goes on as before, in words that a commander can read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.community.pilots import District, PilotSheet, pilots
from amaan.community.results_books import PILOTS
from amaan.confidentiality.classes import DataClass
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.programme import figures

NOTHING_OF_A_CASE = frozenset[DataClass]()


@door(audience="people", classes=NOTHING_OF_A_CASE)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what each pilot changed, less what changed without it."""
    shown = {
        "pilots": [_shown(one) for one in pilots(visit.actor, visit.now)],
        "register_url": reverse("books:book", args=[PILOTS.name]),
    }
    return render(request, "programme/pilots.html", shown)


def reading(one: PilotSheet) -> str:
    """This will say what a pilot shows, and how far it can be trusted."""
    match one.reading:
        case "early":
            return _("It is too early: there are no figures before and after of ten or more.")
        case "alone":
            return _(
                "There is no comparison yet. What changed here may have changed everywhere: do "
                "not put it down to the pilot."
            )
        case "open":
            return _(
                "Taking off what changed without the pilot, the change is %(net)s. Nought lies "
                "between: chance alone may explain it. Go on counting before deciding."
            ) % {"net": figures.change(one.net)}
        case "better":
            return _(
                "Taking off what changed without the pilot, the change is %(net)s, to the better. "
                "Chance alone hardly explains it."
            ) % {"net": figures.change(one.net)}
        case _:
            return _(
                "Taking off what changed without the pilot, the change is %(net)s, to the worse. "
                "Chance alone hardly explains it. Ask what went wrong before going on."
            ) % {"net": figures.change(one.net)}


def _shown(one: PilotSheet) -> dict[str, Any]:
    return {
        "name": one.name,
        "url": reverse("books:entry", args=[PILOTS.name, one.entry_id]),
        "reading": reading(one),
        "pairs": (
            (_("What is done otherwise"), one.change),
            (_("What is counted, of how many"), one.measure),
            (_("Indicator"), one.indicator),
            (_("Began on"), figures.day(one.began_on)),
            (_("Counted until"), figures.day(one.counted_until)),
            (_("Source"), one.origin),
        ),
        "table": _table(one),
    }


def _table(one: PilotSheet) -> shapes.Register:
    return shapes.Register(
        caption=_("Before and after"),
        columns=(
            shapes.Column(label=_("District")),
            shapes.Column(label=_("Before")),
            shapes.Column(label=_("After")),
            shapes.Column(label=_("How it changed"), wide=True),
        ),
        rows=(
            _row(in_language(one.unit_en, one.unit_ur), _("where it is tried"), one.here),
            _row(one.comparison, _("comparison"), one.there),
        ),
        empty=shapes.Empty(title=_("No figures yet.")),
    )


def _row(name: str, note: str, district: District) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(text=name, note=note),
        shapes.Cell(text=figures.share(district.before)),
        shapes.Cell(text=figures.share(district.after)),
        shapes.Cell(text=figures.change(district.change)),
    )
