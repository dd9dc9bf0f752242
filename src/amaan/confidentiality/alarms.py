"""Alarms of the vault, for whoever watches the watchers: the oversight auditor of the district."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality.models import QuotaAlarm
from amaan.organisation.queries import Actor

SHOWN = 100


@dataclass(frozen=True)
class AlarmLine:
    """That an officer looked at more people in an hour than work explains. No person is named.

    Of the kinds about searches and guesses, `people` counts those instead.
    """

    id: UUID
    kind: str
    officer_id: UUID
    station_id: UUID | None
    people: int
    raised_at: datetime


def quota_alarms(actor: Actor) -> tuple[AlarmLine, ...]:
    """This will list the newest alarms of the actor's district, the last first.

    Seen by: the auditor alone, by row security; for everybody else there are none.
    """
    found = QuotaAlarm.objects.order_by("-raised_at", "-id")[:SHOWN] if actor.post else ()
    return tuple(
        AlarmLine(a.id, a.kind, a.officer_id, a.station_id, a.people, a.raised_at) for a in found
    )
