"""The bench of a rotation runs on few keys; how long it took is never asked here."""

from pathlib import Path

import pytest

from amaan.house.bench import rotating
from amaan.house.bench.report import Report
from amaan.house.steps import Steps
from amaan.house.testing import build_beforehand

PEOPLE = 5_000
pytestmark = pytest.mark.stack


def test_every_key_is_rewrapped_by_the_vaults_own_command_beside_bare_updates(home: Path) -> None:
    build_beforehand(home / "bench" / f"keys-{PEOPLE}")
    report = Report()
    rotating.run(report, Steps(), people=PEOPLE)
    assert [title for title, *_ in report.others] == ["5,000 data keys rewrapped"]
