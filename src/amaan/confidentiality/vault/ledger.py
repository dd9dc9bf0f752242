"""What the vault asks of the database, statement by statement, as the role `vault`."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amaan.confidentiality.draft_place import key_place_of, place_of
from amaan.confidentiality.envelope import Place
from amaan.confidentiality.vault.factor_ledger import (
    Cursor,
    Factor,
    FactorStatements,
    KeptPasskey,
    Loss,
    Present,
)
from amaan.confidentiality.vault.keeping_ledger import KeepingStatements, KeptKey, kept_key
from amaan.confidentiality.vault.letting_ledger import LettingStatements

__all__ = [
    "Bearing",
    "Cursor",
    "Factor",
    "Kept",
    "KeptPasskey",
    "Ledger",
    "Loss",
    "Present",
    "Transactions",
    "Written",
]


@dataclass(frozen=True)
class Kept:
    """A sealed row as it is stored."""

    place: Place
    ciphertext: bytes
    nonce: bytes
    key: KeptKey | None


@dataclass(frozen=True)
class Bearing:
    """How an officer stands to a case, and since when he holds his posting."""

    post: str
    posted_since: datetime
    relations: frozenset[str]
    scope: frozenset[str]
    sealed: bool
    conflicted: bool
    declared: bool = False
    consents: frozenset[str] = frozenset()
    station: UUID | None = None
    district: UUID | None = None


@dataclass(frozen=True)
class Written:
    """What goes into the journal. There is no place for a value."""

    what: str
    outcome: str
    rule: str
    officer: UUID | None = None
    post: str = ""
    case: UUID | None = None
    subject: UUID | None = None
    relation: str = ""
    purpose: str = ""
    fields: str = ""


class Ledger(FactorStatements, KeepingStatements, LettingStatements):
    """The vault's statements on one cursor in one transaction."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    # -- standing -----------------------------------------------------------------------

    def posted_since(self, officer: UUID, at: datetime) -> tuple[str, datetime] | None:
        """This will give an officer's post and since when, or None for one who holds none."""
        row = self._one("SELECT post, since FROM amaan_acting(%s, %s)", [officer, at])
        return None if row is None else (row[0], row[1])

    def there(self, officer: UUID, at: datetime) -> tuple[str, datetime, Present | None] | None:
        """This will give an officer's post, since when, and the session in which she is there."""
        row = self._one(
            "SELECT a.post, a.since, p.session, p.began_at, p.proved_at,"
            " p.locked_at IS NOT NULL, p.ended_at IS NOT NULL"
            " FROM amaan_acting(%s, %s) a"
            " LEFT JOIN confidentiality_presence p ON p.officer_id = %s",
            [officer, at, officer],
        )
        if row is None:
            return None
        return row[0], row[1], None if row[2] is None else Present(*row[2:])

    def bearing(self, officer: UUID, case: UUID, at: datetime) -> Bearing | None:
        """This will say how an officer stands to a case, or None for one without a post."""
        row = self._one(f"{_SELECT_BEARING} FROM amaan_standing_for(%s, %s, %s) s",
                        [officer, case, at])  # fmt: skip
        return None if row is None else _bearing(row)

    def there_and_bearing(
        self, officer: UUID, case: UUID, at: datetime
    ) -> tuple[Bearing, Present | None] | None:
        """This will say both in one question: the session she is in, and how she stands."""
        row = self._one(
            f"{_SELECT_BEARING}, p.session, p.began_at, p.proved_at, p.locked_at IS NOT NULL,"
            " p.ended_at IS NOT NULL FROM amaan_standing_for(%s, %s, %s) s"
            " LEFT JOIN confidentiality_presence p ON p.officer_id = %s",
            [officer, case, at, officer],
        )
        if row is None:
            return None
        return _bearing(row[:10]), None if row[10] is None else Present(*row[10:])

    def break_glass(
        self, officer: UUID, case: UUID, relation: str, reason: str, at: datetime
    ) -> str:
        """This will open a case in an emergency; says why not, or nothing."""
        row = self._one(
            "SELECT amaan_break_glass(%s, %s, %s, %s, %s)", [officer, case, relation, reason, at]
        )
        return str(row[0])

    # -- sealed values ------------------------------------------------------------------

    def kept(self, refs: Sequence[UUID]) -> dict[UUID, Kept]:
        """This will fetch sealed rows by their references; those that are not there are missing."""
        self._cursor.execute(_SELECT_KEPT, [list(refs)])
        return {kept.place.row: kept for kept in map(_kept, self._cursor.fetchall())}

    def plan_of(self, case: UUID, subject: UUID) -> Kept | None:
        """This will fetch the newest safe-contact plan of a person, or None."""
        row = self._one(
            "SELECT id FROM confidentiality_sealed WHERE case_id = %s AND subject = %s"
            " AND field = 'safe_contact' ORDER BY sealed_at DESC, id DESC LIMIT 1",
            [case, subject],
        )
        return None if row is None else self.kept([row[0]]).get(row[0])

    # -- drafts -------------------------------------------------------------------------

    def draft(self, author: UUID, contact: UUID) -> tuple[Kept, datetime] | None:
        """This will fetch a writer's draft of a contact and when it was kept, or None."""
        row = self._one(
            "SELECT id, province, ciphertext, nonce, key_id, wrapped_key, sealed_at"
            " FROM confidentiality_draft WHERE author_id = %s AND contact_id = %s",
            [author, contact],
        )
        if row is None:
            return None
        place = place_of(row[0], contact, author, row[1])
        key = KeptKey(key_place_of(place), row[4], bytes(row[5]), "hpke", row[6])
        return Kept(place, bytes(row[2]), bytes(row[3]), key), row[6]

    def draft_key(self, author: UUID, contact: UUID) -> tuple[UUID, str, bytes, datetime] | None:
        """This will fetch the wrapped key a writer's browser was given for a contact, or None."""
        row = self._one(
            "SELECT id, key_id, wrapped_key, issued_at FROM confidentiality_draftkey"
            " WHERE author_id = %s AND contact_id = %s",
            [author, contact],
        )
        return None if row is None else (row[0], row[1], bytes(row[2]), row[3])

    def draft_keys_of(self, author: UUID) -> int:
        """This will count the keys an officer's browsers hold."""
        row = self._one(
            "SELECT count(*) FROM confidentiality_draftkey WHERE author_id = %s", [author]
        )
        return int(row[0])

    def put_draft_key(
        self, row: UUID, author: UUID, contact: UUID, key_id: str, wrapped: bytes, now: datetime
    ) -> None:
        """This will keep a new key in place of one that is no longer good."""
        self._cursor.execute(
            "DELETE FROM confidentiality_draftkey WHERE author_id = %s AND contact_id = %s",
            [author, contact],
        )
        self._cursor.execute(
            "INSERT INTO confidentiality_draftkey"
            " (id, author_id, contact_id, key_id, wrapped_key, issued_at)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [row, author, contact, key_id, wrapped, now],
        )

    def erase_drafts(self, before: datetime) -> int:
        """This will erase drafts and keys older than an instant; says how many drafts."""
        self._cursor.execute("DELETE FROM confidentiality_draftkey WHERE issued_at <= %s", [before])
        self._cursor.execute(
            "WITH gone AS (DELETE FROM confidentiality_draft WHERE sealed_at <= %s RETURNING 1)"
            " SELECT count(*) FROM gone",
            [before],
        )
        return int(self._cursor.fetchone()[0])

    # -- the journal --------------------------------------------------------------------

    def write(self, entry: Written) -> None:
        """This will append an entry to the journal, in this transaction."""
        self._cursor.execute(
            "SELECT amaan_journal_append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                entry.what,
                entry.officer,
                entry.post,
                entry.case,
                entry.subject,
                entry.relation,
                entry.purpose,
                entry.fields,
                entry.outcome,
                entry.rule,
            ],
        )

    def journal_head(self) -> tuple[int, bytes] | None:
        """This will give the journal's size and head, or None while it is empty."""
        row = self._one("SELECT size, head FROM amaan_journal_head()", [])
        return None if row is None else (row[0], bytes(row[1]))

    def keep_checkpoint(self, size: int, signed_at: datetime, note: str) -> None:
        """This will keep a signed checkpoint; one of the same size is there already."""
        self._cursor.execute(
            "INSERT INTO confidentiality_checkpoint (size, signed_at, note)"
            " VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [size, signed_at, note],
        )


