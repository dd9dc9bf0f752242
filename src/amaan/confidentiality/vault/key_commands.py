"""The commands of whoever keeps the keys: rotate, retire, root, stream, restore, sample."""

import sys
import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from amaan.confidentiality import surroundings
from amaan.confidentiality.vault import key_stream, keys, rotating, sampling
from amaan.confidentiality.vault.ledger import Transactions, Written

Opened = Callable[[], Any]
CEREMONIES = ("drawn", "replaced")


def rotate(asked: Namespace, transactions: Transactions) -> int:
    """This will make new keys and rewrap every data key under them, while Amaan runs."""
    folder, public = surroundings.private_folder(), surroundings.public_key_file()
    old = keys.load(folder).replaced()
    with transactions() as ledger:
        broken_off = ledger.still_wrapping(old)
    # New keys only when the last ones are in use everywhere: what was broken off goes on.
    made = () if broken_off else keys.renew(folder, public)
    print(f"vault: {len(made)} new keys" if made else "vault: going on with the keys made before")
    ring = keys.load(folder)
    began = time.monotonic()
    shown = [0.0]

    def say(count: int) -> None:
        if time.monotonic() - shown[0] > 1:
            shown[0] = time.monotonic()
            print(f"vault: {count:,} data keys rewrapped", flush=True)

    done = rotating.rotate(transactions, ring, say)
    took = time.monotonic() - began
    with transactions() as ledger:
        ledger.write(Written("rotation", "done", f"{done.rewrapped} rewrapped"))
    print(f"vault: {done.rewrapped:,} data keys rewrapped in {took:.1f} s")
    if done.closed:
        print(f"vault: {done.closed} do not open and keep their old keys", file=sys.stderr)
    return 1 if done.closed else 0


def retire(asked: Namespace, transactions: Transactions) -> int:
    """This will destroy keys that were replaced and that nothing needs any more.

    Kept are those that still wrap a data key, and those younger than 35 days out of use,
    which a key stream may need, unless an incident forbids to wait.
    """
    folder, public = surroundings.private_folder(), surroundings.public_key_file()
    ring = keys.load(folder)
    # Even then a minute: a complaint being saved may still be sealed to the old ones.
    before = datetime.now(UTC) - (timedelta(minutes=1) if asked.at_once else keys.KEPT_FOR)
    with transactions() as ledger:
        replaced = ring.replaced(before)
        in_use = ledger.still_wrapping(replaced)
        free = [key_id for key_id in replaced if key_id not in in_use]
        ledger.write(Written("rotation", "retired", f"{len(free)} keys"))
    gone = keys.retire(folder, public, free)
    left = len(ring.replaced()) - len(gone)
    print(f"vault: {len(gone)} keys destroyed, {left} replaced ones kept")
    return 0


def root(asked: Namespace, transactions: Transactions) -> int:
    """This will put a new root key in place of the old one."""
    keys.renew_root(surroundings.private_folder(), surroundings.public_key_file())
    with transactions() as ledger:
        ledger.write(Written("rotation", "root renewed", ""))
    print("vault: a new root key; print its halves, and write a key stream now")
    return 0


def ceremony(asked: Namespace, transactions: Transactions) -> int:
    """This will write into the journal that a ceremony of the keys is held, and how."""
    with transactions() as ledger:
        ledger.write(Written("key_ceremony", asked.outcome, asked.how[:80]))
    return 0


def stream(asked: Namespace, transactions: Transactions) -> int:
    """This will write a backup of the keys into a folder, and clear old ones away."""
    path = key_stream.write(
        surroundings.private_folder(), asked.folder, transactions, datetime.now(UTC)
    )
    print(f"vault: {path}")
    return 0


def restore(asked: Namespace, transactions: Transactions) -> int:
    """This will bring back the keys of a stream that are missing and were not erased."""
    back = key_stream.bring_back(
        asked.file,
        surroundings.private_folder(),
        surroundings.public_key_file(),
        transactions,
        datetime.now(UTC),
    )
    print(f"vault: {back:,} data keys brought back")
    return 0


def sample(asked: Namespace, transactions: Transactions) -> int:
    """This will say whether what was brought back opens, and let names be found again."""
    noted = sampling.note_everybody(transactions)
    ring = keys.load(surroundings.private_folder())
    opened, of = sampling.sample(transactions, ring, asked.count)
    print(f"vault: {opened} of {of} sealed values open; {noted:,} people go into the index")
    return 0 if opened == of else 1


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """This will add these commands to the vault's."""
    for run, words in (
        (rotate, "make new keys and rewrap every data key, while Amaan runs"),
        (retire, "destroy replaced keys that nothing needs any more"),
        (root, "put a new root key in place of the old one"),
        (ceremony, "write down that a ceremony of the keys is held"),
        (stream, "write a backup of the keys into a folder"),
        (restore, "bring missing keys back from a backup"),
        (sample, "after a restore: open some values, and index names again"),
    ):
        parser = commands.add_parser(run.__name__, help=words)
        parser.set_defaults(keeps=run)
        if run is retire:
            parser.add_argument("--at-once", action="store_true", help="do not wait 35 days")
        if run is ceremony:
            parser.add_argument("outcome", choices=CEREMONIES)
            parser.add_argument("how", help="with which sheets, or why without")
        if run is stream:
            parser.add_argument("folder", type=Path)
        if run is restore:
            parser.add_argument("file", type=Path)
        if run is sample:
            parser.add_argument("--count", type=int, default=200)
