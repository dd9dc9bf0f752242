"""The vault's statements about what is to leave: what was asked, and what it lets happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault.ledger import Bearing, Kept, Ledger


@dataclass(frozen=True)
class Asked:
    """An export as it was asked for, and how far it came."""

    id: UUID
    number: str
    kind: str
    purpose: str
    form: str
    fields: frozenset[str]
    lines: int
    office: str
    instrument: str
    instrument_number: str
    instrument_on: date | None
    asked_by: UUID
    asked_post: str
    asked_at: datetime
    expires_at: datetime
    let_at: datetime | None
    needs_second: bool
    agreed_at: datetime | None
    refused_at: datetime | None
    made_at: datetime | None
    recalled_at: datetime | None
    taken_count: int
    # The office of the key it is closed to, while that is good; empty without one.
    keyed_office: str

    @property
    def is_let(self) -> bool:
        """Whether the vault let it be made, and whoever had to agree did."""
        return self.let_at is not None and (not self.needs_second or self.agreed_at is not None)

    @property
    def is_stopped(self) -> bool:
        """Whether somebody said no to it or called it back."""
        return self.refused_at is not None or self.recalled_at is not None


@dataclass(frozen=True)
class Entry:
    """An entry of the timeline that stands: whether it is hers, and whether she lets it pass."""

    hers: bool
    passed_on: bool

    def may_pass(self, *, only_hers: bool) -> bool:
        """This will say whether what it holds may leave; to herself, whatever is hers."""
        return self.hers if only_hers else self.passed_on


@dataclass(frozen=True)
class Copy:
    """The wrapped key of the one copy that is kept."""

    key_id: str
    wrapped: bytes


class Exports:
    """Statements about exports on the cursor of a ledger's transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._cursor: Any = ledger._cursor

    def asked(self, wanted: UUID) -> Asked | None:
        """This will fetch an export and hold it, so that two steps come one after the other."""
        self._cursor.execute(_ASKED, [wanted])
        row = self._cursor.fetchone()
        return None if row is None else _asked(row)

    def cases(self, wanted: UUID) -> list[UUID]:
        """This will name the cases an export is about."""
        self._cursor.execute(
            "SELECT case_id FROM exports_exportcase WHERE export_id = %s ORDER BY case_id",
            [wanted],
        )
        return [row[0] for row in self._cursor.fetchall()]

    def bearings(self, wanted: UUID, officer: UUID, at: datetime) -> dict[UUID, Bearing]:
        """This will say how whoever asked stands to each case of it now, in one statement."""
        self._cursor.execute(_BEARINGS, [officer, at, wanted])
        return {
            case: Bearing(
                post, since, frozenset(relations), frozenset(scope), sealed, conflicted,
                declared, frozenset(consents), station, district,
            )
            for case, post, since, relations, scope, sealed, conflicted, declared, consents,
            station, district in self._cursor.fetchall()
        }  # fmt: skip

    def second(self, officer: UUID, wanted: UUID, at: datetime) -> str:
        """This will give the post in which an officer may be asked to agree, or nothing."""
        self._cursor.execute("SELECT amaan_second_for(%s, %s, %s)", [officer, wanted, at])
        return self._cursor.fetchone()[0] or ""

    def places(self, case: UUID, fields: Sequence[str]) -> list[Kept]:
        """This will fetch what is sealed of a case in these fields, in the order it came."""
        self._cursor.execute(
            "SELECT id FROM confidentiality_sealed WHERE case_id = %s AND field = ANY (%s)"
            " ORDER BY sealed_at, id",
            [case, list(fields)],
        )
        refs = [row[0] for row in self._cursor.fetchall()]
        found = self._ledger.kept(refs)
        return [found[ref] for ref in refs]

    def entries(self, case: UUID) -> dict[UUID, Entry]:
        """This will name the entries of a case that stand, with whose they are."""
        self._cursor.execute("SELECT * FROM amaan_entries_to_leave(%s)", [case])
        return {entry: Entry(hers, passed_on) for entry, hers, passed_on in self._cursor.fetchall()}

    def let(self, wanted: UUID, people: int, needs_second: bool, now: datetime) -> None:
        """This will let an export be made."""
        self._cursor.execute(
            "UPDATE exports_export SET let_at = %s, people = %s, needs_second = %s WHERE id = %s",
            [now, people, needs_second, wanted],
        )

    def agree(self, wanted: UUID, officer: UUID, now: datetime) -> None:
        """This will take down who agreed."""
        self._cursor.execute(
            "UPDATE exports_export SET agreed_at = %s, agreed_by_id = %s WHERE id = %s",
            [now, officer, wanted],
        )

    def opened(self, wanted: UUID, now: datetime) -> None:
        """This will take down that it was opened for the job that makes it."""
        self._cursor.execute(
            "UPDATE exports_export SET opened_at = %s WHERE id = %s", [now, wanted]
        )

    def copy(self, wanted: UUID) -> Copy | None:
        """This will fetch the wrapped key of the copy, or None once it was cleared away."""
        self._cursor.execute(
            "SELECT key_id, wrapped_key FROM exports_exportfile WHERE export_id = %s", [wanted]
        )
        row = self._cursor.fetchone()
        return None if row is None else Copy(row[0], bytes(row[1]))

    def taken(self, wanted: UUID, now: datetime) -> None:
        """This will count that it was taken."""
        self._cursor.execute(
            "UPDATE exports_export SET taken_count = taken_count + 1, taken_at = %s WHERE id = %s",
            [now, wanted],
        )


def _asked(row: Sequence[Any]) -> Asked:
    values = list(row)
    values[_FIELDS] = frozenset(values[_FIELDS])
    return Asked(*values)


_FIELDS = 5
_ASKED = """
SELECT e.id, e.number, e.kind, e.purpose, e.form,
  ARRAY(SELECT jsonb_array_elements_text(e.fields)), e.lines, e.office, e.instrument,
  e.instrument_number, e.instrument_on, e.asked_by_id, e.asked_post, e.asked_at, e.expires_at,
  e.let_at, e.needs_second, e.agreed_at, e.refused_at, e.made_at, e.recalled_at, e.taken_count,
  COALESCE((
    SELECT r.office FROM exports_recipient r
    WHERE r.id = e.recipient_id AND r.confirmed_at IS NOT NULL AND r.ended_at IS NULL), '')
FROM exports_export e WHERE e.id = %s FOR UPDATE OF e"""
_BEARINGS = """
SELECT x.case_id, s.post, s.since, s.relations, s.scope, s.sealed, s.conflicted, s.declared,
  s.consents, s.station, s.district
FROM exports_exportcase x
CROSS JOIN LATERAL amaan_standing_for(%s, x.case_id, %s) s
WHERE x.export_id = %s ORDER BY x.case_id"""
