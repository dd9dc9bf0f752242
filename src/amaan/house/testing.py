"""The tests' database: a real cluster, real roles, and a clean copy for every run.

A pytest plugin, loaded by the `conftest.py` at the root. One prepared cluster is kept for
each version of the tables and copied for each run, so that runs side by side do not meet.
Tests log in as `tester`, a member of every role that inherits nothing, and are `web` from
the first statement, as a page is; `as_role` steps over into another.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import translation
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from amaan.house import database, postgres
from amaan.house.children import Child, Recipe
from amaan.house.places import default_home, private_folder, write_private
from amaan.house.postgres import FOR_TESTS, Cluster, cluster_of
from amaan.house.roles import EVERYBODY
from amaan.house.supervisor import Supervisor, environment_for_children
from amaan.web.kit import messages

TESTER = "tester"
TEMPLATE = "prepared"
_KEPT_TEMPLATES = 5


class TestDatabase:
    """A running copy of the prepared cluster, with one database for this process."""

    __test__ = False

    def __init__(self, cluster: Cluster, child: Child, name: str) -> None:
        self.cluster = cluster
        self.child = child
        self.name = name
        self.secrets = database.Secrets(cluster.password_file.parent)

    def clone(self) -> None:
        """This will make the database anew from the prepared one."""
        with self.cluster.connect() as founder:
            name, template = sql.Identifier(self.name), sql.Identifier(TEMPLATE)
            founder.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            make = sql.SQL("CREATE DATABASE {} OWNER owner TEMPLATE {} STRATEGY file_copy")
            founder.execute(make.format(name, template))
            close = sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC")
            founder.execute(close.format(name))
            names = sql.SQL(", ").join(map(sql.Identifier, [*EVERYBODY, TESTER]))
            grant = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
            founder.execute(grant.format(name, names))

    def settings(self, role: str = TESTER, name: str = "") -> dict[str, str]:
        """This will give what a driver needs to log in as a role, here or in another database."""
        return {
            "host": str(self.cluster.sockets),
            "port": str(postgres.PORT),
            "user": role,
            "password": self.secrets.of(role),
            "dbname": name or self.name,
        }

    def connect(self, role: str, name: str = "") -> psycopg.Connection:
        """This will log in as a role itself, past Django."""
        return psycopg.connect(**self.settings(role, name))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _english() -> None:
    """This will begin every test in English: a page read in Urdu leaves its thread so."""
    translation.activate(settings.LANGUAGE_CODE)


def pytest_sessionstart() -> None:
    """This will compile the translations: a fresh clone has none, and pages are read in Urdu."""
    messages.compile_all()


@pytest.fixture(scope="session")
def test_database(request: pytest.FixtureRequest) -> Iterator[TestDatabase]:
    """This will run a copy of the prepared cluster as long as the tests run."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    with tempfile.TemporaryDirectory(prefix="amaan-test-", dir="/tmp") as folder:
        home = private_folder(Path(folder), passable=True) / "home"
        cluster = copy_of_prepared(home, FOR_TESTS)
        supervisor = Supervisor(cluster, home, {})
        supervisor.start_database()
        running = TestDatabase(cluster, supervisor.children["database"], f"test{worker}")
        with cluster.connect() as founder:
            # Prepared under the name that a home's own database has; here it is what is copied,
            # and a test may make a database of that name.
            names = map(sql.Identifier, (database.NAME, TEMPLATE))
            founder.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))
        try:
            running.clone()
            yield running
        finally:
            connections.close_all()
            supervisor.stop(lambda _: None)
            shutil.rmtree(cluster.sockets.parent, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(
    test_database: TestDatabase, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """This will point Django at the copy; pytest-django asks for this name."""
    login = test_database.settings()
    with django_db_blocker.unblock():
        connection.close()
        names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
        connection.settings_dict.update({n: login[key] for n, key in names.items()})

        def start_again(sql_list: Iterable[str]) -> None:
            del sql_list
            # The tests' own role may not empty tables, and should not: after a test that
            # really committed, the database is made anew from the prepared one.
            connection.close()
            test_database.clone()

        connection.ops.execute_sql_flush = start_again  # type: ignore[method-assign]
        yield
        connection.close()


@contextmanager
def role(name: str) -> Iterator[None]:
    """This will run a block under another role of the database, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(name)))
        yield
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(before)))


@pytest.fixture
def as_role(db: None) -> Callable[[str], AbstractContextManager[None]]:
    """This will give `with as_role("vault"): ...`, on the test's own connection."""
    del db
    return role


@pytest.fixture
def connect_as(test_database: TestDatabase) -> Iterator[Callable[[str], psycopg.Connection]]:
    """This will give `connect_as("web")`: a plain driver's login, which sees committed rows."""
    opened: list[psycopg.Connection] = []

    def connect(name: str) -> psycopg.Connection:
        opened.append(test_database.connect(name))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()


# -- the prepared cluster -------------------------------------------------------------------


def copy_of_prepared(home: Path, settings: Mapping[str, str]) -> Cluster:
    """This will put a copy of the prepared cluster into a home, to be started with settings."""
    cluster = cluster_of(home, settings)
    store = private_folder(default_home(), passable=True) / "test"
    private_folder(store, passable=True)
    with (store / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prepared = store / _digest()
        if not prepared.exists():
            _prepare(prepared)
        os.utime(prepared)
        _forget_old(store)
        _copy(prepared / "database", cluster.folder)
        _copy(prepared / "secrets", home / "secrets")
    return cluster


def build_beforehand(home: Path, *, profile: str = "") -> None:
    """This will put the prepared tables and roles into a home that nobody started yet.

    Making them anew costs a start the better part of a minute, and every file of the suite that
    starts an installation pays it. That one begins from nothing is shown where the suite says so.
    `profile` is what the home is for: a demonstration enters no home that another one made.
    """
    copy_of_prepared(private_folder(home, passable=True), {})
    if profile:
        write_private(home / "profile", f"{profile}\n")


def _copy(source: Path, target: Path) -> None:
    # cp keeps the owner, shares blocks where the file system can, and is quicker than Python.
    subprocess.run(["cp", "-a", "--reflink=auto", f"{source}/.", f"{target}"], check=True)


def _digest() -> str:
    total = hashlib.sha256(database.access_digest().encode())
    total.update(database.roles_digest().encode())
    total.update(Path(__file__).read_bytes() + Path(postgres.__file__).read_bytes())
    return total.hexdigest()[:16]


def _digest_of_tables() -> str:
    total = hashlib.sha256(database.schema_digest().encode())
    total.update(Path(__file__).read_bytes() + Path(postgres.__file__).read_bytes())
    return total.hexdigest()[:16]


def _prepare(prepared: Path) -> None:
    """This will make the cluster every run copies: roles, tables, grants, and a tester."""
    # Tables cost nearly all of it and change seldom; grants and policies often.
    tables = prepared.with_name(f"tables-{_digest_of_tables()}")
    if not tables.exists():
        with _half_made(tables) as supervisor:
            postgres.make(supervisor.cluster)
            supervisor.start_database()
            database.make_roles(supervisor.cluster)
            _build(supervisor, "schema")
    os.utime(tables)
    with _half_made(prepared) as supervisor:
        _copy(tables, supervisor.cluster.folder.parent)
        supervisor.start_database()
        database.make_roles(supervisor.cluster)
        _make_tester(supervisor.cluster)
        _build(supervisor, "access")


@contextmanager
def _half_made(whole: Path) -> Iterator[Supervisor]:
    """This will give a place to make a cluster in, and let it stand only once it is whole."""
    half = whole.with_name("half")
    shutil.rmtree(half, ignore_errors=True)
    cluster = cluster_of(half, FOR_TESTS)
    supervisor = Supervisor(cluster, half, environment_for_children(half, "test", 8000))
    try:
        yield supervisor
    finally:
        supervisor.stop(lambda _: None)
        shutil.rmtree(cluster.sockets.parent, ignore_errors=True)
    half.rename(whole)


def _build(supervisor: Supervisor, part: str) -> None:
    recipe: Recipe = supervisor.recipe("build", ["-m", "amaan.house", "build", part], role="owner")
    done = subprocess.run(
        recipe.command,
        env=dict(recipe.environment),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise pytest.UsageError(f"The tests' database could not be built:\n{done.stderr}")


def _make_tester(cluster: Cluster) -> None:
    kept = database.Secrets(cluster.password_file.parent)
    with cluster.connect() as founder:
        make = sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}")
        founder.execute(make.format(sql.Identifier(TESTER), sql.Literal(kept.ensure(TESTER))))
        names = sql.SQL(", ").join(map(sql.Identifier, EVERYBODY))
        founder.execute(sql.SQL("GRANT {} TO {}").format(names, sql.Identifier(TESTER)))
        # From the first statement a test has a page's rights and no more.
        founder.execute(sql.SQL("ALTER ROLE {} SET role = 'web'").format(sql.Identifier(TESTER)))


def _forget_old(store: Path) -> None:
    kept = sorted(
        (p for p in store.iterdir() if p.is_dir()), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for old in kept[_KEPT_TEMPLATES:]:
        shutil.rmtree(old, ignore_errors=True)
