"""Extracts of the installation: made, kept in its home for a while, and handed out closed.

Small groups are in them. So none is ever given out at a page: an administrator hands one out,
encrypted to the key of whoever is to work with it, and what was handed out is written down.
"""

import io
import json
import os
import secrets
import shutil
import tarfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import pyrage
from pyrage import x25519

from amaan.house.places import Account, private_folder, write_private
from amaan.insight import dictionary, extract, recorder
from amaan.insight.tallying import DEFINITIONS
from amaan.reckoning.apart import reckon

FOLDER = "extracts"
KEPT = 3
JOURNEYS, MANIFEST, HANDED = "journeys.parquet", "manifest.json", "handed-out.jsonl"
RECORDER = "incident-recorder.csv"


class NotExtracted(Exception):
    """No extract could be made or handed out; the message says why and what to do."""


@dataclass(frozen=True)
class Made:
    """An extract that stands in the home. Units: `digest` is the SHA-256 of the Parquet file."""

    name: str
    made_at: str
    definitions: str
    rows: int
    size: int
    digest: str


def make(home: Path, now: datetime, keeper: Account | None = None) -> Made:
    """This will make an extract of what is counted and clear those that are too many."""
    kept = private_folder(home / FOLDER, owner=keeper)
    name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    half = private_folder(kept / f"{name}.half")
    try:
        table = half / "journeys.csv"
        extract.copy_journeys(table)
        answer = reckon(
            "extract",
            {
                "table": str(table),
                "to": str(half / JOURNEYS),
                "missing": extract.MISSING,
                "columns": [(one.name, one.type) for one in dictionary.dictionary()],
                "about": {"made_at": now.isoformat(timespec="seconds"), "definitions": DEFINITIONS},
            },
        )
        table.unlink()
        made = Made(
            name=name,
            made_at=now.isoformat(timespec="seconds"),
            definitions=DEFINITIONS,
            rows=answer["rows"],
            size=answer["bytes"],
            digest=answer["digest"],
        )
        write_private(half / "dictionary.json", dictionary.as_json(now))
        write_private(half / "dictionary.csv", dictionary.as_table(dictionary.dictionary()))
        write_private(half / "dictionary.md", dictionary.as_page(now))
        write_private(half / MANIFEST, json.dumps(asdict(made), indent=1) + "\n")
        half.rename(kept / name)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    for old in standing(home)[:-KEPT]:
        shutil.rmtree(home / FOLDER / old.name)
    return made


def standing(home: Path) -> list[Made]:
    """This will list the extracts that stand in a home, the oldest first."""
    found = sorted((home / FOLDER).glob(f"*/{MANIFEST}"))
    whole = [one for one in found if not one.parent.name.endswith(".half")]
    return [Made(**json.loads(one.read_text(encoding="utf-8"))) for one in whole]


def hand_out(home: Path, made: Made, to: Path, key: str, now: datetime) -> Path:
    """This will close an extract to one key and put it into a folder. Raises: NotExtracted."""
    folder = home / FOLDER / made.name
    files = {one.name: one.read_bytes() for one in sorted(folder.iterdir())}
    return _leave(home, f"amaan-extract-{made.name}", files, to, key, now)


def hand_out_recorder(home: Path, to: Path, key: str, now: datetime) -> Path:
    """This will close the rows that may leave the police to one key. Raises: NotExtracted."""
    kept = private_folder(home / FOLDER)
    table = kept / f"{secrets.token_hex(6)}.csv"
    try:
        extract.copy_journeys(table, only_for_outside=True)
        told = io.StringIO()
        with table.open(encoding="utf-8", newline="") as journeys:
            recorder.write(journeys, told)
    finally:
        table.unlink(missing_ok=True)
    files = {RECORDER: told.getvalue().encode()}
    return _leave(home, f"amaan-recorder-{now:%Y%m%dT%H%M%S}", files, to, key, now)


def _leave(
    home: Path, name: str, files: dict[str, bytes], to: Path, key: str, now: datetime
) -> Path:
    closed = pyrage.encrypt(_packed(files, now), [_recipient(key)])
    path = to / f"{name}.tar.age"
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            file.write(closed)
    except OSError as fault:
        raise NotExtracted(f"{path} could not be written: {fault.strerror}") from fault
    line = {"at": now.isoformat(timespec="seconds"), "what": path.name, "to": key}
    with (home / FOLDER / HANDED).open("a", encoding="utf-8") as log:
        os.fchmod(log.fileno(), 0o600)
        log.write(json.dumps(line) + "\n")
    return path


def _recipient(key: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(key.strip())
    except pyrage.RecipientError as fault:
        raise NotExtracted(
            "--for needs the public key (age1...) of whoever is to open it; nothing was written"
        ) from fault


def _packed(files: dict[str, bytes], now: datetime) -> bytes:
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name, content in files.items():
            one = tarfile.TarInfo(name)
            one.size, one.mode, one.mtime = len(content), 0o600, int(now.timestamp())
            archive.addfile(one, io.BytesIO(content))
    return into.getvalue()
