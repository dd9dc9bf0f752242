"""How soon, where it may also never be: against hand-worked figures and against Kaplan-Meier."""

from itertools import chain
from math import isclose

from amaan.insight.incidence import incidence
from amaan.kernel.measures import time_until


def test_five_cases_worked_out_by_hand() -> None:
    # Day 1: one of five reached it; day 2: one of four ended otherwise; day 3: one was last seen;
    # day 4: one of two reached it.
    curve = incidence([(4, 1, 0, 0), (1, 1, 0, 0), (2, 0, 1, 0), (3, 0, 0, 1), (9, 0, 0, 1)])
    assert (curve.n, curve.happened, curve.otherwise, curve.waiting) == (5, 2, 1, 2)
    assert [round(day.share, 9) for day in curve.days] == [0.2, 0.2, 0.5]
    assert round(curve.days[-1].otherwise, 9) == 0.2
    assert curve.median() == 4
    assert curve.by(0).share == 0.0
    assert curve.by(3).share == 0.2


def test_where_nothing_ends_otherwise_it_is_one_less_kaplan_meier() -> None:
    counted = [(1, 3, 0, 1), (2, 0, 0, 2), (5, 4, 0, 0), (8, 1, 0, 3), (13, 2, 0, 1)]
    curve = incidence(counted)
    single = chain.from_iterable(
        [(day, True)] * done + [(day, False)] * waits for day, done, _ended, waits in counted
    )
    for step, day in zip(time_until(list(single)).steps, curve.days, strict=True):
        assert step.time == day.day
        assert isclose(1 - step.share, day.share, abs_tol=1e-12)
        assert day.low <= day.share <= day.high


def test_shares_never_leave_nought_and_one_and_never_fall() -> None:
    curve = incidence([(day, day % 3, day % 2, day % 5) for day in range(400)])
    shares = [day.share for day in curve.days]
    assert shares == sorted(shares)
    assert all(0 <= day.low <= day.share <= day.high <= 1 for day in curve.days)
    assert curve.days[-1].share + curve.days[-1].otherwise <= 1 + 1e-9


def test_of_nothing_nothing_is_said() -> None:
    curve = incidence([])
    assert (curve.n, curve.days, curve.median()) == (0, (), None)


def test_all_reached_it_at_once() -> None:
    curve = incidence([(0, 7, 0, 0)])
    assert curve.by(0).share == 1.0
    assert curve.median() == 0
