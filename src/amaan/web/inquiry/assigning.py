"""Who investigates: what the case asks, who is fittest and why, the team, and who goes."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.investigation import assignment, assignment_rules
from amaan.investigation import assignment_queries as queries
from amaan.investigation.assignment_queries import LEAD, MEMBER, Investigator, Suggestion
from amaan.investigation.assignment_rules import CAP, Asked, Candidate
from amaan.kernel.ids import CaseId, OfficerId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Rank, Sex
from amaan.web.inquiry.acts import is_settled, posted, words
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label, sentence

ASSIGNING = frozenset({DataClass.C1})
NOBODY_NAMED = "other"


class GiveForm(forms.Form):
    """To whom the case is given, why this one, and in whose place."""

    number = LineField(
        label=gettext_lazy("Number on the uniform"),
        hint=gettext_lazy("Only for an officer who is not on the list."),
        required=False,
        limit=30,
    )
    because = OneOf(
        LISTS["assignment_reasons"].items(),
        label=gettext_lazy("Why this one, where something is missing?"),
        folded=True,
        required=False,
    )

    def __init__(self, *args: Any, offered: tuple[tuple[str, str, str], ...], led: bool) -> None:
        super().__init__(*args)
        others = ((NOBODY_NAMED, _("Another officer, by number"), ""),)
        pairs = offered + others
        self.fields["officer"] = OneOf(
            [(pk, name) for pk, name, _hint in pairs],
            label=_("Who investigates?"),
            hints={pk: hint for pk, _name, hint in pairs if hint},
        )
        if led:
            self.fields["cause"] = OneOf(
                LISTS["reassignment_causes"].items(),
                label=_("Why does the one before go?"),
                folded=True,
            )
            self.fields["note"] = words(
                _("For whoever goes on"),
                hint=_("What stands, what comes next. Sealed; it opens to whoever investigates."),
                required=False,
                rows=4,
            )
        self.order_fields(["officer", "number", "because", "cause", "note"])


class JoinForm(forms.Form):
    """Who joins the team."""

    def __init__(self, *args: Any, offered: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(*args)
        self.fields["member"] = OneOf(
            [(pk, name) for pk, name, _hint in offered],
            label=_("Who joins?"),
            folded=True,
        )


class LeaveForm(forms.Form):
    """Who leaves the team, and why."""

    def __init__(self, *args: Any, members: tuple[tuple[str, str], ...]) -> None:
        super().__init__(*args)
        self.fields["leaves"] = OneOf(members, label=_("Who leaves?"), folded=True)
        self.fields["why"] = OneOf(
            LISTS["reassignment_causes"].items(), label=_("Cause"), folded=True
        )


class FocalForm(forms.Form):
    """Who is the focal person of the district."""

    focal = LineField(label=gettext_lazy("Number on the uniform"), limit=30)


@door(audience="case", classes=ASSIGNING, methods=("GET", "POST"))
def assign(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show who is fittest and why, and give the case, change it or form a team."""
    page = _Page(visit, case_id)
    sent = posted(request)
    did = sent.get("do") if sent is not None else None
    give, join, leave = page.three_forms(sent, did)
    focal = FocalForm(sent if did == "focal" else None)
    if did == "join" and join.is_valid():
        done = page.try_to(join, "member", page.join)
    elif did == "leave" and leave.is_valid():
        done = page.try_to(leave, "leaves", page.leave)
    elif did == "focal" and focal.is_valid():
        done = page.try_to(focal, "focal", page.name_focal_person)
    else:
        done = (
            did == "give"
            and give.is_valid()
            and is_settled(visit, (page.sheet.case_id,), give, "note")
            and page.try_to(give, "officer", page.give)
        )
    if done:
        messages.success(request, _("Written down. Whoever was given the case finds it at home."))
        return redirect("inquiry:assign", case_id)
    shown = page.shown() | {"give": give, "join": join, "leave": leave, "naming": focal}
    return render(request, "inquiry/assign.html", shown, status=200 if sent is None else 422)


