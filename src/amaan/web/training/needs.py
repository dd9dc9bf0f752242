"""What stations need to be taught, because of what they miss: planned, given, looked at again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.refusals import NotFound
from amaan.oversight import training_needs
from amaan.oversight.training_needs import OPEN, Need
from amaan.web.kit import shapes
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.training.rooms import NOTHING_OF_A_CASE, of, page
from amaan.workforce.training_queries import sessions_about
from amaan.workforce.training_words import STREAMS

STATES = {
    "proposed": gettext_lazy("Proposed"),
    "accepted": gettext_lazy("Accepted"),
    "declined": gettext_lazy("Declined"),
    "planned": gettext_lazy("Session planned"),
    "given": gettext_lazy("Given"),
}


class AnswerForm(forms.Form):
    """What becomes of a proposal; each answer asks for what it needs."""

    session = OneOf([], label=gettext_lazy("Session"), required=False, folded=True)
    why = LineField(label=gettext_lazy("Why it is not given"), required=False, limit=200)

    def __init__(self, typed: Any = None, *, visit: Visit) -> None:
        super().__init__(typed)
        self.fields["session"].choices = [  # type: ignore[attr-defined]  # a OneOf
            ("", "–"),
            *(
                (str(one.session_id), f"{one.code}: {one.course}, {one.on:%d/%m/%Y}")
                for one in sessions_about(visit.actor, visit.now, limit=60)
            ),
        ]


@door(audience="people", classes=NOTHING_OF_A_CASE)
def needs(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what stations need to be taught, and what it changed where it was given."""
    found = training_needs.needs(visit.actor, visit.now)
    shown = page(
        request,
        title=_("What is needed"),
        lead=_("What a station misses is proposed as a course, from numbers alone."),
        tables=(_register(found),),
        notes=(
            _(
                "A course is proposed where a fifth or more of ten duties or more were missed in "
                "three full months; which course answers what is a proposal of this house. After "
                "it is given the same duties are counted again for three months. No officer is "
                "named, and no case."
            ),
        ),
    )
    return render(request, "training/page.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def need(request: HttpRequest, visit: Visit, need_id: UUID) -> HttpResponse:
    """This will show one need, and write down what becomes of it."""
    found = training_needs.need(visit.actor, need_id, visit.now)
    decides = training_needs.may_decide(visit.actor) and found.state in OPEN
    form = AnswerForm(request.POST or None, visit=visit)
    if request.method == "POST":
        if not decides:
            raise NotFound
        if form.is_valid() and done(form, _act(form, visit, found, request.POST.get("act", ""))):
            messages.success(request, _("Written down."))
            return redirect("training:need", need_id)
    shown = page(
        request,
        title=chosen(STREAMS, found.stream),
        lead=in_language(found.station_en, found.station_ur, visit.language),
        facts=_facts(found),
        decides=decides,
        answers=_answers(found),
        back=reverse("training:needs"),
    )
    return drawn(request, "training/need.html", form, shown)


def _act(form: AnswerForm, visit: Visit, found: Need, act: str) -> Callable[[], None]:
    common: dict[str, Any] = {"actor": visit.actor, "need_id": found.need_id, "now": visit.now}
    session = form.cleaned_data["session"]
    match act:
        case "accept":
            return lambda: training_needs.accept_need(**common)
        case "decline":
            return lambda: training_needs.decline_need(why=form.cleaned_data["why"], **common)
        case "plan" if session:
            return lambda: training_needs.plan_need(session_id=UUID(session), **common)
        case "given":
            return lambda: training_needs.note_given(**common)
        case _:
            raise NotFound


def _answers(found: Need) -> tuple[tuple[str, str], ...]:
    answers = {
        "accept": (_("Accept it"), found.state == "proposed"),
        "plan": (_("Plan it for this session"), True),
        "given": (_("It was given"), found.state == "planned"),
        "decline": (_("Decline it"), found.state in {"proposed", "accepted"}),
    }
    return tuple((act, label) for act, (label, stands) in answers.items() if stands)


def _facts(found: Need) -> tuple[tuple[str, str], ...]:
    return (
        (_("State"), str(STATES[found.state])),
        (_("Missed before"), of(found.before)),
        (_("In the months"), f"{found.since:%m/%Y} – {found.until:%m/%Y}"),
        (_("Session"), found.session or "–"),
        (_("Given on"), f"{found.given_on:%d/%m/%Y}" if found.given_on else "–"),
        (_("Missed after"), _after(found)),
        (_("Why it is not given"), found.why or "–"),
    )


def _after(found: Need) -> str:
    if found.after is not None:
        return of(found.after)
    return _("counted after three months") if found.state == "given" else "–"


def _register(found: tuple[Need, ...]) -> shapes.Register:
    return table(
        _("By station"),
        (_("Station"), _("Course"), _("Missed before"), _("State"), _("Missed after")),
        (
            (
                shapes.Cell(
                    text=in_language(one.station_en, one.station_ur),
                    href=reverse("training:need", args=[one.need_id]),
                ),
                chosen(STREAMS, one.stream), of(one.before), STATES[one.state], _after(one),
            )
            for one in found
        ),
        _("Nothing is needed: no station missed enough to say so."),
    )  # fmt: skip
