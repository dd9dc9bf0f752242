"""Observers in court: what was seen of a hearing, on a form without a person or a case."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from amaan.confidentiality import actions as confidentiality
from amaan.court.models import Observation
from amaan.court.observing_form import hearing_form
from amaan.kernel import clock
from amaan.kernel.ids import OfficerId, UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import codes

OLDEST = timedelta(days=365 * 3)
PUT_OFF = "put_off"
LIST_AT_MOST = 300
COURTS_AT_MOST = 99


class NotSeenLikeThis(Refused):
    """A form that cannot stand as it is; `field` names the place on the page."""

    field = ""


class DayAhead(NotSeenLikeThis):
    """A hearing that was not held yet cannot have been seen."""

    field = "day"
    sentence = said("This day lies ahead. A form is written after the hearing.")


class DayLongAgo(NotSeenLikeThis):
    """A slip of the pen in the year, or a memory too old to count."""

    field = "day"
    sentence = said("This day is more than three years ago. Read the year again.")


class NothingSeen(NotSeenLikeThis):
    """A form without a single answer that counts says nothing."""

    sentence = said("Nothing was seen or heard on this form. Answer at least one question.")


class PutOffForNoReason(NotSeenLikeThis):
    """What is counted of adjournments is their cause."""

    field = "reason"
    sentence = said("Write down why it was put off; where no reason was said, another cause.")


class SeenAlready(NotSeenLikeThis):
    """One hearing is one form of one observer."""

    field = "list_place"
    sentence = said(
        "You wrote a form for this place on the list of this court and day. Take that one back "
        "if it is wrong."
    )


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A hearing as an observer saw it."""

    court: str
    court_number: int
    day: date
    list_place: int
    purpose: str
    stage: str
    outcome: str
    reason: str = ""
    asked_by: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FormLine:
    """A form as a list or its own page shows it."""

    observation_id: UUID
    observer_id: OfficerId
    seen: Seen
    source: str
    recorded_at: datetime
    taken_back: bool


@transaction.atomic(savepoint=False)
def write_observation(
    *, actor: Actor, observation_id: UUID, seen: Seen, now: datetime, source: str = "typed"
) -> UUID:
    """This will write one hearing form down. The same id twice writes one.

    Raises: NotFound for whoever observes no court; NotSeenLikeThis and its kinds.
    """
    _permit(actor, now)
    check(seen, now)
    try:
        with transaction.atomic():
            Observation.objects.bulk_create([_row(actor, observation_id, seen, now, source)])
    except IntegrityError:
        if Observation.objects.filter(pk=observation_id).exists():
            return observation_id
        raise SeenAlready from None
    return observation_id


@transaction.atomic(savepoint=False)
def write_observations(*, actor: Actor, forms: Collection[Seen], now: datetime) -> int:
    """This will write down many forms that were filled offline, all or none; gives how many.

    Raises: as `write_observation`.
    """
    _permit(actor, now)
    for seen in forms:
        check(seen, now)
    try:
        with transaction.atomic():
            made = Observation.objects.bulk_create(
                [_row(actor, new_id(), seen, now, "table") for seen in forms]
            )
    except IntegrityError:
        raise SeenAlready from None
    return len(made)


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, observation_id: UUID, now: datetime) -> None:
    """This will take a wrong form back; it stays readable and counts no more.

    Raises: NotFound.
    """
    _permit(actor, now)
    done = Observation.objects.filter(
        pk=observation_id, observer_id=actor.officer_id, taken_back_at__isnull=True
    ).update(taken_back_at=now)
    if not done:
        raise NotFound


