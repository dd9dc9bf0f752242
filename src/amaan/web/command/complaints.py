"""Complaints about police: taken anywhere but at the station, answered from above it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality.queries import may
from amaan.desk import public_reports
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.oversight import complaints as complaining
from amaan.oversight.complaint_times import times
from amaan.oversight.complaints import ComplaintLine, NewComplaint
from amaan.web.command.lines import place_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf, SomeOf, TickField, WhenField
from amaan.web.kit.frame import COMMANDING
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paging import key_of, older
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

PAGE = 20
SPAN = timedelta(days=365)


class ComplaintForm(forms.Form):
    """What is asked of a complaint. Nobody's name, and no words: they stay where they were said."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    unit = OneOf((), label=gettext_lazy("Which station or district is it about?"), folded=True)
    about = OneOf((), label=gettext_lazy("What is it about?"))
    about_command = TickField(
        label=gettext_lazy("It is about somebody who commands the district"),
        hint=gettext_lazy("Then only the region and the auditor read it."),
        required=False,
    )
    told_by = OneOf(
        options("complaint_told_by", " ".join(complaining.TOLD_BY)),
        label=gettext_lazy("Who complains?"), inline=True,
    )  # fmt: skip
    through = OneOf(
        options("complaint_through", " ".join(complaining.THROUGH)),
        label=gettext_lazy("How did it come?"), folded=True,
    )  # fmt: skip
    received = WhenField(label=gettext_lazy("When was it said?"), sure=True)
    may_be_called = TickField(
        label=gettext_lazy("Whoever complains may be called back safely"), required=False
    )
    paper = LineField(
        label=gettext_lazy("Number of the letter, recording or ticket, where there is one"),
        hint=gettext_lazy("A number and no name. The words stay there."),
        limit=40,
        required=False,
    )

    def __init__(self, *args: Any, visit: Visit, **kw: Any) -> None:
        super().__init__(*args, **kw)
        own = visit.actor.station_id
        units = command.stations_and_districts(visit.actor)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            (str(one.unit_id), in_language(one.name_en, one.name_ur))
            for one in units
            if one.unit_id != own
        ]
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            (one.id, in_language(one.title_en, one.title_ur)) for one in times().about
        ]
        self.fields["received"].now = visit.now  # type: ignore[attr-defined]

    def complaint(self, now: datetime) -> NewComplaint:
        """This will give the complaint as typed. The form is valid before this is asked."""
        said = self.cleaned_data
        return NewComplaint(
            complaint_id=said["id"], unit_id=UnitId(UUID(said["unit"])), about=said["about"],
            about_command=bool(said["about_command"]), told_by=said["told_by"],
            through=said["through"], received_at=said["received"].earliest or now,
            may_be_called=bool(said["may_be_called"]), paper=said["paper"],
        )  # fmt: skip


class AnswerForm(forms.Form):
    """What came of a complaint."""

    outcome = OneOf(
        options("complaint_outcomes", " ".join(complaining.OUTCOMES)),
        label=gettext_lazy("What was found?"),
    )
    steps = SomeOf(
        options("complaint_steps", " ".join(complaining.STEPS)),
        label=gettext_lazy("What was done?"),
        required=False,
    )


