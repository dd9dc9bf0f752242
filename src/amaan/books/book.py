"""What a book is: its columns, who writes and reads it, and what must be true of an entry.

A book says its words in English and Urdu itself: a table that somebody sends is known by either,
whatever language the page is read in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import QuerySet

from amaan.books.models import Entry
from amaan.kernel.tables import Column
from amaan.organisation.posts import UnitKind

# word: one short line; words: some lines; number: a whole number; measure: two decimals at most;
# day: a date; hour: by the 24-hour clock; choice: one of a list; yes_no; entry: the entry of
# another book, by its `named_by`.
Kind = Literal["word", "words", "number", "measure", "day", "hour", "choice", "yes_no", "entry"]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Choice:
    """One answer of a list."""

    code: str
    english: str
    urdu: str


def choice_of(choices: Iterable[Choice], code: str) -> Choice:
    """This will find an answer by its code; one that is gone is called by its code."""
    return next((one for one in choices if one.code == code), Choice(code, code, code))


@dataclass(frozen=True)
class Field:
    """One column of a book; `code` is the column of its table."""

    code: str
    english: str
    urdu: str
    kind: Kind = "word"
    must: bool = True
    choices: tuple[Choice, ...] = ()
    # Bounds of a number, or the greatest length of words.
    least: int = 0
    most: int = 0
    # A day that lies ahead is a slip, unless the book is about what is planned.
    may_lie_ahead: bool = False
    hint_english: str = ""
    hint_urdu: str = ""
    # Whether the list shows it; the sheet of an entry shows everything.
    listed: bool = True
    # Of an `entry`: the book it is found in.
    book: "Book | None" = None
    # A reference such as a letter's number; elsewhere long digits are refused as an identity's
    # or a telephone's.
    long_digits: bool = False
    # What the house writes here where nothing is told, such as a number that it gives.
    given: Callable[[], str] | None = None

    @property
    def column(self) -> Column:
        """This will give it as the column of a table that is brought in."""
        return Column(self.code, self.english, self.urdu, self.must)


@dataclass(frozen=True)
class Rule:
    """Something that must be true of an entry as a whole; `at` is where the sentence is shown."""

    at: str
    holds: Callable[[Values], bool]
    sentence: str


@dataclass(frozen=True)
class Book:
    """A register: `key` says which entries are one and the same thing written twice."""

    name: str
    model: type[Entry]
    title: Choice
    # One line: what is written here, and what is not.
    about: Choice
    # What `on` means here.
    on: Field
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    # Acts of the policy table: who writes, who reads. Whoever writes may read.
    keeps: str
    reads: str
    # The kinds of units that an entry may belong to.
    levels: frozenset[UnitKind]
    # A field by which other books know an entry, unique among those that stand.
    named_by: str = ""
    search: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    # The text of an entry may stand beside it, as a file.
    has_texts: bool = False
    # A verb of the room alone writes here, as what it did brings about: it is read as any book is.
    by_the_room: bool = False
    unit: Field = field(
        default=Field("unit", "Unit", "یونٹ", hint_english="Its name as the board shows it.",
                      hint_urdu="یونٹ کا نام جیسا بورڈ پر ہے۔")
    )  # fmt: skip

    @property
    def rows(self) -> QuerySet[Entry]:
        """This will give the entries of this book; row security shows those of one's own area."""
        return self.model._default_manager.all()

    @property
    def every_field(self) -> tuple[Field, ...]:
        """This will give all columns of the book: the unit, the day, and its own."""
        return (self.unit, self.on, *self.fields)

    def field(self, code: str) -> Field:
        """This will give a column by its code. Raises: StopIteration for none of this book's."""
        return next(one for one in self.every_field if one.code == code)
