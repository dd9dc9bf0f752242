"""A witness: somebody outside the police who follows the journal and signs only growth.

It is sent leaves, which tell it nothing, and a checkpoint. It works the chain out from where
it stood, and signs when it arrives where the checkpoint says. What it signed once it never
contradicts: a shorter journal, and another one of the same length, are refused and kept as
evidence. Its file of signed notes is what `./amaan verify` holds a journal against.

Source: the C2SP form `tlog-witness`. Our journal is a chain and no tree, so the lines that
carry a proof there carry the leaves between the two lengths here.
"""

import base64
import binascii
import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from amaan.confidentiality import checkpoints
from amaan.confidentiality.chain import START, link
from amaan.confidentiality.checkpoints import Checkpoint, NotSigned, Verifier

# A checkpoint stands for a thousand entries or five minutes; this is an hour at full speed.
MOST_LEAVES = 100_000
_FOLDER_MODE = 0o700


class NoWitnessHere(LookupError):
    """The folder holds no witness, or holds one already."""


class Unreadable(ValueError):
    """The request is not in the form that witnesses read."""


class Stranger(ValueError):
    """No journal that this witness follows signed the checkpoint."""


class StandsElsewhere(ValueError):
    """The growth does not begin where this witness stands; it says where that is."""

    def __init__(self, size: int) -> None:
        super().__init__(f"this witness stands at {size}")
        self.size = size


class Contradiction(ValueError):
    """The checkpoint does not follow from what this witness signed before. Kept as evidence."""


@dataclass(frozen=True)
class Request:
    """Growth as it is sent: where it begins, the leaves since, and the checkpoint it reaches."""

    old: int
    leaves: Sequence[bytes]
    note: str


def written(request: Request) -> str:
    """This will write a request as it is sent to a witness."""
    leaves = "".join(f"{base64.b64encode(leaf).decode('ascii')}\n" for leaf in request.leaves)
    return f"old {request.old}\n{leaves}\n{request.note}"


def read_request(text: str) -> Request:
    """This will read what was sent to a witness.

    Raises: Unreadable.
    """
    head, gap, note = text.partition("\n\n")
    first, *lines = head.split("\n")
    word, _space, old = first.partition(" ")
    if not gap or word != "old" or not old.isdecimal() or len(lines) > MOST_LEAVES:
        raise Unreadable("expected: old SIZE, the leaves since, an empty line, the checkpoint")
    try:
        leaves = [base64.b64decode(line, validate=True) for line in lines]
    except binascii.Error:
        raise Unreadable("a leaf is not in base 64") from None
    if any(len(leaf) != len(START) for leaf in leaves):
        raise Unreadable("a leaf has another length than a digest")
    return Request(int(old), leaves, note)


