"""The rosters of the practice desks: hours, this week and the next, and a certificate that ends.

The officers are the cast; nights without a woman are left open, as they are at most desks.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId, new_id
from amaan.organisation.actions.certificates import write_certificate
from amaan.organisation.posts import Post, Training
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.workforce import qualifications, roster
from amaan.workforce.roster import WEEK, NewShift, monday_of
from amaan.workforce.roster_hours import Turn, span_of
from amaan.workforce.roster_patterns import patterns_of

_DAY, _EVENING, _NIGHT = Turn(time(8), time(16)), Turn(time(16), time(0)), Turn(time(0), time(8))
# Sign-in of an officer, the turn, and the days of the week from Monday on.
_PLANNED: tuple[tuple[str, Turn, range], ...] = (
    ("amna", _DAY, range(6)),
    ("nasreen", _EVENING, range(5)),
    ("gulnaz", _DAY, range(6)),
)


def prepare_the_rosters(now: datetime) -> int:
    """This will plan the practice desks once, this week published; gives how many desks."""
    commander, trainer = _who("yasmin", now), _who("imran", now)
    if commander is None or trainer is None:
        return 0
    officers = {name: found for name, _turn, _days in _PLANNED if (found := _who(name, now))}
    desks = {found.unit_id for found in officers.values() if found.post == Post.DESK_OFFICER}
    with transaction.atomic():
        act_as(commander, now)
        if any(patterns_of(desk_id) for desk_id in desks):
            return len(desks)
        monday = monday_of(local_date(now))
        for desk_id in desks:
            _hours(commander, desk_id, monday, now)
        for first in (monday, monday + WEEK):
            for name, turn, days in _PLANNED:
                if (found := officers.get(name)) is not None:
                    _plan(commander, found, turn, [first + timedelta(days=n) for n in days], now)
        for desk_id in desks:
            _publish(commander, desk_id, monday, now)
        act_as(trainer, now)
        _one_runs_out(trainer, now)
    return len(desks)


def _hours(actor: Actor, desk_id: UnitId, monday: date, now: datetime) -> None:
    roster.write_hours(
        actor=actor, desk_id=desk_id, pattern_id=new_id(), kind="ordinary", first_on=monday,
        last_on=None, turns=(_NIGHT, _DAY, _EVENING), now=now,
    )  # fmt: skip


def _plan(actor: Actor, officer: Actor, turn: Turn, days: Sequence[date], now: datetime) -> None:
    for day in days:
        if span_of(day, turn)[1] > now:
            shift = NewShift(new_id(), officer.officer_id, day, turn)
            roster.plan_shift(actor=actor, desk_id=officer.unit_id, shift=shift, why="", now=now)


def _publish(actor: Actor, desk_id: UnitId, monday: date, now: datetime) -> None:
    try:
        with transaction.atomic():
            roster.publish(actor=actor, desk_id=desk_id, monday=monday, now=now)
    except roster.NothingPlanned:
        # On the evening before a new week nothing of this one is left.
        roster.publish(actor=actor, desk_id=desk_id, monday=monday + WEEK, now=now)


def _one_runs_out(trainer: Actor, now: datetime) -> None:
    shazia = _id("shazia", now)
    if shazia is None or qualifications.running_out(trainer, now):
        return
    today = local_date(now)
    write_certificate(
        actor=trainer, officer_id=shazia, kind=Training.SEXUAL_OFFENCES.value,
        since_on=today - timedelta(days=690), until_on=today + timedelta(days=40), now=now,
    )  # fmt: skip


def _who(sign_in: str, now: datetime) -> Actor | None:
    found = _id(sign_in, now)
    return None if found is None else acting_as(found, now)


def _id(sign_in: str, now: datetime) -> OfficerId | None:
    number = next(person.service_number for person in cast if person.sign_in == sign_in)
    return officer_by_service_number(number, now)