# Opens a transaction of its own and commits it at the end, or rolls it back on an exception.
Transactions = Callable[[], AbstractContextManager[Ledger]]

_SELECT_BEARING = (
    "SELECT s.post, s.since, s.relations, s.scope, s.sealed, s.conflicted, s.declared,"
    " s.consents, s.station, s.district"
)
_SELECT_KEPT = (
    "SELECT s.id, s.case_id, s.subject, s.field, s.data_class, s.province, s.data_key_id,"
    " s.ciphertext, s.nonce, k.id, k.case_id, k.subject, k.data_class, k.province,"
    " k.first_field, k.key_id, k.wrapped_key, k.wrapping, k.made_at"
    " FROM confidentiality_sealed s"
    " LEFT JOIN confidentiality_datakey k ON k.id = COALESCE(s.data_key_id, s.id)"
    " WHERE s.id = ANY (%s)"
)


def _bearing(row: Sequence[Any]) -> Bearing:
    post, since, relations, scope, sealed, conflicted, declared, consents, station, district = row
    return Bearing(
        post,
        since,
        frozenset(relations),
        frozenset(scope),
        sealed,
        conflicted,
        declared,
        frozenset(consents),
        station,
        district,
    )


def _kept(row: Sequence[Any]) -> Kept:
    key = None if row[9] is None else kept_key(row[9:])
    return Kept(Place(*row[:7]), bytes(row[7]), bytes(row[8]), key)