@door(audience="command", classes=SKELETON)
def complaints(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list complaints, what is open first, and the year's figures."""
    if not complaining.may_read(visit.actor):
        raise NotFound
    before = key_of(request)
    lines = complaining.complaints_of(visit.actor, limit=PAGE + 1, before=before)
    here = address("command:complaints")
    last = lines[PAGE - 1] if len(lines) > PAGE else None
    older_url = older(here, last.received_at, last.complaint_id) if last else ""
    waiting = complaining.complaints_of(visit.actor, limit=100, open_only=True)
    late = [line for line in waiting if line.late(visit.now)]
    shown = {
        **(rooms(visit) if visit.actor.post in COMMANDING else {}),
        "commands": visit.actor.post in COMMANDING,
        "hears": visit.actor.post == Post.AUDITOR,
        "late": _register(late, visit, _("Late"), "") if late else None,
        "register": _register(lines[:PAGE], visit, _("Complaints"), older_url),
        "figures": _figures(visit),
        "newest": here if before else "",
    }
    return render(request, "command/complaints.html", shown)


@door(audience="command", classes=SKELETON, methods=("GET", "POST"))
def new_complaint(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will take a complaint about another station, or about a district."""
    if not may(visit.actor, "take_police_complaint"):
        raise NotFound
    form = ComplaintForm(
        request.POST or None, visit=visit,
        initial={"id": new_id(), "received": visit.now, "may_be_called": True},
    )  # fmt: skip
    number: list[str] = []

    def act() -> None:
        taken = form.complaint(visit.now)
        number.append(complaining.take_complaint(actor=visit.actor, complaint=taken, now=visit.now))

    if form.is_bound and form.is_valid() and done(form, act):
        shown = {
            "number": number[0],
            "reads": complaining.may_read(visit.actor),
            "hours": int(times().call_back.total_seconds() // 3600),
        }
        return render(request, "command/complaint_taken.html", shown)
    return drawn(request, "command/new_complaint.html", form, {})


@door(audience="command", classes=SKELETON, methods=("GET", "POST"))
def complaint(request: HttpRequest, visit: Visit, complaint_id: UUID) -> HttpResponse:
    """This will show one complaint, and keep the call, the answer and the asking again."""
    if not complaining.may_read(visit.actor):
        raise NotFound
    form = AnswerForm(request.POST if "outcome" in request.POST else None)
    plain = forms.Form(request.POST if request.method == "POST" else None)
    if (
        request.method == "POST"
        and (not form.is_bound or form.is_valid())
        and done(plain, lambda: _act(request, visit, complaint_id, form))
    ):
        return redirect("command:complaint", complaint_id)
    line = complaining.complaint(visit.actor, complaint_id)
    answers = may(visit.actor, "answer_police_complaint")
    shown = {
        "line": line,
        "title": _about(line.about),
        "pairs": _pairs(line),
        "late": [label("complaint_late", name) for name in line.late(visit.now)],
        "form": form,
        "refused": plain,
        "may_call": answers and line.call_back_by and not (line.called_back_at and line.reached),
        "may_answer": answers and not line.answered_at,
        "may_check": answers and line.answered_at and not line.checked_at and line.cross_check_by,
        "content": [(c, label("complaint_content", c)) for c in complaining.CONTENT],
        "visit_owed": line.visit_by and not line.visited_at,
        "hers": line.report_id and public_reports.may_answer(visit.actor, line.report_id),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "command/complaint.html", shown, status=status)


def _act(request: HttpRequest, visit: Visit, complaint_id: UUID, form: AnswerForm) -> None:
    actor, now = visit.actor, visit.now
    if "reached" in request.POST:
        complaining.call_back(
            actor=actor, complaint_id=complaint_id, reached=request.POST["reached"] == "yes",
            now=now,
        )  # fmt: skip
    elif form.is_bound:
        complaining.answer(
            actor=actor, complaint_id=complaint_id, outcome=form.cleaned_data["outcome"],
            steps=frozenset(form.cleaned_data["steps"]), now=now,
        )  # fmt: skip
        messages.success(request, _("Written down. Somebody else asks whether it was put right."))
    elif request.POST.get("content", "") in complaining.CONTENT:
        complaining.check(
            actor=actor, complaint_id=complaint_id, content=request.POST["content"], now=now
        )
    else:
        raise NotFound


def _about(code: str) -> str:
    matter = times().of(code)
    return in_language(matter.title_en, matter.title_ur)


def _register(
    lines: "list[ComplaintLine] | tuple[ComplaintLine, ...]",
    visit: Visit,
    caption: str,
    older_url: str,
) -> shapes.Register:
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=_("Number")), shapes.Column(label=_("About"), wide=True),
            shapes.Column(label=_("Station")), shapes.Column(label=_("Said on")),
            shapes.Column(label=_("Where it stands")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.number, href=address("command:complaint", line.complaint_id)
                ),
                shapes.Cell(text=_about(line.about)),
                shapes.Cell(text=place_name(line.unit)),
                shapes.Cell(text=clock_words.moment(line.received_at)),
                shapes.Cell(text=_stands(line), note=_late(line, visit.now)),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No complaint was taken."),
            text=_("That nobody complains says little: ask whether anybody knows how."),
        ),
        older_url=older_url,
    )  # fmt: skip


def _stands(line: ComplaintLine) -> str:
    if line.is_closed:
        return _("closed")
    if line.answered_at:
        return _("answered")
    if line.called_back_at and line.reached:
        return _("called back")
    return _("open")


def _late(line: ComplaintLine, now: datetime) -> str:
    names = [label("complaint_late", name) for name in line.late(now)]
    return _("late: %(what)s") % {"what": comma().join(names)} if names else ""


def _pairs(line: ComplaintLine) -> tuple[tuple[str, str], ...]:
    def at(instant: datetime | None) -> str:
        return clock_words.moment(instant) if instant else "–"

    pairs = [
        (_("Number"), line.number),
        (_("Station"), place_name(line.unit)),
        (_("Who complains"), label("complaint_told_by", line.told_by)),
        (_("How it came"), label("complaint_through", line.through)),
        (_("Said on"), at(line.received_at)),
    ]
    if line.paper:
        pairs.append((_("The words are in"), line.paper))
    if line.report_id:
        pairs.append((_("The words are in"), _("Sealed; whoever may answer them opens them")))
    if line.call_back_by:
        reached = (
            "" if line.reached is None else (_("reached") if line.reached else _("not reached"))
        )
        pairs.append((_("Call back by"), at(line.call_back_by)))
        pairs.append((_("Called back"), f"{at(line.called_back_at)} {reached}".strip()))
    pairs.append((_("Answer by"), at(line.answer_by)))
    if line.answered_at:
        done = comma().join(label("complaint_steps", step) for step in line.steps) or _("Nothing")
        pairs.append((_("Answered on"), at(line.answered_at)))
        pairs.append((_("What was found"), label("complaint_outcomes", line.outcome)))
        pairs.append((_("What was done"), done))
    if line.visit_by:
        pairs.append((_("Visit the desk by"), at(line.visit_by)))
        pairs.append((_("Visited"), at(line.visited_at)))
    if line.checked_at:
        pairs.append((_("Is it put right?"), label("complaint_content", line.content)))
    return tuple(pairs)


def _figures(visit: Visit) -> tuple[tuple[str, str], ...]:
    found = complaining.figures(visit.actor, visit.now - SPAN, visit.now)

    def of(part: int, whole: int) -> str:
        return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}

    return (
        (_("Complaints"), str(found.received)),
        (_("Called back in time"), of(found.called_in_time, found.to_be_called)),
        (_("Were answered"), of(found.answered, found.received)),
        (_("Answered in time"), of(found.answered_in_time, found.received)),
        (_("Found to be so, wholly or in part"), of(found.upheld, found.answered)),
        (_("Says that it is put right"), of(found.content, found.checked)),
    )
