"""Files go with their units: a file lies where its desk lies, or the desk that goes on with it.

Where that is says the register of units, never a caller. The database does it, in one function
that moves a file, its duties, its numbers and the standing that came with a post together; it
lets the job call it that says its name, and nobody else.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Burden:
    """What lies at the desks of a unit: files, what is owed on them, and what of it is late."""

    files: int
    duties: int
    late: int


@dataclass(frozen=True)
class Moved:
    """One batch: how many files, and how many of them may be counted before anybody."""

    files: int
    counted: int


def files_below(actor: Actor, unit_id: UnitId) -> Burden:
    """This will count the files that lie at a unit's desks, with what is owed on them.

    Sealed files go along with a unit and stand in no number.
    Seen by: the registrar in whose area the unit lies; to everybody else it is nothing.
    """
    del actor  # the database knows who asks
    with connection.cursor() as cursor:
        cursor.execute("SELECT files, duties, late FROM amaan_files_below(%s)", [unit_id])
        return Burden(*cursor.fetchone())


@transaction.atomic(savepoint=False)
def move_files(
    *, actor: Actor | None, mover: OfficerId | None, unit_id: UnitId, now: datetime, limit: int
) -> Moved:
    """This will bring some files of a unit to where the register says that they lie now.

    Waiting visits and unused slips of a desk that has ended go along. Each file's move is
    written into the journal. `actor` is None: the house does it, for `mover`, the registrar who
    decided. Fewer than `limit` files means that nothing is left; doing it again does nothing.
    """
    del actor
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT moved, counted FROM amaan_move_files(%s, %s, %s, %s)",
            [unit_id, mover, now, limit],
        )
        row = cursor.fetchone()
    return Moved(0, 0) if row is None else Moved(*row)
