"""What the keeping of the house owes: reviews, posts, queues, numbers, complaints, what is due.

Laid and settled by what is found, and watched by the ladders that watch the duties of a case:
the owner is warned, lateness goes one post up at once, and on. Nothing here names a case.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.db import transaction

from amaan.cases.docket import known_ladders, ladders_of
from amaan.community import watched as programme
from amaan.confidentiality import custody
from amaan.confidentiality.custody import HouseOwes
from amaan.kernel.ids import OfficerId, UnitId, new_id
from amaan.organisation import command, rota
from amaan.organisation.command import Seat
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.oversight import complaint_watch, review_list, sampling, training_needs
from amaan.oversight.models import Finding, KeepingAlarm, KeepingDuty
from amaan.protocol import ladders
from amaan.protocol.ladders import COMMANDER_WARNED, FIRST_RUNG, Step, Watched
from amaan.workforce import attendance

# The spec of the house: an emergency is judged within 72 hours.
REVIEW_WITHIN = timedelta(hours=72)
# A posting's first week is for learning the desk; by its end nobody is asked any more, but told.
NUMBERS_WITHIN = timedelta(days=7)
FILL_WITHIN = timedelta(days=3)
# A desk at which nobody is: its station's commander sees it within the first hour, and an hour
# later it is known one level up.
SENT_WITHIN = timedelta(hours=2)
# Who judges an emergency, lowest first. The first of them who may and who is there owes it.
JUDGES = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER, Post.AUDITOR)


@dataclass(frozen=True)
class Queue:
    """Whose a queue is, how old its oldest entry may grow, and who hears when it is older."""

    owner: Post
    within: timedelta
    ladder: str


QUEUES: Mapping[str, Queue] = {
    "duplicates": Queue(Post.CUSTODIAN, timedelta(days=7), "keeping"),
    "erasures": Queue(Post.CUSTODIAN, timedelta(days=3), "keeping"),
    "looks": Queue(Post.AUDITOR, timedelta(days=14), "outside"),
    # Counted from the day on which a service had to be asked again; one level above whoever asks.
    "directory": Queue(Post.DISTRICT_COMMANDER, timedelta(days=14), "drawn"),
}
Key = tuple[str, UUID, str]


@dataclass(frozen=True)
class Owes:
    """A decision of a meeting that is not done: which post of which unit owes it, until when."""

    about: UUID
    owner: Post
    unit_id: UnitId
    since: datetime
    late_at: datetime


@transaction.atomic(savepoint=False)
def keep_watch(
    *,
    actor: Actor | None,
    now: datetime,
    thorough: bool = True,
    decided: Iterable[Owes] = (),
) -> int:
    """This will lay what is owed, settle what was done, and tell whoever is due to be told.

    Says how many were told. `actor` is None: the house keeps watch by itself. `decided` are the
    decisions of meetings, a room above this one, that are not done. Unless it is `thorough`, the
    queue of looks that nothing explains stays as it was found last, and no sample of cases is
    drawn.

    Units: instants in UTC; hours and days elapsed.
    """
    del actor  # the database permits the job that says its name, and nobody else
    if thorough:
        sampling.draw_samples(now)
        training_needs.look_at_needs(now)
    attendance.note_signed_in(now)
    owed = {found.key: found for found in _owed(now, thorough)}
    owed |= {found.key: found for found in map(_of_a_meeting, decided)}
    rows = list(KeepingDuty.objects.select_for_update().filter(settled_at=None).order_by("id"))
    standing = [row for row in rows if _still_stands(row, owed, thorough)]
    _settle([row for row in rows if row not in standing], now)
    known = {(row.kind, row.about, row.detail) for row in standing}
    fresh = [_laid(found, now) for key, found in owed.items() if key not in known]
    KeepingDuty.objects.bulk_create(fresh)
    return _tell([*standing, *fresh], now)


@dataclass(frozen=True)
class _Found:
    """Something that is owed now."""

    kind: str
    about: UUID
    detail: str
    place: UnitId
    since: datetime
    # Who did it or owes it, and as what; nobody for a queue or a post.
    officer: OfficerId | None = None
    post: str = ""
    # Where the thing itself has a day; else the kind of thing says within which time.
    late_at: datetime | None = None
    # Who hears of it, where its place says so and not its kind.
    ladder: str = ""

    @property
    def key(self) -> Key:
        return self.kind, self.about, self.detail


def _owed(now: datetime, thorough: bool) -> Iterator[_Found]:
    for cover in rota.covers(now):
        if cover.is_short:
            yield _Found("post_unfilled", cover.district_id, cover.what, cover.district_id, now)
    for desk in attendance.unattended(now):
        yield _Found("desk_unattended", desk.desk_id, "", desk.desk_id, desk.since)
    for finding in Finding.objects.filter(mended_at=None, confirmed_at=None):
        yield _Found(
            "finding", finding.id, finding.question, UnitId(finding.station_id), finding.found_at,
            post=finding.owner, late_at=finding.mend_by,
        )  # fmt: skip
    for step in complaint_watch.steps_owed():
        yield _Found(
            "complaint", step.complaint_id, step.step, step.place, step.since,
            post=step.owner, late_at=step.late_at,
        )  # fmt: skip
    for one in programme.owed(now):
        # Above a district there is no district's commander to hear first.
        yield _Found(
            one.kind, one.entry_id, "", one.place, one.since, post=Post.PROGRAMME_OFFICER,
            late_at=one.late_at, ladder="drawn" if one.in_a_district else "outside",
        )  # fmt: skip
    for owes in custody.house_owes(now, with_looks=thorough):
        yield _found(owes, now)


def _of_a_meeting(owes: Owes) -> _Found:
    return _Found(
        "decision", owes.about, "", owes.unit_id, owes.since, post=owes.owner, late_at=owes.late_at
    )


def _found(owes: HouseOwes, now: datetime) -> _Found:
    # Asked from the day on which the house first sees it: nobody is late for what began before.
    since = now if owes.kind == "own_numbers" else owes.since
    return _Found(owes.kind, owes.about, owes.detail, owes.place, since, owes.officer_id, owes.post)


def _still_stands(row: KeepingDuty, owed: Mapping[Key, _Found], thorough: bool) -> bool:
    if row.detail == "looks" and not thorough:
        return True
    found = owed.get((row.kind, row.about, row.detail))
    if found is None:
        return False
    # The oldest of a queue was worked: the next one has a time of its own.
    return row.kind != "queue_waits" or row.started_at == found.since


def _settle(rows: Sequence[KeepingDuty], now: datetime) -> None:
    ids = [row.id for row in rows]
    KeepingDuty.objects.filter(id__in=ids).update(settled_at=now, next_look_at=None)


def _laid(found: _Found, now: datetime) -> KeepingDuty:
    seat, within, ladder = _whose(found, now)
    row = KeepingDuty(
        id=new_id(),
        kind=found.kind,
        about=found.about,
        detail=found.detail,
        owner=seat.post,
        unit_id=seat.unit_id,
        place_id=found.place,
        ladder=ladder,
        started_at=found.since,
        late_at=found.late_at or found.since + within,
    )
    row.next_look_at = ladders.next_look(_watched(row), 0, False, known_ladders())
    return row


def _whose(found: _Found, now: datetime) -> tuple[Seat, timedelta, str]:
    """This will say who owes something, within which time, and who hears when he does not."""
    match found.kind:
        case "emergency_review":
            judge = _judge(found, now)
            outside = judge.post == Post.AUDITOR
            return judge, REVIEW_WITHIN, "outside" if outside else "reviews"
        case "own_numbers":
            seat = Seat(found.post, found.place, found.officer)
            return seat, NUMBERS_WITHIN, "own_numbers"
        case "finding" | "decision":
            return _nearest(Post(found.post), found.place, now), FILL_WITHIN, "findings"
        case "complaint":
            outside = found.post == Post.AUDITOR
            seat = _nearest(Post(found.post), found.place, now)
            return seat, FILL_WITHIN, "outside" if outside else "reviews"
        case "agreement_ends" | "body_decision":
            # Who keeps the register answers for its days, whichever office is to do the thing.
            return _nearest(Post(found.post), found.place, now), FILL_WITHIN, found.ladder
        case "drawn_case":
            owner = _nearest(Post(found.post), found.place, now)
            return owner, review_list.sampling().within, "drawn"
        case "desk_unattended":
            return _nearest(Post.STATION_COMMANDER, found.place, now), SENT_WITHIN, "desks"
        case "queue_waits":
            queue = QUEUES[found.detail]
            return _nearest(queue.owner, found.place, now), queue.within, queue.ladder
        case _:
            return _nearest(Post.REGISTRAR, found.place, now), FILL_WITHIN, "keeping"


def _nearest(post: Post, place: UnitId, now: datetime) -> Seat:
    # Where nobody holds it at all, the place itself: it climbs from there all the same.
    return rota.seat_above([post], place, now) or Seat(post.value, place, None)


def _judge(found: _Found, now: datetime) -> Seat:
    seats = [rota.seat_above([post], found.place, now) for post in JUDGES]
    there = [seat for seat in seats if seat is not None and seat.officer_id is not None]
    fit = custody.fit_to_judge(found.about, [_officer(seat) for seat in there], now)
    for seat in there:
        if seat.officer_id in fit:
            return seat
    return _nearest(Post.AUDITOR, found.place, now)


def _officer(seat: Seat) -> OfficerId:
    assert seat.officer_id is not None  # only those who are there are asked
    return seat.officer_id


def _watched(row: KeepingDuty) -> Watched:
    return Watched("standard", row.ladder, row.owner, row.started_at, row.late_at)


def _tell(rows: Sequence[KeepingDuty], now: datetime) -> int:
    due = [row for row in rows if row.next_look_at is not None and row.next_look_at < now]
    if not due:
        return 0
    seats = command.seats_above({UnitId(row.place_id) for row in due}, now)
    provinces = command.provinces({row.place_id for row in due})
    known = cache(ladders_of)
    alarms: list[KeepingAlarm] = []
    for row in due:
        there = known(provinces[row.place_id])
        look = ladders.look(_watched(row), row.climbed, row.is_late, now, there)
        for step in look.raised:
            alarms += _alarms(row, step, seats[UnitId(row.place_id)], now)
        row.is_late, row.climbed, row.next_look_at = look.is_late, look.climbed, look.next_at
    KeepingDuty.objects.bulk_update(due, ["is_late", "climbed", "next_look_at"])
    KeepingAlarm.objects.bulk_create(alarms)
    return len(alarms)


def _alarms(
    row: KeepingDuty, step: Step, seats: Mapping[str, Seat], now: datetime
) -> Iterator[KeepingAlarm]:
    told = {(seat.post, seat.unit_id): seat for seat in _told(row, step, seats, now)}
    for seat in told.values():
        yield KeepingAlarm(
            id=new_id(),
            duty=row,
            step=step.number,
            kind=step.kind,
            to_post=seat.post,
            unit_id=seat.unit_id,
            officer_id=seat.officer_id,
            due_at=step.at,
            raised_at=now,
        )


def _told(row: KeepingDuty, step: Step, seats: Mapping[str, Seat], now: datetime) -> Iterator[Seat]:
    owner = row.owner if row.kind == "own_numbers" else ""
    if step.to in seats and (step.number >= FIRST_RUNG or owner):
        yield seats[step.to]
    elif step.number <= COMMANDER_WARNED:
        # Whoever owes it stands in no chain of a station: he is warned twice himself.
        yield _holder(row, now)
    if row.kind == "emergency_review" and step.number >= FIRST_RUNG:
        # Of a review that is late the oversight hears at once, beside the next post up.
        yield _nearest(Post.AUDITOR, UnitId(row.place_id), now)


def _holder(row: KeepingDuty, now: datetime) -> Seat:
    unit = UnitId(row.unit_id)
    if row.kind == "own_numbers":
        return Seat(row.owner, unit, OfficerId(row.about))
    seat = rota.seat_above([Post(row.owner)], unit, now)
    return seat if seat is not None and seat.unit_id == unit else Seat(row.owner, unit, None)
