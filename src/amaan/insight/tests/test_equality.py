"""Equality of outcomes: an exact test worked out by counting tables, and many held to account."""

from fractions import Fraction
from math import comb, isclose

from amaan.insight.equality import OUTCOMES, compare, exact, holm


def by_counting(part: int, of: int, other: int, other_of: int) -> float:
    """Every table with the same margins, with its chance as a fraction, added up."""
    hits, everybody = part + other, of + other_of
    chances = {
        n: Fraction(comb(of, n) * comb(other_of, hits - n), comb(everybody, hits))
        for n in range(max(0, hits - other_of), min(of, hits) + 1)
    }
    return float(sum(chance for chance in chances.values() if chance <= chances[part]))


def test_the_exact_chance_is_that_of_all_tables_counted() -> None:
    for part, of, other, other_of in (
        (3, 10, 9, 12), (0, 10, 10, 10), (5, 10, 5, 10), (40, 60, 11, 35), (0, 12, 0, 30),
        (12, 12, 30, 30), (1, 200, 9, 150),
    ):  # fmt: skip
        right = by_counting(part, of, other, other_of)
        assert isclose(exact(part, of, other, other_of), right, rel_tol=1e-9), (part, of)
    # The tea that Fisher told of: three cups of four known, and all four.
    assert isclose(exact(3, 4, 1, 4), 34 / 70)
    assert isclose(exact(4, 4, 0, 4), 2 / 70)


def test_a_great_table_needs_no_factorial() -> None:
    assert 0.3 < exact(1_000, 10_000, 5_000, 48_600) < 1
    assert exact(4_000, 10_000, 5_000, 90_000) < 1e-12


def test_many_comparisons_are_held_to_account() -> None:
    # By hand: sorted 0.01, 0.03, 0.04 times 3, 2, 1, and never falling.
    assert holm([0.01, 0.04, None, 0.03]) == [0.03, 0.06, None, 0.06]
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_one_in_twenty_alike_groups_is_not_called_unequal() -> None:
    alike = {(outcome, "need", "none_told"): (500, 1_000) for outcome in OUTCOMES}
    alike |= {(outcome, "need", "disability"): (50, 100) for outcome in OUTCOMES}
    # By itself this one would be called so (0.03); among eight it is not.
    alike["registered", "need", "disability"] = (62, 100)
    one = next(x for x in compare(alike) if (x.outcome, x.group) == ("registered", "disability"))
    assert exact(62, 100, 500, 1_000) < 0.05
    assert one.apart is not None
    assert one.apart.low > 0
    assert not one.beyond_chance
    alike["registered", "need", "disability"] = (80, 100)
    assert [x.outcome for x in compare(alike) if x.beyond_chance] == ["registered"]


def test_both_sides_are_shown_and_small_ones_are_not_compared() -> None:
    counted = {("registered", "sex", "female"): (30, 60), ("registered", "sex", "male"): (9, 9),
               ("registered", "sex", "transgender"): (0, 0),
               ("registered", "sex", "undisclosed"): (4, 4)}  # fmt: skip
    lines = {x.group: x for x in compare(counted) if x.outcome == "registered" and x.by == "sex"}
    assert (lines["female"].rest.part, lines["female"].rest.of) == (9, 9)
    assert lines["female"].apart is None
    assert lines["female"].chance is None
    assert (lines["male"].rest.part, lines["male"].rest.of) == (30, 60)
