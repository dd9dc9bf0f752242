"""Opening sealed values, and taking in what was deposited."""

from amaan.confidentiality import envelope
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Kept, Ledger


def open_kept(kept: Kept, keys: KeyRing) -> str:
    """This will read a sealed value.

    Raises: envelope.DoesNotOpen, also for an unknown key.
    """
    data_key = _data_key(kept, keys)
    return envelope.open_value(kept.ciphertext, kept.nonce, kept.place, data_key)


def take_in(ledger: Ledger, keys: KeyRing, limit: int = 200) -> int:
    """This will rewrap deposited values under the vault's own keys; says how many.

    A value that does not open stays as it is: it is evidence, and reading it says so.
    """
    done = 0
    for kept in ledger.not_taken_in(limit):
        domain = keys.domain(kept.key_id)
        if domain is None:
            continue
        try:
            data_key = _data_key(kept, keys)
        except envelope.DoesNotOpen:
            continue
        wrapped = envelope.wrap(data_key, kept.place, kept.key_id, domain.symmetric)
        ledger.rewrap(kept.place.row, wrapped)
        done += 1
    return done


def initials(name: str) -> str:
    """This will give the first letter of each part of a name, for a paper that wants those."""
    letters = [part.lstrip("\u200c\u200d\u200e\u200f")[:1] for part in name.split()]
    return " ".join(f"{letter}." for letter in letters if letter)


def _data_key(kept: Kept, keys: KeyRing) -> bytes:
    domain = keys.domain(kept.key_id)
    if domain is None or domain.data_class != kept.place.data_class:
        raise envelope.DoesNotOpen("no such key")
    if kept.wrapping == "hpke":
        return envelope.unwrap_hpke(kept.wrapped_key, kept.place, kept.key_id, domain.private)
    return envelope.unwrap(kept.wrapped_key, kept.place, kept.key_id, domain.symmetric)
