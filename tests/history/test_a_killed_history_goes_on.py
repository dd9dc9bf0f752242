"""The real processes: the history is killed in the middle, and nobody can tell afterwards."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from amaan.house.database import Secrets, connect_as_owner
from amaan.house.places import CLONE, private_folder, sockets_of
from amaan.house.testing import build_beforehand

pytestmark = pytest.mark.stack

STORIES = 30
FIRST_PAGE = 11


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="amaan-test-", dir="/tmp"))
    home = private_folder(folder, passable=True) / "home"
    yield home
    shutil.rmtree(sockets_of(home), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def demonstration(home: Path) -> Iterator[subprocess.Popen[str]]:
    build_beforehand(home, profile="demo")
    with (home.parent / "said").open("w") as said:
        running = subprocess.Popen(
            [sys.executable, "-m", "amaan.house", "demo", "--stories", str(STORIES)],
            env={**os.environ, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(home)},
            cwd="/",
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    yield running
    running.send_signal(signal.SIGINT)
    running.wait(timeout=60)


def wait_for(what: Callable[[], bool], seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.1)


def told(home: Path) -> int:
    progress = home / "history.progress"
    return int(progress.read_text().split()[0]) if progress.exists() else 0


def count(home: Path, table: str) -> int:
    sockets = sockets_of(home) / "database"
    with connect_as_owner(str(sockets), Secrets(home / "secrets").of("owner")) as owner:
        assert isinstance(owner, psycopg.Connection)
        found = owner.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert found is not None
    return int(found[0])


def test_a_killed_history_is_told_to_its_end_once(
    home: Path, demonstration: subprocess.Popen[str]
) -> None:
    def process() -> int:
        return int((home / "pids" / "history").read_text().split()[0])

    wait_for(lambda: told(home) >= 4)
    killed = process()
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: (home / "pids" / "history").exists() and process() != killed)
    wait_for((home / "history.done").exists)
    # Beside these stands what the practice desk did at its counter.
    assert count(home, "desk_contact WHERE receipt = ''") == STORIES + FIRST_PAGE
    assert count(home, "jobs_order WHERE kind = 'make_practice_history'") == 1
    assert count(home, f"jobs_order WHERE state = 'done' AND done_count = {STORIES}") == 1
    # It has ended well, so it is not started again.
    wait_for(lambda: not (home / "pids" / "history").exists())
    time.sleep(1)
    assert not (home / "pids" / "history").exists()
    assert demonstration.poll() is None
