"""Sums of what stands in a book: one statement, whatever its length."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Sum

from amaan.books import queries
from amaan.books.book import Book
from amaan.confidentiality import actions as confidentiality
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Totals:
    """How many entries stand, and the sum of each number that was asked for."""

    entries: int
    sums: dict[str, int]


def totals(
    actor: Actor,
    book: Book,
    now: datetime,
    *fields: str,
    since: date | None = None,
    until: date | None = None,
) -> Totals:
    """This will add up columns of the entries that stand, of days from `since` to `until`.

    An entry that leaves a column empty adds nothing to it.
    Raises: NotFound for a post that may not read this book.
    """
    act = book.keeps if queries.may_keep(actor, book) else book.reads
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)
    rows = book.rows.filter(taken_back_at__isnull=True)
    if since is not None:
        rows = rows.filter(on__gte=since)
    if until is not None:
        rows = rows.filter(on__lte=until)
    found = rows.aggregate(entries=Count("id"), **{f"sum_{code}": Sum(code) for code in fields})
    return Totals(found["entries"], {code: found[f"sum_{code}"] or 0 for code in fields})
