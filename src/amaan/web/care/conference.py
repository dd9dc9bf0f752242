"""The case conference of a case, what was agreed there, and the contacts of the months after."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.support import conference, directory, followup
from amaan.support.conference import RESULTS, ConferenceLine
from amaan.web.care.conference_forms import CallForm, ContactForm, HeldForm, PlanForm
from amaan.web.care.provider_shapes import mode_words
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, read_by
from amaan.web.kit.door import door
from amaan.web.kit.language import comma
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

CASEWORK = frozenset({DataClass.C1, DataClass.C2})


@door(audience="care", classes=CASEWORK)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show conferences, agreed steps, and the contacts planned with her."""
    return _page(request, visit, read_by(visit, CaseId(case_id), "record"))


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def call(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will call the agencies together, and say what each may know."""
    file = read_by(visit, CaseId(case_id), "record")
    form = CallForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        asked = form.conference()
        if done(
            form,
            lambda: conference.call_conference(
                actor=visit.actor, case_id=file.case_id, conference=asked, now=visit.now
            ),
        ):
            return redirect("care:conference", case_id)
    shown = {"sheet": file, "form": form}
    return render(request, "care/conference_call.html", shown, status=422 if form.errors else 200)


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def held(request: HttpRequest, visit: Visit, case_id: UUID, conference_id: UUID) -> HttpResponse:
    """This will write down who does what by when, once the agencies have met."""
    file = read_by(visit, CaseId(case_id), "record")
    lines = conference.conferences_of(visit.actor, file.case_id, visit.now)
    line = next((one for one in lines if one.conference_id == conference_id), None)
    if line is None:
        raise NotFound
    form = HeldForm(request.POST if request.method == "POST" else None, now=visit.now)
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: conference.hold_conference(
                actor=visit.actor, conference_id=conference_id, steps=form.steps(), now=visit.now
            ),
        )
    ):
        messages.success(request, _("Written down. Each step has somebody who does it, and a day."))
        return redirect("care:conference", case_id)
    shown = {"sheet": file, "form": form, "about": _about(line)}
    return render(request, "care/conference_held.html", shown, status=422 if form.errors else 200)


@door(audience="care", classes=CASEWORK, methods=("POST",))
def step(request: HttpRequest, visit: Visit, case_id: UUID, action_id: UUID) -> HttpResponse:
    """This will write down what became of an agreed step."""
    conference.answer_step(
        actor=visit.actor, action_id=action_id, result=request.POST.get("result", ""),
        now=visit.now,
    )  # fmt: skip
    return redirect("care:conference", case_id)


@door(audience="care", classes=CASEWORK, methods=("POST",))
def plan(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will plan contacts with her for the months after."""
    file = read_by(visit, CaseId(case_id), "record")
    form = PlanForm(request.POST)
    planned: list[int] = []
    if form.is_valid() and done(
        form,
        lambda: planned.append(
            followup.plan_contacts(
                actor=visit.actor, case_id=file.case_id, now=visit.now,
                **{**form.cleaned_data, "days": [int(day) for day in form.cleaned_data["days"]]},
            )
        ),
    ):  # fmt: skip
        words = ngettext("%(n)s contact is planned.", "%(n)s contacts are planned.", planned[0])
        messages.success(request, words % {"n": planned[0]})
        return redirect("care:conference", case_id)
    return _page(request, visit, file, status=422, plan=form)


@door(audience="care", classes=CASEWORK, methods=("GET", "POST"))
def contact(request: HttpRequest, visit: Visit, case_id: UUID, followup_id: UUID) -> HttpResponse:
    """This will write down what came of a contact; a new need leads on to the services."""
    file = read_by(visit, CaseId(case_id), "record")
    form = ContactForm(request.POST if request.method == "POST" else None)
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: followup.note_contact(
                actor=visit.actor, followup_id=followup_id, now=visit.now, **form.cleaned_data
            ),
        )
    ):
        if form.cleaned_data["needs"]:
            return redirect("care:referrals", case_id)
        if form.cleaned_data["outcome"] == "in_danger":
            messages.warning(request, _("Assess her danger again now, before anything else."))
        return redirect("care:conference", case_id)
    shown = {"sheet": file, "form": form}
    return render(request, "care/contact.html", shown, status=422 if form.errors else 200)


def _page(
    request: HttpRequest,
    visit: Visit,
    file: CaseSheet,
    *,
    status: int = 200,
    plan: PlanForm | None = None,
) -> HttpResponse:
    mode = directory.mode_of(visit.actor.district_id)
    today = clock.local_date(visit.now)
    lines = conference.conferences_of(visit.actor, file.case_id, visit.now)
    shown: dict[str, Any] = {
        "sheet": file,
        "conferences": [
            (line, _about(line), [(one, _step_words(one), not one.result) for one in line.actions])
            for line in lines
        ],
        "results": options("step_results", " ".join(RESULTS)),
        "contacts": [
            (one, _contact_words(one, shut=mode is not None), one.due_on <= today)
            for one in followup.contacts_of(visit.actor, file.case_id, visit.now)
        ],
        "plan": plan or PlanForm(),
        "mode_words": mode_words(mode),
    }
    return render(request, "care/conference.html", shown, status=status)


def _about(line: ConferenceLine) -> tuple[tuple[str, str], ...]:
    members = [label("agencies_at_conference", agency) for agency, _ground, _parts in line.members]
    ground = line.members[0][1] if line.members else "none"
    parts = line.members[0][2] if line.members else ()
    return (
        (_("Why does it meet?"), label("conference_entries", line.entry)),
        (_("Day"), clock_words.day(line.day)),
        (_("What does she say to it?"), label("her_views", line.her_view)),
        (_("Who sits there?"), comma().join(members)),
        (_("On what ground are they told?"), label("conference_grounds", ground)),
        (
            _("What may be told there"),
            comma().join(label("conference_parts", part) for part in parts)
            or _("only that there is danger"),
        ),
    )


def _step_words(one: conference.ActionLine) -> str:
    told = [
        label("conference_steps", one.step),
        label("agencies_at_conference", one.owner),
        clock_words.day(one.due_on),
    ]
    if one.result:
        told.append(label("step_results", one.result))
    return " · ".join(told)


def _contact_words(one: followup.FollowUpLine, *, shut: bool) -> str:
    told = [clock_words.day(one.due_on)]
    if one.outcome:
        told.append(label("follow_up_outcomes", one.outcome))
        told += [label("services", need) for need in one.needs]
    else:
        told.append(label("contact_ways", one.when_shut_in if shut else one.channel))
    return " · ".join(told)
