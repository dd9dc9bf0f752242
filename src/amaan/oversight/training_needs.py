"""From failures to courses: what a station misses is proposed as a course, and looked at after it.

The house proposes at night, from numbers alone; the training officer accepts, plans and says that
it was given; as many months after as before, the house counts the same duties again.
Source: mission study, P2 (feedback mechanism) and P9; domain standards 9.10.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.cases.station_numbers import missed_by_station
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.letters import clean
from amaan.kernel.measures import Share, share_of
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import command
from amaan.organisation.queries import Actor
from amaan.oversight import training_map
from amaan.oversight.models import TrainingNeed
from amaan.workforce.training_queries import session_sheet

OPEN = ("proposed", "accepted", "planned")
# After a course nothing is proposed anew before its months were looked at.
_QUIET = 2 * training_map.MONTHS


class WhyNot(Refused):
    """A course that is declined is missed by somebody; it says why."""

    field = "why"
    sentence = said("Say in a few words why this course is not given.")


class NotThisCourse(Refused):
    """The session that was chosen teaches something else."""

    field = "session"
    sentence = said("This session teaches another stream. Choose one that answers what is missed.")


class NotHeldYet(Refused):
    """A course counts as given when its last day is over."""

    sentence = said("This session is not over. Say that it was given after its last day.")


@dataclass(frozen=True)
class Need:
    """One course that one station needs, with what was missed before and after it."""

    need_id: UUID
    station_en: str
    station_ur: str
    stream: str
    since: date
    until: date
    before: Share
    state: str
    why: str
    session: str
    session_id: UUID | None
    given_on: date | None
    after: Share | None
    station_id: UUID


def needs(actor: Actor, now: datetime) -> tuple[Need, ...]:
    """This will list what stations of the actor's area need, the open ones first.

    Raises: NotFound for a post that does not read training.
    """
    confidentiality.permit(actor=actor, act="read_training", case_id=None, now=now)
    rows = list(TrainingNeed.objects.select_related("session").order_by("-proposed_at", "id")[:200])
    names = command.units({row.station_id for row in rows})
    found = [_need(row, names) for row in rows]
    return tuple(sorted(found, key=lambda one: one.state not in OPEN))


def need(actor: Actor, need_id: UUID, now: datetime) -> Need:
    """This will show one of them. Raises: NotFound."""
    found = next((one for one in needs(actor, now) if one.need_id == need_id), None)
    if found is None:
        raise NotFound
    return found


@transaction.atomic(savepoint=False)
def accept_need(*, actor: Actor, need_id: UUID, now: datetime) -> None:
    """This will take a proposal on. Raises: NotFound."""
    _decide(actor, need_id, now, since=("proposed",), state="accepted")


@transaction.atomic(savepoint=False)
def decline_need(*, actor: Actor, need_id: UUID, why: str, now: datetime) -> None:
    """This will decline a proposal, saying why. Raises: NotFound; WhyNot."""
    reason = clean(why)[:200]
    if not reason:
        raise WhyNot
    _decide(actor, need_id, now, since=("proposed", "accepted"), state="declined", why=reason)


@transaction.atomic(savepoint=False)
def plan_need(*, actor: Actor, need_id: UUID, session_id: UUID, now: datetime) -> None:
    """This will answer a need by a session of the register. Raises: NotFound; NotThisCourse."""
    if session_sheet(actor, session_id, now).stream != need(actor, need_id, now).stream:
        raise NotThisCourse
    _decide(
        actor, need_id, now, since=("proposed", "accepted", "planned"), state="planned",
        session_id=session_id,
    )  # fmt: skip


@transaction.atomic(savepoint=False)
def note_given(*, actor: Actor, need_id: UUID, now: datetime) -> None:
    """This will say that the planned session was held. Raises: NotFound; NotHeldYet."""
    planned = need(actor, need_id, now)
    if planned.session_id is None:
        raise NotFound
    sheet = session_sheet(actor, planned.session_id, now)
    last = sheet.on + timedelta(days=sheet.days - 1)
    if last > local_date(now):
        raise NotHeldYet
    _decide(actor, need_id, now, since=("planned",), state="given", given_on=last)


def look_at_needs(now: datetime) -> int:
    """This will propose what is needed and count again what was given; says how many it wrote.

    Units: full months of Karachi.
    Seen by: the job that keeps watch.
    """
    return _propose(now) + _count_again(now)


def may_decide(actor: Actor) -> bool:
    """This will say whether this post answers proposals."""
    return may(actor, "keep_training")


def _propose(now: datetime) -> int:
    until = add_months(local_date(now).replace(day=1), -1)
    since = add_months(until, 1 - training_map.MONTHS)
    found = _missed(since, until)
    quiet = add_months(until, -_QUIET)
    taken = set(
        TrainingNeed.objects.filter(
            Q(state__in=OPEN) | Q(given_on__gte=quiet) | Q(state="declined", until__gte=since)
        ).values_list("station_id", "stream")
    )
    rows = [
        TrainingNeed(
            id=new_id(), station_id=place.station, district_id=place.district,
            province=place.province, is_practice=place.is_practice, stream=stream, since=since,
            until=until, missed=missed, due=due, proposed_at=now,
        )
        for (place, stream), (missed, due) in found.items()
        if due >= training_map.FEWEST_DUE
        and missed >= training_map.SHARE * due
        and (place.station, stream) not in taken
    ]  # fmt: skip
    TrainingNeed.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _count_again(now: datetime) -> int:
    this_month = local_date(now).replace(day=1)
    before = add_months(this_month, -training_map.MONTHS)
    over = TrainingNeed.objects.filter(state="given", later_due__isnull=True, given_on__lt=before)
    counted = 0
    for row in over.order_by("id"):
        assert row.given_on is not None, "the rows were asked for by it"
        since = add_months(row.given_on.replace(day=1), 1)
        found = _missed(since, add_months(since, training_map.MONTHS - 1))
        row.later_missed, row.later_due = next(
            (
                numbers
                for (place, stream), numbers in found.items()
                if place.station == row.station_id and stream == row.stream
            ),
            (0, 0),
        )
        row.save(update_fields=["later_missed", "later_due"])
        counted += 1
    return counted


@dataclass(frozen=True)
class _Place:
    station: UUID
    district: UUID
    province: str
    is_practice: bool


def _missed(since: date, until: date) -> Mapping[tuple[_Place, str], tuple[int, int]]:
    """This will add up, by station and stream, what was missed of how many that fell due."""
    sums: dict[tuple[_Place, str], list[int]] = defaultdict(lambda: [0, 0])
    for line in missed_by_station(since, until):
        stream = training_map.stream_for(line.rule, line.failure)
        if not stream:
            continue
        place = _Place(line.station, line.district, line.province, line.is_practice)
        sums[place, stream][0] += line.missed
        sums[place, stream][1] += line.due
    return {key: (missed, due) for key, (missed, due) in sums.items()}


def _decide(
    actor: Actor, need_id: UUID, now: datetime, *, since: tuple[str, ...], **changes: object
) -> None:
    confidentiality.permit(actor=actor, act="keep_training", case_id=None, now=now)
    if not TrainingNeed.objects.filter(id=need_id, state__in=since).update(
        **changes, decided_at=now, decided_by=actor.officer_id
    ):
        raise NotFound


def _need(row: TrainingNeed, names: Mapping[UUID, command.UnitName]) -> Need:
    station = names[row.station_id]
    later = None
    if row.later_due is not None and row.later_missed is not None:
        later = share_of(row.later_missed, row.later_due)
    return Need(
        need_id=row.id, station_en=station.name_en, station_ur=station.name_ur, stream=row.stream,
        since=row.since, until=row.until, before=share_of(row.missed, row.due), state=row.state,
        why=row.why, session=row.session.code if row.session else "", session_id=row.session_id,
        given_on=row.given_on, after=later, station_id=row.station_id,
    )  # fmt: skip
