"""`backup`: the data, closed to the recovery sheets, and the keys, in a stream of their own."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from amaan.house import backups, environment
from amaan.house.backups import RECIPIENT, NotBackedUp
from amaan.house.database import digest_of, schema_digest
from amaan.house.environment import Environment
from amaan.house.places import default_home, private_folder, state_of
from amaan.house.postgres import cluster_of
from amaan.house.real_time import real_now
from amaan.house.supervisor import environment_for_children

VAULT = "amaan.confidentiality.vault"
_NO_SHEETS = "no recovery sheets were drawn: without them a backup opens for nobody. ./amaan keys"


def run(words: list[str]) -> int:
    """This will write both streams, or one of them, and take them off this machine."""
    parser = argparse.ArgumentParser(prog="./amaan backup", description=__doc__)
    parser.add_argument("--only", choices=("data", "keys"), help="one of the two streams")
    asked = parser.parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    if not (here.home / "profile").exists():
        print(f"amaan backup: nothing is installed in {here.home}", file=sys.stderr)
        return 1
    # The data first: a key that is newer than a value harms nothing, an older one lacks.
    streams = {"data": back_up_data, "keys": back_up_keys}
    wanted = [asked.only] if asked.only else list(streams)
    return max(_one(here, stream, streams[stream]) for stream in wanted)


def _one(here: Environment, stream: str, write: Callable[[Environment], Path]) -> int:
    # A stream that fails keeps no other from being written.
    try:
        print(f"{stream}: {write(here)}")
    except NotBackedUp as fault:
        backups.note_last(here.home, stream, **{f"{stream}_fault": str(fault)})
        print(f"amaan backup: {fault}", file=sys.stderr)
        return 1
    backups.note_last(here.home, stream, **{f"{stream}_fault": ""})
    return 0


def back_up_data(here: Environment) -> Path:
    """This will write a backup of the data. Raises: NotBackedUp."""
    recipient = state_of(here.home) / RECIPIENT
    if not recipient.exists():
        raise NotBackedUp(_NO_SHEETS)
    into = _folder(here.backup_folder)
    made = backups.write(
        cluster_of(here.home, accounts=here.accounts),
        into,
        recipient.read_text(encoding="utf-8").strip(),
        digest_of([], schema_digest())[:16],
        real_now(),
    )
    path = into / made.name
    backups.note_last(
        here.home,
        "data",
        data=made.name,
        data_at=made.made_at,
        size=made.size,
        journal=made.journal,
    )
    backups.send_away(here.backup_command, [path, path.with_name(path.name + ".json")])
    return path


def back_up_keys(here: Environment) -> Path:
    """This will let the vault write its stream. Raises: NotBackedUp."""
    into = _folder(here.key_backup_folder)
    profile = (here.home / "profile").read_text(encoding="utf-8").strip()
    settings = environment_for_children(here.home, profile, here.port)
    done = subprocess.run(
        [sys.executable, "-m", VAULT, "stream", str(into)],
        env={**settings, "AMAAN_ROLE": "vault", "AMAAN_VAULT_KEYS": str(here.vault_keys)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise NotBackedUp(f"the vault wrote no stream: {said[-1] if said else 'no word'}")
    path = Path(done.stdout.strip().rpartition(": ")[2])
    at = real_now().isoformat(timespec="seconds")
    backups.note_last(here.home, "keys", keys=path.name, keys_at=at)
    backups.send_away(here.backup_command, [path])
    return path


def _folder(path: Path) -> Path:
    # One that is there keeps its own owner and mode: it may be another host's.
    return path if path.is_dir() else private_folder(path)
