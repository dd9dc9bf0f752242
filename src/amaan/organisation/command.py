"""Who commands whom at an instant: the way up from a station, and who holds each post on it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import prepared
from amaan.organisation.models import Leave, Officer, Placement, Posting, Unit
from amaan.organisation.posts import Post, Sex, UnitKind
from amaan.organisation.queries import Actor

# Which post commands a unit of each kind, lowest first.
COMMANDS: Mapping[str, Post] = {
    UnitKind.STATION: Post.STATION_COMMANDER,
    UnitKind.CIRCLE: Post.SUPERVISOR,
    UnitKind.DISTRICT: Post.DISTRICT_COMMANDER,
    UnitKind.REGION: Post.REGIONAL_COMMANDER,
    UnitKind.PROVINCE: Post.INSPECTOR_GENERAL,
}
# Who can be called about a duty; an investigator is found on the file.
REACHED = (Post.DESK_OFFICER, Post.STATION_CLERK, *COMMANDS.values())


@dataclass(frozen=True)
class Seat:
    """A post at a unit, and who holds it; nobody may."""

    post: str
    unit_id: UnitId
    officer_id: OfficerId | None


@dataclass(frozen=True)
class UnitName:
    """A unit by its names."""

    unit_id: UnitId
    name_en: str
    name_ur: str


@dataclass(frozen=True)
class PostHeld:
    """Somebody who holds a post; `post` is None where only the person was asked for."""

    post: Post | None
    officer_id: OfficerId
    name_en: str
    name_ur: str
    rank: str
    is_woman: bool


@dataclass(frozen=True)
class Reach:
    """Whom one reaches about some stations and desks: names, holders, and the way up."""

    names: Mapping[UUID, UnitName]
    held: Mapping[UUID, tuple[PostHeld, ...]]
    seats: Mapping[UnitId, Mapping[str, Seat]]


@dataclass(frozen=True)
class DeskStaff:
    """A desk, its station, and how many officers and women are posted to it."""

    desk: UnitName
    station: UnitName
    officers: int
    women: int


@dataclass(frozen=True)
class Staffed:
    """Who held a post at an instant, and how many of them were on leave then."""

    held: tuple[PostHeld, ...]
    away: int


def seats_above(stations: Collection[UnitId], now: datetime) -> Mapping[UnitId, Mapping[str, Seat]]:
    """This will give, for each station, where word to each commanding post goes at an instant.

    A unit that has ended, or that a district does not have, is answered for by the next one
    above it: the seat then carries that unit's own post. Two statements, however many stations.
    """
    ways = _ways_up(stations, now)
    holders = _holders({unit for way in ways.values() for _kind, unit in way}, now)
    return _seats(ways, holders)


def reach(stations: Collection[UUID], desks: Collection[UUID], now: datetime) -> Reach:
    """This will say who is to be called about stations and their desks, all the way up.

    One statement, however many there are: a board asks this for every page of lines.
    """
    posts = [post.value for post in REACHED]
    rows = prepared.ask(_REACH, {"units": [*stations, *desks], "posts": posts, "now": now})
    today = local_date(now)
    names: dict[UUID, UnitName] = {}
    held: dict[UUID, dict[UUID, PostHeld]] = {}
    ways: dict[UnitId, list[tuple[str, UnitId]]] = {UnitId(station): [] for station in stations}
    for start, unit, kind, closed_on, en, ur, posting, post, *officer in rows:
        names[unit] = UnitName(UnitId(unit), en, ur)
        open_way = ways.get(start) if closed_on is None or today < closed_on else None
        if open_way is not None and (kind, unit) not in open_way:
            open_way.append((kind, unit))
        if posting is not None:
            held.setdefault(unit, {})[posting] = _held(Post(post), *officer)
    # Where two hold one post, whoever came first answers for it.
    holders: dict[tuple[UUID, str], OfficerId] = {}
    for unit, postings in held.items():
        for who in postings.values():
            holders.setdefault((unit, str(who.post)), who.officer_id)
    return Reach(
        names=names,
        held={unit: tuple(postings.values()) for unit, postings in held.items()},
        seats=_seats(ways, holders),
    )


def _seats(
    ways: Mapping[UnitId, list[tuple[str, UnitId]]], holders: Mapping[tuple[UUID, str], OfficerId]
) -> dict[UnitId, Mapping[str, Seat]]:
    found: dict[UnitId, Mapping[str, Seat]] = {}
    for station, way in ways.items():
        seats: dict[str, Seat] = {}
        above: Seat | None = None
        for kind, post in reversed(tuple(COMMANDS.items())):
            unit = next((u for k, u in way if k == kind), None)
            if unit is not None:
                above = Seat(post.value, unit, holders.get((unit, post.value)))
            if above is not None:
                seats[post.value] = above
        found[station] = seats
    return found


def districts_below(region: UnitId) -> tuple[UnitId, ...]:
    """This will list the districts that lie in a region now."""
    rows = Unit.objects.filter(parent_id=region, kind=UnitKind.DISTRICT)
    return tuple(UnitId(pk) for pk in rows.order_by("id").values_list("id", flat=True))


def provinces(ids: Collection[UUID]) -> Mapping[UUID, str]:
    """This will say in which province some units lie, in one statement."""
    return dict(Unit.objects.filter(id__in=ids).values_list("id", "province"))


def open_districts(on: date) -> tuple[UnitId, ...]:
    """This will list the districts that are there on a local date."""
    rows = Unit.objects.filter(kind=UnitKind.DISTRICT, opened_on__lte=on)
    rows = rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    return tuple(UnitId(pk) for pk in rows.order_by("id").values_list("id", flat=True))


def districts_beside(actor: Actor, on: date) -> tuple[UnitName, ...]:
    """This will name the districts of the actor's province, practice or real as he is, by name."""
    asked = [actor.province, actor.is_practice, on]
    return tuple(UnitName(*row) for row in prepared.ask(_DISTRICTS_BESIDE, asked))


