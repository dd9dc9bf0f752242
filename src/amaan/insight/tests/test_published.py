"""Published figures come out as printed, to the digit; and what does not add up is found."""

from datetime import date

from amaan.desk.usage import Growth
from amaan.insight.published import DALY, SHARES, SUMS
from amaan.kernel.measures import mean_of


def test_published_shares_come_out_to_the_digit() -> None:
    assert [one.ours for one in SHARES] == [one.percent for one in SHARES]
    by_id = {step.id: step for step in DALY}
    assert [
        by_id[name].reached / by_id["reported"].reached
        for name in ("prosecuted", "adjudicated", "convicted", "original")
    ] == [0.30, 0.20, 0.125, 0.065]
    # Of whoever was hurt: the product of all steps, as the study's number 56 asks.
    assert by_id["convicted"].reached / by_id["convicted"].first == 0.0175
    product = 1.0
    for step in DALY:
        product *= step.reached / step.before
    assert round(product, 12) == by_id["original"].reached / by_id["original"].first


def test_what_does_not_add_up_is_named() -> None:
    wrong = [one for one in SUMS if not one.agrees]
    assert [(one.ours, one.total) for one in wrong] == [(174_267, 173_367), (101, 100)]
    assert {one.ours for one in SUMS if one.agrees} == {39_655, 173_367, 85}


def test_the_growth_of_the_women_s_desks_is_worked_out_as_it_was_told() -> None:
    assert Growth(women=167, before=100, not_counted=()).percent == 67
    assert Growth(women=167, before=100, not_counted=(date(2013, 1, 1),)).percent is None


def test_a_mean_has_an_interval_from_ten_on_and_never_below_nought() -> None:
    assert mean_of(0, 0, 0).value is None
    few = mean_of(9, 18, 50)
    assert (few.value, few.low) == (2.0, None)
    # By hand: ten values, five of 1 and five of 3: mean 2, variance 10/9, t(9) = 2.262157.
    ten = mean_of(10, 20, 50)
    assert ten.low is not None
    assert ten.high is not None
    assert abs((ten.high - ten.low) / 2 - 2.262157 * (10 / 9 / 10) ** 0.5) < 2e-3
    assert mean_of(10, 1, 1).low == 0.0
