"""The vault's statements about her own door: doors, tries, visits, and words behind a slip."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from amaan.confidentiality.vault.ledger import Ledger


@dataclass(frozen=True)
class Door:
    """A door as the vault keeps it."""

    id: UUID
    case: UUID
    subject: UUID
    salt: bytes
    phrase: bytes
    other_phrase: bytes | None
    shows: frozenset[str]


class Doors:
    """Statements on the cursor of a ledger, in its transaction."""

    def __init__(self, ledger: "Ledger") -> None:
        self._cursor = ledger._cursor

    def is_party(self, case: UUID, subject: UUID) -> bool:
        """This will say whether something of this person is kept in this case as a survivor's."""
        self._cursor.execute(
            "SELECT 1 FROM confidentiality_sealed WHERE case_id = %s AND subject = %s"
            " AND field LIKE 'survivor\\_%%' LIMIT 1",
            [case, subject],
        )
        return self._cursor.fetchone() is not None

    def put(self, door: Door, receipt: bytes, officer: UUID, now: datetime) -> None:
        """This will keep a new door; whatever stood open for her is shut."""
        self.end(door.case, door.subject, officer, now)
        self._cursor.execute(
            "INSERT INTO confidentiality_owndoor (id, case_id, subject, receipt, salt, phrase,"
            " other_phrase, shows, given_at, given_by_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, to_jsonb(%s::text[]), %s, %s)",
            [door.id, door.case, door.subject, receipt, door.salt, door.phrase,
             door.other_phrase, sorted(door.shows), now, officer],
        )  # fmt: skip

    def end(self, case: UUID, subject: UUID, officer: UUID, now: datetime) -> bool:
        """This will shut her door and end every visit; says whether there was one."""
        self._cursor.execute(
            "WITH shut AS (UPDATE confidentiality_owndoor SET ended_at = %s, ended_by_id = %s"
            " WHERE case_id = %s AND subject = %s AND ended_at IS NULL RETURNING id)"
            " DELETE FROM confidentiality_ownvisit WHERE door_id IN (SELECT id FROM shut)",
            [now, officer, case, subject],
        )
        self._cursor.execute(
            "SELECT 1 FROM confidentiality_owndoor WHERE case_id = %s AND subject = %s"
            " AND ended_at = %s LIMIT 1",
            [case, subject, now],
        )
        return self._cursor.fetchone() is not None

    def find(self, receipt: bytes) -> Door | None:
        """This will fetch the open door of a number, or None."""
        self._cursor.execute(
            "SELECT id, case_id, subject, salt, phrase, other_phrase,"
            " ARRAY(SELECT jsonb_array_elements_text(d.shows)) FROM confidentiality_owndoor d"
            " WHERE receipt = %s AND ended_at IS NULL",
            [receipt],
        )
        row = self._cursor.fetchone()
        if row is None:
            return None
        other = None if row[5] is None else bytes(row[5])
        return Door(row[0], row[1], row[2], bytes(row[3]), bytes(row[4]), other, frozenset(row[6]))

    def tries(self, receipt: bytes, short: datetime, long: datetime) -> tuple[int, int]:
        """This will count the tries of a number since two instants, given or never given."""
        self._cursor.execute(
            "SELECT count(*) FILTER (WHERE at > %s), count(*) FROM confidentiality_owndoortry"
            " WHERE receipt = %s AND at > %s",
            [short, receipt, long],
        )
        row = self._cursor.fetchone()
        return int(row[0]), int(row[1])

    def note_try(self, row: UUID, receipt: bytes, at: datetime) -> None:
        """This will count a try."""
        self._cursor.execute(
            "INSERT INTO confidentiality_owndoortry (id, receipt, at) VALUES (%s, %s, %s)",
            [row, receipt, at],
        )

    def begin(self, row: UUID, door: UUID, token: bytes, *, other: bool, at: datetime) -> None:
        """This will begin a visit; one that lasted is over."""
        self._cursor.execute("DELETE FROM confidentiality_ownvisit WHERE door_id = %s", [door])
        self._cursor.execute(
            "INSERT INTO confidentiality_ownvisit (id, door_id, token, began_at, seen_at, is_other)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [row, door, token, at, at, other],
        )

    def leave(self, token: bytes) -> None:
        """This will end a visit."""
        self._cursor.execute("DELETE FROM confidentiality_ownvisit WHERE token = %s", [token])

    def visited(self, token: bytes, since: datetime) -> Door | None:
        """This will fetch the door of a visit that lasts; none behind the other phrase."""
        self._cursor.execute(
            "SELECT d.id, d.case_id, d.subject, d.salt, d.phrase, d.other_phrase,"
            " ARRAY(SELECT jsonb_array_elements_text(d.shows)) FROM confidentiality_ownvisit v"
            " JOIN confidentiality_owndoor d ON d.id = v.door_id"
            " WHERE v.token = %s AND v.seen_at > %s AND NOT v.is_other AND d.ended_at IS NULL",
            [token, since],
        )
        row = self._cursor.fetchone()
        if row is None:
            return None
        return Door(row[0], row[1], row[2], b"", b"", None, frozenset(row[6]))

    def note_other_phrase(self, word: UUID, pause: UUID, door: Door, now: datetime) -> None:
        """This will tell the desk that the other phrase was used, and hold every message back."""
        self._cursor.execute(
            "INSERT INTO confidentiality_ownword (id, case_id, subject, what, said_at, sealed)"
            " VALUES (%s, %s, %s, 'other_phrase', %s, '[]')",
            [word, door.case, door.subject, now],
        )
        self._cursor.execute(
            "INSERT INTO confidentiality_messagepause (id, case_id, subject, why, since)"
            " VALUES (%s, %s, %s, 'other_phrase', %s)",
            [pause, door.case, door.subject, now],
        )

    def is_paused(self, case: UUID, subject: UUID) -> bool:
        """This will say whether nothing may be sent to her now."""
        self._cursor.execute(
            "SELECT 1 FROM confidentiality_messagepause WHERE case_id = %s AND subject = %s"
            " AND until IS NULL LIMIT 1",
            [case, subject],
        )
        return self._cursor.fetchone() is not None

    def clear(self, before: datetime) -> None:
        """This will forget tries and visits of before."""
        self._cursor.execute("DELETE FROM confidentiality_owndoortry WHERE at <= %s", [before])
        self._cursor.execute("DELETE FROM confidentiality_ownvisit WHERE seen_at <= %s", [before])

    def places(self, case: UUID, subject: UUID, field: str) -> list[UUID]:
        """This will list where something of hers is sealed, the newest first.

        A statement stands under the entry of the timeline that it belongs to, so there her case
        alone counts.
        """
        self._cursor.execute(
            "SELECT id FROM confidentiality_sealed WHERE case_id = %s AND field = %s"
            " AND (field = 'words' OR subject = %s) ORDER BY sealed_at DESC, id DESC",
            [case, field, subject],
        )
        return [row[0] for row in self._cursor.fetchall()]

    # -- said without a name ------------------------------------------------------------

    def answers_of(self, receipt: bytes) -> tuple[UUID, bool, list[UUID]] | None:
        """This will find a report by its number: whether somebody took it up, and the answer."""
        self._cursor.execute(
            "SELECT id, taken_at IS NOT NULL,"
            " ARRAY(SELECT (p ->> 'ref')::uuid FROM jsonb_array_elements(d.answer) p)"
            " FROM desk_publicreport d WHERE receipt = %s",
            [receipt],
        )
        row = self._cursor.fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def report(self, report: UUID) -> tuple[str, UUID, list[UUID]] | None:
        """This will say whom a report goes to, of which district, and where its words lie."""
        self._cursor.execute(
            "SELECT route, district_id,"
            " ARRAY(SELECT (p ->> 'ref')::uuid FROM jsonb_array_elements(d.sealed) p)"
            " FROM desk_publicreport d WHERE id = %s",
            [report],
        )
        row = self._cursor.fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def answers(self, officer: UUID, route: str, district: UUID, now: datetime) -> bool:
        """This will say whether somebody reads and answers what goes this way in a district."""
        self._cursor.execute(
            "SELECT amaan_answers_for(%s, %s, %s, %s)", [officer, route, district, now]
        )
        return bool(self._cursor.fetchone()[0])
