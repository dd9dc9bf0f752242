"""A desk's week as it is planned, published and kept, against figures worked out by hand.

Amna and Nasreen serve at the first desk; Rahim, a man, at its station. The week begins on a Monday
that lies a week ahead at least.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from tests.pages.conftest import key_folder, quick_hash, screen_of, vault, vault_keys, world
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import actions as organisation
from amaan.organisation.actions import rota as leaves
from amaan.organisation.posts import Post
from amaan.workforce import roster, roster_queries
from amaan.workforce.roster import NewShift
from amaan.workforce.roster_hours import Turn

__all__ = ["key_folder", "quick_hash", "screen_of", "vault", "vault_keys", "world"]
pytestmark = pytest.mark.django_db

HE, SHE, HER_COLLEAGUE = "the station commander", "the desk officer", "her colleague"
DAY, NIGHT = Turn(time(8), time(20)), Turn(time(20), time(8))


class Desk:
    """The roster of the first desk in the hands of its station commander."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.desk_id = world.actors[SHE].unit_id
        # A Monday that lies a week ahead at least.
        today = local_date(world.now)
        self.monday = today + timedelta(days=14 - today.weekday())

    def do(self, verb: Callable[..., Any], *, by: str = HE, **told: Any) -> Any:
        actor, now = self.world.actors[by], told.pop("now", self.world.now)
        with transaction.atomic():
            act_as(actor, now)
            return verb(actor=actor, now=now, **told)

    def plan(self, who: str, day: int, turn: Turn, *, why: str = "", **told: Any) -> UUID:
        shift = NewShift(
            uuid4(), self.world.actors[who].officer_id, self.monday + timedelta(days=day), turn
        )
        done = self.do(roster.plan_shift, desk_id=self.desk_id, shift=shift, why=why, **told)
        assert isinstance(done, UUID)
        return done

    def week(self, monday: date | None = None, *, by: str = HE) -> roster_queries.Week:
        actor = self.world.actors[by]
        with transaction.atomic():
            act_as(actor, self.world.now)
            return roster_queries.week(actor, self.desk_id, monday or self.monday, self.world.now)

    def publish(self, monday: date | None = None) -> None:
        self.do(roster.publish, desk_id=self.desk_id, monday=monday or self.monday)

    def hours(self, kind: str, since: date, until: date | None, *turns: Turn) -> None:
        self.do(
            roster.write_hours, desk_id=self.desk_id, pattern_id=uuid4(), kind=kind,
            first_on=since, last_on=until, turns=turns,
        )  # fmt: skip


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """This will give an instant by Karachi's clock, which is five hours ahead of UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=5)


def test_a_night_shift_counts_on_both_sides_of_midnight(desk: Desk) -> None:
    desk.plan(SHE, 0, Turn(time(20), time(6)))
    desk.plan("the station clerk", 1, Turn(time(6), time(14)))
    week = desk.week()
    (line,) = week.days[0].shifts
    assert (line.since, line.until) == (at(desk.monday, 20), at(week.days[1].on, 6))
    # Monday 20-24, Tuesday 0-6 with a woman; Tuesday 6-14 with a man.
    assert [(d.staffed.woman, d.staffed.anybody) for d in week.days[:3]] == [
        (4, 4),
        (6, 14),
        (0, 0),
    ]
    assert (week.staffed.woman, week.staffed.anybody, week.staffed.asked) == (10, 18, 168)
    assert week.days[0].gaps == ((at(desk.monday, 0), at(desk.monday, 20)),)
    # A night that began on the Sunday before belongs to that week, and its hours to Monday.
    desk.plan(HER_COLLEAGUE, -1, Turn(time(22), time(2)))
    assert desk.week().days[0].staffed.woman == 6


def test_hours_of_ramadan_hold_from_the_day_they_are_set_until_they_end(desk: Desk) -> None:
    thursday, saturday = (desk.monday + timedelta(days=n) for n in (10, 12))
    desk.hours("ordinary", desk.monday - timedelta(days=30), None, Turn(time(8), time(16)))
    with pytest.raises(roster.EndsFirst):
        desk.hours("ramadan", thursday, None, Turn(time(9), time(14)))
    desk.hours("ramadan", thursday, saturday, Turn(time(9), time(14)))
    for day in range(7):
        desk.plan(SHE, day, Turn(time(8), time(16)))
    desk.plan(HER_COLLEAGUE, 3, Turn(time(18), time(19)))
    copied = desk.do(
        roster.copy_last_week, desk_id=desk.desk_id, monday=desk.monday + timedelta(days=7)
    )
    assert (copied.taken, copied.left) == (8, 0)
    week = desk.week(desk.monday + timedelta(days=7))
    hours = [[f"{a:%H}-{b:%H}" for a, b in _local(day)] for day in week.days]
    usual, fasting = ["08-16"], ["09-14"]
    assert hours == [usual, usual, usual, [*fasting, "18-19"], fasting, fasting, usual]
    assert [day.staffed.asked for day in week.days] == [8, 8, 8, 5, 5, 5, 8]
    assert week.staffed.woman == 47  # the hour outside the desk's hours is not among them
    assert week.staffed.woman_of_all == 48


def _local(day: roster_queries.DayPlan) -> list[tuple[datetime, datetime]]:
    five = timedelta(hours=5)
    return [(line.since + five, line.until + five) for line in day.shifts]


def test_leave_is_respected_and_a_leave_written_later_shows_as_a_gap(desk: Desk) -> None:
    registrar, officer = "the registrar", desk.world.actors[SHE].officer_id
    desk.plan(SHE, 0, DAY)
    desk.plan(SHE, 1, NIGHT)
    tuesday = desk.monday + timedelta(days=1)
    # From Wednesday 02:00: the night from Tuesday on reaches into it.
    since = at(tuesday + timedelta(days=1), 2)
    desk.do(
        leaves.write_leave, by=registrar, officer_id=officer, since=since,
        until=since + timedelta(days=2),
    )  # fmt: skip
    with pytest.raises(roster.AwayThen):
        desk.plan(SHE, 2, DAY)
    week = desk.week()
    assert [[line.kept for line in day.shifts] for day in week.days[:2]] == [[""], ["away"]]
    assert [day.staffed.woman for day in week.days[:3]] == [12, 0, 0]


def test_a_transfer_ends_the_shifts_that_come_and_the_next_station_plans_her(desk: Desk) -> None:
    world = desk.world
    desk.plan(SHE, 0, DAY)
    desk.publish()
    elsewhere = world.actors["the officer from another station"]
    amna = world.actors[SHE].officer_id
    desk.do(
        organisation.post_officer, by="the registrar", officer_id=amna,
        unit_id=elsewhere.unit_id, post=Post.DESK_OFFICER,
    )  # fmt: skip
    week = desk.week()
    assert week.days[0].shifts[0].kept == "transferred"
    assert (week.staffed.anybody, week.staffed.woman) == (0, 0)
    with pytest.raises(roster.NotPostedThere):
        desk.plan(SHE, 2, DAY, why="She is good")
    shift = NewShift(uuid4(), amna, desk.monday, DAY)
    desk.do(
        roster.plan_shift, by="the supervisor", desk_id=elsewhere.unit_id, shift=shift, why=""
    )  # the same hours: nobody had to strike out what she left behind


def test_nobody_is_planned_in_two_places_and_a_short_rest_is_a_warning_alone(desk: Desk) -> None:
    desk.plan(SHE, 0, NIGHT)
    for turn, day in ((Turn(time(7), time(9)), 1), (NIGHT, 0)):
        with pytest.raises(roster.PlannedThen):
            desk.plan(SHE, day, turn)
    desk.plan(SHE, 1, Turn(time(15, 59), time(17)))
    desk.plan(SHE, 2, Turn(time(1), time(2)))
    week = desk.week()
    rests = [[line.short_rest for line in day.shifts] for day in week.days[:3]]
    assert rests == [[False], [True], [False]]  # 7:59 after the night; 8:00 to the minute


def test_what_was_published_changes_with_a_reason_and_shows_what_stood(desk: Desk) -> None:
    planned = desk.plan(SHE, 0, DAY)
    with pytest.raises(roster.NothingPlanned):
        desk.publish(desk.monday + timedelta(days=7))
    desk.publish()
    for change in (
        lambda: desk.plan(HER_COLLEAGUE, 1, DAY),
        lambda: desk.do(roster.drop_shift, shift_id=planned, why=" "),
        lambda: desk.do(roster.copy_last_week, desk_id=desk.desk_id, monday=desk.monday),
    ):
        with pytest.raises(roster.SayWhy):
            change()
    desk.do(roster.drop_shift, shift_id=planned, why="Court on that day")
    desk.plan(HER_COLLEAGUE, 0, DAY, why="In her place")
    week = desk.week()
    assert [line.name_en for line in week.days[0].shifts] == ["Nasreen"]
    assert [(gone.name_en, gone.why) for gone in week.dropped] == [("Amna", "Court on that day")]
    assert week.unpublished == 0


def test_only_whoever_commands_plans_and_the_desk_reads(desk: Desk) -> None:
    for nobody in (SHE, "the station clerk", "the investigator", "the observer", "the auditor"):
        with pytest.raises(NotFound):
            desk.do(roster.publish, by=nobody, desk_id=desk.desk_id, monday=desk.monday)
    for reader in (SHE, "the station clerk", "the district commander", "the personnel officer"):
        assert desk.week(by=reader).days
    for stranger in ("the observer", "the house keeper", "the officer from another station"):
        with pytest.raises(NotFound):
            desk.week(by=stranger)


def test_what_is_over_or_too_far_is_not_planned(desk: Desk) -> None:
    for day, wrong in ((-30, roster.OverAlready), (150, roster.TooFarAhead)):
        with pytest.raises(Refused) as refusal:
            desk.plan(SHE, day, DAY)
        assert type(refusal.value) is wrong
