"""What a registrar may read: the register of units and the register of officers of his area.

Seen by: registrars alone, each within the unit he sits in. Nothing here knows a case.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import registrars_seat, unit_within, within
from amaan.organisation.models import Officer, Placement, Posting, Unit
from amaan.organisation.posts import HOLDING_CASES, KINDS_BELOW, UnitKind
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class UnitLine:
    """A unit in a list, with the unit it lies below."""

    unit_id: UnitId
    kind: str
    province: str
    desk_type: str
    name_en: str
    name_ur: str
    above_en: str
    above_ur: str
    opened_on: date
    closed_on: date | None
    is_practice: bool


@dataclass(frozen=True)
class OfficerLine:
    """An officer in a list, with the post held now or, when out of post, the last one."""

    officer_id: OfficerId
    name_en: str
    name_ur: str
    service_number: str
    rank: str
    post: str
    unit_id: UnitId
    unit_en: str
    unit_ur: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Stay:
    """Where a unit lay, from when until when, and who wrote it down."""

    parent_en: str
    parent_ur: str
    since_on: date
    until_on: date | None
    recorded_by: str
    recorded_at: datetime | None


@dataclass(frozen=True)
class UnitSheet:
    """A unit with the way up from it, who serves there, and where it lay."""

    line: UnitLine
    path: tuple[UnitLine, ...]
    officers: tuple[OfficerLine, ...]
    stays: tuple[Stay, ...]
    heir: UnitLine | None
    is_own: bool
    # Whether it cannot end without another that goes on.
    holds_cases: bool
    # Kinds of unit that may be opened below it.
    holds: tuple[UnitKind, ...]


@dataclass(frozen=True)
class Held:
    """One posting of an officer, with who gave it and who took it back."""

    post: str
    unit_en: str
    unit_ur: str
    since: datetime
    until: datetime | None
    recorded_by: str
    recorded_at: datetime | None
    ended_by: str


@dataclass(frozen=True)
class OfficerSheet:
    """An officer as the register has her. Her password and her code are nobody's to read."""

    line: OfficerLine
    sign_in: str
    sex: str
    is_self: bool
    has_password: bool
    has_temporary_password: bool
    password_reset_at: datetime | None
    code_reset_at: datetime | None
    postings: tuple[Held, ...]


def own_seat(actor: Actor) -> UnitLine:
    """This will give the unit the registrar sits in.

    Raises: NotFound for anybody but a registrar.
    """
    return _unit_line(registrars_seat(actor))


def units(
    actor: Actor,
    now: datetime,
    *,
    below: UnitId | None = None,
    kind: UnitKind | None = None,
    named: str = "",
    with_closed: bool = False,
    after: UUID | None = None,
    limit: int = 50,
) -> tuple[UnitLine, ...]:
    """This will list units of the registrar's area by name, a page at a time.

    Raises: NotFound for anybody but a registrar.
    """
    rows = Unit.objects.filter(within(registrars_seat(actor))).select_related("parent")
    if below is not None:
        rows = rows.filter(parent_id=below)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if named:
        rows = rows.filter(Q(name_en__icontains=named) | Q(name_ur__contains=named))
    if not with_closed:
        rows = _open(rows, local_date(now))
    if after is not None:
        # The page's address holds an id and no name; its name says where the list goes on.
        last = Unit.objects.filter(id=after).values_list("name_en", flat=True).first() or ""
        rows = rows.filter(Q(name_en__gt=last) | Q(name_en=last, id__gt=after))
    return tuple(_unit_line(row) for row in rows.order_by("name_en", "id")[:limit])


