"""Ctrl-C in the moment in which a child is being started: it stops that child, too."""

import os
import signal
import sys
from pathlib import Path

import pytest

from amaan.house import children
from amaan.house.children import Recipe
from amaan.house.postgres import cluster_of
from amaan.house.supervisor import Supervisor

UNTIL_TOLD = (
    "import signal, sys, time\n"
    "signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
    "print('begun', flush=True)\n"
    "time.sleep(60)\n"
)


def recipe(home: Path) -> Recipe:
    return Recipe(
        name="history",
        command=[sys.executable, "-c", UNTIL_TOLD],
        environment=dict(os.environ),
        log=home / "history.log",
        pid_file=home / "pids" / "history",
    )


@pytest.fixture
def supervisor(tmp_path: Path) -> Supervisor:
    return Supervisor(cluster_of(tmp_path), tmp_path, {})


def test_a_child_that_is_being_started_is_known_when_the_wish_is_heard(
    supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = children.write_private

    def pressed_meanwhile(path: Path, text: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        write(path, text)

    monkeypatch.setattr(children, "write_private", pressed_meanwhile)
    with pytest.raises(KeyboardInterrupt):
        supervisor.start(recipe(tmp_path))
    (child,) = supervisor.children.values()
    assert child.ended() is None
    said: list[str] = []
    supervisor.stop(said.append)
    assert said == ["stopping history"]
    assert child.ended() is not None
    assert list((tmp_path / "pids").iterdir()) == []


def test_a_child_is_reached_by_every_wish_its_supervisor_held_back(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    child = supervisor.start(recipe(tmp_path))
    while "begun" not in (tmp_path / "history.log").read_text():
        assert child.ended() is None
    supervisor.stop(lambda line: None)
    assert child.ended() == 7
