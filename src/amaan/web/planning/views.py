"""Reading plans: the list, one of them, and the same as paper, document and spreadsheet."""

import base64
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import Bundle, Field, Paper, Said, Section, Watermark
from amaan.documents.record import LANGUAGES, Language
from amaan.documents.setting import render_bundle
from amaan.exports.actions import note_print
from amaan.jobs import queries as jobs
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.planning import queries
from amaan.planning.arithmetic import months_of, years_to_plan
from amaan.planning.queries import PlanSheet
from amaan.reckoning.apart import reckon
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.bilingual import both
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language, text_language
from amaan.web.kit.visit import Visit
from amaan.web.planning import aiming, expecting, laying_out, parts
from amaan.web.planning.forms import DecisionForm, YearForm

COUNTS = frozenset({DataClass.C1})
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door(audience="command", classes=COUNTS)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the plans of an area, and let one be ordered."""
    found = queries.plans(visit.actor, visit.now)
    shown = {
        "plans": laying_out.listed(found),
        "form": year_form(visit) if queries.may_keep(visit.actor) else None,
        "may_read_figures": queries.may_keep(visit.actor),
    }
    return render(request, "planning/home.html", shown)


@door(audience="command", classes=COUNTS)
def plan(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will show a plan whole, and how far its forecast is."""
    return render(request, "planning/plan.html", page_of(visit, plan_id))


def page_of(visit: Visit, plan_id: UUID, decision: DecisionForm | None = None) -> dict[str, Any]:
    """This will give what the page of a plan shows; with a decision that was refused."""
    sheet = queries.plan(visit.actor, plan_id, visit.now)
    laid_out = laying_out.parts(sheet)
    waits = sheet.state == "ordered"
    return {
        "sheet": sheet,
        "title": laying_out.title(sheet),
        "lead": laying_out.lead(sheet),
        "whose": laying_out.whose_numbers(sheet),
        "chart": _chart(sheet),
        "parts": [
            (one, [parts.register(grid) for grid in one.grids if grid.only != "sheet"])
            for one in laid_out
        ],
        "lines": _removable(sheet),
        "untold": _untold(sheet),
        "languages": (("en", _("English")), ("ur", _("Urdu")), ("both", _("Both languages"))),
        "decision": decision or DecisionForm(),
        "progress": jobs.latest_progress(visit.actor, "draft_plan", str(plan_id))
        if waits
        else None,
    }  # fmt: skip