def unit_sheet(actor: Actor, unit_id: UnitId, now: datetime) -> UnitSheet:
    """This will show one unit: the way up, who serves there, and where it lay when.

    Raises: NotFound, alike for a unit that does not exist and one that lies elsewhere.
    """
    seat = registrars_seat(actor)
    unit = (
        Unit.objects.filter(within(seat), id=unit_id)
        .select_related("hands_over_to__parent", "parent__parent__parent__parent__parent")
        .first()
    )
    if unit is None:
        raise NotFound
    serving = _postings(seat, now).filter(unit=unit).order_by("officer__name_en", "id")
    stays = (
        Placement.objects.filter(unit=unit)
        .select_related("parent", "recorded_by")
        .order_by("-since_on", "-recorded_at", "id")
    )
    return UnitSheet(
        line=_unit_line(unit),
        path=_way_up(unit),
        officers=tuple(_officer_line(row) for row in serving if row.until is None),
        stays=tuple(_stay(row) for row in stays),
        heir=None if unit.hands_over_to is None else _unit_line(unit.hands_over_to),
        is_own=unit.id == seat.id,
        holds_cases=unit.kind in HOLDING_CASES,
        holds=KINDS_BELOW[UnitKind(unit.kind)] if unit.is_open(local_date(now)) else (),
    )


def serving_below(actor: Actor, unit_id: UnitId, now: datetime) -> int:
    """This will count who serves in a unit of the registrar's area and in all that lies in it."""
    rows = _postings(registrars_seat(actor), now)
    # Whatever lies in a sub-division is its station or a desk of one; the rest has its column.
    return rows.filter(
        Q(unit_id=unit_id)
        | Q(unit__station_id=unit_id)
        | Q(unit__district_id=unit_id)
        | Q(unit__parent_id=unit_id)
        | Q(unit__parent__parent_id=unit_id),
        until__isnull=True,
    ).count()


def officers(
    actor: Actor,
    now: datetime,
    *,
    named: str = "",
    out_of_post: bool = False,
    after: UUID | None = None,
    limit: int = 50,
) -> tuple[OfficerLine, ...]:
    """This will list officers of the registrar's area by name, a page at a time.

    Those in post, or those who are out of post and served here last.
    Raises: NotFound for anybody but a registrar.
    """
    rows = _postings(registrars_seat(actor), now)
    in_force = Q(until__isnull=True) | Q(until__gt=now)
    rows = rows.exclude(in_force) if out_of_post else rows.filter(in_force)
    if named:
        rows = rows.filter(
            Q(officer__name_en__icontains=named)
            | Q(officer__name_ur__contains=named)
            | Q(officer__service_number__iexact=named)
            | Q(officer__sign_in=named.lower())
        )
    if after is not None:
        last = Officer.objects.filter(id=after).values_list("name_en", flat=True).first() or ""
        rows = rows.filter(
            Q(officer__name_en__gt=last) | Q(officer__name_en=last, officer_id__gt=after)
        )
    return tuple(
        _officer_line(row) for row in rows.order_by("officer__name_en", "officer_id")[:limit]
    )


def officer_sheet(actor: Actor, officer_id: OfficerId, now: datetime) -> OfficerSheet:
    """This will show one officer with every posting, newest first.

    Raises: NotFound, alike for nobody and for somebody of another area.
    """
    last = _postings(registrars_seat(actor), now).filter(officer_id=officer_id).first()
    if last is None:
        raise NotFound
    officer: Officer = last.officer
    held = (
        Posting.objects.filter(officer_id=officer_id)
        .select_related("unit", "recorded_by", "ended_by")
        .order_by("-since", "id")
    )
    return OfficerSheet(
        line=_officer_line(last),
        sign_in=officer.sign_in,
        sex=officer.sex,
        is_self=officer.id == actor.officer_id,
        has_password=officer.has_usable_password(),
        has_temporary_password=officer.password_is_temporary,
        password_reset_at=officer.password_reset_at,
        code_reset_at=officer.factor_reset_at,
        postings=tuple(_held(row) for row in held),
    )


