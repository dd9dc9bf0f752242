"""PostgreSQL as a child of ours: one cluster per home, on a unix socket, with passwords.

The embedded build lets every role in without a password until its `pg_hba.conf` is replaced,
and the role it starts with is a superuser. So the file is replaced before the first start,
and again before every start; nothing ever listens on a network.
"""

import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from amaan.house.accounts import Accounts, settle, settle_sockets
from amaan.house.binaries import bin_folder
from amaan.house.places import (
    Account,
    check_socket,
    database_account,
    private_folder,
    sockets_of,
    write_private,
)

SUPERUSER = "founder"
PORT = 5432
HBA = "# Replaced at every start. A password for everybody, no network, no trust.\n"
HBA += "local all all scram-sha-256\n"
_NO_REPLICATION = "local replication all reject\n"

_SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0777",  # the folder is closed and the password is the gate
    "password_encryption": "scram-sha-256",
    "max_connections": "40",
    "shared_buffers": "64MB",
    "work_mem": "4MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "256MB",
    "min_wal_size": "32MB",
    "max_worker_processes": "4",
    "max_parallel_workers": "0",
    "jit": "off",
    # Disks do not turn any more. At PostgreSQL's own figure of 4 a page that names thirty
    # officers reads all of them, in a country of thousands.
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "datestyle": "iso, ymd",
    # No statement, parameter or row may reach the log: the message of an error quotes values,
    # so errors of statements are not logged at all; start, stop and crashes are.
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_line_prefix": "%m [%p] ",
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_lock_waits": "off",
    "log_temp_files": "-1",
    "log_autovacuum_min_duration": "-1",
    "log_checkpoints": "off",
}
FOR_TESTS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


class DatabaseDidNotStart(Exception):
    """PostgreSQL did not come up; the message holds its last words and where the log is."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """One PostgreSQL cluster and the places it uses."""

    folder: Path
    sockets: Path
    password_file: Path
    log: Path
    programs: Path
    account: Account | None
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def password(self) -> str:
        """This will read the superuser's password, which only the supervisor may."""
        return self.password_file.read_text(encoding="utf-8").strip()

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """This will connect as the cluster's superuser, to make roles and databases."""
        return psycopg.connect(
            host=str(self.sockets),
            port=PORT,
            user=SUPERUSER,
            password=self.password,
            dbname=database,
            autocommit=True,
            connect_timeout=5,
        )

    def command(self) -> list[str]:
        """This will give the command that runs the server in the foreground."""
        return [str(self.programs / "postgres"), "-D", str(self.folder)]

    def identity(self) -> dict[str, object]:
        """This will give the account part of a subprocess call: root hands the server over."""
        if self.account is None:
            return {}
        return {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}

    def exists(self) -> bool:
        """This will say whether the cluster was made, whole."""
        return (self.folder / "PG_VERSION").exists()


def cluster_of(
    home: Path,
    settings: Mapping[str, str] | None = None,
    accounts: Accounts | None = None,
) -> Cluster:
    """This will lay out the cluster of a home and make its folders."""
    account = database_account()
    if accounts is not None and os.geteuid() == 0:
        account = accounts.database
        settle(home, accounts)
        sockets = settle_sockets(home, accounts)
    elif home.exists() and home.stat().st_uid != os.geteuid():
        # One of the accounts of a home that root keeps: it finds everything made.
        sockets = sockets_of(home) / "database"
    else:
        # The database's account passes through these two; it can list neither.
        private_folder(home, passable=account is not None)
        outer = private_folder(sockets_of(home), passable=account is not None)
        sockets = private_folder(outer / "database", owner=account)
        private_folder(home / "logs")
        private_folder(home / "secrets")
    check_socket(sockets / f".s.PGSQL.{PORT}")
    return Cluster(
        folder=home / "database",
        sockets=sockets,
        password_file=home / "secrets" / f"{SUPERUSER}.password",
        log=home / "logs" / "database.log",
        programs=bin_folder(home, account),
        account=account,
        settings=settings or {},
    )


def make(cluster: Cluster) -> None:
    """This will make the cluster, whole or not at all: a half-made one is thrown away first."""
    half = cluster.folder.with_name(cluster.folder.name + ".half")
    shutil.rmtree(half, ignore_errors=True)
    private_folder(half, owner=cluster.account)
    password = secrets.token_urlsafe(32)
    write_private(cluster.password_file, password + "\n")
    # initdb reads the password as the server's account, which cannot read our own file.
    handed_over = half.with_name("initdb.password")
    write_private(handed_over, password + "\n", owner=cluster.account)
    try:
        subprocess.run(
            [
                cluster.programs / "initdb",
                f"--pgdata={half}",
                f"--username={SUPERUSER}",
                f"--pwfile={handed_over}",
                "--auth-local=scram-sha-256",
                "--auth-host=reject",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions",
                *(["--no-sync"] if cluster.settings.get("fsync") == "off" else []),
            ],
            **cluster.identity(),  # type: ignore[call-overload]  # user= and group= as a dict
            cwd="/",
            check=True,
            capture_output=True,
            text=True,
        )
    except subprocess.CalledProcessError as error:
        raise DatabaseDidNotStart(f"initdb failed: {error.stderr.strip()}") from error
    finally:
        handed_over.unlink(missing_ok=True)
    half.rename(cluster.folder)


def configure(cluster: Cluster) -> None:
    """This will write who may connect and how the server behaves; done before every start."""
    lines = ["# Written by Amaan at every start; changes here are lost.\n"]
    everything = {
        **_SETTINGS,
        "unix_socket_directories": str(cluster.sockets),
        **cluster.settings,
    }
    lines += [f"{name} = '{value}'\n" for name, value in everything.items()]
    write_private(cluster.folder / "postgresql.conf", "".join(lines), owner=cluster.account)
    # ALTER SYSTEM would outlive us here and override the lines above.
    write_private(cluster.folder / "postgresql.auto.conf", "", owner=cluster.account)
    write_private(cluster.folder / "pg_hba.conf", HBA + _NO_REPLICATION, owner=cluster.account)
    write_private(cluster.folder / "pg_ident.conf", "", owner=cluster.account)


def wait_until_ready(cluster: Cluster, child: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """This will return when the server accepts connections.

    Raises: DatabaseDidNotStart when it ended or stayed silent.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            cluster.connect().close()
            return
        except psycopg.OperationalError:
            if child.poll() is not None:
                break
            time.sleep(0.03)
    raise DatabaseDidNotStart(f"PostgreSQL did not start.\n{last_words(cluster.log)}")


def last_words(log: Path, lines: int = 8) -> str:
    """This will give the end of a log, with the place where the rest is."""
    try:
        end = log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    except OSError:
        end = []
    return "\n".join([*end, f"(log: {log})"])


def stop(child: subprocess.Popen[bytes], seconds: float = 20) -> None:
    """This will stop a server at once but cleanly, and by force after the deadline."""
    if child.poll() is not None:
        return
    child.send_signal(signal.SIGINT)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGQUIT)
        child.wait()
