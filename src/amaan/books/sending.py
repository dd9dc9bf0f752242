"""Long tables: sent, tried behind the page, and brought in whole by one more press.

A page reads some thousand rows while somebody waits. A hundred thousand are kept as they were
sent; the queue tries them, and brings them in when whoever sent them has seen the trial.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.books import actions
from amaan.books.book import Book
from amaan.books.models import SentTable
from amaan.books.queries import may_keep
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.kernel.tables import Checked, Fault, Faulty, Table, read_table
from amaan.organisation.queries import Actor

LONGEST = 120_000
# In octets, as a request may be large.
LARGEST = 8_000_000
# More than anybody mends in a sitting.
KEPT_FAULTS = 200


@dataclass(frozen=True)
class Sent:
    """A long table as its page shows it."""

    sent_id: UUID
    book: str
    rows: int
    state: str
    sent_at: datetime
    ready: int | None
    fault_count: int
    faults: tuple[Fault, ...]


@transaction.atomic(savepoint=False)
def send_table(*, actor: Actor, book: Book, text: str, now: datetime) -> UUID:
    """This will keep a long table until it is tried.

    Raises: NotFound for a post that does not keep the book; NotATable, TooLong, ColumnsMissing.
    """
    if not may_keep(actor, book):
        raise NotFound
    table = _table(book, text)
    sent = SentTable(
        id=new_id(), book=book.name, text=text, rows=len(table.rows), sent_at=now,
        sent_by_id=actor.officer_id,
    )  # fmt: skip
    SentTable.objects.bulk_create([sent])
    return sent.id


@transaction.atomic(savepoint=False)
def want(*, actor: Actor, book: Book, sent_id: UUID, now: datetime) -> None:
    """This will say that a table which was tried is to be brought in. Raises: NotFound."""
    del now
    if not may_keep(actor, book):
        raise NotFound
    mine = SentTable.objects.filter(id=sent_id, book=book.name, sent_by_id=actor.officer_id)
    if not mine.filter(state__in=("ready", "wanted")).update(state="wanted"):
        raise NotFound


def sent_table(actor: Actor, book: Book, sent_id: UUID) -> Sent:
    """This will show a table to whoever sent it. Raises: NotFound."""
    row = (
        SentTable.objects.filter(id=sent_id, book=book.name, sent_by_id=actor.officer_id)
        .defer("text")
        .first()
    )
    if row is None or not may_keep(actor, book):
        raise NotFound
    columns = {one.code: one.column for one in book.every_field}
    faults = tuple(Fault(line, columns[code], why, told) for line, code, why, told in row.faults)
    return Sent(
        row.id, row.book, row.rows, row.state, row.sent_at, row.ready, row.fault_count, faults
    )


def book_of(sent_id: UUID) -> tuple[str, UUID, int] | None:
    """This will say for which book a table waits, who sent it, and how long it is."""
    return (
        SentTable.objects.filter(id=sent_id, state__in=("sent", "wanted"))
        .values_list("book", "sent_by_id", "rows")
        .first()
    )


def work_through(
    *, actor: Actor, book: Book, sent_id: UUID, now: datetime, step: Callable[[int], None]
) -> str:
    """This will try a table, or bring it in where that was wanted; gives how it stands then.

    In the caller's transaction: whoever is killed on the way leaves nothing.
    Raises: NotFound for a post that keeps this book no more.
    """
    row = SentTable.objects.select_for_update().get(id=sent_id)
    table = _table(book, row.text)
    checked: Checked | None = None
    if row.state == "wanted":
        try:
            with transaction.atomic():
                row.ready = actions.bring_in(
                    actor=actor, book=book, table=table, now=now, step=step
                )
            row.state, row.text, row.finished_at = "brought_in", "", now
        except Faulty:
            # Meanwhile something else stands: it is tried anew, and says what.
            checked = actions.check_table(actor, book, table, now)
    else:
        checked = actions.check_table(actor, book, table, now, step)
    if checked is not None:
        _write_down(row, checked)
    row.save()
    return row.state


def clear_sent(*, before: datetime) -> int:
    """This will clear away tables that were sent long ago, with whatever is still in them."""
    return SentTable.objects.filter(sent_at__lt=before).delete()[0]


def _write_down(row: SentTable, checked: Checked) -> None:
    row.state = "faulty" if checked.faults else "ready"
    row.ready, row.fault_count = checked.ready, len(checked.faults)
    row.faults = [
        [fault.line, fault.column.code, fault.sentence, fault.told]
        for fault in checked.faults[:KEPT_FAULTS]
    ]


def _table(book: Book, text: str) -> Table:
    columns = tuple(field.column for field in book.every_field)
    return read_table(text, columns, longest=LONGEST)
