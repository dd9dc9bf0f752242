"""Writing plans: ordering one, its numbers, targets, costs and words, and deciding about it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.jobs.actions import place_order
from amaan.kernel.refusals import NotFound
from amaan.planning import actions, queries
from amaan.planning.queries import PlanSheet
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.planning import aiming, laying_out
from amaan.web.planning.forms import (
    AssumptionsForm,
    CostForm,
    DecisionForm,
    RemarkForm,
    ResultForm,
    TargetForm,
)
from amaan.web.planning.views import COUNTS, page_of, year_form


@door(audience="command", classes=COUNTS, methods=("POST",))
def order(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will order a plan of a year."""
    if not queries.may_keep(visit.actor):
        raise NotFound
    form = year_form(visit, request.POST)
    made: list[UUID] = []
    if form.is_valid() and done(
        form, lambda: made.append(_order(visit, date.fromisoformat(form.cleaned_data["begins_on"])))
    ):
        return redirect("planning:plan", made[0])
    found = queries.plans(visit.actor, visit.now)
    shown = {"plans": laying_out.listed(found), "may_read_figures": True}
    return drawn(request, "planning/home.html", form, shown)


@door(audience="command", classes=COUNTS, methods=("POST",))
def revise(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will order a new version of a plan in force, or order a draft anew that failed."""
    sheet = queries.plan(visit.actor, plan_id, visit.now)
    if sheet.state == "ordered":
        place_order(actor=visit.actor, kind="draft_plan", now=visit.now, about=str(plan_id))
        return redirect("planning:plan", plan_id)
    if not sheet.may_revise:
        raise NotFound
    return redirect("planning:plan", _order(visit, sheet.begins_on))


@door(audience="command", classes=COUNTS, methods=("GET", "POST"))
def assumptions(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will take the numbers that the office reckons with."""
    sheet = _draft(visit, plan_id)
    stands = {code: (value, sheet.sources[code]) for code, value in sheet.assumptions.items()}
    form = AssumptionsForm(stands, request.POST or None)
    return _written(
        request, sheet, form, _("Numbers that this plan reckons with"),
        lambda: actions.write_assumptions(
            actor=visit.actor, plan_id=plan_id, told=form.told(), now=visit.now
        ),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("GET", "POST"))
def target(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will take a target with its evidence."""
    sheet = _draft(visit, plan_id)
    form = TargetForm(request.POST or None)
    return _written(
        request, sheet, form, _("A target"),
        lambda: actions.add_target(
            actor=visit.actor, plan_id=plan_id, target_id=form.act_ref(), aim=form.aim(),
            why=form.cleaned_data["why"], source=form.cleaned_data["source"], now=visit.now,
        ),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("GET", "POST"))
def cost(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will take a line of costs."""
    sheet = _draft(visit, plan_id)
    form = CostForm(request.POST or None)
    return _written(
        request, sheet, form, _("A cost"),
        lambda: actions.add_cost(
            actor=visit.actor, plan_id=plan_id, cost_id=form.act_ref(), line=form.line(),
            now=visit.now,
        ),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("GET", "POST"))
def remark(request: HttpRequest, visit: Visit, plan_id: UUID, sort: str) -> HttpResponse:
    """This will take what the office says about a section."""
    sheet = _draft(visit, plan_id)
    part = next((one for one in laying_out.parts(sheet) if one.code == sort), None)
    if part is None:
        raise NotFound
    form = RemarkForm(request.POST or None, initial={"words": sheet.remarks.get(sort, "")})
    return _written(
        request, sheet, form, part.title,
        lambda: actions.write_remark(
            actor=visit.actor, plan_id=plan_id, section=sort, words=form.cleaned_data["words"],
            now=visit.now,
        ),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("GET", "POST"))
def result(request: HttpRequest, visit: Visit, plan_id: UUID, line_id: UUID) -> HttpResponse:
    """This will take what came of a number that the office counts itself."""
    sheet = queries.plan(visit.actor, plan_id, visit.now)
    line = next((one for one in sheet.targets if one.target_id == line_id), None)
    if line is None or not sheet.may_revise or line.kind != "own":
        raise NotFound
    form = ResultForm(request.POST or None)
    return _written(
        request, sheet, form, aiming.what(line),
        lambda: actions.write_result(
            actor=visit.actor, target_id=line_id, came_to=form.cleaned_data["came_to"],
            source=form.cleaned_data["source"], now=visit.now,
        ),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("POST",))
def remove(request: HttpRequest, visit: Visit, plan_id: UUID, line_id: UUID) -> HttpResponse:
    """This will take a target or a cost out of a draft."""
    actions.remove_line(actor=visit.actor, plan_id=plan_id, line_id=line_id, now=visit.now)
    messages.success(request, _("It is taken out."))
    return redirect("planning:plan", plan_id)


@door(audience="command", classes=COUNTS, methods=("POST",))
def submit(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will hand a plan up."""
    return _decided(
        request, visit, plan_id, forms.Form(request.POST), _("The plan is handed up."),
        lambda form: actions.submit(actor=visit.actor, plan_id=plan_id, now=visit.now),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("POST",))
def approve(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will put a plan in force."""
    return _decided(
        request, visit, plan_id, DecisionForm(request.POST), _("The plan is in force."),
        lambda form: actions.approve(
            actor=visit.actor, plan_id=plan_id, words=form.cleaned_data["why"], now=visit.now
        ),
    )  # fmt: skip


@door(audience="command", classes=COUNTS, methods=("POST",))
def send_back(request: HttpRequest, visit: Visit, plan_id: UUID) -> HttpResponse:
    """This will send a plan back to be mended."""
    return _decided(
        request, visit, plan_id, DecisionForm(request.POST), _("The plan is sent back."),
        lambda form: actions.send_back(
            actor=visit.actor, plan_id=plan_id, why=form.cleaned_data["why"], now=visit.now
        ),
    )  # fmt: skip


def _order(visit: Visit, begins_on: date) -> UUID:
    plan_id = actions.order_plan(actor=visit.actor, begins_on=begins_on, now=visit.now)
    place_order(actor=visit.actor, kind="draft_plan", now=visit.now, about=str(plan_id))
    return plan_id


def _draft(visit: Visit, plan_id: UUID) -> PlanSheet:
    sheet = queries.plan(visit.actor, plan_id, visit.now)
    if not sheet.may_write:
        raise NotFound
    return sheet


def _written(
    request: HttpRequest, sheet: PlanSheet, form: Any, title: str, act: Callable[[], Any]
) -> HttpResponse:
    """This will do an act of writing, or bring the form back with what was typed."""
    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("It is written down."))
        return redirect("planning:plan", sheet.plan_id)
    shown = {"title": title, "lead": laying_out.title(sheet), "sheet": sheet}
    return drawn(request, "planning/write.html", form, shown)


def _decided(
    request: HttpRequest,
    visit: Visit,
    plan_id: UUID,
    form: forms.Form,
    said: str,
    act: Callable[[forms.Form], Any],
) -> HttpResponse:
    """This will do an act about a whole plan, or show why it is refused on its page."""
    if form.is_valid() and done(form, lambda: act(form)):
        messages.success(request, said)
        return redirect("planning:plan", plan_id)
    kept = form if isinstance(form, DecisionForm) else None
    shown = {**page_of(visit, plan_id, kept), "refused": form}
    return render(request, "planning/plan.html", shown, status=422)
