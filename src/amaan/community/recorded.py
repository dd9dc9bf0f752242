"""Records of programmes that ended, as files beside this one: brought in as they were told.

The files hold what a spreadsheet would be sent as. Each line names its source; none is a single
act. Sources: Aitebaar (Khyber Pakhtunkhwa, 2013-2016); UNODC Pakistan, May 2024 (Quetta).
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from amaan.books import actions
from amaan.books.book import Book
from amaan.community.results_books import FIGURES, RESULTS
from amaan.kernel.tables import Table, read_table
from amaan.organisation.queries import Actor

FOLDER = Path(__file__).parent / "records"
# In this order: a figure names the result it belongs to.
RECORDS: tuple[tuple[Book, str], ...] = ((RESULTS, "results.csv"), (FIGURES, "figures.csv"))


def bring_records(*, actor: Actor, now: datetime) -> int:
    """This will bring in the records of both programmes; a second time it brings in nothing.

    Raises: NotFound; Faulty.
    """
    return sum(
        bring_file(
            actor=actor, book=book, text=(FOLDER / name).read_text(encoding="utf-8"), now=now
        )
        for book, name in RECORDS
    )


def bring_file(*, actor: Actor, book: Book, text: str, now: datetime) -> int:
    """This will bring in one file of records, all of it or nothing; gives how many are new.

    Raises: NotFound; NotATable and the like; Faulty.
    """
    table = table_of(book, text)
    return actions.bring_in(actor=actor, book=book, table=table, now=now, source="loader")


def table_of(book: Book, text: str) -> Table:
    """This will read a file of records; one without a column of units is of the keeper's own.

    Raises: NotATable and the like.
    """
    columns = (replace(book.unit.column, must=False), *(f.column for f in book.every_field[1:]))
    return read_table(text, columns)
