"""Taking a complaint, and the papers that follow from it."""

import base64
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _

from amaan.cases import queries as cases
from amaan.confidentiality.classes import DataClass
from amaan.desk import actions, queries, refusals
from amaan.documents.pieces import Bullets, Field, Fields, Piece, Prose
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, ContactId
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue, proposals
from amaan.organisation import queries as organisation
from amaan.web.desk import reading
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.desk.offences import Offered, offered
from amaan.web.desk.paper_forms import PaperIntakeForm
from amaan.web.kit import clock_words, half_written, reveal, shapes
from amaan.web.kit.acts import ACT_GROUPS
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paper_file import paper_file
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

# The parts of the form, by the anchors of their panels.
PARTS = (
    ("who", _("Who is telling")),
    ("consent", _("Consent and its limits")),
    ("safe", _("How to reach her safely")),
    ("triage", _("Safety first")),
    ("her", _("Who she is")),
    ("words", _("Her words")),
    ("incident_part", _("What happened")),
    ("accused", _("Who did it")),
    ("conflict", _("Who must not know")),
    ("wish", _("What she wants")),
    ("heard", _("How she was heard")),
    ("id_offences", _("Offences")),
)
# What the receipt tells her; said in her language when it is printed.
HER_RIGHTS = (
    gettext_noop("You may ask at any time where your matter stands and who has looked at it."),
    gettext_noop("You may ask for another officer, for a woman officer, and for an interpreter."),
    gettext_noop("Treatment and a safe place do not depend on a report."),
    gettext_noop("You owe nothing for this: no fee, no form to buy, no witness to bring."),
)
# In which part an answer that needs correcting stands; acts and times are "what happened".
PART_OF = {
    **dict.fromkeys(("informant", "informant_name", "informant_phone"), "who"),
    **dict.fromkeys(("consent_record", "consent_by"), "consent"),
    **dict.fromkeys(("contact_channel", "contact_number", "contact_hours"), "safe"),
    **dict.fromkeys(
        ("danger_now", "injury_or_assault_7d", "strangulation", "children_at_risk"), "triage"
    ),
    **dict.fromkeys(("age_band", "sex", "name", "relative", "cnic", "phone", "address"), "her"),
    "words": "words",
    **dict.fromkeys(
        ("accused_count", "accused_relation", "accused_age", "accused_work", "accused_name"),
        "accused",
    ),
    **dict.fromkeys(("conflicts", "conflict_numbers", "conflict_note"), "conflict"),
    **dict.fromkeys(("told_duty", "wants", "wants_fir", "wants_officer"), "wish"),
    **dict.fromkeys(("woman_present", "woman_absent_reason", "heard_in"), "heard"),
    "offences": "id_offences",
}
# She hears from the desk within two days: the time in which a supporter should reach her.
NEXT_NEWS = timedelta(days=2)
WHAT_SHE_TELLS = frozenset(
    {DataClass.C2, DataClass.C3, DataClass.C4, DataClass.C5, DataClass.C6, DataClass.C7}
)
CASEWORK = frozenset({DataClass.C1, DataClass.C2})


