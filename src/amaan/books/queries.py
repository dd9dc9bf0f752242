"""Questions about books: the list, one entry with how it was mended, names that may be chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amaan.books.book import Book, Field
from amaan.books.models import Correction, Entry
from amaan.books.reading import Known
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.letters import same
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import NamedUnit, names_of_units, units_of_area
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Line:
    """One entry as the list and its sheet show it; the unit and other entries by their names."""

    entry_id: UUID
    unit_id: UUID
    unit_en: str
    unit_ur: str
    on: date
    values: Mapping[str, Any]
    source: str
    recorded_at: datetime
    taken_back_at: datetime | None
    why: str


@dataclass(frozen=True)
class Mended:
    """One correction of one field."""

    field: str
    was: str
    becomes: str
    why: str
    corrected_at: datetime


@dataclass(frozen=True)
class Sheet:
    """One entry, and how it stood before."""

    line: Line
    mended: tuple[Mended, ...]


def may_read(actor: Actor, book: Book) -> bool:
    """This will say whether this post may open a book."""
    return any(may(actor, act) for act in (book.reads, book.keeps))


def may_keep(actor: Actor, book: Book) -> bool:
    """This will say whether this post may write in a book with its own hand."""
    return not book.by_the_room and may(actor, book.keeps)


def lines(
    actor: Actor,
    book: Book,
    now: datetime,
    *,
    words: str = "",
    before: tuple[date, UUID] | None = None,
    since: date | None = None,
    until: date | None = None,
    standing_only: bool = False,
    limit: int | None = None,
) -> tuple[Line, ...]:
    """This will list the entries of the actor's area, the latest day first.

    Raises: NotFound for a post that may not read this book.
    """
    rows = readable(actor, book, now)
    for word in words.split():
        rows = rows.filter(_anywhere(book, word))
    if before is not None:
        rows = rows.filter(Q(on__lt=before[0]) | Q(on=before[0], id__lt=before[1]))
    if since is not None:
        rows = rows.filter(on__gte=since)
    if until is not None:
        rows = rows.filter(on__lte=until)
    if standing_only:
        rows = rows.filter(taken_back_at__isnull=True)
    found = rows.order_by("-on", "-id")
    return as_lines(book, found[:limit] if limit else found)


def count(actor: Actor, book: Book, now: datetime) -> int:
    """This will count the entries that stand. Raises: NotFound."""
    return readable(actor, book, now).filter(taken_back_at__isnull=True).count()


def counts(books: Sequence[Book]) -> Mapping[str, int]:
    """This will count the entries that stand in some books, in one statement.

    Seen by: row security; the caller asks of each whether it may be read.
    """
    if not books:
        return {}
    each = (
        f"SELECT '{book.name}', count(*) FROM {book.model._meta.db_table}"  # noqa: S608 - our names
        " WHERE taken_back_at IS NULL"
        for book in books
    )
    return dict(ask(" UNION ALL ".join(each)))


def sheet(actor: Actor, book: Book, entry_id: UUID, now: datetime) -> Sheet:
    """This will give one entry with everything that was mended in it. Raises: NotFound."""
    row = readable(actor, book, now).filter(id=entry_id).first()
    if row is None:
        raise NotFound
    (line,) = as_lines(book, [row])
    mended = Correction.objects.filter(book=book.name, entry_id=entry_id).order_by(
        "corrected_at", "id"
    )
    return Sheet(line, tuple(_mended(book, one) for one in mended))


def readable(actor: Actor, book: Book, now: datetime) -> QuerySet[Entry]:
    """This will give the entries of a book to whoever may read it. Raises: NotFound."""
    keeps = may(actor, book.keeps)
    act = book.keeps if keeps else book.reads
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)
    return book.rows


def known_to(actor: Actor, book: Book, now: datetime) -> Known:
    """This will find what names in an entry may stand for: units, and entries of other books.

    A name that two units share stands for neither.
    """
    units: dict[str, NamedUnit | None] = {}
    for unit in units_of_area(actor, now):
        if unit.kind in book.levels:
            for name in {same(unit.name_en), same(unit.name_ur), str(unit.id)}:
                units[name] = None if name in units else unit
    entries = {
        one.book.name: {
            key: entry_id
            for entry_id, name in names_of(one.book)
            for key in (same(name), str(entry_id))
        }
        for one in book.fields
        if one.book is not None
    }
    return Known({name: found for name, found in units.items() if found is not None}, entries)


def names_of(book: Book) -> tuple[tuple[UUID, str], ...]:
    """This will give the entries of a book that may be chosen in another, the latest first.

    Seen by: row security; whoever reads an area may choose among its entries.
    """
    rows = book.rows.filter(taken_back_at__isnull=True).order_by("-on", "-id")
    return tuple(rows.values_list("id", book.named_by))


def as_lines(book: Book, rows: Iterable[Entry]) -> tuple[Line, ...]:
    """This will give entries as they are shown."""
    kept = list(rows)
    units = names_of_units({row.unit_id for row in kept})
    others = {
        one.code: _names_of_entries(one, {getattr(row, f"{one.code}_id") for row in kept})
        for one in book.fields
        if one.kind == "entry"
    }
    return tuple(
        Line(
            row.id,
            row.unit_id,
            *units[row.unit_id],
            row.on,
            {one.code: _shown(one, row, others) for one in book.fields},
            row.source,
            row.recorded_at,
            row.taken_back_at,
            row.why,
        )
        for row in kept
    )


def _mended(book: Book, row: Correction) -> Mended:
    was, becomes = (_named(book.field(row.field), told) for told in (row.was, row.becomes))
    return Mended(row.field, was, becomes, row.why, row.corrected_at)


def _named(field: Field, told: str) -> str:
    """This will give what stood in a column; a unit or another entry by its name."""
    if not told or (field.code != "unit" and field.kind != "entry"):
        return told
    if field.code == "unit":
        return " / ".join(names_of_units({UUID(told)})[UUID(told)])
    return _names_of_entries(field, {UUID(told)}).get(UUID(told), "")


def _shown(one: Field, row: Entry, others: Mapping[str, Mapping[UUID, str]]) -> Any:
    if one.kind == "entry":
        return others[one.code].get(getattr(row, f"{one.code}_id"), "")
    return getattr(row, one.code)


def _anywhere(book: Book, word: str) -> Q:
    found = Q(unit__name_en__icontains=word) | Q(unit__name_ur__icontains=word)
    for code in book.search:
        found |= Q(**{f"{code}__icontains": word})
    return found


def _names_of_entries(one: Field, ids: set[UUID | None]) -> dict[UUID, str]:
    assert one.book is not None, "an entry is of a book"
    rows = one.book.rows.filter(id__in=[one for one in ids if one is not None])
    return dict(rows.values_list("id", one.book.named_by))
