"""The bench's own installation: its home, its cluster, its processes, its rows."""

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg

from amaan.house import database
from amaan.house.bench import homes, making, reviewing, signed
from amaan.house.bench.homes import stack_at
from amaan.house.bench.sizes import Size
from amaan.house.children import Recipe
from amaan.house.stack import VAULT, Stack
from amaan.house.steps import Steps

_TAKEN_IN = "SELECT NOT EXISTS (SELECT 1 FROM confidentiality_datakey WHERE wrapping = 'hpke')"


@dataclass(frozen=True)
class Site:
    """A running installation with a known number of cases."""

    size: Size
    stack: Stack
    started_in: float
    # How often its rows were carried forward to newer tables or rules since they were made.
    carried: int = 0

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
        return self.connect("owner")

    def connect(self, role: str) -> psycopg.Connection:
        """This will connect as one of the roles, and as nobody in particular."""
        return homes.as_role(self.stack.cluster, role)

    def founder(self) -> psycopg.Connection:
        """This will connect as the cluster's superuser."""
        return self.stack.cluster.connect(database.NAME)

    def slip(self, officer_id: UUID) -> str:
        """This will print an officer's enrolment code, as whoever keeps the vault does."""
        words = ["-m", VAULT, "enrolment", str(officer_id)]
        recipe = self.stack.supervisor.recipe("enrolment", words, role="vault")
        done = subprocess.run(
            recipe.command,
            env=dict(recipe.environment),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()[-1]

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


@contextmanager
def running(
    size: Size,
    steps: Steps,
    settings: Mapping[str, str] | None = None,
    *,
    anew: bool = False,
) -> Iterator[Site]:
    """This will bring the installation up, with its rows, and stop it afterwards."""
    mark = making.make_ready(size, steps, anew=anew)
    began = time.monotonic()
    with stack_at(homes.bench_home(size), steps, settings or {}) as stack:
        stack.raise_database()
        stack.build()
        with homes.as_role(stack.cluster, "owner") as owner:
            signed.sign_everything(owner)
        reviewing.review_everything(stack.home)
        stack.start_vault(new_keys=True)
        stack.start_web()
        started_in = time.monotonic() - began
        stack.start_jobs()
        site = Site(size, stack, started_in, mark.carried)
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
