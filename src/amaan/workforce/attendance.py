"""Who was at a desk against the plan, and which desk nobody is at.

Whoever is planned is there once she is signed in at her desk in her time, or says so. A desk
whose time has begun half an hour ago and at which nobody is known to be is unattended.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId, new_id
from amaan.organisation.availability import Planned, kept_from, signed_in_there
from amaan.organisation.queries import Actor
from amaan.workforce.models import Presence, RosterShift
from amaan.workforce.roster_hours import span_of
from amaan.workforce.roster_patterns import Pattern, patterns_of_desks, turns_on
from amaan.workforce.roster_queries import desk_of

# A tea, a bus that is late; after this somebody who came for help has found nobody.
GRACE = timedelta(minutes=30)
# Whoever comes a little before her time is there for it.
EARLY = timedelta(minutes=30)
# Without a plan: as long as a sign-in lasts.
UNPLANNED = timedelta(hours=8)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Unattended:
    """A desk at which nobody is known to be, since when."""

    desk_id: UnitId
    since: datetime


@dataclass(frozen=True)
class Attended:
    """How much of a plan that is over was kept: shifts planned, and those she came to."""

    desk_id: UnitId
    planned: int
    came: int


def may_say(actor: Actor) -> bool:
    """This will say whether this post may say that it is at a desk."""
    return may(actor, "say_here")


@transaction.atomic(savepoint=False)
def say_here(*, actor: Actor, desk_id: UnitId, now: datetime) -> datetime:
    """This will write down that an officer is at a desk; gives until when that holds.

    For her shift where she is planned now or within half an hour; else for eight hours, as a
    sign-in lasts. Said twice it is said once. Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="say_here", case_id=None, now=now)
    desk = desk_of(actor, desk_id, now)
    there = Presence.objects.filter(
        unit_id=desk_id, officer_id=actor.officer_id, since__lte=now, until__gt=now
    ).first()
    if there is not None:
        return there.until
    shift = (
        RosterShift.objects.filter(
            unit_id=desk_id, officer_id=actor.officer_id, dropped_at=None,
            since__lte=now + EARLY, until__gt=now,
        )
        .order_by("since", "id")
        .first()
    )  # fmt: skip
    if shift is not None and Presence.objects.filter(shift=shift).exists():
        return shift.until
    until = shift.until if shift is not None else now + UNPLANNED
    Presence.objects.bulk_create(
        [
            Presence(
                id=new_id(), officer_id=actor.officer_id, shift=shift, since=now, until=until,
                how="said", recorded_at=now, **desk.columns,
            )
        ]
    )  # fmt: skip
    return until


def note_signed_in(now: datetime) -> int:
    """This will write down who came to her shift because she is signed in at her desk.

    For the house's own watch; says how many. Units: instants of real time, as sign-ins are.
    """
    rows = list(
        RosterShift.objects.filter(
            since__lte=now, until__gt=now - DAY, published_at__isnull=False, dropped_at=None
        )
        .exclude(id__in=Presence.objects.filter(shift__isnull=False).values("shift_id"))
        .order_by("since", "id")
    )
    seen = signed_in_there([_planned(row) for row in rows])
    Presence.objects.bulk_create(
        [
            Presence(
                id=new_id(), officer_id=row.officer_id, shift=row, since=seen[place],
                until=row.until, how="signed_in", recorded_at=now, **_columns(row),
            )
            for place, row in enumerate(rows) if place in seen
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return len(seen)


def unattended(now: datetime) -> tuple[Unattended, ...]:
    """This will name the desks with a published plan at which nobody has been for half an hour.

    A desk is asked for in its own hours, also where nobody was planned in them; where it has
    written no hours, whenever somebody was planned, also whoever was transferred since or is away.
    """
    near = RosterShift.objects.filter(
        since__lt=now + DAY, until__gt=now - DAY, published_at__isnull=False, dropped_at=None
    )
    shifts: dict[UUID, list[RosterShift]] = {}
    for row in near.order_by("since", "id"):
        shifts.setdefault(row.unit_id, []).append(row)
    last: dict[UUID, datetime] = {}
    for one in Presence.objects.filter(unit_id__in=shifts, since__lte=now, until__gt=now - DAY):
        last[one.unit_id] = max(one.until, last.get(one.unit_id, one.until))
    patterns = patterns_of_desks(shifts)
    found = []
    for desk_id, planned in shifts.items():
        begun = [since for since, until in _asked(desk_id, planned, patterns, now)
                 if since <= now < until]  # fmt: skip
        if not begun:
            continue
        since = max(max(begun), last.get(desk_id, max(begun)))
        if now - since >= GRACE:
            found.append(Unattended(UnitId(desk_id), since))
    return tuple(found)


def kept_plans(
    actor: Actor, desks: Sequence[UUID], since: datetime, now: datetime
) -> dict[UUID, Attended]:
    """This will count, by desk, the published shifts that ended since an instant and who came.

    Whoever was transferred or away was no longer planned: that gap is counted in the hours.
    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_roster", case_id=None, now=now)
    rows = list(
        RosterShift.objects.filter(
            unit_id__in=desks, until__gt=since, until__lte=now, published_at__isnull=False,
            dropped_at=None,
        ).order_by("id")
    )  # fmt: skip
    kept = kept_from([_planned(row) for row in rows])
    standing = [row for row, hindrance in zip(rows, kept, strict=True) if not hindrance]
    came = set(Presence.objects.filter(shift__in=standing).values_list("shift_id", flat=True))
    found: dict[UUID, Attended] = {}
    for row in standing:
        before = found.get(row.unit_id, Attended(UnitId(row.unit_id), 0, 0))
        found[row.unit_id] = Attended(
            before.desk_id, before.planned + 1, before.came + (row.id in came)
        )
    return found


def _asked(
    desk_id: UUID,
    planned: Sequence[RosterShift],
    patterns: Mapping[UUID, tuple[Pattern, ...]],
    now: datetime,
) -> Iterator[tuple[datetime, datetime]]:
    """This will give the stretches of time in which somebody is asked for at a desk."""
    written = patterns.get(desk_id, ())
    today = local_date(now)
    turns = [(day, turn) for day in (today - DAY, today) for turn in turns_on(written, day)]
    yield from (span_of(day, turn) for day, turn in turns)
    if not turns:
        yield from ((row.since, row.until) for row in planned)


def _planned(row: RosterShift) -> Planned:
    return Planned(row.officer_id, row.unit_id, row.since, row.until)


def _columns(row: RosterShift) -> dict[str, Any]:
    names = ("unit_id", "station_id", "district_id", "province", "is_practice")
    return {name: getattr(row, name) for name in names}
