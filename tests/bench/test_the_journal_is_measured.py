"""The bench of the journal runs on few entries; how many a second it took is never asked here."""

from pathlib import Path

import pytest

from amaan.house.bench import journalling
from amaan.house.bench.report import Report
from amaan.house.steps import Steps
from amaan.house.testing import build_beforehand

pytestmark = pytest.mark.stack


def test_appending_and_verifying_stand_beside_a_bare_commit_and_bare_hashes(home: Path) -> None:
    build_beforehand(home / "bench" / "journal")
    report = Report()
    journalling.run(report, Steps(), appends=16)
    assert [title for title, *_ in report.others] == [
        "appends to the journal, one client",
        "appends to the journal, 8 clients",
        "entries verified, of CPU",
    ]
    assert all("floor" in found for _title, found, *_ in report.others)
