"""Small groups: what is hidden cannot be found again by taking the rest from the sum."""

from itertools import product

from amaan.kernel.small_groups import FEWEST, may_be_shown


def test_whoever_subtracts_what_is_shown_finds_ten_people_or_nobody() -> None:
    sizes = (0, 1, 4, 9, 10, 11, 40)
    for n in range(5):
        for told in product(sizes, repeat=n):
            counts = dict(enumerate(told))
            shown = may_be_shown(counts)
            assert all(counts[group] >= FEWEST for group in shown), counts
            hidden = [counts[group] for group in counts if group not in shown and counts[group]]
            enough = not hidden or (sum(hidden) >= FEWEST and len(hidden) > 1)
            assert enough or not shown, counts


def test_the_next_smallest_is_hidden_with_a_small_one() -> None:
    assert may_be_shown({"women": 7, "men": 60}) == frozenset()
    assert may_be_shown({"a": 7, "b": 12, "c": 60}) == {"c"}
    assert may_be_shown({"a": 4, "b": 5, "c": 30, "d": 31}) == {"d"}
    assert may_be_shown({"a": 4, "b": 6, "c": 30}) == {"c"}
    assert may_be_shown({"women": 11, "men": 60, "transgender": 0}) == {"women", "men"}
