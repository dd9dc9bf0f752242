"""What those who serve in a house ask: who waits, who is here, what is owed her, what was written.

Every question is of the actor's own house; the database shows no row of another. References and
codes only: names are asked of the vault, one at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from amaan.kernel.ids import SealedRef
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.support import houses
from amaan.support.house_clocks import StayClock, clocks_of, house_rules
from amaan.support.stays_tables import (
    Arrival,
    Caller,
    Enquiry,
    HouseEntry,
    Relay,
    Resident,
    Stay,
)

# Where a page of a list ended: the instant and the id of its last line.
Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class ArrivalLine:
    """Somebody who came, and what became of it."""

    arrival_id: UUID
    reference: str
    arrived_at: datetime
    recorded_at: datetime
    came_by: str
    police_case: str
    age_band: str
    first: Mapping[str, str]
    girls: int
    boys: int
    from_paper: bool
    outcome: str
    reason: str
    sent_to: str
    brought_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class StayLine:
    """One stay as a list shows it."""

    stay_id: UUID
    reference: str
    admitted_at: datetime
    left_at: datetime | None
    children: int
    left_to: str
    follow_up: str
    follow_up_on: date | None
    clocks: tuple[StayClock, ...]


@dataclass(frozen=True)
class ResidentLine:
    """She, or a child of hers: where she sleeps."""

    resident_id: UUID
    child: bool
    sex: str
    age: int | None
    room: str
    bed: int | None
    left_at: datetime | None


@dataclass(frozen=True)
class CallerLine:
    """Somebody on her list."""

    caller_id: UUID
    who: str
    may: str
    name: SealedRef
    added_at: datetime


@dataclass(frozen=True)
class EntryLine:
    """One line of the log."""

    entry_id: UUID
    stay_id: UUID | None
    reference: str
    sort: str
    what: str
    result: str
    happened_at: datetime
    recorded_at: datetime
    by_en: str
    by_ur: str
    from_paper: bool
    words: SealedRef | None


@dataclass(frozen=True)
class EnquiryLine:
    """Somebody asked; what was said, and whether she was told."""

    enquiry_id: UUID
    stay_id: UUID | None
    reference: str
    asked_at: datetime
    way: str
    by_whom: str
    said: str
    words: SealedRef | None
    told_at: datetime | None


@dataclass(frozen=True)
class RelayLine:
    """She agreed that her desk may send word."""

    relay_id: UUID
    agreed_at: datetime


@dataclass(frozen=True)
class StaySheet:
    """One stay for those who keep her."""

    line: StayLine
    arrival: ArrivalLine
    basis: str
    left_why: str
    plan_made: str
    residents: tuple[ResidentLine, ...]
    callers: tuple[CallerLine, ...]
    relays: tuple[RelayLine, ...]


def waiting_arrivals(actor: Actor, now: datetime) -> tuple[ArrivalLine, ...]:
    """This will list who came and was not yet taken in or helped on, the longest first."""
    houses.serves(actor, now)
    rows = Arrival.objects.filter(outcome="").order_by("arrived_at", "id")[:100]
    return tuple(map(_arrival, rows))


def arrivals(
    actor: Actor, now: datetime, *, after: Key | None = None, limit: int = 21
) -> tuple[ArrivalLine, ...]:
    """This will list who came, the newest first, a page at a time."""
    houses.serves(actor, now)
    rows = Arrival.objects.filter(_before(after, "arrived_at")).order_by("-arrived_at", "-id")
    return tuple(map(_arrival, rows[:limit]))


def arrival(actor: Actor, arrival_id: UUID, now: datetime) -> ArrivalLine:
    """This will give one arrival. Raises: NotFound."""
    houses.serves(actor, now)
    row = Arrival.objects.filter(pk=arrival_id).first()
    if row is None:
        raise NotFound
    return _arrival(row)


def stays(
    actor: Actor, now: datetime, *, here: bool, after: Key | None = None, limit: int = 21
) -> tuple[StayLine, ...]:
    """This will list who is here, or who was, the newest first, a page at a time."""
    houses.serves(actor, now)
    rows = (
        Stay.objects.filter(_before(after, "admitted_at"), left_at__isnull=here)
        .select_related("arrival")
        .annotate(children=Count("residents", Q(residents__child=True)))
        .order_by("-admitted_at", "-arrival_id")
    )
    return tuple(map(_stay, rows[:limit]))


def owed(actor: Actor, now: datetime) -> tuple[tuple[StayLine, StayClock], ...]:
    """This will list what the house owes its residents that is late or near, the earliest first."""
    houses.serves(actor, now)
    here = (
        Stay.objects.filter(left_at=None)
        .filter(Q(medical_at=None) | Q(counselling_at=None))
        .select_related("arrival")
        .annotate(children=Count("residents", Q(residents__child=True)))
    )
    found = [(line, c) for line in map(_stay, here) for c in line.clocks if c.is_near(now)]
    return tuple(sorted(found, key=lambda pair: (pair[1].due_at, pair[0].reference, pair[1].name)))


def follow_ups_due(actor: Actor, today: date, now: datetime) -> tuple[StayLine, ...]:
    """This will list whom the house promised to reach by today and did not yet, earliest first."""
    houses.serves(actor, now)
    rows = (
        Stay.objects.filter(follow_up_on__lte=today)
        .select_related("arrival")
        .annotate(children=Count("residents", Q(residents__child=True)))
        .order_by("follow_up_on", "arrival_id")[:50]
    )
    asked = set(
        HouseEntry.objects.filter(sort="follow_up", stay__in=[row.pk for row in rows]).values_list(
            "stay_id", flat=True
        )
    )
    return tuple(_stay(row) for row in rows if row.pk not in asked)


def stay_sheet(actor: Actor, stay_id: UUID, now: datetime) -> StaySheet:
    """This will give one stay: she and her children, her list, and the way for word.

    Raises: NotFound.
    """
    houses.serves(actor, now)
    row = (
        Stay.objects.filter(pk=stay_id)
        .select_related("arrival")
        .annotate(children=Count("residents", Q(residents__child=True)))
        .first()
    )
    if row is None:
        raise NotFound
    people = Resident.objects.filter(stay=row).select_related("bed__room")
    callers = Caller.objects.filter(stay=row, taken_off_at=None).order_by("added_at", "id")
    relays = Relay.objects.filter(stay=row, taken_back_at=None).values_list("id", "agreed_at")
    return StaySheet(
        line=_stay(row),
        arrival=_arrival(row.arrival),
        basis=row.basis,
        left_why=row.left_why,
        plan_made=row.plan_made,
        residents=tuple(map(_resident, people.order_by("child", "-age", "id"))),
        callers=tuple(
            CallerLine(c.id, c.who, c.may, SealedRef(c.name), c.added_at) for c in callers
        ),
        relays=tuple(RelayLine(*found) for found in relays),
    )


def entries(
    actor: Actor,
    now: datetime,
    *,
    stay_id: UUID | None = None,
    after: Key | None = None,
    limit: int = 21,
) -> tuple[EntryLine, ...]:
    """This will list what was written, of the house or of one stay, the newest first."""
    houses.serves(actor, now)
    rows = HouseEntry.objects.filter(_before(after, "happened_at"))
    if stay_id is not None:
        rows = rows.filter(stay_id=stay_id)
    rows = rows.select_related("stay__arrival", "recorded_by").order_by("-happened_at", "-id")
    return tuple(map(_entry, rows[:limit]))


def enquiries(
    actor: Actor,
    now: datetime,
    *,
    untold: bool = False,
    stay_id: UUID | None = None,
    after: Key | None = None,
    limit: int = 21,
) -> tuple[EnquiryLine, ...]:
    """This will list who asked after somebody, the newest first; or what she was not yet told."""
    houses.serves(actor, now)
    rows = Enquiry.objects.filter(_before(after, "asked_at"))
    if untold:
        rows = rows.filter(stay__isnull=False, told_at=None)
    if stay_id is not None:
        rows = rows.filter(stay_id=stay_id)
    rows = rows.select_related("stay__arrival").order_by("-asked_at", "-id")
    return tuple(map(_enquiry, rows[:limit]))


@dataclass(frozen=True)
class LateInHouses:
    """For how many women a first clock of a stay ran out, and since when. No house is named."""

    clock: str
    women: int
    since: datetime


def late_in_houses(actor: Actor, now: datetime) -> tuple[LateInHouses, ...]:
    """This will say which first clocks are late in the houses of the auditor's province.

    Seen by: the oversight auditor; for everybody else there is nothing. No house, no stay.
    """
    del actor  # the database knows who asks
    clocks = {name: str(within) for name, within in house_rules().clocks.items()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT clock, women, since"
            " FROM amaan_late_in_houses(%s, %s::interval, %s::interval) ORDER BY clock",
            [now, clocks["medical"], clocks["counselling"]],
        )
        return tuple(LateInHouses(*row) for row in cursor.fetchall())


def _before(after: Key | None, instant: str) -> Q:
    if after is None:
        return Q()
    pk = "pk__lt"
    return Q(**{f"{instant}__lt": after[0]}) | Q(**{instant: after[0], pk: after[1]})


def _arrival(row: Arrival) -> ArrivalLine:
    return ArrivalLine(
        arrival_id=row.id,
        reference=row.reference,
        arrived_at=row.arrived_at,
        recorded_at=row.recorded_at,
        came_by=row.came_by,
        police_case=row.police_case,
        age_band=row.age_band,
        first=row.first,
        girls=row.girls,
        boys=row.boys,
        from_paper=row.from_paper,
        outcome=row.outcome,
        reason=row.reason,
        sent_to=row.sent_to,
        brought_by=row.brought_by,
        decided_at=row.decided_at,
    )


def _stay(row: Stay) -> StayLine:
    return StayLine(
        stay_id=row.arrival_id,
        reference=row.arrival.reference,
        admitted_at=row.admitted_at,
        left_at=row.left_at,
        children=row.children,  # type: ignore[attr-defined]  # counted with the rows
        left_to=row.left_to,
        follow_up=row.follow_up,
        follow_up_on=row.follow_up_on,
        clocks=clocks_of(row.admitted_at, row.medical_at, row.counselling_at),
    )


def _resident(row: Resident) -> ResidentLine:
    return ResidentLine(
        resident_id=row.id,
        child=row.child,
        sex=row.sex,
        age=row.age,
        room=row.bed.room.name if row.bed else "",
        bed=row.bed.number if row.bed else None,
        left_at=row.left_at,
    )


def _entry(row: HouseEntry) -> EntryLine:
    return EntryLine(
        entry_id=row.id,
        stay_id=row.stay_id,
        reference=row.stay.arrival.reference if row.stay else "",
        sort=row.sort,
        what=row.what,
        result=row.result,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        by_en=row.recorded_by.name_en,
        by_ur=row.recorded_by.name_ur,
        from_paper=row.from_paper,
        words=SealedRef(row.words) if row.words else None,
    )


def _enquiry(row: Enquiry) -> EnquiryLine:
    return EnquiryLine(
        enquiry_id=row.id,
        stay_id=row.stay_id,
        reference=row.stay.arrival.reference if row.stay else "",
        asked_at=row.asked_at,
        way=row.way,
        by_whom=row.by_whom,
        said=row.said,
        words=SealedRef(row.words) if row.words else None,
        told_at=row.told_at,
    )
