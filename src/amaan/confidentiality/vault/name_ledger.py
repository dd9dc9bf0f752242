"""The vault's statements about the index of names, searches, and people who may be one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from amaan.confidentiality.names import statements

if TYPE_CHECKING:
    from amaan.confidentiality.vault.ledger import Ledger

# Of one question: a token that finds more people than this finds nobody.
MOST_CANDIDATES = 5_000


@dataclass(frozen=True)
class Where:
    """Where somebody stands in the files."""

    role: str
    age_band: str
    district: UUID
    province: str
    sealed: bool
    practice: bool
    # The unit whose custodian compares people of two districts.
    province_unit: UUID | None


@dataclass(frozen=True)
class Person:
    """Somebody the tokens found: a person of one case, nothing more."""

    case: UUID
    subject: UUID
    role: str


@dataclass(frozen=True)
class Desk:
    """Where whoever searches sits."""

    post: str
    station: UUID | None
    district: UUID | None
    province: str


@dataclass(frozen=True)
class Side:
    """One of two people who may be one: by the code of the case."""

    subject: UUID
    case: UUID
    reference: str
    opened_at: datetime
    station_en: str
    station_ur: str


@dataclass(frozen=True)
class Question:
    """Whether two people are one."""

    id: UUID
    found_at: datetime
    reasons: str
    role: str
    one: Side
    other: Side


class Names:
    """The statements, on the cursor of a ledger and in its transaction."""

    def __init__(self, ledger: "Ledger") -> None:
        self._cursor: Any = ledger._cursor

    # -- taking in ----------------------------------------------------------------------

    def note(self, people: Sequence[tuple[UUID, UUID]]) -> None:
        """This will note people (case, person) whose identity changed, to be indexed."""
        if not people:
            return
        self._cursor.execute(
            "INSERT INTO confidentiality_nametoindex (case_id, subject, noted_at)"
            " SELECT DISTINCT ON (n.subject) n.*, now()"
            " FROM unnest(%s::uuid[], %s::uuid[]) AS n (case_id, subject)"
            " ON CONFLICT (subject) DO UPDATE SET noted_at = excluded.noted_at",
            [[*column] for column in zip(*people, strict=True)],
        )

    def to_index(self, limit: int) -> list[tuple[UUID, UUID]]:
        """This will take some people off the list of those to index, and lock them."""
        self._cursor.execute(
            "DELETE FROM confidentiality_nametoindex WHERE subject IN (SELECT subject"
            " FROM confidentiality_nametoindex ORDER BY noted_at LIMIT %s"
            " FOR UPDATE SKIP LOCKED) RETURNING case_id, subject",
            [limit],
        )
        return [(row[0], row[1]) for row in self._cursor.fetchall()]

    def where(self, people: Sequence[tuple[UUID, UUID]]) -> dict[UUID, Where]:
        """This will say where people (case, person) stand in the files; some are not there."""
        if not people:
            return {}
        self._cursor.execute(
            "SELECT n.subject, p.role, p.age_band, p.district_id, p.province, p.sealed,"
            " p.practice, p.province_unit"
            " FROM unnest(%s::uuid[], %s::uuid[]) AS n (case_id, subject),"
            " LATERAL amaan_person_place(n.case_id, n.subject) p",
            [[*column] for column in zip(*people, strict=True)],
        )
        return {row[0]: Where(*row[1:]) for row in self._cursor.fetchall()}

    def newest(self, people: Sequence[tuple[UUID, UUID]], fields: Sequence[str]) -> list[UUID]:
        """This will give the newest sealed value of each of these fields, of each person."""
        if not people:
            return []
        cases, subjects = (list(column) for column in zip(*people, strict=True))
        self._cursor.execute(
            "SELECT DISTINCT ON (s.subject, s.field) s.id FROM confidentiality_sealed s"
            " WHERE s.case_id = ANY (%s) AND s.subject = ANY (%s) AND s.field = ANY (%s)"
            " ORDER BY s.subject, s.field, s.sealed_at DESC, s.id",
            [cases, subjects, list(fields)],
        )
        return [row[0] for row in self._cursor.fetchall()]

    def all_of(self, case: UUID, fields: Sequence[str]) -> list[UUID]:
        """This will give every sealed value of these fields in a case."""
        self._cursor.execute(
            "SELECT id FROM confidentiality_sealed WHERE case_id = %s AND field = ANY (%s)",
            [case, list(fields)],
        )
        return [row[0] for row in self._cursor.fetchall()]

    def put(self, people: Sequence[UUID], tokens: Sequence[tuple[bytes, Person]]) -> None:
        """This will put tokens in place of those these people had."""
        self._cursor.execute(
            "DELETE FROM confidentiality_nametoken WHERE subject = ANY (%s)", [list(people)]
        )
        if not tokens:
            return
        rows = [(token, one.subject, one.case, one.role) for token, one in tokens]
        self._cursor.execute(
            "INSERT INTO confidentiality_nametoken (token, subject, case_id, role)"
            " SELECT DISTINCT n.* FROM unnest(%s::bytea[], %s::uuid[], %s::uuid[], %s::text[]) n",
            [[*column] for column in zip(*rows, strict=True)],
        )

    # -- searching ----------------------------------------------------------------------

    def desk_of(self, officer: UUID, at: datetime) -> Desk | None:
        """This will say where an officer who searches sits; None for one without a post."""
        self._cursor.execute(
            "SELECT post, station_id, district_id, province FROM amaan_searches_from(%s, %s)",
            [officer, at],
        )
        row = self._cursor.fetchone()
        return None if row is None else Desk(*row)

    def searches(self, officer: UUID, station: UUID | None, since: datetime) -> tuple[int, int]:
        """This will count the searches of an officer, and of a station, since an instant.

        One after the other, or sixteen at once would each find room for one more.
        """
        self._cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('amaan searches ' || %s, 0))",
            [str(station or officer)],
        )
        self._cursor.execute(
            "SELECT count(*) FILTER (WHERE officer_id = %(officer)s),"
            " count(*) FILTER (WHERE station_id = %(station)s)"
            " FROM confidentiality_namesearch WHERE at >= %(since)s"
            " AND (officer_id = %(officer)s OR station_id = %(station)s)",
            {"officer": officer, "station": station, "since": since},
        )
        row = self._cursor.fetchone()
        return int(row[0]), int(row[1])

    def count_search(self, row: UUID, officer: UUID, station: UUID | None, at: datetime) -> None:
        """This will count one search, and forget those of more than a day ago."""
        self._cursor.execute(
            "DELETE FROM confidentiality_namesearch WHERE at < %s::timestamptz - interval '1 day'",
            [at],
        )
        self._cursor.execute(
            "INSERT INTO confidentiality_namesearch (id, officer_id, station_id, at)"
            " VALUES (%s, %s, %s, %s)",
            [row, officer, station, at],
        )

    def raise_alarm(
        self, kind: str, officer: UUID, desk: Desk, searches: int, at: datetime
    ) -> None:
        """This will tell the oversight auditor of many searches, once an hour of each kind."""
        self._cursor.execute(
            "INSERT INTO confidentiality_quotaalarm"
            " (id, kind, officer_id, station_id, district_id, people, raised_at)"
            " SELECT gen_random_uuid(), %(kind)s, %(officer)s, %(station)s, %(district)s,"
            " %(searches)s, %(at)s WHERE NOT EXISTS ("
            " SELECT 1 FROM confidentiality_quotaalarm a WHERE a.officer_id = %(officer)s"
            " AND a.kind = %(kind)s AND a.raised_at > %(at)s::timestamptz - interval '1 hour')",
            {
                "kind": kind,
                "officer": officer,
                "station": desk.station,
                "district": desk.district,
                "searches": searches,
                "at": at,
            },
        )

    def wearing(self, tokens: Sequence[bytes]) -> list[Person]:
        """This will give the people who wear any of these tokens."""
        self._cursor.execute(statements.WEARING, [list(tokens), MOST_CANDIDATES])
        return [Person(*row) for row in self._cursor.fetchall()]

    def sharing(self, tokens: Sequence[bytes], most: int) -> list[tuple[bytes, Person]]:
        """This will give who wears each of these tokens, at most so many of each."""
        self._cursor.execute(
            "SELECT t.token, w.case_id, w.subject, w.role FROM unnest(%s::bytea[]) AS t (token),"
            " LATERAL (SELECT n.case_id, n.subject, n.role FROM confidentiality_nametoken n"
            " WHERE n.token = t.token LIMIT %s) w",
            [list(tokens), most],
        )
        return [(bytes(row[0]), Person(*row[1:])) for row in self._cursor.fetchall()]

    def held_among(self, officer: UUID, cases: Sequence[UUID], at: datetime) -> frozenset[UUID]:
        """This will say to which of these cases an officer stands in a relation."""
        self._cursor.execute(statements.HELD_AMONG, [officer, list(cases), at])
        return frozenset(row[0] for row in self._cursor.fetchall())

    # -- people who may be one ----------------------------------------------------------

    def ask_whether_one(
        self, row: UUID, pair: tuple[Person, Person], keeper: UUID, reasons: str, at: datetime
    ) -> None:
        """This will ask a custodian whether two people are one, unless it was asked before.

        `keeper` is the district of both, or the province of two districts.
        """
        one, other = sorted(pair, key=lambda person: person.subject)
        self._cursor.execute(
            "INSERT INTO confidentiality_possibleduplicate (id, one_case_id, one, other_case_id,"
            " other, role, district_id, reasons, found_at, decision)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, '') ON CONFLICT DO NOTHING",
            [
                *(row, one.case, one.subject, other.case, other.subject, one.role),
                *(keeper, reasons, at),
            ],
        )

    def questions(self, officer: UUID, at: datetime) -> list[Question]:
        """This will give what a custodian has to decide, the oldest first."""
        self._cursor.execute(
            "SELECT id, found_at, reasons, role, one, one_case, one_reference, one_opened,"
            " one_en, one_ur, other, other_case, other_reference, other_opened, other_en, other_ur"
            " FROM amaan_duplicates_for(%s, %s)",
            [officer, at],
        )
        return [
            Question(row[0], row[1], row[2], row[3], Side(*row[4:10]), Side(*row[10:16]))
            for row in self._cursor.fetchall()
        ]

    def looked_at(self, officer: UUID, people: Sequence[UUID]) -> bool:
        """This will say whether an officer looked at each of these people lately."""
        self._cursor.execute(
            "SELECT count(DISTINCT subject) FROM confidentiality_personlook"
            " WHERE officer_id = %s AND subject = ANY (%s)",
            [officer, list(people)],
        )
        return int(self._cursor.fetchone()[0]) == len(people)

    def decide(self, question: UUID, decision: str, officer: UUID, at: datetime) -> bool:
        """This will keep what a custodian decided; False when it was decided already."""
        self._cursor.execute(
            "UPDATE confidentiality_possibleduplicate SET decision = %s, decided_by = %s,"
            " decided_at = %s WHERE id = %s AND decision = '' RETURNING id",
            [decision, officer, at, question],
        )
        return self._cursor.fetchone() is not None
