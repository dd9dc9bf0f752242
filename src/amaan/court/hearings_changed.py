"""A day in court that does not come as it was written: moved by the court, or never given.

What was owed for the old day falls away with its entry; for a new day she is owed the new date.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.court.hearings import AlreadyAnswered, NewHearing, fixed, keep, refuse_far_off
from amaan.court.models import Hearing
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor


class SameDay(Refused):
    """A day that is moved is moved to another one."""

    sentence = said("This is the day that stands already. Write the day the court gave instead.")


@transaction.atomic(savepoint=False)
def move_hearing(*, actor: Actor, hearing_id: UUID, to: NewHearing, now: datetime) -> UUID:
    """This will put a day in court in the place of one that the court moved before it came.

    The entry of the old day is taken back and the new one stands instead, so that what was owed
    for the old day falls away and she is owed the new date. The same id twice moves once.

    Raises: NotFound, also for a prosecutor; AlreadyAnswered; SameDay; DayTooFarOff.
    """
    row, case_id = _to_change(actor, hearing_id, now)
    if Hearing.objects.filter(pk=to.hearing_id).exists():
        return to.hearing_id
    if row.ended:
        raise AlreadyAnswered
    if (to.day, to.hour) == (row.day, row.hour):
        raise SameDay
    refuse_far_off(to.day, now)
    instead = fixed(to, now)
    cases.correct_fact(
        actor=actor, case_id=case_id, fact_id=FactId(row.fixed_fact), reason="wrong_time",
        instead=instead, seen_revision=None, now=now,
    )  # fmt: skip
    keep(actor, case_id, to, instead.id, now, sits_in=row.district_id)
    _set_aside(actor, hearing_id, "moved", to.hearing_id, now)
    return to.hearing_id


@transaction.atomic(savepoint=False)
def take_back_hearing(*, actor: Actor, hearing_id: UUID, reason: str, now: datetime) -> None:
    """This will take back a day in court that was written down by mistake; nothing is owed for it.

    Raises: NotFound, also for a prosecutor; AlreadyAnswered.
    """
    row, case_id = _to_change(actor, hearing_id, now)
    if row.ended == "taken_back":
        return
    if row.ended:
        raise AlreadyAnswered
    cases.correct_fact(
        actor=actor, case_id=case_id, fact_id=FactId(row.fixed_fact), reason=reason,
        instead=None, seen_revision=None, now=now,
    )  # fmt: skip
    _set_aside(actor, hearing_id, "taken_back", None, now)


def _to_change(actor: Actor, hearing_id: UUID, now: datetime) -> tuple[Hearing, CaseId]:
    row = Hearing.objects.select_for_update(of=("self",)).filter(pk=hearing_id).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    for act in ("record", "record_trial"):
        confidentiality.permit(actor=actor, act=act, case_id=case_id, now=now)
    return row, case_id


def _set_aside(
    actor: Actor, hearing_id: UUID, how: str, instead: UUID | None, now: datetime
) -> None:
    Hearing.objects.filter(pk=hearing_id, ended="").update(
        ended=how, next_day=instead, recorded_at=now, recorded_by=actor.officer_id
    )
