"""A year with every rule there is: nothing is told twice, nothing late is silent, all of it ends.

What a step may be is written down here by hand; the ladders are asked only what they raise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from tests.oversight.conftest import Turn
from tests.oversight.ledger import Laid, lay
from tests.security.world import people

from amaan.cases import docket
from amaan.house.testing import role
from amaan.kernel import clock
from amaan.kernel.calendars import AnnouncedCalendar
from amaan.kernel.clock import KARACHI
from amaan.oversight.keeping import QUEUES
from amaan.protocol import codes, ladders, rulebook
from amaan.protocol.ladders import Step, Watched

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGAN = datetime(2027, 1, 1, 2, 17, tzinfo=KARACHI)
# Two days of Eid and two of Ashura in 2027, as a province might announce them.
EID = frozenset({date(2027, 3, 10), date(2027, 3, 11), date(2027, 6, 15), date(2027, 6, 16)})
FEDERAL = {(2, 5), (3, 23), (5, 1), (8, 14), (12, 25)}
WAY_UP = ["station_commander", "supervisor", "district_commander", "regional_commander",
          "inspector_general"]  # fmt: skip
# The post at which each way up ends, by the name of the ladder, or the class where it has none.
TOPS = {
    "legal": "inspector_general", "clinical": "inspector_general", "standard": "supervisor",
    "courts": "district_commander", "reviews": "inspector_general",
    "outside": "inspector_general", "keeping": "inspector_general",
    "own_numbers": "regional_commander", "findings": "regional_commander",
    "drawn": "regional_commander", "referral": "supervisor",
}  # fmt: skip
# What the house itself owes, beside the rules: whose, and by which way up.
KEPT = [("supervisor", "reviews"), ("district_commander", "reviews"), ("auditor", "outside"),
        ("registrar", "keeping"), ("desk_officer", "own_numbers"),
        ("station_commander", "findings"), ("supervisor", "drawn"),
        ("district_commander", "drawn"),
        *((queue.owner.value, queue.ladder) for queue in QUEUES.values())]  # fmt: skip


@dataclass(frozen=True)
class Owed:
    """A duty of the year that nobody ever does."""

    name: str
    top: str
    waits: bool
    watched: Watched


def a_year_of_everything() -> Iterator[Owed]:
    """Every duty of the rules and of the house, begun at another hour and day of the year."""
    spans = [HOUR, 5 * HOUR, 26 * HOUR, 72 * HOUR, 14 * DAY, 90 * DAY]
    rules = [(r.id, r.rule_class, r.owner, r.ladder) for r in rulebook.load().duties]
    house = [(f"house {n}", "standard", owner, way) for n, (owner, way) in enumerate(KEPT)]
    for n, (name, duty_class, owner, way) in enumerate([*rules, *house]):
        for m, span in enumerate(spans):
            started = BEGAN + (n * 67 + m * 1453) * HOUR
            yield Owed(
                name,
                TOPS[way or duty_class],
                # A way up of its own keeps its own hours: an emergency waits for no morning.
                (way or duty_class) == "standard",
                Watched(duty_class, way, owner, started, started + span),
            )


def quiet(at: datetime) -> bool:
    here = at.astimezone(KARACHI)
    shut = here.weekday() in (5, 6) or (here.month, here.day) in FEDERAL or here.date() in EID
    return shut or not 8 <= here.hour < 21


def told(owed: Owed, known: ladders.Ladders, every: timedelta) -> list[tuple[datetime, Step]]:
    """Everybody who is told of a duty that nobody does, with the turn of the clock that told."""
    found: list[tuple[datetime, Step]] = []
    watched, climbed, is_late = owed.watched, 0, False
    next_at = ladders.next_look(watched, climbed, is_late, docket.known_ladders())
    turns = 0
    while next_at is not None:
        now = next_at + every
        look = ladders.look(watched, climbed, is_late, now, known)
        found += [(now, step) for step in look.raised]
        # Whoever turns the clock twice in an instant tells nobody twice.
        again = ladders.look(watched, look.climbed, look.is_late, now, known)
        assert again.raised == ()
        climbed, is_late, next_at = look.climbed, look.is_late, look.next_at
        turns += 1
        assert turns < 60, f"{owed.name} is looked at for ever"
    assert is_late
    return found


@pytest.mark.parametrize("every", [timedelta(minutes=1), 7 * HOUR, 5 * DAY])
def test_in_a_year_of_every_rule_nothing_is_told_twice_silent_or_without_end(
    every: timedelta,
) -> None:
    fixed = docket.known_ladders()
    known = replace(fixed, calendar=AnnouncedCalendar.over(fixed.calendar, lambda: EID))
    for owed in a_year_of_everything():
        steps = told(owed, known, every)
        late_at, owner = owed.watched.late_at, owed.watched.owner
        numbers = [step.number for _now, step in steps]
        assert all(a < b for a, b in pairwise(numbers)), f"{owed.name} is told twice"
        # The first turn after it is late tells the first post above whoever owes it.
        first = next(((now, step) for now, step in steps if step.kind == "late"), None)
        above = WAY_UP[WAY_UP.index(owner) + 1 :] if owner in WAY_UP else WAY_UP
        if not set(above) & set(WAY_UP[: WAY_UP.index(owed.top) + 1]):
            assert first is None, f"{owed.name} has nobody above it"
            continue
        assert first is not None, f"{owed.name} is late and silent"
        assert first[0] - late_at <= max(2 * every, HOUR)
        posts = [step.to for _now, step in steps if step.kind in {"late", "climbed"}]
        assert posts[-1] == owed.top
        assert [WAY_UP.index(post) for post in posts] == sorted({WAY_UP.index(p) for p in posts})
        assert all(post in above for post in posts)
        for now, step in steps:
            assert now > step.at
            if owed.waits and step.kind != "late":
                assert not quiet(step.at), f"{owed.name} calls at {step.at}"


def test_every_duty_is_counted_to_one_failure_of_the_police_forum() -> None:
    counted = {rule.id: rule.failure for rule in rulebook.load(drafts=True).duties}
    assert {rule for rule, failure in counted.items() if failure not in codes.FAILURES} == set()
    # What no clock can show is seen in other ways: in words, in looks, in complaints of hers, in
    # what stood around a duty, and in what she says when she is asked.
    assert codes.FAILURES - set(counted.values()) == codes.FAILURES_OF_IMAGE | {
        "victim_blaming", "poor_media_management",
        "scapegoating_of_police", "workload_on_investigators", "preventive_measures_not_taken",
        "disclosure_of_identity",
    }  # fmt: skip


def test_days_that_a_province_announced_are_quiet_there_and_nowhere_else(
    db: None, quick_hash: None, turn: Turn
) -> None:
    her = people(clock.now())["the desk officer"]
    monday = datetime(2027, 6, 14, 12, tzinfo=KARACHI)
    (duty,) = lay(her, [Laid("standard", "desk_officer", monday - DAY, monday)])
    with role("owner"), connection.cursor() as cursor:
        for province, first in ((her.province, 15), ("SD", 17)):
            cursor.execute(
                "INSERT INTO organisation_holiday (id, province, reason, first_on, last_on,"
                " notification, announced_by_id, announced_at)"
                " VALUES (gen_random_uuid(), %s, 'ashura', %s, %s, '1/27', %s, %s)",
                [province, date(2027, 6, first), date(2027, 6, first + 1), her.officer_id, monday],
            )
    for hours in range(0, 24 * 8, 6):
        turn(monday + hours * HOUR)
    with role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT to_post, due_at FROM oversight_alarm WHERE duty_id = %s"
                       " AND kind = 'climbed'", [duty])  # fmt: skip
        ((post, due_at),) = cursor.fetchall()
    # Two working days after Monday the 14th, without the 15th and 16th: Thursday and Friday, so
    # it is due when Saturday begins, and waits for Monday morning.
    assert (post, due_at) == ("supervisor", datetime(2027, 6, 21, 8, tzinfo=KARACHI))
