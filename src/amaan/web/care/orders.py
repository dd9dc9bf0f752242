"""Orders that protect her: asked for, decided, served, broken by him, renewed, ended."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId
from amaan.kernel.letters import clean
from amaan.kernel.refusals import NotFound
from amaan.support import orders, persons_served
from amaan.support import orders_queries as asking
from amaan.support.orders_queries import OrderLine
from amaan.web.care import orders_shapes as shaping
from amaan.web.care.orders_forms import (
    ApplyForm,
    BreachForm,
    DecideForm,
    EndForm,
    RenewForm,
    ServeForm,
    Step,
    TryForm,
)
from amaan.web.kit.acting import done, drawn, read_by
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}
SKELETON = frozenset({DataClass.C1})
BOTH = ("GET", "POST")
PAGE = 20


@door(audience="care", classes=CASEWORK, methods=BOTH)
def new(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down that a court was asked for an order; whether he leaves comes first."""
    file = read_by(visit, CaseId(case_id), "record_trial")
    standing = asking.orders_of(visit.actor, file.case_id)
    form = ApplyForm(
        request.POST or None,
        now=visit.now,
        children=sorted(p.ordinal for p in file.parties if p.role == "child"),
        served=persons_served.served_in(visit.actor, file.case_id),
        orders=[line for line in standing if line.is_in_force(visit.now)],
    )
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: orders.apply_for(
            actor=visit.actor, case_id=file.case_id, order_id=form.act_ref(),
            application=form.application(), happened=form.when(), now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(request, _("Written down. Write here what the court decides."))
        return redirect("care:order", form.act_ref())
    lead = _("It binds him. Tell her what it can do, and what it cannot, before she decides.")
    return _ask(request, file, form, _("Ask the court for an order"), lead)


@door(audience="care", classes=CASEWORK)
def sheet(request: HttpRequest, visit: Visit, order_id: UUID) -> HttpResponse:
    """This will show one order to whoever works on its case: what it says and what is next."""
    line, file = _order(visit, order_id, "read_trial")
    may = "record" in file.may
    shown = {
        "sheet": file,
        "line": line,
        "pairs": shaping.about(line, visit.now),
        "says": shaping.conditions_of(line),
        # Not "warnings": those are the frame's, and stand on every page.
        "pressing": shaping.warnings_of(line, visit.now),
        "may": may,
        "steps": shaping.steps_of(line, visit.now) if may else (),
        "weapons_first": "weapons_given_up" in line.says,
    }
    return render(request, "care/order.html", shown)


@door(audience="care", classes=WRITTEN, methods=BOTH)
def step(request: HttpRequest, visit: Visit, order_id: UUID, kind: str) -> HttpResponse:
    """This will write down one step of an order. Whatever is refused, all typed is kept."""
    if kind not in STEPS:
        raise NotFound
    line, file = _order(visit, order_id, "record_trial" if kind == "decided" else "record")
    form = _form(request, visit, line, kind)
    if form.is_bound and form.is_valid() and done(form, lambda: _act(visit, line, kind, form)):
        messages.success(request, shaping.after(kind))
        return redirect("care:order", order_id)
    return _ask(request, file, form, shaping.titles()[kind], shaping.leads().get(kind, ""), line)


@door(audience="care", classes=SKELETON, methods=BOTH)
def in_force(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the orders in force of one's station, unserved first, and find one of them.

    For whoever answers a call: reference, conditions, until. No name, no address, no case.
    """
    typed = clean(request.POST.get("q", "")).upper() if request.method == "POST" else ""
    if typed:
        return _find(request, visit, typed)
    after = _after(visit, request.GET.get("after", ""))
    lines = asking.in_force(visit.actor, visit.now, after=after, limit=PAGE + 1)
    more = str(lines[PAGE - 1].order_id) if len(lines) > PAGE else ""
    listed = shaping.register_of(lines[:PAGE], visit.now, more=more, begins=after is None)
    return render(request, "care/orders.html", {"orders": listed})


@door(audience="care", classes=SKELETON)
def for_a_call(request: HttpRequest, visit: Visit, order_id: UUID) -> HttpResponse:
    """This will show an order in force as whoever answers a call needs it, to read and to print."""
    line = asking.one_in_force(visit.actor, order_id, visit.now)
    shown = {
        "line": line,
        "pairs": shaping.for_a_call(line, visit.now),
        "says": shaping.conditions_of(line),
    }
    return render(request, "care/order_for_a_call.html", shown)


def _find(request: HttpRequest, visit: Visit, typed: str) -> HttpResponse:
    try:
        found = asking.in_force_by_reference(visit.actor, typed, visit.now)
    except NotFound:
        lines = asking.in_force(visit.actor, visit.now, limit=PAGE)
        listed = shaping.register_of(lines, visit.now, more="", begins=True, typed=typed)
        shown = {"orders": listed, "missed": True}
        return render(request, "care/orders.html", shown, status=422)
    return redirect("care:order_for_a_call", found.order_id)


def _after(visit: Visit, key: str) -> OrderLine | None:
    """This will find the last line of the page before; a key that is not there begins anew."""
    try:
        return asking.one_in_force(visit.actor, UUID(key), visit.now) if key else None
    except (NotFound, ValueError):
        return None


def _order(visit: Visit, order_id: UUID, act: str) -> tuple[OrderLine, CaseSheet]:
    line = asking.order(visit.actor, order_id)
    if line.case_id is None:
        raise NotFound
    return line, read_by(visit, line.case_id, act)


FORMS: dict[str, type[Step]] = {
    "decided": DecideForm,
    "tried": TryForm,
    "served": ServeForm,
    "breached": BreachForm,
    "renewal": RenewForm,
    "ended": EndForm,
}


def _form(request: HttpRequest, visit: Visit, line: OrderLine, kind: str) -> Step:
    more: dict[str, Any] = {}
    if kind == "breached":
        more["says"] = line.says
    if kind == "decided":
        more["initial"] = {"says": list(line.asked_for), "copies": ["station"]}
    return FORMS[kind](request.POST or None, now=visit.now, **more)


def _act(visit: Visit, line: OrderLine, kind: str, form: Step) -> None:
    STEPS[kind](
        {
            "actor": visit.actor,
            "order_id": line.order_id,
            "act_id": form.act_ref(),
            "now": visit.now,
        },
        form,
    )


# Each step is one verb with what its form asked.
STEPS: dict[str, Callable[[dict[str, Any], Any], None]] = {
    "decided": lambda act, form: orders.decide(
        **act, decision=form.decision(), happened=form.when()
    ),
    "tried": lambda act, form: orders.note_try(
        **act, failed=form.cleaned_data["failed"], happened=form.when()
    ),
    "served": lambda act, form: orders.note_service(
        **act, service=form.service(), happened=form.when()
    ),
    "breached": lambda act, form: orders.note_breach(
        **act, breach=form.breach(), happened=form.when()
    ),
    "renewal": lambda act, form: orders.note_renewal(**act, wants=form.cleaned_data["wants"]),
    "ended": lambda act, form: orders.end_order(
        **act, how=form.cleaned_data["how"], happened=form.when()
    ),
}


def _ask(
    request: HttpRequest,
    file: CaseSheet,
    form: Step,
    title: str,
    lead: str = "",
    line: OrderLine | None = None,
) -> HttpResponse:
    shown = {
        "sheet": file,
        "form": form,
        "title": title,
        "lead": lead,
        "line": line,
        "fields": [cast(Any, form)[name] for name in form.fields if name != "act_id"],
    }
    return drawn(request, "care/order_step.html", form, shown)
