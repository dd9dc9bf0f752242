"""Harassed at work: where to write, past the chain of command, and one's own entry by its code.

Neither page keeps a draft, and a wrong code is answered like none at all and written nowhere:
an entry in the journal would say that she complained.
"""

import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from amaan.confidentiality.classes import DataClass
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.web.kit import shapes
from amaan.web.kit.acting import Act, done, drawn
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.people.rooms import rooms_of
from amaan.workforce import harassment
from amaan.workforce.harassment import LIMITS, OUTCOMES, ROUTES, STEPS, Clock, Complaint

NOTHING_OF_A_CASE = frozenset[DataClass]()
# No sign that is read as another; twelve of them are sixty bits.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
DATES: dict[str, Callable[[], str]] = {
    "sent_on": lambda: _("Complaint sent"),
    "told_on": lambda: _("Accused told of the charges"),
    "begun_on": lambda: _("Inquiry began"),
    "found_on": lambda: _("Findings given"),
    "imposed_on": lambda: _("Penalty imposed"),
}


class NoteForm(Act):
    """That she has complained, where and when; the code of her paper is made with the form."""

    receipt = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, typed: Any = None, *, visit: Visit) -> None:
        today = f"{local_date(visit.now):%d/%m/%Y}"
        super().__init__(typed, initial={"receipt": _new_code(), "sent_on": today})
        routes = [(one.code, in_language(one.english, one.urdu)) for one in ROUTES]
        self.fields["route"] = OneOf(routes, label=_("Where you wrote"), inline=True)
        self.fields["sent_on"] = DayField(label=_("When you sent it"))


class ReceiptForm(forms.Form):
    """The code of her paper."""

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["receipt"] = LineField(label=_("Code on your paper"), limit=40)


class DatesForm(forms.Form):
    """What she was told since."""

    receipt = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, typed: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(typed, initial=initial)
        for step in STEPS:
            self.fields[step] = DayField(label=DATES[step](), required=False)
        outcomes = [(one.code, in_language(one.english, one.urdu)) for one in OUTCOMES]
        self.fields["outcome"] = OneOf(
            [("", _("none yet")), *outcomes], label=_("Outcome"), required=False, folded=True
        )


@sensitive_post_parameters()
@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def complaint(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will say where to write, and note that she has; then comes the paper with her code."""
    if not harassment.may_complain(visit.actor):
        raise NotFound
    form = NoteForm(request.POST or None, visit=visit)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: harassment.note_complaint(
                actor=visit.actor,
                complaint_id=form.act_ref(),
                receipt=told["receipt"],
                route=told["route"],
                sent_on=told["sent_on"],
                now=visit.now,
            ),
        ):
            return render(request, "people/complaint_paper.html", _paper(told))
    shown = {"note": form, "receipt": ReceiptForm(), **_around(request, visit)}
    return drawn(request, "people/complaint.html", form, shown)


@sensitive_post_parameters()
@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def own_complaint(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will open her own entry with the code of her paper, and note what she was told since."""
    asked, found = ReceiptForm(request.POST), list[Complaint]()
    code = str(request.POST.get("receipt", ""))

    def open_it() -> None:
        found.append(harassment.own_complaint(visit.actor, code, visit.now))

    if not asked.is_valid() or not done(asked, open_it):
        shown = {"note": NoteForm(visit=visit), "receipt": asked, **_around(request, visit)}
        return drawn(request, "people/complaint.html", asked, shown)
    if "save" not in request.POST:
        return _entry(request, visit, found[0], DatesForm(initial=_typed(found[0], code)))
    form = DatesForm(request.POST)

    def note() -> None:
        told = form.cleaned_data
        dates = {step: told[step] for step in STEPS}
        found.append(
            harassment.note_dates(
                actor=visit.actor,
                receipt=code,
                dates=dates,
                outcome=told["outcome"],
                now=visit.now,
            )
        )

    if form.is_valid():
        done(form, note)
    return _entry(request, visit, found[-1], form)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def audited(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the auditor which clocks run in complaints of harassment; never whose."""
    found = harassment.audited_complaints(visit.actor, visit.now)
    shown = {
        "title": _("Complaints of harassment at work"),
        "lead": _("Routes, dates and clocks of your province. Whose they are is not shown."),
        "rooms": rooms_of(request, visit),
        "books": [],
        "tables": (_audited(found),),
    }
    return render(request, "people/figures.html", shown)


def _new_code() -> str:
    drawn_signs = "".join(secrets.choice(_SIGNS) for _n in range(12))
    return "-".join(drawn_signs[n : n + 4] for n in (0, 4, 8))


def _around(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    return {"rooms": rooms_of(request, visit), "limits": _limits()}


def _limits() -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            DATES[limit.until](),
            _("%(n)s days after: %(what)s")
            % {"n": limit.days, "what": DATES[limit.counted_from]()},
        )
        for limit in LIMITS
    )


def _paper(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": told["receipt"],
        "pairs": (
            (_("Where you wrote"), chosen(ROUTES, told["route"])),
            (DATES["sent_on"](), f"{told['sent_on']:%d/%m/%Y}"),
            *_limits(),
        ),
    }


def _entry(request: HttpRequest, visit: Visit, found: Complaint, form: forms.Form) -> HttpResponse:
    shown = {
        "rooms": rooms_of(request, visit),
        "pairs": (
            (_("Where you wrote"), chosen(ROUTES, found.route)),
            (DATES["sent_on"](), f"{found.sent_on:%d/%m/%Y}"),
            (_("Outcome"), _outcome(found)),
        ),
        "clocks": table(
            _("What the law gives time for"),
            (_("Step"), _("Due"), _("State")),
            [(DATES[one.until](), f"{one.due_on:%d/%m/%Y}", _state(one)) for one in found.clocks],
        ),
    }
    return drawn(request, "people/complaint_own.html", form, shown)


def _typed(found: Complaint, code: str) -> dict[str, Any]:
    days = {step: f"{day:%d/%m/%Y}" for step in STEPS if (day := found.dates[step]) is not None}
    return {"receipt": code, "outcome": found.outcome, **days}


def _outcome(found: Complaint) -> str:
    return chosen(OUTCOMES, found.outcome) if found.outcome else _("none yet")


def _state(one: Clock) -> shapes.Cell:
    match one.state:
        case "kept":
            return shapes.Cell(text=_("in time"), kind="tag", tone="good")
        case "kept_late":
            return shapes.Cell(text=_("late"), kind="tag", tone="late")
        case "late":
            return shapes.Cell(text=_("overdue"), kind="tag", tone="late")
        case _:
            return shapes.Cell(text=_("time is running"), kind="tag", tone="soon")


def _audited(found: tuple[Complaint, ...]) -> shapes.Register:
    return table(
        _("By the day they were sent"),
        (_("Route"), DATES["sent_on"](), _("What runs or ran out"), _("Outcome")),
        [
            (
                shapes.Cell(text=chosen(ROUTES, one.route)),
                f"{one.sent_on:%d/%m/%Y}",
                _worst(one),
                _outcome(one),
            )
            for one in found
        ],
    )


def _worst(found: Complaint) -> shapes.Cell:
    order = ("late", "running", "kept_late", "kept")
    clocks = sorted(found.clocks, key=lambda one: (order.index(one.state), one.due_on))
    if not clocks:
        return shapes.Cell(text="–")
    state = _state(clocks[0])
    return shapes.Cell(text=state.text, kind="tag", tone=state.tone, note=DATES[clocks[0].until]())
