"""Somebody comes to a house: received, taken in or helped on, laid in a bed, and let go safely.

She is received before anything is asked for on paper: with or without a police case, with or
without an order. A refusal names where she was brought. A house is never over its capacity: the
database holds that, these verbs only ask for a bed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import sealing
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, new_id, new_reference
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.support import house_codes as codes
from amaan.support import houses
from amaan.support.houses_tables import Bed
from amaan.support.stays_tables import Arrival, Relay, Resident, Stay

MOST_CHILDREN = 12
IN_THE_MOTHERS_BED = 2
GROWN_UP = 18
LONGEST_ON_PAPER = timedelta(days=14)


class CannotBeReceived(Refused):
    """What was typed of an arrival or a stay cannot stand; `field` names the place on the page."""

    field = ""


class ComesLater(CannotBeReceived):
    """What has not happened cannot be written down."""

    field = "happened"
    sentence = said("This time lies ahead.")


class TooLongOnPaper(CannotBeReceived):
    """A day-sheet is typed in when the line is back; a slip in the month would move the clocks."""

    field = "happened"
    sentence = said("This lies more than two weeks back. Read the day again.")


class NoBedIsFree(Refused):
    """The house is full. Nobody is laid on the floor, and nobody is sent away without a way."""

    sentence = said(
        "There are not enough free beds for her and the children who come with her. Bring her to "
        "another house or to hospital tonight, and write down where."
    )


class BoyTooOld(Refused):
    """A house that takes no older boys says so before the family is parted."""

    sentence = said(
        "A boy is older than this house takes. Ask her what she wants: another house that takes "
        "them together, or somebody she trusts with him. Never part them without her word."
    )


class OrderNeeded(Refused):
    """Some houses take in on an order only; she is helped to one, not sent to fetch it."""

    sentence = said(
        "This house takes in on an order only. Help her to one tonight, or bring her to a house "
        "that needs none."
    )


class SaysWhereTo(Refused):
    """Nobody is refused into nothing."""

    sentence = said("Say why, where she was brought, and by whom. Nobody is sent away alone.")


class IsDecided(Refused):
    """What became of somebody at the door is written once."""

    sentence = said("What became of this arrival is written already.")


class HasLeft(Refused):
    """A stay that is over is over; she may come again, and is received again."""

    sentence = said("She has left. If she is back, receive her anew.")


@dataclass(frozen=True)
class Child:
    """A child who comes with her: boy or girl, and how old."""

    sex: str
    age: int
    name: str = ""

    def __repr__(self) -> str:
        return f"Child(sex={self.sex!r}, age={self.age})"


@dataclass(frozen=True, kw_only=True)
class Received:
    """Somebody at the door, as the first line heard her. Names and words are sealed."""

    came_by: str
    police_case: str
    age_band: str
    first: Mapping[str, str]
    girls: int
    boys: int
    name: str
    words: str

    def __repr__(self) -> str:
        return f"Received(came_by={self.came_by!r})"


@dataclass(frozen=True, kw_only=True)
class Discharge:
    """How a stay ends: why, where to as she allows, and what was made safe before she went."""

    why: str
    to: str
    plan_made: str
    follow_up: str
    follow_up_on: date | None
    # As she allows it to be kept; sealed (C6 and C5).
    where: str
    contact: str

    def __repr__(self) -> str:
        return f"Discharge(why={self.why!r}, to={self.to!r})"


@transaction.atomic(savepoint=False)
def receive(
    *,
    actor: Actor,
    arrival_id: UUID,
    received: Received,
    arrived_at: datetime,
    now: datetime,
    from_paper: bool = False,
) -> str:
    """This will write down that somebody came, with the first answers; gives her reference here.

    The same id twice writes one. No order, number or police case is asked for first.
    Raises: NotFound; NotSetYet; ComesLater; TooLongOnPaper.
    """
    houses.serves(actor, now)
    in_time(arrived_at, now)
    known = (
        (received.came_by, codes.CAME_BY),
        (received.police_case, codes.POLICE_CASE),
        (received.age_band, codes.AGE_BANDS),
    )
    if any(code not in of for code, of in known):
        raise NotFound
    if not 0 <= received.girls + received.boys <= MOST_CHILDREN:
        raise NotFound
    first = {k: v for k, v in received.first.items() if k in codes.FIRST and v in codes.KNOWN}
    house = houses.locked(actor)
    there = Arrival.objects.filter(pk=arrival_id).values_list("reference", flat=True).first()
    if there is not None:
        return str(there)
    row = Arrival(
        id=arrival_id, house=house, reference=new_reference(), arrived_at=arrived_at,
        recorded_at=now, recorded_by_id=actor.officer_id, from_paper=from_paper,
        came_by=received.came_by, police_case=received.police_case, age_band=received.age_band,
        first=first, girls=received.girls, boys=received.boys,
    )  # fmt: skip
    Arrival.objects.bulk_create([row])
    said_of_her = (("resident_name", received.name), ("house_words", received.words))
    put(actor, arrival_id, [Parcel(arrival_id, f, v) for f, v in said_of_her if v], now)
    return row.reference


@transaction.atomic(savepoint=False)
def admit(
    *, actor: Actor, arrival_id: UUID, basis: str, children: tuple[Child, ...], now: datetime
) -> None:
    """This will take her in with her children, each in a bed. Doing it twice changes nothing.

    A child below two may lie in the mother's bed, and does where no other bed is free.
    Raises: NotFound; IsDecided; BoyTooOld; OrderNeeded; NoBedIsFree.
    """
    houses.serves(actor, now)
    if basis not in codes.BASES or len(children) > MOST_CHILDREN:
        raise NotFound
    house = houses.locked(actor)
    arrival = _arrival(arrival_id)
    if Stay.objects.filter(pk=arrival_id).exists():
        return
    if arrival.outcome:
        raise IsDecided
    if any(c.sex == "male" and c.age > house.boys_up_to for c in children):
        raise BoyTooOld
    if basis in ("herself", "guardian_child") and not house.without_order:
        raise OrderNeeded
    Arrival.objects.filter(pk=arrival_id).update(
        outcome="admitted", decided_at=now, decided_by_id=actor.officer_id
    )
    Stay.objects.bulk_create(
        [Stay(arrival_id=arrival_id, house=house, basis=basis, admitted_at=now,
              admitted_by_id=actor.officer_id)]
    )  # fmt: skip
    _lay_down(actor, arrival_id, [None, *children], now)


@transaction.atomic(savepoint=False)
def refuse(
    *, actor: Actor, arrival_id: UUID, reason: str, sent_to: str, brought_by: str, words: str,
    now: datetime,
) -> None:  # fmt: skip
    """This will write down why she was not taken in, where she was brought, and by whom.

    Raises: NotFound; SaysWhereTo; IsDecided.
    """
    houses.serves(actor, now)
    told = ((reason, codes.REFUSED), (sent_to, codes.SENT_TO), (brought_by, codes.BROUGHT_BY))
    if any(code not in of for code, of in told):
        raise SaysWhereTo
    houses.locked(actor)
    if _arrival(arrival_id).outcome:
        raise IsDecided
    Arrival.objects.filter(pk=arrival_id).update(
        outcome="refused", reason=reason, sent_to=sent_to, brought_by=brought_by, decided_at=now,
        decided_by_id=actor.officer_id,
    )  # fmt: skip
    if words:
        put(actor, arrival_id, [Parcel(arrival_id, "house_words", words)], now)


@transaction.atomic(savepoint=False)
def add_child(*, actor: Actor, stay_id: UUID, child: Child, now: datetime) -> None:
    """This will take in a child who comes to her later, or is born here.

    Raises: NotFound; HasLeft; BoyTooOld; NoBedIsFree.
    """
    houses.serves(actor, now)
    house = houses.locked(actor)
    current(stay_id)
    if child.sex == "male" and child.age > house.boys_up_to:
        raise BoyTooOld
    _lay_down(actor, stay_id, [child], now)


@transaction.atomic(savepoint=False)
def move_to_bed(*, actor: Actor, resident_id: UUID, bed_id: UUID, now: datetime) -> None:
    """This will give somebody another bed.

    Raises: NotFound; BedIsTaken.
    """
    houses.serves(actor, now)
    houses.locked(actor)
    if Resident.objects.filter(bed_id=bed_id, left_at=None).exclude(pk=resident_id).exists():
        raise houses.BedIsTaken
    if not Bed.objects.filter(pk=bed_id, taken_away_at=None).exists():
        raise NotFound
    if not Resident.objects.filter(pk=resident_id, left_at=None).update(bed_id=bed_id):
        raise NotFound


@transaction.atomic(savepoint=False)
def child_left(*, actor: Actor, resident_id: UUID, now: datetime) -> None:
    """This will write down that a child is no longer in the house, as the mother wants it.

    Raises: NotFound.
    """
    houses.serves(actor, now)
    done = Resident.objects.filter(pk=resident_id, child=True, left_at=None).update(left_at=now)
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def discharge(*, actor: Actor, stay_id: UUID, ends: Discharge, now: datetime) -> None:
    """This will end a stay: her bed is free, and what she left is kept as she allows.

    With it the way ends by which word was sent to her.
    Raises: NotFound; HasLeft.
    """
    houses.serves(actor, now)
    told = (
        (ends.why, codes.LEFT_WHY),
        (ends.to, codes.LEFT_TO),
        (ends.plan_made, codes.PLAN_MADE),
        (ends.follow_up, codes.FOLLOW_UP),
    )
    if any(code not in of for code, of in told):
        raise NotFound
    houses.locked(actor)
    current(stay_id)
    Stay.objects.filter(pk=stay_id).update(
        left_at=now, left_why=ends.why, left_to=ends.to, plan_made=ends.plan_made,
        follow_up=ends.follow_up, follow_up_on=ends.follow_up_on,
    )  # fmt: skip
    Resident.objects.filter(stay_id=stay_id, left_at=None).update(left_at=now)
    Relay.objects.filter(stay_id=stay_id, taken_back_at=None).update(taken_back_at=now)
    kept = (("gone_to", ends.where), ("house_contact", ends.contact))
    put(actor, stay_id, [Parcel(stay_id, field, value) for field, value in kept if value], now)


def in_time(happened_at: datetime, now: datetime) -> None:
    """This will refuse a time that lies ahead, or too far back for a day-sheet.

    Raises: ComesLater; TooLongOnPaper.
    """
    if happened_at > now:
        raise ComesLater
    if happened_at < now - LONGEST_ON_PAPER:
        raise TooLongOnPaper


def current(stay_id: UUID) -> Stay:
    """This will give a stay that is not over. Raises: NotFound; HasLeft."""
    stay = Stay.objects.filter(pk=stay_id).first()
    if stay is None:
        raise NotFound
    if stay.left_at is not None:
        raise HasLeft
    return stay


def put(actor: Actor, file: UUID, parcels: list[Parcel], now: datetime) -> tuple[UUID, ...]:
    """This will seal what says who somebody is into a file of the house."""
    return sealing.deposit(
        parcels, case_id=CaseId(file), province=actor.province, actor=actor, now=now
    )


def _arrival(arrival_id: UUID) -> Arrival:
    row = Arrival.objects.filter(pk=arrival_id).first()
    if row is None:
        raise NotFound
    return row


def _in_one_room(beds: Sequence[tuple[UUID, UUID]], people: int) -> list[tuple[UUID, UUID]]:
    """This will order free beds, each after its room, so that children sleep in their mother's.

    Where no room holds them all, the one with most free beds comes first.
    """
    rooms = Counter(room for room, _bed in beds)
    if not rooms:
        return []
    holds = (room for room in rooms if rooms[room] >= people)
    chosen = next(holds, max(rooms, key=lambda room: rooms[room]))
    return sorted(beds, key=lambda one: one[0] != chosen)


def _is_small(child: Child) -> bool:
    return child.age < IN_THE_MOTHERS_BED


def _lay_down(actor: Actor, stay_id: UUID, people: list[Child | None], now: datetime) -> None:
    """This will give each a free bed, under the lock of the house; None is the woman herself."""
    taken = Resident.objects.filter(left_at=None, bed__isnull=False).values("bed_id")
    beds = list(
        Bed.objects.filter(house_id=actor.unit_id, taken_away_at=None)
        .exclude(pk__in=taken)
        .order_by("room__name", "number", "id")
        .values_list("room_id", "id")
    )
    free = _in_one_room(beds, sum(one is None or not _is_small(one) for one in people))
    hers = free[0][0] if free else None
    rows, parcels = [], []
    # Whoever must have a bed of her own comes first; the youngest lie with their mother.
    for one in sorted(people, key=lambda c: -1 if c is None else GROWN_UP - c.age):
        small = one is not None and _is_small(one)
        if not free and not small:
            raise NoBedIsFree
        apart = small and bool(free) and free[0][0] != hers
        bed_id = free.pop(0)[1] if free and not apart else None
        row = Resident(
            id=new_id(), stay_id=stay_id, house_id=actor.unit_id, child=one is not None,
            sex="female" if one is None else one.sex, age=None if one is None else one.age,
            bed_id=bed_id, came_at=now,
        )  # fmt: skip
        rows.append(row)
        if one is not None and one.name:
            parcels.append(Parcel(row.id, "resident_name", one.name))
    Resident.objects.bulk_create(rows)
    put(actor, stay_id, parcels, now)
