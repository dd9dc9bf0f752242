"""The vault's own keys: made by an explicit command, never by a start.

A root key in its own file wraps every other key. Each class of data has, for each year, a
key pair to which values are sealed and a symmetric key under which the vault keeps them
afterwards. The public halves stand in a file that every process may read.
"""

import base64
import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from amaan.confidentiality import crypto
from amaan.confidentiality.crypto import KEY_BYTES
from amaan.confidentiality.public_keys import PUBLIC_FORMAT

FORMAT = "amaan-vault-keys-1"
CLASSES = ("C3", "C4", "C5", "C6", "C7")
# Each of the vault's own keys serves one purpose. `index` is for tokens of names, never for
# a cipher.
PURPOSES = ("capability", "second factor", "checkpoint", "index")
ROOT_FILE = "root.key"
KEY_FILE = "keys.json"
# Keys in whose place there are newer ones are kept as long as a backup that needs them.
KEPT_FOR = timedelta(days=35)
# Of files written before a key said when it was made.
_LONG_AGO = "1970-01-01T00:00:00+00:00"


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
    made_at: datetime

    def __repr__(self) -> str:
        return f"DomainKey({self.key_id})"


class KeyRing:
    """All keys of one vault, in memory."""

    # Where they were read from, so that a key another process has just made is found.
    _folder: Path | None = None
    _stamp = 0

    def __init__(self, domains: Iterable[DomainKey], own: dict[str, bytes]) -> None:
        self._domains = {key.key_id: key for key in domains}
        self._own = own

    def domain(self, key_id: str) -> DomainKey | None:
        """This will give the keys a value was sealed under, or None for an unknown key."""
        if key_id not in self._domains:
            self.read_again()
        return self._domains.get(key_id)

    def read_again(self) -> None:
        """This will read the key files again if they were changed since, as a rotation does."""
        if self._folder is None or _stamp(self._folder) == self._stamp:
            return
        fresh = load(self._folder)
        self._domains, self._own = fresh._domains, fresh._own
        self._stamp = fresh._stamp

    def current(self, data_class: str, year: int) -> DomainKey | None:
        """This will give the newest keys of a class in a year, or None when there are none."""
        return _newest(self._domains.values()).get((data_class, year))

    def successor(self, key_id: str) -> DomainKey | None:
        """This will give the keys that took the place of others; None while those are in use."""
        mine = self._domains[key_id]
        found = self.current(mine.data_class, mine.year)
        return None if found is None or found.key_id == key_id else found

    def replaced(self, before: datetime | None = None) -> tuple[str, ...]:
        """This will name the keys in whose place there are newer ones, since before an instant."""
        return tuple(
            key_id
            for key_id in self._domains
            if (newer := self.successor(key_id)) is not None
            and (before is None or newer.made_at <= before)
        )

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
    def spool_key(self) -> bytes:
        """The key under which messages lie in the spool of a practice installation."""
        return crypto.derive(self._own["second factor"], "amaan message spool")

    def index_key(self, label: str) -> bytes:
        """This will derive the key of one index, by its field and province; never a cipher's."""
        return crypto.derive(self._own["index"], f"amaan index {label}")

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
    root = crypto.new_key()
    _write(folder / ROOT_FILE, root.hex() + "\n", 0o600)
    own = {name: crypto.new_key() for name in PURPOSES}
    _save(folder, public_file, root, [_new(c, y) for y in years for c in CLASSES], own)


def extend(folder: Path, public_file: Path, years: Iterable[int]) -> tuple[str, ...]:
    """This will add the keys that are missing, and say which; kept keys stay as they are.

    Missing are those of years that have none, and of a purpose that an older version of
    Amaan did not know.
    """
    ring = _read(folder)
    kept = list(ring._domains.values())
    have = {(key.data_class, key.year) for key in kept}
    added = [_new(c, y) for y in years for c in CLASSES if (c, y) not in have]
    purposes = [name for name in PURPOSES if name not in ring._own]
    own = ring._own | {name: crypto.new_key() for name in purposes}
    if added or purposes:
        _save(folder, public_file, _root(folder), [*kept, *added], own)
    return (*(key.key_id for key in added), *purposes)


def renew(folder: Path, public_file: Path) -> tuple[str, ...]:
    """This will put new keys beside those of every class and year, and say which.

    From now on values are sealed to the new ones; what the old ones wrap is rewrapped by
    the running vault's `rotate`, and until `retire` both open.
    """
    ring = load(folder)
    kept = list(ring._domains.values())
    added = [_new(key.data_class, key.year) for key in _newest(kept).values()]
    _save(folder, public_file, _root(folder), [*kept, *added], ring._own)
    return tuple(key.key_id for key in added)


def retire(folder: Path, public_file: Path, key_ids: Iterable[str]) -> tuple[str, ...]:
    """This will destroy keys in whose place there are newer ones, and say which."""
    ring = load(folder)
    gone = set(key_ids) & set(ring.replaced())
    left = [key for key in ring._domains.values() if key.key_id not in gone]
    if gone:
        _save(folder, public_file, _root(folder), left, ring._own)
    return tuple(sorted(gone))


