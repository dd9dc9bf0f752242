"""How long it took from a call to somebody's arrival, by grade and station, in honest numbers.

A time that nobody logged is counted as missing and never guessed. Two calls that a person joined
are one event: from whichever was received first to whoever arrived first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from amaan.desk.call_tables import as_call
from amaan.desk.grades import grades
from amaan.desk.models import CallJoin, ServiceCall
from amaan.desk.service_calls import NEAR, Call
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Listed:
    """A call on a list: what was logged, and whether it stands with another."""

    call_id: UUID
    call: Call
    source: str
    joined_with: UUID | None
    taken_back: bool


@dataclass(frozen=True)
class Span:
    """One stretch of the way: how many logged it, the middle and the slowest tenth, in minutes."""

    logged: int
    median: float | None
    slowest_tenth: float | None


@dataclass(frozen=True)
class ResponseLine:
    """One grade at one station (None: all of the area) in a month."""

    station_id: UnitId | None
    grade: str
    events: int
    to_dispatch: Span
    on_the_way: Span
    to_arrival: Span
    # Of those whose arrival was logged; None for calls without a grade, which have no target.
    in_time: int | None


def calls_of(
    actor: Actor, *, before: tuple[datetime, UUID] | None = None, limit: int
) -> tuple[Listed, ...]:
    """This will list the calls of the actor's station or district, newest first.

    `before` is the (received_at, id) of the last line shown.
    Seen by: whoever serves at the station; supervisor and district commander their district.
    """
    rows = ServiceCall.objects.filter(_area(actor))
    if before is not None:
        at, call_id = before
        rows = rows.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=call_id))
    found = list(rows.order_by("-received_at", "-id")[:limit])
    partner = _partners([row.id for row in found])
    return tuple(_listed(row, partner) for row in found)


def call_sheet(actor: Actor, call_id: UUID) -> tuple[Listed, tuple[Listed, ...]]:
    """This will give one call, and those of other services that may be the same event.

    Raises: NotFound, alike for what is not and what is elsewhere.
    """
    row = ServiceCall.objects.filter(_area(actor), pk=call_id).first()
    if row is None:
        raise NotFound
    near = list(
        ServiceCall.objects.filter(
            station_id=row.station_id,
            received_at__gte=row.received_at - NEAR,
            received_at__lte=row.received_at + NEAR,
            taken_back_at__isnull=True,
        )
        .exclude(service=row.service)
        .order_by("received_at", "id")[:20]
    )
    partner = _partners([row.id, *(one.id for one in near)])
    here = _listed(row, partner)
    open_to = (here.call_id, None)
    return here, tuple(
        one for one in (_listed(other, partner) for other in near) if one.joined_with in open_to
    )


def response_times(actor: Actor, month: date) -> tuple[ResponseLine, ...]:
    """This will say how long help took in a month: all of the area first, then by station.

    Units: minutes; `month` is any local date of it, and an event belongs to the month of its call.
    Seen by: as `calls_of`.
    """
    first = month.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    column, place = _where(actor)
    targets = {grade.id: grade.within // timedelta(minutes=1) for grade in grades()}
    with connection.cursor() as cursor:
        cursor.execute(
            _TIMES.format(column=column, spans=_SPANS),
            [
                clock.start_of_day(first),
                clock.start_of_day(after),
                place,
                list(targets),
                list(targets.values()),
            ],
        )
        rows = cursor.fetchall()
    order = {grade.id: n for n, grade in enumerate(grades())}
    lines = [_line(row, targets) for row in rows]
    return tuple(
        sorted(lines, key=lambda x: (str(x.station_id or ""), order.get(x.grade, len(order))))
    )


def _line(row: Sequence[Any], targets: Mapping[str, int]) -> ResponseLine:
    station, grade, events, *spans, in_time = row
    return ResponseLine(
        station_id=None if station is None else UnitId(station),
        grade=grade,
        events=events,
        to_dispatch=_span(*spans[0:2]),
        on_the_way=_span(*spans[2:4]),
        to_arrival=_span(*spans[4:6]),
        in_time=in_time if grade in targets else None,
    )


def _span(logged: int, parts: Sequence[float] | None) -> Span:
    middle, tenth = parts or (None, None)
    return Span(logged, middle, tenth if logged >= ENOUGH_FOR_A_SHARE else None)


def _listed(row: ServiceCall, partner: Mapping[UUID, UUID]) -> Listed:
    return Listed(
        row.id, as_call(row), row.source, partner.get(row.id), row.taken_back_at is not None
    )


def _partners(ids: Sequence[UUID]) -> dict[UUID, UUID]:
    joins = CallJoin.objects.filter(
        Q(first__in=ids) | Q(second__in=ids), parted_at__isnull=True
    ).values_list("first_id", "second_id")
    return {a: b for one, other in joins for a, b in ((one, other), (other, one))}


def _area(actor: Actor) -> Q:
    column, place = _where(actor)
    return Q(**{column: place})


def _where(actor: Actor) -> tuple[str, UnitId | None]:
    if actor.post in (Post.SUPERVISOR, Post.DISTRICT_COMMANDER):
        return "district_id", actor.district_id
    return "station_id", actor.station_id


# A stretch counts where both its ends were logged, and in that order: of two joined calls one
# service may have arrived before the other set out.
_SPAN = """
  count(*) FILTER (WHERE {later} >= {earlier}),
  percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
    ORDER BY extract(epoch FROM {later} - {earlier}) / 60)
    FILTER (WHERE {later} >= {earlier})"""
_SPANS = ",".join(
    _SPAN.format(earlier=earlier, later=later)
    for earlier, later in (
        ("received", "dispatched"),
        ("dispatched", "arrived"),
        ("received", "arrived"),
    )
)
# LEAST passes over what is NULL: whoever logged a time speaks for both.
_TIMES = """
WITH event AS (
  SELECT c.station_id, c.grade,
    LEAST(c.received_at, o.received_at) AS received,
    LEAST(c.dispatched_at, o.dispatched_at) AS dispatched,
    LEAST(c.arrived_at, o.arrived_at) AS arrived
  FROM desk_servicecall c
  LEFT JOIN desk_calljoin j ON j.first_id = c.id AND j.parted_at IS NULL
  LEFT JOIN desk_servicecall o ON o.id = j.second_id
  WHERE c.taken_back_at IS NULL AND c.received_at >= %s AND c.received_at < %s
    AND c.{column} = %s
    AND NOT EXISTS (
      SELECT 1 FROM desk_calljoin k WHERE k.second_id = c.id AND k.parted_at IS NULL)
)
SELECT event.station_id, event.grade, count(*), {spans},
  count(*) FILTER (WHERE arrived - received <= make_interval(mins => target.minutes))
FROM event
LEFT JOIN unnest(%s::text[], %s::int[]) AS target (grade, minutes) ON target.grade = event.grade
GROUP BY GROUPING SETS ((event.station_id, event.grade), (event.grade))
"""
