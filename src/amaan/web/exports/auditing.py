"""For the oversight auditor: what left, which export a leaked piece is, and how often."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.confidentiality import leaving
from amaan.confidentiality.classes import DataClass
from amaan.exports import queries
from amaan.exports.marks import NotAPiece
from amaan.exports.queries import KindCount, PrintLine
from amaan.kernel import clock
from amaan.web.exports import words
from amaan.web.exports.forms import PieceForm
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1, DataClass.C8})
PAGE = 50


@door(audience="exports", classes=SKELETON)
def register(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what was asked for in the auditor's area, the newest first."""
    lines = queries.register(visit.actor, visit.now, before=key_of(request), limit=PAGE + 1)
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    drawn = words.listed(
        lines[:PAGE],
        _("Register of what left"),
        _("Nothing was asked for."),
        older_url=older(address("exports:register"), last.asked_at, last.id) if last else "",
    )
    return render(request, "exports/register.html", {"register": drawn})


@door(audience="exports", classes=SKELETON, methods=("GET", "POST"))
def which(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will say of which export or print a leaked piece is."""
    form = PieceForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"form": form}
    typed = form.cleaned_data["piece"] if form.is_bound and form.is_valid() else "????"
    try:
        found = queries.which_is_this(visit.actor, typed, visit.now)
        shown |= {
            "found": found,
            "exports": words.listed(found.exports, _("Exports it may be of"), _("No export fits.")),
            "prints": _prints(found.prints, visit),
        }
    except NotAPiece:
        if form.is_bound and not form.errors:
            form.add_error(
                "piece", _("Too little can be read. Give at least three letters or digits.")
            )
    return render(request, "exports/which.html", shown, status=422 if form.errors else 200)


@door(audience="exports", classes=SKELETON)
def counts(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will count what left this year, by kind: the figures of the transparency report."""
    this_year = clock.local_date(visit.now).replace(month=1, day=1)
    since = clock.start_of_day(this_year)
    found = queries.counts(visit.actor, since, visit.now)
    shown = {
        "table": _counted(found),
        "forced": sum(line.forced for line in found),
        "since": since,
        "now": visit.now,
    }
    return render(request, "exports/counts.html", shown)


def _prints(prints: tuple[PrintLine, ...], visit: Visit) -> shapes.Register:
    return shapes.Register(
        caption=_("Prints it may be of"),
        columns=(
            shapes.Column(label=_("Number")),
            shapes.Column(label=_("Paper"), wide=True),
            shapes.Column(label=_("Printed by")),
            shapes.Column(label=_("When")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=line.number, kind="reference"),
                shapes.Cell(text=label("papers_printed", line.paper)),
                shapes.Cell(
                    text=words.officer(line.printed_by, visit), note=label("posts", line.post)
                ),
                shapes.Cell(text=clock_words.moment(line.printed_at)),
            )
            for line in prints
        ),
        empty=shapes.Empty(title=_("No print fits.")),
    )


def _counted(found: tuple[KindCount, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("What left, by kind"),
        columns=(
            shapes.Column(label=_("Kind"), wide=True),
            shapes.Column(label=_("Asked for"), numeric=True),
            shapes.Column(label=_("Stopped"), numeric=True),
            shapes.Column(label=_("Fetched"), numeric=True),
            shapes.Column(label=_("Asked back"), numeric=True),
            shapes.Column(label=_("Not returned"), numeric=True),
            shapes.Column(label=_("Ordered"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_(leaving.KINDS[line.kind].label)),
                *(
                    shapes.Cell(text=str(count), kind="number")
                    for count in (line.asked, line.refused, line.taken, line.asked_back,
                                  line.not_returned, line.forced)
                ),
            )
            for line in found
        ),
        empty=shapes.Empty(title=_("Nothing was asked for.")),
    )  # fmt: skip
