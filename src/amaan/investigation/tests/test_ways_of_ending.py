"""Each way of ending asks the file for something, and a taken-back entry shows nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from amaan.cases.timelines import standing
from amaan.investigation.endings_standing import read_ending
from amaan.protocol import codes, facts

NOON = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


def line(*told: tuple[int, facts.Fact]) -> tuple[facts.Recorded, ...]:
    """This will write facts down, each on its day; their ids are their places."""
    return tuple(
        facts.Recorded(
            id=str(n),
            fact=fact,
            happened=facts.Happened.at(NOON + timedelta(days=day)),
            recorded_at=NOON + timedelta(days=day),
            by="investigator",
        )
        for n, (day, fact) in enumerate(told)
    )


def is_open(told: tuple[facts.Recorded, ...], code: str) -> bool:
    return read_ending(standing(told), 1).is_open_to(code)


def call(reached: bool) -> facts.SafeCallMade:
    return facts.SafeCallMade(reached=reached)


@pytest.mark.parametrize("code", sorted(codes.CLOSURES))
def test_an_empty_file_can_end_in_no_way_but_with_nothing_alleged(code: str) -> None:
    assert is_open((), code) == (code == "not_an_offence")


def test_calls_on_one_day_are_one_try_and_reaching_her_begins_anew() -> None:
    followed = (
        (0, facts.InquiryOpened(line="scene")),
        (1, facts.InquiryClosed(line="scene", opened="0", reason="nothing_found")),
    )
    code = "unreachable_after_safe_attempts"
    one_day = line(*followed, *((2, call(False)) for _ in range(5)))
    three_days = line(*followed, *((day, call(False)) for day in (2, 5, 9)))
    reached = line(*followed, *((d, call(False)) for d in (2, 5, 9)), (10, call(True)))
    assert not is_open(one_day, code)
    assert is_open(three_days, code)
    assert not is_open(reached, code)


def test_what_the_law_lets_nobody_settle_is_never_compounded() -> None:
    allowed = facts.JudgmentGiven(outcome="withdrawn")
    rape = line((0, facts.OffenceAlleged(offence="PPC-376-1")), (9, allowed))
    hurt = line((0, facts.OffenceAlleged(offence="PPC-337A-i")), (9, allowed))
    unknown = line((0, facts.OffenceAlleged(offence="no-such-row")), (9, allowed))
    assert not is_open(rape, "compounded_in_court")
    assert is_open(hurt, "compounded_in_court")
    assert not is_open(unknown, "compounded_in_court")


def test_a_judgment_that_was_taken_back_closes_nothing() -> None:
    judged = (0, facts.JudgmentGiven(outcome="convicted"))
    assert is_open(line(judged), "closed_convicted")
    back = facts.FactCorrected(corrects="0", reason="did_not_happen")
    assert not is_open(line(judged, (1, back)), "closed_convicted")


def test_a_new_wish_begins_the_four_steps_again() -> None:
    wish = facts.WithdrawalRequested(by="survivor")
    seen = facts.WithdrawalReviewed(pressure="no")
    first = read_ending(line((0, wish), (1, seen)), 1).withdrawal
    again = read_ending(line((0, wish), (1, seen), (20, wish)), 1).withdrawal
    assert first is not None and first.next_step == "withdrawal.reflected"
    assert again is not None and again.next_step == "withdrawal.reviewed"


def test_a_line_of_the_plan_that_nobody_closed_keeps_the_case_open() -> None:
    plan = (0, facts.PlanMade(lines=("scene", "cameras")))
    scene = facts.InquiryClosed(line="scene", opened="0", reason="nothing_found")
    cameras = facts.InquiryClosed(line="cameras", opened="0", reason="not_possible_any_more")
    assert not is_open(line(plan, (3, scene)), "suspect_unidentified")
    assert is_open(line(plan, (3, scene), (4, cameras)), "suspect_unidentified")