def units_changed_since(day: date) -> tuple[UnitId, ...]:
    """This will list units that were moved, or that ended and named an heir, since a local date."""
    ended = Unit.objects.filter(closed_on__gte=day, hands_over_to__isnull=False)
    moved = Placement.objects.filter(since_on__gte=day, unit__placements__until_on__isnull=False)
    found = {*ended.values_list("id", flat=True), *moved.values_list("unit_id", flat=True)}
    return tuple(UnitId(pk) for pk in sorted(found))


def units(ids: Collection[UUID]) -> Mapping[UUID, UnitName]:
    """This will name units, in one statement."""
    rows = Unit.objects.filter(id__in=ids).values_list("id", "name_en", "name_ur")
    return {pk: UnitName(UnitId(pk), en, ur) for pk, en, ur in rows}


def stations_of(actor: Actor) -> tuple[UnitName, ...]:
    """This will list the stations an actor's own unit commands, by name."""
    if actor.station_id is not None:
        where, at = "id", actor.station_id
    elif actor.district_id is not None:
        where, at = "district_id", actor.district_id
    else:
        return ()
    return tuple(UnitName(*row) for row in prepared.ask(_STATIONS.format(where=where), [at]))


def stations_and_districts(actor: Actor) -> tuple[UnitName, ...]:
    """This will name every station and district of the actor's province, by name: a directory."""
    rows = Unit.objects.filter(
        province=actor.province, is_practice=actor.is_practice, closed_on__isnull=True,
        kind__in=[UnitKind.STATION, UnitKind.DISTRICT],
    ).order_by("name_en", "id")  # fmt: skip
    return tuple(UnitName(UnitId(row.id), row.name_en, row.name_ur) for row in rows)


def officers(ids: Collection[UUID]) -> Mapping[UUID, PostHeld]:
    """This will name officers whatever they hold now, in one statement."""
    return {
        row.id: PostHeld(
            None, OfficerId(row.id), row.name_en, row.name_ur, row.rank, row.sex == Sex.FEMALE
        )
        for row in Officer.objects.filter(id__in=ids)
    }


