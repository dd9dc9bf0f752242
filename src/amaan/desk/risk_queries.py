"""What is asked about many assessments at once: how many at each level, and what came of them.

Numbers only; no case, no name, no answer. Row security keeps each to the actor's area, and
sealed cases out of it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Avg, Count, Q

from amaan.desk.models import RiskAssessment
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class LevelCount:
    """How many sheets gave a level, how many an officer raised, and what they took."""

    instrument: str
    level: str
    sheets: int
    raised: int
    minutes: float | None


@dataclass(frozen=True)
class OutcomeCount:
    """How many with this level gave this answer, months later. Sheets, by version."""

    instrument: str
    level: str
    severe: str
    people: int


def counts(actor: Actor, since: datetime) -> tuple[LevelCount, ...]:
    """This will count the sheets since an instant, by version and by the level that stood.

    Seen by: row security; whoever commands an area sees its cases, unsealed.
    """
    del actor  # row security knows who asks
    rows = (
        RiskAssessment.objects.filter(assessed_at__gte=since)
        .values("instrument", "level")
        .annotate(sheets=Count("id"), raised_ones=Count("id", filter=Q(raised=True)),
                  took=Avg("minutes"))
        .order_by("instrument", "level")
    )  # fmt: skip
    return tuple(
        LevelCount(row["instrument"], row["level"], row["sheets"], row["raised_ones"], row["took"])
        for row in rows
    )


def outcomes(actor: Actor) -> tuple[OutcomeCount, ...]:
    """This will count what was said months later, by what the sheet alone had given.

    Seen by: row security, as above.
    """
    del actor
    rows = (
        RiskAssessment.objects.filter(followed_up_at__isnull=False)
        .values("instrument", "worked_out", "severe")
        .annotate(people=Count("id"))
        .order_by("instrument", "worked_out", "severe")
    )
    return tuple(
        OutcomeCount(row["instrument"], row["worked_out"], row["severe"], row["people"])
        for row in rows
    )
