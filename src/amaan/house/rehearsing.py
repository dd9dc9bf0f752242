"""A restore rehearsed: what stands here comes back beside it, is proved whole, and is removed.

A backup nobody has ever restored is a hope. Once a week the installation backs itself up to
sheets that are drawn for this hour only, restores with two of them into an empty home of its
own, by the very command an administrator would type, and holds the journal that came back
against the one that stands. The true sheets stay with their custodians and are never asked.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from amaan.house import backups, database, recovery
from amaan.house.accounts import Accounts
from amaan.house.database import digest_of, schema_digest
from amaan.house.environment import Environment
from amaan.house.places import (
    private_folder,
    sockets_of,
    state_of,
    write_private,
    write_state,
)
from amaan.house.postgres import PORT, Cluster, cluster_of
from amaan.house.real_time import real_now
from amaan.house.restoring import MARK

EVERY = timedelta(days=7)
WITHIN = timedelta(minutes=30)
# Beside what stands: the database once more, its backup, and the dump on its way back.
_TIMES_AS_LARGE = 2
_FOLDER = "rehearsal"
LAST = "last-rehearsal.json"


class NotRehearsed(Exception):
    """The rehearsal did not come to its end; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    """What came back, and how long that took."""

    journal: int
    size: int
    backed_up: timedelta
    brought_back: timedelta
    said: str

    @property
    def took(self) -> timedelta:
        """All of it: what a desk would wait for."""
        return self.backed_up + self.brought_back


def rehearse(
    here: Environment, profile: str, *, root: bytes, back_up_keys: Callable[[Environment], Path]
) -> Rehearsed:
    """This will back up, restore beside it, compare, and leave nothing behind.

    `root` is the vault's root key, for sheets that live as long as this takes.
    Raises: NotRehearsed; NotBackedUp.
    """
    cluster = cluster_of(here.home, accounts=here.accounts)
    refuse_without_room(here.home, wanted=_wanted(cluster))
    with _place(here.home) as place:
        began = time.monotonic()
        secret, recipient = recovery.draw()
        version = digest_of([], schema_digest())[:16]
        data = backups.write(cluster, place, recipient, version, real_now())
        keys = back_up_keys(here)
        backed_up = time.monotonic()
        sheets = _two_sheets(place, root, secret)
        home = place / "home"
        said = _restore(home, _words(profile, place / data.name, keys, sheets), here.accounts)
        _compare(home, data.journal)
        return Rehearsed(
            journal=data.journal,
            size=data.size,
            backed_up=timedelta(seconds=backed_up - began),
            brought_back=timedelta(seconds=time.monotonic() - backed_up),
            said=said,
        )


def note(home: Path, *, now: datetime, took: timedelta | None = None, fault: str = "") -> None:
    """This will remember how a rehearsal ended, for whoever watches."""
    last = remembered(home) | {"fault": fault}
    if took is not None:
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        last |= {"passed_at": at, "seconds": round(took.total_seconds())}
    write_state(home, LAST, json.dumps(last, indent=1) + "\n")


def remembered(home: Path) -> dict[str, Any]:
    """This will say when a rehearsal last passed, how long it took, and what failed since."""
    try:
        found: dict[str, Any] = json.loads((state_of(home) / LAST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def is_due(home: Path, now: datetime) -> bool:
    """This will say whether a week has passed since one passed."""
    at = remembered(home).get("passed_at")
    return at is None or now - datetime.fromisoformat(at) >= EVERY


def refuse_without_room(home: Path, *, wanted: int) -> None:
    """This will refuse to begin what would fill the disk. Units: bytes. Raises: NotRehearsed."""
    free = shutil.disk_usage(home).free
    if free < wanted:
        raise NotRehearsed(
            f"a rehearsal needs {wanted / 1e9:.1f} GB beside {home}, and {free / 1e9:.1f} GB are "
            "free: make room, or rehearse on another machine with the last backup"
        )


def _wanted(cluster: Cluster) -> int:
    kept = database.Secrets(cluster.password_file.parent)
    try:
        with psycopg.connect(
            host=str(cluster.sockets),
            port=PORT,
            dbname=database.NAME,
            user="backup",
            password=kept.of("backup"),
        ) as connection:
            row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    except psycopg.OperationalError as fault:
        raise NotRehearsed(f"the database does not answer: {fault}") from fault
    return _TIMES_AS_LARGE * (int(row[0]) if row else 0)


@contextmanager
def _place(home: Path) -> Iterator[Path]:
    place = home / _FOLDER
    # What a rehearsal that was cut off left is of no use to anybody.
    shutil.rmtree(place, ignore_errors=True)
    try:
        yield private_folder(place, passable=os.geteuid() == 0)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(sockets_of(place / "home"), ignore_errors=True)


def _two_sheets(place: Path, root: bytes, secret: bytes) -> list[Path]:
    files = []
    for sheet in recovery.split(root, secret)[1:]:
        path = place / f"sheet-{sheet.number}"
        write_private(path, "".join(f"{line.text}\n" for line in sheet.lines))
        files.append(path)
    return files


def _words(profile: str, data: Path, keys: Path, sheets: list[Path]) -> list[str]:
    given = [word for path in sheets for word in ("--sheet", str(path))]
    return ["restore", "--profile", profile, "--data", str(data), "--keys", str(keys), *given]


def _restore(home: Path, words: list[str], accounts: Accounts | None) -> str:
    kept = {name: said for name, said in os.environ.items() if name not in _NOT_ITS_OWN}
    apart = {"AMAAN_ACCOUNTS": accounts.written()} if accounts else {}
    done = subprocess.run(
        [sys.executable, "-m", "amaan.house", *words],
        env={**kept, **apart, "AMAAN_HOME": str(home)},
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise NotRehearsed(f"it did not come back: {said[-1] if said else 'no word'}")
    return done.stdout


# Nothing of the installation that stands may be found by the one that comes back.
_NOT_ITS_OWN = frozenset(
    f"AMAAN_{name}"
    for name in "BACKUP_FOLDER KEY_BACKUP_FOLDER BACKUP_COMMAND VAULT_KEYS VAULT_PUBLIC"
    " VAULT_SOCKET DATABASE_HOST PASSWORD_FILE ROLE".split()
)


def _compare(home: Path, journal: int) -> None:
    try:
        back = int(json.loads((state_of(home) / MARK).read_text(encoding="utf-8"))["journal"])
    except (OSError, ValueError, KeyError) as fault:
        raise NotRehearsed(f"what came back left no mark: {fault}") from fault
    # The journal grows while it is written down: more may come back than was counted before.
    if back < journal:
        raise NotRehearsed(f"{journal - back} entries of the journal did not come back")
