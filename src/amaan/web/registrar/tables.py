"""The registrar's pages for tables: take an empty one, try a filled one, bring it in."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.kernel.refusals import Refused
from amaan.organisation import actions
from amaan.organisation.importing import officers as officer_tables
from amaan.organisation.importing import units as unit_tables
from amaan.organisation.importing.checks import Checked, check_officers, check_units
from amaan.organisation.importing.tables import Column, Fault, Table, read_table, text_of
from amaan.organisation.queries import Actor
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.registrar.lines import OWN_SCRIPT
from amaan.web.registrar.reading import NOTHING, only_a_registrar

# More faults than anybody mends in one sitting; the rest show when these are mended.
SHOWN = 100


@dataclass(frozen=True)
class Kind:
    """A kind of table: its columns, its dry run, and the act that brings it in."""

    name: str
    columns: tuple[Column, ...]
    check: Callable[[Actor, Table, datetime], Checked]
    bring_in: Callable[..., int]
    lead_to: str
    example: tuple[str, ...]


UNITS = Kind(
    "units",
    unit_tables.COLUMNS,
    check_units,
    actions.import_units,
    "registrar:units",
    ("station", "Sariab", "سریاب", "Quetta", ""),
)
OFFICERS = Kind(
    "officers",
    officer_tables.COLUMNS,
    check_officers,
    actions.import_officers,
    "registrar:officers",
    ("Amna", "آمنہ", "Q-101", "si", "female", "amna.k", "desk_officer", "Sariab / Women's Desk"),
)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def units(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of units, and bring it in when nothing is wrong with it."""
    return _page(request, visit, UNITS)


@door(audience="registrar", classes=NOTHING, methods=("GET", "POST"))
def officers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will try a table of officers, and bring it in when nothing is wrong with it."""
    return _page(request, visit, OFFICERS)


@door(audience="registrar", classes=NOTHING, export=True)
def empty_units(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of units with one row as an example."""
    return _empty(visit, UNITS)


@door(audience="registrar", classes=NOTHING, export=True)
def empty_officers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give an empty table of officers with one row as an example."""
    return _empty(visit, OFFICERS)


def _page(request: HttpRequest, visit: Visit, kind: Kind) -> HttpResponse:
    only_a_registrar(visit)
    shown: dict[str, Any] = {
        "kind": kind.name,
        "columns": [_heading(c, visit.language) for c in kind.columns],
        "template_url": reverse(f"registrar:empty_{kind.name}"),
        "text": "",
    }
    if request.method == "GET":
        return render(request, "registrar/table.html", shown)
    try:
        shown["text"] = _sent(request)
        table = read_table(shown["text"], kind.columns)
        checked = kind.check(visit.actor, table, visit.now)
        if request.POST.get("act") == "bring_in" and not checked.faults:
            done = kind.bring_in(actor=visit.actor, table=table, now=visit.now)
            messages.success(request, _brought_in(kind, done))
            return redirect(kind.lead_to)
    except Refused as refusal:
        shown["refusal"] = sentence_of(refusal)
        return render(request, "registrar/table.html", shown, status=422)
    shown |= {
        "ready": checked.ready,
        "ready_words": _ready(kind, checked.ready),
        "faults": _fault_register(checked.faults[:SHOWN], visit.language),
        "fault_count": len(checked.faults),
        "more": len(checked.faults) > SHOWN,
        "rows_with_faults": len({fault.line for fault in checked.faults}),
    }
    status = 422 if checked.faults else 200
    return render(request, "registrar/table.html", shown, status=status)


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    return text_of(file.read()) if file is not None else request.POST.get("text", "")


def _heading(column: Column, language: str) -> str:
    return column.urdu if language in OWN_SCRIPT else column.english


def _fault_register(faults: Sequence[Fault], language: str) -> shapes.Register:
    return shapes.Register(
        caption=_("What is not right"),
        columns=(
            shapes.Column(label=_("Row")),
            shapes.Column(label=_("Column")),
            shapes.Column(label=_("Why"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=str(fault.line)),
                shapes.Cell(text=_heading(fault.column, language)),
                shapes.Cell(text=_(fault.sentence) % {"told": fault.told}),
            )
            for fault in faults
        ),
        empty=shapes.Empty(title=_("Nothing is wrong.")),
    )


def _ready(kind: Kind, count: int) -> str:
    if kind is UNITS:
        words = ngettext("%(n)s unit is ready.", "%(n)s units are ready.", count)
    else:
        words = ngettext("%(n)s officer is ready.", "%(n)s officers are ready.", count)
    return words % {"n": count}


def _brought_in(kind: Kind, count: int) -> str:
    if kind is UNITS:
        words = ngettext("%(n)s unit is open.", "%(n)s units are open.", count)
    else:
        words = ngettext(
            "%(n)s officer is appointed. Give a password when you see the officer.",
            "%(n)s officers are appointed. Give each a password when you see the officer.",
            count,
        )
    return words % {"n": count}


def _empty(visit: Visit, kind: Kind) -> HttpResponse:
    only_a_registrar(visit)
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([_heading(c, visit.language) for c in kind.columns])
    writer.writerow(kind.example)
    # The mark at the front tells a spreadsheet that Urdu follows.
    response = HttpResponse("\ufeff" + page.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind.name}.csv"'
    return response
