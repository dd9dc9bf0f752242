"""Planning who is at a desk when: shifts, the hours of the desk, a week that is published.

A plan of a week may be rewritten until it is published. After that a change drops one row and
adds another, each with a reason: whoever was called by the plan can be shown why she was not there.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local
from amaan.kernel.ids import OfficerId, UnitId, new_id
from amaan.kernel.letters import clean
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.area import NamedUnit, unit_of_area
from amaan.organisation.availability import Planned, kept_from
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor
from amaan.workforce.models import RosterPattern, RosterShift
from amaan.workforce.roster_hours import Turn, span_of
from amaan.workforce.roster_patterns import KINDS, Pattern, patterns_of, turns_on

WEEK = timedelta(days=7)
# Nobody plans further than this; what is planned a year ahead is a wish.
AHEAD = timedelta(days=100)


class NotPostedThere(Refused):
    """Whoever is planned has to belong to the desk or its station in that time."""

    field = "officer"
    sentence = said("This officer is not posted at this desk or its station in that time.")


class AwayThen(Refused):
    """Nobody is planned who is on leave."""

    field = "officer"
    sentence = said("This officer is away in that time. Choose another officer, or another time.")


class PlannedThen(Refused):
    """Nobody is in two places at once."""

    field = "officer"
    sentence = said("This officer is planned in that time already. Choose another officer or time.")


class OverAlready(Refused):
    """What is over cannot be planned any more."""

    sentence = said("This time is over. A roster is of days that come; who was there stays.")


class TooFarAhead(Refused):
    """A day that lies too far ahead is a slip of the year."""

    sentence = said("This day lies more than a hundred days ahead. Read the day again.")


class SayWhy(Refused):
    """The week was published: somebody relied on it."""

    field = "why"
    sentence = said("This week is published. Say in a few words why it is changed.")


class NothingPlanned(Refused):
    """An empty week is no roster."""

    sentence = said("Nothing new is planned in this week. Plan a shift first.")


class NoTurns(Refused):
    """Hours without a turn are none."""

    field = "turns"
    sentence = said("Write the turns as 08:00-16:00, one in each line, six at most.")


class EndsFirst(Refused):
    """The last day lies before the first, or there is none where there has to be one."""

    field = "last_on"
    sentence = said("Give the last day of these hours, not before the first.")


@dataclass(frozen=True)
class NewShift:
    """One officer planned at a desk on a day, by the local clock."""

    shift_id: UUID
    officer_id: OfficerId
    on: date
    turn: Turn


@dataclass(frozen=True)
class Copied:
    """How many shifts were taken over from the week before, and how many could not be."""

    taken: int
    left: int


@transaction.atomic(savepoint=False)
def plan_shift(*, actor: Actor, desk_id: UnitId, shift: NewShift, why: str, now: datetime) -> UUID:
    """This will plan an officer at a desk. The same id twice plans one shift.

    Raises: NotFound; OverAlready; TooFarAhead; NotPostedThere; AwayThen; PlannedThen; SayWhy.
    """
    desk = _keeps(actor, desk_id, now)
    if RosterShift.objects.filter(id=shift.shift_id).exists():
        return shift.shift_id
    since, until = span_of(shift.on, shift.turn)
    _refuse_time(since, until, now)
    reason = _reason(is_published(desk_id, monday_of(shift.on)), why)
    kept = kept_from([Planned(shift.officer_id, desk_id, since, until)])[0]
    if kept:
        raise AwayThen if kept == "away" else NotPostedThere
    row = _row(desk, shift, actor, now)
    if reason is not None:
        row.published_at, row.why = now, reason
    try:
        with transaction.atomic():
            RosterShift.objects.bulk_create([row])
    except IntegrityError:
        raise PlannedThen from None
    return shift.shift_id


@transaction.atomic(savepoint=False)
def drop_shift(*, actor: Actor, shift_id: UUID, why: str, now: datetime) -> None:
    """This will take a shift that is not over from the plan; a published one with a reason.

    Raises: NotFound; OverAlready; SayWhy.
    """
    row = RosterShift.objects.select_for_update().filter(id=shift_id, dropped_at=None).first()
    if row is None:
        raise NotFound
    _keeps(actor, UnitId(row.unit_id), now)
    if row.until <= now:
        raise OverAlready
    reason = _reason(row.published_at is not None, why)
    row.dropped_at, row.dropped_by_id, row.dropped_why = now, actor.officer_id, reason or ""
    row.save(update_fields=["dropped_at", "dropped_by", "dropped_why"])


@transaction.atomic(savepoint=False)
def copy_last_week(*, actor: Actor, desk_id: UnitId, monday: date, now: datetime) -> Copied:
    """This will plan in a week, not yet published, what was planned in the week before it.

    A shift that stood in the hours of the desk takes the same turn of the hours that hold on its
    new day: so the week in which Ramadan begins is copied into the hours of Ramadan. Whoever has
    left, is away or is planned otherwise is left out.
    Raises: NotFound; SayWhy where the week is published already.
    """
    desk = _keeps(actor, desk_id, now)
    if is_published(desk_id, monday):
        raise SayWhy
    patterns = patterns_of(desk_id)
    before = RosterShift.objects.filter(
        unit_id=desk_id, on__gte=monday - WEEK, on__lt=monday, dropped_at=None
    ).order_by("since", "id")
    wanted = [
        NewShift(new_id(), OfficerId(row.officer_id), row.on + WEEK, _turn_a_week_on(row, patterns))
        for row in before
    ]
    spans = [span_of(one.on, one.turn) for one in wanted]
    kept = kept_from(
        [Planned(one.officer_id, desk_id, *span) for one, span in zip(wanted, spans, strict=True)]
    )
    taken = 0
    for one, (_since, until), hindrance in zip(wanted, spans, kept, strict=True):
        if not hindrance and until > now:
            taken += _stands(_row(desk, one, actor, now))
    return Copied(taken, len(wanted) - taken)


@transaction.atomic(savepoint=False)
def publish(*, actor: Actor, desk_id: UnitId, monday: date, now: datetime) -> int:
    """This will publish a week: from now on the plan is what people are called and missed by.

    Gives how many shifts. Raises: NotFound; NothingPlanned.
    """
    _keeps(actor, desk_id, now)
    done = _of_week(desk_id, monday).filter(published_at=None).update(published_at=now)
    if not done:
        raise NothingPlanned
    return done


@transaction.atomic(savepoint=False)
def write_hours(
    *,
    actor: Actor,
    desk_id: UnitId,
    pattern_id: UUID,
    kind: str,
    first_on: date,
    last_on: date | None,
    turns: Sequence[Turn],
    now: datetime,
) -> UUID:
    """This will write which hours a desk keeps from a day on, until a day where they end.

    The hours of Ramadan and other hours of a season have a last day, which whoever commands sets:
    no moon is seen here. Raises: NotFound; NoTurns; EndsFirst.
    """
    desk = _keeps(actor, desk_id, now)
    if kind not in KINDS:
        raise NotFound
    if not 1 <= len(turns) <= 6:
        raise NoTurns
    if (last_on is None and kind != "ordinary") or (last_on is not None and last_on < first_on):
        raise EndsFirst
    row = RosterPattern(
        id=pattern_id, kind=kind, first_on=first_on, last_on=last_on, recorded_at=now,
        turns=[[f"{one.begins:%H:%M}", f"{one.ends:%H:%M}"] for one in turns],
        recorded_by_id=actor.officer_id, **desk.columns,
    )  # fmt: skip
    RosterPattern.objects.bulk_create([row], ignore_conflicts=True)
    return pattern_id


@transaction.atomic(savepoint=False)
def take_back_hours(*, actor: Actor, pattern_id: UUID, now: datetime) -> UnitId:
    """This will take hours back that were written wrongly; gives the desk. Raises: NotFound."""
    row = RosterPattern.objects.filter(id=pattern_id, taken_back_at=None).first()
    if row is None:
        raise NotFound
    _keeps(actor, UnitId(row.unit_id), now)
    RosterPattern.objects.filter(id=pattern_id).update(taken_back_at=now)
    return UnitId(row.unit_id)


def monday_of(day: date) -> date:
    """This will give the Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def is_published(desk_id: UnitId, monday: date) -> bool:
    """This will say whether the week of a desk was published."""
    return _of_week(desk_id, monday, dropped=True).exclude(published_at=None).exists()