def named_at(
    pairs: Collection[tuple[OfficerId, UnitId]],
) -> Mapping[tuple[UUID, UUID], tuple[PostHeld, UnitName]]:
    """This will name officers together with the units asked about, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_AT, [[o for o, _u in pairs], [u for _o, u in pairs]])
        return {
            (officer[0], unit): (_held(None, *officer), UnitName(UnitId(unit), en, ur))
            for unit, en, ur, *officer in cursor.fetchall()
        }


def staffed_at(asked: Sequence[tuple[UnitId, str, datetime]]) -> tuple[Staffed, ...]:
    """This will say who held a post at a unit at an instant, and how many of them were away.

    For each unit, post and instant asked about, in their order; one statement.
    """
    if not asked:
        return ()
    held: list[list[PostHeld]] = [[] for _one in asked]
    away = [0] * len(asked)
    units, posts, instants = map(list, zip(*asked, strict=True))
    for place, is_away, *officer in prepared.ask(_STAFFED, [units, posts, instants]):
        held[place - 1].append(_held(None, *officer))
        away[place - 1] += is_away
    return tuple(Staffed(tuple(who), gone) for who, gone in zip(held, away, strict=True))


def desks_of(actor: Actor, now: datetime) -> tuple[DeskStaff, ...]:
    """This will list the desks of an actor's area with how many are posted to each.

    Ordered by station, then by desk. One statement.
    """
    rows = Unit.objects.filter(kind=UnitKind.DESK)
    if actor.station_id is not None:
        rows = rows.filter(station_id=actor.station_id)
    elif actor.district_id is not None:
        rows = rows.filter(district_id=actor.district_id)
    else:
        return ()
    today = local_date(now)
    posted = (
        Posting.objects.filter(unit_id=OuterRef("id"), officer__is_active=True, since__lte=now)
        .filter(Q(until__isnull=True) | Q(until__gt=now))
        .order_by()
        .values("unit_id")
        .annotate(n=Count("id"))
        .values("n")
    )
    women = posted.filter(officer__sex=Sex.FEMALE)
    listed = (
        rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today))
        .select_related("station")
        .annotate(officers=Coalesce(Subquery(posted), 0), women=Coalesce(Subquery(women), 0))
        .order_by("station__name_en", "name_en", "id")
    )
    return tuple(
        DeskStaff(
            desk=UnitName(UnitId(row.id), row.name_en, row.name_ur),
            station=UnitName(UnitId(row.station.id), row.station.name_en, row.station.name_ur),
            officers=row.officers,
            women=row.women,
        )
        for row in listed
        if row.station is not None
    )


def _held(post: Post | None, officer: UUID, en: str, ur: str, rank: str, sex: str) -> PostHeld:
    return PostHeld(post, OfficerId(officer), en, ur, rank, sex == Sex.FEMALE)


def _ways_up(stations: Collection[UnitId], now: datetime) -> dict[UnitId, list[tuple[str, UnitId]]]:
    today = local_date(now)
    with connection.cursor() as cursor:
        cursor.execute(_WAYS_UP, [list(stations)])
        rows = cursor.fetchall()
    ways: dict[UnitId, list[tuple[str, UnitId]]] = {UnitId(station): [] for station in stations}
    for start, kind, unit, closed_on in rows:
        if closed_on is None or today < closed_on:
            ways[UnitId(start)].append((kind, UnitId(unit)))
    return ways


def _holders(units: Collection[UUID], now: datetime) -> dict[tuple[UUID, str], OfficerId]:
    leave = Leave.objects.filter(officer_id=OuterRef("officer_id"), since__lte=now, until__gt=now)
    rows = (
        Posting.objects.filter(
            unit_id__in=units,
            post__in=[post.value for post in COMMANDS.values()],
            officer__is_active=True,
            since__lte=now,
        )
        .filter(Q(until__isnull=True) | Q(until__gt=now))
        .annotate(away=Exists(leave))
        .order_by("-away", "-since", "-id")
        .values_list("unit_id", "post", "officer_id")
    )
    # Where two hold one post, whoever is there and came first answers for it.
    return {(unit, post): OfficerId(officer) for unit, post, officer in rows}


_WAYS_UP = """
WITH RECURSIVE up AS (
  SELECT u.id AS start, u.id, u.kind, u.closed_on, u.parent_id, 0 AS depth
  FROM organisation_unit u WHERE u.id = ANY (%s)
  UNION ALL
  SELECT up.start, p.id, p.kind, p.closed_on, p.parent_id, up.depth + 1
  FROM up JOIN organisation_unit p ON p.id = up.parent_id WHERE up.depth < 8
)
SELECT start, kind, id, closed_on FROM up ORDER BY start, depth
"""
_DISTRICTS_BESIDE = """
SELECT id, name_en, name_ur FROM organisation_unit
WHERE kind = 'district' AND province = %s AND is_practice = %s
  AND (closed_on IS NULL OR closed_on > %s)
