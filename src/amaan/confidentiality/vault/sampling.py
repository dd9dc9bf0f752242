"""After a restore: does what was brought back open, and may she be found by her name again?"""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from amaan.confidentiality import envelope
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Kept, Ledger, Written
from amaan.confidentiality.vault.opening import open_kept


class Sampling:
    """Statements about what was brought back, on the ledger's cursor."""

    def __init__(self, ledger: Ledger) -> None:
        self._cursor: Any = ledger._cursor

    def some(self, count: int) -> list[UUID]:
        """This will choose sealed values at random, whose keys were not erased."""
        found: list[UUID] = []
        # From a random place on, and from the beginning where that is too near the end.
        for begin in (uuid.uuid4(), UUID(int=0)):
            self._cursor.execute(
                "SELECT s.id FROM confidentiality_sealed s WHERE s.id > %s"
                " AND NOT EXISTS (SELECT 1 FROM confidentiality_erasure e"
                " WHERE e.keys @> to_jsonb(COALESCE(s.data_key_id, s.id)::text))"
                " ORDER BY s.id LIMIT %s",
                [begin, count - len(found)],
            )
            found += [row[0] for row in self._cursor.fetchall() if row[0] not in found]
        return found

    def note_some(self, after: UUID | None) -> tuple[int, UUID | None]:
        """This will note people for the index of names, a few thousand keys at a time.

        Says how many, and after which key to go on; None when there are no more.
        """
        self._cursor.execute(_NOTE_SOME, {"after": after, "limit": _AT_A_TIME})
        noted, last = self._cursor.fetchone()
        return int(noted), last


# Any class counts into the piece: however rare the keys of names are, each piece is short.
_NOTE_SOME = """
WITH piece AS (
    SELECT id, subject, case_id, data_class, made_at FROM confidentiality_datakey
     WHERE %(after)s::uuid IS NULL OR id > %(after)s ORDER BY id LIMIT %(limit)s
), noted AS (
    INSERT INTO confidentiality_nametoindex (subject, case_id, noted_at)
    SELECT DISTINCT ON (subject) subject, case_id, made_at FROM piece
     WHERE data_class IN ('C3', 'C7') ORDER BY subject, id
    ON CONFLICT DO NOTHING RETURNING 1
)
SELECT (SELECT count(*) FROM noted), (SELECT id FROM piece ORDER BY id DESC LIMIT 1)
"""
_AT_A_TIME = 5000


def sample(
    transactions: Callable[[], AbstractContextManager[Ledger]], keys: KeyRing, count: int
) -> tuple[int, int]:
    """This will open values brought back and throw them away; gives how many opened, of how many.

    No value leaves this function, and the journal says that it happened.
    """
    with transactions() as ledger:
        refs = Sampling(ledger).some(count)
        ledger.write(Written("key_stream", "sampled", f"{len(refs)} values"))
    with transactions() as ledger:
        kept = ledger.kept(refs)
        opened = sum(_opens(each, keys) for each in kept.values())
    return opened, len(refs)


def note_everybody(transactions: Callable[[], AbstractContextManager[Ledger]]) -> int:
    """This will note every person for the index of names, which the running vault then makes.

    A backup holds no token. In pieces: a province's people in one statement would take longer
    than any statement of the vault may.
    """
    total, last = 0, None
    while True:
        with transactions() as ledger:
            noted, last = Sampling(ledger).note_some(last)
        total += noted
        if last is None:
            return total


def _opens(kept: Kept, keys: KeyRing) -> bool:
    try:
        open_kept(kept, keys)
    except envelope.DoesNotOpen:
        return False
    return True
