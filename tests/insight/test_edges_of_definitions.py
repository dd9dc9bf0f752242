"""Where definitions break: the edge of a band, an explicit no, a yes taken back, twice, open."""

from datetime import timedelta

import pytest
from tests.insight.invented import HOUR, Life, write
from tests.insight.test_figures import count_all
from tests.security.world import World

from amaan.cases.models import Case
from amaan.house.testing import role
from amaan.insight.models import Count, Wait
from amaan.kernel.ids import new_id
from amaan.protocol import facts
from amaan.protocol.facts import Fact
from amaan.protocol.rulebook import load

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def told(world: World, *later: Fact, since: timedelta = DAY, mode: str = "walk_in") -> Life:
    """One case of ten days ago: told so long after it happened, and an hour apart what follows."""
    desk = world.actors["the desk officer"]
    at = world.now - 10 * DAY
    case = Case(
        id=new_id(), reference=f"{new_id().int % 10**8:08d}", desk_id=desk.unit_id,
        station_id=desk.station_id, district_id=desk.district_id, province=desk.province,
        opened_at=at, sealed=False,
    )  # fmt: skip
    begun: list[tuple[Fact, timedelta]] = [
        (facts.ComplaintReceived(mode=mode, informant="survivor", survivor_age="18-25",
                                 survivor_sex="female"), timedelta()),
        (facts.IncidentDescribed(acts=("penetration",), certainty="exact"), -since),
    ]  # fmt: skip
    begun += [(fact, (n + 2) * HOUR) for n, fact in enumerate(later)]
    return Life(case, [(fact, at + wait) for fact, wait in begun])


def counted(world: World, lives: list[Life]) -> dict[str, tuple[int, int]]:
    with role("owner"):
        # The world's own cases would be counted, too.
        Case.objects.all().update(sealed=True)
        write(world, lives)
    count_all(world)
    with role("owner"):
        rows = Count.objects.filter(slice__in=["all", "shared"])
        found: dict[str, tuple[int, int]] = {}
        for row in rows:
            name = row.indicator if row.slice == "all" else f"shared {row.indicator}"
            part, whole = found.get(name, (0, 0))
            found[name] = (part + row.part, whole + row.whole)
    return found


def test_a_day_that_ends_a_band_is_not_in_it(world: World) -> None:
    spans = (4 * DAY - HOUR, 4 * DAY, 6 * DAY, 15 * DAY, 31 * DAY - HOUR, 31 * DAY, 91 * DAY)
    found = counted(world, [told(world, since=since) for since in spans])
    bands = {name: n for name, (n, _of) in found.items() if name.startswith("delay.")}
    assert bands == {
        "delay.0_3": 1, "delay.4_5": 1, "delay.6_14": 1, "delay.15_30": 2, "delay.31_90": 1,
        "delay.91_on": 1,
    }  # fmt: skip
    assert found["delay"] == (7, 7)


def test_an_explicit_no_is_a_no(world: World) -> None:
    found = counted(world, [told(
        world, facts.RiskAssessed(level="standard"), facts.WithdrawalRequested(by="survivor"),
        facts.WithdrawalReviewed(pressure="no"),
        facts.RiskFollowedUp(severe_violence="no", months=3),
        facts.CustodyChanged(to="bail", told_first=False), facts.HearingHeld(adjourned=False),
        facts.ParticularsTold(no=("forced_to_marry",)),
        facts.MediationAsked(by="elders", answer="may_be_referred"),
    )])  # fmt: skip
    for figure in ("under_pressure", "severe_in_three", "severe_after_standard",
                   "told_before_release", "put_off", "gate_blocked"):  # fmt: skip
        assert found[figure] == (0, 1), figure
    assert "context.harmful_practice" not in found
    assert found["context"] == (1, 1)


