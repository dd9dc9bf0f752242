"""A house as its keeper sets it down: what it takes, rooms and beds, who is sent to fetch somebody.

Its address is sealed under the house's own id (class C6). Its keeper reads it, and a worker while
she is sent to bring somebody; no other post does, and no other table knows a place.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import sealing
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, OfficerId, SealedRef, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor, Colleague
from amaan.support.house_clocks import house_rules
from amaan.support.house_codes import KINDS
from amaan.support.houses_tables import Bed, Escort, House, Room
from amaan.support.stays_tables import Resident

MOST_BEDS = 40
OLDEST_BOY = 17
# An errand is a matter of hours; a way that stays open is no errand.
ERRAND_AT_MOST = timedelta(hours=12)


class RoomIsThere(Refused):
    """A second room of the same name is a second press, or would mix up two rooms at night."""

    sentence = said("A room of this name is there already. Give it another name.")


class BedIsTaken(Refused):
    """A bed in which somebody sleeps does not go."""

    sentence = said("Somebody sleeps in this bed. Give her another one first.")


class ErrandTooLong(Refused):
    """The way is given for one errand."""

    sentence = said("The way is given for twelve hours at most. Give it again when it is over.")


class NotSetYet(Refused):
    """Nobody can be received before the keeper has said what the house takes."""

    sentence = said("The keeper has not set this house up yet. Its beds and rules come first.")


@dataclass(frozen=True, kw_only=True)
class HouseRule:
    """What the house takes and how often it is inspected."""

    kind: str
    boys_up_to: int
    without_order: bool
    wheelchair: bool
    inspected_every_days: int


@dataclass(frozen=True)
class Occupancy:
    """How many beds stand, how many people sleep here tonight, and which of them are children."""

    beds: int
    taken: int
    women: int
    children: int

    @property
    def free(self) -> int:
        """How many beds are free."""
        return self.beds - self.taken


@dataclass(frozen=True)
class BedLine:
    """One bed and who sleeps in it, by the house's own reference."""

    bed_id: UUID
    number: int
    stay_id: UUID | None
    reference: str
    child: bool


@dataclass(frozen=True)
class RoomLine:
    """One room with its beds."""

    room_id: UUID
    name: str
    step_free: bool
    beds: tuple[BedLine, ...]


@dataclass(frozen=True)
class EscortLine:
    """A worker who has the way now, and until when."""

    escort_id: UUID
    officer: Colleague
    until: datetime


@dataclass(frozen=True)
class HouseSheet:
    """A house for those who serve in it."""

    house_id: UUID
    rule: HouseRule
    address: SealedRef | None
    set_at: datetime


@transaction.atomic(savepoint=False)
def set_house(*, actor: Actor, rule: HouseRule, address: str, now: datetime) -> None:
    """This will set down what a house takes, and its address where one is written.

    An empty address leaves the one that is sealed.
    Raises: NotFound for anybody but the keeper of a house.
    """
    _keeper(actor, now)
    if rule.kind not in KINDS or rule.inspected_every_days not in house_rules().intervals:
        raise NotFound
    house = _own(actor)
    columns = {
        "kind": rule.kind,
        "boys_up_to": min(rule.boys_up_to, OLDEST_BOY),
        "without_order": rule.without_order,
        "wheelchair": rule.wheelchair,
        "inspected_every_days": rule.inspected_every_days,
        "set_at": now,
        "set_by_id": actor.officer_id,
    }
    if house is None:
        House.objects.bulk_create([House(unit_id=actor.unit_id, **columns)])
    else:
        House.objects.filter(pk=actor.unit_id).update(**columns)
    if address:
        parcel = Parcel(actor.unit_id, "house_address", address)
        (ref,) = sealing.deposit(
            [parcel], case_id=CaseId(actor.unit_id), province=actor.province, actor=actor, now=now
        )
        House.objects.filter(pk=actor.unit_id).update(address=ref)


@transaction.atomic(savepoint=False)
def add_room(
    *, actor: Actor, room_id: UUID, name: str, beds: int, step_free: bool, now: datetime
) -> None:
    """This will add a room with so many beds. The same id twice adds one.

    Raises: NotFound; NotSetYet; RoomIsThere.
    """
    _keeper(actor, now)
    house_id = _set(actor).pk
    if not 0 < beds <= MOST_BEDS:
        raise NotFound
    if Room.objects.filter(pk=room_id).exists():
        return
    try:
        with transaction.atomic():
            Room.objects.bulk_create(
                [Room(id=room_id, house_id=house_id, name=name, step_free=step_free)]
            )
    except IntegrityError:
        raise RoomIsThere from None
    Bed.objects.bulk_create(
        Bed(id=new_id(), house_id=house_id, room_id=room_id, number=number)
        for number in range(1, beds + 1)
    )


@transaction.atomic(savepoint=False)
def add_bed(*, actor: Actor, room_id: UUID, now: datetime) -> None:
    """This will put one more bed into a room.

    Raises: NotFound.
    """
    _keeper(actor, now)
    locked(actor)
    room = Room.objects.filter(pk=room_id).first()
    if room is None:
        raise NotFound
    standing = set(
        Bed.objects.filter(room=room, taken_away_at=None).values_list("number", flat=True)
    )
    number = next(n for n in range(1, len(standing) + 2) if n not in standing)
    Bed.objects.bulk_create(
        [Bed(id=new_id(), house_id=room.house_id, room_id=room_id, number=number)]
    )


@transaction.atomic(savepoint=False)
def take_bed_away(*, actor: Actor, bed_id: UUID, now: datetime) -> None:
    """This will take a bed away in which nobody sleeps: broken, or lent.

    Raises: NotFound; BedIsTaken.
    """
    _keeper(actor, now)
    # An admission takes the same lock, so that nobody is laid into a bed that goes.
    locked(actor)
    if Resident.objects.filter(bed_id=bed_id, left_at=None).exists():
        raise BedIsTaken
    if not Bed.objects.filter(pk=bed_id, taken_away_at=None).update(taken_away_at=now):
        raise NotFound


