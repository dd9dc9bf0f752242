"""Calls for help as 15, Rescue 1122, a helpline or an app logged them: written down and compared.

A call is a contact that began elsewhere. What is kept is its ticket, four instants and what a
responder must know before the door; who called, from where and why stays with the service, or
becomes a complaint at the desk.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.confidentiality import actions as confidentiality
from amaan.desk.grades import grades
from amaan.desk.models import CallJoin, ServiceCall
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor

SERVICES = ("police_15", "rescue_1122", "helpline", "app", "other")
SIGNS = ("danger_now", "weapon", "order", "children")
KNOWN = ("yes", "no", "unknown")
INSTANTS = ("received_at", "graded_at", "dispatched_at", "arrived_at")
OLDEST = timedelta(days=365 * 5)
# Between two services' clocks and the two calls of one night lies less than this.
NEAR = timedelta(hours=2)


class CannotBeWritten(Refused):
    """A call as it was typed cannot stand; `field` names the place on the page."""

    field = ""


class NotATicket(CannotBeWritten):
    """Kept in the open, so it must be a number and nothing else."""

    field = "ticket"
    sentence = said("Write the service's own ticket number: digits are needed, and no name.")


class NotInOrder(CannotBeWritten):
    """Times run forward from the call."""

    sentence = said("This time lies before the call was received. Read both again.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class NotYet(CannotBeWritten):
    """What has not happened cannot be written down."""

    sentence = said("This time lies ahead.")

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class TooLongAgo(CannotBeWritten):
    """A slip of the pen in the year."""

    field = "received_at"
    sentence = said("This call would be more than five years old. Read the year again.")


class TicketStands(CannotBeWritten):
    """The same ticket of the same service stands at this station."""

    field = "ticket"
    sentence = said("This ticket stands already. Take the other entry back if it is wrong.")


class CannotJoin(Refused):
    """Two calls that cannot be one event."""

    sentence = said(
        "These two cannot be one event: they are of one service, or more than two hours apart, "
        "or one of them stands with another call."
    )


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call as it was logged. Instants in UTC; a time that nobody logged is None."""

    service: str
    ticket: str
    received_at: datetime
    grade: str = ""
    graded_at: datetime | None = None
    dispatched_at: datetime | None = None
    arrived_at: datetime | None = None
    danger_now: str = "unknown"
    weapon: str = "unknown"
    order: str = "unknown"
    children: str = "unknown"


@transaction.atomic(savepoint=False)
def write_call(
    *, actor: Actor, call_id: UUID, call: Call, now: datetime, source: str = "typed"
) -> UUID:
    """This will write a call down at the actor's station. The same id twice writes one.

    Raises: NotFound for a post that answers no calls; CannotBeWritten and its kinds.
    """
    _may(actor, now)
    check(call, now)
    try:
        with transaction.atomic():
            ServiceCall.objects.bulk_create([_row(actor, call_id, call, now, source)])
    except IntegrityError:
        if ServiceCall.objects.filter(pk=call_id).exists():
            return call_id
        raise TicketStands from None
    return call_id


@transaction.atomic(savepoint=False)
def write_calls(*, actor: Actor, calls: Collection[Call], now: datetime, source: str) -> int:
    """This will write many calls down, all of them or none; gives how many.

    Raises: as `write_call`.
    """
    _may(actor, now)
    for call in calls:
        check(call, now)
    rows = [_row(actor, new_id(), call, now, source) for call in calls]
    try:
        with transaction.atomic():
            ServiceCall.objects.bulk_create(rows)
    except IntegrityError:
        raise TicketStands from None
    return len(rows)


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, call_id: UUID, now: datetime) -> None:
    """This will take a wrong entry back; it stays readable, struck through, and counts no more.

    What it was joined with stands alone again.
    Raises: NotFound.
    """
    _may(actor, now)
    done = ServiceCall.objects.filter(pk=call_id, taken_back_at__isnull=True).update(
        taken_back_at=now, taken_back_by=actor.officer_id
    )
    if not done:
        raise NotFound
    for side in ("first_id", "second_id"):
        CallJoin.objects.filter(**{side: call_id}, parted_at__isnull=True).update(
            parted_at=now, parted_by=actor.officer_id
        )


@transaction.atomic(savepoint=False)
def join_calls(*, actor: Actor, one: UUID, other: UUID, now: datetime) -> None:
    """This will keep that two services' calls are one event. Only a person may say so.

    Raises: NotFound; CannotJoin.
    """
    _may(actor, now)
    both = sorted(
        ServiceCall.objects.filter(pk__in=[one, other], taken_back_at__isnull=True),
        key=lambda call: (call.received_at, str(call.id)),
    )
    if len(both) != 2:
        raise NotFound
    first, second = both
    apart = second.received_at - first.received_at
    taken = CallJoin.objects.filter(second__in=[first, second], parted_at__isnull=True).exists()
    if first.service == second.service or apart > NEAR or taken:
        raise CannotJoin
    CallJoin.objects.create(
        first=first, second=second, joined_at=now, joined_by_id=actor.officer_id
    )


@transaction.atomic(savepoint=False)
def part_calls(*, actor: Actor, call_id: UUID, now: datetime) -> None:
    """This will undo a join: the call and its partner stand alone again.

    Raises: NotFound.
    """
    _may(actor, now)
    done = 0
    for side in ("first_id", "second_id"):
        done += CallJoin.objects.filter(**{side: call_id}, parted_at__isnull=True).update(
            parted_at=now, parted_by=actor.officer_id
        )
    if not done:
        raise NotFound


def check(call: Call, now: datetime) -> None:
    """This will refuse a call that cannot be as it is written.

    Raises: NotATicket, NotInOrder, NotYet, TooLongAgo.
    """
    if not re.search(r"\d", call.ticket) or re.search(r"[^\W\d_]{7,}", call.ticket):
        raise NotATicket
    told: Mapping[str, datetime | None] = {name: getattr(call, name) for name in INSTANTS}
    for field, at in told.items():
        if at is not None and at > now:
            raise NotYet(field)
        if at is not None and at < call.received_at:
            raise NotInOrder(field)
    if call.received_at < now - OLDEST:
        raise TooLongAgo


def grade_ids() -> tuple[str, ...]:
    """This will give the codes of the grades, the most urgent first."""
    return tuple(grade.id for grade in grades())


def _may(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="write_service_call", case_id=None, now=now)


def _row(actor: Actor, call_id: UUID, call: Call, now: datetime, source: str) -> ServiceCall:
    if actor.station_id is None or actor.district_id is None:
        raise NotFound
    return ServiceCall(
        id=call_id,
        station_id=actor.station_id,
        district_id=actor.district_id,
        service=call.service,
        ticket=call.ticket,
        grade=call.grade,
        received_at=call.received_at,
        graded_at=call.graded_at,
        dispatched_at=call.dispatched_at,
        arrived_at=call.arrived_at,
        danger_now=call.danger_now,
        weapon=call.weapon,
        order=call.order,
        children=call.children,
        source=source,
        recorded_at=now,
        recorded_by_id=actor.officer_id,
    )
