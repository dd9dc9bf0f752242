"""Drafts inside the vault: opened to their writer, journalled first, cleared away after a day.

The browser keeps what has not reached the server under a key that only its writer is given,
again after each sign-in. The key is kept here, wrapped; when its row is gone, what a browser
still holds is noise.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import crypto, draft_place, envelope
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.opening import open_kept
from amaan.kernel import clock
from amaan.kernel.ids import new_id

TAIL_TABLE = "confidentiality_draftkey"
# Nobody writes this many complaints in a day; a stolen session fills no table.
KEYS_AT_MOST = 100


@dataclass(frozen=True)
class TailKey:
    """The key under which one page keeps its unsent words, and the name it stores them by."""

    id: UUID
    key: bytes

    def __repr__(self) -> str:
        return f"TailKey({self.id})"


def open_draft(
    transactions: Transactions, keys: KeyRing, who: Capability, contact: UUID, now: datetime
) -> str:
    """This will open a draft to the officer who wrote it, in the posting in which she did.

    Raises: No.
    """
    with transactions() as ledger:
        found = ledger.draft(who.officer_id, contact)
        good = found is not None and _still_hers(who, found[1], now)
        ledger.write(_entry("draft", who, contact, "shown" if good else "refused"))
    # From here the look is in the journal whatever happens.
    if found is None or not good:
        raise No("not_found")
    try:
        return open_kept(found[0], keys)
    except envelope.DoesNotOpen:
        raise No("not_found") from None


def tail_key(
    transactions: Transactions, keys: KeyRing, who: Capability, contact: UUID, now: datetime
) -> TailKey:
    """This will give the writer's key for a contact: the one of before, or a new one.

    Raises: No.
    """
    with transactions() as ledger:
        ledger.write(_entry("draft_key", who, contact, "given"))
    with transactions() as ledger:
        kept = ledger.draft_key(who.officer_id, contact)
        if kept is not None and _still_hers(who, kept[3], now):
            return _unwrapped(keys, who, contact, kept[:3])
        return _new_key(ledger, keys, who, contact, now)


def clear_away(ledger: Ledger, now: datetime) -> int:
    """This will erase drafts and keys older than a day; says how many."""
    return ledger.erase_drafts(now - draft_place.KEPT_FOR)


def _still_hers(who: Capability, since: datetime, now: datetime) -> bool:
    # A transfer ends every relation; what was begun at the old desk stays behind with it.
    return who.posted_since <= since and now - since < draft_place.KEPT_FOR


def _new_key(
    ledger: Ledger, keys: KeyRing, who: Capability, contact: UUID, now: datetime
) -> TailKey:
    domain = keys.current(draft_place.DATA_CLASS.value, clock.local_date(now).year)
    if domain is None or ledger.draft_keys_of(who.officer_id) >= KEYS_AT_MOST:
        raise No("not_found")
    made = TailKey(new_id(), crypto.new_key())
    bound = _place(made.id, who, contact).binding(domain.key_id)
    wrapped = envelope.wrap(made.key, bound, domain.symmetric)
    ledger.put_draft_key(made.id, who.officer_id, contact, domain.key_id, wrapped, now)
    return made


def _unwrapped(
    keys: KeyRing, who: Capability, contact: UUID, kept: tuple[UUID, str, bytes]
) -> TailKey:
    row, key_id, wrapped = kept
    domain = keys.domain(key_id)
    if domain is None:
        raise No("not_found")
    try:
        bound = _place(row, who, contact).binding(key_id)
        key = envelope.unwrap(wrapped, bound, domain.symmetric)
    except envelope.DoesNotOpen:
        raise No("not_found") from None
    return TailKey(row, key)


def _place(row: UUID, who: Capability, contact: UUID) -> envelope.KeyPlace:
    data_class = draft_place.DATA_CLASS.value
    return envelope.KeyPlace(row, contact, who.officer_id, data_class, "", table=TAIL_TABLE)


def _entry(what: str, who: Capability, contact: UUID, outcome: str) -> Written:
    return Written(
        what=what,
        outcome=outcome,
        rule="its writer",
        officer=who.officer_id,
        subject=contact,
        purpose=draft_place.PURPOSE,
        fields=draft_place.FIELD,
    )
