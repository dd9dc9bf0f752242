"""Power cuts, crashes and impatient hands: what was committed is there afterwards.

These start the real demonstration, with its real processes, in a home of its own.
"""

import http.client
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
from amaan.house.supervisor import some_port
from amaan.house.testing import build_beforehand

pytestmark = pytest.mark.stack


class Demonstration:
    """A demonstration under the hands of a test."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = some_port()
        self.process: subprocess.Popen[str]

    def start(self) -> float:
        """Start it and give the seconds until its first page."""
        began = time.monotonic()
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "amaan.house", "demo"),
                *("--port", str(self.port), "--stories", "40"),
            ],
            env={**os.environ, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(self.home)},
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        said = []
        for line in self.process.stdout:
            said.append(line)
            if line.startswith("Ctrl-C stops"):
                return time.monotonic() - began
        raise AssertionError("it did not start:\n" + "".join(said))

    def stop(self) -> str:
        """Press Ctrl-C and give what it said."""
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=40)
        return said

    def process_of(self, name: str) -> str:
        """Give the process number of a child and the time of its birth."""
        return (self.home / "pids" / name).read_text()

    def pid(self, name: str) -> int:
        """Give the process number of a child."""
        return int(self.process_of(name).split()[0])

    def names(self) -> list[str]:
        """Name the children; one whose file is still being written has no name yet."""
        return sorted(p.name for p in (self.home / "pids").iterdir() if p.suffix != ".half")

    def answers(self) -> bool:
        """Say whether a page comes that had to ask the database for a session."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        headers = {"Host": "localhost", "Cookie": "session=0123456789abcdefghijklmnopqrstuv"}
        try:
            connection.request("GET", "/", headers=headers)
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def owner(self) -> psycopg.Connection:
        """Look into the database as the owner of its tables."""
        sockets = sockets_of(self.home) / "database"
        return connect_as_owner(str(sockets), Secrets(self.home / "secrets").of("owner"))


@pytest.fixture(scope="module")
def demonstration() -> Iterator[Demonstration]:
    folder = Path(tempfile.mkdtemp(prefix="amaan-test-", dir="/tmp"))
    demonstration = Demonstration(private_folder(folder, passable=True) / "home")
    build_beforehand(demonstration.home, profile="demo")
    demonstration.start()
    yield demonstration
    if demonstration.process.poll() is None:
        demonstration.stop()
    shutil.rmtree(sockets_of(demonstration.home), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def soon(what: Callable[[], bool], seconds: float = 40) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.05)
    return False


def alive(process: str) -> bool:
    """Say whether a process runs: its number, and the kernel's time of its birth after it.

    The time too, because a whole run of the tests uses up all numbers and begins again.
    """
    pid, born = process.split()
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return False
    return stat[0] != "Z" and stat[19] == born


def write_a_mark(demonstration: Demonstration, what: str) -> None:
    with demonstration.owner() as owner:
        owner.execute("INSERT INTO house.done VALUES (%s, 'kept')", [what])


def kept(demonstration: Demonstration, what: str) -> bool:
    with demonstration.owner() as owner:
        found = owner.execute("SELECT digest FROM house.done WHERE what = %s", [what]).fetchone()
    return found == ("kept",)


def there_again(demonstration: Demonstration, name: str, old: int) -> bool:
    def look() -> bool:
        try:
            return demonstration.pid(name) != old
        except (OSError, IndexError):
            return False

    return soon(look)


def test_a_killed_database_comes_back_with_everything_committed(
    demonstration: Demonstration,
) -> None:
    write_a_mark(demonstration, "before the kill")
    old = demonstration.pid("database")
    os.kill(old, signal.SIGKILL)
    assert there_again(demonstration, "database", old)
    assert soon(demonstration.answers)
    assert soon(lambda: kept(demonstration, "before the kill"))


@pytest.mark.parametrize("name", ["web", "jobs", "vault"])
def test_a_killed_process_is_started_again(demonstration: Demonstration, name: str) -> None:
    if name not in demonstration.names():
        pytest.fail(f"{name} does not run")
    old = demonstration.pid(name)
    os.kill(old, signal.SIGKILL)
    assert there_again(demonstration, name, old)
    assert soon(demonstration.answers)


def test_a_second_start_in_the_same_home_is_refused_and_says_why(
    demonstration: Demonstration,
) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "amaan.house", "demo"],
        env={**os.environ, "PYTHONPATH": str(CLONE / "src"), "AMAAN_HOME": str(demonstration.home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert "already runs" in second.stderr
    assert str(demonstration.process.pid) in second.stderr


def test_no_password_or_key_stands_in_a_command_line_or_a_log(
    demonstration: Demonstration,
) -> None:
    told = [p.read_text().strip() for p in (demonstration.home / "secrets").iterdir()]
    seen = "".join(
        Path(f"/proc/{demonstration.pid(n)}/{part}").read_bytes().decode(errors="replace")
        for n in demonstration.names()
        for part in ("cmdline", "environ")
    )
    seen += "".join(p.read_text() for p in (demonstration.home / "logs").iterdir())
    assert len(told) >= 7
    assert [secret for secret in told if secret in seen] == []


def test_a_killed_supervisor_leaves_nothing_running_and_loses_nothing(
    demonstration: Demonstration,
) -> None:
    write_a_mark(demonstration, "before the supervisor fell")
    before = {name: demonstration.process_of(name) for name in demonstration.names()}
    assert all(map(alive, before.values()))
    demonstration.process.kill()
    demonstration.process.communicate()
    assert soon(lambda: not any(map(alive, before.values()))), "an orphan runs on"
    seconds = demonstration.start()
    assert kept(demonstration, "before the supervisor fell")
    assert seconds < 6, f"the second start took {seconds:.1f} s"


def test_a_frozen_orphan_is_ended_by_the_next_start(demonstration: Demonstration) -> None:
    orphan = demonstration.process_of("database")
    # A stopped process takes no wish of the kernel or of ours; only force ends it.
    os.kill(demonstration.pid("database"), signal.SIGSTOP)
    demonstration.process.kill()
    demonstration.process.communicate()
    demonstration.start()
    assert not alive(orphan)
    assert demonstration.answers()


def test_ctrl_c_stops_everything_in_order(demonstration: Demonstration) -> None:
    before = {name: demonstration.process_of(name) for name in demonstration.names()}
    said = demonstration.stop()
    order = [line.split()[1] for line in said.splitlines() if "stopping " in line]
    # The practice history may be told already, or be stopped right after the pages.
    witnesses = ["practice-commission", "practice-ombudsperson"]
    ours = ["web", "jobs", "vault", *witnesses, "database"]
    assert [name for name in order if name != "history"] == ours
    assert [name for name, process in before.items() if alive(process)] == []
    assert demonstration.names() == []
