"""A supervisor's review of a case: the checklist, one sentence back, and the month's sample."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId, FactId, OfficerId, new_id
from amaan.kernel.refusals import NotFound
from amaan.oversight import review_list, reviews
from amaan.oversight.review_list import ReviewRow
from amaan.oversight.reviews import OWN_WORDS, DrawnLine, Known, OwnCase, ReviewSheet
from amaan.oversight.wordings import note_wordings
from amaan.web.command.lines import holder_name, place_name
from amaan.web.command.views import SKELETON, rooms
from amaan.web.kit import clock_words, near, second_look, shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, WordsField
from amaan.web.kit.frame import CALLED_ABOVE
from amaan.web.kit.keeping import forget_counts
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

WRITTEN = frozenset({DataClass.C1, DataClass.C4})
# Only what was done or was late is filled in. That nothing is owed may mean that nobody has asked
# her yet: that is for the supervisor to see, not to confirm.
_FILLED = frozenset({"yes", "no"})
WORDS_AT_MOST = 300


class ReviewForm(forms.Form):
    """One answer to each question, and at most one sentence to one officer."""

    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sheet: ReviewSheet, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.sheet = sheet
        for row, known in sheet.rows:
            says = known.says if known else ""
            self.fields[row.check.id] = OneOf(
                options("review_answers", "yes no not_needed not_looked"),
                label=in_language(row.check.text, row.check.text_ur),
                hint=_known_words(row, known),
                inline=True,
                initial=says if says in _FILLED else "not_looked",
            )
        self.fields["officer"] = OneOf(
            [("", _("Nobody")), *(_officer(one) for one in sheet.officers)],
            label=gettext_lazy("To whom does the sentence go?"),
            folded=True,
            required=False,
        )
        self.fields["sentence"] = OneOf(
            [("", _("None")), *(_sentence(row) for row, _known in sheet.rows),
             (OWN_WORDS, _("In my own words, below"))],
            label=gettext_lazy("The sentence"),
            hint=gettext_lazy("For next time, so that it helps. It stands on the officer's home."),
            folded=True,
            required=False,
        )  # fmt: skip
        self.fields["own_words"] = WordsField(
            label=gettext_lazy("Own words"),
            hint=gettext_lazy("Sealed as you save; they open on the case, to the officer."),
            required=False,
            limit=WORDS_AT_MOST,
            rows=2,
        )

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions, in order."""
        return [self[row.check.id] for row, _known in self.sheet.rows]

    def answers(self) -> dict[str, str]:
        """This will give the answers. The form is valid before this is asked."""
        return {row.check.id: self.cleaned_data[row.check.id] for row, _known in self.sheet.rows}


