"""The journal's chain, in plain Python: links, walks, and the file somebody outside can check.

An entry is hashed twice. Its *leaf* digests what was written, sixteen random bytes among it,
so that a leaf tells nobody anything; its *link* digests the link before and the leaf. Whoever
keeps only leaves can therefore follow the chain without learning who looked at what: that is
all a witness is given.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TextIO
from uuid import UUID

from amaan.confidentiality.checkpoints import Checkpoint

START = bytes(32)
EXPORT = "amaan journal export 1"


class NotAnExport(ValueError):
    """The file is not an export of a journal, or a line of it cannot be read."""


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

    @property
    def coded(self) -> tuple[str, ...]:
        """The parts of the leaf, as text."""
        return tuple(_coded(getattr(self, field.name)) for field in fields(self)[:-2])

    def expected(self, previous: bytes) -> bytes:
        """This will work out the hash this entry must have after the one before it."""
        return link(previous, leaf(self.coded))


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


def leaf(parts: Iterable[str]) -> bytes:
    """This will digest one entry; each part stands behind its length in bytes.

    So no two entries give the same text, wherever a word of theirs ends.
    """
    framed = "".join([f"{len(part.encode())}:{part}" for part in parts])
    return hashlib.sha256(framed.encode()).digest()


def link(previous: bytes, of_leaf: bytes) -> bytes:
    """This will give the head of the chain after one more leaf."""
    return hashlib.sha256(previous + of_leaf).digest()


def walk(entries: Iterable[Entry], kept: Iterable[Checkpoint] = ()) -> Walk:
    """This will follow the chain and stop at the first link that does not hold.

    `kept` are checkpoints from outside the journal: a history that was cut short or written
    anew is a good chain by itself, and disagrees with what somebody else kept.
    """
    stored = ((e.number, leaf(e.coded), bytes(e.previous), bytes(e.hash)) for e in entries)
    return _follow(stored, kept)


def _follow(
    links: Iterable[tuple[int, bytes, bytes | None, bytes]], kept: Iterable[Checkpoint]
) -> Walk:
    wanted: dict[int, set[bytes]] = {}
    for checkpoint in kept:
        wanted.setdefault(checkpoint.size, set()).add(checkpoint.head)
    head, size = START, 0
    for number, of_leaf, previous, stored in links:
        here = link(head, of_leaf)
        holds = (
            number == size + 1
            and (previous is None or previous == head)
            and stored == here
            and wanted.pop(number, {here}) == {here}
        )
        if not holds:
            return Walk(size, head, broken_at=size + 1)
        head, size = here, number
    return Walk(size, head, broken_at=size + 1 if wanted else None)


# -- the export ---------------------------------------------------------------------------


def write_export(entries: Iterable[Entry], to: TextIO) -> int:
    """This will write the journal as a file that `./amaan verify` reads; gives its length.

    A line is an entry: the parts that are hashed and the hash, between tabs. No part of an
    entry can hold a tab or the end of a line: they are ids, instants and codes.
    Raises: ValueError where one does all the same.
    """
    to.write(f"{EXPORT}\n")
    written = 0
    for entry in entries:
        parts = entry.coded
        if any("\t" in part or "\n" in part for part in parts):
            raise ValueError(f"entry {entry.number} cannot be written as one line")
        to.write("\t".join(parts) + f"\t{bytes(entry.hash).hex()}\n")
        written += 1
    return written


def walk_export(lines: Iterable[str], kept: Iterable[Checkpoint] = ()) -> Walk:
    """This will follow the chain of an exported journal, line by line.

    Raises: NotAnExport.
    """
    reading = iter(lines)
    if next(reading, "").rstrip("\n") != EXPORT:
        raise NotAnExport("the file does not begin as an export of a journal does")
    return _follow(_exported(reading), kept)


def _exported(lines: Iterable[str]) -> Iterator[tuple[int, bytes, None, bytes]]:
    length = len(fields(Entry)) - 1
    for at, line in enumerate(lines, 2):
        parts = line.removesuffix("\n").split("\t")
        stored = parts.pop()
        try:
            if len(parts) + 1 != length or not line.endswith("\n"):
                raise ValueError
            yield int(parts[0]), leaf(parts), None, bytes.fromhex(stored)
        except ValueError:
            raise NotAnExport(f"line {at} cannot be read: was the file cut short?") from None


def _coded(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)
