"""What somebody tells or asks without saying who, and what is answered.

No account, no address of a machine, no minute is kept: the words are sealed, the hour is rounded,
and the number under which an answer is found is known to nobody but whoever was shown it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from amaan.confidentiality import own_door, sealing
from amaan.desk.models import PublicReport
from amaan.kernel.ids import CaseId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor

LONGEST = own_door.LONGEST
# Sealed like anything else of the country: no province stands beside what nobody is named in.
NOWHERE = "PK"


# Whoever answers sees all of a row but the token of its number.
_SEEN = PublicReport.objects.only(
    "id", "kind", "route", "language", "said_at", "taken_at", "answered_at"
)


class NothingToAnswer(Refused):
    """An answer of no words answers nothing."""

    sentence = said("Write the answer first. Whoever asked finds it under the number they hold.")


class AnsweredAlready(Refused):
    """Somebody of the district answered it meanwhile."""

    sentence = said("A colleague has answered this meanwhile. Your words were not sent.")


@dataclass(frozen=True)
class District:
    """A district that somebody can choose."""

    id: UnitId
    name_en: str
    name_ur: str


@dataclass(frozen=True)
class ReportLine:
    """Something said without a name, as those see it who answer it. Its words stay closed."""

    id: UUID
    kind: str
    route: str
    language: str
    said_at: datetime
    taken_at: datetime | None
    answered_at: datetime | None


def districts() -> tuple[District, ...]:
    """This will list the districts there are, by province and name. Seen by: everybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name_en, name_ur FROM amaan_public_districts()")
        return tuple(District(UnitId(i), en, ur) for i, en, ur in cursor.fetchall())


@transaction.atomic(savepoint=False)
def say(
    *, report_id: UUID, kind: str, route: str, district_id: UnitId, language: str, words: str,
    now: datetime,
) -> str | None:  # fmt: skip
    """This will keep what somebody tells, and give the number for the answer; None when full.

    Raises: VaultUnavailable; nothing is kept then.
    """
    number, token = own_door.new_public_number()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_public_say(%s, %s, %s, %s, %s, %s, %s)",
            [report_id, kind, route, district_id, language, token, now],
        )
        if not cursor.fetchone()[0]:
            return None
        places = _sealed(report_id, "public_words", words.strip()[:LONGEST], None, now)
        cursor.execute("SELECT amaan_public_sealed(%s, %s)", [report_id, places])
    return number


def reports(actor: Actor, *, limit: int = 100) -> tuple[ReportLine, ...]:
    """This will list what waits for an answer first, then what was answered, the newest first.

    Seen by: the desks and commanders of the district; what goes past the police, its auditor; what
    she lets the district read, both but no station.
    """
    del actor  # the database knows who asks
    rows = _SEEN.order_by("answered_at", "-said_at", "id")
    found = [_line(row) for row in rows.filter(answered_at__isnull=True)[:limit]]
    older = rows.filter(answered_at__isnull=False).order_by("-said_at", "id")[: limit - len(found)]
    return (*sorted(found, key=lambda one: (one.said_at, one.id)), *map(_line, older))


def report(actor: Actor, report_id: UUID) -> ReportLine:
    """This will give one report. Raises: NotFound for whoever does not answer it."""
    del actor
    row = _SEEN.filter(id=report_id).first()
    if row is None:
        raise NotFound
    return _line(row)


def may_answer(actor: Actor, report_id: UUID) -> bool:
    """This will say whether the actor reads and answers a report. Seen by: as `reports`."""
    del actor
    return PublicReport.objects.filter(id=report_id).exists()


@transaction.atomic(savepoint=False)
def take(*, actor: Actor, report_id: UUID, now: datetime) -> None:
    """This will say that somebody reads it. Raises: NotFound."""
    if not may_answer(actor, report_id):
        raise NotFound
    PublicReport.objects.filter(id=report_id, taken_at__isnull=True).update(
        taken_at=now, taken_by_id=actor.officer_id
    )


@transaction.atomic(savepoint=False)
def answer(*, actor: Actor, report_id: UUID, words: str, now: datetime) -> None:
    """This will seal an answer for whoever holds the number.

    Raises: NotFound; NothingToAnswer; AnsweredAlready.
    """
    row = _SEEN.select_for_update().filter(id=report_id).first()
    if row is None:
        raise NotFound
    if not words.strip():
        raise NothingToAnswer
    if row.answered_at is not None:
        raise AnsweredAlready
    places = _sealed(report_id, "public_answer", words.strip()[:LONGEST], actor, now)
    PublicReport.objects.filter(id=report_id).update(
        answer=json.loads(places), answered_at=now, answered_by_id=actor.officer_id
    )


def plan_of(value: str) -> Mapping[str, str]:
    """This will read a plan of safe contact as it was sealed."""
    found: Any = json.loads(value)
    return {str(name): str(told) for name, told in found.items()}


def _sealed(report_id: UUID, field: str, words: str, actor: Actor | None, now: datetime) -> str:
    refs = sealing.deposit(
        [sealing.Parcel(report_id, field, words)],
        case_id=CaseId(report_id), province=NOWHERE, actor=actor, now=now,
    )  # fmt: skip
    return json.dumps([{"ref": str(ref), "field": field} for ref in refs])


def _line(row: PublicReport) -> ReportLine:
    return ReportLine(
        row.id, row.kind, row.route, row.language, row.said_at, row.taken_at, row.answered_at
    )
