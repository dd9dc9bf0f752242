"""What custodians are asked: to erase by two, to hold, to let somebody see where she is.

Cases by their codes, people and papers by the names of what is kept of them; never a value.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from amaan.confidentiality.actions import permit
from amaan.kernel.ids import CaseId, OfficerId, read_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Erasable:
    """A person or a single object of a case, by the names of what is sealed of it."""

    case_id: CaseId
    what: str
    about: UUID
    parts: tuple[str, ...]
    sealed_at: datetime


@dataclass(frozen=True)
class AskedErasure:
    """An erasure that was asked for: by whom and why, and whether it was done."""

    id: UUID
    reference: str
    what: str
    parts: tuple[str, ...]
    reason: str
    asked_by: OfficerId
    asked_at: datetime
    by_oneself: bool
    agreed_by: OfficerId | None
    erased_at: datetime | None
    held: bool


@dataclass(frozen=True)
class HeldCase:
    """A case of which nothing is erased, and why."""

    case_id: CaseId
    reference: str
    reason: str
    since: datetime


@dataclass(frozen=True)
class Letting:
    """An officer who asks to see where she is, as custodians know it: by the code of the case."""

    id: UUID
    reference: str
    officer_id: OfficerId
    asked_at: datetime
    one_agreed: bool
    by_oneself: bool
    until: datetime | None


@dataclass(frozen=True)
class OwnLetting:
    """One's own asking, and how far it came."""

    asked_at: datetime
    one_agreed: bool
    until: datetime | None


def erasable(actor: Actor, typed: str, now: datetime) -> tuple[Erasable, ...]:
    """This will list what can be erased of a case whose code a custodian typed.

    People first, then single objects, each by the names of its fields.
    Raises: NotAReference; NotFound where there is nothing in his area. Seen by: custodians.
    """
    permit(actor=actor, act="keep_sealed_cases", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, what, about, parts, sealed_at FROM amaan_erasable(%s, %s)"
            " ORDER BY what DESC, sealed_at, about",
            [read_reference(typed), now],
        )
        found = tuple(
            Erasable(CaseId(c), w, about, tuple(p), at) for c, w, about, p, at in cursor.fetchall()
        )
    if not found:
        raise NotFound
    return found


def erasures(actor: Actor, now: datetime) -> tuple[AskedErasure, ...]:
    """This will list what waits for a second custodian, then what was erased in ninety days.

    Seen by: custodians, within their area.
    """
    permit(actor=actor, act="keep_sealed_cases", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, reference, what, parts, reason, asked_by, asked_at, agreed_by, erased_at,"
            " held FROM amaan_erasures(%s)",
            [now],
        )
        return tuple(
            AskedErasure(
                i, r, w, tuple(p), why, OfficerId(by), at, by == actor.officer_id,
                None if agreed is None else OfficerId(agreed), done, held,
            )
            for i, r, w, p, why, by, at, agreed, done, held in cursor.fetchall()
        )  # fmt: skip


def holds(actor: Actor, now: datetime) -> tuple[HeldCase, ...]:
    """This will list the cases that a court or an inquiry still needs, the oldest first.

    Seen by: custodians, within their area.
    """
    permit(actor=actor, act="keep_sealed_cases", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, reference, reason, since FROM amaan_holds_kept(%s)", [now])
        return tuple(HeldCase(CaseId(c), r, why, at) for c, r, why, at in cursor.fetchall())


def lettings(actor: Actor, now: datetime, real_now: datetime) -> tuple[Letting, ...]:
    """This will list who asks to see where she is, then those who are let now.

    Seen by: custodians, within their area.
    """
    permit(actor=actor, act="keep_sealed_cases", case_id=None, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, reference, officer_id, asked_at, first_by, until"
            " FROM amaan_lettings(%s, %s)",
            [now, real_now],
        )
        return tuple(
            Letting(i, r, OfficerId(o), at, first is not None, first == actor.officer_id, until)
            for i, r, o, at, first, until in cursor.fetchall()
        )


def own_letting(case_id: CaseId, real_now: datetime) -> OwnLetting | None:
    """This will say where the acting officer's own asking stands, or None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked_at, first, until FROM amaan_own_letting(%s, %s)", [case_id, real_now]
        )
        row = cursor.fetchone()
    return None if row is None else OwnLetting(*row)
