"""The vault's statements about drafts that were checked, and the places they are checked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from amaan.confidentiality.vault.ledger import Ledger

# Of one question: a page makes some ten thousand tokens.
AT_ONCE = 20_000
# As many digests as are held against a new draft, the latest first.
MOST_REMEMBERED = 200


@dataclass(frozen=True)
class Seat:
    """Where whoever asks sits: which custodian reads for her, which districts she may speak of."""

    post: str
    keeper: UUID
    province: str
    districts: tuple[UUID, ...]


@dataclass(frozen=True)
class Sealed:
    """A draft as it is kept: closed under a key of its own."""

    key_id: str
    wrapped_key: bytes
    text: bytes


@dataclass(frozen=True)
class Waiting:
    """A draft that a custodian has to read."""

    id: UUID
    post: str
    about: str
    asked_at: datetime


@dataclass(frozen=True)
class Checked:
    """What became of one draft so far."""

    id: UUID
    officer: UUID
    keeper: UUID
    cleared: bool
    decision: str
    words: bytes
    sealed: Sealed


class Drafts:
    """The statements, on the cursor of a ledger and in its transaction."""

    def __init__(self, ledger: "Ledger") -> None:
        self._cursor: Any = ledger._cursor

    def seat(self, officer: UUID, at: datetime) -> Seat | None:
        """This will say where an officer sits; None for one without a post."""
        self._cursor.execute(
            "SELECT post, keeper, province, districts FROM amaan_draft_seat(%s, %s)", [officer, at]
        )
        row = self._cursor.fetchone()
        return None if row is None else Seat(row[0], row[1], row[2], tuple(row[3]))

    def asked_since(self, officer: UUID, since: datetime) -> int:
        """This will count the drafts of an officer; one after the other, as searches are."""
        self._cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('amaan drafts ' || %s, 0))",
            [str(officer)],
        )
        self._cursor.execute(
            "SELECT count(*) FROM confidentiality_checkeddraft"
            " WHERE officer_id = %s AND asked_at > %s",
            [officer, since],
        )
        return int(self._cursor.fetchone()[0])

    def earlier(self, keeper: UUID, since: datetime) -> list[bytes]:
        """This will give the digests of the drafts of a place, of all its officers."""
        self._cursor.execute(
            "SELECT words FROM confidentiality_checkeddraft WHERE keeper_id = %s"
            " AND asked_at > %s AND decision = '' ORDER BY asked_at DESC LIMIT %s",
            [keeper, since, MOST_REMEMBERED],
        )
        return [bytes(row[0]) for row in self._cursor.fetchall()]

    def put(
        self, check: UUID, officer: UUID, seat: Seat, about: str, at: datetime, words: bytes,
        sealed: Sealed,
    ) -> None:  # fmt: skip
        """This will keep a draft as one for a custodian, until it is judged otherwise."""
        self._cursor.execute(
            "INSERT INTO confidentiality_checkeddraft (id, officer_id, post, keeper_id, about,"
            " asked_at, words, cleared, key_id, wrapped_key, sealed, decision)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, false, %s, %s, %s, '')",
            [
                *(check, officer, seat.post, seat.keeper, about, at, words),
                *(sealed.key_id, sealed.wrapped_key, sealed.text),
            ],
        )

    def judged(self, check: UUID, cleared: bool) -> None:
        """This will write how a draft was judged; of a cleared one nothing is kept."""
        self._cursor.execute(
            "UPDATE confidentiality_checkeddraft SET cleared = %(cleared)s,"
            " key_id = CASE WHEN %(cleared)s THEN '' ELSE key_id END,"
            " wrapped_key = CASE WHEN %(cleared)s THEN ''::bytea ELSE wrapped_key END,"
            " sealed = CASE WHEN %(cleared)s THEN ''::bytea ELSE sealed END"
            " WHERE id = %(check)s",
            {"cleared": cleared, "check": check},
        )

    def worn(self, tokens: Iterable[bytes]) -> int:
        """This will count which of these tokens anybody wears; every one of them is looked for."""
        wanted, found = sorted(tokens), 0
        for start in range(0, len(wanted), AT_ONCE):
            self._cursor.execute(
                "SELECT count(*) FROM unnest(%s::bytea[]) AS t (token) WHERE EXISTS ("
                " SELECT 1 FROM confidentiality_nametoken n WHERE n.token = t.token)",
                [wanted[start : start + AT_ONCE]],
            )
            found += int(self._cursor.fetchone()[0])
        return found

    def find(self, check: UUID) -> Checked | None:
        """This will find a draft by the id of its check."""
        self._cursor.execute(
            "SELECT id, officer_id, keeper_id, cleared, decision, words, key_id, wrapped_key,"
            " sealed FROM confidentiality_checkeddraft WHERE id = %s",
            [check],
        )
        row = self._cursor.fetchone()
        if row is None:
            return None
        check_id, officer, keeper, cleared, decision, words, key_id, wrapped, text = row
        sealed = Sealed(key_id, bytes(wrapped), bytes(text))
        return Checked(check_id, officer, keeper, cleared, decision, bytes(words), sealed)

    def waiting(self, keepers: Sequence[UUID]) -> list[Waiting]:
        """This will give the drafts that wait for a custodian of these places, oldest first."""
        self._cursor.execute(
            "SELECT id, post, about, asked_at FROM confidentiality_checkeddraft"
            " WHERE keeper_id = ANY (%s) AND NOT cleared AND decision = ''"
            " ORDER BY asked_at, id LIMIT 50",
            [list(keepers)],
        )
        return [Waiting(*row) for row in self._cursor.fetchall()]

    def decide(self, check: UUID, decision: str, officer: UUID, at: datetime) -> bool:
        """This will keep what a custodian decided; False when it was decided already."""
        self._cursor.execute(
            "UPDATE confidentiality_checkeddraft SET decision = %s, decided_by = %s,"
            " decided_at = %s WHERE id = %s AND decision = '' AND NOT cleared RETURNING id",
            [decision, officer, at, check],
        )
        return self._cursor.fetchone() is not None

    def forget(self, before: datetime) -> int:
        """This will erase the drafts asked about before an instant."""
        self._cursor.execute(
            "DELETE FROM confidentiality_checkeddraft WHERE asked_at < %s", [before]
        )
        return int(self._cursor.rowcount)
