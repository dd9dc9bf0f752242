"""The envelope: how one value is sealed, and to which place it is bound.

A value is encrypted under a data key. One person's values of a class that were deposited
together share one (C3, C5, C6, C7); every object of class C4 has its own. The data key is
wrapped for the vault's public key of the class and year by HPKE, and by the vault under its
own key of that class and year once it has taken it in. Value and key each carry their place
as associated data, so neither opens in another case, for another person, field or row.
Nothing here can open an HPKE wrapping without the vault's private key.

Wrapped keys live in a table of their own with a backup stream of its own, apart from what
they open: when a key is erased there and in its short-lived stream, the value is noise in
every copy.
"""

import struct
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)

from amaan.confidentiality import crypto
from amaan.confidentiality.crypto import KEY_BYTES, NONCE_BYTES, DoesNotOpen

__all__ = ["KEY_BYTES", "NONCE_BYTES", "DoesNotOpen", "KeyPlace", "Place"]

FORMAT = "amaan-sealed-2"
FIRST_FORMAT = "amaan-sealed-1"
TABLE = "confidentiality_sealed"
KEY_TABLE = "confidentiality_datakey"
# Short values are padded to whole blocks: the length of a name narrows down whose it is.
BLOCK = 64
# One object, one key: a recording may be erased while her name is kept, and the other way.
ONE_KEY_PER_OBJECT = frozenset({"C4"})


@dataclass(frozen=True)
class KeyPlace:
    """Where a wrapped data key lives. Every part of it is bound into the wrapping."""

    row: UUID
    case_id: UUID
    subject: UUID
    data_class: str
    province: str
    table: str = KEY_TABLE
    # Set for a key of the first format alone, which belonged to one value of this field.
    first_field: str = ""

    def binding(self, key_id: str) -> bytes:
        """This will give the associated data of the wrapping under one of the vault's keys."""
        column = self.first_field or "wrapped_key"
        return crypto.framed(
            FIRST_FORMAT if self.first_field else FORMAT,
            self.data_class,
            TABLE if self.first_field else self.table,
            column,
            self.row.hex,
            self.case_id.hex,
            self.subject.hex,
            self.province,
            key_id,
        )


@dataclass(frozen=True)
class Place:
    """Where a sealed value lives. Every part of it is bound into the ciphertext."""

    row: UUID
    case_id: UUID
    subject: UUID
    field: str
    data_class: str
    province: str
    # The row of its data key; none for a value of the first format, sealed before keys had a
    # table of their own. Nothing new is sealed so.
    data_key: UUID | None
    table: str = TABLE

    def binding(self) -> bytes:
        """This will give the associated data: each part of the place behind its length."""
        first = self.data_key is None
        return crypto.framed(
            FIRST_FORMAT if first else FORMAT,
            self.data_class,
            TABLE if first else self.table,
            self.field,
            self.row.hex,
            self.case_id.hex,
            self.subject.hex,
            self.province,
            "" if self.data_key is None else self.data_key.hex,
        )


@dataclass(frozen=True)
class DataKey:
    """A data key in the hands of whoever seals with it, and its wrapping to the vault."""

    place: KeyPlace
    key_id: str
    wrapped: bytes
    key: bytes

    def __repr__(self) -> str:
        return f"DataKey({self.place.row})"


@dataclass(frozen=True)
class Ciphertext:
    """A sealed value as it is stored."""

    ciphertext: bytes
    nonce: bytes


def new_data_key(place: KeyPlace, key_id: str, public: X25519PublicKey) -> DataKey:
    """This will draw a data key and wrap it to the vault."""
    key = crypto.new_key()
    return DataKey(place, key_id, crypto.seal_to(public, key, place.binding(key_id)), key)


def seal(value: str | bytes, place: Place, data_key: bytes) -> Ciphertext:
    """This will seal a value under its data key."""
    sealed = crypto.seal(data_key, _padded(value), place.binding())
    return Ciphertext(sealed[NONCE_BYTES:], sealed[:NONCE_BYTES])


def open_value(ciphertext: bytes, nonce: bytes, place: Place, data_key: bytes) -> str:
    """This will read a sealed value with its data key.

    Raises: DoesNotOpen.
    """
    return _unpadded(crypto.unseal(data_key, nonce + ciphertext, place.binding())).decode()


def unwrap_hpke(wrapped: bytes, bound: bytes, private: X25519PrivateKey) -> bytes:
    """This will take the data key out of the wrapping a depositing process made.

    Raises: DoesNotOpen.
    """
    return crypto.unseal_with(private, wrapped, bound)


def wrap(data_key: bytes, bound: bytes, domain_key: bytes) -> bytes:
    """This will wrap a data key under the vault's own key of a class and year."""
    return crypto.seal(domain_key, data_key, bound)


def unwrap(wrapped: bytes, bound: bytes, domain_key: bytes) -> bytes:
    """This will take a data key out of the vault's own wrapping.

    Raises: DoesNotOpen.
    """
    return crypto.unseal(domain_key, wrapped, bound)


def bound_to_export(export_id: UUID, key_id: str) -> bytes:
    """This will say to which export the one copy of it and its key are bound."""
    return crypto.framed("amaan-export-1", "exports_exportfile", export_id.hex, key_id)


def _padded(value: str | bytes) -> bytes:
    plain = value.encode() if isinstance(value, str) else value
    framed = struct.pack(">I", len(plain)) + plain
    return framed + bytes(-len(framed) % BLOCK)


def _unpadded(framed: bytes) -> bytes:
    (length,) = struct.unpack(">I", framed[:4])
    return framed[4 : 4 + length]
