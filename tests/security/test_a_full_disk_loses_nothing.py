"""A disk that is really full: a small file system of its own under what must be written.

What cannot be written is not shown, whoever asks is told, and what was promised is there when
somebody has made room. Only root mounts a file system; our continuous integration is root.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from pyrage import x25519
from tests.security.test_vault_process import (
    Running,
    committed,
    entries,
    her_name,
    running,
    signed_in,
    wait_until,
)
from tests.security.world import World

from amaan.confidentiality import chain
from amaan.confidentiality.reveal import VaultUnavailable
from amaan.house import backups
from amaan.house.backups import NotBackedUp
from amaan.house.places import private_folder
from amaan.house.postgres import Cluster
from amaan.house.supervisor import Supervisor
from amaan.house.testing import TestDatabase, copy_of_prepared

__all__ = ["committed", "running"]

pytestmark = [
    pytest.mark.stack,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small file system"),
]
MEGABYTE = 1024 * 1024
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
JOURNAL = "confidentiality_journalentry"


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """This will give a folder on a file system of its own that holds so much and no more."""
    place = Path(tempfile.mkdtemp(prefix="amaan-disk-", dir="/tmp"))
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "amaan", place], check=True
    )
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def fill(place: Path) -> Path:
    """This will write until the disk is full, and give what fills it."""
    ballast = place / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        for size in (MEGABYTE, 8192, 512):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * size)
    assert shutil.disk_usage(place).free < 8192
    return ballast


# -- between the journal and the reveal ---------------------------------------------------


@pytest.fixture
def journal_on_a_small_disk(committed: World, test_database: TestDatabase) -> Iterator[Path]:
    """This will lay the journal's table on a disk of its own, and back again."""
    with small_disk(48) as place, test_database.cluster.connect(test_database.name) as founder:
        folder = place / "space"
        folder.mkdir(mode=0o700)
        held = test_database.cluster.folder.stat()
        os.chown(folder, held.st_uid, held.st_gid)
        founder.execute(f"CREATE TABLESPACE small LOCATION '{folder}'".encode())
        founder.execute(f"ALTER TABLE {JOURNAL} SET TABLESPACE small".encode())
        try:
            yield place
        finally:
            founder.execute(f"ALTER TABLE {JOURNAL} SET TABLESPACE pg_default".encode())
            founder.execute("DROP TABLESPACE small")


def look_until_full(world: World, presented: str) -> int:
    """This will look until the journal's last page is full; gives how often a look was shown."""
    for shown in range(2_000):
        try:
            assert her_name(world, presented)
        except VaultUnavailable:
            return shown
    raise AssertionError("two thousand looks found room on a full disk")


def test_a_look_that_finds_no_room_in_the_journal_opens_nothing_and_says_so(
    committed: World,
    running: Running,
    test_database: TestDatabase,
    journal_on_a_small_disk: Path,
) -> None:
    hers = signed_in(committed, "the desk officer", test_database)
    before = looks(test_database)
    ballast = fill(journal_on_a_small_disk)
    shown = look_until_full(committed, hers)
    assert looks(test_database) == before + shown
    for _ in range(3):
        with pytest.raises(VaultUnavailable):
            her_name(committed, hers)
    assert looks(test_database) == before + shown
    ballast.unlink()
    wait_until(lambda: _is_shown(committed, hers), running.log)
    found = entries(test_database)
    assert chain.walk(found).whole
    assert looks(test_database) == before + shown + 1
    written = running.log.read_bytes()
    assert committed.aviary.found_in(written) == frozenset()
    assert running.process.poll() is None


def looks(test_database: TestDatabase) -> int:
    return sum(one.what == "reveal" and one.outcome == "shown" for one in entries(test_database))


def _is_shown(world: World, presented: str) -> bool:
    with suppress(VaultUnavailable):
        return bool(her_name(world, presented))
    return False


# -- under everything ---------------------------------------------------------------------


@contextmanager
def database_on_a_small_disk() -> Iterator[tuple[Path, Cluster, Supervisor]]:
    """This will run a copy of the prepared database, promises kept, on a disk of its own."""
    with small_disk(260) as place:
        home = private_folder(place / "home", passable=True)
        cluster = copy_of_prepared(home, {"wal_recycle": "off", "min_wal_size": "32MB"})
        supervisor = Supervisor(cluster, home, {})
        supervisor.start_database()
        try:
            yield place, cluster, supervisor
        finally:
            supervisor.stop(lambda _: None)
            shutil.rmtree(cluster.sockets.parent, ignore_errors=True)


def test_a_database_without_room_stops_and_comes_back_with_all_it_promised() -> None:
    with database_on_a_small_disk() as (place, cluster, supervisor):
        database = TestDatabase(cluster, supervisor.children["database"], "amaan")
        with database.connect("web") as web:
            promised = 0
            while promised < 50:
                promised += _note_a_miss(web)
            ballast = fill(place)
            with suppress(psycopg.Error):
                for _ in range(100_000):
                    promised += _note_a_miss(web)
                pytest.fail("the disk was never full")
        ballast.unlink()
        supervisor.stop(lambda _: None)
        supervisor.start_database()
        with database.connect("backup") as reader:
            row = reader.execute(f"SELECT count(*) FROM {JOURNAL}".encode()).fetchone()
        # What was promised, and perhaps one whose promise was cut off on its way.
        assert row is not None
        assert row[0] - promised in (0, 1)
        assert chain.walk(entries(database)).whole
        with database.connect("web") as web:
            assert _note_a_miss(web) == 1


def _note_a_miss(web: psycopg.Connection) -> int:
    web.execute("SELECT amaan_journal_miss(NULL, '', 'page', %s)", ["x" * 200])
    web.commit()
    return 1


# -- under the backups --------------------------------------------------------------------


def test_a_backup_on_a_full_disk_is_refused_and_the_old_one_stays() -> None:
    recipient = str(x25519.Identity.generate().to_public())
    with database_on_a_small_disk() as (_place, cluster, _supervisor), small_disk(8) as kept:
        made = backups.write(cluster, kept, recipient, "v", NOW)
        before = (kept / made.name).read_bytes()
        fill(kept)
        with pytest.raises(NotBackedUp, match="could not be written"):
            backups.write(cluster, kept, recipient, "v", NOW)
        assert (kept / made.name).read_bytes() == before
        assert backups.read_manifest(kept / made.name) == made
        assert [*kept.glob("*.half")] == []
        assert backups.newest(kept) == kept / made.name