def check(seen: Seen, now: datetime) -> None:
    """This will refuse a form that cannot be as it is written.

    Raises: DayAhead, DayLongAgo, PutOffForNoReason, NothingSeen; NotFound for a word that no
    list has.
    """
    today = clock.local_date(now)
    if seen.day > today:
        raise DayAhead
    if seen.day < today - OLDEST:
        raise DayLongAgo
    form = hearing_form()
    asked = {one.id: one for one in form.asked_of(seen.day, today)}
    in_lists = (
        seen.court in codes.COURTS
        and seen.purpose in codes.HEARING_PURPOSES
        and seen.stage in {one.id for one in form.stages}
        and seen.outcome in {one.id for one in form.outcomes}
        and 1 <= seen.court_number <= COURTS_AT_MOST
        and 1 <= seen.list_place <= LIST_AT_MOST
        and all(
            question in asked and answer in {one.id for one in asked[question].options}
            for question, answer in seen.answers.items()
        )
    )
    if not in_lists:
        raise NotFound
    if seen.outcome == PUT_OFF and seen.reason not in codes.ADJOURNMENT_REASONS:
        raise PutOffForNoReason
    if not any(answer in asked[one].counted for one, answer in seen.answers.items()):
        raise NothingSeen


def own_forms(
    actor: Actor, *, before: tuple[date, UUID] | None = None, limit: int = 20
) -> tuple[FormLine, ...]:
    """This will list the forms an observer wrote, the last hearing first, a page at a time.

    Seen by: their writer alone.
    """
    rows = Observation.objects.filter(observer_id=actor.officer_id)
    if before is not None:
        day, last = before
        rows = rows.filter(Q(day__lt=day) | Q(day=day, id__gt=last))
    return tuple(map(_line, rows.order_by("-day", "id")[:limit]))


def form_sheet(actor: Actor, observation_id: UUID) -> FormLine:
    """This will give one form to whoever wrote it.

    Raises: NotFound, alike for what is not and what is somebody else's.
    """
    row = Observation.objects.filter(pk=observation_id, observer_id=actor.officer_id).first()
    if row is None:
        raise NotFound
    return _line(row)


def forms_between(
    actor: Actor, district_id: UnitId, since: date, until: date
) -> tuple[FormLine, ...]:
    """This will give the forms of a district of two days and between, by day.

    Seen by: whoever keeps the study; the database shows the area's own.
    """
    del actor
    rows = Observation.objects.filter(
        district_id=district_id, day__gte=since, day__lte=until, taken_back_at__isnull=True
    ).order_by("day", "recorded_at", "id")
    return tuple(map(_line, rows))


def standing_on(actor: Actor, days: Collection[date]) -> dict[tuple[object, ...], Seen]:
    """This will give the observer's own forms of some days, by what makes a hearing one."""
    rows = Observation.objects.filter(
        observer_id=actor.officer_id, day__in=days, taken_back_at__isnull=True
    )
    return {hearing_of(line.seen): line.seen for line in map(_line, rows)}


def hearing_of(seen: Seen) -> tuple[object, ...]:
    """This will give what makes two forms one hearing: court, day and place on its list."""
    return seen.court, seen.court_number, seen.day, seen.list_place


def _permit(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="write_observation", case_id=None, now=now)


def _row(actor: Actor, observation_id: UUID, seen: Seen, now: datetime, source: str) -> Observation:
    if actor.district_id is None:
        raise NotFound
    put_off = seen.outcome == PUT_OFF
    return Observation(
        id=observation_id, observer_id=actor.officer_id, district_id=actor.district_id,
        court=seen.court, court_number=seen.court_number, day=seen.day,
        list_place=seen.list_place, purpose=seen.purpose, stage=seen.stage, outcome=seen.outcome,
        reason=seen.reason if put_off else "", asked_by=seen.asked_by if put_off else "",
        answers=dict(seen.answers), source=source, recorded_at=now,
    )  # fmt: skip


def _line(row: Any) -> FormLine:
    seen = Seen(
        court=row.court, court_number=row.court_number, day=row.day, list_place=row.list_place,
        purpose=row.purpose, stage=row.stage, outcome=row.outcome, reason=row.reason,
        asked_by=row.asked_by, answers=row.answers,
    )  # fmt: skip
    return FormLine(
        row.id, OfficerId(row.observer_id), seen, row.source, row.recorded_at,
        row.taken_back_at is not None,
    )  # fmt: skip