def test_her_last_word_decides_whether_she_is_counted_outside(world: World) -> None:
    yes = facts.ConsentRecorded(record=True, statistics=True)
    no = facts.ConsentRecorded(record=True, statistics=False)
    stopped = facts.OwnWordSaid(what="stop_sharing")
    found = counted(world, [
        told(world), told(world, no), told(world, yes), told(world, no, yes), told(world, yes, no),
        told(world, yes, stopped), told(world, yes, stopped, yes),
    ])  # fmt: skip
    assert found["counted_outside"] == (3, 7)
    assert found["shared delay"] == (3, 3)


def test_what_is_counted_elsewhere_is_not_counted_outside_again(world: World) -> None:
    yes = facts.ConsentRecorded(record=True, statistics=True)
    found = counted(world, [
        told(world, yes), told(world, yes, mode="other_station"),
        told(world, yes, facts.ClosureApproved(code="merged_duplicate")),
    ])  # fmt: skip
    assert found["counted_outside"] == (1, 3)
    assert found["twice"] == (1, 3)
    assert found["shared step_reported"] == (1, 1)


def test_where_she_was_first_heard_is_what_counts_and_nothing_said_is_no_answer(
    world: World,
) -> None:
    private, near = facts.RoomRecorded(room="private_room"), facts.RoomRecorded(
        room="within_hearing")  # fmt: skip
    found = counted(world, [told(world), told(world, private, near), told(world, near, private)])
    assert found["private_room"] == (1, 2)
    assert found["heard_in.within_hearing"] == (1, 2)


def test_an_order_is_due_from_high_or_elevated_danger_on_as_the_rule_says(world: World) -> None:
    risen = (facts.RiskAssessed(level="standard"), facts.RiskRaised(level="elevated"))
    asked = facts.CourtApplied(order="protection_order")
    found = counted(world, [
        told(world, facts.RiskAssessed(level="standard"), asked), told(world, *risen),
        told(world, *risen, asked), told(world, facts.RiskAssessed(level="high"), asked),
    ])  # fmt: skip
    assert found["order_asked_in_danger"] == (2, 3)
    due = load().duty("order_considered")
    assert {match.kind for match in due.starts_with} == {"risk.assessed", "risk.raised"}
    assert {
        code for match in due.starts_with for name, codes in match.details for code in codes
        if name == "level"
    } == {"high", "elevated"}  # fmt: skip


def test_compensation_is_paid_when_all_of_it_reached_her(world: World) -> None:
    ordered = facts.CompensationDecided(ordered=True)
    some, rest = facts.CompensationPaid(in_full=False), facts.CompensationPaid()
    found = counted(world, [
        told(world, rest), told(world, ordered), told(world, ordered, some),
        told(world, ordered, some, rest),
    ])  # fmt: skip
    assert found["compensation_paid"] == (1, 3)


def test_what_a_later_entry_does_not_say_of_him_stays_as_it_was_told(world: World) -> None:
    known = facts.IncidentDescribed(acts=("beaten",), certainty="day", accused_age="26-40")
    later = facts.IncidentDescribed(acts=("threat",), certainty="day")
    found = counted(world, [told(world), told(world, known, later)])
    assert found["accused_age"] == (1, 1)
    assert found["accused_age.26-40"] == (1, 1)


def test_an_open_case_is_censored_and_a_closed_one_waits_no_longer(world: World) -> None:
    closed = facts.ClosureApproved(code="suspect_unidentified")
    registered = facts.FirRegistered(number="1")
    counted(world, [told(world), told(world, closed), told(world, registered)])
    with role("owner"):
        rows = Wait.objects.filter(event="fir", slice="all").order_by("time")
        ends = [(row.time, row.happened, row.otherwise, row.open) for row in rows]
    # Two hours after the report, registered and closed alike; and ten days, waiting still.
    assert sum(done for _time, done, _ended, _open in ends) == 1
    assert {(time, ended) for time, _done, ended, _open in ends if ended} == {(2, 1)}
    assert {(time, still) for time, _done, _ended, still in ends if still} == {(240, 1)}
