"""What the registers here count by themselves in a period, beside what programmes told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.books import queries as books
from amaan.books.book import Book
from amaan.books.totals import totals
from amaan.community import awareness
from amaan.community.results import number
from amaan.web.kit import shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.workforce.recruitment import DRIVES


@dataclass(frozen=True)
class Counter:
    """A number that a register counts: the sum of some columns, and those of women among them."""

    code: str
    book: Book
    title: Any
    columns: tuple[str, ...]
    women: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """What a register counted in a period: its entries, the number, and how many of it women."""

    code: str
    title: str
    book: str
    entries: int
    number: int
    women: int


COUNTERS = (
    Counter(
        "awareness", awareness.BOOK, gettext_lazy("Attendances of awareness sessions"),
        ("men", "women", "transgender"), ("women",),
    ),
    Counter(
        "recruitment", DRIVES, gettext_lazy("Applications in recruitment drives"),
        ("applied_men", "applied_women", "applied_transgender"), ("applied_women",),
    ),
)  # fmt: skip


def counted(visit: Visit, since: date | None, until: date | None) -> Iterable[Counted]:
    """This will count what each register that this post may read holds for a period."""
    for one in COUNTERS:
        if not books.may_read(visit.actor, one.book):
            continue
        found = totals(
            visit.actor, one.book, visit.now, *one.columns, since=since, until=until
        )  # fmt: skip
        yield Counted(
            one.code,
            str(one.title),
            in_language(one.book.title.english, one.book.title.urdu),
            found.entries,
            sum(found.sums.values()),
            sum(found.sums[column] for column in one.women),
        )


def register(visit: Visit, since: date | None, until: date | None) -> shapes.Register:
    """This will draw what the registers here count by themselves in a period."""
    return shapes.Register(
        caption=_("Counted here, from single entries"),
        columns=(
            shapes.Column(label=_("What is counted"), wide=True),
            shapes.Column(label=_("Register")),
            shapes.Column(label=_("Entries"), numeric=True),
            shapes.Column(label=_("So many"), numeric=True),
            shapes.Column(label=_("Of these women"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=one.title),
                shapes.Cell(text=one.book),
                shapes.Cell(text=number(one.entries)),
                shapes.Cell(text=number(one.number)),
                shapes.Cell(text=number(one.women)),
            )
            for one in counted(visit, since, until)
        ),
        empty=shapes.Empty(title=_("No register here counts any of this.")),
    )
