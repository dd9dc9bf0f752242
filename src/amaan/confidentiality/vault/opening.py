"""Opening sealed values, and taking in what was deposited."""

from uuid import UUID

from amaan.confidentiality import envelope
from amaan.confidentiality.vault.keeping_ledger import KeptKey
from amaan.confidentiality.vault.keys import DomainKey, KeyRing
from amaan.confidentiality.vault.ledger import Kept, Ledger
from amaan.confidentiality.vault.name_ledger import Names

# Keys of these classes close somebody's name or number.
OF_IDENTITY = frozenset({"C3", "C7"})


def open_kept(kept: Kept, keys: KeyRing) -> str:
    """This will read a sealed value.

    Raises: envelope.DoesNotOpen, also for an unknown key and one that was erased.
    """
    if kept.key is None:
        raise envelope.DoesNotOpen("its key was erased")
    data_key = open_key(kept.key, keys)
    return envelope.open_value(kept.ciphertext, kept.nonce, kept.place, data_key)


def open_key(key: KeptKey, keys: KeyRing) -> bytes:
    """This will take a data key out of its wrapping.

    Raises: envelope.DoesNotOpen.
    """
    domain = keys.domain(key.key_id)
    if domain is None or domain.data_class != key.place.data_class:
        raise envelope.DoesNotOpen("no such key")
    if key.wrapping == "hpke":
        return envelope.unwrap_hpke(key.wrapped_key, key.binding(), domain.private)
    return envelope.unwrap(key.wrapped_key, key.binding(), domain.symmetric)


def wrapped_by(key: KeptKey, keys: KeyRing, domain: DomainKey) -> tuple[UUID, str, bytes]:
    """This will wrap a data key anew under one of the vault's own keys.

    Raises: envelope.DoesNotOpen.
    """
    bound = key.place.binding(domain.key_id)
    wrapped = envelope.wrap(open_key(key, keys), bound, domain.symmetric)
    return key.place.row, domain.key_id, wrapped


def take_in(
    ledger: Ledger, keys: KeyRing, limit: int = 200, after: UUID | None = None
) -> tuple[int, UUID | None]:
    """This will rewrap deposited data keys under the vault's own keys.

    Says how many, and after which to go on; None when there are no more. A key that does
    not open stays as it is: it is evidence, and reading it says so.
    """
    found = ledger.not_taken_in(limit, after)
    rewrapped = []
    for key in found:
        try:
            # Under the newest: a key deposited while a rotation ran must not stay behind.
            domain = keys.domain(key.key_id) and (
                keys.successor(key.key_id) or keys.domain(key.key_id)
            )
            if domain is not None:
                rewrapped.append(wrapped_by(key, keys, domain))
        except envelope.DoesNotOpen:
            continue
    ledger.rewrap(rewrapped)
    # Whoever's name or number was taken in is put into the index of names a moment later.
    people = {
        (k.place.case_id, k.place.subject) for k in found if k.place.data_class in OF_IDENTITY
    }
    Names(ledger).note(sorted(people))
    return len(rewrapped), found[-1].place.row if found else None
