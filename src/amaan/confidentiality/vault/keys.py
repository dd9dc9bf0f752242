"""The vault's own keys: made by an explicit command, never by a start.

A root key in its own file wraps every other key. Each class of data has, for each year, a
key pair to which values are sealed and a symmetric key under which the vault keeps them
afterwards. The public halves stand in a file that every process may read.
"""

import base64
import json
import os
import secrets
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash

from amaan.confidentiality.envelope import KEY_BYTES, NONCE_BYTES
from amaan.confidentiality.public_keys import PUBLIC_FORMAT

FORMAT = "amaan-vault-keys-1"
CLASSES = ("C3", "C4", "C5", "C6", "C7")
PURPOSES = ("capability", "second factor", "checkpoint")
ROOT_FILE = "root.key"
KEY_FILE = "keys.json"


class KeysNotRight(RuntimeError):
    """The key files are missing, readable by others, or do not belong together."""


@dataclass(frozen=True)
class DomainKey:
    """The vault's keys of one class of data in one year."""

    key_id: str
    data_class: str
    year: int
    private: X25519PrivateKey
    symmetric: bytes

    def __repr__(self) -> str:
        return f"DomainKey({self.key_id})"


class KeyRing:
    """All keys of one vault, in memory."""

    def __init__(self, domains: Iterable[DomainKey], own: dict[str, bytes]) -> None:
        self._domains = {key.key_id: key for key in domains}
        self._own = own

    def domain(self, key_id: str) -> DomainKey | None:
        """This will give the keys a value was sealed under, or None for an unknown key."""
        return self._domains.get(key_id)

    def current(self, data_class: str, year: int) -> DomainKey | None:
        """This will give the keys of a class in a year, or None when there are none."""
        found = (k for k in self._domains.values() if (k.data_class, k.year) == (data_class, year))
        return next(found, None)

    def years(self) -> frozenset[int]:
        """This will say for which years there are keys of every class."""
        by_year: dict[int, set[str]] = {}
        for key in self._domains.values():
            by_year.setdefault(key.year, set()).add(key.data_class)
        return frozenset(year for year, found in by_year.items() if found >= set(CLASSES))

    @property
    def capability_key(self) -> bytes:
        """The key under which capabilities are issued."""
        return self._own["capability"]

    @property
    def second_factor_key(self) -> bytes:
        """The key under which secrets of second factors are kept."""
        return self._own["second factor"]

    @property
    def signer(self) -> Ed25519PrivateKey:
        """The key with which checkpoints of the journal are signed."""
        return Ed25519PrivateKey.from_private_bytes(self._own["checkpoint"])


def create(folder: Path, public_file: Path, years: Iterable[int]) -> None:
    """This will make all keys of a new vault.

    Raises: KeysNotRight when there are keys already: new ones could open nothing kept so far.
    """
    if (folder / ROOT_FILE).exists() or (folder / KEY_FILE).exists():
        raise KeysNotRight(f"{folder} holds keys already; `extend` adds a year to them")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = secrets.token_bytes(KEY_BYTES)
    _write(folder / ROOT_FILE, root.hex() + "\n", 0o600)
    own = {name: secrets.token_bytes(KEY_BYTES) for name in PURPOSES}
    _save(folder, public_file, root, [_new(c, y) for y in years for c in CLASSES], own)


def extend(folder: Path, public_file: Path, years: Iterable[int]) -> tuple[str, ...]:
    """This will add keys for years that have none, and say which; kept keys stay as they are."""
    ring = load(folder)
    root = _root(folder)
    kept = list(ring._domains.values())
    have = {(key.data_class, key.year) for key in kept}
    added = [_new(c, y) for y in years for c in CLASSES if (c, y) not in have]
    _save(folder, public_file, root, [*kept, *added], ring._own)
    return tuple(key.key_id for key in added)


def load(folder: Path) -> KeyRing:
    """This will read the keys of a vault.

    Raises: KeysNotRight.
    """
    root = _root(folder)
    written = json.loads(_private_text(folder / KEY_FILE))
    if written.get("format") != FORMAT:
        raise KeysNotRight(f"{KEY_FILE} is not a file of keys")
    domains = [
        DomainKey(
            key_id=row["key_id"],
            data_class=row["class"],
            year=row["year"],
            private=X25519PrivateKey.from_private_bytes(
                _unwrap(root, f"private {row['key_id']}", row["private"])
            ),
            symmetric=_unwrap(root, f"symmetric {row['key_id']}", row["symmetric"]),
        )
        for row in written["domains"]
    ]
    own = {name: _unwrap(root, f"own {name}", written["own"][name]) for name in PURPOSES}
    return KeyRing(domains, own)


def _save(
    folder: Path,
    public_file: Path,
    root: bytes,
    domains: list[DomainKey],
    own: dict[str, bytes],
) -> None:
    private = {
        "format": FORMAT,
        "domains": [
            {
                "key_id": key.key_id,
                "class": key.data_class,
                "year": key.year,
                "private": _wrap(root, f"private {key.key_id}", key.private.private_bytes_raw()),
                "symmetric": _wrap(root, f"symmetric {key.key_id}", key.symmetric),
            }
            for key in domains
        ],
        "own": {name: _wrap(root, f"own {name}", value) for name, value in own.items()},
    }
    signer = Ed25519PrivateKey.from_private_bytes(own["checkpoint"]).public_key()
    public = {
        "format": PUBLIC_FORMAT,
        "domains": [
            {
                "key_id": key.key_id,
                "class": key.data_class,
                "year": key.year,
                "public": _text(key.private.public_key().public_bytes_raw()),
            }
            for key in domains
        ],
        "checkpoint": _text(signer.public_bytes_raw()),
    }
    _write(folder / KEY_FILE, json.dumps(private, indent=1) + "\n", 0o600)
    _write(public_file, json.dumps(public, indent=1) + "\n", 0o644)


def _new(data_class: str, year: int) -> DomainKey:
    private = X25519PrivateKey.generate()
    digest = Hash(SHA256())
    digest.update(private.public_key().public_bytes_raw())
    return DomainKey(
        key_id=f"{data_class}-{year}-{digest.finalize().hex()[:12]}",
        data_class=data_class,
        year=year,
        private=private,
        symmetric=secrets.token_bytes(KEY_BYTES),
    )


def _root(folder: Path) -> bytes:
    root = bytes.fromhex(_private_text(folder / ROOT_FILE).strip())
    if len(root) != KEY_BYTES:
        raise KeysNotRight(f"{ROOT_FILE} is not a root key")
    return root


def _private_text(path: Path) -> str:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise KeysNotRight(f"{path} is missing; `init` makes the keys of a new vault") from None
    if stat.S_IMODE(mode) & 0o077:
        raise KeysNotRight(f"{path} can be read by other accounts; it must be 0600")
    return path.read_text(encoding="ascii")


def _write(path: Path, text: str, mode: int) -> None:
    half = path.with_name(path.name + ".half")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        os.fchmod(descriptor, mode)
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    half.replace(path)


def _wrap(root: bytes, name: str, key: bytes) -> str:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return _text(nonce + AESGCM(root).encrypt(nonce, key, f"{FORMAT} {name}".encode()))


def _unwrap(root: bytes, name: str, wrapped: str) -> bytes:
    raw = base64.b64decode(wrapped)
    try:
        return AESGCM(root).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], f"{FORMAT} {name}".encode()
        )
    except InvalidTag:
        raise KeysNotRight(f"{name}: the root key does not open it") from None


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