class _Page:
    """What the page of one case knows: read once, asked by whatever is drawn or done."""

    def __init__(self, visit: Visit, case_id: UUID) -> None:
        self.visit = visit
        self.sheet: CaseSheet = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
        if "assign" not in self.sheet.may:
            raise NotFound
        self.asked: Asked = queries.asked_of(self.sheet.case_id, self.sheet.province, visit.now)
        self.there = queries.investigators(self.sheet.case_id, visit.now)
        self.fittest = queries.suggestions(self.sheet.case_id, self.asked, visit.now)
        self.lead = next((one for one in self.there if one.part == LEAD), None)
        self.members = tuple(one for one in self.there if one.part == MEMBER)

    def three_forms(self, sent: Any, did: str | None) -> tuple[GiveForm, JoinForm, LeaveForm]:
        """This will make the three forms; only the one that was sent is filled in."""

        def of(name: str) -> Any:
            return sent if did == name else None

        offered = tuple(self._offer(one) for one in self.fittest)
        members = tuple((str(one.officer_id), self._name(one)) for one in self.members)
        rising = tuple((pk, name, _("A member of the team")) for pk, name in members)
        return (
            GiveForm(of("give"), offered=rising + offered, led=self.lead is not None),
            JoinForm(of("join"), offered=offered),
            LeaveForm(of("leave"), members=members),
        )

    def try_to(self, form: forms.Form, field: str, act: Any) -> bool:
        """This will do an act; what is refused is said beside the field, and nothing is kept."""
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(field, sentence_of(refusal))
            return False
        return True

    def give(self, told: dict[str, Any]) -> None:
        """This will give the case to whoever was chosen, or change who leads."""
        chosen = self._officer(told)
        common = {
            "actor": self.visit.actor,
            "case_id": self.sheet.case_id,
            "officer_id": chosen,
            "because": told["because"],
            "now": self.visit.now,
        }
        if self.lead is None:
            assignment.assign(**common)
        else:
            assignment.reassign(**common, cause=told["cause"], note=told["note"])

    def join(self, told: dict[str, Any]) -> None:
        """This will put somebody into the team."""
        assignment.add_member(
            actor=self.visit.actor,
            case_id=self.sheet.case_id,
            officer_id=OfficerId(UUID(told["member"])),
            now=self.visit.now,
        )

    def leave(self, told: dict[str, Any]) -> None:
        """This will take somebody out of the team."""
        assignment.relieve_member(
            actor=self.visit.actor,
            case_id=self.sheet.case_id,
            officer_id=OfficerId(UUID(told["leaves"])),
            cause=told["why"],
            now=self.visit.now,
        )

    def name_focal_person(self, told: dict[str, Any]) -> None:
        """This will name the focal person of the district."""
        assignment.name_focal_person(
            actor=self.visit.actor, service_number=told["focal"], now=self.visit.now
        )

    def shown(self) -> dict[str, Any]:
        """This will give what the page shows beside its forms."""
        district = self.visit.actor.district_id
        focal = None if district is None else queries.focal_person(district, self.visit.now)
        return {
            "sheet": self.sheet,
            "asked": [
                (sentence(one.sentence, self.visit.language), one.by_law)
                for one in assignment_rules.REQUIREMENTS
                if one.is_asked(self.asked)
            ],
            "she_chose": label("officer_choices", _choice(self.asked))
            if self.asked.she_chose
            else "",
            "there": self._register(),
            "fittest": self.fittest,
            "lead": self.lead,
            "team": bool(self.members),
            "may_name": self.visit.actor.post in assignment.NAMING,
            "focal": "" if focal is None else self._name(focal),
        }

    def _officer(self, told: dict[str, Any]) -> OfficerId:
        if told["officer"] != NOBODY_NAMED:
            return OfficerId(UUID(told["officer"]))
        found = organisation.officer_by_service_number(told["number"], self.visit.now)
        # A number that is nobody's gets the answer of one that does not fit.
        return found or self.visit.actor.officer_id

    def _name(self, officer: Any) -> str:
        return in_language(officer.name_en, officer.name_ur, self.visit.language)

    def _offer(self, one: Suggestion) -> tuple[str, str, str]:
        officer = one.officer
        said = [*self._traits(officer), _carried(officer)]
        if one.lacks:
            missing = _(", ").join(label("assignment_gaps", code) for code in one.lacks)
            said.append(_("Missing: %(what)s") % {"what": missing})
        return str(one.officer_id), self._name(officer), " · ".join(said)

    def _traits(self, officer: Candidate) -> list[str]:
        unit = in_language(officer.unit_en, officer.unit_ur, self.visit.language)
        traits = [str(Rank(officer.rank).label), unit]
        traits += [_("of the special unit")] if officer.special_unit else []
        traits += [_("a woman officer")] if officer.sex == Sex.FEMALE else []
        if officer.certified_until is not None:
            traits.append(_("certificate in date"))
        return traits

    def _register(self) -> shapes.Register:
        return shapes.Register(
            caption=_("Who investigates now"),
            columns=(
                shapes.Column(label=_("Officer"), wide=True),
                shapes.Column(label=_("Part")),
                shapes.Column(label=_("Since")),
            ),
            rows=tuple(self._row(one) for one in self.there),
            empty=shapes.Empty(
                title=_("Nobody yet."),
                text=_("Until somebody is given the case, the duties of an investigator wait."),
            ),
        )

    def _row(self, one: Investigator) -> tuple[shapes.Cell, ...]:
        parts = {LEAD: _("leads"), MEMBER: _("member of the team")}
        until = "" if one.until is None else clock_words.moment(one.until)
        part = parts.get(one.part, _("hands over until %(when)s") % {"when": until})
        unit = _("of the special unit") if one.special_unit else ""
        return (
            shapes.Cell(text=self._name(one), note=unit),
            shapes.Cell(text=part),
            shapes.Cell(text=clock_words.moment(one.since)),
        )


def _choice(asked: Asked) -> str:
    return "woman" if asked.sex == "female" else "man"


def _carried(officer: Candidate) -> str:
    return _(
        "carries %(points)d of %(cap)d points in %(files)d files, about %(soon)d in 30 days"
    ) % {
        "points": officer.points,
        "cap": CAP,
        "files": officer.files,
        "soon": officer.forecast,
    }
