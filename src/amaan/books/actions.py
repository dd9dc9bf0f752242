"""Writing in books: an entry, a correction, an entry taken back, a table brought in whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.books.book import Book
from amaan.books.models import Correction, Entry
from amaan.books.queries import known_to
from amaan.books.reading import Known, Wrong, read
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.ids import new_id
from amaan.kernel.letters import clean
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.kernel.tables import Checked, Fault, Faulty, Row, Table
from amaan.organisation.area import NamedUnit
from amaan.organisation.queries import Actor

STANDS_OTHERWISE = said("This stands already, written otherwise. Correct the entry that stands.")
TWICE = said("This stands twice in the table.")
# Rows written between two words about how far it is.
BATCH = 2_000


class NotAsWritten(Refused):
    """The entry cannot stand as it was written; `wrong` says where and why."""

    sentence = said("This cannot stand as it is written. Mend what is marked.")

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        self.wrong = wrong
        super().__init__()


class WhyMissing(Refused):
    """A correction that gives no reason would be a rewriting."""

    field = "why"
    sentence = said("Say in a few words why it is changed.")


@transaction.atomic(savepoint=False)
def enter(
    *,
    actor: Actor,
    book: Book,
    entry_id: UUID,
    told: Mapping[str, str],
    now: datetime,
    source: str = "typed",
) -> UUID:
    """This will write an entry. The same id twice writes one.

    Raises: NotFound for a post that does not keep this book; NotAsWritten.
    """
    _may(actor, book, now)
    known = known_to(actor, book, now)
    values, wrong = read(book, told, known, now)
    if wrong:
        raise NotAsWritten(wrong)
    unit = known.places[values["unit"]]
    try:
        with transaction.atomic():
            book.rows.bulk_create([_row(actor, book, entry_id, values, unit, now, source)])
    except IntegrityError:
        if book.rows.filter(pk=entry_id).exists():
            return entry_id
        raise _stands_otherwise(book) from None
    return entry_id


@transaction.atomic(savepoint=False)
def correct(
    *, actor: Actor, book: Book, entry_id: UUID, told: Mapping[str, str], why: str, now: datetime
) -> int:
    """This will mend an entry and keep how each field stood; gives how many fields changed.

    Raises: NotFound; NotAsWritten; WhyMissing.
    """
    _may(actor, book, now)
    row = book.rows.select_for_update().filter(
        id=entry_id, taken_back_at__isnull=True
    ).first()  # fmt: skip
    if row is None:
        raise NotFound
    known = known_to(actor, book, now)
    values, wrong = read(book, told, known, now)
    if wrong:
        raise NotAsWritten(wrong)
    changed = [
        code
        for code, value in _columns(book, values).items()
        if getattr(row, code) != value and not _house_gives(book, code, value)
    ]
    if not changed:
        return 0
    reason = clean(why)[:200]
    if not reason:
        raise WhyMissing
    before = {code: getattr(row, code) for code in changed}
    unit = known.places[values["unit"]]
    _put(row, book, {code: values[code] for code in map(_code, changed)}, unit)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise _stands_otherwise(book) from None
    Correction.objects.bulk_create(
        Correction(
            book=book.name,
            entry_id=entry_id,
            field=code.removesuffix("_id"),
            was=_told(before[code]),
            becomes=_told(getattr(row, code)),
            why=reason,
            corrected_at=now,
            corrected_by_id=actor.officer_id,
            **unit.columns,
        )
        for code in changed
    )
    return len(changed)


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, book: Book, entry_id: UUID, why: str, now: datetime) -> None:
    """This will take an entry back; it stays readable, struck through, and counts no more.

    Raises: NotFound; WhyMissing.
    """
    _may(actor, book, now)
    reason = clean(why)[:200]
    if not reason:
        raise WhyMissing
    done = book.rows.filter(id=entry_id, taken_back_at__isnull=True).update(
        taken_back_at=now, taken_back_by=actor.officer_id, why=reason
    )
    if not done:
        raise NotFound


def check_table(
    actor: Actor,
    book: Book,
    table: Table,
    now: datetime,
    step: Callable[[int], None] | None = None,
) -> Checked:
    """This will say how many entries a table would write, and every fault in it.

    `step` is told now and then how many rows are read.

    Raises: NotFound.
    """
    _may(actor, book, now)
    wanted, faults = _plan(actor, book, table, known_to(actor, book, now), now, step)
    return Checked(len(wanted), faults)


@transaction.atomic(savepoint=False)
def bring_in(
    *,
    actor: Actor,
    book: Book,
    table: Table,
    now: datetime,
    source: str = "table",
    step: Callable[[int], None] | None = None,
) -> int:
    """This will write every new entry of a table, or none; gives how many.

    A row that stands already, word for word, is passed over: a table may be sent twice. `step`
    is told how many rows are read, and then how many more are written.
    Raises: NotFound; Faulty.
    """
    _may(actor, book, now)
    known = known_to(actor, book, now)
    wanted, faults = _plan(actor, book, table, known, now, step)
    if faults:
        raise Faulty
    units, done = known.places, 0
    try:
        for batch in _batches(wanted):
            book.rows.bulk_create(
                [
                    _row(actor, book, new_id(), values, units[values["unit"]], now, source)
                    for values in batch
                ]
            )
            done += len(batch)
            if step is not None:
                step(len(table.rows) + done)
    except IntegrityError:
        raise Faulty from None
    return done


def _plan(
    actor: Actor,
    book: Book,
    table: Table,
    known: Known,
    now: datetime,
    step: Callable[[int], None] | None,
) -> tuple[list[dict[str, Any]], tuple[Fault, ...]]:
    read_rows = []
    for count, row in enumerate(table.rows, 1):
        read_rows.append((row, *read(book, _with_unit(row, actor), known, now)))
        if step is not None and count % BATCH == 0:
            step(count)
    faults: list[Fault] = []
    wanted: list[dict[str, Any]] = []
    stand = _standing(book, [values for _row, values, wrong in read_rows if not wrong])
    seen: set[tuple[Any, ...]] = set()
    at_key = book.field(book.key[-1]).column
    for row, values, wrong in read_rows:
        if wrong:
            faults += [Fault(row.line, w.field.column, w.sentence, w.told) for w in wrong]
            continue
        key = tuple(values[code] for code in book.key)
        if key in seen:
            faults.append(Fault(row.line, at_key, TWICE))
        elif key not in stand:
            wanted.append(values)
        elif not _reads_alike(book, stand[key], values):
            faults.append(Fault(row.line, at_key, STANDS_OTHERWISE))
        seen.add(key)
    return wanted, tuple(faults)


def _reads_alike(book: Book, stands: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    return all(
        stands[code] == value or _house_gives(book, code, value) for code, value in told.items()
    )


def _house_gives(book: Book, code: str, value: Any) -> bool:
    """This will say whether nothing was told where the house gives a number itself."""
    return value == "" and book.field(_code(code)).given is not None


def _code(column: str) -> str:
    return column.removesuffix("_id")


def _with_unit(row: Row, actor: Actor) -> Mapping[str, str]:
    """An empty unit is the unit of whoever sends the table."""
    return dict(row.cells) if row["unit"] else {**row.cells, "unit": str(actor.unit_id)}


def _standing(book: Book, told: Sequence[Mapping[str, Any]]) -> dict[tuple[Any, ...], Any]:
    """This will find what stands already of the days that a table is about, by the book's key."""
    if not told:
        return {}
    days = [values["on"] for values in told]
    columns = {one.code: _column(one.code, book) for one in book.every_field}
    rows = book.rows.filter(
        on__gte=min(days), on__lte=max(days), taken_back_at__isnull=True
    ).values_list(*columns.values())
    stand = (dict(zip(columns, row, strict=True)) for row in rows.iterator(chunk_size=BATCH))
    return {tuple(values[code] for code in book.key): values for values in stand}


