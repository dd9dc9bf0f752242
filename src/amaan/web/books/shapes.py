"""How a book is drawn: its list, an entry, and how an entry stood before."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.books.book import Book, Field
from amaan.books.queries import Line, Mended
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import chosen, in_language

SOURCES = {"typed": "", "table": "table", "loader": "loader"}


def heading(field: Field, language: str) -> str:
    """This will name a column."""
    return in_language(field.english, field.urdu, language)


def register(
    book: Book,
    lines: Sequence[Line],
    language: str,
    *,
    words: str,
    total: int,
    keeps: bool,
    older_url: str,
    newer_url: str,
) -> shapes.Register:
    """This will draw the list of a book."""
    here = reverse("books:book", args=[book.name])
    listed = [field for field in book.fields if field.listed]
    return shapes.Register(
        caption=in_language(book.title.english, book.title.urdu, language),
        count=str(total),
        columns=(
            shapes.Column(label=heading(book.on, language)),
            shapes.Column(label=heading(book.unit, language)),
            *(
                shapes.Column(
                    label=heading(f, language),
                    numeric=f.kind in {"number", "measure"},
                    wide=f.kind == "words",
                )
                for f in listed
            ),
        ),
        rows=tuple(_row(book, line, listed, language) for line in lines),
        empty=_empty(book, words, keeps),
        search=shapes.SearchBox(url=here, label=_("Find in this register"), value=words),
        older_url=older_url,
        newer_url=newer_url,
    )


def shelf(
    title: str, books: Sequence[tuple[Book, int]], language: str, *, keeps: bool
) -> tuple[bool, shapes.Register]:
    """This will draw one shelf of registers, and say whether this visitor keeps them."""
    return keeps, shapes.Register(
        caption=f"{title} · {_('you keep it')}" if keeps else title,
        columns=(
            shapes.Column(label=_("Register"), wide=True),
            shapes.Column(label=_("Entries"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=in_language(book.title.english, book.title.urdu, language),
                    href=reverse("books:book", args=[book.name]),
                    note=in_language(book.about.english, book.about.urdu, language),
                ),
                shapes.Cell(text=str(count)),
            )
            for book, count in books
        ),
        empty=shapes.Empty(title=""),
    )


def pairs(book: Book, line: Line, language: str) -> tuple[tuple[str, str], ...]:
    """This will give everything an entry says, with the names of its columns."""
    return (
        (heading(book.on, language), day(line.on)),
        (heading(book.unit, language), in_language(line.unit_en, line.unit_ur, language)),
        *((heading(f, language), told(f, line.values[f.code], language)) for f in book.fields),
    )


def history(book: Book, mended: Sequence[Mended], language: str) -> shapes.Register:
    """This will draw how an entry stood before it was mended."""
    return shapes.Register(
        caption=_("What was mended"),
        columns=(
            shapes.Column(label=_("When")),
            shapes.Column(label=_("Column")),
            shapes.Column(label=_("It was")),
            shapes.Column(label=_("It became")),
            shapes.Column(label=_("Why"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=clock_words.moment(one.corrected_at)),
                shapes.Cell(text=heading(book.field(one.field), language)),
                shapes.Cell(text=_as_it_stood(book.field(one.field), one.was, language)),
                shapes.Cell(text=_as_it_stood(book.field(one.field), one.becomes, language)),
                shapes.Cell(text=one.why),
            )
            for one in mended
        ),
        empty=shapes.Empty(title=_("Nothing was mended.")),
    )


def told(field: Field, value: Any, language: str) -> str:
    """This will write one value as a page or a file shows it."""
    if value is None or value == "":
        return "–"
    if field.kind == "choice":
        return chosen(field.choices, value, language)
    if field.kind == "yes_no":
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def day(on: date) -> str:
    """This will write a day as every register does."""
    return on.strftime("%d/%m/%Y")


def _as_it_stood(field: Field, text: str, language: str) -> str:
    if field.kind == "yes_no" and text:
        return told(field, text == "True", language)
    if field.kind == "day" and text:
        return day(date.fromisoformat(text))
    if field.kind == "hour" and text:
        return text[:5]
    return told(field, text, language)


def _row(book: Book, line: Line, listed: Sequence[Field], language: str) -> tuple[shapes.Cell, ...]:
    note = _("taken back") if line.taken_back_at else ""
    sheet = reverse("books:entry", args=[book.name, line.entry_id])
    return (
        shapes.Cell(text=day(line.on), href=sheet, note=note),
        shapes.Cell(text=in_language(line.unit_en, line.unit_ur, language)),
        *(shapes.Cell(text=told(f, line.values[f.code], language)) for f in listed),
    )


def _empty(book: Book, words: str, keeps: bool) -> shapes.Empty:
    if words:
        return shapes.Empty(
            title=_("Nothing with these words."), text=_("Try fewer words, or another writing.")
        )
    if not keeps:
        return shapes.Empty(title=_("Nothing is written here yet."))
    return shapes.Empty(
        title=_("Nothing is written here yet."),
        text=_("Write the first entry, or bring in a table."),
        action=shapes.Action(
            label=_("Write an entry"), url=reverse("books:new", args=[book.name]), primary=True
        ),
    )
