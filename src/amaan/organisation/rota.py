"""Who is there tonight: posts that must be filled, who is away, and the duty officer's turns.

A right follows a posting and never this page; but nobody waits for somebody who is away, and a
post that must be filled and is not is somebody's to fill.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation.area import registrars_seat, unit_within
from amaan.organisation.command import Seat
from amaan.organisation.models import DutyTurn, Leave
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor

# How many must be there for a district, its own or one above it that stands in. Two custodians,
# because nothing is erased by one hand and one of them may be the accused's kin.
REQUIRED: Mapping[str, int] = {
    Post.CUSTODIAN.value: 2,
    Post.AUDITOR.value: 1,
    Post.REGISTRAR.value: 2,
}
# Whom one calls at 2 a.m.: by the rota. Where it names nobody who is there, by post.
DUTY_OFFICER = "duty_officer"
BY_POST = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER)
# Who may stand on the rota of a district.
FIT_FOR_DUTY = (
    Post.SUPERVISOR, Post.DISTRICT_COMMANDER, Post.STATION_COMMANDER, Post.REGISTRAR,
)  # fmt: skip
# These keep and check within their own world; a practice district's are practice officers.
_OF_ONE_WORLD = (Post.CUSTODIAN.value, Post.AUDITOR.value)


@dataclass(frozen=True)
class Cover:
    """How a district stands with one post that must be filled: asked, posted, and there now."""

    district_id: UnitId
    what: str
    least: int
    posted: int
    present: int

    @property
    def is_short(self) -> bool:
        """Whether somebody has to be found."""
        return self.present < self.least


@dataclass(frozen=True)
class Away:
    """That an officer is away, from when until when."""

    id: UUID
    officer_id: OfficerId
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Turn:
    """One turn of a duty officer."""

    id: UUID
    officer_id: OfficerId
    name_en: str
    name_ur: str
    since: datetime
    until: datetime
    is_away: bool


def covers(now: datetime, district: UnitId | None = None) -> tuple[Cover, ...]:
    """This will say for every district that has a desk how its required posts are filled.

    Seen by: whoever watches the installation; numbers alone. Two statements.
    """
    today = local_date(now)
    with connection.cursor() as cursor:
        cursor.execute(
            _HOLDERS,
            {
                "today": today,
                "now": now,
                "district": district,
                "posts": [*REQUIRED, *(post.value for post in BY_POST)],
                "of_one_world": list(_OF_ONE_WORLD),
            },
        )
        held = cursor.fetchall()
        cursor.execute(_ON_TURN, {"now": now})
        on_turn = {row[0] for row in cursor.fetchall()}
    districts: dict[UUID, dict[str, dict[UUID, bool]]] = {}
    for place, post, officer, present in held:
        posts = districts.setdefault(place, {})
        if post is not None:
            posts.setdefault(post, {})[officer] = present
    return tuple(
        cover for place, posts in districts.items() for cover in _covers(place, posts, on_turn)
    )


def _covers(
    place: UUID, posts: Mapping[str, Mapping[UUID, bool]], on_turn: Collection[UUID]
) -> Iterator[Cover]:
    for post, least in REQUIRED.items():
        holders = posts.get(post, {})
        yield Cover(UnitId(place), post, least, len(holders), sum(holders.values()))
    by_post = [there for post in BY_POST for there in posts.get(post.value, {}).values()]
    present = sum(by_post) + (place in on_turn)
    yield Cover(UnitId(place), DUTY_OFFICER, 1, len(by_post), present)


def seat_above(posts: Collection[Post], unit: UnitId, now: datetime) -> Seat | None:
    """This will say where word to one of these posts goes from a unit: the nearest on the way up.

    Whoever is there before whoever is away, and a seat with nobody before no seat at all.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SEAT_ABOVE, {"unit": unit, "posts": [p.value for p in posts], "now": now})
        row = cursor.fetchone()
    return None if row is None else Seat(row[0], UnitId(row[1]), OfficerId(row[2]))


