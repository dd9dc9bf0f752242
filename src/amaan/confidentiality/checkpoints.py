"""Checkpoints: the journal's size and head, signed by the vault, for somebody outside to keep.

A chain alone shows an edit, but not a tail cut off or a history written anew. Against a
checkpoint kept elsewhere both show.

Source: the C2SP forms `signed-note` (the text and its signature lines, and keys written as
one word, `name+hash+key`), `tlog-checkpoint` (origin, size, head, then lines of our own: the
time) and `tlog-cosignature` (a witness signs the text together with its own time).
"""

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAME = "amaan-journal"
ORIGIN = "amaan journal 2"
_SIGNED = b"\x01"
_COSIGNED = b"\x04"
_MARK = "\u2014 "


class NotSigned(ValueError):
    """The note is not a checkpoint, or the signature is not of the key that was asked for."""


class NotAKey(ValueError):
    """The word is not a public key as checkpoints are checked with."""


@dataclass(frozen=True)
class Checkpoint:
    """How long the journal was at an instant, and the hash of its last entry."""

    size: int
    head: bytes
    signed_at: datetime

    @property
    def body(self) -> str:
        """The signed text."""
        stamp = self.signed_at.astimezone(UTC).isoformat(timespec="seconds")
        return f"{ORIGIN}\n{self.size}\n{_text(self.head)}\n{stamp}\n"


@dataclass(frozen=True)
class Verifier:
    """A public key with its name: the journal's own, or a witness's."""

    name: str
    key: bytes
    kind: bytes

    @property
    def mark(self) -> bytes:
        """The four bytes by which a signature line says whose it is."""
        return _mark(self.name, self.kind, self.key)

    @property
    def word(self) -> str:
        """The key as one word, to be printed, read out and typed."""
        return f"{self.name}+{self.mark.hex()}+{_text(self.kind + self.key)}"


def journal_key(public: Ed25519PublicKey) -> Verifier:
    """This will name the vault's public key, as whoever checks a journal needs it."""
    return Verifier(NAME, public.public_bytes_raw(), _SIGNED)


def witness_key(name: str, public: Ed25519PublicKey) -> Verifier:
    """This will name a witness's public key."""
    return Verifier(name, public.public_bytes_raw(), _COSIGNED)


def read_key(word: str) -> Verifier:
    """This will read a public key from its one word.

    Raises: NotAKey.
    """
    try:
        name, mark, coded = word.strip().split("+", 2)
        raw = base64.b64decode(coded, validate=True)
        found = Verifier(name, raw[1:], raw[:1])
        if len(raw) != 33 or found.mark.hex() != mark or found.kind not in {_SIGNED, _COSIGNED}:
            raise ValueError
        Ed25519PublicKey.from_public_bytes(found.key)
    except (ValueError, binascii.Error):
        raise NotAKey(f"not a key: {word.strip()[:80]!r}") from None
    return found


def sign(checkpoint: Checkpoint, signer: Ed25519PrivateKey) -> str:
    """This will write a checkpoint as a signed note."""
    whose = journal_key(signer.public_key())
    signature = signer.sign(checkpoint.body.encode())
    return f"{checkpoint.body}\n{_line(whose, signature)}"


def cosign(note: str, name: str, signer: Ed25519PrivateKey, at: datetime) -> str:
    """This will give the line by which a witness says that it saw this note at an instant."""
    whose = witness_key(name, signer.public_key())
    seconds = int(at.timestamp())
    signature = signer.sign(_witnessed(note, seconds))
    return _line(whose, struct.pack(">Q", seconds) + signature)


def read(note: str, by: Verifier) -> Checkpoint:
    """This will read a signed note, if the journal's key signed it.

    Raises: NotSigned.
    """
    try:
        body, marks = _parts(note)
        origin, size, head, stamp = body.splitlines()
        if origin != ORIGIN:
            raise NotSigned("not a checkpoint of a journal")
        public = Ed25519PublicKey.from_public_bytes(by.key)
        public.verify(_of(by, marks), body.encode())
        return Checkpoint(int(size), base64.b64decode(head), datetime.fromisoformat(stamp))
    except NotSigned:
        raise
    except (ValueError, InvalidSignature):
        raise NotSigned("the signature does not hold") from None


def cosigned_at(note: str, by: Verifier) -> datetime:
    """This will say when a witness saw a note.

    Raises: NotSigned when it never did.
    """
    try:
        _body, marks = _parts(note)
        raw = _of(by, marks)
        seconds = struct.unpack(">Q", raw[:8])[0]
        Ed25519PublicKey.from_public_bytes(by.key).verify(raw[8:], _witnessed(note, seconds))
    except (struct.error, ValueError, InvalidSignature):
        raise NotSigned(f"{by.name} did not sign this note") from None
    return datetime.fromtimestamp(seconds, UTC)


def signers(note: str) -> frozenset[bytes]:
    """This will give the four bytes of every key that claims to have signed a note.

    Raises: NotSigned for what is not a note at all.
    """
    return frozenset(raw[:4] for _name, raw in _parts(note)[1])


def notes_in(text: str) -> Iterator[str]:
    """This will give the notes of a file, each behind the one before, whole ones only."""
    lines: list[str] = []
    signed = False
    for line in text.splitlines(keepends=True):
        if signed and not line.startswith(_MARK):
            yield "".join(lines)
            lines, signed = [], False
        if not line.endswith("\n"):
            return
        signed = signed or line.startswith(_MARK)
        if lines or line.strip():
            lines.append(line)
    if signed:
        yield "".join(lines)


def _parts(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    body, gap, marks = note.rpartition("\n\n")
    if not gap or not note.endswith("\n"):
        raise NotSigned("not a signed note")
    read: list[tuple[str, bytes]] = []
    for line in marks.splitlines():
        name, _space, coded = line.removeprefix(_MARK).partition(" ")
        try:
            raw = base64.b64decode(coded, validate=True)
        except binascii.Error:
            raw = b""
        if not line.startswith(_MARK) or len(raw) < 5:
            raise NotSigned("not a signed note")
        read.append((name, raw))
    return f"{body}\n", read


def _of(by: Verifier, marks: list[tuple[str, bytes]]) -> bytes:
    for name, raw in marks:
        if name == by.name and raw[:4] == by.mark:
            return raw[4:]
    raise NotSigned(f"{by.name} did not sign this note")


def _line(whose: Verifier, signature: bytes) -> str:
    return f"{_MARK}{whose.name} {_text(whose.mark + signature)}\n"


def _witnessed(note: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{_parts(note)[0]}".encode()


def _mark(name: str, kind: bytes, key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + kind + key).digest()[:4]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
