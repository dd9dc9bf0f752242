"""The media desk: what the press asked and by when, statements, and identities to be taken down."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books import queries as books
from amaan.community import disclosures, media, media_statements
from amaan.community.media_blocks import standing
from amaan.community.media_statements import Asked, Disclosed, Written
from amaan.confidentiality.classes import DataClass
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit import clock_words, leak_check, shapes
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, SomeOf, WordsField
from amaan.web.kit.language import chosen, in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

NOTHING_OF_A_CASE = frozenset[DataClass]()
ABOUT = "statement"
STATES: Mapping[str, tuple[object, shapes.Tone]] = {
    "waits": (gettext_lazy("A custodian reads it first"), "soon"),
    "refused": (gettext_lazy("May not go out"), "late"),
    "cleared": (gettext_lazy("May be said"), "good"),
    "said": (gettext_lazy("Given out"), "quiet"),
}


class StatementForm(forms.Form):
    """A statement: pieces of what may be said, in one language, and few words of one's own."""

    def __init__(self, typed: object = None, *, visit: Visit) -> None:
        super().__init__(typed, initial={"check_id": new_id(), "language": visit.language})  # type: ignore[arg-type]
        self.visit = visit
        pieces = standing(local_date(visit.now))
        self.fields["check_id"] = forms.UUIDField(widget=forms.HiddenInput)
        self.fields["language"] = OneOf(
            [("ur", _("Urdu")), ("en", _("English"))], label=_("Language"), inline=True
        )
        self.fields["blocks"] = SomeOf(
            [(b.code, in_language(b.title_en, b.title_ur, visit.language)) for b in pieces],
            label=_("What may be said"),
            hints={
                b.code: in_language(b.english, b.urdu, visit.language)
                for b in pieces
                if not b.figures
            },
        )
        self.fields["words"] = WordsField(
            label=_("Your own words"),
            required=False,
            limit=600,
            rows=4,
            hint=_("If something is missing. Nobody who was harmed, and no case."),
        )

    def text(self) -> str:
        """This will put the whole statement together as it is to go out."""
        told = self.cleaned_data
        pieces = [b for b in standing(local_date(self.visit.now)) if b.code in told["blocks"]]
        numbers = media_statements.figures(self.visit.actor, self.visit.now)
        return media_statements.compose(pieces, told["words"], told["language"], numbers)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what the press waits for, and identities that are still public."""
    shown: dict[str, object] = {
        "unanswered": _unanswered(visit, media_statements.unanswered(visit.actor, visit.now)),
        "keeps": books.may_keep(visit.actor, media.BOOK),
        "new_url": reverse("books:new", args=[media.BOOK.name]),
        "book_url": reverse("books:book", args=[media.BOOK.name]),
    }
    if books.may_read(visit.actor, disclosures.BOOK):
        shown["follow_up"] = _follow_up(visit)
        shown["failure"] = label("failures", "disclosure_of_identity")
        shown["disclosed"] = _disclosed(media_statements.disclosed(visit.actor, visit.now))
        shown["disclosures_url"] = reverse("books:book", args=[disclosures.BOOK.name])
    return render(request, "community/media.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE)
def enquiry(request: HttpRequest, visit: Visit, enquiry_id: UUID) -> HttpResponse:
    """This will show one enquiry and the statements written to it."""
    asked = media_statements.enquiry(visit.actor, enquiry_id, visit.now)
    written = media_statements.statements_of(visit.actor, enquiry_id, visit.now)
    shown = {
        "asked": asked,
        "pairs": _pairs(visit, asked),
        "statements": [_drawn(one) for one in written],
        "keeps": books.may_keep(visit.actor, media.BOOK),
    }
    return render(request, "community/enquiry.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def write(request: HttpRequest, visit: Visit, enquiry_id: UUID) -> HttpResponse:
    """This will build a statement, have it checked whole, and write down what came of it."""
    asked = _kept(visit, enquiry_id)
    form = StatementForm(request.POST or None, visit=visit)
    if form.is_bound and form.is_valid() and done(form, lambda: _check(form, enquiry_id)):
        return redirect("community:enquiry", enquiry_id)
    shown = {"asked": asked, "back": reverse("community:enquiry", args=[enquiry_id])}
    return drawn(request, "community/write.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def settle(request: HttpRequest, visit: Visit, enquiry_id: UUID) -> HttpResponse:
    """This will ask what the custodian said of a statement that waits."""
    one = _named(request, visit, enquiry_id)
    try:
        with transaction.atomic():
            outcome = leak_check.outcome(visit, one.check_id)
            if outcome.state == "waits":
                messages.info(request, _("The custodian has not read it yet."))
            else:
                media_statements.settle(
                    actor=visit.actor, statement_id=one.statement_id, cleared_text=outcome.text,
                    now=visit.now,
                )  # fmt: skip
    except NotFound:
        raise
    except Refused as refusal:
        messages.error(request, sentence_of(refusal))
    return redirect("community:enquiry", enquiry_id)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def say(request: HttpRequest, visit: Visit, enquiry_id: UUID) -> HttpResponse:
    """This will write down that a statement was given out."""
    one = _named(request, visit, enquiry_id)
    media_statements.say(actor=visit.actor, statement_id=one.statement_id, now=visit.now)
    messages.success(request, _("Written down: it was given out."))
    return redirect("community:enquiry", enquiry_id)


def _check(form: StatementForm, enquiry_id: UUID) -> None:
    told, visit = form.cleaned_data, form.visit
    text = form.text()
    cleared = leak_check.check(visit, told["check_id"], ABOUT, text)
    media_statements.write(
        actor=visit.actor,
        enquiry_id=enquiry_id,
        check_id=told["check_id"],
        blocks=told["blocks"],
        language=told["language"],
        cleared_text=text if cleared else "",
        now=visit.now,
    )


def _kept(visit: Visit, enquiry_id: UUID) -> Asked:
    if not books.may_keep(visit.actor, media.BOOK):
        raise NotFound
    return media_statements.enquiry(visit.actor, enquiry_id, visit.now)


def _named(request: HttpRequest, visit: Visit, enquiry_id: UUID) -> Written:
    _kept(visit, enquiry_id)
    wanted = request.POST.get("statement", "")
    for one in media_statements.statements_of(visit.actor, enquiry_id, visit.now):
        if str(one.statement_id) == wanted:
            return one
    raise NotFound


def _pairs(visit: Visit, asked: Asked) -> tuple[tuple[str, str], ...]:
    return (
        (_("Outlet"), asked.outlet),
        (_("About"), chosen(media.QUESTIONS, asked.question, visit.language)),
        (_("In a few words"), asked.asked or "–"),
        (_("Answer wanted by"), clock_words.moment(asked.due_at)),
    )


def _drawn(one: Written) -> dict[str, object]:
    words, tone = STATES[one.state]
    return {
        "one": one,
        "state": str(words),
        "tone": tone,
        "written": clock_words.moment(one.written_at),
        "given_out": clock_words.moment(one.said_at) if one.said_at else "",
    }


def _unanswered(visit: Visit, lines: tuple[Asked, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Not answered yet"),
        count=str(len(lines)),
        columns=(
            shapes.Column(label=_("Number")),
            shapes.Column(label=_("Outlet")),
            shapes.Column(label=_("About")),
            shapes.Column(label=_("Answer wanted by")),
            shapes.Column(label=_("Statement")),
        ),
        rows=tuple(_line(visit, line) for line in lines),
        empty=shapes.Empty(title=_("Nobody waits for an answer.")),
    )


def _line(visit: Visit, line: Asked) -> tuple[shapes.Cell, ...]:
    left = int((line.due_at - visit.now).total_seconds())
    states = [state for state in ("cleared", "waits", "refused") if state in line.states]
    return (
        shapes.Cell(text=line.reference, href=reverse("community:enquiry", args=[line.enquiry_id])),
        shapes.Cell(text=line.outlet),
        shapes.Cell(text=chosen(media.QUESTIONS, line.question, visit.language)),
        shapes.Cell(
            text=clock_words.moment(line.due_at),
            note=clock_words.due_in(left) if left > 0 else clock_words.late_by(-left),
            tone="plain" if left > 0 else "late",
        ),
        shapes.Cell(
            text=str(STATES[states[0]][0]) if states else _("none yet"),
            kind="tag" if states else "text",
            tone=STATES[states[0]][1] if states else "plain",
        ),
    )


def _disclosed(found: Disclosed) -> tuple[tuple[str, str], ...]:
    return (
        (_("Made public in a year"), str(found.all)),
        (_("Of these by the police"), str(found.from_police)),
        (_("Taken down"), str(found.taken_down)),
    )


def _follow_up(visit: Visit) -> shapes.Register:
    lines = media_statements.to_follow_up(visit.actor, visit.now)
    today = local_date(visit.now)
    return shapes.Register(
        caption=_("Identities still public"),
        count=str(len(lines)),
        columns=(
            shapes.Column(label=_("Outlet")),
            shapes.Column(label=_("Where")),
            shapes.Column(label=_("What to do")),
            shapes.Column(label=_("Do it by")),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=line.outlet,
                    href=reverse("books:entry", args=[disclosures.BOOK.name, line.entry_id]),
                ),
                shapes.Cell(text=chosen(disclosures.PLACES, line.place, visit.language)),
                shapes.Cell(text=_("Ask again") if line.again else _("Ask that it be taken down")),
                shapes.Cell(
                    text=clock_words.day(line.due_on),
                    kind="tag" if line.due_on < today else "text",
                    tone="late" if line.due_on < today else "plain",
                ),
            )
            for line in lines
        ),
        empty=shapes.Empty(title=_("No identity is known to be public.")),
    )
