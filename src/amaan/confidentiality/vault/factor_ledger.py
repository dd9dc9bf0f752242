"""The vault's statements about second factors, printed codes and who is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


class Cursor(Protocol):
    """As much of a database cursor as the vault needs."""

    def execute(self, statement: Any, values: Any = ...) -> Any: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> Any: ...


@dataclass(frozen=True)
class Factor:
    """An officer's authenticator as it is stored."""

    secret: bytes
    confirmed: bool
    last_step: int
    failures: int
    locked_until: datetime | None


@dataclass(frozen=True)
class KeptPasskey:
    """A passkey as it is stored; its public half and counter are sealed."""

    id: UUID
    credential: bytes
    kept: bytes
    label: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Present:
    """The session in which an officer is there, and when she last proved it."""

    session: str
    began_at: datetime
    proved_at: datetime
    locked: bool
    ended: bool


@dataclass(frozen=True)
class Loss:
    """Somebody says that an officer has no second factor any more."""

    id: UUID
    officer: UUID
    reason: str
    district: UUID
    asked_by: UUID
    asked_at: datetime
    agreed_by: UUID | None
    agreed_at: datetime | None


class FactorStatements:
    """Statements on one cursor in one transaction."""

    _cursor: Cursor

    # -- the authenticator --------------------------------------------------------------

    def factor(self, officer: UUID) -> Factor | None:
        """This will lock and read an officer's authenticator, or None."""
        row = self._one(
            "SELECT secret, confirmed_at IS NOT NULL, last_step, failures, locked_until"
            " FROM confidentiality_secondfactor WHERE officer_id = %s FOR UPDATE",
            [officer],
        )
        return None if row is None else Factor(bytes(row[0]), *row[1:])

    def put_factor(self, officer: UUID, secret: bytes) -> None:
        """This will begin an authenticator, not yet confirmed; one not confirmed is replaced."""
        self._cursor.execute(
            "INSERT INTO confidentiality_secondfactor (officer_id, secret, last_step, failures)"
            " VALUES (%s, %s, 0, 0) ON CONFLICT (officer_id) DO UPDATE"
            " SET secret = excluded.secret, last_step = 0"
            " WHERE confidentiality_secondfactor.confirmed_at IS NULL",
            [officer, secret],
        )

    def accept_step(self, officer: UUID, step: int, real_now: datetime) -> None:
        """This will remember that a step's code was used, and clear earlier failures."""
        self._cursor.execute(
            "UPDATE confidentiality_secondfactor SET last_step = %s, failures = 0,"
            " locked_until = NULL, confirmed_at = COALESCE(confirmed_at, %s)"
            " WHERE officer_id = %s",
            [step, real_now, officer],
        )

    def count_failure(self, officer: UUID, failures: int, locked_until: datetime | None) -> None:
        """This will count a wrong code."""
        self._cursor.execute(
            "UPDATE confidentiality_secondfactor SET failures = %s, locked_until = %s"
            " WHERE officer_id = %s",
            [failures, locked_until, officer],
        )

    # -- passkeys -----------------------------------------------------------------------

    def passkeys(self, officer: UUID) -> list[KeptPasskey]:
        """This will lock and read an officer's passkeys, oldest first."""
        self._cursor.execute(
            "SELECT id, credential, kept, label, added_at, used_at FROM confidentiality_passkey"
            " WHERE officer_id = %s ORDER BY added_at, id FOR UPDATE",
            [officer],
        )
        return [
            KeptPasskey(row[0], bytes(row[1]), bytes(row[2]), *row[3:])
            for row in self._cursor.fetchall()
        ]

    def put_passkey(self, officer: UUID, passkey: KeptPasskey) -> bool:
        """This will keep a new passkey; says no for one that belongs to somebody already."""
        row = self._one(
            "INSERT INTO confidentiality_passkey"
            " (id, officer_id, credential, kept, label, added_at) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (credential) DO NOTHING RETURNING id",
            [
                passkey.id,
                officer,
                passkey.credential,
                passkey.kept,
                passkey.label,
                passkey.added_at,
            ],
        )
        return row is not None

    def use_passkey(self, passkey: UUID, kept: bytes, real_now: datetime) -> None:
        """This will remember a passkey's counter and that it was used."""
        self._cursor.execute(
            "UPDATE confidentiality_passkey SET kept = %s, used_at = %s WHERE id = %s",
            [kept, real_now, passkey],
        )

    def drop_passkey(self, officer: UUID, passkey: UUID) -> bool:
        """This will take one of an officer's passkeys away; says whether it was there."""
        row = self._one(
            "DELETE FROM confidentiality_passkey WHERE id = %s AND officer_id = %s RETURNING id",
            [passkey, officer],
        )
        return row is not None

    # -- codes on paper -----------------------------------------------------------------

    def put_codes(
        self,
        officer: UUID,
        kind: str,
        codes: Sequence[tuple[UUID, int, bytes]],
        real_now: datetime,
        good_until: datetime | None,
    ) -> None:
        """This will keep new codes of a kind in place of every earlier one."""
        self.void_codes(officer, kind)
        for row, number, mac in codes:
            self._cursor.execute(
                "INSERT INTO confidentiality_printedcode"
                " (id, officer_id, kind, number, mac, made_at, good_until)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [row, officer, kind, number, mac, real_now, good_until],
            )

    def codes(self, officer: UUID, kind: str, real_now: datetime) -> list[tuple[UUID, bytes]]:
        """This will lock and read the codes of a kind that are still good."""
        self._cursor.execute(
            "SELECT id, mac FROM confidentiality_printedcode WHERE officer_id = %s AND kind = %s"
            " AND used_at IS NULL AND (good_until IS NULL OR good_until > %s)"
            " ORDER BY number, id FOR UPDATE",
            [officer, kind, real_now],
        )
        return [(row[0], bytes(row[1])) for row in self._cursor.fetchall()]

    def use_code(self, code: UUID, real_now: datetime) -> bool:
        """This will strike a printed code out; says no when somebody was quicker."""
        row = self._one(
            "UPDATE confidentiality_printedcode SET used_at = %s"
            " WHERE id = %s AND used_at IS NULL RETURNING id",
            [real_now, code],
        )
        return row is not None

    def void_codes(self, officer: UUID, kind: str) -> None:
        """This will throw an officer's codes of a kind away."""
        self._cursor.execute(
            "DELETE FROM confidentiality_printedcode WHERE officer_id = %s AND kind = %s",
            [officer, kind],
        )

    def tries(self, officer: UUID) -> tuple[int, datetime | None]:
        """This will say how many printed codes in a row were wrong, and until when to wait."""
        row = self._one(
            "SELECT failures, locked_until FROM confidentiality_codetries"
            " WHERE officer_id = %s FOR UPDATE",
            [officer],
        )
        return (0, None) if row is None else (row[0], row[1])

    def count_tries(self, officer: UUID, failures: int, locked_until: datetime | None) -> None:
        """This will write down how many printed codes in a row were wrong."""
        self._cursor.execute(
            "INSERT INTO confidentiality_codetries (officer_id, failures, locked_until)"
            " VALUES (%s, %s, %s) ON CONFLICT (officer_id) DO UPDATE"
            " SET failures = excluded.failures, locked_until = excluded.locked_until",
            [officer, failures, locked_until],
        )

    # -- all of them --------------------------------------------------------------------

    def factors_of(self, officer: UUID, real_now: datetime) -> tuple[bool, int, int]:
        """This will say whether there is an authenticator, and how many passkeys and codes."""
        row = self._one(
            "SELECT EXISTS (SELECT 1 FROM confidentiality_secondfactor"
            " WHERE officer_id = %(who)s AND confirmed_at IS NOT NULL),"
            " (SELECT count(*) FROM confidentiality_passkey WHERE officer_id = %(who)s),"
            " (SELECT count(*) FROM confidentiality_printedcode WHERE officer_id = %(who)s"
            " AND kind = 'sheet' AND used_at IS NULL"
            " AND (good_until IS NULL OR good_until > %(at)s))",
            {"who": officer, "at": real_now},
        )
        return bool(row[0]), int(row[1]), int(row[2])

    def drop_factors(self, officer: UUID) -> None:
        """This will take every second factor of an officer away, and every code on paper."""
        for table in ("secondfactor", "passkey", "printedcode", "codetries"):
            self._cursor.execute(
                f"DELETE FROM confidentiality_{table} WHERE officer_id = %s",  # noqa: S608
                [officer],
            )

    # -- who is there -------------------------------------------------------------------

    def present(self, officer: UUID) -> Present | None:
        """This will say in which session an officer is there, or None for one never seen."""
        row = self._one(
            "SELECT session, began_at, proved_at, locked_at IS NOT NULL, ended_at IS NOT NULL"
            " FROM confidentiality_presence WHERE officer_id = %s",
            [officer],
        )
        return None if row is None else Present(*row)

    def begin_presence(self, officer: UUID, session: str, real_now: datetime) -> None:
        """This will write down the session in which an officer is now; the one before ends."""
        self._cursor.execute(
            "INSERT INTO confidentiality_presence (officer_id, session, began_at, proved_at)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (officer_id) DO UPDATE"
            " SET session = excluded.session, began_at = excluded.began_at,"
            " proved_at = excluded.proved_at, locked_at = NULL, ended_at = NULL",
            [officer, session, real_now, real_now],
        )

    def prove_presence(self, officer: UUID, session: str, real_now: datetime) -> bool:
        """This will write that a factor was given anew in a session; says no for one that ended."""
        row = self._one(
            "UPDATE confidentiality_presence SET proved_at = %s, locked_at = NULL"
            " WHERE officer_id = %s AND session = %s AND ended_at IS NULL RETURNING officer_id",
            [real_now, officer, session],
        )
        return row is not None

    def lock_presence(self, officer: UUID, real_now: datetime) -> None:
        """This will lock an officer's session until a factor is given anew."""
        self._cursor.execute(
            "UPDATE confidentiality_presence SET locked_at = COALESCE(locked_at, %s)"
            " WHERE officer_id = %s",
            [real_now, officer],
        )

    def end_presence(self, officer: UUID, real_now: datetime) -> None:
        """This will end an officer's session; no capability of hers is good any more."""
        self._cursor.execute(
            "UPDATE confidentiality_presence SET ended_at = COALESCE(ended_at, %s)"
            " WHERE officer_id = %s",
            [real_now, officer],
        )

    # -- lost at night ------------------------------------------------------------------

    def district_of(self, officer: UUID, at: datetime) -> UUID | None:
        """This will give the district an officer is posted in, or None for one in none."""
        row = self._one("SELECT district_id FROM amaan_acting(%s, %s)", [officer, at])
        return None if row is None else row[0]

    def has_the_duty(
        self, officer: UUID, district: UUID, at: datetime, besides: Sequence[UUID] = ()
    ) -> bool:
        """This will say whether an officer has the duty of a district now, by rota or by post.

        `besides` are those who cannot decide it themselves, and so stand on no rota here.
        """
        row = self._one(
            "SELECT amaan_has_the_duty(%s, %s, %s, %s::uuid[])",
            [officer, district, at, list(besides)],
        )
        return bool(row[0])

    def put_loss(self, loss: Loss) -> None:
        """This will keep what a colleague says, in place of what was said before and not done."""
        self._cursor.execute(
            "UPDATE confidentiality_factorloss SET ended_at = %s"
            " WHERE officer_id = %s AND ended_at IS NULL",
            [loss.asked_at, loss.officer],
        )
        self._cursor.execute(
            "INSERT INTO confidentiality_factorloss"
            " (id, officer_id, reason, district_id, asked_by_id, asked_at)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [loss.id, loss.officer, loss.reason, loss.district, loss.asked_by, loss.asked_at],
        )

    def loss(self, loss: UUID) -> Loss | None:
        """This will lock and read one that is not ended, or None."""
        row = self._one(f"{_SELECT_LOSS} AND id = %s FOR UPDATE", [loss])
        return None if row is None else Loss(*row)

    def losses(self, district: UUID, since: datetime) -> list[Loss]:
        """This will list what is not ended in a district, newest first."""
        self._cursor.execute(
            f"{_SELECT_LOSS} AND district_id = %s AND asked_at > %s ORDER BY asked_at DESC, id",
            [district, since],
        )
        return [Loss(*row) for row in self._cursor.fetchall()]

    def agree_to_loss(self, loss: UUID, by: UUID, real_now: datetime) -> None:
        """This will write down who agreed."""
        self._cursor.execute(
            "UPDATE confidentiality_factorloss SET agreed_by_id = %s, agreed_at = %s WHERE id = %s",
            [by, real_now, loss],
        )

    def end_loss(self, loss: UUID, real_now: datetime) -> None:
        """This will close one: the code was taken, or somebody said no."""
        self._cursor.execute(
            "UPDATE confidentiality_factorloss SET ended_at = %s WHERE id = %s", [real_now, loss]
        )

    def _one(self, statement: str, values: Any) -> Any:
        self._cursor.execute(statement, values)
        return self._cursor.fetchone()


_SELECT_LOSS = (
    "SELECT id, officer_id, reason, district_id, asked_by_id, asked_at, agreed_by_id, agreed_at"
    " FROM confidentiality_factorloss WHERE ended_at IS NULL"
)
