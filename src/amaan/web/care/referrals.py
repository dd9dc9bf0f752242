"""Referrals of a case: what she needs, who was asked, what came of it, and the slip."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.cases import timelines
from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.posts import Post
from amaan.protocol import facts
from amaan.support import directory, followup, referrals, referrals_queries
from amaan.support.providers import KINDS
from amaan.web.care import referral_shapes as shaping
from amaan.web.care.provider_shapes import mode_words
from amaan.web.care.referral_forms import AnswerForm, FeedbackForm, NotMadeForm, ReferForm
from amaan.web.kit.acting import done, drawn, read_by
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
# Who works on files by name; everybody else has the directory alone.
WORKING = frozenset({Post.DESK_OFFICER, Post.STATION_CLERK, Post.STATION_COMMANDER,
                     Post.INVESTIGATOR})  # fmt: skip
OFFERED = 60


@door(audience="care", classes=CASEWORK)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the referrals of one's own cases that go on, what is late first."""
    if visit.actor.post not in WORKING:
        raise NotFound
    lines = referrals_queries.open_referrals(visit.actor)
    shown = {
        "list": shaping.open_of(lines, visit),
        "contacts": shaping.contacts_of(
            followup.contacts_due(visit.actor, visit.now),
            shut=directory.mode_of(visit.actor.district_id) is not None,
        ),
        "mode_words": mode_words(directory.mode_of(visit.actor.district_id)),
    }
    return render(request, "care/home.html", shown)


@door(audience="care", classes=CASEWORK)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what she needs, who was asked, and what became of each."""
    file = read_by(visit, CaseId(case_id), "record")
    lines = referrals_queries.referrals_of(visit.actor, file.case_id, visit.now)
    shown = {
        "sheet": file,
        "cards": [shaping.card_of(line, visit) for line in lines],
        "unwritten": sum(line.unwritten for line in lines),
        "services": [(kind, label("services", kind)) for kind in KINDS],
        "mode_words": mode_words(directory.mode_of(visit.actor.district_id)),
    }
    return render(request, "care/referrals.html", shown)


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def refer(request: HttpRequest, visit: Visit, case_id: UUID, service: str) -> HttpResponse:
    """This will send her need to a service, on her yes, with what she agreed that it is told."""
    file = read_by(visit, CaseId(case_id), "record")
    if service not in KINDS:
        raise NotFound
    mode = directory.mode_of(visit.actor.district_id)
    there = directory.search(
        visit.actor, directory.Wanted(kind=service), visit.now, limit=OFFERED,
        mode=mode.mode if mode else "",
    )  # fmt: skip
    form = ReferForm(
        request.POST if request.method == "POST" else None,
        providers=[shaping.option_of(line, visit) for line in there if line.rank < 2],
        known=known_of(file.case_id),
        now=visit.now,
    )
    if form.is_bound and form.is_valid():
        new = form.referral(service)
        if done(
            form,
            lambda: referrals.refer(
                actor=visit.actor, case_id=file.case_id, referral=new, now=visit.now
            ),
        ):
            messages.success(request, _("Sent. Print the slip, or hand her over in person."))
            return redirect("care:referrals", case_id)
    shown = {
        "sheet": file,
        "form": form,
        "service": service,
        "title": label("services", service),
        "nobody": not there,
        # Open where the answer, or what is wrong with it, stands.
        "by_law": form.is_bound and form["ground"].value() != "consent",
        "mode_words": mode_words(mode),
    }
    return drawn(request, "care/refer.html", form, shown)


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def not_made(request: HttpRequest, visit: Visit, case_id: UUID, service: str) -> HttpResponse:
    """This will write down a need for which nobody is asked, so that the gap is counted."""
    file = read_by(visit, CaseId(case_id), "record")
    if service not in KINDS:
        raise NotFound
    form = NotMadeForm(
        request.POST if request.method == "POST" else None, initial={"referral_id": new_id()}
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if done(
            form,
            lambda: referrals.note_not_made(
                actor=visit.actor, case_id=file.case_id, service=service, now=visit.now, **said
            ),
        ):
            return redirect("care:referrals", case_id)
    shown = {"sheet": file, "form": form, "title": label("services", service)}
    return render(request, "care/not_made.html", shown, status=422 if form.errors else 200)


@door(audience="care", classes=CASEWORK, methods=("POST",))
def take_in(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will put on the timeline what services answered at their own door."""
    taken = referrals.take_in_answers(actor=visit.actor, case_id=CaseId(case_id), now=visit.now)
    words = ngettext(
        "%(n)s answer is on the timeline.", "%(n)s answers are on the timeline.", taken
    )
    messages.success(request, words % {"n": taken})
    return redirect("care:referrals", case_id)


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def answered(request: HttpRequest, visit: Visit, referral_id: UUID) -> HttpResponse:
    """This will write down what a service said by telephone or in a letter."""
    line = referrals_queries.referral(visit.actor, referral_id, visit.now)
    file = read_by(visit, line.case_id, "record")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if done(
            form,
            lambda: referrals.note_answer(
                actor=visit.actor, referral_id=referral_id, now=visit.now, **said
            ),
        ):
            return redirect("care:referrals", line.case_id)
    title = in_language(line.provider_en, line.provider_ur, visit.language)
    shown = {"sheet": file, "form": form, "title": title}
    return render(request, "care/answered.html", shown, status=422 if form.errors else 200)


