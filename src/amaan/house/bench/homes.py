"""Where the bench keeps its installations, and how one of them is brought up."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

from amaan.house import database, postgres
from amaan.house.bench.sizes import Size
from amaan.house.places import default_home, private_folder
from amaan.house.postgres import Cluster, cluster_of
from amaan.house.stack import Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import Supervisor, environment_for_children, free_port

WORKERS = 2
# What the officers' telephones would keep: the secrets of their codes.
SECOND_FACTORS = "second-factors.json"


def bench_home(size: Size) -> Path:
    """This will give the home of a size; each has its own cluster."""
    first = Path(os.environ.get("AMAAN_HOME", default_home()))
    return first / "bench" / size.name


@contextmanager
def stack_at(home: Path, steps: Steps, settings: Mapping[str, str]) -> Iterator[Stack]:
    """This will prepare an installation, and stop whatever was started of it afterwards."""
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


def as_role(cluster: Cluster, role: str) -> psycopg.Connection:
    """This will connect with a role's own login, each statement its own transaction."""
    kept = database.Secrets(cluster.password_file.parent)
    return psycopg.connect(
        host=str(cluster.sockets),
        port=postgres.PORT,
        dbname=database.NAME,
        user=role,
        password=kept.of(role),
        autocommit=True,
    )
