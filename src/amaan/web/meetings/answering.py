"""What a meeting asks of the commander of a place: his points, his words, his decisions."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound
from amaan.meetings import calling, deciding, queries, slides
from amaan.meetings.wording import LONGEST_ANSWER, LONGEST_DECISION
from amaan.web.kit import clock_words
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, WordsField
from amaan.web.kit.visit import Visit
from amaan.web.meetings import drawing

NOTHING_OF_A_CASE = frozenset[DataClass]()


class ExplainForm(forms.Form):
    """What a commander says of one point."""

    words = WordsField(
        label=gettext_lazy("What explains it, and what is needed"),
        limit=LONGEST_ANSWER,
        hint=gettext_lazy(
            "About the work. Write no name, no number of a case, and nothing by which a woman, a "
            "child or anybody else could be known: many read a pack."
        ),
    )


class TellForm(forms.Form):
    """What became of a decision."""

    done = OneOf(
        [("yes", gettext_lazy("It is done")), ("no", gettext_lazy("It is not done"))],
        label=gettext_lazy("What became of it"), inline=True,
    )  # fmt: skip
    words = WordsField(
        label=gettext_lazy("Evidence that it is done, or why it is not"),
        limit=LONGEST_DECISION,
        rows=3,
        hint=gettext_lazy(
            "About the work: no name, no number of a case, nothing that leads to somebody."
        ),
    )


@door(audience="command", classes=NOTHING_OF_A_CASE)
def asked(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what meetings ask of the visitor's place, and the decisions that are his."""
    places, decisions = queries.asked_of_me(visit.actor, visit.now)
    shown = {
        "places": [drawing.asked_of_place(one) for one in places],
        "decisions": drawing.decisions_of(
            _("Decisions that are yours"), decisions, _("No decision of a meeting waits for you."),
        ),
    }  # fmt: skip
    return render(request, "meetings/asked.html", shown)


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def explain(request: HttpRequest, visit: Visit, point_id: UUID) -> HttpResponse:
    """This will take what a commander says of one point, until the answers are closed."""
    line, one = _point(visit, point_id)
    form = ExplainForm(request.POST or None, initial={"words": one.answer})
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: calling.explain(
            actor=visit.actor, point_id=point_id, words=form.cleaned_data["words"], now=visit.now
        ),
    ):  # fmt: skip
        messages.success(
            request,
            _("Your words are kept. They stand beside the figure once they were read for names."),
        )
        return redirect("meetings:asked")
    shown = {
        "title": slides.title_of(one.found),
        "lead": slides.lead_of(one.found),
        "pairs": slides.lines_of(one.found, line.month),
        "definition_url": drawing.definition_url(one),
        "until": clock_words.day(line.answers_by),
    }
    return drawn(request, "meetings/explain.html", form, shown)


@door(audience="command", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def tell(request: HttpRequest, visit: Visit, decision_id: UUID) -> HttpResponse:
    """This will take what became of a decision, from its owner or from whoever leads."""
    one = queries.decision(visit.actor, decision_id, visit.now)
    form = TellForm(request.POST or None)
    if form.is_bound and form.is_valid() and done(
        form,
        lambda: deciding.tell(
            actor=visit.actor, decision_id=decision_id, done=form.cleaned_data["done"] == "yes",
            words=form.cleaned_data["words"], now=visit.now,
        ),
    ):  # fmt: skip
        messages.success(request, _("It is written down, and stands in the next pack."))
        return redirect("meetings:home")
    shown = {
        "decision": one.words,
        "pairs": (
            (_("By when"), clock_words.day(one.due_on)),
            (_("State"), drawing.decided_words(one)),
            (_("Told before"), one.told or "–"),
        ),
    }
    return drawn(request, "meetings/tell.html", form, shown)


def _point(visit: Visit, point_id: UUID) -> tuple[queries.Line, queries.Asked]:
    places, _decisions = queries.asked_of_me(visit.actor, visit.now)
    for of in places:
        for one in of.points:
            if one.point_id == point_id:
                return of.line, one
    raise NotFound
