"""The embedded PostgreSQL lets everybody in until its rules are replaced; ours does not."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from amaan.house import postgres
from amaan.house.places import private_folder, sockets_of
from amaan.house.postgres import FOR_TESTS, cluster_of
from amaan.house.roles import EVERYBODY, LOGINS
from amaan.house.testing import TestDatabase


def rules(test_database: TestDatabase) -> list[str]:
    text = (test_database.cluster.folder / "pg_hba.conf").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_there_is_one_way_in_and_it_asks_for_a_password(test_database: TestDatabase) -> None:
    assert rules(test_database) == ["local all all scram-sha-256", "local replication all reject"]


@pytest.mark.parametrize("role", [*LOGINS, postgres.SUPERUSER])
def test_no_role_comes_in_without_its_password(test_database: TestDatabase, role: str) -> None:
    login = test_database.settings()
    for password in ("", "wrong", test_database.secrets.of("web" if role != "web" else "jobs")):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(
                host=login["host"], dbname=login["dbname"], user=role, password=password
            )


def test_it_listens_on_no_network(test_database: TestDatabase) -> None:
    with test_database.cluster.connect() as founder:
        assert founder.execute("SHOW listen_addresses").fetchone() == ("",)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", postgres.PORT), 1).close()


def test_pages_vault_and_jobs_cannot_pass_by_row_security(test_database: TestDatabase) -> None:
    with test_database.cluster.connect() as founder:
        strong = founder.execute(
            "SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls OR rolcreaterole) "
            "AND rolname = ANY(%s) ORDER BY 1",
            [list(EVERYBODY)],
        ).fetchall()
    assert strong == [("backup",), ("owner",)]


def test_a_row_in_an_error_does_not_reach_the_log(test_database: TestDatabase) -> None:
    canary = "canary-7719-gul-bibi"
    with test_database.cluster.connect() as founder, pytest.raises(psycopg.Error):
        founder.execute(f"SELECT '{canary}'::uuid")
    with test_database.cluster.connect() as founder, pytest.raises(psycopg.Error):
        founder.execute("SELECT %s::int", [canary])
    assert canary not in test_database.cluster.log.read_text(encoding="utf-8")


@pytest.fixture
def new_home() -> Iterator[Path]:
    # pytest's own folders are closed to the account that runs the database.
    with tempfile.TemporaryDirectory(prefix="amaan-test-", dir="/tmp") as folder:
        home = private_folder(Path(folder), passable=True) / "home"
        yield home
        shutil.rmtree(sockets_of(home), ignore_errors=True)


def test_a_cluster_made_halfway_is_thrown_away_and_made_again(new_home: Path) -> None:
    cluster = cluster_of(new_home, FOR_TESTS)
    half = cluster.folder.with_name("database.half")
    half.mkdir()
    (half / "PG_VERSION").write_text("18")
    assert not cluster.exists()
    postgres.make(cluster)
    assert cluster.exists()
    assert not half.exists()
