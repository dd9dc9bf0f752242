"""The form of an entry, made from its book. It draws; the room's own reader says what is wrong."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from amaan.books import queries
from amaan.books.actions import NotAsWritten
from amaan.books.book import Book, Field
from amaan.books.queries import Line
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.organisation.area import units_of_area
from amaan.web.books import shapes
from amaan.web.kit.fields import LineField, OneOf, WordsField
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

FEW = 6


class EntryForm(forms.Form):
    """One entry of a book, or its correction, which must say why."""

    def __init__(
        self,
        typed: Any = None,
        *,
        book: Book,
        visit: Visit,
        line: Line | None = None,
    ) -> None:
        super().__init__(typed, initial=_as_typed(book, line) if line else _fresh(book, visit))
        self.book = book
        for field in book.every_field:
            self.fields[field.code] = _asked(field, book, visit)
        if line is None:
            self.fields["entry_id"] = forms.UUIDField(widget=forms.HiddenInput)
        else:
            self.fields["why"] = LineField(
                label=_("Why it is changed"), hint=_("A few words: a slip, a recount."), limit=200
            )

    def told(self) -> Mapping[str, str]:
        """This will give what was typed, column by column."""
        return {field.code: str(self.data.get(field.code, "")) for field in self.book.every_field}

    def mark(self, refusal: NotAsWritten) -> None:
        """This will show what is wrong beside each field."""
        for wrong in refusal.wrong:
            self.add_error(wrong.field.code, _(wrong.sentence) % {"told": wrong.told})


class WhyForm(forms.Form):
    """Why an entry is taken back."""

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["why"] = LineField(label=_("Why it is taken back"), limit=200)


def _fresh(book: Book, visit: Visit) -> dict[str, Any]:
    began = {"entry_id": new_id(), "unit": str(visit.actor.unit_id)}
    # What has happened was most often today; of what is planned no day is the likely one.
    today = "" if book.on.may_lie_ahead else shapes.day(local_date(visit.now))
    return {**began, "on": today}


def _as_typed(book: Book, line: Line) -> dict[str, str]:
    typed = {"unit": str(line.unit_id), "on": shapes.day(line.on)}
    for field in book.fields:
        value = line.values[field.code]
        if value is None:
            continue
        if field.kind == "yes_no":
            typed[field.code] = "yes" if value else "no"
        elif field.kind == "day":
            typed[field.code] = shapes.day(value)
        elif field.kind == "hour":
            typed[field.code] = value.strftime("%H:%M")
        else:
            typed[field.code] = str(value)
    return typed


def _asked(field: Field, book: Book, visit: Visit) -> forms.Field:
    words: dict[str, Any] = {
        "label": shapes.heading(field, visit.language),
        "required": field.must,
    }
    hint = in_language(field.hint_english, field.hint_urdu, visit.language)
    options = _options(field, book, visit)
    if options is not None:
        empty = [] if field.must and len(options) <= FEW else [("", "–")]
        return OneOf([*empty, *options], folded=len(options) > FEW, inline=len(options) <= FEW,
                     hint="" if field.code == "unit" else hint, **words)  # fmt: skip
    if field.kind == "words":
        return WordsField(hint=hint, limit=field.most or 2_000, rows=4, **words)
    if field.kind == "day":
        hint = hint or _("Day/month/year, for example 21/11/2026.")
    if field.kind == "hour":
        hint = hint or _("Hour and minute, for example 21:05.")
    if field.given is not None:
        hint = hint or _("Leave it empty: a number is given here.")
    return LineField(hint=hint, limit=field.most if field.kind == "word" and field.most else 200,
                     **words)  # fmt: skip


def _options(field: Field, book: Book, visit: Visit) -> list[tuple[str, str]] | None:
    language = visit.language
    if field.code == "unit":
        return [
            (str(unit.id), in_language(unit.name_en, unit.name_ur, language))
            for unit in units_of_area(visit.actor, visit.now)
            if unit.kind in book.levels
        ]
    if field.kind == "choice":
        return [(c.code, in_language(c.english, c.urdu, language)) for c in field.choices]
    if field.kind == "yes_no":
        return [("yes", _("yes")), ("no", _("no"))]
    if field.book is not None:
        return [(name, name) for _id, name in queries.names_of(field.book)]
    return None
