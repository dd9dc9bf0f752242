"""Who somebody is acting as, and whom one may call. Nothing here knows a case."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare

from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import prepared
from amaan.organisation.models import Officer, Posting, SignIn, Unit
from amaan.organisation.posts import Post, Sex, UnitKind


@dataclass(frozen=True)
class Actor:
    """Whoever acts: an officer in one posting, with what the session has proved."""

    officer_id: OfficerId
    post: Post
    unit_id: UnitId
    station_id: UnitId | None
    district_id: UnitId | None
    province: str
    is_woman: bool
    # Whether the posting is in a practice unit, whose cases never mix with real ones.
    is_practice: bool = False
    # The vault's own token for this session; empty until the second factor was verified.
    capability: str = ""

    def carrying(self, capability: str) -> "Actor":
        """This will give the same actor holding the vault's capability of this session."""
        return replace(self, capability=capability)


@dataclass(frozen=True)
class Colleague:
    """An officer as others may see her: what a receipt or a hand-over list needs."""

    officer_id: OfficerId
    name_en: str
    name_ur: str
    rank: str
    post: str
    is_woman: bool
    # Posted to a special investigation unit for sexual offences.
    special_unit: bool


@dataclass(frozen=True)
class Place:
    """A unit as shown on pages and papers."""

    unit_id: UnitId
    name_en: str
    name_ur: str
    kind: str
    station_id: UnitId | None
    district_id: UnitId | None
    province: str
    is_practice: bool


@dataclass(frozen=True)
class AtComputer:
    """The last sign-in of an officer, by real time: the only one that can still be good."""

    id: UUID
    computer: str
    browser: str
    began_at: datetime
    seen_at: datetime
    locked: bool
    # Empty while it is open.
    ended_how: str
    forgotten: bool


@dataclass(frozen=True)
class SignedIn:
    """Who stands behind a session: the actor, and how a page names officer and unit."""

    actor: Actor
    officer: Colleague
    unit: Place
    # Somebody else made the password: one page opens, where the officer chooses another.
    must_choose_password: bool = False
    at: AtComputer | None = None


def acting_as(officer_id: UUID, now: datetime) -> Actor | None:
    """This will say in which posting an officer acts now, or None when he holds none."""
    found = _who(officer_id, now)
    return None if found is None else found.actor


def signed_in(officer_id: UUID, session_hash: str, now: datetime) -> SignedIn | None:
    """This will say who stands behind a session, in one statement.

    None when the officer holds no post, was switched off, or has a new password since:
    `session_hash` is what Django put into the session when the password was given.
    """
    found = _who(officer_id, now)
    if found is None or not constant_time_compare(
        session_hash, Officer(password=found.password).get_session_auth_hash()
    ):
        return None
    return SignedIn(
        actor=found.actor,
        officer=found.officer,
        unit=found.unit,
        must_choose_password=found.must_choose_password,
        at=found.at,
    )


def sign_ins_of(actor: Actor, since: datetime) -> tuple[AtComputer, ...]:
    """This will list an officer's own sign-ins that began since an instant, newest first."""
    rows = SignIn.objects.filter(officer_id=actor.officer_id, began_at__gte=since)
    return tuple(found for row in rows.order_by("-began_at", "id") if (found := _at_computer(row)))


def officer_called(sign_in: str) -> OfficerId | None:
    """This will give whose sign-in name this is, asked before anybody is known."""
    named = Officer.objects.filter(sign_in=sign_in.strip().lower())
    found = named.values_list("id", flat=True).first()
    return None if found is None else OfficerId(found)


def knows_computer(sign_in: str, computer: str, since: datetime) -> bool:
    """This will say whether whoever signs in by a name has done so at a computer lately.

    Asked before anybody is known, so that strangers cannot lock her out of her own desk.
    """
    return SignIn.objects.filter(
        officer__sign_in=sign_in, computer=computer, began_at__gte=since, forgotten=False
    ).exists()


def colleagues(unit_id: UnitId, now: datetime) -> tuple[Colleague, ...]:
    """This will list the officers now posted at a unit, in a stable order."""
    rows = (
        _in_force(now)
        .filter(unit_id=unit_id, officer__is_active=True)
        .select_related("officer")
        .order_by("officer__name_en", "id")
    )
    return tuple(_colleague(row) for row in rows)


def holders(posts: Collection[Post], within: UnitId, now: datetime) -> tuple[Colleague, ...]:
    """This will list who holds one of the posts at a unit or anywhere below it in its district.

    `within` is a station or a district; officers come in a stable order.
    """
    # The units first, each way by its index: asked of the postings' own units, the same words
    # would read every posting of the country.
    units = Unit.objects.filter(Q(id=within) | Q(station_id=within) | Q(district_id=within))
    rows = (
        _in_force(now)
        .filter(post__in=posts, officer__is_active=True, unit_id__in=units.values("id"))
        .select_related("officer", "unit")
        .order_by("officer__name_en", "id")
    )
    return tuple(_colleague(row) for row in rows)


def who_holds(posts: Collection[Post], within: UnitId, now: datetime) -> tuple[OfficerId, ...]:
    """This will name who holds one of the posts within a unit, as `holders`, without names.

    One statement that is planned once.
    """
    codes = [post.value for post in posts]
    found = prepared.ask(_WHO_HOLDS, [codes, now, now, within, within, within])
    return tuple(OfficerId(row[0]) for row in found)


def all_holding(post: Post, now: datetime) -> tuple[OfficerId, ...]:
    """This will name everybody who holds a post anywhere, for a job that counts."""
    held = _in_force(now).filter(post=post.value, officer__is_active=True)
    return tuple(OfficerId(id) for id in held.values_list("officer_id", flat=True).order_by("id"))


