"""What leaves the screen: a paper for the wall or the meeting, and a file of late duties.

Both hold duties and references only, no officer and nobody of a case: a paper is left on a
desk, a file is sent on.
"""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.leaving import ALONE_AT_MOST
from amaan.documents.pieces import Prose
from amaan.exports.actions import note_print
from amaan.exports.tables import as_csv
from amaan.kernel import clock
from amaan.oversight import queries
from amaan.oversight.sheets import OwedDuty
from amaan.web.command import lines, tables
from amaan.web.command.asking import asked_of, commander
from amaan.web.kit import paper_file as papers
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})
ON_PAPER = 60
IN_A_FILE = 2000


@dataclass(frozen=True)
class _LatePaper:
    """What the paper for a meeting holds, on a page or in a file."""

    head: shapes.DocumentHead
    late: shapes.Register
    more: bool
    older: int
    more_older: bool
    by_failure: shapes.Register
    by_place: shapes.Register


@door(audience="command", classes=SKELETON)
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will print what is late now and this month's failures, for a meeting."""
    asked, held = asked_of(request), _late_paper(request, visit)
    number = note_print(actor=visit.actor, paper="late_list", case_id=None, now=visit.now)
    return render(
        request,
        "command/paper.html",
        {
            **{each.name: getattr(held, each.name) for each in fields(held)},
            "head": replace(held.head, number=number),
            "shown": ON_PAPER,
            "file_url": f"{reverse('command:paper_file')}{asked.address()}",
            "now": visit.now,
        },
    )


@door(audience="command", classes=SKELETON, export=True)
def late_paper_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the same paper as a file, numbered, to be printed where the printer is."""
    held = _late_paper(request, visit)
    notes = []
    if held.more:
        notes.append(_("Only the first %(shown)s are printed here.") % {"shown": ON_PAPER})
    if held.older:
        notes.append(_older(held.older, held.more_older))
    last = _("This paper holds duties and references only; it names nobody.")
    return papers.paper_file(
        visit,
        held.head,
        (
            papers.table_of(held.late, visit),
            Prose(paragraphs=tuple(notes)),
            papers.table_of(held.by_failure, visit),
            papers.table_of(held.by_place, visit),
            Prose(paragraphs=(last,)),
        ),
        kind="late_list",
    )


def _older(older: int, more: bool) -> str:
    if more:
        return _("Late for more than 30 days: more than %(older)s duties") % {"older": older}
    return ngettext(
        "Late for more than 30 days: one duty", "Late for more than 30 days: %(n)s duties", older
    ) % {"n": older}


def _late_paper(request: HttpRequest, visit: Visit) -> _LatePaper:
    commander(visit)
    asked = asked_of(request)
    found = queries.late_board(
        visit.actor,
        visit.now,
        station=asked.station,
        duty_class=asked.duty_class,
        limit=ON_PAPER + 1,
    )
    rows = (*found.pressing, *found.standards)
    month = queries.failures(visit.actor, clock.local_date(visit.now).replace(day=1))
    unit = visit.signed_in.unit
    return _LatePaper(
        head=shapes.DocumentHead(
            title=_("Late now"),
            unit=in_language(unit.name_en, unit.name_ur),
            made_at=visit.now,
        ),
        late=late_table(rows[:ON_PAPER], visit.now),
        more=len(rows) > ON_PAPER,
        older=found.older,
        more_older=found.more_older,
        by_failure=tables.failures_table(month),
        by_place=tables.places_table(month, stations=False),
    )


@door(audience="command", classes=SKELETON, export=True)
def late_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give what is late now as a file for a spreadsheet, oldest first."""
    commander(visit)
    asked = asked_of(request)
    rows = queries.late_now(
        visit.actor,
        visit.now,
        station=asked.station,
        duty_class=asked.duty_class,
        limit=IN_A_FILE,
    )
    if len({row.case_id for row in rows}) > ALONE_AT_MOST:
        # So many people leave in no file that one person asks for alone.
        return redirect("exports:ask_report", "supervision_report")
    number = note_print(actor=visit.actor, paper="late_file", case_id=None, now=visit.now)
    table = [_file_head(), *((*_file_row(row, visit.now), number) for row in rows)]
    answer = HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    name = f"duties-{clock.local_date(visit.now).isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def late_table(rows: tuple[OwedDuty, ...], now: datetime) -> shapes.Register:
    """This will show late duties as a register that fits on paper."""
    return shapes.Register(
        caption=_("Late in the last 30 days, law and medicine first"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("What is owed"), wide=True),
            shapes.Column(label=_("Late")),
        ),
        rows=tuple(_paper_row(row, now) for row in rows),
        empty=shapes.Empty(title=_("Nothing is late.")),
    )


def _paper_row(row: OwedDuty, now: datetime) -> tuple[shapes.Cell, ...]:
    shown = lines.owed(row, now)
    notes = [
        label("duty_classes", row.duty_class), shown.duty.owner, shown.where, *shown.obstacles
    ]  # fmt: skip
    return (
        shapes.Cell(text=row.reference, kind="reference"),
        shapes.Cell(text=shown.duty.title, note=" · ".join(notes)),
        shapes.Cell(kind="clock", duty=shown.duty),
    )


def _file_head() -> tuple[str, ...]:
    return (
        _("Reference"),
        _("Rule"),
        _("What is owed"),
        _("Class"),
        _("Stage"),
        _("Owner"),
        _("Station"),
        _("Desk"),
        _("Due"),
        _("Late from"),
        _("Hours late"),
        _("Climbed to"),
        _("What stands in the way"),
        _("Counted as"),
        _("Number of this file"),
    )


def _file_row(row: OwedDuty, now: datetime) -> tuple[str, ...]:
    late = int((now - row.late_at).total_seconds() // 3600)
    return (
        row.reference,
        row.rule,
        in_language(row.title_en, row.title_ur),
        label("duty_classes", row.duty_class),
        label("stages", row.stage),
        label("owners", row.owner),
        lines.place_name(row.station),
        lines.place_name(row.desk),
        _stamp(row.due_at),
        _stamp(row.late_at),
        str(max(late, 0)),
        label("owners", row.climbed_to) if row.climbed_to else "",
        comma().join(label("obstacles", code) for code in row.obstacles),
        label("failures", row.failure) if row.failure else "",
    )


def _stamp(instant: datetime) -> str:
    # As spreadsheets read it in any language, in Karachi's time.
    return clock.local(instant).strftime("%Y-%m-%d %H:%M")
