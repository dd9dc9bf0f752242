"""The processes the supervisor starts, and how none of them outlives it.

Each child leads its own session, so that Ctrl-C reaches the supervisor alone and it can stop
them in order. The kernel ends a child whose supervisor was killed; where it cannot (another
system, a lost race) the next start finds the child by its pid file and ends it.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from amaan.house.places import write_private

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_LARGEST_LOG = 10_000_000
WISHES_TO_STOP = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How one child is started and stopped."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    log: Path
    pid_file: Path
    identity: Mapping[str, object] = field(default_factory=dict)
    stop_with: signal.Signals = signal.SIGTERM
    patience: float = 10.0
    # Its work has an end: once it ended well, it is not started again.
    until_done: bool = False
    # It is not started again whatever its end was: whoever started it looks at what it left.
    once: bool = False


class Child:
    """One running process of ours."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.started_at = time.monotonic()
        _keep_small(recipe.log)
        with recipe.log.open("ab") as log:
            self.process: subprocess.Popen[bytes] = subprocess.Popen(
                recipe.command,
                env=dict(recipe.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                start_new_session=True,
                preexec_fn=_end_with_me(recipe.stop_with),
                **recipe.identity,  # type: ignore[call-overload]  # user= and group= as a dict
            )
        write_private(recipe.pid_file, f"{self.process.pid} {_born(self.process.pid)}\n")

    def ended(self) -> int | None:
        """This will give the exit status once the process has ended."""
        return self.process.poll()

    def stop(self) -> None:
        """This will ask the process to end, and end its whole group after the deadline."""
        if self.process.poll() is None:
            _signal_group(self.process.pid, self.recipe.stop_with, only_leader=True)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(self.recipe.patience)
        _signal_group(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.recipe.pid_file.unlink(missing_ok=True)


def end_orphan(recipe: Recipe) -> bool:
    """This will end a child that an earlier supervisor left behind; says whether there was one.

    The start time is compared too: after a restart of the machine the same number can belong
    to somebody else's process.
    """
    try:
        pid_text, born = recipe.pid_file.read_text(encoding="utf-8").split()
        pid = int(pid_text)
    except (OSError, ValueError):
        return False
    found = born == _born(pid) and born != "0"
    if found:
        _signal_group(pid, recipe.stop_with, only_leader=True)
        # A frozen process takes no wish until it may go on.
        _signal_group(pid, signal.SIGCONT)
        _wait_gone(pid, recipe.patience)
        _signal_group(pid, signal.SIGKILL)
        _wait_gone(pid, 5)
    recipe.pid_file.unlink(missing_ok=True)
    return found


def _keep_small(log: Path) -> None:
    if log.exists() and log.stat().st_size > _LARGEST_LOG:
        log.replace(log.with_name(log.name + ".1"))


@contextmanager
def undisturbed() -> Iterator[None]:
    """This will let a wish to stop wait: a child that nobody knows of yet could not be stopped."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WISHES_TO_STOP)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_me(sign: signal.Signals) -> Callable[[], None]:
    # Loaded before the fork: afterwards the child must not import anything.
    on_linux = sys.platform.startswith("linux")
    libc = ctypes.CDLL(None, use_errno=True) if on_linux else None
    supervisor = os.getpid()

    def ask_the_kernel() -> None:
        # Its supervisor may have begun it undisturbed; a child is always to be reached.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WISHES_TO_STOP)
        if libc is None:
            return
        # After it has become its account, which takes the first of these away; and with the
        # second no program that it starts is ever more than it is itself.
        libc.prctl(_PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if os.getppid() != supervisor:
            os._exit(1)

    return ask_the_kernel


def _signal_group(pid: int, sign: signal.Signals, *, only_leader: bool = False) -> None:
    try:
        if only_leader:
            os.kill(pid, sign)
        else:
            os.killpg(pid, sign)
    except (ProcessLookupError, PermissionError):
        pass


def _wait_gone(pid: int, seconds: float) -> None:
    # Gone means its number is free: PostgreSQL takes a zombie for a running server.
    deadline = time.monotonic() + seconds
    with suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < deadline:
            os.kill(pid, 0)
            time.sleep(0.03)


def _born(pid: int) -> str:
    """This will give the kernel's start time of a process; 0 when it is gone or a zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return _born_by_ps(pid) if not Path("/proc/self/stat").exists() else "0"
    # The name in brackets may hold spaces; the fields are counted after it.
    fields = stat.rpartition(")")[2].split()
    return "0" if fields[0] == "Z" else fields[19]


def _born_by_ps(pid: int) -> str:
    seen = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return seen.stdout.strip().replace(" ", "_") or "0"