def away(officers: Collection[UUID], now: datetime) -> Mapping[UUID, Away]:
    """This will say who of these is away now, or will be; the leave that ends last."""
    rows = Leave.objects.filter(officer_id__in=officers, until__gt=now).order_by("until", "id")
    return {
        row.officer_id: Away(row.id, OfficerId(row.officer_id), row.since, row.until)
        for row in rows
    }


def turns(actor: Actor, district_id: UnitId, now: datetime) -> tuple[Turn, ...]:
    """This will list the turns of a district that are not over, soonest first.

    Raises: NotFound for anybody but a registrar of the area.
    """
    unit_within(registrars_seat(actor), district_id)
    rows = (
        DutyTurn.objects.filter(district_id=district_id, until__gt=now)
        .select_related("officer")
        .order_by("since", "id")[:60]
    )
    absent = Leave.objects.filter(Q(since__lte=now) & Q(until__gt=now))
    gone = set(absent.values_list("officer_id", flat=True))
    return tuple(
        Turn(
            row.id, OfficerId(row.officer_id), row.officer.name_en, row.officer.name_ur,
            row.since, row.until, row.officer_id in gone,
        )
        for row in rows
    )  # fmt: skip


_HERE = """
  p.since <= %(now)s AND (p.until IS NULL OR p.until > %(now)s)
"""
_PRESENT = """
  NOT EXISTS (SELECT 1 FROM organisation_leave l
    WHERE l.officer_id = p.officer_id AND l.since <= %(now)s AND l.until > %(now)s)
"""
_HOLDERS = f"""
SELECT d.id, h.post, h.officer_id, h.present
FROM organisation_unit d LEFT JOIN LATERAL (
  SELECT p.post, p.officer_id, {_PRESENT} AS present
  FROM organisation_unit u
  JOIN organisation_posting p ON p.unit_id = u.id AND {_HERE}
  JOIN organisation_officer o ON o.id = p.officer_id AND o.is_active
  WHERE p.post = ANY (%(posts)s)
    AND (NOT p.post = ANY (%(of_one_world)s) OR u.is_practice = d.is_practice)
    AND (u.id = d.id
      OR (u.kind = 'circle' AND u.parent_id = d.id)
      OR (u.kind = 'region' AND u.id = d.parent_id AND p.post <> 'custodian')
      OR (u.kind = 'province' AND u.province = d.province)
      OR (u.kind = 'nation' AND p.post <> 'custodian'))
) AS h ON true
WHERE d.kind = '{UnitKind.DISTRICT.value}' AND (d.closed_on IS NULL OR d.closed_on > %(today)s)
  AND (%(district)s::uuid IS NULL OR d.id = %(district)s::uuid)
  AND EXISTS (SELECT 1 FROM organisation_unit k WHERE k.kind = '{UnitKind.DESK.value}'
    AND k.district_id = d.id AND (k.closed_on IS NULL OR k.closed_on > %(today)s))
ORDER BY d.id
"""  # noqa: S608 - words of this file alone
_ON_TURN = f"""
SELECT DISTINCT p.district_id FROM organisation_dutyturn p
JOIN organisation_officer o ON o.id = p.officer_id AND o.is_active
WHERE {_HERE} AND {_PRESENT}
"""  # noqa: S608 - words of this file alone
_SEAT_ABOVE = f"""
WITH RECURSIVE up AS (
  SELECT u.id, u.parent_id, 0 AS depth FROM organisation_unit u WHERE u.id = %(unit)s
  UNION ALL
  SELECT a.id, a.parent_id, up.depth + 1
  FROM up JOIN organisation_unit a ON a.id = up.parent_id WHERE up.depth < 8
)
SELECT p.post, up.id, p.officer_id
FROM up JOIN organisation_posting p ON p.unit_id = up.id AND {_HERE}
JOIN organisation_officer o ON o.id = p.officer_id AND o.is_active
WHERE p.post = ANY (%(posts)s)
ORDER BY ({_PRESENT}) DESC, up.depth, p.since, p.id LIMIT 1
"""  # noqa: S608 - words of this file alone
