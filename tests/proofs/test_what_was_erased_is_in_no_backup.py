"""A person is erased, and everything is brought back from files: what opens, and what never again.

The backup of the data is the real file, closed to real sheets and opened with them; the keys come
from their own stream. A thief with both of a day before the erasure reads her for 35 days; nobody
else does, and after that he does not either.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from django.db import connection
from pyrage import x25519
from tests.security.canaries import traces_in
from tests.security.test_vault_decides_again import look, sings
from tests.security.test_vault_process import committed
from tests.security.vault import signed_in
from tests.security.world import World

from amaan.confidentiality.backups import LEFT_OUT
from amaan.confidentiality.reveal import Erased
from amaan.confidentiality.vault import client, key_stream, keys
from amaan.confidentiality.vault.key_stream import NotAStream
from amaan.confidentiality.vault.ledger import Ledger, Transactions
from amaan.confidentiality.vault.server import take_in_all
from amaan.confidentiality.vault.verbs import Vault
from amaan.house import backups
from amaan.house.postgres import PORT, SUPERUSER
from amaan.house.proving import Figure
from amaan.house.testing import TestDatabase

__all__ = ["committed"]

pytestmark = pytest.mark.stack
HER = "the desk officer"


@dataclass(frozen=True)
class Files:
    """What lies on other machines, of before and of after the erasure."""

    data: dict[str, Path]
    streams: dict[str, Path]
    identity: x25519.Identity
    at: datetime


def transactions_of(database: TestDatabase, name: str) -> Transactions:
    """This will give the vault its own connection to a database, one for each transaction."""

    @contextmanager
    def transactions() -> Iterator[Ledger]:
        with database.connect("vault", name) as link, link.cursor() as cursor:
            yield Ledger(cursor)

    return transactions


@pytest.fixture(scope="module")
def files(
    committed: World,
    test_database: TestDatabase,
    key_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Files:
    """This will write both backups, erase her, and write both again."""
    place, at = tmp_path_factory.mktemp("backups"), datetime.now(UTC)
    identity = x25519.Identity.generate()
    vault = Vault(
        keys.load(key_folder / "keys"),
        transactions_of(test_database, test_database.name),
        demo=True,
    )
    take_in_all(vault)

    def written(when: str, later: int) -> tuple[Path, Path]:
        folder = place / when
        folder.mkdir()
        now = at + timedelta(seconds=later)
        copied(test_database, test_database.name, "amaan")
        made = backups.write(test_database.cluster, folder, str(identity.to_public()), "tests", now)
        stream = key_stream.write(key_folder / "keys", folder, vault.transactions, now)
        return folder / made.name, stream

    before = written("before", 0)
    with client.spoken_to_by(vault.answer):
        erase(committed, test_database)
    after = written("after", 5)
    return Files(
        {"before": before[0], "after": after[0]},
        {"before": before[1], "after": after[1]},
        identity,
        at + timedelta(seconds=10),
    )


def erase(world: World, database: TestDatabase) -> None:
    """This will have two custodians erase who she is."""
    second = world.actors["the auditor"]
    name = world.cases["own"].places["survivor_name"]
    with database.connect("owner") as owner:
        owner.execute(
            "UPDATE organisation_posting SET post = 'custodian' WHERE officer_id = %s",
            [second.officer_id],
        )
        found = owner.execute(
            "SELECT subject FROM confidentiality_sealed WHERE id = %s", [name]
        ).fetchone()
    assert found is not None
    case = world.cases["own"].case_id
    his = signed_in(world.actors["the custodian"])
    asked = client.ask_erasure(his, case, "person", found[0], "retention_over")
    assert client.agree_to_erasure(signed_in(second), asked) >= 1


def copied(database: TestDatabase, source: str, target: str) -> None:
    """This will make a database anew, as the copy of another."""
    connection.close()
    with database.cluster.connect() as founder:
        founder.execute(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)".encode())
        # Whoever forgot to leave, as a pool of an earlier test: nobody may be in what is copied.
        founder.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [source],
        )
        founder.execute(f"CREATE DATABASE {target} OWNER owner TEMPLATE {source}".encode())
        founder.execute(f"GRANT CONNECT ON DATABASE {target} TO backup, vault, web".encode())


def brought_back(database: TestDatabase, dump: Path) -> None:
    """This will load an opened backup in place of the database, as `restore` does."""
    copied(database, "template0", "amaan")
    cluster = database.cluster
    there = ("--host", cluster.sockets, "--port", str(PORT), "--username", SUPERUSER)
    subprocess.run(
        [
            *(cluster.programs / "pg_restore", "--exit-on-error", "--no-password"),
            *(*there, "--dbname=amaan", dump),
        ],
        env={"PGPASSWORD": cluster.password, "PATH": "/usr/bin:/bin"},
        check=True,
    )


@pytest.fixture
def opened(files: Files, tmp_path: Path) -> Callable[[str], Path]:
    """This will open a backup of the data with what only the sheets hold."""

    def open_one(when: str) -> Path:
        plain = tmp_path / f"{when}.dump"
        backups.open_to(files.data[when], files.identity, plain)
        return plain

    return open_one


def test_only_a_thief_of_both_files_of_a_day_before_reads_her_and_only_for_35_days(
    committed: World,
    files: Files,
    opened: Callable[[str], Path],
    test_database: TestDatabase,
    key_folder: Path,
    tmp_path: Path,
    how_many: Callable[[int], int],
    figure: Figure,
) -> None:
    read, mine = {}, tmp_path / "vault"
    shutil.copytree(key_folder, mine)
    dumps = {when: opened(when) for when in ("before", "after")}
    both = how_many(0) > 0
    for data, stream in product(("before", "after") if both else ("before",), ("before", "after")):
        brought_back(test_database, dumps[data])
        transactions = transactions_of(test_database, "amaan")
        key_stream.bring_back(
            files.streams[stream], mine / "keys", mine / "vault.pub", transactions, files.at
        )
        vault = Vault(keys.load(mine / "keys"), transactions, demo=True)
        with client.spoken_to_by(vault.answer):
            read[data, stream] = is_read(committed, signed_in(committed.actors[HER]))
    assert read == {pair: pair == ("before", "before") for pair in read}
    figure("erasure: restores of real backups with real key streams", len(read))
    figure("erasure: of which opened what was erased (both files of before)", sum(read.values()))
    with pytest.raises(NotAStream, match="35 days"):
        key_stream.bring_back(
            files.streams["before"], mine / "keys", mine / "vault.pub",
            transactions_of(test_database, "amaan"), files.at + timedelta(days=36),
        )  # fmt: skip
    figure("erasure: of those, 35 days later", 0)


def is_read(world: World, presented: str) -> bool:
    """This will say whether her name opens; what was not erased always must."""
    assert sings(world, look(world, presented, "own", "words", "read_back").value, "own", "words")
    try:
        value = look(world, presented, "own", "survivor_name", "contact_safely").value
    except Erased:
        return False
    return sings(world, value, "own", "survivor_name")


def test_an_opened_backup_and_a_key_stream_hold_no_word_and_no_key(
    committed: World,
    files: Files,
    opened: Callable[[str], Path],
    test_database: TestDatabase,
    figure: Figure,
) -> None:
    """Whoever finds a backup and two sheets, but no key stream, reads nobody."""
    for when in ("before", "after"):
        said = subprocess.run(
            [str(test_database.cluster.programs / "pg_restore"), "--file=-", str(opened(when))],
            capture_output=True,
            check=True,
        ).stdout
        assert b"COPY public.confidentiality_sealed" in said
        assert traces_in(said) == frozenset()
        assert committed.aviary.found_in(said) == frozenset()
        assert traces_in(files.streams[when].read_bytes()) == frozenset()
        for table in LEFT_OUT:
            assert f"COPY public.{table} ".encode() not in said
    figure("erasure: words of hers in an opened backup of the data", 0)
