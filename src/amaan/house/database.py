"""The database's roles, its grants and policies, and the marks of what was already done."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from amaan.house.places import CLONE, write_private
from amaan.house.postgres import PORT, Cluster
from amaan.house.roles import EVERYBODY, KEEPERS, ROLES, Role

NAME = "amaan"
# Who tells the history of a demonstration.
STORYTELLER = "history"
ACCESS = CLONE / "src" / "amaan" / "confidentiality" / "access.sql"


@dataclass(frozen=True)
class Secrets:
    """The folder of the roles' passwords, one file each, read only by its process."""

    folder: Path

    def of(self, role: str) -> str:
        """This will read a role's password."""
        return (self.folder / f"{role}.password").read_text(encoding="utf-8").strip()

    def ensure(self, role: str) -> str:
        """This will give a role's password, drawing one at random the first time."""
        path = self.folder / f"{role}.password"
        if not path.exists():
            write_private(path, secrets.token_urlsafe(32) + "\n")
        return self.of(role)


def digest_of(paths: Iterable[Path], *words: str) -> str:
    """This will digest files and words, so that work already done can be recognised."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        total.update(str(path.relative_to(CLONE) if path.is_relative_to(CLONE) else path).encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def schema_digest() -> str:
    """This will digest everything that shapes tables: migrations and the locked packages."""
    source = CLONE / "src" / "amaan"
    migrations = source.glob("**/migrations/*.py")
    return digest_of([*migrations, CLONE / "locks" / "run.txt"], "schema")


def access_digest() -> str:
    """This will digest the grants and policies, and the tables they are applied to."""
    return digest_of([ACCESS], "access", schema_digest())


def static_digest() -> str:
    """This will digest every file the browser may ask for, and the packages that bring some."""
    source = CLONE / "src" / "amaan" / "web"
    files = [p for p in source.glob("**/static/**/*") if p.is_file()]
    return digest_of([*files, CLONE / "locks" / "run.txt"], "static")


def roles_digest() -> str:
    """This will digest the list of roles."""
    return hashlib.sha256(repr(ROLES).encode()).hexdigest()


def make_roles(cluster: Cluster, database: str = NAME) -> None:
    """This will make the roles, their passwords and the database; repeating it is harmless."""
    kept = Secrets(cluster.password_file.parent)
    with cluster.connect() as connection:
        for role in ROLES:
            _make_role(connection, role, kept.ensure(role.name) if role.login else None)
        for keeper in KEEPERS:
            # The owner hands functions over to their keeper, so he must be a member.
            connection.execute(sql.SQL("GRANT {} TO owner").format(sql.Identifier(keeper)))
        connection.execute("GRANT pg_read_all_data TO backup")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if known.fetchone() is None:
            make = sql.SQL("CREATE DATABASE {} OWNER owner TEMPLATE template0")
            connection.execute(make.format(sql.Identifier(database)))
    with cluster.connect(database) as connection:
        _close_to_the_public(connection, database)


def make_storyteller(cluster: Cluster, database: str = NAME) -> None:
    """This will make the role in which a demonstration tells its history, and no other home.

    It is a page until it says otherwise, and may say that it is a job: while a story is told
    the clock turns along, and nobody else may see that unfinished story.
    """
    kept = Secrets(cluster.password_file.parent)
    name = sql.Identifier(STORYTELLER)
    with cluster.connect() as connection:
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [STORYTELLER])
        verb = sql.SQL("CREATE" if known.fetchone() is None else "ALTER")
        rights = "LOGIN NOINHERIT NOBYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
        password = sql.Literal(kept.ensure(STORYTELLER))
        for statement in (
            sql.SQL("{} ROLE {} " + rights + " PASSWORD {}").format(verb, name, password),
            sql.SQL("GRANT web, jobs TO {}").format(name),
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database), name),
            sql.SQL("ALTER ROLE {} SET role = 'web'").format(name),
        ):
            connection.execute(statement)


def _make_role(connection: psycopg.Connection, role: Role, password: str | None) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.name])
    verb = "CREATE" if known.fetchone() is None else "ALTER"
    rights = [
        "LOGIN" if role.login else "NOLOGIN",
        "BYPASSRLS" if role.passes_row_security else "NOBYPASSRLS",
        "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION",
    ]
    statement = sql.SQL(f"{verb} ROLE {{}} {' '.join(rights)}").format(sql.Identifier(role.name))
    if password:
        statement += sql.SQL(" PASSWORD {}").format(sql.Literal(password))
    connection.execute(statement)


def _close_to_the_public(connection: psycopg.Connection, database: str) -> None:
    everybody = sql.SQL(", ").join(map(sql.Identifier, EVERYBODY))
    name = sql.Identifier(database)
    for statement in (
        sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC"),
        sql.SQL("GRANT CONNECT ON DATABASE {name} TO {everybody}"),
        sql.SQL("ALTER SCHEMA public OWNER TO owner"),
        sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {everybody}"),
        sql.SQL("CREATE SCHEMA IF NOT EXISTS house AUTHORIZATION owner"),
        sql.SQL(
            "CREATE TABLE IF NOT EXISTS house.done (what text PRIMARY KEY, digest text NOT NULL)"
        ),
        sql.SQL("ALTER TABLE house.done OWNER TO owner"),
    ):
        connection.execute(statement.format(name=name, everybody=everybody))


def connect_as_owner(host: str, password: str, database: str = NAME) -> psycopg.Connection:
    """This will connect as the owner of the tables, for migrations and marks only."""
    return psycopg.connect(
        host=host, port=PORT, user="owner", password=password, dbname=database, connect_timeout=5
    )


def done(connection: psycopg.Connection) -> dict[str, str]:
    """This will read the marks of what was already done, each with the digest it was done for."""
    rows = connection.execute("SELECT what, digest FROM house.done").fetchall()
    return {str(what): str(digest) for what, digest in rows}


def mark_done(connection: psycopg.Connection, what: str, digest: str) -> None:
    """This will remember that something was done, in the caller's transaction."""
    connection.execute(
        "INSERT INTO house.done (what, digest) VALUES (%s, %s) "
        "ON CONFLICT (what) DO UPDATE SET digest = excluded.digest",
        [what, digest],
    )


def apply_access(connection: psycopg.Connection) -> None:
    """This will apply the grants and policies in one transaction, with their mark."""
    with connection.transaction():
        # Psycopg sends a text without parameters as it is, so it may hold many statements.
        connection.execute(ACCESS.read_bytes())
        mark_done(connection, "access", access_digest())
