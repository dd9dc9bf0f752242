"""The bench of a rotation runs on few keys; how long it took is never asked here."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from amaan.house.bench import rotating
from amaan.house.bench.report import Report
from amaan.house.places import sockets_of
from amaan.house.steps import Steps

PEOPLE = 5_000
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
            sockets = sockets_of(Path(folder) / "bench" / f"keys-{PEOPLE}")
            for left in sorted(sockets.glob("**/*"), reverse=True):
                left.rmdir() if left.is_dir() else left.unlink()
            if sockets.exists():
                sockets.rmdir()
            os.environ.pop("AMAAN_HOME")
            if before is not None:
                os.environ["AMAAN_HOME"] = before


def test_every_key_is_rewrapped_by_the_vaults_own_command_beside_bare_updates(home: Path) -> None:
    report = Report()
    rotating.run(report, Steps(), people=PEOPLE)
    assert [title for title, *_ in report.others] == [
        "5,000 data keys rewrapped",
        "appends to the journal, one after another",
    ]
