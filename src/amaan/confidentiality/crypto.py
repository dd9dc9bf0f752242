"""The one place where this room touches a cipher. Everything above it speaks of keys and places.

AES-256-GCM (NIST SP 800-38D) with a random nonce, HPKE (RFC 9180: X25519, HKDF-SHA256,
AES-256-GCM), HKDF-SHA256 (RFC 5869), HMAC-SHA256 (RFC 2104) and scrypt (RFC 7914), all from
`cryptography`.
Whatever does not open raises the one refusal: which part was wrong is nobody's business.
"""

import secrets
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import constant_time
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY_BYTES = 32
NONCE_BYTES = 12

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class DoesNotOpen(Exception):
    """The value, its key or its place was changed, or the wrong key was tried."""


def new_key() -> bytes:
    """This will draw a key at random."""
    return secrets.token_bytes(KEY_BYTES)


def framed(*parts: str) -> bytes:
    """This will put parts behind their lengths: two different lists never give the same bytes."""
    coded = [part.encode() for part in parts]
    return b"".join(struct.pack(">I", len(part)) + part for part in coded)


def seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """This will encrypt under a key, bound to its place; the nonce stands in front."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """This will decrypt what `seal` made.

    Raises: DoesNotOpen.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        raise DoesNotOpen("this does not open") from None


def seal_to(public: X25519PublicKey, plain: bytes, bound: bytes) -> bytes:
    """This will encrypt for whoever holds the private half; the sender cannot undo it."""
    return _SUITE.encrypt(plain, public, info=bound)


def unseal_with(private: X25519PrivateKey, sealed: bytes, bound: bytes) -> bytes:
    """This will decrypt what `seal_to` made.

    Raises: DoesNotOpen.
    """
    try:
        return _SUITE.decrypt(sealed, private, info=bound)
    except (InvalidTag, ValueError):
        raise DoesNotOpen("this does not open") from None


def derive(key: bytes, label: str | bytes, length: int = KEY_BYTES) -> bytes:
    """This will derive a key for one purpose; keys of two labels say nothing of each other."""
    info = label.encode() if isinstance(label, str) else label
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(key)


def token(key: bytes, message: bytes) -> bytes:
    """This will give the HMAC of a message: the same for the same, and nothing else to learn."""
    mac = HMAC(key, SHA256())
    mac.update(message)
    return mac.finalize()


def slow_token(key: bytes, message: bytes, salt: bytes) -> bytes:
    """This will give the token of something short enough to be guessed: slow on purpose.

    Under a key as well: whoever takes the table away and not the key cannot even begin.
    """
    kdf = Scrypt(salt=salt, length=KEY_BYTES, n=2**14, r=8, p=1)
    return kdf.derive(token(key, message))


def same(one: bytes, other: bytes) -> bool:
    """This will compare two tokens in a time that does not tell how near they are."""
    return constant_time.bytes_eq(one, other)