def _of_week(desk_id: UnitId, monday: date, *, dropped: bool = False) -> QuerySet[RosterShift]:
    rows = RosterShift.objects.filter(unit_id=desk_id, on__gte=monday, on__lt=monday + WEEK)
    return rows if dropped else rows.filter(dropped_at=None)


def _keeps(actor: Actor, desk_id: UnitId, now: datetime) -> NamedUnit:
    confidentiality.permit(actor=actor, act="keep_roster", case_id=None, now=now)
    desk = unit_of_area(actor, desk_id, now)
    if desk.kind != UnitKind.DESK:
        raise NotFound
    return desk


def _refuse_time(since: datetime, until: datetime, now: datetime) -> None:
    if until <= now:
        raise OverAlready
    if since > now + AHEAD:
        raise TooFarAhead


def _reason(needed: bool, why: str) -> str | None:
    """This will give the reason of a change to a published week; None where none is asked."""
    if not needed:
        return None
    reason = clean(why)[:200]
    if not reason:
        raise SayWhy
    return reason


def _turn_a_week_on(row: RosterShift, patterns: Collection[Pattern]) -> Turn:
    stood = Turn(local(row.since).time(), local(row.until).time())
    before, after = turns_on(patterns, row.on), turns_on(patterns, row.on + WEEK)
    place = before.index(stood) if stood in before else len(after)
    return after[place] if place < len(after) else stood


def _stands(row: RosterShift) -> bool:
    try:
        with transaction.atomic():
            RosterShift.objects.bulk_create([row])
    except IntegrityError:
        return False
    return True


def _row(desk: NamedUnit, shift: NewShift, actor: Actor, now: datetime) -> RosterShift:
    since, until = span_of(shift.on, shift.turn)
    return RosterShift(
        id=shift.shift_id, officer_id=shift.officer_id, on=shift.on, since=since, until=until,
        recorded_at=now, recorded_by_id=actor.officer_id, **desk.columns,
    )  # fmt: skip
