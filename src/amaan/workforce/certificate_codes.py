"""The code on a certificate: short enough for a picture, and checked without a line to anywhere.

It says the number, the stream and two days, and carries a signature (Ed25519) by a key that the
installation keeps to itself. It names nobody: the name is read on the paper. Whoever holds the
public key can check it; that a certificate was taken back is known to the register alone.
"""

import base64
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from amaan.kernel.refusals import Refused, said

MARK = "AMAAN1"
_SIGNATURE = 64


class NotACode(Refused):
    """What was read is no code of a certificate, or a letter of it was lost."""

    field = "code"
    sentence = said(
        "This is no code of a certificate. Read all of it again, up to the last letter."
    )


class NotSignedHere(Refused):
    """It looks like a code, and no key that is known here signed it."""

    field = "code"
    sentence = said(
        "No known key signed this code: it was changed, or comes from elsewhere. Do not rely on it."
    )


@dataclass(frozen=True)
class Said:
    """What a code says."""

    number: str
    stream: str
    since: date
    until: date


def sign(told: Said) -> tuple[str, str]:
    """This will sign a certificate; gives the key it can be checked with, and the signature."""
    signature = _own_key().sign(_message(told).encode())
    return public_key(), _letters(signature)


def code_of(told: Said, signature: str) -> str:
    """This will write the code of a certificate."""
    return f"{_message(told)}.{signature}"


def read_code(code: str, keys: Collection[str]) -> Said:
    """This will read a code and check who signed it.

    Raises: NotACode; NotSignedHere.
    """
    parts = "".join(code.split()).upper().split(".")
    if len(parts) != 6 or parts[0] != MARK:
        raise NotACode
    try:
        told = Said(
            f"{parts[1][:4]}-{parts[1][4:]}",
            parts[2].replace("-", "_").lower(),
            date.fromisoformat(parts[3]),
            date.fromisoformat(parts[4]),
        )
        signature = _octets(parts[5])
    except ValueError:
        raise NotACode from None
    if len(signature) != _SIGNATURE:
        raise NotACode
    if not any(_signed(told, signature, key) for key in keys):
        raise NotSignedHere
    return told


@cache
def public_key() -> str:
    """This will give the public key as it stands on paper: letters and digits."""
    raw = _own_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _letters(raw)


@cache
def _own_key() -> Ed25519PrivateKey:
    """This will make the key from the installation's own secret, for this use and no other."""
    derived = HKDF(SHA256(), 32, None, b"amaan training certificates 1")
    return Ed25519PrivateKey.from_private_bytes(derived.derive(settings.SECRET_KEY.encode()))


def _signed(told: Said, signature: bytes, key: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(_octets(key)).verify(signature, _message(told).encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(told: Said) -> str:
    number = told.number.replace("-", "")
    stream = told.stream.replace("_", "-").upper()
    return f"{MARK}.{number}.{stream}.{told.since:%Y%m%d}.{told.until:%Y%m%d}"


def _letters(octets: bytes) -> str:
    return base64.b32encode(octets).decode().rstrip("=")


def _octets(letters: str) -> bytes:
    return base64.b32decode(letters + "=" * (-len(letters) % 8))
