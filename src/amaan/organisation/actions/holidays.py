"""Announcing days on which offices are shut, and taking them back: acts of a registrar."""

import re
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.area import registrars_seat
from amaan.organisation.holidays import REASONS
from amaan.organisation.models import Holiday
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

# The longest that was ever announced at once; a slip in a year would shut offices for good.
LONGEST = timedelta(days=10)
FAR_OFF = timedelta(days=400)
# The number and date of a notification, and nothing in free words.
NOTIFICATION = re.compile(r"[0-9A-Za-z][0-9A-Za-z .,/()-]{2,59}")


class NotSuchDays(Refused):
    """The days are the wrong way round, too many, or too far off."""

    sentence = said(
        "At most ten days are announced at once, within a year from today, the first before the "
        "last. Read both days again."
    )


class NoNotification(Refused):
    """A day without the notification behind it is nobody's word."""

    sentence = said(
        "Write the number and date of the notification, in Latin letters, such as "
        "SO(G)/2-1/2026, 8 March 2026."
    )


@transaction.atomic(savepoint=False)
def announce_holiday(
    *,
    actor: Actor,
    reason: str,
    first_on: date,
    last_on: date,
    notification: str,
    now: datetime,
) -> UUID:
    """This will write down on which days the offices of the registrar's province are shut.

    What is counted in working days is worked out again; whoever calls orders that.
    Raises: NotFound for anybody but the registrar of a province; NotSuchDays; NoNotification.
    """
    province = _province_of(actor)
    if reason not in REASONS:
        raise NotFound
    today = local_date(now)
    if not today - FAR_OFF <= first_on <= last_on <= today + FAR_OFF:
        raise NotSuchDays
    if last_on - first_on >= LONGEST:
        raise NotSuchDays
    if not NOTIFICATION.fullmatch(notification):
        raise NoNotification
    return Holiday.objects.create(
        province=province,
        reason=reason,
        first_on=first_on,
        last_on=last_on,
        notification=notification,
        announced_by_id=actor.officer_id,
        announced_at=now,
    ).id


@transaction.atomic(savepoint=False)
def take_back_holiday(*, actor: Actor, holiday_id: UUID, now: datetime) -> None:
    """This will take back days that were announced: the moon was not seen. The entry stays.

    Raises: NotFound for anybody but the registrar of that province.
    """
    changed = Holiday.objects.filter(
        id=holiday_id, province=_province_of(actor), taken_back_at=None
    ).update(taken_back_at=now, taken_back_by_id=actor.officer_id)
    if not changed:
        raise NotFound


def _province_of(actor: Actor) -> str:
    seat = registrars_seat(actor)
    if seat.kind != UnitKind.PROVINCE:
        raise NotFound
    return str(seat.province)
