"""A thousand turns by two processes while everything is killed again and again."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.house.test_a_killed_process_loses_nothing import (
    Demonstration,
    demonstration,  # noqa: F401 - a fixture is found by its name here
    soon,
)

from amaan.house.places import CLONE
from amaan.kernel import clock

pytestmark = pytest.mark.stack

DUTIES, TURNS, APART = 150, 1000, 25
KILLS = 24


def turner(home: Demonstration, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.oversight.turner", str(home.home), *words],
        env={**os.environ, "PYTHONPATH": f"{CLONE / 'src'}:{CLONE}"},
        cwd=CLONE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    words, _ = process.communicate(timeout=120)
    assert process.returncode == 0, words
    return words


class Turning:
    """One of two processes that turn the clock; killed, it is begun again where it was."""

    def __init__(self, home: Demonstration, began: datetime, progress: Path) -> None:
        self.home, self.began, self.progress = home, began, progress
        progress.touch()
        self.begin()

    @property
    def done(self) -> int:
        return self.progress.stat().st_size

    def begin(self) -> None:
        at = self.began + self.done * APART * timedelta(minutes=1)
        left = str(TURNS - self.done)
        self.process = turner(
            self.home, "turn", at.isoformat(), str(APART), left, str(self.progress)
        )

    def is_over(self) -> bool:
        return self.process.poll() is not None

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()
        self.begin()


def killings(home: Demonstration, turners: list[Turning]) -> Iterator[str]:
    """Kill something at random, as long as somebody still turns."""
    for _ in range(KILLS):
        time.sleep(0.2 + secrets.randbelow(10) / 10)
        if all(each.is_over() for each in turners):
            return
        victim = secrets.choice(["first", "second", "jobs", "vault", "database"])
        if victim in {"first", "second"}:
            turners[victim == "second"].kill()
        elif (home.home / "pids" / victim).exists():
            os.kill(home.pid(victim), signal.SIGKILL)
        yield victim


def test_each_escalation_comes_once_and_none_is_lost(
    demonstration: Demonstration,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    # Tomorrow and after, where the demonstration's own worker does not come yet.
    began = clock.now() + timedelta(days=1)
    said(turner(demonstration, "lay", str(DUTIES), began.isoformat()))
    turners = [Turning(demonstration, began, tmp_path / name) for name in ("first", "second")]
    killed = list(killings(demonstration, turners))
    assert len(killed) > 5
    assert soon(lambda: all(each.is_over() for each in turners), seconds=180)
    for each in turners:
        said(each.process)
    assert [each.done for each in turners] == [TURNS, TURNS]
    assert soon(demonstration.answers)
    last = began + TURNS * APART * timedelta(minutes=1)
    said(turner(demonstration, "turn", last.isoformat(), "1", "1", str(tmp_path / "last")))
    with demonstration.owner() as owner:
        told = owner.execute(
            "SELECT d.duty_class, d.state, array_agg(a.step ORDER BY a.step) FROM"
            " cases_dutyrecord d LEFT JOIN oversight_alarm a ON a.duty_id = d.id"
            " WHERE d.rule = 'laid_to_be_killed' GROUP BY d.id"
        ).fetchall()
    assert len(told) == DUTIES
    rungs = {"legal": [3, 4, 5, 6, 7], "clinical": [3, 4, 5, 6, 7], "standard": [3, 4]}
    for duty_class, state, steps in told:
        assert state == "missed"
        # A warning may rightly be left out: a process that was killed came back after the
        # lateness it would have warned of, or the night passed. Who must answer is never left out.
        assert [step for step in steps if step > 2] == rungs[duty_class]
    warned = [step for _, _, steps in told for step in steps if step <= 2]
    assert len(warned) > DUTIES
    assert said(turner(demonstration, "check", last.isoformat())).strip() == "0"
