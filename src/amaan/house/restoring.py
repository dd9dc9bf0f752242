"""An installation brought back into an empty home, and proved to be whole."""

import base64
import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from psycopg import sql

from amaan.confidentiality import chain, checkpoints
from amaan.confidentiality.checkpoints import Checkpoint, NotSigned, Verifier
from amaan.house import backups, database
from amaan.house.backups import Manifest
from amaan.house.places import private_folder, public_of, state_of, write_private
from amaan.house.postgres import PORT, SUPERUSER
from amaan.house.real_time import real_now
from amaan.house.recovery import Recovered
from amaan.house.stack import VAULT, Stack

MARK = "restored.json"
_LEFT_EMPTY = ("house_cache", "django_session")


class NotRestored(Exception):
    """The installation could not be brought back whole; the message says what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a restore brought back, in figures."""

    cases: int
    sealed: int
    keys: int
    journal: int
    head: str
    ahead: int
    seconds: float


def bring_back(
    stack: Stack, data: Path, keys: Path, sheets: Recovered, witnesses: Sequence[Path]
) -> Found:
    """This will bring data and keys back into an empty home, and verify them.

    Raises: NotRestored; NotBackedUp.
    """
    began = time.monotonic()
    manifest = backups.read_manifest(data)
    _root_key(stack.home, sheets.root)
    _close_further_backups(stack.home, sheets)
    stack.make_web_key()
    stack.raise_database()
    with stack.steps.step("Opening the backup of the data"):
        plain = stack.home / "restore.dump"
        backups.open_to(data, sheets.identity, plain)
    try:
        with stack.steps.step("Bringing the data back"):
            _load(stack, plain)
    finally:
        plain.unlink()
    with stack.steps.step("Bringing the keys back"):
        stack.run_module([VAULT, "restore", str(keys.resolve())], role="vault")
    # The version that is installed here may be newer than the one that wrote the backup.
    stack.build()
    with stack.steps.step("Verifying the journal"):
        walked, ahead = _verify(stack, manifest, witnesses)
    with stack.steps.step("Opening a sample"):
        stack.run_module([VAULT, "sample"], role="vault")
    counted = _count(stack)
    found = Found(
        **counted,
        journal=walked.size,
        head=walked.head.hex(),
        ahead=ahead,
        seconds=time.monotonic() - began,
    )
    _leave_a_mark(stack.home, manifest, found)
    return found


def _root_key(home: Path, root: bytes) -> None:
    private_folder(home / "keys")
    write_private(home / "keys" / "root.key", root.hex() + "\n")


def _close_further_backups(home: Path, sheets: Recovered) -> None:
    # To the same sheets as before: no day without a backup because nobody held a ceremony.
    write_private(state_of(home) / backups.RECIPIENT, f"{sheets.identity.to_public()}\n")


def _load(stack: Stack, plain: Path) -> None:
    """This will put the dump in place of the empty database that the roles were made with."""
    cluster = stack.cluster
    name = sql.Identifier(database.NAME)
    with cluster.connect() as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER owner TEMPLATE template0").format(name)
        )
    done = subprocess.run(
        [
            *(cluster.programs / "pg_restore", "--no-password", "--exit-on-error", "--jobs=2"),
            *("--host", cluster.sockets, "--port", str(PORT), "--username", SUPERUSER),
            *("--dbname", database.NAME, plain),
        ],
        env={"PGPASSWORD": cluster.password, "PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise NotRestored(f"the dump could not be loaded: {said[-1] if said else 'no word'}")
    database.make_roles(cluster)
    with cluster.connect(database.NAME) as connection:
        connection.execute("ANALYZE")
        for table in _LEFT_EMPTY:
            # Whoever was signed in when it was made is not signed in now.
            connection.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))


def _verify(stack: Stack, manifest: Manifest, witnesses: Sequence[Path]) -> tuple[chain.Walk, int]:
    key = _journal_key(stack.home)
    kept = _signed([manifest.checkpoint] if manifest.checkpoint else [], key)
    outside = [note for path in witnesses for note in _signed(_notes(path), key)]
    with _as_backup(stack) as connection:
        walked = chain.walk(_entries(connection), kept)
        reach = [note for note in outside if note.size <= walked.size]
        if walked.whole and reach:
            walked = chain.walk(_entries(connection), [*kept, *reach])
    if not walked.whole:
        raise NotRestored(f"the journal is not whole: entry {walked.broken_at} is not what it was")
    longest = max((note.size for note in outside), default=walked.size)
    return walked, max(0, longest - walked.size)


def _entries(connection: psycopg.Connection) -> Iterator[chain.Entry]:
    columns = sql.SQL(", ").join(sql.Identifier(field.name) for field in fields(chain.Entry))
    statement = sql.SQL("SELECT {} FROM confidentiality_journalentry ORDER BY number")
    # Through a cursor on the server: a province's journal does not fit into memory.
    with connection.cursor("journal") as cursor:
        cursor.itersize = 5000
        cursor.execute(statement.format(columns))
        for row in cursor:
            yield chain.Entry(*row)


def _signed(notes: Sequence[str], key: Verifier) -> list[Checkpoint]:
    try:
        return [checkpoints.read(note, key) for note in notes]
    except NotSigned as fault:
        raise NotRestored(f"a checkpoint was not signed by this journal's key: {fault}") from fault


def _notes(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    notes = list(checkpoints.notes_in(text))
    # Empty is what a witness has before the first checkpoint.
    if text.strip() and not notes:
        raise NotRestored(f"{path} is not the file of a witness")
    return notes


def _journal_key(home: Path) -> Verifier:
    public = json.loads((public_of(home) / "vault.pub").read_text(encoding="ascii"))
    raw = base64.b64decode(public["checkpoint"])
    return checkpoints.journal_key(Ed25519PublicKey.from_public_bytes(raw))


def _as_backup(stack: Stack) -> psycopg.Connection:
    kept = database.Secrets(stack.cluster.password_file.parent)
    return psycopg.connect(
        host=str(stack.cluster.sockets),
        port=PORT,
        user="backup",
        password=kept.of("backup"),
        dbname=database.NAME,
    )


def _count(stack: Stack) -> dict[str, int]:
    tables = {
        "cases": "cases_case",
        "sealed": "confidentiality_sealed",
        "keys": "confidentiality_datakey",
    }
    counted = {}
    with _as_backup(stack) as connection:
        for what, table in tables.items():
            row = connection.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            ).fetchone()
            counted[what] = int(row[0]) if row else 0
    return counted


def _leave_a_mark(home: Path, manifest: Manifest, found: Found) -> None:
    mark = {
        "made_at": manifest.made_at,
        "restored_at": real_now().isoformat(timespec="seconds"),
        "journal": found.journal,
        "acknowledged": False,
    }
    write_private(state_of(home) / MARK, json.dumps(mark, indent=1) + "\n")