@door(audience="desk", classes=WHAT_SHE_TELLS, methods=("GET", "POST"))
def complaint(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will take a complaint. Whatever is refused, every typed word stays on the page."""
    return _take(request, visit, contact_id, IntakeForm)


@door(audience="desk", classes=WHAT_SHE_TELLS, methods=("GET", "POST"))
def from_paper(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will take a complaint from the sheet on which it was written."""
    return _take(request, visit, contact_id, PaperIntakeForm)


def _take(
    request: HttpRequest, visit: Visit, contact_id: UUID, shape: type[IntakeForm]
) -> HttpResponse:
    if request.method == "GET":
        queries.contact(visit.actor, ContactId(contact_id))
        return _begin(request, visit, contact_id, shape)
    form = _form(visit, request.POST, shape)
    if not form.is_valid():
        return _ask(request, visit, contact_id, form, status=422)
    proposed = proposals.propose(reading.told(form, visit.actor.province))
    intake = replace(reading.intake_of(form), proposed=tuple(p.offence.id for p in proposed))
    try:
        received = actions.receive_complaint(
            actor=visit.actor,
            contact_id=ContactId(contact_id),
            intake=intake,
            now=visit.now,
            paper=form.on_paper() if isinstance(form, PaperIntakeForm) else None,
        )
    except refusals.CannotReceive as refusal:
        form.add_error(_field_of(refusal, form), sentence_of(refusal))
        return _ask(request, visit, contact_id, form, status=422)
    shown = {
        "received": received,
        "for_her": intake.survivor_is_informant,
        "child": intake.is_child,
        "anonymous": intake.anonymous,
        "from_paper": isinstance(form, PaperIntakeForm),
        "words_elsewhere": form.cleaned_data["words_elsewhere"],
        # Her words come back once, from this very request, to be printed and read to her.
        # Later they are only in the vault.
        "words": "" if received.before else intake.words,
        "language": intake.language,
        "now": visit.now,
    }
    return render(request, "desk/taken.html", shown)


@door(audience="desk", classes=WHAT_SHE_TELLS, methods=("POST",))
def draft(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will keep what is typed so far, sealed, each time an answer changes."""
    actions.keep_draft(
        actor=visit.actor,
        contact_id=ContactId(contact_id),
        written=half_written.as_written(request.POST),
        now=visit.now,
    )
    return JsonResponse(
        {"kept": clock_words.hour(visit.now), "version": half_written.version(visit.now)}
    )


@door(audience="desk", classes=frozenset({DataClass.C1}), methods=("POST",))
def draft_key(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will give the page the key under which it keeps what has not been sent yet."""
    queries.contact(visit.actor, ContactId(contact_id))
    given = reveal.draft_key(visit, ContactId(contact_id))
    return JsonResponse({"id": str(given.id), "key": base64.b64encode(given.key).decode("ascii")})


@door(audience="desk", classes=frozenset({DataClass.C2}), methods=("POST",))
def propose(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will propose offences from the plain answers so far, while the form is filled."""
    form = _form(visit, request.POST)
    form.is_valid()
    return render(
        request,
        "desk/offences.html",
        {"offences": offered(form, visit), "form": form},
    )


@door(audience="desk", classes=CASEWORK)
def receipt(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the receipt: hers with reference and next date, an informant's without."""
    return _paper(request, visit, CaseId(case_id), "receipt")


@door(audience="desk", classes=CASEWORK)
def slip(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print a slip that says nothing to whoever finds it."""
    return _paper(request, visit, CaseId(case_id), "slip")


@door(audience="desk", classes=frozenset({DataClass.C1}), export=True)
def receipt_file(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give the receipt as a file that says nothing of the police in its head."""
    told = _receipt(request, visit, CaseId(case_id))
    with override(told["paper_language"]):
        head = shapes.DocumentHead(title=gettext("Receipt"), reference=told["reference"])
        return paper_file(
            visit, head, _receipt_pieces(told), kind="receipt", case_id=told["case_id"],
            discreet=True,
        )  # fmt: skip


def _receipt_pieces(told: dict[str, Any]) -> tuple[Piece, ...]:
    language, unit, officer = told["paper_language"], told["unit"], told["officer"]
    taken_at = clock_words.moment(told["taken"].taken_at)
    place = Field(label=gettext("Place"), value=in_language(unit.name_en, unit.name_ur, language))
    when = Field(label=gettext("Date and time"), value=taken_at)
    if not told["hers"]:
        return Prose(paragraphs=(gettext("Information was received."),)), Fields(rows=(when, place))
    name = in_language(officer.name_en, officer.name_ur, language) if officer else ""
    rows = (
        when,
        Field(label=gettext("Officer"), value=name),
        place,
        Field(label=gettext("You hear from us by"), value=clock_words.day(told["next_on"])),
    )
    first = gettext("You spoke with us and what you said was written down.")
    rights = tuple(gettext(right) for right in HER_RIGHTS)
    return Prose(paragraphs=(first,)), Fields(rows=rows), Bullets(items=rights)


def _paper(request: HttpRequest, visit: Visit, case_id: CaseId, paper: str) -> HttpResponse:
    shown = _receipt(request, visit, case_id)
    if paper == "receipt":
        there = address("desk:receipt_file", case_id)
        shown["file_url"] = f"{there}?lang={shown['paper_language']}"
    with override(shown["paper_language"]):
        return render(request, f"desk/{paper}.html", shown)


def _receipt(request: HttpRequest, visit: Visit, case_id: CaseId) -> dict[str, Any]:
    sheet = cases.case_sheet(visit.actor, case_id, visit.now)
    if not sheet.reads_casework:
        raise NotFound
    taken = queries.taken(visit.actor, case_id)
    wanted = request.GET.get("lang", "")
    language = wanted if wanted in {"en", "ur"} else visit.language
    hers = taken.informant == "survivor"
    return {
        "reference": sheet.reference if hers else "",
        "case_id": case_id,
        "hers": hers,
        "rights": HER_RIGHTS,
        "taken": taken,
        "officer": organisation.colleague(taken.taken_by, visit.now),
        "unit": visit.signed_in.unit,
        "next_on": clock.local_date(taken.taken_at + NEXT_NEWS),
        "other": "en" if language == "ur" else "ur",
        "paper_language": language,
    }


def _begin(
    request: HttpRequest, visit: Visit, contact_id: UUID, shape: type[IntakeForm]
) -> HttpResponse:
    kept = half_written.kept(request, visit, ContactId(contact_id))
    if kept.refusal is not None:
        shut = {"contact_id": contact_id, "kept_at": kept.at, "refusal": kept.refusal}
        return render(request, "desk/draft_shut.html", shut, status=503)
    if not kept.typed:
        return _ask(request, visit, contact_id, _form(visit, None, shape))
    form = _form(visit, kept.typed, shape)
    form.is_valid()
    offences = offered(form, visit)
    # Half an answer is not yet a mistake.
    form.errors.clear()
    return _ask(request, visit, contact_id, form, offences=offences, kept_at=kept.at)


def _form(visit: Visit, typed: Any = None, shape: type[IntakeForm] = IntakeForm) -> IntakeForm:
    return shape(typed, now=visit.now, known_offences=catalogue.load().every)


def _ask(
    request: HttpRequest,
    visit: Visit,
    contact_id: UUID,
    form: IntakeForm,
    *,
    offences: Offered | None = None,
    kept_at: datetime | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "kept_at": kept_at,
        "version": half_written.version(kept_at) if kept_at else "",
        "form": form,
        "contact_id": contact_id,
        "steps": _steps(form),
        "act_fields": [form[name] for name, _label, _group in ACT_GROUPS],
        "offences": offences or offered(form, visit),
        "now": visit.now,
    }
    return render(request, "desk/complaint.html", shown, status=status)


def _steps(form: IntakeForm) -> tuple[shapes.Step, ...]:
    wrong = {PART_OF.get(name, "incident_part") for name in form.errors}
    return tuple(
        shapes.Step(
            label=str(words), url=f"#{anchor}", state="error" if anchor in wrong else "todo"
        )
        for anchor, words in PARTS
    )


def _field_of(refusal: refusals.CannotReceive, form: IntakeForm) -> str | None:
    places = {"incident_when": "incident"}
    name = places.get(refusal.field, refusal.field)
    return name if name in form.fields else None
