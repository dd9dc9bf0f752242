"""The bench of a search runs on a small index; how long it took is never asked here."""

from pathlib import Path

import pytest

from amaan.house.bench import searching
from amaan.house.bench.report import Report
from amaan.house.steps import Steps
from amaan.house.testing import build_beforehand

PEOPLE = 2_000
pytestmark = pytest.mark.stack


def test_a_search_stands_beside_a_bare_lookup_and_a_kept_index_is_used_again(home: Path) -> None:
    build_beforehand(home / "bench" / f"names-{PEOPLE}")
    report = Report()
    for _ in range(2):
        searching.run(report, Steps(), people=PEOPLE)
    assert [title for title, *_ in report.others] == [
        "search by tokens among 2,000 people, p50"
    ] * 2
    assert all("floor" in found for _title, found, *_ in report.others)
