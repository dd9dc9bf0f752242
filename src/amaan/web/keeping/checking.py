"""Checks from outside the station: emergencies, looks that nothing explains, and who looked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import custody
from amaan.confidentiality.alarms import AlarmLine, quota_alarms
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.custody import Emergency, UnexplainedLook
from amaan.confidentiality.policy import PURPOSES
from amaan.confidentiality.queries import Look
from amaan.kernel.ids import NotAReference, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation import queries as organisation
from amaan.web.kit import clock_words, people, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

LOOKS = frozenset({DataClass.C1, DataClass.C8})
# More emergencies than one look in a hundred: then the policy is wrong, not the officers.
BUDGET = 100
JUDGED_WITHIN = timedelta(hours=72)


class CodeForm(forms.Form):
    """The reference of a case, as somebody reads it aloud."""

    reference = LineField(
        label=gettext_lazy("Reference"),
        hint=gettext_lazy(
            "Eight letters and digits, such as K7QF-3M2P. O counts as 0, I and L as 1."
        ),
        limit=40,
    )


@door(audience="keeping", classes=LOOKS)
def checks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the emergencies to judge and the looks that nothing explains."""
    emergencies = custody.emergencies(visit.actor, visit.now)
    unexplained = custody.unexplained(visit.actor, visit.now)
    looks, broken = custody.share_of_emergencies(visit.actor, visit.now)
    shown = {
        "emergencies": [_emergency(one, visit) for one in emergencies],
        "looks": [_unexplained(look, visit) for look in unexplained],
        "alarms": [_alarm(alarm, visit) for alarm in quota_alarms(visit.actor)],
        "seen": looks,
        "broken": broken,
        "over": looks > 0 and broken * BUDGET > looks,
    }
    return render(request, "keeping/checks.html", shown)


@door(audience="keeping", classes=LOOKS, methods=("POST",))
def judge_emergency(request: HttpRequest, visit: Visit, emergency_id: UUID) -> HttpResponse:
    """This will write down whether an emergency was one."""
    custody.judge_emergency(
        actor=visit.actor,
        emergency_id=emergency_id,
        verdict=request.POST.get("verdict", ""),
        now=visit.now,
    )
    return redirect("keeping:checks")


@door(audience="keeping", classes=LOOKS, methods=("POST",))
def judge_look(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write down whether a look was explained."""
    number = request.POST.get("number", "")
    if not number.isdecimal():
        raise NotFound
    custody.judge_look(
        actor=visit.actor,
        number=int(number),
        verdict=request.POST.get("verdict", ""),
        now=visit.now,
    )
    return redirect("keeping:checks")


@door(audience="keeping", classes=LOOKS, methods=("GET", "POST"))
def looks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list who looked into a case whose code was typed, by post and time, to print."""
    custody.may_audit(visit.actor, visit.now)
    form = CodeForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data["reference"]
        try:
            rows = custody.looks_at(visit.actor, typed, visit.now)
            shown |= {"register": _register(rows), "reference": typed, "now": visit.now}
        except NotAReference:
            form.add_error(
                "reference",
                _("This is not a reference, or one character of it is wrong. Read it again."),
            )
        except NotFound:
            form.add_error("reference", _("There is nothing of this reference in your area."))
    return render(request, "keeping/looks.html", shown, status=422 if form.errors else 200)


def _register(rows: tuple[Look, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Who looked"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Post")),
            shapes.Column(label=_("For what")),
            shapes.Column(label=_("What was opened"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.moment(look.at)),
                shapes.Cell(text=label("posts", look.post)),
                shapes.Cell(text=_reason(look.purpose)),
                shapes.Cell(text=", ".join(label("sealed_fields", f) for f in look.fields if f)),
            )
            for look in rows
        ),
        empty=shapes.Empty(title=_("Nobody has opened anything.")),
        count=str(len(rows)) if rows else "",
    )


def _emergency(one: Emergency, visit: Visit) -> dict[str, Any]:
    return {
        "id": one.id,
        "may_judge": one.may_judge,
        "title": label("emergency_reasons", one.reason),
        "pairs": (
            (_("Officer"), _named(one.officer_id, visit)),
            (_("When"), clock_words.moment(one.began_at)),
            (_("What was opened"), label("emergency_opens", one.relation)),
            (_("Review"), _review(one, visit)),
        ),
    }


def _review(one: Emergency, visit: Visit) -> str:
    said = label("verdicts", one.verdict)
    if one.verdict or visit.now - one.began_at <= JUDGED_WITHIN:
        return said
    return _("%(said)s, for more than 72 hours") % {"said": said}


def _unexplained(look: UnexplainedLook, visit: Visit) -> dict[str, Any]:
    return {
        "number": look.number,
        "waits": not look.verdict,
        "reference": look.reference,
        "pairs": (
            (_("Officer"), _named(look.officer_id, visit)),
            (_("Post"), label("posts", look.post)),
            (_("When"), clock_words.moment(look.at)),
            (_("For what"), _reason(look.purpose)),
            (_("Why it stands here"), _("; ").join(label("look_flags", w) for w in look.why)),
            (_("Review"), label("verdicts", look.verdict)),
        ),
    }


def _alarm(alarm: AlarmLine, visit: Visit) -> tuple[tuple[str, str], ...]:
    counted, stopped = {
        "quota": (_("People within an hour"), _("The vault opened nothing more")),
        "searches": (_("Searches within an hour"), _("The vault searched for nobody more")),
        "guesses": (
            _("Cases asked for in vain within an hour"),
            _("A reference finds only cases in the officer's own hands for an hour"),
        ),
    }[alarm.kind.removeprefix("half_of_")]
    half = alarm.kind.startswith("half_of_")
    return (
        (_("Officer"), _named(OfficerId(alarm.officer_id), visit)),
        (_("When"), clock_words.moment(alarm.raised_at)),
        (counted, str(alarm.people)),
        (_("What happened"), _("Half of what is allowed") if half else stopped),
    )


def _named(officer_id: OfficerId, visit: Visit) -> str:
    officer = organisation.colleague(officer_id, visit.now)
    return _("An officer") if officer is None else people.name_of(officer, visit)


def _reason(purpose: str) -> str:
    return _(PURPOSES[purpose][0]) if purpose in PURPOSES else purpose