@door(audience="care", classes=CASEWORK, methods=("POST",))
def take_back(request: HttpRequest, visit: Visit, referral_id: UUID) -> HttpResponse:
    """This will write down that she took her yes back: the service is told no more, at once."""
    line = referrals_queries.referral(visit.actor, referral_id, visit.now)
    try:
        with transaction.atomic():
            referrals.take_back(actor=visit.actor, referral_id=referral_id, now=visit.now)
    except NotFound:
        raise
    except Refused as refusal:
        messages.error(request, sentence_of(refusal))
        return redirect("care:referrals", line.case_id)
    messages.info(
        request,
        _("The service is told no more and reads that it must stop.")
        if line.has_door
        else _("The service has no door here: call it now and tell it to stop."),
    )
    return redirect("care:referrals", line.case_id)


@door(audience="care", classes=CASEWORK, methods=("POST",))
def feedback(request: HttpRequest, visit: Visit, referral_id: UUID) -> HttpResponse:
    """This will write down, in one code, what she says of the service."""
    line = referrals_queries.referral(visit.actor, referral_id, visit.now)
    form = FeedbackForm(request.POST)
    if form.is_valid():
        referrals.note_feedback(
            actor=visit.actor, referral_id=referral_id, now=visit.now, **form.cleaned_data
        )
    else:
        messages.error(request, _("Choose one of the answers."))
    return redirect("care:referrals", line.case_id)


@door(audience="care", classes=CASEWORK)
def slip(request: HttpRequest, visit: Visit, referral_id: UUID) -> HttpResponse:
    """This will show the slip she carries to the service: no name, no reference, no story."""
    line = referrals_queries.referral(visit.actor, referral_id, visit.now)
    if line.slip_id is None or line.recalled_at is not None:
        raise NotFound
    if line.provider_id is None:
        raise NotFound
    provider = directory.provider(visit.actor, line.provider_id, visit.now)
    shown: dict[str, Any] = {
        "line": line,
        "case_id": line.case_id,
        "number": shaping.number_of(line.slip_id),
        "provider": in_language(line.provider_en, line.provider_ur, visit.language),
        "hours": shaping.hours_of(provider),
        "pairs": shaping.told_of(line),
    }
    return render(request, "care/referral_slip.html", shown)


def known_of(case_id: CaseId) -> Mapping[str, Sequence[str]]:
    """This will give what the file says of her in codes: age, sex, needs, danger; no words."""
    known: dict[str, Sequence[str]] = {}
    for recorded in timelines.standing(timelines.timeline_of(case_id)):
        fact = recorded.fact
        if isinstance(fact, facts.ComplaintReceived):
            known |= {"age": [fact.survivor_age], "sex": [fact.survivor_sex], "needs": fact.needs}
        elif isinstance(fact, facts.RiskAssessed):
            known["danger"] = [fact.level]
    return known
