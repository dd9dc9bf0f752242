"""Checkpoints: the journal's size and head, signed by the vault, for somebody outside to keep.

A chain alone shows an edit, but not a tail cut off or a history written anew. Against a
checkpoint kept elsewhere both show. The form is a signed note (C2SP) with our own body.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAME = "amaan-journal"
ORIGIN = "amaan journal 1"
_ED25519 = b"\x01"


class NotSigned(ValueError):
    """The note is not a checkpoint, or the signature is not the vault's."""


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


def sign(checkpoint: Checkpoint, signer: Ed25519PrivateKey) -> str:
    """This will write a checkpoint as a signed note."""
    key = signer.public_key().public_bytes_raw()
    signature = signer.sign(checkpoint.body.encode())
    return f"{checkpoint.body}\n\u2014 {NAME} {_text(_key_hash(key) + signature)}\n"


def read(note: str, public: Ed25519PublicKey) -> Checkpoint:
    """This will read a signed note, if the vault signed it.

    Raises: NotSigned.
    """
    body, gap, mark = note.partition("\n\n\u2014 ")
    body += "\n"
    try:
        origin, size, head, stamp = body.splitlines()
        name, _space, coded = mark.strip().partition(" ")
        raw = base64.b64decode(coded, validate=True)
        if not gap or origin != ORIGIN or name != NAME:
            raise NotSigned("not a checkpoint of this journal")
        if raw[:4] != _key_hash(public.public_bytes_raw()):
            raise NotSigned("signed by another key")
        public.verify(raw[4:], body.encode())
        return Checkpoint(int(size), base64.b64decode(head), datetime.fromisoformat(stamp))
    except (ValueError, InvalidSignature) as fault:
        raise NotSigned(str(fault) or "the signature does not hold") from None


def _key_hash(key: bytes) -> bytes:
    return hashlib.sha256(NAME.encode() + b"\n" + _ED25519 + key).digest()[:4]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
