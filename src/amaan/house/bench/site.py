"""The bench's own installation: its home, its cluster, its processes, its rows."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from amaan.house import database
from amaan.house.bench import multiplying
from amaan.house.bench.sizes import Size
from amaan.house.children import Recipe
from amaan.house.database import digest_of
from amaan.house.places import CLONE, default_home, private_folder, write_private
from amaan.house.postgres import cluster_of
from amaan.house.stack import Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import Supervisor, environment_for_children, free_port

WORKERS = 2
_MARK = "made"
# What the officers' telephones would keep: the secrets of their codes.
SECOND_FACTORS = "second-factors.json"
# While rows are poured in nothing needs to survive a power cut; measured is with the
# settings every installation has.
_POURING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "16GB",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "1GB",
    "max_parallel_workers": "2",
}
_TAKEN_IN = "SELECT NOT EXISTS (SELECT 1 FROM confidentiality_datakey WHERE wrapping = 'hpke')"


@dataclass(frozen=True)
class Site:
    """A running installation with a known number of cases."""

    size: Size
    stack: Stack
    started_in: float

    @property
    def port(self) -> int:
        """This will give the port the web server listens on."""
        return self.stack.port

    @property
    def roots(self) -> Mapping[str, int]:
        """This will give the first process of each kind by name."""
        return {n: child.process.pid for n, child in self.stack.supervisor.children.items()}

    def owner(self) -> psycopg.Connection:
        """This will connect as the owner of the tables, past row security."""
        kept = database.Secrets(self.stack.cluster.password_file.parent)
        connection = database.connect_as_owner(str(self.stack.cluster.sockets), kept.of("owner"))
        connection.autocommit = True
        return connection

    def founder(self) -> psycopg.Connection:
        """This will connect as the cluster's superuser."""
        return self.stack.cluster.connect(database.NAME)

    def start_floor(self) -> int:
        """This will start the server of ready-made pages, once; gives its port."""
        port = self.port + 100
        if "floor" not in self.stack.supervisor.children:
            self.stack.supervisor.start(floor_recipe(self.stack, port))
            wait_for_port(port)
        return port

    def wait_until_taken_in(self, seconds: float = 3600) -> float:
        """This will wait until the vault has taken in everything deposited; says how long."""
        began = time.monotonic()
        with self.owner() as owner:
            while time.monotonic() < began + seconds:
                row = owner.execute(_TAKEN_IN).fetchone()
                if row and row[0]:
                    break
                time.sleep(0.1)
        return time.monotonic() - began


def bench_home(size: Size) -> Path:
    """This will give the home of a size; each has its own cluster."""
    first = Path(os.environ.get("AMAAN_HOME", default_home()))
    return first / "bench" / size.name


@contextmanager
def running(size: Size, steps: Steps, settings: Mapping[str, str] | None = None) -> Iterator[Site]:
    """This will bring the installation up, with its rows, and stop it afterwards."""
    home = bench_home(size)
    _make_ready(home, size, steps)
    began = time.monotonic()
    with _stack(home, steps, settings or {}) as stack:
        stack.raise_database()
        stack.build()
        stack.start_vault(new_keys=True)
        stack.start_web()
        started_in = time.monotonic() - began
        stack.start_jobs()
        site = Site(size, stack, started_in)
        with steps.step("Waiting until the vault has taken everything in"):
            site.wait_until_taken_in()
        yield site


def floor_recipe(stack: Stack, port: int) -> Recipe:
    """This will write down how to start the server of ready-made pages."""
    words = [
        *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(stack.workers), "--blocking-threads", "4", "--no-ws"),
        *("--log-level", "warning", "--no-access-log"),
        "amaan.house.bench.ready_made:application",
    ]
    return stack.supervisor.recipe("floor", words, role="web")


