"""Small tables whose right answer can be worked out on paper."""

from pathlib import Path
from typing import Any

import pytest

from amaan.reckoning.protecting import protect


def table(counts: list[list[Any]], **more: Any) -> dict[str, Any]:
    axes = [
        {"name": "place", "parents": {"p": "", "q": "", "r": ""}},
        {"name": "time", "parents": {"t": "", "u": "", "v": ""}},
    ]
    return {
        "name": "one", "axes": axes, "finest": counts, "threshold": 5,
        "careful_threshold": 10, **more,
    }  # fmt: skip


def told(answer: dict[str, Any], name: str = "one") -> dict[tuple[str, ...], str]:
    return {tuple(row[:-2]): row[-1] for row in answer["tables"][name]}


FULL = [[place, time, 40] for place in "pqr" for time in "tuv"]


def with_few(few: int) -> list[list[Any]]:
    return [[*cell, few if cell == ["p", "t"] else count] for *cell, count in FULL]


def test_many_in_every_cell_are_all_shown() -> None:
    assert set(told(protect({"tables": [table(FULL)]})).values()) == {"shown"}


def test_one_cell_of_few_is_kept_in_a_square_of_four_and_no_more() -> None:
    answer = told(protect({"tables": [table(with_few(3))]}))
    assert answer["p", "t"] == "unsafe"
    kept = [cell for cell, status in answer.items() if status != "shown"]
    assert len(kept) == 4
    assert answer["", ""] == "shown"


def test_five_are_not_few_and_four_are() -> None:
    assert told(protect({"tables": [table(with_few(5))]}))["p", "t"] == "shown"
    assert told(protect({"tables": [table(with_few(4))]}))["p", "t"] == "unsafe"


def test_of_children_fewer_than_ten_are_few() -> None:
    careful = table(with_few(9))
    assert told(protect({"tables": [careful]}))["p", "t"] == "shown"
    careful["axes"][1]["careful"] = ["t"]
    assert told(protect({"tables": [careful]}))["p", "t"] == "unsafe"


def test_a_zero_of_reports_is_shown_and_what_all_of_a_group_share_is_not() -> None:
    none = table(with_few(0))
    assert told(protect({"tables": [none]}))["p", "t"] == "shown"
    rest = {"t": 0, "u": 40, "v": 0}
    shared = table([[p, t, rest[t] if p == "p" else 40] for p in "pqr" for t in "tuv"])
    shared["axes"][1]["outcome"] = True
    answer = told(protect({"tables": [shared]}))
    assert {answer["p", time] for time in "tuv"} == {"unsafe"}


def test_what_was_public_before_narrows_what_comes_now_until_it_is_refused() -> None:
    """Everything else of the same counts is public: nothing is left to hide the few behind."""
    every = table(with_few(3), name="before")
    cells = [[p, t] for p in ("", "p", "q", "r") for t in ("", "t", "u", "v")]
    before = {**every, "public": [cell for cell in cells if cell != ["p", "t"]]}
    answer = protect({"tables": [before, table(with_few(3))]})
    assert answer["refused"] == ["before", "one"]


def test_three_who_reported_late_are_not_found_by_taking_one_table_from_the_next() -> None:
    cells = [[p, t] for p in ("", "p", "q", "r") for t in ("", "t", "u", "v")]
    before = {**table(FULL, name="before"), "public": cells}
    later = table([[*c, 43 if c == ["p", "t"] else n] for *c, n in FULL], standing=1)
    answer = told(protect({"tables": [before, later]}))
    # Whoever reads 43 where 40 stood knows of three; so do the sums that hold them.
    assert answer["p", "t"] == answer["p", ""] == answer["", "t"] == answer["", ""] == "unsafe"
    assert answer["q", "u"] == "shown"


def test_the_engine_leaves_no_paper_with_true_counts_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    protect({"tables": [table(with_few(3))]})
    assert list(tmp_path.iterdir()) == []
