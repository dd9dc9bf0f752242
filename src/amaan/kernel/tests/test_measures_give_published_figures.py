"""Agreement, time and shares against figures that others have published."""

import pytest

from amaan.kernel.measures import agreement, difference, exceeds, share_of, time_until

# Weeks in remission of 21 patients given 6-mercaptopurine, and of 21 given a placebo.
# Source: Freireich et al., Blood 21 (1963) 699-716, as in most textbooks of survival analysis.
GIVEN = [(t, True) for t in (6, 6, 6, 7, 10, 13, 16, 22, 23)] + [
    (t, False) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
]
PLACEBO = [
    (t, True) for t in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
]


def test_time_until_gives_the_textbooks_table() -> None:
    curve = time_until(GIVEN)
    assert (curve.n, curve.happened, curve.censored) == (21, 9, 12)
    table = [(s.time, s.at_risk, s.happened, round(s.share, 4), round(s.error, 4))
             for s in curve.steps]  # fmt: skip
    assert table == [
        (6, 21, 3, 0.8571, 0.0764),
        (7, 17, 1, 0.8067, 0.0869),
        (10, 15, 1, 0.7529, 0.0963),
        (13, 12, 1, 0.6902, 0.1068),
        (16, 11, 1, 0.6275, 0.1141),
        (22, 7, 1, 0.5378, 0.1282),
        (23, 6, 1, 0.4482, 0.1346),
    ]
    # The interval on the log-log scale, as the usual programs print it.
    bounds = [(round(s.low, 4), round(s.high, 4)) for s in curve.steps]
    assert bounds[0] == (0.6197, 0.9516)
    assert bounds[2] == (0.5032, 0.8894)
    assert bounds[-1] == (0.1881, 0.6801)
    assert curve.median() == 23


def test_where_nobody_still_waits_the_curve_ends_at_nothing() -> None:
    curve = time_until(PLACEBO)
    assert curve.median() == 8 and curve.median_bounds() == (4, 11)
    assert curve.steps[-1].share == 0 and curve.share_after(7) == pytest.approx(12 / 21)


def test_what_still_waits_is_not_taken_for_what_never_happened() -> None:
    # Left out, three who wait would make the median 2; counted as done, 5.
    assert time_until([(1, True), (2, True), (9, False), (9, False), (9, False)]).median() is None
    assert time_until([]).steps == () and time_until([(4, False)]).median() is None


def test_agreement_gives_fleiss_figures() -> None:
    # 100 patients in three diagnoses by two raters. Source: J. Fleiss, Statistical Methods for
    # Rates and Proportions: kappa 0.68.
    table = {("p", "p"): 75, ("p", "n"): 1, ("p", "o"): 4, ("n", "p"): 5, ("n", "n"): 4,
             ("n", "o"): 1, ("o", "o"): 10}  # fmt: skip
    found = agreement([pair for pair, count in table.items() for _one in range(count)])
    assert (found.pairs, found.alike) == (100, 89)
    assert found.by_chance == pytest.approx(0.66)
    assert found.kappa == pytest.approx(0.6765, abs=1e-4)
    # The error of Fleiss, Cohen and Everitt for this table is 0.0877.
    assert found.low == pytest.approx(0.6765 - 1.96 * 0.0877, abs=1e-3)


def test_agreement_that_chance_explains_is_none() -> None:
    # Two readers of 50 applications: alike in 35, kappa 0.40 (20 and 15 on the diagonal).
    table = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    found = agreement([pair for pair, count in table.items() for _one in range(count)])
    assert found.kappa == pytest.approx(0.4)
    same = agreement([("yes", "yes")] * 12)
    assert (same.pairs, same.alike, same.kappa) == (12, 12, None)
    assert agreement([]).kappa is None
    assert agreement([("a", "b"), ("b", "a")]).kappa == pytest.approx(-1)


def test_a_share_keeps_its_interval_inside_nought_and_one() -> None:
    # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: 81 of 263, 15 of 148, 0 of 20.
    for part, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605),
                                (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)):  # fmt: skip
        found = share_of(part, of)
        assert found.low == pytest.approx(low, abs=1e-4)
        assert found.high == pytest.approx(high, abs=1e-4)
    assert share_of(0, 0).low is None


def test_differences_of_shares_have_the_intervals_that_newcombe_printed() -> None:
    # Source: R. Newcombe, Statistics in Medicine 17 (1998), table II, method 10.
    for one, other, low, high in (
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
    ):
        found = difference(share_of(*one), share_of(*other))
        assert found is not None
        assert found.low == pytest.approx(low, abs=1e-4)
        assert found.high == pytest.approx(high, abs=1e-4)
    assert difference(share_of(1, 10), share_of(0, 0)) is None


def test_what_also_changed_elsewhere_is_taken_off_a_change() -> None:
    here = difference(share_of(56, 70), share_of(48, 80))
    there = difference(share_of(48, 80), share_of(48, 80))
    assert here is not None
    assert there is not None
    net = exceeds(here, there)
    assert net.value == pytest.approx(0.2)
    # Two uncertain changes are less certain than either.
    assert net.low < here.low
    assert net.high > here.high
    assert net.low == pytest.approx(0.2 - ((0.2 - here.low) ** 2 + there.high**2) ** 0.5)