def wait_for_port(port: int, seconds: float = 15) -> None:
    """This will wait until somebody listens on a port of this machine.

    Raises: TimeoutError.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens on port {port}")


def _make_ready(home: Path, size: Size, steps: Steps) -> None:
    wanted = _digest(size)
    mark = home / _MARK
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    private_folder(home.parent, passable=os.geteuid() == 0)
    _throw_away(home)
    if size.grows_from is None:
        _take_the_first(home, size, steps)
    else:
        smaller = bench_home(size.grows_from)
        _make_ready(smaller, size.grows_from, steps)
        with steps.step(f"Copying {size.grows_from.name}"):
            _copy_home(smaller, home)
    with _stack(home, steps, _POURING) as stack:
        stack.raise_database()
        _grow(stack, size, steps)
    write_private(mark, wanted)


def _take_the_first(home: Path, size: Size, steps: Steps) -> None:
    with _stack(home, steps, _POURING) as stack:
        write_private(home / "profile", "bench\n")
        stack.raise_database()
        stack.make_web_key()
        stack.build()
        stack.start_vault(new_keys=True)
        with steps.step("Making a district and its officers"):
            stack.run_module(["amaan.house.bench.filling", "people"], role="owner")
        with steps.step(f"Taking {size.taken} cases through the verbs"):
            stack.run_module(["amaan.house.bench.filling", "cases", str(size.taken)], role="web")
        with stack.cluster.connect(database.NAME) as founder:
            multiplying.remember(founder)


def _grow(stack: Stack, size: Size, steps: Steps) -> None:
    copies = size.new_copies
    with stack.cluster.connect(database.NAME) as founder:
        multiplying.without_indexes(founder)
    with stack.cluster.connect(database.NAME) as founder:
        with steps.step(f"Multiplying them to {size.cases}"):
            multiplying.multiply(founder, copies)
        with steps.step("Sealing identities anew"):
            # Beyond the first district it is her name alone: the vault takes each one in.
            only = [] if size.grows_from is None else ["survivor_name"]
            words = [str(copies.start), str(copies.stop - 1), *only]
            stack.run_module(["amaan.house.bench.sealing", *words], role="owner")
        with steps.step("Making the indexes"):
            multiplying.with_indexes(founder)


def _copy_home(smaller: Path, home: Path) -> None:
    """This will copy an installation that is not running, owners and modes kept."""
    subprocess.run(["cp", "-a", "--", smaller, home], check=True)
    for name in (_MARK, "lock"):
        (home / name).unlink(missing_ok=True)


@contextmanager
def _stack(home: Path, steps: Steps, settings: Mapping[str, str]) -> Iterator[Stack]:
    private_folder(home, passable=os.geteuid() == 0)
    port = free_port(8400, exact=False)
    supervisor = Supervisor(
        cluster_of(home, settings), home, environment_for_children(home, "serve", port)
    )
    stack = Stack(
        home=home,
        cluster=supervisor.cluster,
        supervisor=supervisor,
        steps=steps,
        port=port,
        demo=False,
        workers=WORKERS,
    )
    try:
        yield stack
    finally:
        floor = supervisor.children.pop("floor", None)
        if floor is not None:
            floor.stop()
        supervisor.stop(lambda _: None)


def _digest(size: Size) -> str:
    here = CLONE / "src" / "amaan" / "house" / "bench"
    shapers = [here / n for n in ("stories.py", "world.py", "multiplying.py", "sizes.py")]
    rules = (CLONE / "rules").rglob("*.toml")
    return digest_of([*shapers, *rules], "bench", repr(size), database.schema_digest())


def _throw_away(home: Path) -> None:
    # By name, like the demonstration: the home lies below a folder somebody chose.
    for name in ("database", "database.half", "keys", "secrets", "static", "logs", "pids"):
        shutil.rmtree(home / name, ignore_errors=True)
    for name in (_MARK, "static.digest", "vault.pub", "profile", SECOND_FACTORS):
        (home / name).unlink(missing_ok=True)
