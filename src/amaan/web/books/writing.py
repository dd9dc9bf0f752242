"""Writing in registers: a new entry, a correction, one taken back, a table brought in."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.books import actions, queries
from amaan.books.book import Book, Field
from amaan.confidentiality.classes import DataClass
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound, Refused
from amaan.kernel.tables import Checked, Table
from amaan.organisation.queries import Actor
from amaan.web.books import sent, shapes
from amaan.web.books.forms import EntryForm, WhyForm
from amaan.web.books.shelf import kept
from amaan.web.kit import tables_in
from amaan.web.kit.acting import done, drawn
from amaan.web.kit.door import door, refused_page
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def new(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """This will write a new entry; a second press of Save finds the first."""
    book = kept(visit, name)
    form = EntryForm(request.POST or None, book=book, visit=visit)
    if form.is_bound and form.is_valid():
        entry_id = form.cleaned_data["entry_id"]
        if _written(
            form,
            lambda: actions.enter(
                actor=visit.actor, book=book, entry_id=entry_id, told=form.told(), now=visit.now
            ),
        ):
            messages.success(request, _("Written down."))
            return redirect("books:entry", name, entry_id)
    return _form(request, visit, book, form, _("A new entry"), reverse("books:book", args=[name]))


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def correct(request: HttpRequest, visit: Visit, name: str, entry_id: UUID) -> HttpResponse:
    """This will mend an entry; how it stood stays readable below it."""
    book = kept(visit, name)
    line = queries.sheet(visit.actor, book, entry_id, visit.now).line
    if line.taken_back_at is not None:
        raise NotFound
    form = EntryForm(request.POST or None, book=book, visit=visit, line=line)
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if _written(
            form,
            lambda: actions.correct(
                actor=visit.actor, book=book, entry_id=entry_id, told=form.told(), why=why,
                now=visit.now,
            ),
        ):  # fmt: skip
            messages.success(request, _("Mended. How it stood is kept below."))
            return redirect("books:entry", name, entry_id)
    back = reverse("books:entry", args=[name, entry_id])
    return _form(request, visit, book, form, _("Correct this entry"), back)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def take_back(request: HttpRequest, visit: Visit, name: str, entry_id: UUID) -> HttpResponse:
    """This will take an entry back that should not be; it stays readable and counts no more."""
    book = kept(visit, name)
    queries.sheet(visit.actor, book, entry_id, visit.now)
    form = WhyForm(request.POST or None)
    if form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if done(
            form,
            lambda: actions.take_back(
                actor=visit.actor, book=book, entry_id=entry_id, why=why, now=visit.now
            ),
        ):
            messages.info(request, _("Taken back. It stays on the list and counts no more."))
            return redirect("books:book", name)
    back = reverse("books:entry", args=[name, entry_id])
    return _form(request, visit, book, form, _("Take this entry back"), back)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def table(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """This will try a table, and bring it in when nothing is wrong with it.

    A longer one than a page can wait for is kept, and tried behind it.
    """
    book = kept(visit, name)
    if request.method == "POST":
        try:
            with transaction.atomic():
                text = sent.long_text(request)
                if text:
                    return sent.begin(visit, book, text)
        except Refused as refusal:
            return refused_page(request, refusal, status=422)
    return tables_in.page(request, visit, _kind(book, visit))


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def empty_table(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """This will give an empty table with one row as an example."""
    return tables_in.empty_table(visit, _kind(kept(visit, name), visit))


def _written(form: EntryForm, act: Callable[[], object]) -> bool:
    def tried() -> None:
        try:
            act()
        except actions.NotAsWritten as refusal:
            form.mark(refusal)

    return done(form, tried)


def _form(
    request: HttpRequest, visit: Visit, book: Book, form: forms.Form, title: str, back: str
) -> HttpResponse:
    shown = {
        "title": title,
        "register": in_language(book.title.english, book.title.urdu, visit.language),
        "about": in_language(book.about.english, book.about.urdu, visit.language),
        "back": back,
    }
    return drawn(request, "books/form.html", form, shown)


def _kind(book: Book, visit: Visit) -> tables_in.Kind:
    def check(actor: Actor, sent: Table, now: datetime) -> Checked:
        return actions.check_table(actor, book, sent, now)

    def bring_in(*, actor: Actor, table: Table, now: datetime) -> int:
        return actions.bring_in(actor=actor, book=book, table=table, now=now)

    return tables_in.Kind(
        name=book.name,
        columns=tuple(field.column for field in book.every_field),
        check=check,
        bring_in=bring_in,
        example=tuple(example(field, visit) for field in book.every_field),
        title=lambda: in_language(book.title.english, book.title.urdu, visit.language),
        ready=_ready,
        brought_in=_brought_in,
        lead_to=reverse("books:book", args=[book.name]),
        empty=reverse("books:empty_table", args=[book.name]),
        back=reverse("books:book", args=[book.name]),
        remark=lambda: _("An empty unit is your own. A row that stands already is passed over."),
    )


def example(field: Field, visit: Visit) -> str:
    """This will give what may stand in a column, for the one row of the empty table."""
    match field.kind:
        case "day":
            return shapes.day(local_date(visit.now))
        case "hour":
            return "09:30"
        case "choice":
            return in_language(field.choices[0].english, field.choices[0].urdu, visit.language)
        case "yes_no":
            return _("yes")
        case "number" | "measure":
            return str(max(field.least, 0))
        case _:
            return ""


def _ready(count: int) -> str:
    words = ngettext("%(n)s entry is new and ready.", "%(n)s entries are new and ready.", count)
    return words % {"n": count}


def _brought_in(count: int) -> str:
    words = ngettext("%(n)s entry was brought in.", "%(n)s entries were brought in.", count)
    return words % {"n": count}
