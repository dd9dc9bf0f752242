"""The small door of a service: what it was asked, and what it answers. Never a case.

A worker sees the slips of his own service alone, for as long as what they tell is shared. What he
answers are steps with a reason in a code; of what the service does there is no column.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.support.models import Provider, ProviderWorker, Slip, SlipAnswer
from amaan.support.referrals import ENDED_BY, STEPS

LISTED = 100
FURTHEST = timedelta(days=120)


class WasTakenBack(Refused):
    """She, or the desk for her, took back what was shared."""

    sentence = said(
        "This referral was taken back. Stop, and destroy what you wrote down of it. Nothing more "
        "can be reported here."
    )


class AlreadyEnded(Refused):
    """Nothing follows on an end."""

    sentence = said("You have reported the end of this referral. Nothing follows on it.")


class DayNeeded(Refused):
    """An appointment is on a day, and not in the past."""

    sentence = said("Write the day of the first appointment: today or later, as 25/11/2026.")


@dataclass(frozen=True)
class Answered:
    """One step that was reported."""

    step: str
    reason: str
    day: date | None
    answered_at: datetime


@dataclass(frozen=True)
class SlipLine:
    """A referral as its service sees it. Of one that was taken back nothing but that."""

    slip_id: UUID
    need: str
    urgency: str
    told: tuple[tuple[str, tuple[str, ...]], ...]
    handover: str
    sent_at: datetime
    answer_by: datetime
    start_by: datetime
    shared_until: datetime
    recalled_at: datetime | None
    answers: tuple[Answered, ...]

    @property
    def last(self) -> str:
        """The last step that was reported, or nothing."""
        return self.answers[-1].step if self.answers else ""

    @property
    def has_ended(self) -> bool:
        """Whether the service reported its end."""
        return any(answer.step in ENDED_BY for answer in self.answers)

    def is_late(self, now: datetime) -> bool:
        """This will say whether the service should have answered by now."""
        if self.recalled_at is not None or self.has_ended:
            return False
        steps = {answer.step for answer in self.answers}
        return (not steps and now > self.answer_by) or (
            "started" not in steps and now > self.start_by
        )


@dataclass(frozen=True)
class OwnService:
    """The service for which a worker answers, by its name."""

    provider_id: UUID
    name_en: str
    name_ur: str
    kind: str


@transaction.atomic(savepoint=False)
def answer(
    *,
    actor: Actor,
    slip_id: UUID,
    step: str,
    reason: str = "",
    day: date | None = None,
    now: datetime,
) -> None:
    """This will report one step of a referral. The same step twice in a row changes nothing.

    Raises: NotFound for whatever is not this service's; WasTakenBack; AlreadyEnded; DayNeeded.
    """
    confidentiality.permit(actor=actor, act="answer_referral", case_id=None, now=now)
    line = slip(actor, slip_id, now)
    if step not in STEPS:
        raise NotFound
    if line.recalled_at is not None:
        raise WasTakenBack
    if line.last == step and step != "appointment":
        return
    if line.has_ended:
        raise AlreadyEnded
    today = clock.local_date(now)
    if step == "appointment" and (day is None or not today <= day <= today + FURTHEST):
        raise DayNeeded
    SlipAnswer.objects.create(
        slip_id=slip_id, step=step, reason=reason, day=day if step == "appointment" else None,
        answered_at=now, answered_by_id=actor.officer_id,
    )  # fmt: skip


def own_service(actor: Actor, now: datetime) -> OwnService | None:
    """This will say for which service a worker answers, or None while nobody named him.

    Raises: NotFound for any other post.
    """
    confidentiality.permit(actor=actor, act="answer_referral", case_id=None, now=now)
    row = (
        ProviderWorker.objects.filter(officer=actor.officer_id, until__isnull=True)
        .select_related("provider")
        .first()
    )
    if row is None:
        return None
    mine: Provider = row.provider
    return OwnService(mine.id, mine.name_en, mine.name_ur, mine.kind)


def slips(actor: Actor, now: datetime) -> tuple[SlipLine, ...]:
    """This will list what a worker's service was asked, what waits first, then the newest.

    Raises: NotFound for any other post.
    """
    confidentiality.permit(actor=actor, act="answer_referral", case_id=None, now=now)
    rows = list(Slip.objects.order_by("-sent_at", "id")[:LISTED])
    lines = _lines(rows)
    return tuple(sorted(lines, key=lambda line: line.has_ended or line.recalled_at is not None))


def slip(actor: Actor, slip_id: UUID, now: datetime) -> SlipLine:
    """This will give one referral of the worker's own service. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="answer_referral", case_id=None, now=now)
    rows = list(Slip.objects.filter(pk=slip_id))
    if not rows:
        raise NotFound
    return _lines(rows)[0]


def _lines(rows: list[Slip]) -> list[SlipLine]:
    answered: dict[UUID, list[Answered]] = {}
    found = SlipAnswer.objects.filter(slip__in=[row.id for row in rows])
    for one in found.order_by("answered_at", "id"):
        answered.setdefault(one.slip_id, []).append(
            Answered(one.step, one.reason, one.day, one.answered_at)
        )
    return [
        SlipLine(
            slip_id=row.id, need=row.need, urgency=row.urgency,
            told=tuple((part, tuple(codes)) for part, codes in sorted(row.told.items())),
            handover=row.handover, sent_at=row.sent_at, answer_by=row.answer_by,
            start_by=row.start_by, shared_until=row.shared_until, recalled_at=row.recalled_at,
            answers=tuple(answered.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip
