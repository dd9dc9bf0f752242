"""Drills: what is played, how long it took and what was done of the list, by unit and month."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books.actions import NotAsWritten
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import units_of_area
from amaan.web.kit import shapes
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf, SomeOf, WordsField
from amaan.web.kit.language import in_language
from amaan.web.kit.number_tables import table
from amaan.web.kit.visit import Visit
from amaan.web.training.rooms import NOTHING_OF_A_CASE, keeps, of, page
from amaan.workforce import drills as played
from amaan.workforce.drills import SCENARIOS, Scenario
from amaan.workforce.drills_queries import OfUnit, Played, by_month, by_unit, write_drill

LOOKED_BACK = 12


class DrillForm(forms.Form):
    """A drill as it was timed and ticked off."""

    drill_id = forms.UUIDField(widget=forms.HiddenInput)
    on = LineField(
        label=gettext_lazy("Day"), hint=gettext_lazy("Day/month/year, for example 21/11/2026.")
    )
    called_at = LineField(
        label=gettext_lazy("Call at"), hint=gettext_lazy("Hour and minute, for example 21:05.")
    )
    answered_after = LineField(label=gettext_lazy("Answered after (minutes)"), required=False)
    left_after = LineField(label=gettext_lazy("Left after (minutes)"), required=False)
    arrived_after = LineField(
        label=gettext_lazy("There after (minutes)"),
        required=False,
        hint=gettext_lazy("Empty where nobody came."),
    )
    officers = LineField(label=gettext_lazy("Officers who went"))
    women = LineField(label=gettext_lazy("Women among them"))

    def __init__(self, typed: Any = None, *, scenario: Scenario, visit: Visit) -> None:
        today = local_date(visit.now)
        super().__init__(typed, initial={"drill_id": new_id(), "on": f"{today:%d/%m/%Y}"})
        self.fields["unit"] = OneOf(
            [
                (str(unit.id), in_language(unit.name_en, unit.name_ur, visit.language))
                for unit in units_of_area(visit.actor, visit.now)
                if unit.kind in played.BOOK.levels
            ],
            label=_("Unit"),
            folded=True,
        )
        self.fields["done"] = SomeOf(
            [(one.code, in_language(one.english, one.urdu)) for one in scenario.items],
            label=_("Done of the list"),
            required=False,
        )
        for code, label in (
            ("went_well", _("What went well")),
            ("went_wrong", _("What went wrong")),
            ("to_change", _("What is to change, and by whom")),
        ):
            self.fields[code] = WordsField(label=label, limit=2_000, rows=3, required=False)

        self.order_fields(["drill_id", "unit"])

    def told(self) -> dict[str, str]:
        """This will give what was typed, without what the list itself says."""
        codes = (one.code for one in played.BOOK.every_field)
        return {code: str(self.data.get(code, "")) for code in codes if code != "done"}


@door(audience="people", classes=NOTHING_OF_A_CASE)
def drills(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what a year of drills says, by unit and by month."""
    since = add_months(local_date(visit.now), -LOOKED_BACK)
    actions = [(_("Register of drills"), reverse("books:book", args=["drills"]))]
    scenarios = [
        (
            in_language(one.name.english, one.name.urdu),
            in_language(one.story.english, one.story.urdu),
            reverse("training:new_drill", args=[one.name.code]) if keeps(visit) else "",
        )
        for one in SCENARIOS.values()
    ]
    shown = page(
        request,
        title=_("Drills"),
        lead=_("A call that is played, timed from the call to the door. Nobody is named."),
        actions=actions,
        scenarios=scenarios,
        tables=(
            _units(by_unit(visit.actor, visit.now, since=since)),
            _months(by_month(visit.actor, visit.now, since=since)),
        ),
        notes=(
            _("The middle one: half were sooner. Drills in which nobody came are in no time."),
            _("The lists are a proposal of this house, from the standards; no law asks for them."),
        ),
    )
    return render(request, "training/drills.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def new_drill(request: HttpRequest, visit: Visit, scenario: str) -> HttpResponse:
    """This will write a drill down: its clock, its list, and what was said after it."""
    found = SCENARIOS.get(scenario)
    if found is None or not keeps(visit):
        raise NotFound
    form = DrillForm(request.POST or None, scenario=found, visit=visit)
    if form.is_bound and form.is_valid() and _written(form, visit, scenario):
        messages.success(request, _("The drill is written down."))
        return redirect("training:drills")
    shown = page(
        request,
        title=in_language(found.name.english, found.name.urdu),
        lead=in_language(found.story.english, found.story.urdu),
        button=_("Save"),
        back=reverse("training:drills"),
    )
    return drawn(request, "training/asked.html", form, shown)


def _written(form: DrillForm, visit: Visit, scenario: str) -> bool:
    def act() -> None:
        try:
            write_drill(
                actor=visit.actor,
                drill_id=form.cleaned_data["drill_id"],
                scenario=scenario,
                told=form.told(),
                done=form.cleaned_data["done"],
                now=visit.now,
            )
        except NotAsWritten as refusal:
            for wrong in refusal.wrong:
                form.add_error(wrong.field.code, _(wrong.sentence) % {"told": wrong.told})

    return done(form, act)


def _units(lines: tuple[OfUnit, ...]) -> shapes.Register:
    return table(
        _("By unit, the slowest first"),
        (_("Unit"), _("Drills"), _("Minutes to arrival"), _("Done of the list"), _("Last")),
        (
            (in_language(one.unit_en, one.unit_ur), *_figures(one.played),
             f"{one.played.last_on:%d/%m/%Y}")
            for one in lines
        ),
        _("No drill was played in a year."),
    )  # fmt: skip


def _months(lines: tuple[tuple[Any, Played], ...]) -> shapes.Register:
    return table(
        _("By month"),
        (_("Month"), _("Drills"), _("Minutes to arrival"), _("Done of the list")),
        ((f"{month:%m/%Y}", *_figures(one)) for month, one in lines),
        _("No drill was played in a year."),
    )


def _figures(one: Played) -> tuple[object, ...]:
    waited = "–" if one.arrived_after is None else f"{one.arrived_after:g}"
    return one.drills, waited, of(one.items)
