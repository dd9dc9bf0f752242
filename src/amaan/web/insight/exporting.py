"""Figures as files: what each holds, to whom it may go, and the file itself, with its number."""

import base64

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.exports.actions import note_print
from amaan.insight import queries
from amaan.insight.coding import GOALS, ICCS
from amaan.reckoning.apart import reckon
from amaan.web.insight import workbooks
from amaan.web.insight.asking import Page, page_of
from amaan.web.insight.frame import frame
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door(audience="command", classes=SKELETON)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will offer the files, and show how our groups stand beside ICCS and the goals."""
    asked = page_of(request, visit)
    here = reverse("insight:exports")
    shown = {
        **frame(asked, visit, here),
        "nothing": not queries.funnel(asked.asked)[0].reached,
        "files": _files(asked),
        "iccs": _iccs(),
        "goals": _goals(),
    }
    return render(request, "insight/exports.html", shown)


@door(audience="command", classes=SKELETON, export=True)
def workbook(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give figures, definitions, months and coding as sheets of one workbook."""
    asked = page_of(request, visit)
    sheets = workbooks.sheets(asked, visit.language)
    number = note_print(actor=visit.actor, paper="figures_workbook", case_id=None, now=visit.now)
    told = {
        "title": _("What became of reports"),
        "made_at": visit.now.replace(tzinfo=None).isoformat(timespec="seconds"),
        "sheets": [{**one, "after": [*one["after"], _("Number of this file") + f": {number}"]}
                   for one in sheets],
    }  # fmt: skip
    file = base64.b64decode(reckon("spreadsheet", told)["file"])
    return _as_file(file, _XLSX, f"figures-{number}.xlsx")


def _as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _files(asked: Page) -> shapes.Register:
    own = _("Inside the chain of command only: true numbers.")
    offered = [
        (_("Spreadsheet, one sheet"), "insight:file", _("Every figure, with what it counts.")),
        (_("Workbook"), "insight:workbook",
         _("Figures, definitions, months, places, and the codes of ICCS and the goals.")),
    ]  # fmt: skip
    rows = tuple(
        (
            shapes.Cell(text=title, href=reverse(name) + asked.query),
            shapes.Cell(text=holds),
            shapes.Cell(text=own),
        )
        for title, name, holds in offered
    )
    return shapes.Register(
        caption=_("Files"),
        columns=(
            shapes.Column(label=_("File")),
            shapes.Column(label=_("What it holds"), wide=True),
            shapes.Column(label=_("To whom it may go")),
        ),
        rows=rows,
        empty=shapes.Empty(title=""),
    )


def _iccs() -> shapes.Register:
    return shapes.Register(
        caption=_("Our groups of offences beside ICCS"),
        columns=(
            shapes.Column(label=_("Our group")),
            shapes.Column(label=_("ICCS")),
            shapes.Column(label=_("State")),
            shapes.Column(label=_("Note"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("figure_offences", one.group)),
                shapes.Cell(text=one.code or "–"),
                shapes.Cell(text=workbooks.state(one.state)),
                shapes.Cell(text=_(one.note)),
            )
            for one in ICCS
        ),
        empty=shapes.Empty(title=""),
    )


def _goals() -> shapes.Register:
    return shapes.Register(
        caption=_("Sustainable Development Goals"),
        columns=(
            shapes.Column(label=_("Measure")),
            shapes.Column(label=_("What it asks"), wide=True),
            shapes.Column(label=_("What police figures say of it"), wide=True),
            shapes.Column(label=_("State")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=one.measure),
                shapes.Cell(text=_(one.what)),
                shapes.Cell(text=_(one.ours)),
                shapes.Cell(text=workbooks.state(one.state)),
            )
            for one in GOALS
        ),
        empty=shapes.Empty(title=""),
    )