def _batches(wanted: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(wanted), BATCH):
        yield wanted[start : start + BATCH]


def _may(actor: Actor, book: Book, now: datetime) -> None:
    if book.by_the_room:
        raise NotFound
    confidentiality.permit(actor=actor, act=book.keeps, case_id=None, now=now)


def _row(
    actor: Actor,
    book: Book,
    entry_id: UUID,
    values: Mapping[str, Any],
    unit: NamedUnit,
    now: datetime,
    source: str,
) -> Entry:
    row = book.model(id=entry_id, recorded_at=now, recorded_by_id=actor.officer_id, source=source)
    given = {
        one.code: one.given()
        for one in book.fields
        if one.given is not None and not values[one.code]
    }
    _put(row, book, {**values, **given}, unit)
    return row


def _put(row: Entry, book: Book, values: Mapping[str, Any], unit: NamedUnit) -> None:
    for code, value in {**_columns(book, values), **unit.columns}.items():
        setattr(row, code, value)


def _columns(book: Book, values: Mapping[str, Any]) -> dict[str, Any]:
    return {_column(code, book): value for code, value in values.items()}


def _column(code: str, book: Book) -> str:
    """This will name the column of a field: that of a unit or of another entry holds its id."""
    return f"{code}_id" if code == "unit" or book.field(code).kind == "entry" else code


def _told(value: Any) -> str:
    return "" if value is None else str(value)


def _stands_otherwise(book: Book) -> NotAsWritten:
    return NotAsWritten((Wrong(book.field(book.key[-1]), STANDS_OTHERWISE),))
