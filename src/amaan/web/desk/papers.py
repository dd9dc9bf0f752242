"""The paper pack for when nothing works, and what comes back from paper: photographs, sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from amaan.cases import queries as cases
from amaan.confidentiality.classes import DataClass
from amaan.desk import objects, on_paper, refusals
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.web.desk.complaint import PARTS
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.desk.paper_forms import ObjectForm, SlipsForm
from amaan.web.kit import shapes
from amaan.web.kit.acts import ACT_GROUPS
from amaan.web.kit.door import door
from amaan.web.kit.fields import shape_of
from amaan.web.kit.frame import RECEIVING
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

# The questions of the sheet by the parts of the form, in the form's own order.
_WHERE = "place contexts in_custody whereabouts"
SHEET: Mapping[str, str] = {
    "who": "informant informant_name informant_phone informant_relation",
    "consent": "consent_record consent_by share_for_care statistics",
    "safe": (
        "contact_channel contact_number contact_hours contact_code_word contact_safe_person"
        " contact_must_not_know"
    ),
    "triage": "danger_now injury_or_assault_7d strangulation children_at_risk",
    "her": "age_band sex name relative cnic phone address language needs",
    "words": "words",
    "incident_part": f"incident {' '.join(name for name, _, _ in ACT_GROUPS)} {_WHERE}",
    "accused": (
        "accused_relation accused_count accused_age accused_work accused_name accused_relative "
        "accused_cnic accused_phone accused_address accused_note"
    ),
    "conflict": "conflicts conflict_numbers conflict_note",
    "wish": "told_duty wants wants_fir wants_officer",
    "heard": "woman_present woman_absent_reason heard_in kept_at_desk",
}


@dataclass(frozen=True)
class SheetPart:
    """One part of the blank intake."""

    title: str
    questions: tuple[shapes.Field, ...]


@door(audience="desk", classes=frozenset({DataClass.C1}), methods=("GET", "POST"))
def pack(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will print the paper pack; slips with references are drawn when they are asked for."""
    if visit.actor.post not in RECEIVING:
        raise NotFound
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in {"en", "ur"} else visit.language
    form = SlipsForm(request.POST or None)
    references: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        references = on_paper.print_slips(
            actor=visit.actor, count=form.cleaned_data["count"], now=visit.now
        )
    with override(language):
        shown = {
            "form": form if form.errors else SlipsForm(),
            "references": references,
            "parts": blank_sheet(visit),
            "unit": visit.signed_in.unit,
            "other": "en" if language == "ur" else "ur",
            "paper_language": language,
            "now": visit.now,
        }
        return render(request, "desk/paper_pack.html", shown)


@door(audience="desk", classes=frozenset({DataClass.C2, DataClass.C4}), methods=("GET", "POST"))
def attach(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will seal a photograph or a recording into the case, with its fingerprint."""
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if "record" not in file.may:
        raise NotFound
    shown = {"case_id": case_id, "reference": file.reference, "now": visit.now}
    if request.method == "GET":
        first = {"fact_id": new_id(), "kind": request.GET.get("kind", "")}
        return render(request, "desk/attach.html", {**shown, "form": ObjectForm(initial=first)})
    form = ObjectForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "desk/attach.html", {**shown, "form": form}, status=422)
    try:
        kept = objects.file_object(
            actor=visit.actor,
            case_id=CaseId(case_id),
            fact_id=FactId(form.cleaned_data["fact_id"]),
            kind=form.cleaned_data["kind"],
            content=form.cleaned_data["object"].read(),
            now=visit.now,
        )
    except refusals.CannotReceive as refusal:
        form.add_error("object", sentence_of(refusal))
        return render(request, "desk/attach.html", {**shown, "form": form}, status=422)
    return render(request, "desk/attached.html", {**shown, "kept": kept})


def blank_sheet(visit: Visit) -> tuple[SheetPart, ...]:
    """This will give the questions of the complaint as they stand on the blank sheet."""
    form = IntakeForm(now=visit.now)
    titles = dict(PARTS)
    return tuple(
        SheetPart(
            title=str(titles[part]),
            questions=tuple(shape_of(form[name]) for name in names.split()),
        )
        for part, names in SHEET.items()
    )