@transaction.atomic(savepoint=False)
def send_escort(
    *, actor: Actor, escort_id: UUID, officer_id: OfficerId, until: datetime, now: datetime
) -> None:
    """This will give a worker of the house the way to it, until an hour, for one errand.

    Raises: NotFound for anybody but its keeper, and for whoever does not serve here;
    ErrandTooLong.
    """
    _keeper(actor, now)
    house_id = _set(actor).pk
    if officer_id not in {one.officer_id for one in staff(actor, now)}:
        raise NotFound
    if not now < until <= now + ERRAND_AT_MOST:
        raise ErrandTooLong
    Escort.objects.bulk_create(
        [
            Escort(
                id=escort_id, house_id=house_id, officer_id=officer_id, since=now, until=until,
                sent_by_id=actor.officer_id,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def end_escort(*, actor: Actor, escort_id: UUID, now: datetime) -> None:
    """This will close the way again: the errand is over.

    Raises: NotFound.
    """
    _keeper(actor, now)
    if not Escort.objects.filter(pk=escort_id, until__gt=now).update(until=now):
        raise NotFound


def house_sheet(actor: Actor, now: datetime) -> HouseSheet | None:
    """This will give the house in which the actor serves, or None before it is set up.

    Raises: NotFound for whoever serves in none.
    """
    serves(actor, now)
    row = _own(actor)
    if row is None:
        return None
    rule = HouseRule(
        kind=row.kind,
        boys_up_to=row.boys_up_to,
        without_order=row.without_order,
        wheelchair=row.wheelchair,
        inspected_every_days=row.inspected_every_days,
    )
    return HouseSheet(row.pk, rule, SealedRef(row.address) if row.address else None, row.set_at)


def occupancy(actor: Actor, now: datetime) -> Occupancy:
    """This will count the beds that stand and who sleeps here, as it is at this moment.

    Seen by: those who serve in the house; nobody else counts anything.
    """
    serves(actor, now)
    beds = Bed.objects.filter(house_id=actor.unit_id, taken_away_at=None).count()
    found = Resident.objects.filter(house_id=actor.unit_id, left_at=None).aggregate(
        taken=Count("bed"), women=Count("id", Q(child=False)), children=Count("id", Q(child=True))
    )
    return Occupancy(beds, **found)


@dataclass(frozen=True)
class Places:
    """Places in the houses of a province today, and who came to them since a day. No house."""

    places: int
    taken: int
    came: int
    no_place: int


def places_in_the_province(since: datetime) -> Places | None:
    """This will count places, and who was turned away for want of one.

    Seen by: the inspector general of a province with three houses or more; nobody else.
    """
    rows = ask("SELECT places, taken, came, no_place FROM amaan_places_in_houses(%s)", [since])
    return Places(*rows[0]) if rows else None


def rooms(actor: Actor, now: datetime) -> tuple[RoomLine, ...]:
    """This will list the rooms by name, with each bed and who sleeps in it.

    Seen by: those who serve in the house.
    """
    serves(actor, now)
    sleeping = {
        row.bed_id: row
        for row in Resident.objects.filter(left_at=None, bed__isnull=False).select_related(
            "stay__arrival"
        )
    }
    by_room: dict[UUID, list[BedLine]] = {}
    for bed in Bed.objects.filter(taken_away_at=None).order_by("number", "id"):
        one = sleeping.get(bed.id)
        line = BedLine(
            bed_id=bed.id,
            number=bed.number,
            stay_id=one.stay_id if one else None,
            reference=one.stay.arrival.reference if one else "",
            child=bool(one and one.child),
        )
        by_room.setdefault(bed.room_id, []).append(line)
    return tuple(
        RoomLine(room.id, room.name, room.step_free, tuple(by_room.get(room.id, ())))
        for room in Room.objects.order_by("name", "id")
    )


def staff(actor: Actor, now: datetime) -> tuple[Colleague, ...]:
    """This will list who serves in the actor's house, by name."""
    serves(actor, now)
    return organisation.colleagues(actor.unit_id, now)


def escorts(actor: Actor, now: datetime) -> tuple[EscortLine, ...]:
    """This will list who has the way to the house now, the soonest end first.

    Seen by: those who serve in the house.
    """
    serves(actor, now)
    rows = Escort.objects.filter(since__lte=now, until__gt=now).order_by("until", "id")
    known: Collection[Colleague] = staff(actor, now) if rows else ()
    by_id = {one.officer_id: one for one in known}
    return tuple(
        EscortLine(row.id, by_id[OfficerId(row.officer_id)], row.until)
        for row in rows
        if OfficerId(row.officer_id) in by_id
    )


def serves(actor: Actor, now: datetime) -> None:
    """This will let go on whoever serves in a house. Raises: NotFound for anybody else."""
    confidentiality.permit(actor=actor, act="work_in_house", case_id=None, now=now)


def locked(actor: Actor) -> House:
    """This will hold the actor's house for this transaction: one admission after the other.

    Raises: NotSetYet.
    """
    row = House.objects.select_for_update().filter(pk=actor.unit_id).first()
    if row is None:
        raise NotSetYet
    return row


def _keeper(actor: Actor, now: datetime) -> None:
    confidentiality.permit(actor=actor, act="keep_house", case_id=None, now=now)


def _own(actor: Actor) -> House | None:
    return House.objects.filter(pk=actor.unit_id).first()


def _set(actor: Actor) -> House:
    row = _own(actor)
    if row is None:
        raise NotSetYet
    return row
