"""The page of the accused: arrest, remand clocks, bail with a note on her danger, release after
she was told."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.investigation import accused as custody
from amaan.investigation.accused import Held
from amaan.kernel.refusals import NotFound, Refused
from amaan.protocol import facts
from amaan.web.inquiry.acts import (
    ActForm,
    is_settled,
    posted,
    read_by,
    remember_wordings,
    words,
    worked_on,
)
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.fields import CountField, LineField, OneOf, SomeOf, TickField, read_day
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

CASEWORK = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})
# What is owed about somebody in custody, and to her because of it.
RULES = frozenset(
    "accused_produced accused_examined remand_ended told_of_arrest bail_risk_note"
    " told_before_release told_week_before_release told_day_before_release told_of_release"
    " juvenile_guardian_told juvenile_lawyer juvenile_probation_told"
    " official_authority_told".split()
)
UNKNOWN = "0"


class StepForm(ActForm):
    """A step about one of the accused."""

    def __init__(self, *args: Any, sheet: CaseSheet, **kw: Any) -> None:
        super().__init__(*args, **kw)
        places = sorted(p.ordinal for p in sheet.parties if p.role == "accused")
        offered = [(str(n), _("Accused %(n)s") % {"n": n}) for n in places]
        self.fields["accused"] = OneOf(
            [*offered, (UNKNOWN, _("Not one of those named"))],
            label=gettext_lazy("Which of the accused?"),
            inline=True,
            initial=str(places[0]) if len(places) == 1 else None,
        )
        self.order_fields(["act_id", "accused", *(n for n in self.fields if n != "accused")])

    def whose(self) -> int | None:
        """This will give his place among the accused, or None."""
        return int(self.cleaned_data["accused"]) or None


class ArrestForm(StepForm):
    """An arrest and its grounds."""

    words = words(
        gettext_lazy("Grounds of the arrest"),
        hint=gettext_lazy("What makes it likely that he did it. Sealed."),
        rows=4,
        required=False,
    )
    woman = TickField(label=gettext_lazy("A woman or a girl"), required=False)
    juvenile = TickField(label=gettext_lazy("Under eighteen"), required=False)
    official = TickField(label=gettext_lazy("Holds an office"), required=False)
    told_his_person = TickField(
        label=gettext_lazy("Somebody he named was told of the arrest"), required=False
    )


class ProducedForm(StepForm):
    """Before the Magistrate, and what was allowed there."""

    days = CountField(
        label=gettext_lazy("Days of police custody that the Magistrate allowed"),
        hint=gettext_lazy("0 where none were. Fifteen at most in all."),
        most=15,
        initial=0,
    )


class MovedForm(StepForm):
    """Where he went."""

    to = OneOf(
        options("custody_states", "prison observation_home bail free police_remand"),
        label=gettext_lazy("Where did he go?"),
    )
    words = words(
        gettext_lazy("If she could not be told before: why?"),
        hint=gettext_lazy("Only for bail and release. Sealed; the duty to tell her runs at once."),
        rows=3,
        required=False,
    )


class RiskForm(StepForm):
    """What the court should weigh."""

    level = OneOf(
        options("risk_levels", "high elevated standard"),
        label=gettext_lazy("Level of danger"),
        inline=True,
    )
    conditions = SomeOf(
        options(
            "bail_conditions",
            "no_contact_with_her stays_away leaves_the_home no_messages reports_to_station surety",
        ),
        label=gettext_lazy("Conditions to ask for, if bail is given"),
        required=False,
    )
    words = words(
        gettext_lazy("What the court should weigh"),
        hint=gettext_lazy("Threats, earlier breaches, how near he lives. Never where she is, what "
                          "her plan is, or what she answered when her danger was assessed."),
        rows=5,
        required=False,
    )  # fmt: skip


class ReleaseForm(StepForm):
    """He will be let out; where the day is known, she is told again before it."""

    release_on = LineField(
        label=gettext_lazy("On which day, where it is known"),
        hint=gettext_lazy("As 21/11/2026. She is then told again a week and a day before."),
        limit=12,
        required=False,
    )

    def clean_release_on(self) -> str:
        """This will read the day, as a fact holds it."""
        typed = str(self.cleaned_data["release_on"]).strip()
        return read_day(typed).isoformat() if typed else ""


class TellForm(ActForm):
    """She was told."""

    about = OneOf(
        options("informed_of", "arrest release release_week_before release_day_before"),
        label=gettext_lazy("What was she told of?"),
        inline=True,
    )


FORMS: dict[str, type[ActForm]] = {
    "arrested": ArrestForm,
    "produced": ProducedForm,
    "examined": StepForm,
    "bail_sought": StepForm,
    "risk_noted": RiskForm,
    "release_expected": ReleaseForm,
    "told": TellForm,
    "moved": MovedForm,
}
# Steps that need no words of their own.
PLAIN: dict[str, Callable[[int | None], Any]] = {
    "examined": lambda n: facts.AccusedExamined(accused=n),
    "bail_sought": lambda n: facts.BailSought(accused=n),
}


@door(audience="case", classes=CASEWORK)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show who is in custody, until when, and what is owed about it."""
    sheet = read_by(visit, case_id)
    held = custody.held_of(sheet)
    owed = [
        duty_shape(line)
        for stage in sheet.by_stage
        for line in stage.duties
        if line.rule in RULES and line.is_open
    ]
    shown = {
        "sheet": sheet,
        "held": [_shown(each) for each in held],
        "owed": owed,
        "waits": any(each.owes_telling for each in held),
        "steps": _steps(sheet, held) if "record" in sheet.may else [],
        "message_url": address("case:message", sheet.case_id),
    }
    return render(request, "inquiry/accused.html", shown)


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def step(request: HttpRequest, visit: Visit, case_id: UUID, kind: str) -> HttpResponse:
    """This will write down one step about an accused. Whatever is refused, all typed is kept."""
    sheet = worked_on(visit, case_id)
    if kind not in FORMS:
        raise NotFound
    more = {} if kind == "told" else {"sheet": sheet}
    form = FORMS[kind](posted(request), now=visit.now, **more)
    if form.is_bound and form.is_valid() and is_settled(visit, (sheet.case_id,), form, "words"):
        try:
            with transaction.atomic():
                _write(visit, sheet, kind, form)
                remember_wordings(visit, sheet.case_id, form.act_ref(), form, "words")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            return redirect("inquiry:accused", case_id)
    shown = {
        "sheet": sheet,
        "form": form,
        "title": _titles()[kind],
        "fields": [form[n] for n in form.fields if n not in {"act_id", "words"}
                   and not n.startswith(("named_", "wording_"))],
        "words": form["words"] if "words" in form.fields else None,
    }  # fmt: skip
    return render(request, "inquiry/accused_step.html", shown, status=422 if form.errors else 200)


