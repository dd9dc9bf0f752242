"""Rewrapping the data keys under new keys of the vault, beside whoever is working.

Only keys are rewrapped, never what they open, so a million people take minutes. A batch is
a short transaction; a rotation that was broken off goes on where rows are still wrapped by
an older key, and nothing else remembers how far it was.
"""

from collections.abc import Callable
from dataclasses import dataclass

from amaan.confidentiality import envelope
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Transactions
from amaan.confidentiality.vault.opening import wrapped_by

BATCH = 2_000


@dataclass(frozen=True)
class Rotated:
    """How many data keys were rewrapped, and how many do not open under any key."""

    rewrapped: int
    closed: int


def rotate(
    transactions: Transactions, keys: KeyRing, say: Callable[[int], None], batch: int = BATCH
) -> Rotated:
    """This will rewrap every data key that an older key of the vault wraps.

    One that does not open stays as it is: it is evidence, and keeps its old key from being
    retired.
    """
    rewrapped = closed = 0
    for old in keys.replaced():
        new = keys.successor(old)
        assert new is not None
        last = None
        while True:
            done = []
            with transactions() as ledger:
                found = ledger.to_rewrap(old, batch, last)
                for key in found:
                    try:
                        done.append(wrapped_by(key, keys, new))
                    except envelope.DoesNotOpen:
                        closed += 1
                ledger.rewrap(done)
            if not found:
                break
            last = found[-1].place.row
            rewrapped += len(done)
            say(rewrapped)
    return Rotated(rewrapped, closed)
