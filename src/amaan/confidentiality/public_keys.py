"""The vault's public keys, which every process may read and to which every value is sealed."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from amaan.confidentiality import surroundings
from amaan.confidentiality.checkpoints import Verifier, journal_key
from amaan.kernel.clock import local_date

PUBLIC_FORMAT = "amaan-vault-public-1"


class NoKeyForThisYear(RuntimeError):
    """The vault has no public key for this class and year; nothing can be sealed until it has.

    Whoever runs the installation makes one: `python -m amaan.confidentiality.vault extend`.
    """


@dataclass(frozen=True)
class PublicKey:
    """One public key of the vault: a class of data in one year."""

    key_id: str
    key: X25519PublicKey


def key_for(data_class: str, now: datetime) -> PublicKey:
    """This will give the key to which values of a class are sealed this year.

    Units: the year is the local year in Karachi.
    Raises: NoKeyForThisYear.
    """
    path = surroundings.public_key_file()
    try:
        stamp = path.stat()
    except FileNotFoundError:
        raise NoKeyForThisYear(f"{path.name} is missing: run `vault init` first") from None
    ring = _ring(path, stamp.st_mtime_ns, stamp.st_size)
    year = local_date(now).year
    found = ring.get((data_class, year))
    if found is None:
        raise NoKeyForThisYear(f"no key for {data_class} in {year}: run `vault extend`")
    return found


def checkpoint_key() -> Verifier:
    """This will give the key by which anybody can check the journal's checkpoints."""
    written = json.loads(surroundings.public_key_file().read_text(encoding="utf-8"))
    return journal_key(Ed25519PublicKey.from_public_bytes(base64.b64decode(written["checkpoint"])))


# The stamp is part of the key, so a file that was extended is read again.
@lru_cache(maxsize=4)
def _ring(path: Path, _changed: int, _size: int) -> dict[tuple[str, int], PublicKey]:
    written = json.loads(path.read_text(encoding="utf-8"))
    if written.get("format") != PUBLIC_FORMAT:
        raise NoKeyForThisYear(f"{path.name} is not a file of public keys")
    return {
        (row["class"], row["year"]): PublicKey(
            row["key_id"],
            X25519PublicKey.from_public_bytes(base64.b64decode(row["public"])),
        )
        for row in written["domains"]
    }
