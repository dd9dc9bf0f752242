"""The gate's pages: may this be referred? Asked about a case, or about a matter that is none."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases import timelines
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound
from amaan.law import practice
from amaan.mediation import asking, following, forums
from amaan.protocol.facts import AgreementFollowedUp
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, drawn, read_by
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label
from amaan.web.mediation.forms import FollowForm, GateForm, LiftForm, OrdinaryGateForm
from amaan.web.mediation.shapes import asked_register, grounds_of, tried

SKELETON = frozenset({DataClass.C1})
CASEWORK = frozenset({DataClass.C1, DataClass.C2})
BOTH = ("GET", "POST")
PAGE = 20


@door(audience="mediation", classes=SKELETON)
def red_lines(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what no forum touches, on one card that prints."""
    lines = [
        (
            line.id,
            in_language(line.condition, line.condition_ur, visit.language),
            _("international standard") if line.nature == "sourced" else _("proposed"),
        )
        for line in practice.load().mediation
        if line.result in ("block", "block_term")
    ]
    return render(request, "mediation/red_lines.html", {"lines": lines})


@door(audience="mediation", classes=CASEWORK)
def asked(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what the gate was asked, newest first, a page at a time."""
    may = [name for name in ("ask_gate", "stand_for_proposal") if _may(visit, name)]
    if not may:
        raise NotFound
    before = key_of(request)
    lines = asking.asked_in_area(visit.actor, limit=PAGE + 1, before=before)
    here = address("mediation:asked")
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    older_url = older(here, last.asked_at, last.answer_id) if last else ""
    shown = {
        "register": asked_register(lines[:PAGE], older_url),
        "may_ask": "ask_gate" in may,
        "newest": here if before else "",
    }
    return render(request, "mediation/asked.html", shown)


@door(audience="mediation", classes=SKELETON, methods=BOTH)
def ask(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will ask the gate about a matter that is no case."""
    if not _may(visit, "ask_gate"):
        raise NotFound
    form = OrdinaryGateForm(
        request.POST or None, forums=forums.forums_of(visit.actor, visit.now), now=visit.now
    )
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: asking.ask_without_case(
            actor=visit.actor, answer_id=form.act_ref(), told=form.told(),
            forum_id=form.forum_id(), now=visit.now,
        ),
    ):  # fmt: skip
        return redirect("mediation:answer", form.act_ref())
    shown = {"form": form, "back": address("mediation:asked")}
    return drawn(request, "mediation/ask.html", form, shown)


@door(audience="mediation", classes=CASEWORK, methods=BOTH)
def ask_about_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask the gate about a case: what the file says is not asked again."""
    file = read_by(visit, CaseId(case_id), "ask_mediation")
    form = GateForm(request.POST or None, forums=forums.forums_of(visit.actor, visit.now))
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: asking.ask_about_case(
            actor=visit.actor, case_id=file.case_id, answer_id=form.act_ref(), told=form.told(),
            forum_id=form.forum_id(), now=visit.now,
        ),
    ):  # fmt: skip
        return redirect("mediation:answer", form.act_ref())
    shown = {"form": form, "sheet": file, "back": address("case:sheet", file.case_id)}
    return drawn(request, "mediation/ask.html", form, shown)


@door(audience="mediation", classes=CASEWORK, methods=BOTH)
def answer(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will show what the gate answers today; whoever may, stands for it or lifts a block."""
    form = LiftForm(request.POST if "lift" in request.POST else None)
    refused = forms.Form(request.POST if "stand" in request.POST else None)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: asking.lift_earlier_violence(
            actor=visit.actor, answer_id=answer_id, paper=form.cleaned_data["paper"], now=visit.now
        ),
    ):  # fmt: skip
        return redirect("mediation:answer", answer_id)
    if refused.is_bound and done(
        refused, lambda: asking.stand_for(actor=visit.actor, answer_id=answer_id, now=visit.now)
    ):
        messages.success(request, _("Written down under your name."))
        return redirect("mediation:answer", answer_id)
    found = asking.asked(visit.actor, answer_id, visit.now)
    grounds = grounds_of(found.answer.grounds)
    shown = {
        "found": found,
        "result": label("gate_answers", found.answer.result),
        "forum": in_language(found.forum_en, found.forum_ur, visit.language),
        "for_good": [one for one in grounds if one["for_good"]],
        "missing": [one for one in grounds if not one["for_good"]],
        "may_stand": found.waits_for_supervisor and _may(visit, "stand_for_proposal"),
        "may_lift": found.may_be_lifted and _may(visit, "lift_earlier_violence"),
        "form": form,
        "refused": refused,
        "asked_at": clock_words.moment(found.asked_at),
    }
    status = 422 if form.errors or (refused.is_bound and refused.errors) else 200
    return render(request, "mediation/answer.html", shown, status=status)


@door(audience="mediation", classes=CASEWORK, methods=BOTH)
def follow(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down what she said when she was asked whether an agreement is kept."""
    file = read_by(visit, CaseId(case_id), "record")
    form = FollowForm(request.POST or None)

    def act() -> None:
        said = form.cleaned_data
        asked_her = AgreementFollowedUp(
            day=said["day"], reached=said["reached"] == "yes",
            kept=said["kept"] if said["reached"] == "yes" else "unknown",
        )  # fmt: skip
        broken = following.follow_up(
            actor=visit.actor, case_id=file.case_id, fact_id=FactId(form.act_ref()),
            asked=asked_her, now=visit.now,
        )  # fmt: skip
        if broken:
            messages.warning(
                request, _("It is not kept: the case is open. Assess her danger again today.")
            )

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("case:sheet", case_id)
    line = timelines.standing(timelines.timeline_of(file.case_id))
    calls = [
        (
            label("agreement_days", call.day),
            clock_words.day(call.due_on),
            label("agreement_kept", call.kept) if call.kept else tried(call.tries) or _("open"),
        )
        for call in following.calls_of(line)
    ]
    shown = {"form": form, "sheet": file, "calls": calls}
    return drawn(request, "mediation/follow.html", form, shown)


def _may(visit: Visit, act: str) -> bool:
    return may(visit.actor, act)