def officer_by_service_number(service_number: str, now: datetime) -> OfficerId | None:
    """This will find a serving officer by the number on his uniform, or None."""
    found = (
        Officer.objects.filter(service_number__iexact=service_number.strip(), is_active=True)
        .values_list("id", flat=True)
        .first()
    )
    return None if found is None else OfficerId(found)


def colleague(officer_id: OfficerId, now: datetime) -> Colleague | None:
    """This will give an officer as colleagues and papers name him, or None when unposted."""
    posting = (
        _in_force(now)
        .filter(officer_id=officer_id, officer__is_active=True)
        .select_related("officer", "unit")
        .order_by("id")
        .first()
    )
    return None if posting is None else _colleague(posting)


def service_number(officer_id: OfficerId) -> str:
    """This will give the number on an officer's uniform, by which papers name him for good."""
    return Officer.objects.values_list("service_number", flat=True).get(id=officer_id)


def service_numbers(officer_ids: Collection[OfficerId]) -> dict[OfficerId, str]:
    """This will give the numbers on some officers' uniforms, in one statement."""
    rows = Officer.objects.filter(id__in=officer_ids).values_list("id", "service_number")
    return {OfficerId(officer_id): number for officer_id, number in rows}


def place(unit_id: UnitId) -> Place:
    """This will give a unit with its names and the station, district and province it lies in."""
    return _place(Unit.objects.get(id=unit_id))


def _at_computer(row: SignIn | None) -> AtComputer | None:
    if row is None:
        return None
    return AtComputer(
        id=row.id,
        computer=row.computer,
        browser=row.browser,
        began_at=row.began_at,
        seen_at=row.seen_at,
        locked=row.locked_at is not None,
        ended_how=row.ended_how,
        forgotten=row.forgotten,
    )


class _Who(NamedTuple):
    actor: Actor
    officer: Colleague
    unit: Place
    at: AtComputer | None
    password: str
    must_choose_password: bool


def _who(officer_id: UUID, now: datetime) -> _Who | None:
    rows = prepared.ask(_WHO, [UUID(str(officer_id)), now, now])
    if not rows:
        return None
    (post, password, must_choose, name_en, name_ur, rank, sex,
     unit_id, kind, unit_en, unit_ur, station_id, district_id, province, is_practice, *at,
     ) = rows[0]  # fmt: skip
    return _Who(
        actor=Actor(
            officer_id=OfficerId(UUID(str(officer_id))),
            post=Post(post),
            unit_id=unit_id,
            station_id=unit_id if kind == UnitKind.STATION else station_id,
            district_id=unit_id if kind == UnitKind.DISTRICT else district_id,
            province=province,
            is_woman=sex == Sex.FEMALE,
            is_practice=is_practice,
        ),
        officer=Colleague(
            officer_id=OfficerId(UUID(str(officer_id))),
            name_en=name_en,
            name_ur=name_ur,
            rank=rank,
            post=post,
            is_woman=sex == Sex.FEMALE,
            special_unit=kind == UnitKind.SPECIAL_UNIT,
        ),
        unit=Place(unit_id, unit_en, unit_ur, kind, station_id, district_id, province, is_practice),
        at=None if at[0] is None else AtComputer(*at),
        password=password,
        must_choose_password=must_choose,
    )


def _place(unit: Unit) -> Place:
    return Place(
        unit_id=UnitId(unit.id),
        name_en=unit.name_en,
        name_ur=unit.name_ur,
        kind=unit.kind,
        station_id=_unit(unit.station_id),
        district_id=_unit(unit.district_id),
        province=unit.province,
        is_practice=unit.is_practice,
    )


def _in_force(now: datetime) -> QuerySet[Posting]:
    return Posting.objects.filter(since__lte=now).filter(Q(until__isnull=True) | Q(until__gt=now))


def _unit(value: UUID | None) -> UnitId | None:
    return None if value is None else UnitId(value)


def _colleague(posting: Posting) -> Colleague:
    officer = posting.officer
    return Colleague(
        officer_id=OfficerId(officer.id),
        name_en=officer.name_en,
        name_ur=officer.name_ur,
        rank=officer.rank,
        post=posting.post,
        is_woman=officer.sex == Sex.FEMALE,
        special_unit=posting.unit.kind == UnitKind.SPECIAL_UNIT,
    )


_WHO = """
SELECT p.post, o.password, o.password_is_temporary, o.name_en, o.name_ur, o.rank, o.sex,
  u.id, u.kind, u.name_en, u.name_ur, u.station_id, u.district_id, u.province, u.is_practice,
  s.id, s.computer, s.browser, s.began_at, s.seen_at, s.locked_at IS NOT NULL, s.ended_how,
  s.forgotten
FROM organisation_posting p
JOIN organisation_officer o ON o.id = p.officer_id AND o.is_active
JOIN organisation_unit u ON u.id = p.unit_id
LEFT JOIN organisation_signin s ON s.id = o.last_sign_in_id
WHERE p.officer_id = %s AND p.since <= %s AND (p.until IS NULL OR p.until > %s)
ORDER BY p.since DESC, p.id LIMIT 1
"""
_WHO_HOLDS = """
SELECT p.officer_id FROM organisation_posting p
JOIN organisation_officer o ON o.id = p.officer_id AND o.is_active
JOIN organisation_unit u ON u.id = p.unit_id
WHERE p.post = ANY (%s::text[]) AND p.since <= %s AND (p.until IS NULL OR p.until > %s)
  AND (u.id = %s OR u.station_id = %s OR u.district_id = %s)
ORDER BY p.officer_id
"""
