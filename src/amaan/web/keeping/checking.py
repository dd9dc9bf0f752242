"""Checks from outside the station: emergencies, looks that nothing explains, and who looked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amaan.confidentiality import custody
from amaan.confidentiality.alarms import AlarmLine, quota_alarms
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.custody import Emergency
from amaan.confidentiality.policy import reason
from amaan.confidentiality.queries import Look, sealed_fields
from amaan.kernel import clock
from amaan.kernel.ids import NotAReference, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.support import stays_queries
from amaan.web.keeping import unexplained
from amaan.web.keeping.unexplained import LOOKS, named
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField
from amaan.web.kit.keeping import forget_counts, owed_lines
from amaan.web.kit.language import comma
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

JUDGING = LOOKS | {DataClass.C4}
# Of looks that nothing explains so many stand beside the emergencies; the rest is one press away.
FIRST_LOOKS = 10
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


@door(audience="keeping", classes=frozenset({DataClass.C1}))
def owed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what the visitor owes beside the cases, and what climbed to him."""
    return render(request, "keeping/owed.html", {"owed": owed_lines(visit)})


@door(audience="keeping", classes=JUDGING)
def checks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the emergencies to judge and the looks that nothing explains."""
    emergencies = custody.emergencies(visit.actor, visit.now)
    waiting = custody.unexplained(visit.actor, visit.now, waiting=True, limit=FIRST_LOOKS)
    looks, broken = custody.share_of_emergencies(visit.actor, visit.now)
    shown = {
        "houses": _late_in_houses(visit),
        "emergencies": [_emergency(one, visit) for one in emergencies],
        "owed": owed_lines(visit),
        "looks": [unexplained.shown(look, visit) for look in waiting],
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
    forget_counts(request)
    return redirect("keeping:checks")


@door(audience="keeping", classes=LOOKS, methods=("POST",))
def judge_look(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will write down whether a look was explained."""
    number = unexplained.number_of(request.POST.get("number", ""))
    if number is None:
        raise NotFound
    custody.judge_look(
        actor=visit.actor,
        number=number,
        verdict=request.POST.get("verdict", ""),
        now=visit.now,
    )
    return redirect(unexplained.back(request.POST.get("back", "")))


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
    page = "keeping/looks_paper.html" if "paper" in request.POST and "register" in shown else (
        "keeping/looks.html")  # fmt: skip
    return render(request, page, shown, status=422 if form.errors else 200)


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
                shapes.Cell(text=_(reason(look.purpose)) if look.purpose else ""),
                shapes.Cell(text=comma().join(label("sealed_fields", f) for f in look.fields if f)),
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
        "notes": _notes(one, visit) if one.may_judge else (),
        "pairs": (
            (_("Officer"), named(one.officer_id, visit)),
            (_("When"), clock_words.moment(one.began_at)),
            (_("What was opened"), label("emergency_opens", one.relation)),
            (_("Review"), _review(one, visit)),
        ),
    }


def _review(one: Emergency, visit: Visit) -> str:
    said = label("verdicts", one.verdict)
    if one.verdict:
        return said
    left = int((one.began_at + JUDGED_WITHIN - visit.now).total_seconds())
    when = clock_words.due_in(left) if left >= 0 else clock_words.late_by(-left)
    return f"{said}: {when}"


def _notes(one: Emergency, visit: Visit) -> list[shapes.MaskedName]:
    """This will mask the sentence that was written with an emergency, for whoever judges it."""
    return [
        masked_field(one.case_id, place.ref, place.field, ("judge",))
        for place in sealed_fields(visit.actor, one.case_id, visit.now)
        if "judge" in place.purposes
    ]


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
        (_("Officer"), named(OfficerId(alarm.officer_id), visit)),
        (_("When"), clock_words.moment(alarm.raised_at)),
        (counted, str(alarm.people)),
        (_("What happened"), _("Half of what is allowed") if half else stopped),
    )


def _late_in_houses(visit: Visit) -> list[tuple[str, str]]:
    """This will tell the auditor which first clocks are late in houses, of no house by name."""
    if visit.actor.post != Post.AUDITOR:
        return []
    return [
        (
            label("late_in_houses", line.clock),
            ngettext(
                "%(women)s woman waits, since %(when)s",
                "%(women)s women wait, the longest since %(when)s",
                line.women,
            )
            % {"women": line.women, "when": clock_words.day(clock.local_date(line.since))},
        )
        for line in stays_queries.late_in_houses(visit.actor, visit.now)
    ]
