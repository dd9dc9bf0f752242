"""The figures of the validation page come out as they were published."""

import pytest

from amaan.kernel.measures import share_of
from amaan.oversight.validation import ENOUGH, area_under, validate

# Hanley and McNeil, Radiology 143 (1982) 29-36, table I: 109 pictures of the brain, read on five
# levels; 51 abnormal and 58 normal.
ABNORMAL, NORMAL = [3, 2, 2, 11, 33], [33, 6, 6, 11, 2]


def test_the_area_and_its_error_are_those_of_the_published_example() -> None:
    found = area_under(ABNORMAL, NORMAL)
    # The paper gives 0.893; Stata's manual of `roctab`, by DeLong's way, 0.8932 with 0.0307 and
    # the interval 0.83295 to 0.95339.
    assert round(found.value, 4) == 0.8932
    assert round(found.error, 4) == 0.0307
    assert (round(found.low, 4), round(found.high, 4)) == (0.8330, 0.9534)


def test_a_share_has_the_interval_that_newcombe_printed() -> None:
    # R. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    for part, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605),
                                (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)):  # fmt: skip
        found = share_of(part, of)
        assert (round(found.low or 0, 4), round(found.high or 0, 4)) == (low, high)


def test_chance_is_one_half_and_certainty_is_one() -> None:
    assert area_under([10, 10, 10], [10, 10, 10]).value == 0.5
    assert area_under([0, 0, 9], [9, 0, 0]).value == 1.0
    assert area_under([9, 0, 0], [0, 0, 9]).value == 0.0


def test_the_table_of_two_by_two_is_read_at_high() -> None:
    found = validate("amaan_1", {"high": 45, "elevated": 3, "standard": 2},
                     {"high": 60, "elevated": 25, "standard": 15})  # fmt: skip
    shares = (found.sensitivity, found.specificity, found.positive, found.negative)
    assert [(s.part, s.of) for s in shares if s] == [(45, 50), (40, 100), (45, 105), (40, 45)]
    assert found.area is not None and found.area.low < found.area.value < found.area.high


@pytest.mark.parametrize(
    ("hurt", "unhurt"),
    [({"high": 20}, {"standard": ENOUGH - 21}), ({}, {"standard": 400}), ({"high": 400}, {}),
     ({}, {})],
)  # fmt: skip
def test_of_too_few_nothing_is_said(hurt: dict[str, int], unhurt: dict[str, int]) -> None:
    found = validate("amaan_1", hurt, unhurt)
    assert not found.is_enough
    assert (found.sensitivity, found.negative, found.area) == (None, None, None)
