"""Officers, women, months and rupees, against sums done by hand."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from amaan.insight.indicators import BY_ID
from amaan.kernel.measures import share_of
from amaan.planning.aims import (
    Aim,
    FewerReports,
    NotAShare,
    NotInTheYear,
    SilenceRewarded,
    look_at,
    may_be_aimed_at,
)
from amaan.planning.arithmetic import (
    Need,
    by_caseload,
    by_hours,
    sum_of,
    women_for,
    years_to_plan,
)
from amaan.planning.results import of_share

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def test_investigators_are_whole_and_never_too_few() -> None:
    known = {"hours_per_case": Decimal(40), "hours_per_officer": Decimal(1_100),
             "cases_per_officer": Decimal(30)}  # fmt: skip
    # 180 × 40 ÷ 1,100 = 6.5; 210 ÷ 30 is exactly 7, and must not become 8.
    assert by_hours((150, 180.0, 210), known) == Need(6, 7, 8)
    assert by_caseload((150, 180.0, 210), known) == Need(5, 6, 7)
    assert by_hours((150, 180.0, 210), {"hours_per_case": Decimal(40)}) is None


def test_a_desk_open_all_hours_needs_more_women_than_it_looks() -> None:
    # 168 hours ÷ (48 × 0.8) = 4.375
    assert women_for(168, {"weekly_hours": Decimal(48), "away_share": Decimal(20)}) == 5
    assert women_for(168, {"weekly_hours": Decimal(42)}) == 4
    assert women_for(168, {}) is None


def test_a_sum_is_to_the_rupee() -> None:
    assert sum_of(7, 12, 68_333) == 5_739_972


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 11, 22), [date(2027, 1, 1)]),
        (date(2027, 1, 1), [date(2027, 1, 1), date(2027, 7, 1)]),
        (date(2027, 1, 31), [date(2027, 1, 1), date(2027, 7, 1)]),
        (date(2027, 2, 1), [date(2027, 7, 1)]),
        (date(2027, 6, 30), [date(2027, 7, 1)]),
    ],
)
def test_a_year_is_offered_while_a_forecast_reaches_its_end(
    today: date, years: list[date]
) -> None:  # fmt: skip
    assert list(years_to_plan(today)) == years


def _own(title: str, *, more: bool) -> Aim:
    return Aim("own", Decimal(5), date(2027, 6, 1), title=title, more=more)


@pytest.mark.parametrize(
    "title",
    ["Fewer complaints", "FIRs of rape", "crime against women", "Calls", "مقدمات", "شکایات"],
)
def test_fewer_reports_are_no_target_whatever_they_are_called(title: str) -> None:
    with pytest.raises(FewerReports):
        look_at(_own(title, more=False), first=FIRST, last=LAST, now=None)
    look_at(_own(title, more=True), first=FIRST, last=LAST, now=None)


def test_an_aim_below_todays_reports_is_fewer_reports_under_another_name() -> None:
    aim = Aim("reports", Decimal(300), date(2027, 12, 31))
    look_at(aim, first=FIRST, last=LAST, now=280)
    with pytest.raises(FewerReports):
        look_at(aim, first=FIRST, last=LAST, now=360)


def test_figures_that_fall_by_silence_are_not_offered() -> None:
    offered = {one.id for one in may_be_aimed_at()}
    assert not offered & {"refused", "order_broken", "settlement_proposed", "under_pressure"}
    assert not any(BY_ID[one].better == "neither" for one in offered)
    assert {"registered", "registered_late", "told_once"} <= offered
    with pytest.raises(SilenceRewarded):
        look_at(
            Aim("figure", Decimal(0), FIRST, figure="order_broken"),
            first=FIRST, last=LAST, now=20,
        )  # fmt: skip


def test_a_target_lies_in_its_year_and_a_share_in_a_hundred() -> None:
    with pytest.raises(NotInTheYear):
        look_at(
            Aim("figure", Decimal(80), date(2028, 1, 1), figure="registered"),
            first=FIRST, last=LAST, now=50,
        )  # fmt: skip
    with pytest.raises(NotAShare):
        look_at(
            Aim("figure", Decimal(180), FIRST, figure="registered"),
            first=FIRST, last=LAST, now=50,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "of", "more", "standing"),
    [
        (90, 100, True, "reached"),
        (50, 100, True, "missed"),
        (68, 100, True, "open"),
        (72, 100, True, "open"),
        (90, 100, False, "missed"),
        (50, 100, False, "reached"),
        (7, 9, True, "too_few"),
        (0, 0, True, "too_few"),
    ],
)
def test_a_target_is_reached_only_beyond_chance(
    part: int, of: int, more: bool, standing: str
) -> None:
    came = of_share(uuid4(), Decimal(70), share_of(part, of), more=more)
    assert (came.standing, came.part, came.of) == (standing, part, of)
