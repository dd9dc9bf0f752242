"""The bench of a search runs on a small index; how long it took is never asked here."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from amaan.house.bench import searching
from amaan.house.bench.report import Report
from amaan.house.places import sockets_of
from amaan.house.steps import Steps

PEOPLE = 2_000
pytestmark = pytest.mark.stack


@pytest.fixture
def home() -> Iterator[Path]:
    with TemporaryDirectory(prefix="amaan-bench-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        before = os.environ.get("AMAAN_HOME")
        os.environ["AMAAN_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            sockets = sockets_of(Path(folder) / "bench" / f"names-{PEOPLE}")
            for left in sorted(sockets.glob("**/*"), reverse=True):
                left.rmdir() if left.is_dir() else left.unlink()
            if sockets.exists():
                sockets.rmdir()
            os.environ.pop("AMAAN_HOME")
            if before is not None:
                os.environ["AMAAN_HOME"] = before


def test_a_search_stands_beside_a_bare_lookup_and_a_kept_index_is_used_again(home: Path) -> None:
    report = Report()
    for _ in range(2):
        searching.run(report, Steps(), people=PEOPLE)
    assert [title for title, *_ in report.others] == [
        "search by tokens among 2,000 people, p50"
    ] * 2
    assert all("floor" in found for _title, found, *_ in report.others)
