"""A complaint that is not about violence, in one short page; and when it turns out that it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books import queries as books
from amaan.confidentiality.classes import DataClass
from amaan.desk import actions, ordinary, queries
from amaan.desk.ordinary import BOOK, HANDED_TO, KINDS, OUTCOMES, PLACES, WISHES
from amaan.kernel.ids import ContactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue
from amaan.web.desk.intake_form import IntakeForm
from amaan.web.desk.services import AsToldForm, offered, written
from amaan.web.kit import half_written
from amaan.web.kit.acting import drawn
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
WHAT_SHE_TOLD = frozenset({DataClass.C2})
# What the short page asks, in the words of its register.
ASKED = ("kind", "happened_on", "place", "wish", "handed_to", "number")


class OrdinaryForm(AsToldForm):
    """What, when, where, what is wished; and to whom it goes. Six answers, no words."""

    kind = OneOf((), label=gettext_lazy("What is it about?"), inline=True)
    happened_on = DayField(
        label=gettext_lazy("On what day did it happen?"),
        hint=gettext_lazy("Day/month/year. Empty when it is not known."),
        limit=12,
        required=False,
    )
    place = OneOf((), label=gettext_lazy("Where did it happen?"), inline=True)
    wish = OneOf((), label=gettext_lazy("What is wished?"), inline=True)
    handed_to = OneOf((), label=gettext_lazy("Handed over to"), inline=True, required=False)
    number = LineField(
        label=gettext_lazy("Its number there"),
        hint=gettext_lazy("Of the diary or the electronic tag, when there is one already."),
        limit=24,
        required=False,
    )

    def __init__(self, *args: Any, language: str, **kw: Any) -> None:
        super().__init__(*args, language=language, **kw)
        for name, choices in (("kind", KINDS), ("place", PLACES), ("wish", WISHES)):
            self.fields[name].choices = offered(choices, language)  # type: ignore[attr-defined]
        later = [*offered(HANDED_TO, language), ("", _("not yet"))]
        self.fields["handed_to"].choices = later  # type: ignore[attr-defined]

    def for_the_book(self) -> dict[str, str]:
        """This will give the answers as the register reads them. The form is valid before."""
        said = self.cleaned_data
        return {name: str(said[name] or "") for name in (*ASKED, "sex", "age_band", "disability")}


class OutcomeForm(forms.Form):
    """Where it went, and what became of it."""

    handed_to = OneOf((), label=gettext_lazy("Handed over to"), inline=True, required=False)
    number = LineField(label=gettext_lazy("Its number there"), limit=24, required=False)
    outcome = OneOf((), label=gettext_lazy("What became of it"), inline=True, required=False)
    outcome_on = DayField(
        label=gettext_lazy("Told back on"),
        hint=gettext_lazy("Day/month/year."),
        limit=12,
        required=False,
    )

    def __init__(self, *args: Any, language: str, **kw: Any) -> None:
        super().__init__(*args, **kw)
        not_yet = ("", _("not yet"))
        for name, choices in (("handed_to", HANDED_TO), ("outcome", OUTCOMES)):
            options = [*offered(choices, language), not_yet]
            self.fields[name].choices = options  # type: ignore[attr-defined]


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def other_complaint(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will take a theft, a fraud or a dispute: codes, a receipt, and whom it is handed to."""
    found = queries.contact(visit.actor, ContactId(contact_id))
    if request.method == "GET":
        initial = {"id": contact_id, "sex": found.sex}
        form = OrdinaryForm(initial=initial, language=visit.language)
        return _shown(request, form, contact_id)
    form = OrdinaryForm(request.POST, language=visit.language)
    if form.is_valid() and _taken(form, visit, ContactId(contact_id)):
        messages.success(request, _("Taken. Give the receipt; nothing else was kept."))
        return redirect("desk:service_receipt", contact_id)
    return _shown(request, form, contact_id)


