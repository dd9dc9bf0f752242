"""Her safety plan: made with her, gone through again, printed only where she can hold it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet, SealedPlace
from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.support import plans
from amaan.web.care.plan_forms import CardForm, PlanForm, as_dialled
from amaan.web.kit.acting import done, drawn, read_by
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masks_itself, read_for_paper, reading
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

PLANNED = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})
SKELETON = frozenset({DataClass.C1})
FIELD = "safety_plan"
# The reason for which her own plan is read to her, and printed for her.
READ_TO_HER = "read_back"


@door(audience="care", classes=PLANNED, methods=("GET", "POST"))
def plan(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will make a plan with her; the earlier ones stay as they were."""
    file = read_by(visit, CaseId(case_id), "record")
    form = PlanForm(request.POST or None, now=visit.now)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: plans.make_plan(
            actor=visit.actor, case_id=file.case_id, act_id=form.act_ref(), plan=form.plan(),
            now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(
            request, _("Her plan is kept, and sealed. Say the code word and the numbers once more.")
        )
        where = "care:plan_card" if form.cleaned_data["copy"] == "card" else "care:safety"
        return redirect(where, case_id)
    shown = {"sheet": file, "form": form, "earlier": earlier(visit, file)}
    return drawn(request, "care/plan.html", form, shown)


@door(audience="care", classes=SKELETON, methods=("POST",))
def plan_holds(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down that the plan was gone through with her and holds."""
    file = read_by(visit, CaseId(case_id), "record")
    plans.keep_plan(actor=visit.actor, case_id=file.case_id, act_id=FactId(new_id()), now=visit.now)
    messages.success(request, _("Written down. It holds until something changes."))
    return redirect("care:safety", case_id)


@door(audience="care", classes=SKELETON, methods=("GET", "POST"))
def plan_card(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print a card with a number and nothing else. Nothing of it is kept."""
    file = read_by(visit, CaseId(case_id), "record")
    form = CardForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        numbers = [as_dialled(said[name]) for name in ("first", "second") if said[name]]
        card = {"sheet": file, "called": said["called"], "numbers": numbers}
        return render(request, "care/plan_card.html", card)
    shown = {"sheet": file, "form": form}
    return render(request, "care/plan_card_ask.html", shown, status=422 if form.errors else 200)


@door(audience="care", classes=PLANNED, methods=("GET", "POST"))
def plan_paper(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the whole plan for her, where she said that she can hold it safely.

    Without a head: no police, no reference, no name.
    """
    file = read_by(visit, CaseId(case_id), "record")
    newest = plans.newest_plan(visit.actor, file.case_id)
    place = places_of(file).get(newest.fact)
    if newest.copy != "whole" or place is None or READ_TO_HER not in place.purposes:
        raise NotFound
    if request.method == "GET":
        return render(request, "care/plan_paper_ask.html", {"sheet": file})
    opened, shut = read_for_paper(visit, file.case_id, (place.ref,), READ_TO_HER)
    if shut is not None:
        return _shut(request, file, shut)
    on = reading(visit, READ_TO_HER, address("care:safety", file.case_id))
    shown = {"sheet": file, "reading": on, "text": opened[place.ref]}
    return masks_itself(render(request, "care/plan_paper.html", shown), on)


def earlier(visit: Visit, file: CaseSheet) -> list[dict[str, Any]]:
    """This will list the versions of her plan, each with where it is read, if by this officer."""
    places = places_of(file)
    return [
        {
            "line": line,
            "read_at": address("case:read", file.case_id, places[line.fact].ref)
            if line.fact in places and places[line.fact].purposes
            else "",
        }
        for line in plans.plans_of(visit.actor, file.case_id)
    ]


def places_of(file: CaseSheet) -> dict[FactId, SealedPlace]:
    """This will find the sealed words of each version by the entry that made it."""
    return {FactId(UUID(p.subject)): p for p in file.places if p.field == FIELD}


def _shut(request: HttpRequest, file: CaseSheet, shut: Refused) -> HttpResponse:
    shown = {"sheet": file, "refused": sentence_of(shut)}
    return render(request, "care/plan_paper_ask.html", shown, status=503)
