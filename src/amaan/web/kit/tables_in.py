"""A page on which a table is tried, and brought in when nothing is wrong with it.

Every register that takes in rows has one. The dry run changes nothing; a table with a fault is
refused whole, and lists every fault; what was pasted stays on the page.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _

from amaan.kernel.refusals import Refused
from amaan.kernel.tables import Checked, Column, Fault, Table, read_table, text_of
from amaan.organisation.queries import Actor
from amaan.web.kit import shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

# More faults than anybody mends in one sitting; the rest show when these are mended.
SHOWN = 100


@dataclass(frozen=True)
class Kind:
    """A kind of table: its columns, its dry run, the act that brings it in, and its words.

    `ready` and `brought_in` say how many rows stand ready, and how many were brought in.
    """

    name: str
    columns: tuple[Column, ...]
    check: Callable[[Actor, Table, datetime], Checked]
    bring_in: Callable[..., int]
    example: tuple[str, ...]
    title: Callable[[], str]
    ready: Callable[[int], str]
    brought_in: Callable[[int], str]
    # Where it leads to, the empty table, and the page to go back to: by name, or an address.
    lead_to: str
    empty: str
    back: str
    remark: Callable[[], str] = str


def page(request: HttpRequest, visit: Visit, kind: Kind) -> HttpResponse:
    """This will try a table, and bring it in when that was asked and nothing is wrong with it."""
    shown: dict[str, Any] = {
        "title": kind.title(),
        "remark": kind.remark(),
        "columns": [_heading(c, visit.language) for c in kind.columns],
        "template_url": resolve_url(kind.empty),
        "back_url": resolve_url(kind.back),
        "text": "",
    }
    if request.method == "GET":
        return render(request, "kit/table_in.html", shown)
    try:
        with transaction.atomic():
            shown["text"] = _sent(request)
            table = read_table(shown["text"], kind.columns)
            checked = kind.check(visit.actor, table, visit.now)
            if request.POST.get("act") == "bring_in" and not checked.faults:
                done = kind.bring_in(actor=visit.actor, table=table, now=visit.now)
                messages.success(request, kind.brought_in(done))
                return redirect(kind.lead_to)
    except Refused as refusal:
        shown["refusal"] = sentence_of(refusal)
        return render(request, "kit/table_in.html", shown, status=422)
    shown |= {
        "ready": checked.ready,
        "ready_words": kind.ready(checked.ready),
        "faults": fault_register(checked.faults[:SHOWN], visit.language),
        "fault_count": len(checked.faults),
        "more": len(checked.faults) > SHOWN,
        "rows_with_faults": len({fault.line for fault in checked.faults}),
    }
    status = 422 if checked.faults else 200
    return render(request, "kit/table_in.html", shown, status=status)


def empty_table(visit: Visit, kind: Kind) -> HttpResponse:
    """This will give an empty table with one row as an example."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([_heading(c, visit.language) for c in kind.columns])
    writer.writerow(kind.example)
    # The mark at the front tells a spreadsheet that Urdu follows.
    response = HttpResponse("\ufeff" + page.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind.name}.csv"'
    return response


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    return text_of(file.read()) if file is not None else request.POST.get("text", "")


def _heading(column: Column, language: str) -> str:
    return in_language(column.english, column.urdu, language)


def fault_register(faults: Sequence[Fault], language: str) -> shapes.Register:
    """This will draw what is wrong with a table, row by row."""
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
