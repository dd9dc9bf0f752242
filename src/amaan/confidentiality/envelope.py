"""The envelope: how one value is sealed, and to which place it is bound.

A value is encrypted under a fresh key (AES-256-GCM). That key is wrapped for the vault's
public key by HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM). Both carry the place of
the value as associated data, so a ciphertext copied to another case, person, field or row
does not open. Every part is preceded by its length: two different places never give the
same bytes. Nothing here can open an HPKE wrapping without the vault's private key.
"""

import secrets
import struct
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

FORMAT = "amaan-sealed-1"
TABLE = "confidentiality_sealed"
NONCE_BYTES = 12
KEY_BYTES = 32
# Short values are padded to whole blocks: the length of a name narrows down whose it is.
BLOCK = 64

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class DoesNotOpen(Exception):
    """The value, its key or its place was changed, or the wrong key was tried."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value lives. Every part of it is bound into the ciphertext."""

    row: UUID
    case_id: UUID
    subject: UUID
    field: str
    data_class: str
    province: str

    def binding(self, key_id: str = "") -> bytes:
        """This will give the associated data: each part of the place behind its length."""
        parts = (
            FORMAT,
            self.data_class,
            TABLE,
            self.field,
            self.row.hex,
            self.case_id.hex,
            self.subject.hex,
            self.province,
            key_id,
        )
        coded = [part.encode() for part in parts]
        return b"".join(struct.pack(">I", len(part)) + part for part in coded)


@dataclass(frozen=True)
class Envelope:
    """A sealed value as it is stored."""

    ciphertext: bytes
    nonce: bytes
    key_id: str
    wrapped_key: bytes


def seal(value: str | bytes, place: Place, key_id: str, public: X25519PublicKey) -> Envelope:
    """This will seal a value to the vault. Whoever holds only the public key cannot undo it."""
    data_key = secrets.token_bytes(KEY_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    ciphertext = AESGCM(data_key).encrypt(nonce, _padded(value), place.binding())
    wrapped = _SUITE.encrypt(data_key, public, info=place.binding(key_id))
    return Envelope(ciphertext, nonce, key_id, wrapped)


def unwrap_hpke(wrapped: bytes, place: Place, key_id: str, private: X25519PrivateKey) -> bytes:
    """This will take the data key out of the wrapping a depositing process made.

    Raises: DoesNotOpen.
    """
    try:
        return _SUITE.decrypt(wrapped, private, info=place.binding(key_id))
    except (InvalidTag, ValueError):
        raise DoesNotOpen("the wrapping does not open") from None


def wrap(data_key: bytes, place: Place, key_id: str, domain_key: bytes) -> bytes:
    """This will wrap a data key under the vault's own key of a class and year."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(domain_key).encrypt(nonce, data_key, place.binding(key_id))


def unwrap(wrapped: bytes, place: Place, key_id: str, domain_key: bytes) -> bytes:
    """This will take a data key out of the vault's own wrapping.

    Raises: DoesNotOpen.
    """
    return _decrypt(domain_key, wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], place.binding(key_id))


def open_value(ciphertext: bytes, nonce: bytes, place: Place, data_key: bytes) -> str:
    """This will read a sealed value with its data key.

    Raises: DoesNotOpen.
    """
    return _unpadded(_decrypt(data_key, nonce, ciphertext, place.binding()))


def _decrypt(key: bytes, nonce: bytes, ciphertext: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, bound)
    except (InvalidTag, ValueError):
        raise DoesNotOpen("the value does not open") from None


def _padded(value: str | bytes) -> bytes:
    plain = value.encode() if isinstance(value, str) else value
    framed = struct.pack(">I", len(plain)) + plain
    return framed + bytes(-len(framed) % BLOCK)


def _unpadded(framed: bytes) -> str:
    (length,) = struct.unpack(">I", framed[:4])
    return framed[4 : 4 + length].decode()
