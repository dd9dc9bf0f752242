"""Reviews of deaths and near-deaths: what the case shows, what failed, what changes."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.posts import Post
from amaan.oversight import death_reviews as reviewing
from amaan.oversight.death_reviews import Lesson, ReviewLine
from amaan.web.command.asking import commander
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.fields import OneOf, SomeOf
from amaan.web.kit.frame import CALLED_ABOVE
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label, options, sentence

BOTH = ("GET", "POST")


class OpenForm(forms.Form):
    """What is looked at."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    about = OneOf(
        options("reviewed_deaths", "death near_death"),
        label=gettext_lazy("What is looked at?"),
        inline=True,
    )


class PanelForm(forms.Form):
    """Which offices sit in the panel, and when it met."""

    panel = SomeOf(
        options("death_panel", " ".join(reviewing.PANEL)),
        label=gettext_lazy("Who sits in the panel?"),
        hint=gettext_lazy("Offices, not persons. Police never alone."),
    )
    met_on = DayField(
        label=gettext_lazy("On which day did it meet, or will it?"),
        hint=gettext_lazy("As 21/11/2026."),
        limit=12,
        required=False,
    )


class LessonForm(forms.Form):
    """What failed, and what changes because of it."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    failure = OneOf(
        tuple(LISTS["failures"].items()),
        label=gettext_lazy("What failed?"),
        hint=gettext_lazy("Of the work, never of her. No name and no case stands here."),
        folded=True,
    )
    decision = OneOf(
        options("death_decisions", " ".join(reviewing.DECISIONS)),
        label=gettext_lazy("What changes because of it?"),
    )
    owner = OneOf(options("posts", " ".join(reviewing.OWNERS)), label=gettext_lazy("Whose is it?"))
    due_on = DayField(
        label=gettext_lazy("Until which day?"), hint=gettext_lazy("As 21/11/2026."), limit=12
    )

    def clean_due_on(self) -> Any:
        """This will ask for a day."""
        if self.cleaned_data["due_on"] is None:
            raise ValidationError(_("Write a day that lies ahead."))
        return self.cleaned_data["due_on"]


@door(audience="command", classes=SKELETON)
def lessons(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what was learned in the area, without a case, and the reviews."""
    commander(visit)
    called = visit.actor.post in CALLED_ABOVE
    found = reviewing.lessons_of_the_area(visit.actor)
    shown = {
        **rooms(visit),
        "lessons": [(line, _what(line), _stands(line, visit)) for line in found],
        "may": called,
        "reviews": called,
        "opened": _reviews(reviewing.reviews_of_deaths(visit.actor)) if called else None,
    }
    return render(request, "command/death_lessons.html", shown)