def _write(visit: Visit, sheet: CaseSheet, kind: str, form: Any) -> None:
    said = form.cleaned_data
    act: dict[str, Any] = {
        "actor": visit.actor,
        "case_id": sheet.case_id,
        "act_id": form.act_ref(),
        "now": visit.now,
    }
    match kind:
        case "arrested":
            ticks = {n: said[n] for n in ("woman", "juvenile", "official", "told_his_person")}
            custody.arrest(
                **act, accused=form.whose(), grounds=said["words"], happened=form.when(), **ticks
            )
        case "produced":
            custody.produce(**act, accused=form.whose(), days=said["days"], happened=form.when())
        case "moved":
            custody.move(
                **act,
                accused=form.whose(),
                to=said["to"],
                why_untold=said["words"],
                happened=form.when(),
            )
        case "risk_noted":
            custody.note_risk(
                **act,
                accused=form.whose(),
                level=said["level"],
                conditions=said["conditions"],
                words=said["words"],
            )
        case "release_expected":
            expected = facts.ReleaseExpected(accused=form.whose(), release_on=said["release_on"])
            custody.write_step(**act, fact=expected, happened=form.when())
        case "told":
            custody.tell_her(**act, about=said["about"], happened=form.when())
        case _:
            custody.write_step(**act, fact=PLAIN[kind](form.whose()), happened=form.when())


def _titles() -> dict[str, str]:
    return {
        "arrested": _("Arrested"),
        "produced": _("Before the Magistrate"),
        "examined": _("Medically examined"),
        "bail_sought": _("Bail was asked for"),
        "risk_noted": _("Write down her danger for the court"),
        "release_expected": _("He will be let out"),
        "told": _("She was told"),
        "moved": _("He went to prison, on bail or free"),
    }


def _steps(sheet: CaseSheet, held: tuple[Held, ...]) -> list[tuple[str, str, bool]]:
    """This will offer the steps that fit, the pressing one first: label, address, whether first."""
    names = ["arrested"]
    inside = [each for each in held if each.is_held]
    if inside:
        names += ["produced", "examined", "bail_sought", "risk_noted", "release_expected", "moved"]
    if held:
        names.append("told")
    first = "told" if any(each.owes_telling for each in inside) else ""
    titles = _titles()
    names.sort(key=lambda name: name != first)
    return [
        (titles[n], address("inquiry:accused_step", sheet.case_id, n), n == first) for n in names
    ]


def _shown(held: Held) -> dict[str, Any]:
    who = _("Accused %(n)s") % {"n": held.accused} if held.accused else _("Not one of those named")
    state = _("police custody") if held.state == "police" else label("custody_states", held.state)
    rows = [(_("Where he is"), state), (_("Arrested"), clock_words.moment(held.arrested_at))]
    if held.state == "police":
        until = held.allowed_until
        rows += [
            (_("Before the Magistrate"), _at(held.produced_at)),
            (_("Police custody allowed until"), clock_words.day(until) if until else "–"),
            (_("No police custody after"), clock_words.day(held.last_police_day)),
        ]
    rows += [
        (title, clock_words.moment(at))
        for title, at in (
            (_("Medically examined"), held.examined_at),
            (_("Bail was asked for"), held.bail_sought_at),
            (_("Risk note for the court"), held.risk_noted_at),
            (_("He will be let out"), held.release_expected_at),
            (_("She was told"), held.told_at),
        )
        if at is not None
    ]
    if not held.is_held:
        rows.append(
            (_("She was told before it took effect"), _("Yes") if held.told_first else _("No"))
        )
    return {"who": who, "rows": tuple(rows), "woman": held.woman, "juvenile": held.juvenile}


def _at(instant: Any) -> str:
    return "–" if instant is None else clock_words.moment(instant)