@door(audience="desk", classes=WHAT_SHE_TOLD, methods=("POST",))
def violence_after_all(request: HttpRequest, visit: Visit, contact_id: UUID) -> HttpResponse:
    """This will turn what was typed of a short complaint into the beginning of the full one.

    Nothing of it is written into the register; it waits, sealed, on the page of the complaint.
    """
    found = queries.contact(visit.actor, ContactId(contact_id))
    form = OrdinaryForm(request.POST, language=visit.language)
    form.is_valid()
    day: date | None = form.cleaned_data.get("happened_on")
    told = {name: str(form.cleaned_data.get(name) or "") for name in ("place", "sex", "disability")}
    _keep(visit, ContactId(contact_id), told, day, found.language)
    return redirect("desk:complaint", contact_id)


@door(audience="desk", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def what_became(request: HttpRequest, visit: Visit, entry_id: UUID) -> HttpResponse:
    """This will write down where a complaint went and what came back from there."""
    line = books.sheet(visit.actor, BOOK, entry_id, visit.now).line
    if line.taken_back_at is not None or not books.may_keep(visit.actor, BOOK):
        raise NotFound
    typed = {name: line.values[name] for name in ("handed_to", "number", "outcome")}
    told_on: date | None = line.values["outcome_on"]
    typed["outcome_on"] = "" if told_on is None else told_on.strftime("%d/%m/%Y")
    form = OutcomeForm(request.POST or None, initial=typed, language=visit.language)
    if form.is_bound and form.is_valid() and _told_back(form, visit, entry_id):
        messages.success(request, _("Written down. How it stood is kept."))
        return redirect("books:entry", BOOK.name, entry_id)
    kind = next(c for c in KINDS if c.code == line.values["kind"])
    shown = {
        "receipt": line.values["receipt"],
        "kind": in_language(kind.english, kind.urdu, visit.language),
        "on": line.on,
        "entry_id": entry_id,
        "is_ours": line.unit_id == visit.actor.unit_id,
    }
    return drawn(request, "desk/what_became.html", form, shown)


@door(audience="desk", classes=WHAT_SHE_TOLD, methods=("POST",))
def begin_anew(request: HttpRequest, visit: Visit, entry_id: UUID) -> HttpResponse:
    """This will begin the full complaint of somebody who came back and tells of violence."""
    contact_id = ContactId(new_id())
    told = ordinary.begin_anew(
        actor=visit.actor, entry_id=entry_id, contact_id=contact_id, now=visit.now
    )
    day = date.fromisoformat(told["happened_on"]) if told["happened_on"] else None
    _keep(visit, contact_id, told, day, "ur")
    return redirect("desk:complaint", contact_id)


def _taken(form: OrdinaryForm, visit: Visit, contact_id: ContactId) -> bool:
    told = form.for_the_book()
    return written(
        form,
        lambda: ordinary.take_ordinary(
            actor=visit.actor, contact_id=contact_id, told=told, now=visit.now
        ),
    )


def _told_back(form: OutcomeForm, visit: Visit, entry_id: UUID) -> bool:
    told = {name: str(form.cleaned_data[name] or "") for name in form.fields}
    return written(
        form,
        lambda: ordinary.say_what_became(
            actor=visit.actor, entry_id=entry_id, told=told, now=visit.now
        ),
    )


def _shown(request: HttpRequest, form: OrdinaryForm, contact_id: UUID) -> HttpResponse:
    return drawn(request, "desk/other_complaint.html", form, {"contact_id": contact_id})


def _keep(
    visit: Visit, contact_id: ContactId, told: Mapping[str, str], day: date | None, language: str
) -> None:
    """This will seal, as if she had begun to type it, the full complaint with what was told."""
    empty = IntakeForm(now=visit.now, known_offences=catalogue.load().every)
    typed = QueryDict(mutable=True)
    for name, field in empty.fields.items():
        if isinstance(field.initial, str):
            typed[name] = field.initial
    typed["language"] = language
    if place := ordinary.PLACE_AT_INTAKE.get(told["place"]):
        typed["place"] = place
    if told["sex"]:
        typed["sex"] = told["sex"]
    if told["disability"] == "yes":
        typed["needs"] = "disability"
    if day is not None:
        typed["incident"] = day.strftime("%d/%m/%Y")
        typed["incident_certainty"] = "day"
    actions.keep_draft(
        actor=visit.actor,
        contact_id=contact_id,
        written=half_written.as_written(typed),
        now=visit.now,
    )