@door(audience="command", classes=SKELETON, methods=BOTH)
def open_review(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will open a review of a death or near-death."""
    _called(visit)
    there = reviewing.open_review_of(visit.actor, CaseId(case_id))
    if there is not None:
        return redirect("command:death_review", there)
    form = OpenForm(request.POST or None, initial={"id": new_id()})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                reviewing.open_review(
                    actor=visit.actor, case_id=CaseId(case_id), review_id=said["id"],
                    about=said["about"], now=visit.now,
                )  # fmt: skip
            return redirect("command:death_review", said["id"])
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    shown = {**rooms(visit), "form": form}
    return render(
        request, "command/death_review_new.html", shown, status=422 if form.errors else 200
    )


@door(audience="command", classes=SKELETON, methods=BOTH)
def review(request: HttpRequest, visit: Visit, review_id: UUID) -> HttpResponse:
    """This will show a review, and write down its panel or a lesson."""
    _called(visit)
    sheet = reviewing.death_review(visit.actor, review_id, visit.now)
    asked = request.POST.get("step", "")
    panel = PanelForm(
        request.POST if asked == "panel" else None,
        initial={"panel": list(sheet.panel), "met_on": _typed(sheet.line)},
    )
    lesson = LessonForm(request.POST if asked == "lesson" else None, initial={"id": new_id()})
    chosen = {"panel": panel, "lesson": lesson}.get(asked)
    if chosen is not None and chosen.is_valid() and _done(visit, review_id, asked, chosen):
        messages.success(request, _("Written down."))
        return redirect("command:death_review", review_id)
    shown = {
        **rooms(visit),
        "sheet": sheet,
        "about": label("reviewed_deaths", sheet.line.about),
        "panel": panel,
        "lesson": lesson,
        "happened": [(f, sentence(f.title, None)) for f in sheet.happened],
        "missed": tuple(duty_shape(line) for line in sheet.missed),
        "lessons": [(line, _what(line), _stands(line, visit)) for line in sheet.lessons],
        "open": sheet.line.closed_at is None,
    }
    failed = chosen is not None and bool(chosen.errors)
    return render(request, "command/death_review.html", shown, status=422 if failed else 200)


@door(audience="command", classes=SKELETON, methods=("POST",))
def closed(request: HttpRequest, visit: Visit, review_id: UUID) -> HttpResponse:
    """This will close a review whose panel met and that learned something."""
    _called(visit)
    try:
        with transaction.atomic():
            reviewing.close_review(actor=visit.actor, review_id=review_id, now=visit.now)
        messages.success(request, _("Closed. What was decided stays on the list until it is done."))
    except NotFound:
        raise
    except Refused as refusal:
        messages.warning(request, sentence_of(refusal))
    return redirect("command:death_review", review_id)


@door(audience="command", classes=SKELETON, methods=("POST",))
def lesson_done(request: HttpRequest, visit: Visit, lesson_id: UUID) -> HttpResponse:
    """This will write down that what was decided is done."""
    _called(visit)
    reviewing.lesson_done(actor=visit.actor, lesson_id=lesson_id, now=visit.now)
    messages.success(request, _("Written down."))
    return redirect("command:death_lessons")


def _called(visit: Visit) -> None:
    if Post(visit.actor.post) not in CALLED_ABOVE:
        raise NotFound


def _done(visit: Visit, review_id: UUID, asked: str, form: forms.Form) -> bool:
    said = form.cleaned_data
    try:
        with transaction.atomic():
            if asked == "panel":
                reviewing.note_panel(
                    actor=visit.actor, review_id=review_id, panel=tuple(said["panel"]),
                    met_on=said["met_on"], now=visit.now,
                )  # fmt: skip
            else:
                reviewing.add_lesson(
                    actor=visit.actor, review_id=review_id, lesson_id=said["id"],
                    failure=said["failure"], decision=said["decision"], owner=said["owner"],
                    due_on=said["due_on"], now=visit.now,
                )  # fmt: skip
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, sentence_of(refusal))
    return not form.errors


def _what(line: Lesson) -> tuple[str, str]:
    return label("failures", line.failure), label("death_decisions", line.decision)


def _stands(line: Lesson, visit: Visit) -> str:
    if line.done_at is not None:
        return _("Done: %(day)s") % {"day": clock_words.moment(line.done_at)}
    said = _("%(owner)s, until %(day)s") % {
        "owner": label("posts", line.owner), "day": clock_words.day(line.due_on)
    }  # fmt: skip
    return f"{said} · {_('late')}" if line.is_late(visit.now) else said


def _typed(line: ReviewLine) -> str:
    return f"{line.met_on:%d/%m/%Y}" if line.met_on else ""


def _reviews(lines: tuple[ReviewLine, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Reviews"),
        columns=(
            shapes.Column(label=_("Case"), wide=True),
            shapes.Column(label=_("Opened")),
            shapes.Column(label=_("The panel met")),
            shapes.Column(label=_("Closed")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.reference,
                    kind="reference",
                    href=address("command:death_review", line.review_id),
                    note=label("reviewed_deaths", line.about),
                ),
                shapes.Cell(text=clock_words.moment(line.opened_at)),
                shapes.Cell(text=clock_words.day(line.met_on) if line.met_on else "–"),
                shapes.Cell(text=clock_words.moment(line.closed_at) if line.closed_at else "–"),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("No review is open."),
            text=_("One is opened from the page of the case, where a death or near-death is told."),
        ),
    )
