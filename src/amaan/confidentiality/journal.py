"""The journal as the database keeps it: who asked for what, why, and what came of it.

Entries are appended by a database function, by the vault (every look) and by the door
(every miss); nobody can change or remove one, and none holds a value. `chain` follows them in
plain Python, without the database that wrote them.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction

from amaan.confidentiality.chain import Entry
from amaan.confidentiality.guessing import AskedFrom, count_miss

if TYPE_CHECKING:
    from amaan.kernel.ids import OfficerId
    from amaan.organisation.queries import Actor


def note_miss(
    *, actor: "Actor", endpoint: str, asked: str, asked_from: AskedFrom, now: datetime
) -> bool:
    """This will write and count that somebody asked for something and saw nothing.

    For the door, after its own transaction was rolled back: the entry is a transaction of
    its own. `endpoint` is a name and `asked` the ids of its address, never what was typed.
    The journal keeps real time; `now` is the door's and dates the count only. True when so
    many came from this session that it is to be locked.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_journal_miss(%s, %s, %s, %s)",
            [actor.officer_id, actor.post.value, endpoint, asked],
        )
        return count_miss(actor=actor, asked_from=asked_from, now=now)


def note_password(*, officer_id: "OfficerId | None", was_right: bool) -> None:
    """This will write that a password was tried; whose, where the name is an officer's.

    For the sign-in, before anybody is there: every try is written alike, also one for a name
    that nobody has, so that the answer takes as long.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_journal_password(%s, %s)",
            [officer_id, "right" if was_right else "wrong"],
        )


def stored_entries() -> Iterator[Entry]:
    """This will read the chain from the database, for a role that may read it all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, at, what, officer_id, post, case_id, subject, relation, purpose,"
            " fields, outcome, rule, noise, previous, hash"
            " FROM confidentiality_journalentry ORDER BY number"
        )
        while rows := cursor.fetchmany(1000):
            for row in rows:
                yield Entry(*row)


def growth(after: int, upto: int) -> list[bytes]:
    """This will give the leaves between two lengths, for a role that may see nothing else.

    A leaf tells nothing about what was written; a witness follows the chain by it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT leaf FROM amaan_journal_growth(%s, %s)", [after, upto])
        return [bytes(leaf) for (leaf,) in cursor.fetchall()]
