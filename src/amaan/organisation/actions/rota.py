"""Writing down who is away, and whose turn it is to be the district's duty officer."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.area import lies_within, officer_within, registrars_seat, unit_within
from amaan.organisation.models import DutyTurn, Leave
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor
from amaan.organisation.rota import FIT_FOR_DUTY

# A rota is for weeks; what is longer is a posting.
LONGEST_TURN = timedelta(days=14)
LONGEST_LEAVE = timedelta(days=400)


class EndsBeforeItBegins(Refused):
    """The end lies before the beginning, or in the past."""

    sentence = said("It would end before it begins, or is over already. Read both times again.")


class TooLong(Refused):
    """What lasts longer is another kind of order."""

    sentence = said("A turn lasts 14 days at most, a leave 400. Write a shorter one.")


class NotFitForDuty(Refused):
    """The rota is of those who may decide for a district."""

    sentence = said(
        "A duty officer is somebody who commands in this district, or its registrar. Choose "
        "another officer."
    )


class AwayThen(Refused):
    """Nobody is called who is on leave."""

    sentence = said("This officer is away in that time. Choose another officer, or another time.")


@transaction.atomic(savepoint=False)
def write_leave(
    *, actor: Actor, officer_id: OfficerId, since: datetime, until: datetime, now: datetime
) -> None:
    """This will write down that an officer is away. The posting, and every right, stays.

    Raises: NotFound for anybody but a registrar of the officer's area; EndsBeforeItBegins;
        TooLong.
    """
    officer, held = officer_within(registrars_seat(actor), officer_id, now)
    if held is None:
        raise NotFound
    if until <= max(since, now):
        raise EndsBeforeItBegins
    if until - since > LONGEST_LEAVE:
        raise TooLong
    Leave.objects.create(
        officer=officer, since=since, until=until, recorded_by_id=actor.officer_id, recorded_at=now
    )


@transaction.atomic(savepoint=False)
def end_leave(*, actor: Actor, officer_id: OfficerId, now: datetime) -> None:
    """This will bring an officer back today: what is left of a leave falls away.

    Raises: NotFound for anybody but a registrar of the officer's area.
    """
    officer, _held = officer_within(registrars_seat(actor), officer_id, now)
    Leave.objects.filter(officer=officer, since__gte=now).delete()
    Leave.objects.filter(officer=officer, until__gt=now).update(until=now)


@transaction.atomic(savepoint=False)
def write_turn(
    *,
    actor: Actor,
    district_id: UnitId,
    officer_id: OfficerId,
    since: datetime,
    until: datetime,
    now: datetime,
) -> None:
    """This will put an officer on the rota of a district.

    Raises: NotFound for anybody but a registrar of the area; NotFitForDuty; AwayThen;
        EndsBeforeItBegins; TooLong.
    """
    seat = registrars_seat(actor)
    district = unit_within(seat, district_id)
    officer, held = officer_within(seat, officer_id, now)
    if district.kind != UnitKind.DISTRICT:
        raise NotFound
    if held is None or Post(held.post) not in FIT_FOR_DUTY or not lies_within(district, held.unit):
        raise NotFitForDuty
    if until <= max(since, now):
        raise EndsBeforeItBegins
    if until - since > LONGEST_TURN:
        raise TooLong
    if Leave.objects.filter(Q(since__lt=until) & Q(until__gt=since), officer=officer).exists():
        raise AwayThen
    DutyTurn.objects.create(
        district=district,
        officer=officer,
        since=since,
        until=until,
        recorded_by_id=actor.officer_id,
        recorded_at=now,
    )


@transaction.atomic(savepoint=False)
def drop_turn(*, actor: Actor, turn_id: UUID, now: datetime) -> UnitId:
    """This will end a turn now, or take one away that has not begun; gives its district.

    Raises: NotFound.
    """
    turn = DutyTurn.objects.filter(id=turn_id, until__gt=now).first()
    if turn is None:
        raise NotFound
    unit_within(registrars_seat(actor), turn.district_id)
    if turn.since >= now:
        turn.delete()
    else:
        turn.until = now
        turn.save(update_fields=["until"])
    return UnitId(turn.district_id)