ORDER BY name_en, id"""
_STATIONS = """
SELECT id, name_en, name_ur FROM organisation_unit WHERE kind = 'station' AND {where} = %s
ORDER BY name_en, id
"""
_REACH = """
WITH RECURSIVE up AS (
  SELECT u.id AS start, u.id, u.kind, u.closed_on, u.parent_id, u.name_en, u.name_ur, 0 AS depth
  FROM organisation_unit u WHERE u.id = ANY (%(units)s::uuid[])
  UNION ALL
  SELECT up.start, p.id, p.kind, p.closed_on, p.parent_id, p.name_en, p.name_ur, up.depth + 1
  FROM up JOIN organisation_unit p ON p.id = up.parent_id
  WHERE up.kind <> 'desk' AND up.depth < 8
)
SELECT up.start, up.id, up.kind, up.closed_on, up.name_en, up.name_ur, h.posting, h.post,
  h.id, h.name_en, h.name_ur, h.rank, h.sex
FROM up LEFT JOIN LATERAL (
  SELECT p.id AS posting, p.post, p.since, o.id, o.name_en, o.name_ur, o.rank, o.sex
  FROM organisation_posting p JOIN organisation_officer o ON o.id = p.officer_id AND o.is_active
  WHERE p.unit_id = up.id AND p.since <= %(now)s AND (p.until IS NULL OR p.until > %(now)s)
    AND p.post = ANY (%(posts)s::text[])
  -- Keeps the holders of each unit a question of its own, answered by the unit's index; joined
  -- at once, every officer and every posting of the country would be read.
  OFFSET 0
) AS h ON true
ORDER BY up.start, up.depth, h.since, h.posting
"""
_STAFFED = """
SELECT asked.place, EXISTS (
    SELECT 1 FROM organisation_leave l
    WHERE l.officer_id = p.officer_id AND l.since <= asked.at AND l.until > asked.at
  ), o.id, o.name_en, o.name_ur, o.rank, o.sex
FROM unnest(%s::uuid[], %s::text[], %s::timestamptz[]) WITH ORDINALITY
  AS asked (unit, post, at, place)
JOIN organisation_posting p ON p.unit_id = asked.unit AND p.post = asked.post
  AND p.since <= asked.at AND (p.until IS NULL OR p.until > asked.at)
JOIN organisation_officer o ON o.id = p.officer_id
ORDER BY asked.place, p.since, p.id
"""
_NAMED_AT = """
SELECT u.id, u.name_en, u.name_ur, o.id, o.name_en, o.name_ur, o.rank, o.sex
FROM unnest(%s::uuid[], %s::uuid[]) AS asked (officer, unit)
JOIN organisation_officer o ON o.id = asked.officer
JOIN organisation_unit u ON u.id = asked.unit
"""
