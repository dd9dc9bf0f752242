"""A level raised as a judgement of the district: asked for by a custodian, written by the house.

A custodian sees that two people may be one; no station does. What he knows changes nothing at
the station but this: the level, without a reason and without a name.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from amaan.cases import house_facts, timelines
from amaan.desk import risk_standing
from amaan.desk.models import RiskRaise
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.protocol import facts


@dataclass(frozen=True)
class Waiting:
    """A raise that is not on the timeline yet."""

    id: UUID
    case_id: CaseId


@transaction.atomic(savepoint=False)
def ask_to_raise(*, actor: Actor, question: UUID, side: str, now: datetime) -> None:
    """This will have the danger of one of two people raised to high. Twice is once.

    The database permits it, to the custodian whose question it is, and keeps it in the journal.
    Raises: NotFound for anybody else, and for a question that is decided.
    """
    del actor, now  # the door has named both to the database
    with connection.cursor() as cursor:
        cursor.execute("SELECT amaan_raise_danger(%s, %s)", [question, side])
        if not cursor.fetchone()[0]:
            raise NotFound


def waiting(limit: int) -> tuple[Waiting, ...]:
    """This will list the raises that wait, oldest first. Seen by: the job alone."""
    rows = RiskRaise.objects.filter(done_at__isnull=True).order_by("asked_at", "id")[:limit]
    return tuple(Waiting(row.id, CaseId(row.case_id)) for row in rows)


@transaction.atomic(savepoint=False)
def write_down(*, actor: Actor | None, raised: Waiting, now: datetime) -> bool:
    """This will put a raise on the timeline, in nobody's name. False without a file.

    Where danger stands at high already nothing is written: it would only tell that somebody knows.
    """
    if risk_standing.before(timelines.timeline_of(raised.case_id)).level == "high":
        _done(raised, now)
        return True
    noted = house_facts.note(
        actor=actor,
        case_id=raised.case_id,
        fact=facts.RiskRaised(level="high", by_district=True),
        happened_at=now,
        by="house",
        now=now,
    )
    if noted is None:
        return False
    _done(raised, now)
    return True


def _done(raised: Waiting, now: datetime) -> None:
    RiskRaise.objects.filter(pk=raised.id, done_at__isnull=True).update(done_at=now)