def possible_parents(actor: Actor, unit_id: UnitId, now: datetime) -> tuple[UnitLine, ...]:
    """This will list where a unit of the area may be moved to, by name.

    Raises: NotFound when the unit is not in the registrar's area.
    """
    seat = registrars_seat(actor)
    unit = unit_within(seat, unit_id)
    kinds = [kind for kind, below in KINDS_BELOW.items() if unit.kind in below]
    rows = Unit.objects.filter(
        within(seat), kind__in=kinds, province=unit.province, is_practice=unit.is_practice
    )
    if unit.parent_id is not None:
        rows = rows.exclude(id=unit.parent_id)
    return _all_by_name(rows, now)


def possible_heirs(actor: Actor, unit_id: UnitId, now: datetime) -> tuple[UnitLine, ...]:
    """This will list the units of the same kind, in the same district, that could go on.

    Raises: NotFound when the unit is not in the registrar's area.
    """
    seat = registrars_seat(actor)
    unit = unit_within(seat, unit_id)
    rows = Unit.objects.filter(
        within(seat),
        kind=unit.kind,
        province=unit.province,
        district_id=unit.district_id,
        is_practice=unit.is_practice,
    ).exclude(id=unit.id)
    return _all_by_name(rows, now)


def _all_by_name(rows: QuerySet[Unit], now: datetime) -> tuple[UnitLine, ...]:
    found = _open(rows, local_date(now)).select_related("parent").order_by("name_en", "id")
    return tuple(_unit_line(row) for row in found)


def _open(rows: QuerySet[Unit], on: date) -> QuerySet[Unit]:
    return rows.filter(opened_on__lte=on).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))


def _postings(seat: Unit, now: datetime) -> QuerySet[Posting]:
    # The newest posting of each officer decides whose area he belongs to.
    newer = Posting.objects.filter(
        officer_id=OuterRef("officer_id"), since__gt=OuterRef("since"), since__lte=now
    )
    return (
        Posting.objects.filter(~Exists(newer), within(seat, "unit__"))
        .filter(since__lte=now, officer__is_active=True)
        .select_related("officer", "unit")
    )


def _way_up(unit: Unit) -> tuple[UnitLine, ...]:
    way, above = [], unit.parent
    while above is not None:
        way.append(_unit_line(above))
        above = above.parent
    return tuple(reversed(way))


def _unit_line(unit: Unit) -> UnitLine:
    above = unit.parent
    return UnitLine(
        unit_id=UnitId(unit.id),
        kind=unit.kind,
        province=unit.province,
        desk_type=unit.desk_type,
        name_en=unit.name_en,
        name_ur=unit.name_ur,
        above_en="" if above is None else above.name_en,
        above_ur="" if above is None else above.name_ur,
        opened_on=unit.opened_on,
        closed_on=unit.closed_on,
        is_practice=unit.is_practice,
    )


def _officer_line(row: Posting) -> OfficerLine:
    return OfficerLine(
        officer_id=OfficerId(row.officer_id),
        name_en=row.officer.name_en,
        name_ur=row.officer.name_ur,
        service_number=row.officer.service_number,
        rank=row.officer.rank,
        post=row.post,
        unit_id=UnitId(row.unit_id),
        unit_en=row.unit.name_en,
        unit_ur=row.unit.name_ur,
        since=row.since,
        until=row.until,
    )


def _stay(row: Placement) -> Stay:
    return Stay(
        parent_en=row.parent.name_en,
        parent_ur=row.parent.name_ur,
        since_on=row.since_on,
        until_on=row.until_on,
        recorded_by="" if row.recorded_by is None else row.recorded_by.service_number,
        recorded_at=row.recorded_at,
    )


def _held(row: Posting) -> Held:
    return Held(
        post=row.post,
        unit_en=row.unit.name_en,
        unit_ur=row.unit.name_ur,
        since=row.since,
        until=row.until,
        recorded_by="" if row.recorded_by is None else row.recorded_by.service_number,
        recorded_at=row.recorded_at,
        ended_by="" if row.ended_by is None else row.ended_by.service_number,
    )