def renew_root(folder: Path, public_file: Path) -> None:
    """This will wrap every key of the vault under a new root key.

    Both files are written beside the old ones first: whatever moment the power goes, the
    old pair or the new pair is whole, and `load` finds it.
    """
    ring = load(folder)
    root = crypto.new_key()
    _write(folder / (ROOT_FILE + ".next"), root.hex() + "\n", 0o600)
    _save(folder, public_file, root, list(ring._domains.values()), ring._own)
    (folder / (ROOT_FILE + ".next")).replace(folder / ROOT_FILE)


def load(folder: Path) -> KeyRing:
    """This will read the keys of a vault.

    Raises: KeysNotRight.
    """
    stamp = _stamp(folder) if (folder / KEY_FILE).exists() else 0
    ring = _read(folder)
    if missing := [name for name in PURPOSES if name not in ring._own]:
        raise KeysNotRight(f"no key for {', '.join(missing)}; `extend` makes it")
    ring._folder, ring._stamp = folder, stamp
    return ring


def root_of(folder: Path) -> bytes:
    """This will read the root key, for what is closed by it alone: the backup of the keys.

    Raises: KeysNotRight.
    """
    return _root(folder)


def as_kept(folder: Path) -> str:
    """This will give the vault's key file as it is kept: every key in it is wrapped."""
    return _private_text(folder / KEY_FILE)


def put_back(folder: Path, public_file: Path, kept: str) -> None:
    """This will put a key file back where there is none. Raises: KeysNotRight."""
    if (folder / KEY_FILE).exists():
        return
    _write(folder / KEY_FILE, kept, 0o600)
    ring = _read(folder)
    _save(folder, public_file, _root(folder), list(ring._domains.values()), ring._own)


def _stamp(folder: Path) -> int:
    return (folder / KEY_FILE).stat().st_mtime_ns


def _read(folder: Path) -> KeyRing:
    written = json.loads(_private_text(folder / KEY_FILE))
    if written.get("format") != FORMAT:
        raise KeysNotRight(f"{KEY_FILE} is not a file of keys")
    try:
        return _unlocked(written, _root(folder))
    except KeysNotRight:
        # A new root was written, and the power went before it took the old one's name.
        if not (folder / (ROOT_FILE + ".next")).exists():
            raise
        return _unlocked(written, _root(folder, ROOT_FILE + ".next"))


def _unlocked(written: Mapping[str, Any], root: bytes) -> KeyRing:
    domains = [
        DomainKey(
            key_id=row["key_id"],
            data_class=row["class"],
            year=row["year"],
            private=X25519PrivateKey.from_private_bytes(
                _unwrap(root, f"private {row['key_id']}", row["private"])
            ),
            symmetric=_unwrap(root, f"symmetric {row['key_id']}", row["symmetric"]),
            made_at=datetime.fromisoformat(row.get("made_at", _LONG_AGO)),
        )
        for row in written["domains"]
    ]
    own = {name: _unwrap(root, f"own {name}", key) for name, key in written["own"].items()}
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
                "made_at": key.made_at.isoformat(),
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
            for key in _newest(domains).values()
        ],
        "checkpoint": _text(signer.public_bytes_raw()),
        "purposes": list(own),
    }
    _write(folder / KEY_FILE, json.dumps(private, indent=1) + "\n", 0o600)
    _write(public_file, json.dumps(public, indent=1) + "\n", 0o644)


def _new(data_class: str, year: int) -> DomainKey:
    private = X25519PrivateKey.generate()
    digest = hashlib.sha256(private.public_key().public_bytes_raw()).hexdigest()
    return DomainKey(
        key_id=f"{data_class}-{year}-{digest[:12]}",
        data_class=data_class,
        year=year,
        private=private,
        symmetric=crypto.new_key(),
        made_at=datetime.now(UTC),
    )


def _newest(keys: Iterable[DomainKey]) -> dict[tuple[str, int], DomainKey]:
    # Made in this order and never sorted: of two keys of a class and year the later is newer.
    return {(key.data_class, key.year): key for key in keys}


def _root(folder: Path, name: str = ROOT_FILE) -> bytes:
    try:
        root = bytes.fromhex(_private_text(folder / name).strip())
    except ValueError:
        root = b""
    if len(root) != KEY_BYTES:
        raise KeysNotRight(f"{name} is not a root key")
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
        if os.geteuid() == 0:
            # A command by hand as root must not take the keys away from the vault's account.
            folder = path.parent.stat()
            os.fchown(descriptor, folder.st_uid, folder.st_gid)
        os.fchmod(descriptor, mode)
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    half.replace(path)


def _wrap(root: bytes, name: str, key: bytes) -> str:
    return _text(crypto.seal(root, key, f"{FORMAT} {name}".encode()))


def _unwrap(root: bytes, name: str, wrapped: str) -> bytes:
    try:
        return crypto.unseal(root, base64.b64decode(wrapped), f"{FORMAT} {name}".encode())
    except crypto.DoesNotOpen:
        raise KeysNotRight(f"{name}: the root key does not open it") from None


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
