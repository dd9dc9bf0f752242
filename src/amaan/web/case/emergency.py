"""Opening one part of one case in an emergency, to be answered for."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.confidentiality import actions, custody
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.custody import Emergency
from amaan.confidentiality.policy import EMERGENCY
from amaan.confidentiality.sealing import Parcel, deposit
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit import clock_words, near
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, WordsField
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

# What stands first on the page that was opened, and how long it stays open.
FIRST = ("survivor_name", "survivor_relative", "survivor_phone", "safe_contact")
LASTS = timedelta(minutes=15)
OPENED = frozenset({DataClass.C1, DataClass.C3, DataClass.C5})


class EmergencyForm(forms.Form):
    """What has to be opened, and why now."""

    relation = OneOf(
        options("emergency_opens", "glass_name glass_reach"),
        label=gettext_lazy("What do you need?"),
        hint=gettext_lazy("One of the two, for 15 minutes."),
        inline=True,
    )
    reason = OneOf(
        options(
            "emergency_reasons",
            "life_in_danger child_in_danger found_hurt she_is_here court_now",
        ),
        label=gettext_lazy("What is happening?"),
    )
    sentence = WordsField(
        label=gettext_lazy("In a sentence of your own"),
        hint=gettext_lazy(
            "At least 20 characters. Sealed; whoever judges it may ask you about it."
        ),
        limit=400,
        rows=2,
        min_length=20,
        error_messages={"min_length": gettext_lazy("Write at least 20 characters: what happened?")},
    )


@door(audience="case", classes=OPENED, methods=("GET", "POST"))
def emergency(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will open who she is or how to reach her, for a quarter of an hour.

    The code was given within the last five minutes, or it is asked for again. Her desk, the
    supervisor and the auditor see it, and so does she.
    """
    case = CaseId(case_id)
    reference = cases.reference_of(visit.actor, case)
    standing = confidentiality.standing_of(visit.actor, case, visit.now)
    if EMERGENCY & standing.relations:
        return _opened(request, visit, case, reference)
    actions.permit(actor=visit.actor, act="break_glass", case_id=case, now=visit.now)
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    shown = {
        "form": form,
        "reference": reference,
        "case_id": case,
        "uses": [_use(one) for one in custody.emergencies_on(visit.actor, case)],
    }
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                near.break_glass(
                    visit, case, form.cleaned_data["relation"], form.cleaned_data["reason"]
                )
                _keep_sentence(visit, case, form.cleaned_data["sentence"])
                return redirect("case:emergency", case_id)
        except near.FreshFactorNeeded:
            return redirect(f"{reverse('factor_again')}?next={request.path}")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    return render(request, "case/emergency.html", shown, status=422 if form.errors else 200)


def _opened(request: HttpRequest, visit: Visit, case: CaseId, reference: str) -> HttpResponse:
    places = [
        place
        for place in confidentiality.sealed_fields(visit.actor, case, visit.now)
        if "emergency" in place.purposes
    ]
    # Her name first: there is no time to look for it.
    places.sort(key=lambda place: FIRST.index(place.field) if place.field in FIRST else len(FIRST))
    shown = {
        "names": [masked_field(case, p.ref, p.field, p.purposes) for p in places],
        "until": _until(visit, case),
        "reference": reference,
        "case_id": case,
    }
    return render(request, "case/emergency_open.html", shown)


def _until(visit: Visit, case: CaseId) -> datetime:
    mine = [
        one.began_at
        for one in custody.emergencies_on(visit.actor, case)
        if one.officer_id == visit.actor.officer_id
    ]
    return max(mine, default=visit.now) + LASTS


def _keep_sentence(visit: Visit, case: CaseId, sentence: str) -> None:
    deposit(
        [Parcel(new_id(), "emergency_note", sentence)],
        case_id=case,
        province=visit.actor.province,
        actor=visit.actor,
        now=visit.now,
    )


def _use(one: Emergency) -> tuple[str, str]:
    words: dict[str, Any] = {
        "what": label("emergency_opens", one.relation),
        "why": label("emergency_reasons", one.reason),
        "verdict": label("verdicts", one.verdict),
    }
    return clock_words.moment(one.began_at), _("%(what)s: %(why)s (%(verdict)s)") % words
