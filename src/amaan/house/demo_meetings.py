"""Crime meetings of the demonstration: two that are past and one that is called; all invented.

Their numbers are invented as well, because a practice district begins with nothing counted. What
somebody calls later reads the figures that were counted by then.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast, place_name
from amaan.insight.indicators import BY_ID
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.measures import Share, share_of
from amaan.meetings import calling, deciding, finding, queries, reading
from amaan.meetings.finding import Found, Lateness, Load
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number

DAY = timedelta(days=1)
# Of each meeting: for how many months it lies back, and by indicator what was and is counted at
# the first and the second station.
_COUNTED = (
    (3, {"offered_in_two_hours": ((11, 30), (24, 31), (19, 28), (21, 30)),
         "registered_late": ((14, 40), (12, 41), (10, 38), (9, 36))}),
    (2, {"offered_in_two_hours": ((23, 30), (11, 30), (20, 29), (19, 28)),
         "danger_assessed": ((25, 40), (26, 41), (31, 34), (18, 33))}),
    (1, {"report_in_time": ((9, 28), (19, 27), (14, 26), (15, 27)),
         "rights_and_receipt": ((38, 41), (25, 40), (30, 36), (29, 37))}),
)  # fmt: skip
# Missed and due duties of both stations, and what is late still.
_LATE = ((9, 88, 2), (5, 71, 1))
# Open files and officers of both desks.
_FILES = ((31, 3), (52, 1))
_EXPLAINED = (
    "The doctor on call was away for two weeks. The hospital was asked for a second one.",
    "ایک ماہ ڈیسک پر ایک ہی افسر تھیں۔ دوسری افسر کی تعیناتی کے لیے لکھا گیا ہے۔",
)
# What a meeting decided, for whom, until how many days after it, and what was told of it.
_DECIDED = (
    (("A list of the doctors on call hangs at each desk.", Post.STATION_COMMANDER, 10,
      "It hangs there; seen on the visit of the supervisor."),
     ("The supervisor asks the hospital for a second doctor.", Post.SUPERVISOR, 20, "")),
    (("A second officer is posted to the desk of the second station.", Post.DISTRICT_COMMANDER,
      60, ""),),
)  # fmt: skip


def prepare_the_meetings(now: datetime) -> int:
    """This will hold two meetings and call a third, once; gives how many there are."""
    chair = _of(Post.DISTRICT_COMMANDER, now)
    if chair is None:
        return 0
    with transaction.atomic():
        act_as(chair, now)
        if there := queries.meetings(chair, now)[0]:
            return len(there)
        for place, (back, counted) in enumerate(_COUNTED):
            _meet(chair, place, add_months(local_date(now).replace(day=1), -back), counted, now)
        act_as(chair, now)
        return len(queries.meetings(chair, now)[0])


Counted = Mapping[str, tuple[tuple[int, int], ...]]


def _meet(chair: Actor, place: int, month: date, counted: Counted, now: datetime) -> None:
    past = place < len(_DECIDED)
    # A past one a week after its month; the one that is called lies ahead.
    at = now if not past else min(now - DAY * (20 * (2 - place)), now)
    act_as(chair, at)
    meeting = calling.call_meeting(
        actor=chair, month=month, held_on=local_date(at) + DAY * (0 if past else 5),
        answers_by=local_date(at) + DAY * (0 if past else 3), now=at,
        drawn_up=_invented(counted),
    )  # fmt: skip
    commander = _of(Post.STATION_COMMANDER, at)
    if commander is not None:
        act_as(commander, at)
        asked, _decisions = queries.asked_of_me(commander, at)
        points = [one for of in asked if of.line.meeting_id == meeting for one in of.points]
        for words, one in zip(_EXPLAINED, points[: 2 if past else 1], strict=False):
            calling.explain(actor=commander, point_id=one.point_id, words=words, now=at)
    if past:
        _decide(chair, meeting, place, at)
    act_as(chair, at)
    # Invented words that name nobody: the vault has nothing to hold them against.
    draft = reading.Draft(reading.texts_of(queries.meeting(chair, meeting, at)))
    reading.note_asked(
        actor=chair, meeting_id=meeting, draft=draft, check_id=new_id(), cleared=True, now=at
    )


def _decide(chair: Actor, meeting: UUID, place: int, at: datetime) -> None:
    act_as(chair, at)
    for to in ("collected", "held"):
        calling.move_on(actor=chair, meeting_id=meeting, to=to, now=at)
    for words, post, days, told in _DECIDED[place]:
        owner = _of(post, at)
        if owner is None:
            continue
        decision = deciding.decide(
            actor=chair, meeting_id=meeting, words=words, owner_unit=owner.unit_id,
            due_on=local_date(at) + DAY * days, now=at,
        )  # fmt: skip
        if told:
            deciding.tell(actor=chair, decision_id=decision, done=True, words=told, now=at)
    calling.move_on(actor=chair, meeting_id=meeting, to="closed", now=at)


def _invented(counted: Counted) -> Callable[..., tuple[tuple[Found, ...], int]]:
    """Points as they would be found in these numbers, by the same rules."""

    def drawn_up(actor: Actor, month: date, now: datetime) -> tuple[tuple[Found, ...], int]:
        names = (place_name("first"), place_name("second"))
        units = {unit.name_en: unit.id for unit in units_of_area(actor, now)}
        places: tuple[UUID, ...] = tuple(units[name] for name in names)
        found = [Found("reports", "reports", None, 79, before_part=70)]
        made = 0
        for code, (first, second, *others) in counted.items():
            after: dict[UUID, Share] = dict(
                zip(places, (share_of(*second), share_of(*others[1])), strict=True)
            )
            before = dict(zip(places, (share_of(*first), share_of(*others[0])), strict=True))
            of_places, compared = finding.changed(code, BY_ID[code].better, after, before)
            found += of_places
            made += compared
        found += finding.late(
            [
                Lateness(at, missed, due, still, 1, now - DAY * 9)
                for at, (missed, due, still) in zip(places, _LATE, strict=True)
            ]
        )
        loads = [Load(at, *of) for at, of in zip(places, _FILES, strict=True)]
        found += finding.overloaded("desk_files", loads)
        return tuple(found), made

    return drawn_up


def _of(post: Post, now: datetime) -> Actor | None:
    number = next(one.service_number for one in cast if one.post is post)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)
