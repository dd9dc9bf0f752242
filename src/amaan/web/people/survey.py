"""The survey of officers: opened, answered without a name, and what it found."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.kernel.small_groups import FEWEST
from amaan.web.kit import shapes
from amaan.web.kit.acting import Act, done, drawn
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.people.rooms import rooms_of
from amaan.workforce import satisfaction
from amaan.workforce.satisfaction import Survey
from amaan.workforce.satisfaction_figures import Agreed, Apart, Results, results
from amaan.workforce.satisfaction_questions import ANSWERS, Edition

NOTHING_OF_A_CASE = frozenset[DataClass]()


class AnswerForm(forms.Form):
    """Every statement with its answers; nothing is chosen beforehand and nothing is kept."""

    def __init__(self, typed: Any = None, *, edition: Edition) -> None:
        super().__init__(typed)
        options = [(one.code, in_language(one.english, one.urdu)) for one in ANSWERS]
        for said in edition.statements:
            label = in_language(said.english, said.urdu)
            self.fields[said.code] = OneOf(options, label=label, inline=True)


class OpenForm(Act):
    """Which unit is asked, from which day until which."""

    def __init__(self, typed: Any = None, *, units: list[tuple[str, str]], today: str) -> None:
        super().__init__(typed, initial={"opens_on": today})
        self.fields["unit"] = OneOf(units, label=_("Unit"), folded=len(units) > 6)
        self.fields["opens_on"] = DayField(label=_("First day"))
        self.fields["closes_on"] = DayField(
            label=_("Last day"), hint=_("Results are shown from the day after.")
        )


@door(audience="people", classes=NOTHING_OF_A_CASE)
def surveys(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the surveys that ask this officer, or that belong to his area."""
    found = satisfaction.surveys(visit.actor, visit.now)
    shown = {
        "title": _("Survey of officers"),
        "lead": _("What it is like to serve here. Nobody learns who answered what, or who did."),
        "rooms": rooms_of(request, visit),
        "books": [(_("Open a survey"), reverse("people:new_survey"))]
        if satisfaction.may_open(visit.actor)
        else [],
        "tables": (_list(found),),
    }
    return render(request, "people/figures.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def new_survey(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will open a survey of a district or of the province."""
    if not satisfaction.may_open(visit.actor):
        raise NotFound
    units = [
        (str(unit.id), in_language(unit.name_en, unit.name_ur))
        for unit in satisfaction.units_to_ask(visit.actor, visit.now)
    ]
    today = f"{local_date(visit.now):%d/%m/%Y}"
    form = OpenForm(request.POST or None, units=units, today=today)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: satisfaction.open_survey(
                actor=visit.actor,
                round_id=form.act_ref(),
                unit_id=UUID(told["unit"]),
                opens_on=told["opens_on"],
                closes_on=told["closes_on"],
                now=visit.now,
            ),
        ):
            messages.success(request, _("The survey is open from its first day."))
            return redirect("people:surveys")
    shown = {
        "title": _("Open a survey"),
        "lead": _(
            "Every officer of the unit is asked once. Nobody can change or close it afterwards, "
            "or see anything of it before its last day has passed."
        ),
        "save": _("Open it"),
    }
    return drawn(request, "people/survey_form.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def answer(request: HttpRequest, visit: Visit, round_id: UUID) -> HttpResponse:
    """This will take an officer's answers, once; nothing of them is kept with the officer."""
    found = satisfaction.survey(visit.actor, round_id, visit.now)
    if not found.asks_me:
        raise NotFound
    if found.answered or not found.is_open:
        return redirect("people:surveys")
    form = AnswerForm(request.POST or None, edition=found.edition)
    if form.is_bound and form.is_valid():
        told: Mapping[str, str] = form.cleaned_data
        if done(
            form,
            lambda: satisfaction.answer(
                actor=visit.actor, round_id=round_id, answers=told, now=visit.now
            ),
        ):
            messages.success(request, _("Thank you. Your answers are counted and kept nowhere."))
            return redirect("people:surveys")
    shown = {
        "title": _("Survey of officers"),
        "lead": _(
            "Your answers are added to sums at once: by your rank band, by your sex and by your "
            "district, never two of them together. Your name, your unit and the hour are not kept "
            "with them. A group of fewer than %(n)s is never shown."
        )
        % {"n": FEWEST},
        "save": _("Hand in"),
    }
    return drawn(request, "people/survey_form.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def survey_results(request: HttpRequest, visit: Visit, round_id: UUID) -> HttpResponse:
    """This will show what a survey found, statement by statement."""
    found = results(visit.actor, round_id, visit.now)
    shown = {
        "title": _("What officers said"),
        "lead": _name_of(found.survey),
        "rooms": rooms_of(request, visit),
        "books": [(_("All surveys"), reverse("people:surveys"))],
        "facts": (
            (_("How many were asked"), _asked(found)),
            (_("How many answered"), _answered(found)),
        ),
        "tables": (_everybody(found), *(_apart(found, one) for one in found.apart)),
        "note": _(
            "The share that answered “rather so” or “fully”, of those who said, rounded to fives. "
            "A group of fewer than %(n)s is not shown, nor the next smallest with it. Asked is "
            "whoever served there on any day of the survey, also on leave; those who did not "
            "answer may think otherwise than those who did."
        )
        % {"n": FEWEST},
    }
    return render(request, "people/figures.html", shown)


def _list(found: tuple[Survey, ...]) -> shapes.Register:
    return table(
        _("Surveys"),
        (_("Unit"), _("First day"), _("Last day"), _("State")),
        [
            (
                shapes.Cell(text=in_language(one.unit_en, one.unit_ur)),
                f"{one.opens_on:%d/%m/%Y}",
                f"{one.closes_on:%d/%m/%Y}",
                _state(one),
            )
            for one in found
        ],
    )


def _state(one: Survey) -> shapes.Cell:
    if one.is_closed:
        there = reverse("people:survey_results", args=[one.round_id])
        return shapes.Cell(text=_("What officers said"), href=there)
    if not one.is_open:
        return shapes.Cell(text=_("not open yet"))
    if one.answered:
        return shapes.Cell(text=_("you have answered"))
    if not one.asks_me:
        return shapes.Cell(text=_("open now"))
    return shapes.Cell(text=_("Answer it"), href=reverse("people:answer", args=[one.round_id]))


def _name_of(one: Survey) -> str:
    unit = in_language(one.unit_en, one.unit_ur)
    return f"{unit}, {one.opens_on:%d/%m/%Y} – {one.closes_on:%d/%m/%Y}"


def _asked(found: Results) -> str:
    if found.asked == "few_asked":
        return _("fewer than %(n)s, not shown") % {"n": FEWEST}
    if found.asked == "few_missing":
        return _("not shown: fewer than %(n)s did not answer") % {"n": FEWEST}
    return str(found.asked)


def _answered(found: Results) -> str:
    if found.people is None:
        return _("fewer than %(n)s, not shown") % {"n": FEWEST}
    if not isinstance(found.asked, int):
        return str(found.people)
    share = f"{round(100 * found.people / found.asked)}%"
    return _("%(people)s (%(share)s)") % {"people": found.people, "share": share}


def _everybody(found: Results) -> shapes.Register:
    rows = [
        (in_language(said.english, said.urdu), _share(found.agreed[said.code]))
        for said in found.survey.edition.statements
        if said.code in found.agreed
    ]
    return table(_("Everybody"), (_("Statement"), _("Agree")), rows)


def _apart(found: Results, one: Apart) -> shapes.Register:
    captions = {"sex": _("By sex"), "band": _("By rank band"), "district": _("By district")}
    people = (_("How many answered"), *(_hidden(n) for n in one.people))
    rows = [
        (in_language(said.english, said.urdu), *map(_share, one.agreed[said.code]))
        for said in found.survey.edition.statements
    ]
    heads = (_("Statement"), *(in_language(*group) for group in one.groups))
    shown = any(n is not None for n in one.people)
    few = _("Too few answered to tell these groups apart.")
    return table(captions[one.by], heads, [people, *rows] if shown else (), empty=few)


def _hidden(number: int | None) -> str:
    return _("not shown") if number is None else str(number)


def _share(agreed: Agreed | None) -> str:
    if agreed is None:
        return _("not shown")
    percent = f"{agreed.percent}%"
    words = {"at_least": _("%(n)s or more"), "at_most": _("%(n)s or less")}
    return words[agreed.how] % {"n": percent} if agreed.how in words else percent
