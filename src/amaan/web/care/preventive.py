"""What keeps her safe in one case, on one page: plan, orders, weapons, prevention, children."""

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
from amaan.kernel.refusals import NotFound
from amaan.support import persons_served, preventive
from amaan.support.orders_queries import orders_of
from amaan.web.care import orders_shapes as shaping
from amaan.web.care.orders_forms import Step, person_words
from amaan.web.care.plan import earlier
from amaan.web.care.preventive_forms import GivenUpForm, PersonForm, PreventionForm, WeaponForm
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import done, drawn, read_by
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C3, DataClass.C4}
# What is owed for her safety and answered on this page.
RULES = frozenset(
    "safety_plan_high safety_plan_elevated plan_looked_at order_considered removal_decided_high"
    " order_served order_carried_out told_of_service renewal_asked weapons_given_up"
    " child_with_nobody told_before_release told_week_before_release told_day_before_release"
    " danger_answered protection_asked".split()
)
FORMS: dict[str, type[Step]] = {
    "weapon": WeaponForm,
    "given_up": GivenUpForm,
    "prevention": PreventionForm,
    "person": PersonForm,
}


@door(audience="care", classes=CASEWORK)
def safety(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what keeps her safe, and what is owed for it."""
    file = read_by(visit, CaseId(case_id), "record")
    versions = earlier(visit, file)
    served = persons_served.served_in(visit.actor, file.case_id)
    done_before = preventive.prevented_in(file.case_id)
    shown = {
        "sheet": file,
        "newest": versions[0] if versions else None,
        "earlier": versions[1:],
        "orders": shaping.of_case(orders_of(visit.actor, file.case_id), visit.now),
        "weapons": _weapons(done_before.weapons),
        "preventions": _preventions(done_before.powers),
        "served": _served(served),
        "names": _names(file),
        "owed": tuple(
            duty_shape(line)
            for stage in file.by_stage
            for line in stage.duties
            if line.rule in RULES and line.is_open
        ),
    }
    return render(request, "care/safety.html", shown)


@door(audience="care", classes=WRITTEN, methods=("GET", "POST"))
def safety_step(request: HttpRequest, visit: Visit, case_id: UUID, kind: str) -> HttpResponse:
    """This will write down a weapon, a step of prevention, or who is served beside her."""
    if kind not in FORMS:
        raise NotFound
    file = read_by(visit, CaseId(case_id), "record")
    form = _form(request, visit, file, kind)
    if form.is_bound and form.is_valid() and done(form, lambda: _act(visit, file, kind, form)):
        messages.success(request, _("Written down."))
        return redirect("care:safety", case_id)
    title, lead = _titles()[kind]
    shown = {
        "sheet": file,
        "form": form,
        "title": title,
        "lead": lead,
        "fields": [cast(Any, form)[name] for name in form.fields if name != "act_id"],
    }
    return drawn(request, "care/order_step.html", form, shown)


def _form(request: HttpRequest, visit: Visit, file: CaseSheet, kind: str) -> Step:
    more: dict[str, Any] = {}
    if kind == "given_up":
        more["weapons"] = preventive.prevented_in(file.case_id).weapons
    if kind == "person":
        more["served"] = persons_served.served_in(visit.actor, file.case_id)
    return FORMS[kind](request.POST or None, now=visit.now, **more)


def _act(visit: Visit, file: CaseSheet, kind: str, form: Any) -> None:
    said = form.cleaned_data
    act: dict[str, Any] = {
        "actor": visit.actor,
        "case_id": file.case_id,
        "act_id": form.act_ref(),
        "now": visit.now,
    }
    verbs: dict[str, Callable[[], None]] = {
        "weapon": lambda: preventive.tell_weapon(
            **act, weapon=form.told(), words=said["words"], happened=form.when()
        ),
        "given_up": lambda: preventive.give_up(
            **act, declared=form.declared(), keeper=said["keeper"], happened=form.when()
        ),
        "prevention": lambda: preventive.prevent(
            **act,
            power=said["power"],
            result=said["result"],
            words=said["words"],
            happened=form.when(),
        ),
        "person": lambda: persons_served.note_needs(
            **act, person_id=form.person(), told=form.told()
        ),
    }
    verbs[kind]()


def _titles() -> dict[str, tuple[str, str]]:
    return {
        "weapon": (
            _("A weapon in his reach"),
            _("She was asked, or somebody told. It is taken before it is used."),
        ),
        "given_up": (_("A weapon was given up"), ""),
        "prevention": (
            _("A step so that nothing happens"),
            _("Act first, write afterwards. The law names these powers; where it was not read yet, "
              "that stands beside it."),
        ),
        "person": (
            _("Somebody who is served beside her"),
            _("Children, relatives and those who support her have needs of their own."),
        ),
    }  # fmt: skip


def _weapons(lines: tuple[preventive.WeaponLine, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Weapons"),
        columns=(
            shapes.Column(label=_("Weapon"), wide=True),
            shapes.Column(label=_("Licence")),
            shapes.Column(label=_("Where it is now")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=label("weapons", line.weapon), note=clock_words.moment(line.told_at)
                ),
                shapes.Cell(text=label("licences", line.licence)),
                shapes.Cell(
                    text=label("weapon_keepers", line.keeper)
                    if line.keeper
                    else label("weapon_places", line.whereabouts),
                    kind="tag",
                    tone="good" if line.keeper else "late",
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No weapon was told of."),
            text=_("Ask her, alone: is there a weapon he can reach?"),
        ),
    )


def _preventions(lines: tuple[preventive.PreventionLine, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Steps so that nothing happens"),
        columns=(
            shapes.Column(label=_("Power"), wide=True),
            shapes.Column(label=_("What came of it")),
            shapes.Column(label=_("When")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("preventive_powers", line.power)),
                shapes.Cell(text=label("preventive_results", line.result)),
                shapes.Cell(text=clock_words.moment(line.at)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("None was written down.")),
    )


def _served(lines: tuple[persons_served.ServedLine, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Served beside her"),
        columns=(
            shapes.Column(label=_("Who")),
            shapes.Column(label=_("What they need"), wide=True),
            shapes.Column(label=_("Looked after by")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=person_words(line.who, line.ordinal),
                    note=clock_words.moment(line.noted_at),
                ),
                shapes.Cell(
                    text=_(", ").join(label("person_needs", one) for one in line.needs) or "–"
                ),
                shapes.Cell(
                    text=label("looked_after_by", line.looked_after) if line.looked_after else "–",
                    kind="tag",
                    tone="late" if line.looked_after == "by_nobody" else "plain",
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("Nobody stands here yet."),
            text=_("Ask after the children, and after whoever helped her: they may need "
                   "protection too."),
        ),
    )  # fmt: skip


def _names(file: CaseSheet) -> tuple[shapes.MaskedName, ...]:
    return tuple(
        masked_field(file.case_id, place.ref, place.field, place.purposes)
        for place in file.places
        if place.field == "served_name" and place.purposes
    )
