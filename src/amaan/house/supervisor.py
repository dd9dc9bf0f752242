"""Starts the processes of one installation, keeps them running, and stops them in order."""

import fcntl
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from amaan.house import postgres, ruling
from amaan.house.accounts import Accounts
from amaan.house.children import WISHES_TO_STOP, Child, Recipe, end_orphan, undisturbed
from amaan.house.places import CLONE, private_folder, public_of, sockets_of, vault_socket_of
from amaan.house.postgres import Cluster

# A child that falls at once is broken; starting it in a tight loop helps nobody.
_PAUSES = (0.0, 0.1, 0.3, 1.0, 2.0, 5.0)
_STEADY = 10.0
_PATIENCE_WITH_DATABASE = 6.0


class AlreadyRunning(Exception):
    """Another supervisor holds this home."""


@contextmanager
def only_one(home: Path) -> Iterator[IO[str]]:
    """This will hold the home for one supervisor.

    Raises: AlreadyRunning with the number of the process that has it.
    """
    with (private_or_kept(home) / "lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyRunning(
                f"Amaan already runs here (process {lock.read().strip() or 'unknown'}, home "
                f"{home}). Stop it with Ctrl-C in its window, or choose another AMAAN_HOME."
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield lock


def private_or_kept(home: Path) -> Path:
    """This will make the home if it is not there, and leave it as it is otherwise."""
    return home if home.exists() else private_folder(home)


class Supervisor:
    """The children of one home, in the order of their start."""

    def __init__(
        self,
        cluster: Cluster,
        home: Path,
        environment: Mapping[str, str],
        accounts: Accounts | None = None,
    ) -> None:
        self.cluster = cluster
        self.home = home
        self.accounts = accounts
        self.environment = dict(environment)
        self.children: dict[str, Child] = {}
        self._falls: dict[str, int] = {}
        self._again_at: dict[str, tuple[float, Recipe]] = {}
        self._stopping = False
        self._wakes, self._wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        private_folder(home / "pids")

    # -- recipes ------------------------------------------------------------------------

    def recipe(
        self,
        name: str,
        command: list[str],
        *,
        role: str | None = None,
        patience: float = 10,
        until_done: bool = False,
        once: bool = False,
    ) -> Recipe:
        """This will write down how to start one of our Python processes."""
        own = {"AMAAN_ROLE": role} if role else {}
        if role == "vault":
            own["AMAAN_VAULT_KEYS"] = str(self.home / "keys")
        return Recipe(
            name=name,
            command=[sys.executable, *command],
            environment={**self.environment, **own},
            log=self.home / "logs" / f"{name}.log",
            pid_file=self.home / "pids" / name,
            identity=self.accounts.identity(role) if self.accounts and role else {},
            patience=patience,
            until_done=until_done,
            once=once,
        )

    def database_recipe(self) -> Recipe:
        """This will write down how to start PostgreSQL."""
        return Recipe(
            name="database",
            command=self.cluster.command(),
            environment={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PGDATA": ""},
            log=self.cluster.log,
            pid_file=self.home / "pids" / "database",
            identity=self.cluster.identity(),
            stop_with=signal.SIGINT,
            patience=20,
        )

    # -- start --------------------------------------------------------------------------

    def end_orphans(self, *recipes: Recipe) -> list[str]:
        """This will end what an earlier supervisor left behind, and name it."""
        return [r.name for r in recipes if end_orphan(r)]

    def start_database(self) -> None:
        """This will start PostgreSQL and wait until it accepts connections."""
        postgres.configure(self.cluster)
        deadline = time.monotonic() + _PATIENCE_WITH_DATABASE
        while True:
            child = self.start(self.database_recipe())
            try:
                return postgres.wait_until_ready(self.cluster, child.process)
            except postgres.DatabaseDidNotStart:
                # After a crash its old children may hold the shared memory a moment longer.
                if child.ended() is None or time.monotonic() > deadline:
                    raise
                child.stop()
                time.sleep(0.3)

    def start(self, recipe: Recipe) -> Child:
        """This will start one child and remember it, before any wish to stop is heard."""
        with undisturbed():
            child = Child(recipe)
            self.children[recipe.name] = child
        return child

    # -- watch --------------------------------------------------------------------------

    def listen_to_signals(self) -> None:
        """This will let Ctrl-C, a termination and the end of a child wake the watch."""
        signal.set_wakeup_fd(self._wake)
        for sign in WISHES_TO_STOP:
            signal.signal(sign, self._stop_soon)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _stop_soon(self, *_: object) -> None:
        self._stopping = True

    @property
    def stopping(self) -> bool:
        """This will say whether somebody asked the supervisor to stop."""
        return self._stopping

    def watch(
        self, say: Callable[[str], None], now_and_then: Callable[[], None] = lambda: None
    ) -> None:
        """This will restart whatever falls, until somebody asks to stop.

        `now_and_then` is called about once a second; it must return at once.
        """
        while not self._stopping:
            self._start_due()
            now_and_then()
            for name, child in list(self.children.items()):
                if child.ended() is not None:
                    self._fell(name, child, say)
            select.select([self._wakes], [], [], self._nap())
            with suppress(BlockingIOError):
                os.read(self._wakes, 4096)

    def _fell(self, name: str, child: Child, say: Callable[[str], None]) -> None:
        if child.recipe.once or (child.recipe.until_done and child.ended() == 0):
            if child.ended():
                say(f"{name} ended ({_how(child.ended())}); its log says why")
            child.stop()
            del self.children[name]
            return
        steady = time.monotonic() - child.started_at > _STEADY
        falls = 0 if steady else self._falls.get(name, 0)
        pause = _PAUSES[min(falls, len(_PAUSES) - 1)]
        self._falls[name] = falls + 1
        say(f"{name} ended ({_how(child.ended())}); starting it again")
        # What it left in its group (a server's own workers) goes with it.
        child.stop()
        del self.children[name]
        self._again_at[name] = (time.monotonic() + pause, child.recipe)

    def _start_due(self) -> None:
        for name, (at, recipe) in list(self._again_at.items()):
            if time.monotonic() >= at:
                del self._again_at[name]
                self.start(recipe)

    def _nap(self) -> float:
        waiting = [at - time.monotonic() for at, _ in self._again_at.values()]
        return max(0.0, min([1.0, *waiting]))

    # -- stop ---------------------------------------------------------------------------

    def stop(self, say: Callable[[str], None]) -> None:
        """This will stop the children: web, history, jobs, vault, others, and the database last."""
        signal.set_wakeup_fd(-1)
        first = ("web", "history", "jobs", "vault")
        others = [n for n in self.children if n not in {*first, "database"}]
        for name in (*first, *others, "database"):
            child = self.children.pop(name, None)
            if child:
                say(f"stopping {name}")
                child.stop()


def free_port(wanted: int, *, exact: bool) -> int:
    """This will give the wanted port, or the next free one unless it must be exact.

    Raises: AlreadyRunning when no port is free.
    """
    for port in [wanted] if exact else range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise AlreadyRunning(f"Port {wanted} is in use. Choose another with --port.")


def some_port() -> int:
    """This will give a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_for_children(home: Path | str, profile: str, port: int) -> dict[str, str]:
    """This will give the environment every child starts from; their role is added to it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "HOME", "LANG", "TMPDIR", "XDG_RUNTIME_DIR"}
    }
    return {
        **kept,
        "PYTHONPATH": str(CLONE / "src"),
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "amaan.house.settings",
        "AMAAN_PROFILE": profile,
        "AMAAN_HOME": str(home),
        "AMAAN_DATABASE_HOST": str(sockets_of(Path(home)) / "database"),
        "AMAAN_VAULT_SOCKET": str(vault_socket_of(Path(home))),
        "AMAAN_VAULT_PUBLIC": str(public_of(Path(home)) / "vault.pub"),
        "AMAAN_PORT": str(port),
        **rules_for_children(Path(home)),
    }


def rules_for_children(home: Path) -> dict[str, str]:
    """This will name the rules in force, where an installation was started before."""
    rules = ruling.in_force(home)
    return {} if rules is None else {"AMAAN_RULES": str(rules)}


def _how(status: int | None) -> str:
    if status is None:
        return "running"
    return f"signal {-status}" if status < 0 else f"status {status}"
