"""The text of an entry: read with its register, added and taken away by whoever keeps it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books import queries, texts
from amaan.books.book import Book
from amaan.books.texts import Text
from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound
from amaan.web.books.forms import WhyForm
from amaan.web.books.shelf import kept, opened
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import Act, done, drawn
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
_SHOWN_OF_A_FINGERPRINT = 16


class TextForm(Act):
    """One file, as it was approved."""

    file = forms.FileField(
        label=gettext_lazy("The text, as a PDF"),
        help_text=gettext_lazy(
            "At most 7.9 MB. Whoever reads this register may read it: no survivor, no case and "
            "nobody's number may stand in it."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "missing": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty. Choose it again."),
        },
    )


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def add(request: HttpRequest, visit: Visit, name: str, entry_id: UUID) -> HttpResponse:
    """This will put a file beside an entry; a second press of Save finds the first."""
    book = _with_texts(kept(visit, name))
    line = queries.sheet(visit.actor, book, entry_id, visit.now).line
    if line.taken_back_at is not None:
        raise NotFound
    form = TextForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        if done(
            form,
            lambda: texts.add_text(
                actor=visit.actor, book=book, entry_id=entry_id, text_id=form.act_ref(),
                name=sent.name, content=sent.read(), now=visit.now,
            ),
        ):  # fmt: skip
            messages.success(request, _("The text stands beside its entry."))
            return redirect("books:entry", name, entry_id)
    shown = {
        "title": _("Add its text"),
        "entry": str(line.values.get(book.named_by, "")),
        "back": reverse("books:entry", args=[name, entry_id]),
    }
    return drawn(request, "books/text.html", form, shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def text(request: HttpRequest, visit: Visit, name: str, text_id: UUID) -> HttpResponse:
    """This will hand out a file to be saved; it is never opened inside a page."""
    del request
    book = _with_texts(opened(visit, name).book)
    called, content = texts.text(visit.actor, book, text_id, visit.now)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=called)
    return answer


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def remove(
    request: HttpRequest, visit: Visit, name: str, entry_id: UUID, text_id: UUID
) -> HttpResponse:
    """This will take a file away that should not be there, with a reason; its name stays."""
    book = _with_texts(kept(visit, name))
    standing = {
        one.text_id: one
        for one in texts.texts_of(visit.actor, book, entry_id, visit.now)
        if one.removed_at is None
    }
    if text_id not in standing:
        raise NotFound
    form = WhyForm(request.POST or None)
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if done(
            form,
            lambda: texts.remove_text(
                actor=visit.actor, book=book, text_id=text_id, why=why, now=visit.now
            ),
        ):
            messages.info(request, _("Taken away. Its name and the reason stay on the list."))
            return redirect("books:entry", name, entry_id)
    shown = {
        "title": _("Take this file away"),
        "register": standing[text_id].name,
        "about": _("what is in it is gone for good; its name and the reason stay."),
        "back": reverse("books:entry", args=[name, entry_id]),
    }
    return drawn(request, "books/form.html", form, shown)


def register(
    book: Book, entry_id: UUID, found: tuple[Text, ...], *, keeps: bool
) -> shapes.Register:
    """This will draw the files of an entry, the latest first."""
    columns = [
        shapes.Column(label=_("File"), wide=True),
        shapes.Column(label=_("Added")),
        shapes.Column(label=_("Size"), numeric=True),
        shapes.Column(label=_("Fingerprint")),
    ]
    if keeps:
        columns.append(shapes.Column(label=_("If it should not be here")))
    add_it = shapes.Action(
        label=_("Add its text"), url=reverse("books:add_text", args=[book.name, entry_id])
    )
    return shapes.Register(
        caption=_("Its text"),
        columns=tuple(columns),
        rows=tuple(_row(book, entry_id, one, keeps=keeps) for one in found),
        empty=shapes.Empty(
            title=_("No text stands beside it yet."), action=add_it if keeps else None
        ),
    )


def _row(book: Book, entry_id: UUID, one: Text, *, keeps: bool) -> tuple[shapes.Cell, ...]:
    stands = one.removed_at is None
    row = (
        shapes.Cell(
            text=one.name,
            href=reverse("books:text", args=[book.name, one.text_id]) if stands else "",
            note="" if stands else _("taken away: %(why)s") % {"why": one.why},
        ),
        shapes.Cell(text=clock_words.moment(one.added_at)),
        shapes.Cell(text=_("%(n)s kB") % {"n": -(-one.size // 1000)}),
        shapes.Cell(text=one.sha256[:_SHOWN_OF_A_FINGERPRINT], kind="reference"),
    )
    if not keeps:
        return row
    away = reverse("books:remove_text", args=[book.name, entry_id, one.text_id])
    return (*row, shapes.Cell(text=_("Take it away"), href=away) if stands else shapes.Cell())


def _with_texts(book: Book) -> Book:
    if not book.has_texts:
        raise NotFound
    return book
