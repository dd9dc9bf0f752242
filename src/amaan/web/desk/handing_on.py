"""When no woman officer is on duty: the sealed intake, the call, and its completion."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.desk import handing_on, queries, refusals
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, ContactId
from amaan.law import catalogue, proposals
from amaan.web.desk import reading
from amaan.web.desk.complaint import CASEWORK, NEXT_NEWS, WHAT_SHE_TELLS
from amaan.web.desk.handing_forms import CompletionForm, SealedIntakeForm
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.desk.offences import offered
from amaan.web.kit import half_written
from amaan.web.kit.acts import ACT_GROUPS
from amaan.web.kit.door import door
from amaan.web.kit.language import reads_urdu
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit


@door(audience="desk", classes=WHAT_SHE_TELLS, methods=("GET", "POST"))
def sealed_intake(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will write down what cannot wait, seal it, and call the nearest woman officer."""
    if request.method == "GET":
        queries.contact(visit.actor, ContactId(contact_id))
        return _begin(request, visit, contact_id)
    form = SealedIntakeForm(request.POST, now=visit.now)
    if not form.is_valid():
        return _ask(request, contact_id, form, status=422)
    try:
        done = handing_on.take_sealed_intake(
            actor=visit.actor,
            contact_id=ContactId(contact_id),
            intake=reading.sealed_intake_of(form, _likely(form, visit)),
            now=visit.now,
        )
    except refusals.CannotReceive as refusal:
        name = refusal.field if refusal.field in form.fields else None
        form.add_error(name, sentence_of(refusal))
        return _ask(request, contact_id, form, status=422)
    shown = {
        "done": done,
        "for_her": form.cleaned_data["informant"] == "survivor",
        "unit": visit.signed_in.unit,
        "urdu": reads_urdu(visit.language),
        "next_on": clock.local_date(visit.now + NEXT_NEWS),
        "now": visit.now,
    }
    return render(request, "desk/sealed_away.html", shown)


@door(audience="desk", classes=CASEWORK)
def call(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show the woman officer who was called that she was, and ask whether she comes."""
    found = queries.call(visit.actor, CaseId(case_id))
    if found.answered:
        return redirect("desk:complete", case_id)
    return render(request, "desk/call.html", {"call": found, "now": visit.now})


@door(audience="desk", classes=CASEWORK, methods=("POST",))
def answer(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will record whether she comes; if she cannot, the next nearest is called."""
    coming = request.POST.get("answer") == "coming"
    following = handing_on.answer_call(
        actor=visit.actor, case_id=CaseId(case_id), coming=coming, now=visit.now
    )
    if coming:
        return redirect("desk:complete", case_id)
    if following is None:
        sentence = _(
            "No other woman officer is posted in the district. The case stays with you until "
            "somebody is sent; its lateness goes up the line."
        )
        messages.warning(request, sentence)
    else:
        messages.success(request, _("The next woman officer is called. The case left your hands."))
    return redirect("desk:home")


@door(audience="desk", classes=WHAT_SHE_TELLS, methods=("GET", "POST"))
def complete(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will add what she tells the woman officer who came."""
    found = queries.call(visit.actor, CaseId(case_id))
    known = catalogue.load().every
    if request.method == "GET":
        form = CompletionForm(now=visit.now, known_offences=known)
        return _ask_the_rest(request, visit, found, form)
    form = CompletionForm(request.POST, now=visit.now, known_offences=known)
    if not form.is_valid():
        return _ask_the_rest(request, visit, found, form, status=422)
    try:
        handing_on.complete_intake(
            actor=visit.actor,
            case_id=CaseId(case_id),
            told=reading.completion_of(form),
            now=visit.now,
        )
    except refusals.CannotReceive as refusal:
        form.add_error(refusal.field or None, sentence_of(refusal))
        return _ask_the_rest(request, visit, found, form, status=422)
    messages.success(request, _("Added to what was sealed before. Read her words back to her now."))
    return redirect("case:sheet", case_id)


@door(audience="desk", classes=frozenset({DataClass.C2}), methods=("POST",))
def propose(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will propose offences from what she tells now."""
    queries.call(visit.actor, CaseId(case_id))
    known = catalogue.load().every
    form = CompletionForm(request.POST, now=visit.now, known_offences=known)
    form.is_valid()
    shown = {"offences": offered(form, visit), "form": form}
    return render(request, "desk/offences.html", shown)


def _begin(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    kept = half_written.kept(request, visit, ContactId(contact_id))
    if kept.refusal is not None:
        shut = {"contact_id": contact_id, "kept_at": kept.at, "refusal": kept.refusal}
        return render(request, "desk/draft_shut.html", shut, status=503)
    form = SealedIntakeForm(kept.typed or None, now=visit.now)
    form.errors.clear()
    return _ask(request, contact_id, form, kept=kept)


def _ask(
    request: HttpRequest,
    contact_id: UUID,
    form: IntakeForm,
    *,
    kept: half_written.Kept | None = None,
    status: int = 200,
) -> HttpResponse:
    at = kept.at if kept and kept.typed else None
    shown = {
        "form": form,
        "contact_id": contact_id,
        "kept_at": at,
        "version": half_written.version(at) if at else "",
        "act_fields": [form[name] for name, _label, _group in ACT_GROUPS],
    }
    return render(request, "desk/sealed_intake.html", shown, status=status)


def _ask_the_rest(
    request: HttpRequest, visit: Visit, found: queries.Call, form: IntakeForm, status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {
        "form": form,
        "call": found,
        "act_fields": [form[name] for name, _label, _group in ACT_GROUPS],
        "offences": offered(form, visit),
        "now": visit.now,
    }
    return render(request, "desk/complete.html", shown, status=status)


def _likely(form: IntakeForm, visit: Visit) -> tuple[str, ...]:
    # What is told plainly starts the duties of care and of registration now; the woman
    # officer confirms or corrects it.
    return tuple(
        p.offence.id
        for p in proposals.propose(reading.told(form, visit.actor.province))
        if p.strength == "likely"
    )
