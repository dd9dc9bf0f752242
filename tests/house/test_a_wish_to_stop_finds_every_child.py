"""Ctrl-C in the moment in which a child is being started: it stops that child, too."""

import subprocess
import sys
from pathlib import Path

# In a process of its own, as the supervisor is: it has one thread, and hears Ctrl-C.
SUPERVISOR = """
import os, signal, sys
from pathlib import Path

from amaan.house import children
from amaan.house.children import Recipe
from amaan.house.postgres import cluster_of
from amaan.house.supervisor import Supervisor

home, pressed = Path(sys.argv[1]), sys.argv[2] == "pressed"
signal.signal(signal.SIGINT, signal.default_int_handler)
write = children.write_private

def pressed_meanwhile(path, text):
    if pressed:
        os.kill(os.getpid(), signal.SIGINT)
    write(path, text)

children.write_private = pressed_meanwhile
supervisor = Supervisor(cluster_of(home), home, {})
child = "import time; print('begun', flush=True); time.sleep(60)"
log = home / "history.log"
try:
    supervisor.start(Recipe(name="history", command=[sys.executable, "-c", child],
                            environment=dict(os.environ), log=log, pid_file=home / "pids/history"))
except KeyboardInterrupt:
    print("heard")
started = dict(supervisor.children)
while not pressed and "begun" not in log.read_text():
    pass
supervisor.stop(print)
print(*(f"{name} ended: {one.ended()}" for name, one in started.items()))
print(*(home / "pids").iterdir())
"""


def said(home: Path, how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SUPERVISOR, str(home), how],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.split("\n")


def test_a_child_that_is_being_started_is_known_when_the_wish_is_heard(tmp_path: Path) -> None:
    assert said(tmp_path, "pressed") == [
        "heard", "stopping history", "history ended: -15", "", "",
    ]  # fmt: skip


def test_a_child_is_reached_by_every_wish_its_supervisor_held_back(tmp_path: Path) -> None:
    assert said(tmp_path, "no") == ["stopping history", "history ended: -15", "", ""]
