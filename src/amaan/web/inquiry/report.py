"""The page of the report: what is there, what is missing and whose, and what stands without her."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.exports.actions import note_print
from amaan.investigation import report, report_elements
from amaan.investigation.report import PERHAPS, RESTS_ON_HER, STANDS, Piece, Report
from amaan.kernel.refusals import NotFound, Refused
from amaan.law import catalogue
from amaan.law.catalogue import Catalogue
from amaan.protocol import facts
from amaan.protocol.casework import Checked
from amaan.web.inquiry.acts import ActForm, posted, read_by, worked_on
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options, sentence

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
PAPER = "challan_checklist"


class DelayForm(ActForm):
    """Why a report is not ready."""

    report = OneOf(
        options("report_kinds", "interim final"),
        label=gettext_lazy("Which report?"),
        inline=True,
    )
    reason = OneOf(
        options(
            "delay_reasons",
            "accused_unknown accused_at_large investigation_changed remand_running"
            " forensic_report_waited medical_report_waited returned_for_defects other_delay",
        ),
        label=gettext_lazy("Why is it not ready?"),
    )


FORMS: dict[str, type[ActForm]] = {
    "delay": DelayForm,
    "finished": ActForm,
    "interim": ActForm,
    "submitted": ActForm,
    "copied": ActForm,
}
WRITTEN: dict[str, Callable[[], Any]] = {
    "finished": facts.InvestigationFinished,
    "interim": facts.InterimReportSent,
    "submitted": facts.ChallanSubmitted,
    "copied": facts.AccusedCopyGiven,
}


@door(audience="case", classes=CASEWORK)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show how far the report is, and what is missing and whose."""
    sheet = read_by(visit, case_id)
    found = report.report_of(sheet, visit.now)
    known = catalogue.load()
    shown = {
        "sheet": sheet,
        "pairs": _where_it_stands(found),
        "late": found.is_past_fourteen_days(visit.now),
        "checklist": _register(found),
        "defects": [label("defects", code) for code in found.defects],
        "sections": [
            _section(one, known, sheet, may="record" in sheet.may)
            for one in report_elements.sections_of(found.line, sheet.offences)
        ],
        "evidence": [
            (title, [_piece(piece) for piece in found.standing(how)])
            for how, title in (
                (STANDS, _("Stands without her evidence")),
                (PERHAPS, _("May be disputed without her evidence")),
                (RESTS_ON_HER, _("Rests on her evidence")),
            )
        ],
        "steps": _steps(sheet) if "record" in sheet.may else [],
        "may_print": "print_papers" in sheet.may,
        "may_copy": "give_out" in sheet.may,
    }
    return render(request, "inquiry/report.html", shown)


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def step(request: HttpRequest, visit: Visit, case_id: UUID, kind: str) -> HttpResponse:
    """This will write down a step of the report."""
    sheet = worked_on(visit, case_id)
    if kind not in FORMS:
        raise NotFound
    form = FORMS[kind](posted(request), now=visit.now)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        fact = (
            facts.ReportDelayed(report=said["report"], reason=said["reason"])
            if kind == "delay"
            else WRITTEN[kind]()
        )
        try:
            with transaction.atomic():
                report.write_step(
                    actor=visit.actor,
                    case_id=sheet.case_id,
                    act_id=form.act_ref(),
                    fact=fact,
                    happened=form.when(),
                    now=visit.now,
                )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            return redirect("inquiry:report", case_id)
    missing = report.report_of(sheet, visit.now).missing if kind == "submitted" else ()
    shown = {
        "sheet": sheet,
        "form": form,
        "title": _titles()[kind],
        "fields": [form[name] for name in ("report", "reason", "happened") if name in form.fields],
        "missing": [_title(one) for one in missing],
    }
    return render(request, "inquiry/report_step.html", shown, status=422 if form.errors else 200)


