"""The vault's statements about who asks to see where she is, and whom two let."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


class _Asks(Protocol):
    def execute(self, statement: Any, values: Any = ...) -> Any: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> Any: ...


@dataclass(frozen=True)
class AskedLetting:
    """An asking to see where she is, and how far it came."""

    case: UUID
    officer: UUID
    asked_at: datetime
    first_by: UUID | None
    until: datetime | None


class LettingStatements:
    """Statements on one cursor in one transaction."""

    _cursor: _Asks

    def ask_letting(self, case: UUID, officer: UUID, session: str, real_now: datetime) -> None:
        """This will take down an asking in place of an earlier one of the same officer."""
        self._cursor.execute(
            "DELETE FROM confidentiality_letting WHERE officer_id = %s AND case_id = %s",
            [officer, case],
        )
        self._cursor.execute(
            "INSERT INTO confidentiality_letting (id, case_id, officer_id, session, asked_at)"
            " VALUES (gen_random_uuid(), %s, %s, %s, %s)",
            [case, officer, session, real_now],
        )

    def letting(self, wanted: UUID) -> AskedLetting | None:
        """This will lock and read what somebody asked for, or None."""
        row = self._one_row(
            "SELECT case_id, officer_id, asked_at, first_by, until FROM confidentiality_letting"
            " WHERE id = %s FOR UPDATE",
            [wanted],
        )
        return None if row is None else AskedLetting(*row)

    def agree_first(self, wanted: UUID, custodian: UUID) -> None:
        """This will take down the first of two."""
        self._cursor.execute(
            "UPDATE confidentiality_letting SET first_by = %s WHERE id = %s", [custodian, wanted]
        )

    def let(self, wanted: UUID, custodian: UUID, until: datetime) -> None:
        """This will take down the second of two: from now on it opens."""
        self._cursor.execute(
            "UPDATE confidentiality_letting SET second_by = %s, until = %s WHERE id = %s",
            [custodian, until, wanted],
        )

    def end_letting(self, wanted: UUID) -> None:
        """This will end it at once."""
        self._cursor.execute("DELETE FROM confidentiality_letting WHERE id = %s", [wanted])

    def is_let(self, officer: UUID, session: str, case: UUID, real_now: datetime) -> bool:
        """This will say whether two let an officer, in this session, and it still lasts."""
        return self._one_row(
            "SELECT 1 FROM confidentiality_letting WHERE officer_id = %s AND case_id = %s"
            " AND session = %s AND until > %s",
            [officer, case, session, real_now],
        ) is not None  # fmt: skip

    def forget_lettings(self, before: datetime) -> None:
        """This will forget what is over; the journal keeps it all."""
        self._cursor.execute("DELETE FROM confidentiality_letting WHERE asked_at < %s", [before])

    def _one_row(self, statement: str, values: Any) -> Any:
        self._cursor.execute(statement, values)
        return self._cursor.fetchone()
