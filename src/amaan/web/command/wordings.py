"""Which words of officers' own came up in a month: to teach by, never to punish by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from amaan.kernel import clock
from amaan.oversight.wordings import OfficerWordings, WordingBoard, WordingLine, wordings
from amaan.web.command import tables
from amaan.web.command.asking import commander
from amaan.web.command.lines import holder_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import text_language
from amaan.web.kit.visit import Visit
from amaan.wording.reading import load


@door(audience="command", classes=SKELETON)
def own_words(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show which classes came up in the area, and by officer to their own commander."""
    commander(visit)
    today = clock.local_date(visit.now)
    month = tables.month_of(request.GET.get("month", ""), today)
    found = wordings(visit.actor, month)
    here = reverse("command:own_words")
    shown = {
        **rooms(visit),
        "classes": _classes(found),
        "officers": _officers(found) if found.by_officer else None,
        "title": clock_words.month(month),
        "earlier": tables.month_address(tables.months_before(month, 1), today, here),
        "later": tables.month_address(tables.months_before(month, -1), today, here),
    }
    return render(request, "command/own_words.html", shown)


def _classes(found: WordingBoard) -> shapes.Register:
    return shapes.Register(
        caption=gettext("What came up"),
        columns=(
            shapes.Column(label=gettext("Words"), wide=True),
            shapes.Column(label=gettext("Pointed out"), numeric=True),
            shapes.Column(label=gettext("Written anew"), numeric=True),
            shapes.Column(label=gettext("Kept, with a reason"), numeric=True),
        ),
        rows=tuple(map(_class, found.by_class)),
        empty=shapes.Empty(
            title=gettext("Nothing was pointed out in this month."),
            text=gettext("Or nobody wrote a note. Her own words are never looked at."),
        ),
    )


def _class(line: WordingLine) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(text=_title(line.wording), note=_instead(line.wording)),
        shapes.Cell(text=str(line.shown)),
        shapes.Cell(text=str(line.written_anew)),
        shapes.Cell(text=str(line.kept)),
    )


def _officers(found: WordingBoard) -> shapes.Register:
    return shapes.Register(
        caption=gettext("Your officers, by name"),
        columns=(
            shapes.Column(label=gettext("Officer"), wide=True),
            shapes.Column(label=gettext("Pointed out"), numeric=True),
            shapes.Column(label=gettext("Kept, with a reason"), numeric=True),
            shapes.Column(label=gettext("Most often")),
        ),
        rows=tuple(map(_officer, found.by_officer)),
        empty=shapes.Empty(title="", text=""),
    )


def _officer(line: OfficerWordings) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(text=holder_name(line.officer)),
        shapes.Cell(text=str(line.shown)),
        shapes.Cell(text=str(line.kept)),
        shapes.Cell(text=_title(line.most)),
    )


def _title(wording: str) -> str:
    # A class that is no longer in the rules is shown as it was stored.
    known = load()[0].wordings.get(wording)
    return known.title[text_language()] if known else wording


def _instead(wording: str) -> str:
    known = load()[0].wordings.get(wording)
    return known.instead[text_language()] if known else ""