class ElementForm(ActForm):
    """Which piece of evidence shows which part of what a section asks."""

    def __init__(
        self,
        *args: Any,
        elements: Sequence[tuple[str, str]],
        evidence: Sequence[tuple[str, str]],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        # It is named now; when it was found stands with the entry.
        del self.fields["happened"]
        self.fields["element"] = OneOf(elements, label=gettext_lazy("What the section asks"))
        self.fields["evidence"] = OneOf(evidence, label=gettext_lazy("Which entry shows it"))


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def element(request: HttpRequest, visit: Visit, case_id: UUID, offence: str) -> HttpResponse:
    """This will name a piece of evidence for a part of what a section asks to be shown."""
    sheet = worked_on(visit, case_id)
    parts = report_elements.elements(offence)
    if offence not in sheet.offences or not parts:
        raise NotFound
    pieces = report.report_of(sheet, visit.now).evidence
    form = ElementForm(
        posted(request),
        now=visit.now,
        elements=parts,
        evidence=[(piece.entry, " · ".join(_piece(piece))) for piece in pieces],
    )
    if form.is_bound and form.is_valid():
        report_elements.name_evidence(
            actor=visit.actor,
            case_id=sheet.case_id,
            act_id=form.act_ref(),
            offence=offence,
            element=form.cleaned_data["element"],
            evidence=form.cleaned_data["evidence"],
            now=visit.now,
        )
        return redirect("inquiry:report", case_id)
    shown = {
        "sheet": sheet,
        "form": form,
        "title": _("Name the evidence: %(section)s")
        % {"section": _offence(offence, catalogue.load())},
        "fields": [form["element"], form["evidence"]] if pieces else [],
        "nothing": not pieces,
    }
    return render(request, "inquiry/report_step.html", shown, status=422 if form.errors else 200)


@door(audience="case", classes=CASEWORK)
def paper(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the checklist of the report; it opens nothing sealed and names nobody.

    Printed from the page: what leaves a door as a file holds the skeleton of a case at most.
    """
    sheet = read_by(visit, case_id)
    if "print_papers" not in sheet.may:
        raise NotFound
    found = report.report_of(sheet, visit.now)
    number = note_print(actor=visit.actor, paper=PAPER, case_id=sheet.case_id, now=visit.now)
    unit, officer = visit.signed_in.unit, visit.signed_in.officer
    numbers = tuple((label("registers", name), told) for name, told in sheet.numbers)
    shown = {
        "sheet": sheet,
        "head": shapes.DocumentHead(
            title=_("Checklist of the report under CrPC 173"),
            reference=sheet.reference,
            unit=in_language(unit.name_en, unit.name_ur, visit.language),
            officer=in_language(officer.name_en, officer.name_ur, visit.language),
            made_at=visit.now,
            number=number,
        ),
        "pairs": (*numbers, *_where_it_stands(found)),
        "checklist": _register(found),
        "defects": [label("defects", code) for code in found.defects],
        "evidence": [_piece(piece) for piece in found.standing(STANDS)],
    }
    return render(request, "inquiry/report_paper.html", shown)


def _where_it_stands(found: Report) -> tuple[tuple[str, str], ...]:
    rows = [(_("FIR"), _at(found.fir_at))]
    if found.interim_due is not None and found.submitted_at is None:
        rows.append((_("Fourteenth day"), clock_words.day(found.interim_due)))
    rows += [
        (title, _at(at))
        for title, at in (
            (_("Interim report sent"), found.interim_sent_at),
            (_("Investigation finished"), found.finished_at),
            (_("Sent to the prosecutor"), found.asked_prosecutor_at),
            (_("Final report submitted"), found.submitted_at),
        )
        if at is not None
    ]
    rows += [
        (label("report_kinds", delay.report), label("delay_reasons", delay.reason))
        for delay in found.delays
    ]
    return tuple(rows)


def _register(found: Report) -> shapes.Register:
    missing = len(found.missing)
    return shapes.Register(
        caption=_("What belongs to the report"),
        columns=(
            shapes.Column(label=_("What should be there"), wide=True),
            shapes.Column(label=_("Whose")),
            shapes.Column(label=_("Where it stands")),
            shapes.Column(label=_("Authority")),
        ),
        rows=tuple(_row(one) for one in found.checked),
        empty=shapes.Empty(title=_("Nothing is asked for yet.")),
        count=_("%(n)s missing") % {"n": missing} if missing else "",
    )


def _row(one: Checked) -> tuple[shapes.Cell, ...]:
    tones: dict[str, shapes.Tone] = {"there": "good", "missing": "late", "excused": "quiet"}
    return (
        shapes.Cell(text=_title(one)),
        shapes.Cell(text=label("owners", one.item.owner)),
        shapes.Cell(text=_state(one), kind="tag", tone=tones[one.state]),
        shapes.Cell(text=_authority(one)),
    )


def _title(one: Checked) -> str:
    return in_language(one.item.title_en, one.item.title_ur)


def _state(one: Checked) -> str:
    return {
        "there": _("there"),
        "missing": _("missing"),
        "excused": _("not asked for: she declined it"),
    }[one.state]


def _authority(one: Checked) -> str:
    # Fenced, so that a citation keeps its order in a line of Urdu.
    return f"\u2068{one.item.provision}\u2069" if one.item.provision else _("our proposal")


def _piece(piece: Piece) -> tuple[str, str]:
    title = sentence(facts.KINDS[piece.kind].title, get_language())
    of = f": {label('statement_givers', piece.of)}" if piece.of else ""
    return f"{title}{of}", clock_words.moment(piece.happened_at)


def _section(
    section: report_elements.Section, known: Catalogue, sheet: CaseSheet, *, may: bool
) -> dict[str, Any]:
    def links(found: tuple[report_elements.Link, ...]) -> list[tuple[str, str, str, str]]:
        return [
            (*_piece(link.piece), _where(link.piece, sheet),
             address("case:correct", sheet.case_id, link.entry) if may else "")
            for link in found
        ]  # fmt: skip

    return {
        "title": _offence(section.offence, known),
        "elements": [(one.words, links(one.links)) for one in section.elements],
        "other_words": links(section.other_words),
        "name": address("inquiry:report_element", sheet.case_id, section.offence)
        if may and section.elements
        else "",
    }


def _where(piece: Piece, sheet: CaseSheet) -> str:
    """This will lead from a piece of evidence to the page it stands on."""
    there = {
        facts.ExhibitTaken.kind: "inquiry:exhibits",
        facts.StatementRecorded.kind: "inquiry:interviews",
        facts.Statement164Recorded.kind: "inquiry:interviews",
    }
    return address(there.get(piece.kind, "inquiry:medical"), sheet.case_id)


def _offence(offence: str, known: Catalogue) -> str:
    found = known.every.get(offence)
    if found is None:
        return offence
    return f"{found.act}, {found.section}: {in_language(found.title, found.title_ur)}"


def _titles() -> dict[str, str]:
    return {
        "delay": _("Say why a report is not ready"),
        "finished": _("Investigation finished"),
        "interim": _("Interim report sent"),
        "submitted": _("Final report submitted"),
        "copied": _("Copies given to the accused"),
    }


def _steps(sheet: CaseSheet) -> list[tuple[str, str]]:
    return [
        (title, address("inquiry:report_step", sheet.case_id, name))
        for name, title in _titles().items()
    ]


def _at(instant: Any) -> str:
    return "–" if instant is None else clock_words.moment(instant)
