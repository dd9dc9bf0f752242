"""The journal: a hash chain of who asked for what, why, and what came of it. Never a value.

Entries are appended by a database function, by the vault (every look) and by the door
(every miss); nobody can change or remove one. Each holds sixteen random bytes, so that a
hash tells nothing about what was asked. `verify` walks the chain with plain Python, from
an export, without the database that wrote it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction

from amaan.confidentiality import checkpoints, public_keys
from amaan.confidentiality.checkpoints import Checkpoint

if TYPE_CHECKING:
    from amaan.organisation.queries import Actor

START = bytes(32)


@dataclass(frozen=True)
class Entry:
    """One link as it was written, in the order in which it is hashed."""

    number: int
    at: datetime
    what: str
    officer_id: UUID | None
    post: str
    case_id: UUID | None
    subject: UUID | None
    relation: str
    purpose: str
    fields: str
    outcome: str
    rule: str
    noise: bytes
    previous: bytes
    hash: bytes

    def expected(self, previous: bytes) -> bytes:
        """This will work out the hash this entry must have after the one before it."""
        parts = [_coded(getattr(self, field.name)) for field in fields(self)[:-2]]
        framed = "".join(f"{len(part.encode())}:{part}" for part in [previous.hex(), *parts])
        return hashlib.sha256(framed.encode()).digest()


@dataclass(frozen=True)
class Walk:
    """What walking the chain found: its length and head, and the first link that is wrong."""

    size: int
    head: bytes
    broken_at: int | None = None

    @property
    def whole(self) -> bool:
        """This will say that no link was changed, removed, swapped or put in."""
        return self.broken_at is None


def note_miss(*, actor: "Actor | None", endpoint: str, asked: str, now: datetime) -> None:
    """This will write that somebody asked for something and saw nothing.

    For the door, after its own transaction was rolled back: the entry is a transaction of
    its own. `endpoint` is a name and `asked` the ids of its address, never what was typed.
    The journal keeps real time; `now` is the door's and is not written.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_journal_miss(%s, %s, %s, %s)",
            [
                None if actor is None else actor.officer_id,
                "" if actor is None else actor.post.value,
                endpoint,
                asked,
            ],
        )


def walk(entries: Iterable[Entry], kept: Iterable[Checkpoint] = ()) -> Walk:
    """This will follow the chain and stop at the first link that does not hold.

    `kept` are checkpoints from outside the journal: a history that was cut short or written
    anew is a good chain by itself, and disagrees with what somebody else kept.
    """
    wanted = {checkpoint.size: checkpoint.head for checkpoint in kept}
    previous, size = START, 0
    for entry in entries:
        here = bytes(entry.hash)
        holds = (
            entry.number == size + 1
            and bytes(entry.previous) == previous
            and here == entry.expected(previous)
            and here == wanted.pop(entry.number, here)
        )
        if not holds:
            return Walk(size, previous, broken_at=size + 1)
        previous, size = here, entry.number
    return Walk(size, previous, broken_at=size + 1 if wanted else None)


def stored_entries() -> Iterator[Entry]:
    """This will read the chain from the database, for a role that may read it all."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, at, what, officer_id, post, case_id, subject, relation, purpose,"
            " fields, outcome, rule, noise, previous, hash"
            " FROM confidentiality_journalentry ORDER BY number"
        )
        while rows := cursor.fetchmany(1000):
            for row in rows:
                yield Entry(*row)


def stored_checkpoints(public: Ed25519PublicKey) -> tuple[Checkpoint, ...]:
    """This will read the checkpoints the vault kept beside the journal.

    Raises: checkpoints.NotSigned.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM confidentiality_checkpoint ORDER BY size")
        return tuple(checkpoints.read(note, public) for (note,) in cursor.fetchall())


def _coded(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)


def _main() -> int:
    import sys

    if sys.argv[1:] != ["verify"]:
        print("usage: python -m amaan.confidentiality.journal verify")
        return 2
    try:
        kept = stored_checkpoints(public_keys.checkpoint_key())
    except checkpoints.NotSigned as fault:
        print(f"journal: a checkpoint is not the vault's: {fault}")
        return 1
    found = walk(stored_entries(), kept)
    if found.whole:
        print(
            f"journal: {found.size} entries, whole, {len(kept)} checkpoints agree,"
            f" head {found.head.hex()}"
        )
        return 0
    print(f"journal: entry {found.broken_at} does not hold")
    return 1


if __name__ == "__main__":
    raise SystemExit(_main())
