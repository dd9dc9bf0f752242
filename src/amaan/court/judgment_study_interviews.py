"""Interviews of the study: what judges, prosecutors and lawyers answered, by role and month.

No name, no day and no free words. Whoever takes the consent back takes the answers with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.court.judgment_study import FIRST_YEAR, NotCodedLikeThis, keeps
from amaan.court.judgment_study_lists import study_lists
from amaan.court.models import StudyInterview
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound, said
from amaan.organisation.queries import Actor


class NotAsked(NotCodedLikeThis):
    """Nobody's answers are kept without consent, and none without an answer."""

    field = "consent"
    sentence = said("Write down how consent was given, and at least one answer.")


class MonthDoesNotFit(NotCodedLikeThis):
    """A slip of the pen in the month."""

    field = "month"
    sentence = said("Read the month again: it lies ahead, or before 2000.")


@dataclass(frozen=True, kw_only=True)
class Interviewed:
    """What one person of a role answered in a month."""

    role: str
    month: date
    consent: str
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class InterviewLine:
    """An interview as the study lists it: nobody's name, and no day."""

    row_id: UUID
    told: Interviewed
    recorded_at: datetime
    taken_back: bool


@transaction.atomic(savepoint=False)
def write_interview(
    *, actor: Actor, row_id: UUID, district_id: UnitId, told: Interviewed, now: datetime
) -> UUID:
    """This will write down what somebody of a role answered. The same id twice writes one.

    Raises: NotFound; NotAsked; MonthDoesNotFit for a month that lies ahead.
    """
    keeps(actor, now)
    lists = study_lists()
    if told.role not in lists.ids("role"):
        raise NotFound
    asked, words = lists.ids("asked"), lists.ids("answer")
    answers = {k: v for k, v in told.answers.items() if k in asked and v in words}
    if told.consent not in ("spoken", "signed") or not answers:
        raise NotAsked
    if told.month > clock.local_date(now) or told.month.year < FIRST_YEAR:
        raise MonthDoesNotFit
    if not StudyInterview.objects.filter(pk=row_id).exists():
        StudyInterview.objects.bulk_create(
            [
                StudyInterview(
                    id=row_id, district_id=district_id, role=told.role,
                    month=told.month.replace(day=1), consent=told.consent, answers=answers,
                    recorded_at=now, recorded_by_id=actor.officer_id,
                )
            ]
        )  # fmt: skip
    return row_id


@transaction.atomic(savepoint=False)
def take_interview_back(*, actor: Actor, row_id: UUID, now: datetime) -> None:
    """This will take an interview back, as when consent is withdrawn: its answers go at once.

    Raises: NotFound.
    """
    keeps(actor, now)
    done = StudyInterview.objects.filter(pk=row_id, taken_back_at__isnull=True).update(
        taken_back_at=now, answers={}
    )
    if not done:
        raise NotFound


def interviews(actor: Actor, district_id: UnitId, now: datetime) -> tuple[InterviewLine, ...]:
    """This will give every interview of a district, of which none was taken back."""
    keeps(actor, now)
    rows = StudyInterview.objects.filter(district_id=district_id, taken_back_at__isnull=True)
    return tuple(map(_interview, rows.order_by("recorded_at", "id")))


def interview_lines(
    actor: Actor,
    district_id: UnitId,
    now: datetime,
    *,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 20,
) -> tuple[InterviewLine, ...]:
    """This will list interviews, newest first, a page at a time: roles and months."""
    keeps(actor, now)
    rows = StudyInterview.objects.filter(district_id=district_id)
    if before is not None:
        at, last = before
        rows = rows.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, id__gt=last))
    return tuple(map(_interview, rows.order_by("-recorded_at", "id")[:limit]))


def _interview(row: Any) -> InterviewLine:
    told = Interviewed(role=row.role, month=row.month, consent=row.consent, answers=row.answers)
    return InterviewLine(row.id, told, row.recorded_at, row.taken_back_at is not None)
