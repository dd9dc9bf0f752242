"""Two streams of backups: the data, kept for years, and the keys, kept 35 days.

The data is dumped without a single data key and closed to the recovery recipient while it is
written; this machine cannot open it again. The keys are the vault's own stream. Names of files
only ever grow: nothing here overwrites or removes a backup of the data.
"""

import hashlib
import json
import os
import secrets
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import psycopg
import pyrage
from pyrage import x25519

from amaan.confidentiality.backups import LEFT_OUT
from amaan.house.places import public_of, state_of, write_private
from amaan.house.postgres import PORT, Cluster

SUFFIX = ".amaan-data.age"
FORMAT = "amaan data backup 1"
LAST = "last-backup.json"
# The one half of the recovery identity that this machine keeps: what closes, and never opens.
RECIPIENT = "recovery.recipient"
_PIECE = 1024 * 1024


class NotBackedUp(Exception):
    """A backup could not be written whole; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What stands in clear beside a backup: what is needed to judge it, and nothing of a case."""

    name: str
    made_at: str
    version: str
    digest: str
    size: int
    journal: int
    # The newest checkpoint when it was made, as the vault signed it.
    checkpoint: str
    format: str = FORMAT

    @property
    def at(self) -> datetime:
        """When it was begun."""
        return datetime.fromisoformat(self.made_at)


def write(cluster: Cluster, into: Path, recipient: str, version: str, now: datetime) -> Manifest:
    """This will dump the data into a new file that only the recovery sheets open.

    Raises: NotBackedUp; nothing of a half-made backup is left behind.
    """
    made_at = now.astimezone(UTC)
    name = f"{made_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"
    half = into / f"{name}.half"
    journal, checkpoint = _journal(cluster)
    try:
        with half.open("xb") as file:
            half.chmod(0o600)
            _dump(cluster, x25519.Recipient.from_str(recipient), file)
            file.flush()
            os.fsync(file.fileno())
        manifest = Manifest(
            name=name,
            made_at=made_at.isoformat(timespec="seconds"),
            version=version,
            digest=digest_of(half),
            size=half.stat().st_size,
            journal=journal,
            checkpoint=checkpoint,
        )
        half.chmod(0o400)
        # A link, unlike a rename, refuses to take the place of a file that is there.
        os.link(half, into / name)
        write_private(_beside(into / name), json.dumps(asdict(manifest), indent=1) + "\n")
    except OSError as fault:
        raise NotBackedUp(f"{into} could not be written: {fault.strerror}") from fault
    finally:
        with suppress(OSError):
            half.unlink()
    return manifest


def _dump(cluster: Cluster, recipient: x25519.Recipient, file: IO[bytes]) -> None:
    left_out = [f"--exclude-table-data=public.{table}" for table in LEFT_OUT]
    password = (cluster.password_file.parent / "backup.password").read_text("utf-8").strip()
    with subprocess.Popen(
        [
            *(cluster.programs / "pg_dump", "--format=custom", "--no-password"),
            *("--host", cluster.sockets, "--port", str(PORT), "--username=backup"),
            *left_out,
            "amaan",
        ],
        env={"PGPASSWORD": password, "PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as dump:
        assert dump.stdout
        assert dump.stderr
        try:
            pyrage.encrypt_io(dump.stdout, file, [recipient])
        except Exception as fault:
            dump.kill()
            # The disk's own words come out of the library in a dress of its own.
            raise NotBackedUp(f"the backup could not be written: {fault}") from fault
        said = dump.stderr.read().decode("utf-8", errors="replace").strip()
    if dump.returncode:
        raise NotBackedUp(f"pg_dump failed: {said.splitlines()[-1] if said else 'no word'}")


def _journal(cluster: Cluster) -> tuple[int, str]:
    password = (cluster.password_file.parent / "backup.password").read_text("utf-8").strip()
    with psycopg.connect(
        host=str(cluster.sockets), port=PORT, user="backup", password=password, dbname="amaan"
    ) as connection:
        length = connection.execute(
            "SELECT coalesce(max(number), 0) FROM confidentiality_journalentry"
        ).fetchone()
        note = connection.execute(
            "SELECT note FROM confidentiality_checkpoint ORDER BY size DESC LIMIT 1"
        ).fetchone()
    return (int(length[0]) if length else 0), (str(note[0]) if note else "")


def read_manifest(path: Path) -> Manifest:
    """This will read what stands beside a backup, and hold the file against it.

    Raises: NotBackedUp when either is missing, cut or another one.
    """
    try:
        found: dict[str, Any] = json.loads(_beside(path).read_text(encoding="utf-8"))
        if found.get("format") != FORMAT:
            raise NotBackedUp(f"{_beside(path).name} is not beside a backup of Amaan")
        manifest = Manifest(**found)
        if digest_of(path) != manifest.digest:
            raise NotBackedUp(f"{path.name} is not the file it was when it was written")
    except (OSError, ValueError, TypeError) as fault:
        raise NotBackedUp(f"{path} cannot be read as a backup: {fault}") from fault
    return manifest


def open_to(path: Path, identity: x25519.Identity, into: Path) -> None:
    """This will decrypt a backup into a file only we read. Raises: NotBackedUp."""
    descriptor = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file, path.open("rb") as closed:
        try:
            pyrage.decrypt_io(closed, file, [identity])
        except Exception as fault:
            raise NotBackedUp(f"{path.name} does not open with these sheets: {fault}") from fault


def newest(folder: Path) -> Path | None:
    """This will give the newest backup of a folder."""
    return max(folder.glob(f"*{SUFFIX}"), default=None)


def digest_of(path: Path) -> str:
    """This will digest a file."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            total.update(piece)
    return total.hexdigest()


def note_last(home: Path, stream: str, **what: object) -> None:
    """This will remember what was backed up last, for whoever watches."""
    path = _last_of(home, stream)
    apart = path.parent != home
    text = json.dumps({**_noted(path), **what}, indent=1) + "\n"
    write_private(path, text, mode=0o640 if apart else 0o600)


def last(home: Path) -> dict[str, Any]:
    """This will say what was backed up last; nothing before the first."""
    return {**_noted(_last_of(home, "data")), **_noted(_last_of(home, "keys"))}


def _last_of(home: Path, stream: str) -> Path:
    # Each beside what its account may write: where accounts are apart, the vault keeps its own.
    return (public_of(home) if stream == "keys" else state_of(home)) / LAST


def _noted(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def send_away(command: Sequence[str], files: Sequence[Path]) -> None:
    """This will hand files to the command that takes them off this machine.

    Raises: NotBackedUp when it fails or takes longer than an hour.
    """
    for file in files if command else ():
        try:
            done = subprocess.run([*command, str(file)], cwd="/", timeout=3600, check=False)
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise NotBackedUp(f"{command[0]} did not take {file.name}: {fault}") from fault
        if done.returncode:
            raise NotBackedUp(f"{command[0]} did not take {file.name}: status {done.returncode}")


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".json")
