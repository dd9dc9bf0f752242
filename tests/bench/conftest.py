"""A place of its own for each file of the bench's tests, taken down again afterwards."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from amaan.house.places import sockets_of


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A folder in which the bench makes its installations."""
    with TemporaryDirectory(prefix="amaan-bench-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        before = os.environ.get("AMAAN_HOME")
        os.environ["AMAAN_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            for made in (Path(folder) / "bench").iterdir():
                _take_down(sockets_of(made))
            os.environ.pop("AMAAN_HOME")
            if before is not None:
                os.environ["AMAAN_HOME"] = before


def _take_down(sockets: Path) -> None:
    for left in sorted(sockets.glob("**/*"), reverse=True):
        left.rmdir() if left.is_dir() else left.unlink()
    if sockets.exists():
        sockets.rmdir()