@door(audience="command", classes=WRITTEN, methods=("GET", "POST"))
def review(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask the checklist of a case, and keep what is answered."""
    try:
        sheet = reviews.review_sheet(visit.actor, CaseId(case_id), visit.now)
    except OwnCase as refusal:
        shown = {"refused": sentence_of(refusal), "back": reverse("case:sheet", args=[case_id])}
        return render(request, "command/review.html", shown, status=409)
    if request.method == "GET":
        return _ask(request, ReviewForm(sheet=sheet, initial={"id": new_id()}))
    form = ReviewForm(request.POST, sheet=sheet)
    if form.is_valid() and _is_settled(visit, form) and done(form, lambda: _write(visit, form)):
        forget_counts(request)
        messages.success(request, _("The review is written down, and its duties are met."))
        return redirect("case:sheet", case_id)
    return _ask(request, form, status=422)


@door(audience="command", classes=SKELETON)
def drawn(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the cases of the month's sample, what waits first."""
    if visit.actor.post not in CALLED_ABOVE:
        raise NotFound
    shown = {
        **rooms(visit),
        "cases": _drawn(reviews.drawn_cases(visit.actor, visit.now), visit),
        "how": review_list.sampling(),
        "days": review_list.sampling().rests_after.days,
    }
    return render(request, "command/drawn.html", shown)


@door(audience="command", classes=SKELETON, methods=("POST",))
def sentence_read(request: HttpRequest, visit: Visit, review_id: UUID) -> HttpResponse:
    """This will put a sentence away that the officer has read."""
    reviews.note_read(actor=visit.actor, review_id=review_id, now=visit.now)
    forget_counts(request)
    return redirect("desk:home")


def _known_words(row: ReviewRow, known: Known | None) -> str:
    """This will say what is known of a question from what was recorded; nothing where it is not."""
    if known is None:
        return ""
    if row.by_wordings:
        if known.says == "yes":
            return _("From the remarks: no words that harm were kept")
        return _("From the remarks: words that harm were kept as they were")
    words = {
        "yes": _("From the ledger: done in time"),
        "no": _("From the ledger: late"),
        "not_needed": _("From the ledger: not owed in this case, so far"),
        "open": _("From the ledger: still running"),
    }[known.says]
    return f"{words} ({clock_words.moment(known.at)})" if known.at else words


def _write(visit: Visit, form: ReviewForm) -> None:
    said, case = form.cleaned_data, form.sheet.case_id
    review_id = reviews.write_review(
        actor=visit.actor,
        review_id=said["id"],
        case_id=case,
        answers=form.answers(),
        officer_id=OfficerId(UUID(said["officer"])) if said["officer"] else None,
        sentence=said["sentence"],
        own_words=said["own_words"],
        now=visit.now,
    )
    decided = second_look.decided(form, "own_words")
    if decided:
        note_wordings(
            actor=visit.actor, case_id=case, fact_id=FactId(review_id), decided=decided,
            now=visit.now,
        )  # fmt: skip


def _is_settled(visit: Visit, form: ReviewForm) -> bool:
    """This will ask once about what the sentence gives away, and how it speaks of her."""
    words = form.cleaned_data["own_words"]
    if not words:
        return True
    named = second_look.is_named_on_purpose(form)
    names = () if named else near.names_in(visit, form.sheet.case_id, words)
    worded = second_look.is_wording_settled(form, "own_words")
    if names:
        second_look.ask_about_names(form, "own_words", names)
    return worded and not names


def _ask(request: HttpRequest, form: ReviewForm, *, status: int = 200) -> HttpResponse:
    shown = {
        "form": form,
        "sheet": form.sheet,
        "back": reverse("case:sheet", args=[form.sheet.case_id]),
        "known": sum(
            known is not None and known.says in _FILLED for _row, known in form.sheet.rows
        ),
        "asked": len(form.sheet.rows),
    }
    return render(request, "command/review.html", shown, status=status)


def _officer(one: tuple[Any, str]) -> tuple[str, str]:
    holder, post = one
    return str(holder.officer_id), f"{holder_name(holder)}{comma()}{label('posts', post)}"


def _sentence(row: ReviewRow) -> tuple[str, str]:
    return row.check.id, in_language(row.say_en, row.say_ur)


def _drawn(lines: tuple[DrawnLine, ...], visit: Visit) -> shapes.Register:
    return shapes.Register(
        caption=_("Cases to read"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("Station"), wide=True),
            shapes.Column(label=_("Whose to read")),
            shapes.Column(label=_("Stands")),
        ),
        rows=tuple(_drawn_row(line, visit) for line in lines),
        empty=shapes.Empty(
            title=_("No case was drawn yet."),
            text=_("The sample of a month is drawn in the first night after it."),
        ),
    )


def _drawn_row(line: DrawnLine, visit: Visit) -> tuple[shapes.Cell, ...]:
    if line.reviewed_at is not None:
        stands = shapes.Cell(text=_("read %(at)s") % {"at": clock_words.moment(line.reviewed_at)})
    else:
        left = int((line.due_at - visit.now).total_seconds())
        words = clock_words.due_in(left) if left > 0 else clock_words.late_by(-left)
        stands = shapes.Cell(text=words, kind="tag", tone="quiet" if left > 0 else "late")
    return (
        shapes.Cell(
            text=line.reference,
            kind="reference",
            href=address("command:review", line.case_id) if line.reviewed_at is None else "",
        ),
        shapes.Cell(text=place_name(line.station)),
        shapes.Cell(text=_("you") if line.mine else label("posts", line.owner)),
        stands,
    )
