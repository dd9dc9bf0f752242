"""The vault's statements about its keys, about whom anybody looked at, and what it erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from amaan.confidentiality.envelope import KeyPlace


class _Asks(Protocol):
    def execute(self, statement: Any, values: Any = ...) -> Any: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> Any: ...


@dataclass(frozen=True)
class KeptKey:
    """A wrapped data key as it is stored."""

    place: KeyPlace
    key_id: str
    wrapped_key: bytes
    wrapping: str
    made_at: datetime

    def binding(self) -> bytes:
        """This will give what its present wrapping is bound to."""
        return self.place.binding(self.key_id)


@dataclass(frozen=True)
class Looked:
    """Whether one more look fits into the hour, and how many people it makes."""

    fits: bool
    own: int
    others: int
    station: int


@dataclass(frozen=True)
class Asked:
    """An erasure that somebody asked for."""

    id: UUID
    case: UUID
    what: str
    about: UUID
    reason: str
    asked_by: UUID
    erased: bool


@dataclass(frozen=True)
class Waiting:
    """A message that may go now, if her plan still says so."""

    id: UUID
    case: UUID
    subject: UUID
    kind: str
    language: str


class KeepingStatements:
    """Statements on one cursor in one transaction."""

    _cursor: _Asks

    # -- data keys ----------------------------------------------------------------------

    def not_taken_in(self, limit: int, after: UUID | None = None) -> list[KeptKey]:
        """This will lock some data keys still in the wrapping of their depositor."""
        self._cursor.execute(
            f"{_SELECT_KEYS} WHERE k.wrapping = 'hpke'"
            " AND (%(after)s::uuid IS NULL OR k.id > %(after)s) ORDER BY k.id LIMIT %(limit)s"
            " FOR UPDATE SKIP LOCKED",
            {"after": after, "limit": limit},
        )
        return [kept_key(row) for row in self._cursor.fetchall()]

    def to_rewrap(self, key_id: str, limit: int, after: UUID | None = None) -> list[KeptKey]:
        """This will lock some of the data keys that one of the vault's keys wraps."""
        self._cursor.execute(
            f"{_SELECT_KEYS} WHERE k.key_id = %(by)s"
            " AND (%(after)s::uuid IS NULL OR k.id > %(after)s) ORDER BY k.id LIMIT %(limit)s"
            " FOR UPDATE SKIP LOCKED",
            {"by": key_id, "after": after, "limit": limit},
        )
        return [kept_key(row) for row in self._cursor.fetchall()]

    def rewrap(self, keys: Sequence[tuple[UUID, str, bytes]]) -> None:
        """This will put the vault's own wrappings in place of those that were there."""
        if not keys:
            return
        self._cursor.execute(
            "UPDATE confidentiality_datakey k SET wrapped_key = n.wrapped, key_id = n.by,"
            " wrapping = 'vault' FROM unnest(%s::uuid[], %s::text[], %s::bytea[])"
            " AS n (id, by, wrapped) WHERE k.id = n.id",
            [list(column) for column in zip(*keys, strict=True)],
        )

    def still_wrapping(self, key_ids: Sequence[str]) -> frozenset[str]:
        """This will say which of the vault's keys still wrap a data key; it counts none."""
        self._cursor.execute(
            "SELECT k.id FROM unnest(%s::text[]) AS k (id) WHERE EXISTS"
            " (SELECT 1 FROM confidentiality_datakey d WHERE d.key_id = k.id)",
            [list(key_ids)],
        )
        return frozenset(row[0] for row in self._cursor.fetchall())

    def data_keys(self, limit: int, after: UUID | None = None) -> list[KeptKey]:
        """This will read data keys in their order, some at a time, for their stream."""
        self._cursor.execute(
            f"{_SELECT_KEYS} WHERE (%(after)s::uuid IS NULL OR k.id > %(after)s)"
            " ORDER BY k.id LIMIT %(limit)s",
            {"after": after, "limit": limit},
        )
        return [kept_key(row) for row in self._cursor.fetchall()]

    def bring_back(self, keys: Sequence[KeptKey]) -> int:
        """This will put keys back that are not there and were never erased; says how many."""
        if not keys:
            return 0
        rows = [
            (k.place.row, k.place.case_id, k.place.subject, k.place.data_class, k.place.province,
             k.place.first_field, k.key_id, k.wrapped_key, k.wrapping, k.made_at)
            for k in keys
        ]  # fmt: skip
        self._cursor.execute(
            "WITH back AS (INSERT INTO confidentiality_datakey (id, case_id, subject, data_class,"
            " province, first_field, key_id, wrapped_key, wrapping, made_at)"
            " SELECT n.* FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[],"
            " %s::text[], %s::text[], %s::bytea[], %s::text[], %s::timestamptz[]) AS n (id)"
            " WHERE NOT EXISTS (SELECT 1 FROM confidentiality_erasure e"
            " WHERE e.keys @> to_jsonb(n.id::text))"
            " ON CONFLICT (id) DO NOTHING RETURNING 1) SELECT count(*) FROM back",
            [list(column) for column in zip(*rows, strict=True)],
        )
        return int(self._cursor.fetchone()[0])

    # -- erasing ------------------------------------------------------------------------

    def ask_erasure(
        self, case: UUID, what: str, about: UUID, reason: str, officer: UUID, now: datetime
    ) -> UUID | None:
        """This will write down that somebody asks for an erasure; None where nothing is kept."""
        row = self._asked(
            "INSERT INTO confidentiality_erasure"
            " (id, case_id, what, about, reason, asked_by, asked_at, keys)"
            " SELECT gen_random_uuid(), %s, %s, %s, %s, %s, %s, '[]'::jsonb"
            " WHERE EXISTS (SELECT 1 FROM confidentiality_sealed s WHERE s.case_id = %s"
            "  AND CASE %s WHEN 'person' THEN s.subject = %s AND s.data_class <> 'C4'"
            "   ELSE s.id = %s AND s.data_class = 'C4' END) RETURNING id",
            [case, what, about, reason, officer, now, case, what, about, about],
        )
        return None if row is None else row[0]

    def erasure(self, wanted: UUID) -> Asked | None:
        """This will lock and read what was asked for, or None."""
        row = self._asked(
            "SELECT id, case_id, what, about, reason, asked_by, erased_at IS NOT NULL"
            " FROM confidentiality_erasure WHERE id = %s FOR UPDATE",
            [wanted],
        )
        return None if row is None else Asked(*row)

    def drop_erasure(self, wanted: UUID) -> None:
        """This will take back what was asked for and not done; one that was done stays."""
        self._cursor.execute(
            "DELETE FROM confidentiality_erasure WHERE id = %s AND erased_at IS NULL", [wanted]
        )

    def erase(self, asked: Asked, agreed_by: UUID, now: datetime) -> int:
        """This will erase the keys; says how many. What they opened is noise from here on."""
        if asked.what == "person":
            # A token says who she is as much as her name does.
            self._cursor.execute(
                "DELETE FROM confidentiality_nametoken WHERE subject = %s", [asked.about]
            )
            self._cursor.execute(
                "DELETE FROM confidentiality_nametoindex WHERE subject = %s", [asked.about]
            )
        row = self._asked(
            "WITH gone AS (DELETE FROM confidentiality_datakey k WHERE k.case_id = %(case)s"
            " AND CASE %(what)s WHEN 'person' THEN k.subject = %(about)s AND k.data_class <> 'C4'"
            "  ELSE k.id = (SELECT COALESCE(s.data_key_id, s.id) FROM confidentiality_sealed s"
            "   WHERE s.id = %(about)s AND s.data_class = 'C4') END RETURNING k.id),"
            " done AS (UPDATE confidentiality_erasure SET agreed_by = %(by)s, erased_at = %(now)s,"
            " keys = (SELECT COALESCE(jsonb_agg(id), '[]'::jsonb) FROM gone) WHERE id = %(id)s)"
            " SELECT count(*) FROM gone",
            {
                "case": asked.case,
                "what": asked.what,
                "about": asked.about,
                "by": agreed_by,
                "now": now,
                "id": asked.id,
            },
        )
        return int(row[0])

    def erasures(self) -> list[tuple[Any, ...]]:
        """This will read every erasure that was done, for the key stream."""
        self._cursor.execute(
            "SELECT id, case_id, what, about, reason, asked_by, asked_at, agreed_by, erased_at,"
            " keys::text FROM confidentiality_erasure WHERE erased_at IS NOT NULL"
            " ORDER BY erased_at, id"
        )
        return list(self._cursor.fetchall())

    def erased_again(self, row: Sequence[Any]) -> None:
        """This will take an erasure over from a key stream, and do it where it was undone."""
        self._cursor.execute(
            "INSERT INTO confidentiality_erasure (id, case_id, what, about, reason, asked_by,"
            " asked_at, agreed_by, erased_at, keys) VALUES"
            " (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb) ON CONFLICT (id) DO NOTHING",
            list(row),
        )
        self._cursor.execute(
            "DELETE FROM confidentiality_datakey k"
            " WHERE k.id IN (SELECT e::uuid FROM jsonb_array_elements_text(%s::jsonb) AS e)",
            [row[-1]],
        )

    def held(self, case: UUID) -> bool:
        """This will say whether a court or an inquiry still needs a case."""
        return self._asked(
            "SELECT 1 FROM confidentiality_hold WHERE case_id = %s", [case]
        ) is not None  # fmt: skip

    def hold(self, case: UUID, reason: str, officer: UUID, now: datetime) -> None:
        """This will keep everything of a case from being erased."""
        self._cursor.execute(
            "INSERT INTO confidentiality_hold (case_id, reason, since, set_by)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (case_id) DO NOTHING",
            [case, reason, now, officer],
        )

    def let_go(self, case: UUID) -> None:
        """This will end the hold on a case."""
        self._cursor.execute("DELETE FROM confidentiality_hold WHERE case_id = %s", [case])

    # -- messages -------------------------------------------------------------------------

    def put_message(
        self, case: UUID, subject: UUID, kind: str, language: str, asked_by: str, now: datetime
    ) -> UUID:
        """This will keep a message until it may go. It holds no number and no words."""
        row = self._asked(
            "INSERT INTO confidentiality_message (id, case_id, subject, kind, language, asked_by,"
            " asked_at, not_before, state, outcome)"
            " VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, %s, %s, 'waiting', '') RETURNING id",
            [case, subject, kind, language, asked_by, now, now],
        )
        made: UUID = row[0]
        return made

    def messages_since_a_day(self, subject: UUID, now: datetime) -> int:
        """This will count the messages to a person that were asked for within a day."""
        row = self._asked(
            "SELECT count(*) FROM confidentiality_message"
            " WHERE subject = %s AND asked_at > %s::timestamptz - interval '1 day'",
            [subject, now],
        )
        return int(row[0])

    def messages_asked_by(self, who: str, now: datetime) -> int:
        """This will count the messages that somebody asked for within an hour."""
        row = self._asked(
            "SELECT count(*) FROM confidentiality_message"
            " WHERE asked_by = %s AND asked_at > %s::timestamptz - interval '1 hour'",
            [who, now],
        )
        return int(row[0])

    def messages_waiting(self, limit: int, now: datetime) -> list[Waiting]:
        """This will list messages whose hour has come."""
        self._cursor.execute(
            "SELECT id, case_id, subject, kind, language FROM confidentiality_message"
            " WHERE state = 'waiting' AND not_before <= %s ORDER BY not_before, id LIMIT %s",
            [now, limit],
        )
        return [Waiting(*row) for row in self._cursor.fetchall()]

    def lock_message(self, wanted: UUID) -> bool:
        """This will lock a message that still waits; says whether it does."""
        return self._asked(
            "SELECT 1 FROM confidentiality_message WHERE id = %s AND state = 'waiting'"
            " FOR UPDATE SKIP LOCKED",
            [wanted],
        ) is not None  # fmt: skip

    def put_off_message(self, wanted: UUID, until: datetime) -> None:
        """This will let a message wait until her hours begin."""
        self._cursor.execute(
            "UPDATE confidentiality_message SET not_before = %s WHERE id = %s", [until, wanted]
        )

    def settle_message(self, wanted: UUID, state: str, outcome: str, now: datetime) -> None:
        """This will keep what came of a message."""
        self._cursor.execute(
            "UPDATE confidentiality_message SET state = %s, outcome = %s, settled_at = %s"
            " WHERE id = %s",
            [state, outcome[:20], now, wanted],
        )

    # -- whom anybody looked at -----------------------------------------------------------

    def count_people(
        self,
        officer: UUID,
        people: Sequence[UUID],
        own: bool,
        ceilings: tuple[int, int, int],
        station: UUID | None,
        district: UUID | None,
        at: datetime,
    ) -> Looked:
        """This will count people into the officer's and the station's hour, if they fit."""
        row = self._asked(
            "SELECT fits, own, others, station"
            " FROM amaan_count_people(%s, %s::uuid[], %s, %s, %s, %s, %s, %s, %s)",
            [officer, list(people), own, *ceilings, station, district, at],
        )
        return Looked(*row)

    def seat(self, officer: UUID, at: datetime) -> tuple[UUID | None, UUID | None]:
        """This will give the station and district of an officer's posting."""
        row = self._asked("SELECT station_id, district_id FROM amaan_acting(%s, %s)", [officer, at])
        return (None, None) if row is None else (row[0], row[1])

    def forget_looks(self, before: datetime) -> None:
        """This will forget what no quota counts any more; the journal keeps it all."""
        self._cursor.execute("DELETE FROM confidentiality_personlook WHERE at < %s", [before])

    def _asked(self, statement: str, values: Any) -> Any:
        self._cursor.execute(statement, values)
        return self._cursor.fetchone()


_SELECT_KEYS = (
    "SELECT k.id, k.case_id, k.subject, k.data_class, k.province, k.first_field, k.key_id,"
    " k.wrapped_key, k.wrapping, k.made_at FROM confidentiality_datakey k"
)


def kept_key(row: Sequence[Any]) -> KeptKey:
    """This will read a row of the table of keys."""
    row_id, case_id, subject, data_class, province, first_field = row[:6]
    place = KeyPlace(row_id, case_id, subject, data_class, province, first_field=first_field)
    return KeptKey(place, row[6], bytes(row[7]), row[8], row[9])