@door(audience="command", classes=COUNTS, export=True)
def paper(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will give a plan as a numbered paper, in one language or both."""
    sheet, number = _leaves(visit, plan_id, "plan_paper")
    wanted = request.GET.get("language", "")
    language: Language = next((one for one in LANGUAGES if one == wanted), text_language())
    told = both(lambda: _paper_of(sheet, number, visit))
    officer = visit.signed_in.officer
    mark = Watermark(
        officer=in_language(officer.name_en, officer.name_ur), at=visit.now, number=number
    )
    pdf = render_bundle(told, language=language, watermark=mark)
    return _file(pdf, "application/pdf", "plan.pdf")


@door(audience="command", classes=COUNTS, export=True)
def document(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will give a plan as a document that can be edited, English first and then Urdu."""
    sheet, number = _leaves(visit, plan_id, "plan_document")
    wanted = request.GET.get("language", "both")
    languages = ("en", "ur") if wanted not in ("en", "ur") else (wanted,)
    told = []
    for language in languages:
        with translation.override(language):
            blocks = _opening(sheet, number)
            for one in laying_out.parts(sheet):
                blocks += parts.blocks(one)
            told.append({"rtl": language == "ur", "blocks": blocks})
    asked = {"title": laying_out.title(sheet), "made_at": _naive(visit), "parts": told}
    return _file(base64.b64decode(reckon("editable", asked)["file"]), DOCX, "plan.docx")


@door(audience="command", classes=COUNTS, export=True)
def spreadsheet(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will give the tables of a plan as a workbook whose sums are formulas."""
    sheet, number = _leaves(visit, plan_id, "plan_spreadsheet")
    wanted = request.GET.get("language", "")
    language = wanted if wanted in ("en", "ur") else text_language()
    with translation.override(language):
        about = {
            "name": _("About this plan"), "rtl": language == "ur",
            "before": [block.get("heading") or block["words"] for block in _opening(sheet, number)],
            "columns": [], "rows": [],
        }  # fmt: skip
        sheets = [about]
        for one in laying_out.parts(sheet):
            sheets += parts.sheets(one, rtl=language == "ur")
        asked = {"title": laying_out.title(sheet), "made_at": _naive(visit), "sheets": sheets}
    return _file(base64.b64decode(reckon("spreadsheet", asked)["file"]), XLSX, "plan.xlsx")


def year_form(visit: Visit, typed: Any = None) -> YearForm:
    """This will ask for the year of a plan; one of those that a forecast reaches."""
    return YearForm(years_to_plan(clock.local_date(visit.now)), typed)


def _chart(sheet: PlanSheet) -> shapes.Chart | None:
    """This will draw the year's reports as bars, inside the chain of command only."""
    found = sheet.expected.get("reports")
    if found is None or found["state"] != "forecast" or not sheet.true_counts:
        return None
    months = months_of(sheet.begins_on)
    return shapes.Chart(
        title=_("Reports to be expected, by month"),
        unit=_("reports"),
        bars=tuple(
            shapes.BarOfChart(
                label=clock_words.month(month),
                value=one["mean"],
                text=f"{one['mean']:.0f} ({expecting.span(one['low80'], one['high80'])})",
            )
            for month, one in zip(months, found["months"], strict=True)
        ),
        source=_("the reports of this area, as they were counted when the plan was drafted"),
    )


def _removable(sheet: PlanSheet) -> list[tuple[UUID, str]]:
    if not sheet.may_write:
        return []
    targets = [(one.target_id, aiming.what(one) + " " + aiming.aim(one)) for one in sheet.targets]
    return targets + [(one.cost_id, f"{one.title}: {one.comes_to:,}") for one in sheet.costs]


def _untold(sheet: PlanSheet) -> list[tuple[UUID, str]]:
    """This will list the office's own numbers of which it may write what came."""
    if not sheet.may_revise:
        return []
    return [(one.target_id, aiming.what(one)) for one in sheet.targets if one.kind == "own"]


def _leaves(visit: Visit, plan_id: UUID, paper: str) -> tuple[PlanSheet, str]:
    sheet = queries.plan(visit.actor, plan_id, visit.now)
    if sheet.state == "ordered":
        raise NotFound
    number = note_print(actor=visit.actor, paper=paper, case_id=None, now=visit.now)
    return sheet, number


def _paper_of(sheet: PlanSheet, number: str, visit: Visit) -> Bundle:
    sections: tuple[Section, ...] = tuple(map(parts.section, laying_out.parts(sheet)))
    facts = (
        Field(label=_("Year and version"), value=laying_out.lead(sheet)),
        Field(label=_("Number of this file"), value=number),
        Field(label=_("Whose numbers"), value=laying_out.whose_numbers(sheet)),
    )
    name = laying_out.title(sheet)
    return Bundle(
        title=name,
        papers=(Paper(title=name, sections=sections),),
        made_at=visit.now,
        unit=Said(en=sheet.unit_en, ur=sheet.unit_ur or sheet.unit_en),
        facts=facts,
        cover=True,
        contents=True,
        depth=2,
    )


def _opening(sheet: PlanSheet, number: str) -> list[dict[str, Any]]:
    return [
        {"heading": laying_out.title(sheet), "level": 0},
        {"words": laying_out.lead(sheet)},
        {"words": laying_out.whose_numbers(sheet)},
        {"words": _("Number of this file: %(number)s") % {"number": number}},
    ]


def _naive(visit: Visit) -> str:
    # A workbook and a document know no zones: the wall clock of Karachi.
    return clock.local(visit.now).replace(tzinfo=None).isoformat(timespec="seconds")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
