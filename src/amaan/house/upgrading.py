"""To another version and, where anything fails, back to this one with nothing lost.

The database is copied inside its own cluster before anything is changed. Whatever fails
afterwards, a migration, a grant, a page, the copy takes the place of what was changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from psycopg import sql

from amaan.house import database
from amaan.house.stack import ChildDidNotStart, Stack

BEFORE = "amaan_before"
BROKEN = "amaan_broken"
SUMS = "SHA256SUMS"
Say = Callable[[str], None]


class NotUpgraded(Exception):
    """The other version could not be taken; the message says why, and that this one stands."""


@dataclass(frozen=True)
class Version:
    """A version beside this one: its folder, and the Python that has its packages."""

    folder: Path
    python: Path


def unpack(archive: Path, beside: Path) -> Path:
    """This will unpack a bundle into a folder of its own, named by its digest.

    Raises: NotUpgraded when a file in it is not what its list of digests says.
    """
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    folder = beside / f"amaan-{digest[:12]}"
    if not folder.exists():
        half = folder.with_name(folder.name + ".half")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o755)
        with tarfile.open(archive) as tar:
            tar.extractall(half, filter="data")
        half.rename(folder)
    inside = folder / "amaan"
    for line in (inside / SUMS).read_text(encoding="utf-8").splitlines():
        wanted, name = line.split("  ", 1)
        if hashlib.sha256((inside / name).read_bytes()).hexdigest() != wanted:
            raise NotUpgraded(f"{name} in the archive is not what its list says; fetch it again")
    return inside


def prepare(folder: Path) -> Version:
    """This will let a version make its own environment. Raises: NotUpgraded."""
    done = subprocess.run([sys.executable, folder / "amaan", "help"], cwd="/", check=False)
    if done.returncode:
        raise NotUpgraded(f"the version in {folder} does not install; this one stands")
    return Version(folder, folder / ".venv" / "bin" / "python")


def change_over(stack: Stack, version: Version) -> None:
    """This will bring the database of a stopped installation to another version, or back.

    Raises: NotUpgraded; the database is then as it was.
    """
    with stack.steps.step("Keeping the database as it is"):
        _copy(stack)
    try:
        with stack.steps.step("Building the other version"):
            _run(stack, version, "build", "schema", "access", "static")
        with stack.steps.step("Checking it"):
            _run(stack, version, "manage", "migrate", "--check")
            _run(stack, version, "manage", "check", "--fail-level", "ERROR")
    except BaseException as fault:
        with stack.steps.step("Returning to this version"):
            _return(stack)
        if isinstance(fault, ChildDidNotStart):
            raise NotUpgraded(f"{fault}. The database is as it was; start this version.") from fault
        raise
    with stack.cluster.connect() as connection:
        connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(BEFORE)))


def half_done(stack: Stack) -> bool:
    """This will say whether an upgrade was cut off, and if so return to what was before."""
    with stack.cluster.connect() as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BEFORE])
        if found.fetchone() is None:
            return False
    _return(stack)
    return True


def _copy(stack: Stack) -> None:
    with stack.cluster.connect() as connection:
        # Made under another name first: a copy that is there under its own is a whole one.
        half = sql.Identifier(f"{BEFORE}_half")
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(half))
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER owner TEMPLATE {} STRATEGY FILE_COPY").format(
                half, sql.Identifier(database.NAME)
            )
        )
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(half, sql.Identifier(BEFORE))
        )


def _return(stack: Stack) -> None:
    now, before = sql.Identifier(database.NAME), sql.Identifier(BEFORE)
    with stack.cluster.connect() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(now))
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(before, now))
    # Rights on a database do not come with a copy of it.
    database.make_roles(stack.cluster)


def _run(stack: Stack, version: Version, *words: str) -> None:
    role = "owner"
    done = subprocess.run(
        [str(version.python), "-m", "amaan.house", *words],
        env={
            **stack.supervisor.environment,
            "PYTHONPATH": str(version.folder / "src"),
            "AMAAN_ROLE": role,
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        },
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise ChildDidNotStart(f"{words[0]} failed: {said[-1] if said else 'no word'}")