class Witness:
    """One witness: its name and key, and a folder for each journal that it follows."""

    def __init__(self, folder: Path) -> None:
        try:
            self.name = (folder / "name").read_text(encoding="utf-8").strip()
            key = load_pem_private_key((folder / "key.pem").read_bytes(), password=None)
        except FileNotFoundError:
            raise NoWitnessHere(f"{folder} holds no witness: make one with init") from None
        assert isinstance(key, Ed25519PrivateKey)
        self._signer = key
        self._folder = folder

    @classmethod
    def make(cls, folder: Path, name: str) -> "Witness":
        """This will draw a witness's key, once.

        Raises: NoWitnessHere when the folder holds one already; ValueError for a name that
        cannot stand in a signature line.
        """
        if not name or not name.isprintable() or any(c in " +\t" for c in name) or len(name) > 60:
            raise ValueError("a witness's name is one word without plus signs, at most 60 letters")
        if (folder / "key.pem").exists():
            raise NoWitnessHere(f"{folder} holds a witness already")
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(_FOLDER_MODE)
        (folder / "journals").mkdir(exist_ok=True)
        drawn = Ed25519PrivateKey.generate()
        pem = drawn.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        descriptor = os.open(folder / "key.pem", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
        (folder / "name").write_text(f"{name}\n", encoding="utf-8")
        return cls(folder)

    @property
    def key(self) -> Verifier:
        """The public key by which its signatures are checked."""
        return checkpoints.witness_key(self.name, self._signer.public_key())

    def follow(self, journal: Verifier) -> None:
        """This will follow a journal from now on; following it twice changes nothing."""
        folder = self._place(journal)
        folder.mkdir(exist_ok=True)
        (folder / "key").write_text(f"{journal.word}\n", encoding="utf-8")
        (folder / "seen").touch()

    def followed(self) -> list[Verifier]:
        """This will list the journals that are followed."""
        found = sorted((self._folder / "journals").glob("*/key"))
        return [checkpoints.read_key(path.read_text(encoding="utf-8")) for path in found]

    def latest(self, journal: Verifier) -> Checkpoint | None:
        """This will give the last checkpoint signed for a journal."""
        notes = list(checkpoints.notes_in(self.file_of(journal).read_text(encoding="utf-8")))
        return checkpoints.read(notes[-1], journal) if notes else None

    def file_of(self, journal: Verifier) -> Path:
        """This will give the file of everything signed for a journal."""
        return self._place(journal) / "seen"

    def sign(self, request: Request, at: datetime) -> str:
        """This will sign a checkpoint that the journal grew to; gives the signature line.

        The note is on the disk before the line is given: a witness that was killed in between
        stands where it would have stood.
        Raises: Stranger, StandsElsewhere, Contradiction.
        """
        journal, wanted = self._whose(request.note)
        with self._alone(journal) as seen:
            stood = self.latest(journal) or Checkpoint(0, START, at)
            if wanted.size == stood.size and wanted.head != stood.head:
                raise self._contradicted(journal, request, "another journal of the same length")
            if wanted.size < stood.size and request.old == stood.size:
                raise self._contradicted(journal, request, "a shorter journal than was signed")
            if request.old != stood.size:
                raise StandsElsewhere(stood.size)
            head = stood.head
            for leaf in request.leaves:
                head = link(head, leaf)
            if len(request.leaves) != wanted.size - stood.size or head != wanted.head:
                raise self._contradicted(journal, request, "what was sent does not lead there")
            line = checkpoints.cosign(request.note, self.name, self._signer, at)
            seen.write(f"{request.note}{line}\n")
            seen.flush()
            os.fsync(seen.fileno())
        return line

    def _whose(self, note: str) -> tuple[Verifier, Checkpoint]:
        try:
            marks = checkpoints.signers(note)
            for journal in self.followed():
                if journal.mark in marks:
                    return journal, checkpoints.read(note, journal)
        except NotSigned:
            pass
        raise Stranger("no journal that this witness follows signed this")

    def _contradicted(self, journal: Verifier, request: Request, why: str) -> Contradiction:
        # A checkpoint with a good signature that cannot be: proof that the journal has two pasts.
        place = self._place(journal) / "contradictions"
        with place.open("a", encoding="utf-8") as file:
            file.write(f"{request.note}\n")
        return Contradiction(why)

    def _place(self, journal: Verifier) -> Path:
        return self._folder / "journals" / journal.mark.hex()

    @contextmanager
    def _alone(self, journal: Verifier) -> Iterator[IO[str]]:
        with self.file_of(journal).open("r+", encoding="utf-8") as seen:
            fcntl.flock(seen, fcntl.LOCK_EX)
            _forget_half_a_note(seen)
            yield seen


def _forget_half_a_note(seen: IO[str]) -> None:
    # A power cut in the middle of a write leaves a note that was never answered for.
    text = seen.read()
    whole = "".join(f"{note}\n" for note in checkpoints.notes_in(text))
    if whole != text:
        seen.seek(0)
        seen.write(whole)
        seen.truncate()


def real_now() -> datetime:
    """This will give the witness's own time, which no demonstration turns."""
    return datetime.now(UTC)
