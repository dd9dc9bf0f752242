"""Writing a study down before desks open: what is asked, and which station opens when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.evaluation import actions, queries
from amaan.evaluation.actions import NewStudy, Planned
from amaan.evaluation.outcomes import OUTCOMES
from amaan.jobs.actions import place_order
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.organisation.area import NamedUnit, names_of_units
from amaan.web.evaluation.words import DESIGNS, RUN_BY
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import CountField, OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

COUNTS = frozenset({DataClass.C1})
# Desks are planned for two years at most, and read against two years before.
MONTHS_AHEAD = 24
MONTHS_BACK = 24
WAITS = "waits"


class StudyForm(forms.Form):
    """A question, its months, and for each station when its desk opens."""

    def __init__(self, places: Iterable[NamedUnit], today: date, typed: Any = None) -> None:
        this_month = today.replace(day=1)
        ahead = [add_months(this_month, n) for n in range(1, MONTHS_AHEAD + 1)]
        back = [add_months(this_month, n) for n in range(-MONTHS_BACK, 7)]
        ends = [add_months(this_month, n) for n in range(2, 2 * MONTHS_AHEAD + 1)]
        super().__init__(typed, initial={"since": f"{add_months(this_month, -6):%Y-%m-%d}"})
        self.places = tuple(places)
        self.fields["outcome"] = OneOf(
            [(one.code, _(one.title)) for one in OUTCOMES],
            label=_("What is counted in the first place"), folded=True,
            hint=_("The one answer that decides. The others are shown beside it."),
        )  # fmt: skip
        self.fields["design"] = OneOf(
            [(code, words()) for code, words in DESIGNS.items()],
            label=_("How the order was settled"),
        )
        self.fields["since"] = OneOf(_months(back), label=_("Read from"), folded=True)
        self.fields["until"] = OneOf(_months(ends), label=_("Read until the end of"), folded=True)
        self.fields["smallest"] = CountField(
            least=1, most=500, label=_("Smallest change that would matter, in per cent"),
            hint=_("A change below this would alter no decision."),
        )  # fmt: skip
        starts = [("", _("Not in this study")), (WAITS, _("Waits to the end")), *_months(ahead)]
        run_by = [(code, words()) for code, words in RUN_BY.items()]
        for one in self.places:
            name = in_language(one.name_en, one.name_ur)
            self.fields[f"start_{one.id}"] = OneOf(starts, label=name, required=False, folded=True)
            self.fields[f"run_by_{one.id}"] = OneOf(
                run_by, label=_("Run by"), required=False, folded=True
            )

    def told(self) -> NewStudy:
        """This will give the study as it was written."""
        typed = self.cleaned_data
        return NewStudy(
            outcome=typed["outcome"],
            design=typed["design"],
            since=date.fromisoformat(typed["since"]),
            until=date.fromisoformat(typed["until"]),
            smallest=typed["smallest"],
            stations=[
                Planned(
                    one.id,
                    None if start == WAITS else date.fromisoformat(start),
                    typed[f"run_by_{one.id}"] or "",
                )
                for one in self.places
                if (start := typed[f"start_{one.id}"])
            ],
        )


@door(audience="people", classes=COUNTS, methods=("GET", "POST"))
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write a study down, and ask at once what so many stations can show."""
    places = actions.stations(visit.actor, visit.now)
    form = StudyForm(places, local_date(visit.now), request.POST or None)
    if form.is_bound and form.is_valid() and done(form, lambda: _register(visit, form)):
        messages.success(
            request, _("The study is written down. What it can show is being reckoned.")
        )
        return redirect("evaluation:study", queries.studies(visit.actor, visit.now)[0].study_id)
    shown = {
        "first": [form[name] for name in ("outcome", "design", "since", "until", "smallest")],
        "districts": _by_district(form),
    }
    return drawn(request, "evaluation/new.html", form, shown)


def _register(visit: Visit, form: StudyForm) -> None:
    asking_id = actions.register(actor=visit.actor, study=form.told(), now=visit.now)
    place_order(actor=visit.actor, kind="run_study", about=str(asking_id), now=visit.now)


def _by_district(form: StudyForm) -> list[tuple[str, list[tuple[Any, Any]]]]:
    """This will lay the stations out by district, with both questions of each."""
    ids = {one.district_id for one in form.places if one.district_id}
    names = {pk: in_language(*both) for pk, both in names_of_units(ids).items()}
    found: dict[str, list[tuple[Any, Any]]] = {}
    for one in form.places:
        name = names.get(one.district_id, "–") if one.district_id else "–"
        found.setdefault(name, []).append((form[f"start_{one.id}"], form[f"run_by_{one.id}"]))
    return sorted(found.items())


def _months(of: Iterable[date]) -> list[tuple[str, str]]:
    return [(first.isoformat(), clock_words.month(first)) for first in of]
