"""Files for a spreadsheet: nothing in them runs, and nobody is found in a number."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amaan.exports import tables
from amaan.kernel.small_groups import FEWEST, STEP

DANGEROUS = tuple("=+-@\t\r\n")


@given(rows=st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=5))
def test_no_cell_that_is_written_begins_as_a_formula(rows: list[list[str]]) -> None:
    text = tables.as_csv(rows).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.lstrip(" \u00a0\u200b\u200e\u200f\ufeff").startswith(DANGEROUS)


@pytest.mark.parametrize("cell", [
    '=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1",
    "\uff1d1", "\u202b=1",
])  # fmt: skip
def test_what_a_spreadsheet_would_run_becomes_text(cell: str) -> None:
    assert tables.harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["K7QF-3M2P", "خواتین ڈیسک", "", "2026-11-22 08:00", "12"])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert tables.harmless(cell) == cell


@given(count=st.integers(0, 100_000))
def test_a_number_says_nobody_and_is_never_off_by_more_than_two(count: int) -> None:
    said = tables.rounded(count)
    if count < FEWEST:
        assert said == "< 10"
    else:
        assert int(said) % STEP == 0
        assert abs(int(said) - count) <= STEP // 2


@given(rows=st.lists(st.integers(), max_size=30))
def test_the_decoy_is_one_line_more_and_the_others_keep_their_order(rows: list[int]) -> None:
    found = tables.with_decoy(rows, -1)
    at = found.index(-1) if -1 not in rows else None
    assert len(found) == len(rows) + 1
    if at is not None:
        assert list(found[:at] + found[at + 1 :]) == rows


def test_the_decoy_stands_at_no_place_of_its_own() -> None:
    assert {tables.with_decoy([1, 2, 3], 0).index(0) for _ in range(400)} == {0, 1, 2, 3}
