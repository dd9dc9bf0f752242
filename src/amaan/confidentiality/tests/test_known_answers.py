"""The ciphers against the answers their standards print, and what must never open."""

import hashlib
import hmac
import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amaan.confidentiality import classes, crypto
from amaan.confidentiality.crypto import DoesNotOpen

Figure = Callable[[str, object], None]
PRINTED = "vectors: answers as the standards print them"


def hexed(*lines: str) -> bytes:
    return bytes.fromhex("".join(lines))


def test_aes_256_gcm_answers_as_its_designers_printed(figure: Figure) -> None:
    """Test case 16 of the specification submitted to NIST, which SP 800-38D standardised."""
    figure(PRINTED, 1)
    key = hexed("feffe9928665731c6d6a8f9467308308") * 2
    plain = hexed(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72",
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    )
    bound = hexed("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    sealed = hexed(
        "cafebabefacedbaddecaf888",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa",
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
        "76fc6ece0f4e1768cddf8853bb2d551b",
    )
    assert crypto.unseal(key, sealed, bound) == plain
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(DoesNotOpen):
            crypto.unseal(key, bytes(changed), bound)
    for short in (b"", sealed[:11], sealed[:12], sealed[:27]):
        with pytest.raises(DoesNotOpen):
            crypto.unseal(key, short, bound)


@pytest.mark.parametrize(
    ("key", "message", "answer"),
    [
        (
            b"\x0b" * 20,
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
    ],
)
def test_hmac_sha256_answers_as_rfc_4231_prints(
    key: bytes, message: bytes, answer: str, figure: Figure
) -> None:
    figure(PRINTED, 1)
    assert crypto.token(key, message).hex() == answer


def test_hkdf_sha256_answers_as_rfc_5869_prints(figure: Figure) -> None:
    """Its third case: no salt, no label."""
    figure(PRINTED, 1)
    answer = hexed(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d", "9d201395faa4b61a96c8"
    )
    assert crypto.derive(b"\x0b" * 22, "", 42) == answer


# -- HPKE, worked out again from the text of RFC 9180 ----------------------------------------

RECIPIENT = hexed("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
ENCAPSULATED = hexed("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
INFO = b"Ode on a Grecian Urn"
BEAUTY = b"Beauty is truth, truth beauty"


def extract(salt: bytes, message: bytes) -> bytes:
    return hmac.new(salt, message, hashlib.sha256).digest()


def expand(key: bytes, info: bytes, length: int) -> bytes:
    return hmac.new(key, info + b"\x01", hashlib.sha256).digest()[:length]


def labelled(suite: bytes, salt: bytes, label: bytes, message: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + suite + label + message)


def stretched(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(key, struct.pack(">H", length) + b"HPKE-v1" + suite + label + info, length)


def key_and_nonce(encapsulated: bytes, info: bytes, aead: int, key_bytes: int) -> tuple[bytes, ...]:
    """This will work out a recipient's key and first nonce, RFC 9180 sections 4.1 and 5.1."""
    private = X25519PrivateKey.from_private_bytes(RECIPIENT)
    public = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    kem = b"KEM" + struct.pack(">H", 0x20)
    secret = labelled(kem, b"", b"eae_prk", shared)
    secret = stretched(kem, secret, b"shared_secret", encapsulated + public, 32)
    suite = b"HPKE" + struct.pack(">HHH", 0x20, 1, aead)
    context = b"\x00" + labelled(suite, b"", b"psk_id_hash", b"")
    context += labelled(suite, b"", b"info_hash", info)
    secret = labelled(suite, secret, b"secret", b"")
    return (
        stretched(suite, secret, b"key", context, key_bytes),
        stretched(suite, secret, b"base_nonce", context, 12),
    )


def test_our_reading_of_hpke_answers_as_rfc_9180_prints(figure: Figure) -> None:
    """Its appendix A.1.1.1, the first message."""
    figure(PRINTED, 1)
    key, nonce = key_and_nonce(ENCAPSULATED, INFO, 1, 16)
    sealed = hexed(
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9",
        "6d8770ac83d07bea87e13c512a",
    )
    assert AESGCM(key).decrypt(nonce, sealed, b"Count-0") == BEAUTY


def test_what_is_sealed_to_the_vault_is_hpke_and_nothing_else() -> None:
    """The printed cases have no AES-256; the reading above, which answers them, has."""
    private = X25519PrivateKey.from_private_bytes(RECIPIENT)
    sealed = crypto.seal_to(private.public_key(), BEAUTY, INFO)
    key, nonce = key_and_nonce(sealed[:32], INFO, 2, 32)
    assert AESGCM(key).decrypt(nonce, sealed[32:], b"") == BEAUTY
    assert crypto.unseal_with(private, sealed, INFO) == BEAUTY
    with pytest.raises(DoesNotOpen):
        crypto.unseal_with(private, sealed, INFO + b"!")
    with pytest.raises(DoesNotOpen):
        crypto.unseal_with(X25519PrivateKey.generate(), sealed, INFO)
    for short in (b"", sealed[:31], sealed[:33]):
        with pytest.raises(DoesNotOpen):
            crypto.unseal_with(private, short, INFO)


# -- across many writes ----------------------------------------------------------------------


def test_no_nonce_comes_twice_in_a_million_writes(figure: Figure) -> None:
    key = crypto.new_key()
    nonces = {crypto.seal(key, b"", b"")[: crypto.NONCE_BYTES] for _ in range(1_000_000)}
    figure("vectors: nonces drawn, all different", len(nonces))
    assert len(nonces) == 1_000_000


def test_keys_of_two_purposes_say_nothing_of_each_other() -> None:
    key = crypto.new_key()
    derived = {crypto.derive(key, label) for label in ("a", "b", "a ", "")}
    assert len(derived) == 4
    assert key not in derived


def test_no_other_module_of_the_room_touches_a_cipher() -> None:
    room = Path(classes.__file__).parent
    ciphers = ("ciphers", "primitives.hpke", "primitives.hmac", "kdf", "import hmac")
    found = {
        str(path.relative_to(room))
        for path in room.rglob("*.py")
        if "tests" not in path.parts and any(word in path.read_text() for word in ciphers)
    }
    # The six digits of RFC 6238 are HMAC with SHA-1, which nothing else may use.
    assert found - {"vault/totp.py"} == {"crypto.py"}


def test_every_field_of_the_closed_list_is_put_in_somewhere_and_no_other() -> None:
    """The inventory: a field nobody deposits is a class nobody checks."""
    source = Path(classes.__file__).parents[1]
    emergency = source / "web" / "case" / "emergency.py"
    rooms = ("desk", "cases", "investigation", "court", "support")
    own_door = source / "confidentiality" / "own_door.py"
    putting_in = [*(p for room in rooms for p in (source / room).glob("*.py")), emergency, own_door]
    written = "\n".join(path.read_text() for path in putting_in)
    for role in ("survivor", "informant", "accused"):
        for part in ("name", "relative", "cnic", "phone", "address", "birth", "note"):
            if f'{{role}}_{part}"' in written or f'f"{{role}}_{part}"' in written:
                written += f' "{role}_{part}"'
    missing = {
        field for field in classes.SEALED_FIELDS if not re.search(rf'"{field}"|\b{field}=', written)
    }
    # Named in the list for pages that do not ask for them yet.
    assert missing == {"injuries_note", "survivor_birth"}
