"""Visits to desks: which was not seen for long, what was found, and whether it was mended."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.posts import Post
from amaan.oversight import inspections as visits
from amaan.oversight.checklist import checklist
from amaan.oversight.inspections import DeskTour, FindingLine
from amaan.web.command.asking import commander
from amaan.web.command.lines import holder_name, place_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, WhenField
from amaan.web.kit.keeping import question_title
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

INSPECTING = frozenset({Post.SUPERVISOR, Post.DISTRICT_COMMANDER})


class VisitForm(forms.Form):
    """When the desk was visited, and one answer to each question of the list."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    visited = WhenField(label=gettext_lazy("When were you there?"), sure=True)

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["visited"].now = now  # type: ignore[attr-defined]  # a WhenField
        for one in checklist():
            self.fields[one.id] = OneOf(
                options("looked_answers", "yes no not_looked"),
                label=in_language(one.title_en, one.title_ur),
                inline=True,
                initial="not_looked",
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions, in order."""
        return [self[one.id] for one in checklist()]

    def answers(self) -> dict[str, str]:
        """This will give the answers. The form is valid before this is asked."""
        return {one.id: self.cleaned_data[one.id] for one in checklist()}


@door(audience="command", classes=SKELETON)
def inspections(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the desks, the longest unvisited first, and what is open at them."""
    commander(visit)
    may = visit.actor.post in INSPECTING
    desks = visits.tours(visit.actor, visit.now)
    found = visits.open_findings(visit.actor)
    shown = {
        **rooms(visit),
        "desks": _desks(desks, may),
        "findings": [
            (line, question_title(line.question), place_name(line.desk), _stands(line, visit))
            for line in found
        ],
        "inspecting": may,
        "mending": visit.actor.post in {Post.STATION_COMMANDER, Post.DISTRICT_COMMANDER},
        "now": visit.now,
    }
    return render(request, "command/inspections.html", shown)


@door(audience="command", classes=SKELETON, methods=("GET", "POST"))
def inspect(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will write a visit down."""
    confidentiality.permit(actor=visit.actor, act="write_inspection", case_id=None, now=visit.now)
    here = next(
        (t for t in visits.tours(visit.actor, visit.now) if t.desk.unit_id == desk_id), None
    )
    if here is None:
        raise NotFound
    if request.method == "GET":
        form = VisitForm(now=visit.now, initial={"id": new_id(), "visited": visit.now})
        return _ask(request, form, here)
    form = VisitForm(request.POST, now=visit.now)
    if form.is_valid():
        try:
            with transaction.atomic():
                visits.write_inspection(
                    actor=visit.actor,
                    inspection_id=form.cleaned_data["id"],
                    desk_id=UnitId(desk_id),
                    visited_at=form.cleaned_data["visited"].earliest or visit.now,
                    answers=form.answers(),
                    now=visit.now,
                )
                return redirect("command:inspection", form.cleaned_data["id"])
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    return _ask(request, form, here, status=422)


@door(audience="command", classes=SKELETON)
def inspection(request: HttpRequest, visit: Visit, inspection_id: UUID) -> HttpResponse:
    """This will show one visit, to read and to print."""
    commander(visit)
    sheet = visits.inspection(visit.actor, inspection_id)
    by_question = {line.question: line for line in sheet.findings}
    rows = [
        (
            question_title(code),
            label("looked_answers", answer),
            _stands(by_question[code], visit) if code in by_question else "",
        )
        for code, answer in sheet.answers.items()
    ]
    shown = {
        **rooms(visit),
        "place": place_name(sheet.desk),
        "pairs": (
            (_("Visited"), clock_words.moment(sheet.visited_at)),
            (_("By"), f"{holder_name(sheet.by)}{comma()}{label('posts', sheet.by_post)}"),
        ),
        "answers": _answers(rows),
    }
    return render(request, "command/inspection.html", shown)


@door(audience="command", classes=SKELETON, methods=("POST",))
def mended(request: HttpRequest, visit: Visit, finding_id: UUID) -> HttpResponse:
    """This will keep that the station calls a finding mended."""
    visits.say_mended(actor=visit.actor, finding_id=finding_id, now=visit.now)
    messages.success(request, _("Written down. Whoever visits next will look."))
    return redirect("command:inspections")


@door(audience="command", classes=SKELETON, methods=("POST",))
def judged(request: HttpRequest, visit: Visit, finding_id: UUID) -> HttpResponse:
    """This will close a finding that is mended, or open it again."""
    is_so = request.POST.get("is_so") == "yes"
    visits.judge_finding(actor=visit.actor, finding_id=finding_id, is_so=is_so, now=visit.now)
    messages.info(request, _("Closed.") if is_so else _("It is open again."))
    return redirect("command:inspections")


def _ask(
    request: HttpRequest, form: VisitForm, here: DeskTour, *, status: int = 200
) -> HttpResponse:
    shown = {"form": form, "place": place_name(here.desk), "station": place_name(here.station)}
    return render(request, "command/inspect.html", shown, status=status)


def _desks(lines: tuple[DeskTour, ...], may: bool) -> shapes.Register:
    return shapes.Register(
        caption=_("Desks, the longest unvisited first"),
        columns=(
            shapes.Column(label=_("Desk"), wide=True),
            shapes.Column(label=_("Visited")),
            shapes.Column(label=_("To mend"), numeric=True),
            shapes.Column(label=_("Late"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=place_name(line.desk),
                    note=place_name(line.station),
                    href=address("command:inspect", line.desk.unit_id) if may else "",
                ),
                shapes.Cell(
                    text=clock_words.moment(line.visited_at) if line.visited_at else _("never")
                ),
                shapes.Cell(text=str(line.open_findings)),
                shapes.Cell(text=str(line.late_findings)),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("There is no desk in your area.")),
    )


def _answers(rows: list[tuple[str, str, str]]) -> shapes.Register:
    return shapes.Register(
        caption=_("What was looked at"),
        columns=(
            shapes.Column(label=_("Question"), wide=True),
            shapes.Column(label=_("Answer")),
            shapes.Column(label=_("What came of it")),
        ),
        rows=tuple(tuple(shapes.Cell(text=word) for word in row) for row in rows),
        empty=shapes.Empty(title=""),
    )


def _stands(line: FindingLine, visit: Visit) -> str:
    """This will say in words how a finding stands."""
    if line.confirmed_at is not None:
        return _("mended, seen %(at)s") % {"at": clock_words.moment(line.confirmed_at)}
    if line.mended_at is not None:
        return _("called mended, not yet seen")
    owner = label("posts", line.owner)
    seconds = int((line.mend_by - visit.now).total_seconds())
    when = clock_words.due_in(seconds) if seconds > 0 else clock_words.late_by(-seconds)
    words = f"{owner}: {when}"
    if line.times_not_so:
        words += " · " + _("called mended %(n)s times, and was not") % {"n": line.times_not_so}
    return words
