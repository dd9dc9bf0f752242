"""Whether a draft for the public may go out: cleared, or a custodian reads it first.

A yes or no about a text is a way to ask who is in the files, so: only a whole draft is judged;
five in an hour by one officer; a draft may be mended twice, and then a custodian reads whatever
is like it, whoever of the place asks; what looks like an identity goes to him without anybody
being looked up; the entry in the journal is committed before anything is compared, and says the
same for either answer; both answers do the same work and take the same time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality import crypto, envelope, policy
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.names import texts
from amaan.confidentiality.vault import indexing
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.screening_ledger import (
    Checked,
    Drafts,
    Sealed,
    Seat,
    Waiting,
)
from amaan.kernel import clock

HOUR = timedelta(hours=1)
IN_AN_HOUR = 5
EDITS = 2
# Drafts of which the smaller has this share of its words in common are one draft.
ALIKE = 0.5
KEPT_FOR = timedelta(days=7)
DIGEST_BYTES = 8
TABLE = "confidentiality_checkeddraft"
DECISIONS = ("may", "may_not")
# It may name somebody and say what was done to her.
DATA_CLASS = DataClass.C4


@dataclass(frozen=True)
class Outcome:
    """What its writer may know of a draft: its text comes back once a custodian allowed it."""

    state: str
    text: str

    def __repr__(self) -> str:
        return f"Outcome({self.state})"


def check(
    transactions: Transactions,
    keys: KeyRing,
    who: Capability,
    check_id: UUID,
    about: str,
    text: str,
    real_now: datetime,
    now: datetime,
) -> bool:
    """This will say whether a draft is cleared; the same check asked again is answered again.

    Raises: No.
    """
    words = _digests(keys, text)
    edits = 0
    with transactions() as ledger:
        drafts = Drafts(ledger)
        seat = drafts.seat(who.officer_id, now)
        before = drafts.find(check_id)
        refused = _refused(drafts, who, seat, before, text, real_now)
        if before is not None and before.words != words:
            # A yes to one text is none to another.
            refused = refused or "checked_already"
        ledger.write(_entry("check_draft", who, seat, refused, about))
        if not refused and before is None and seat is not None:
            earlier = drafts.earlier(seat.keeper, real_now - KEPT_FOR)
            edits = sum(1 for other in earlier if _alike(words, other))
            sealed = _seal(keys, check_id, who.officer_id, text, now)
            drafts.put(check_id, who.officer_id, seat, about, real_now, words, sealed)
    if refused:
        raise No(refused)
    if before is not None:
        return before.cleared or before.decision == "may"
    assert seat is not None
    # From here the question is in the journal and the draft is kept, whatever happens.
    tokens = texts.tokens_in(
        text,
        indexing.index(keys),
        province=seat.province,
        districts=[district.hex for district in seat.districts],
    )
    with transactions() as ledger:
        drafts = Drafts(ledger)
        doubts = (drafts.worn(tokens) > 0, texts.shows_an_identity(text), edits > EDITS)
        cleared = not any(doubts)
        drafts.judged(check_id, cleared)
    return cleared


def waiting(transactions: Transactions, who: Capability, now: datetime) -> list[Waiting]:
    """This will give a custodian the drafts to read; nothing to anybody else."""
    with transactions() as ledger:
        seat = _custodian(ledger, who, now)
        return [] if seat is None else Drafts(ledger).waiting(_places(seat))


def read(
    transactions: Transactions, keys: KeyRing, who: Capability, check_id: UUID, now: datetime
) -> str:
    """This will open a draft to the custodian who has to decide on it. Raises: No."""
    with transactions() as ledger:
        found = _to_decide(ledger, who, check_id, now)
        refused = "" if found is not None else "not_found"
        seat = Drafts(ledger).seat(who.officer_id, now)
        ledger.write(_entry("read_draft", who, seat, refused, ""))
    if found is None:
        raise No("not_found")
    return _opened(keys, found)


def decide(
    transactions: Transactions, who: Capability, check_id: UUID, decision: str, now: datetime
) -> None:
    """This will keep what a custodian decided of a draft. Raises: No."""
    with transactions() as ledger:
        found = _to_decide(ledger, who, check_id, now)
        good = found is not None and decision in DECISIONS
        good = good and Drafts(ledger).decide(check_id, decision, who.officer_id, now)
        seat = Drafts(ledger).seat(who.officer_id, now)
        ledger.write(_entry("decide_draft", who, seat, "" if good else "not_found", decision))
    if not good:
        raise No("not_found")


def outcome(transactions: Transactions, keys: KeyRing, who: Capability, check_id: UUID) -> Outcome:
    """This will tell a writer what became of her draft, and give her text back if it may go.

    Raises: No for a draft of somebody else, and for one that was forgotten.
    """
    with transactions() as ledger:
        found = Drafts(ledger).find(check_id)
    if found is None or found.officer != who.officer_id:
        raise No("not_found")
    if found.cleared:
        return Outcome("cleared", "")
    if found.decision == "may":
        return Outcome("cleared", _opened(keys, found))
    return Outcome("refused" if found.decision else "waits", "")


def forget(ledger: Ledger, real_now: datetime) -> int:
    """This will erase what is older than a week; says how many."""
    return Drafts(ledger).forget(real_now - KEPT_FOR)


def _refused(
    drafts: Drafts,
    who: Capability,
    seat: Seat | None,
    before: Checked | None,
    text: str,
    real_now: datetime,
) -> str:
    if (
        seat is None
        or who.assurance < policy.SECOND_FACTOR
        or not policy.may_before_a_case(seat.post, "check_draft").allowed
    ):
        return "not_found"
    if before is not None:
        return "" if before.officer == who.officer_id else "not_found"
    count = len(texts.words_of(text))
    if not texts.LEAST_WORDS <= count <= texts.MOST_WORDS:
        return "not_a_whole_draft"
    if drafts.asked_since(who.officer_id, real_now - HOUR) >= IN_AN_HOUR:
        return "too_many_drafts"
    return ""


def _custodian(ledger: Ledger, who: Capability, now: datetime) -> Seat | None:
    seat = Drafts(ledger).seat(who.officer_id, now)
    if seat is None or who.assurance < policy.SECOND_FACTOR:
        return None
    return seat if policy.may_before_a_case(seat.post, "decide_draft").allowed else None


def _places(seat: Seat) -> Sequence[UUID]:
    return (seat.keeper, *seat.districts)


def _to_decide(ledger: Ledger, who: Capability, check_id: UUID, now: datetime) -> Checked | None:
    seat, found = _custodian(ledger, who, now), Drafts(ledger).find(check_id)
    if seat is None or found is None or found.cleared or found.decision:
        return None
    return found if found.keeper in _places(seat) else None


def _digests(keys: KeyRing, text: str) -> bytes:
    key = keys.index_key("drafts")
    # The whole text among them: so the same text is known from one that is only like it.
    told = {*texts.telling(text), f"\0{text}"}
    return b"".join(sorted(crypto.token(key, word.encode())[:DIGEST_BYTES] for word in told))


def _alike(one: bytes, other: bytes) -> bool:
    mine, theirs = _parted(one), _parted(other)
    smaller = min(len(mine), len(theirs))
    return smaller > 0 and len(mine & theirs) >= ALIKE * smaller


def _parted(words: bytes) -> frozenset[bytes]:
    return frozenset(words[at : at + DIGEST_BYTES] for at in range(0, len(words), DIGEST_BYTES))


def _seal(keys: KeyRing, check_id: UUID, officer: UUID, text: str, now: datetime) -> Sealed:
    domain = keys.current(DATA_CLASS.value, clock.local_date(now).year)
    if domain is None:
        raise No("not_found")
    key, place = crypto.new_key(), _place(check_id, officer)
    bound = place.binding(domain.key_id)
    wrapped = envelope.wrap(key, bound, domain.symmetric)
    return Sealed(domain.key_id, wrapped, crypto.seal(key, text.encode(), bound))


def _opened(keys: KeyRing, found: Checked) -> str:
    domain = keys.domain(found.sealed.key_id)
    if domain is None:
        raise No("not_found")
    bound = _place(found.id, found.officer).binding(domain.key_id)
    try:
        key = envelope.unwrap(found.sealed.wrapped_key, bound, domain.symmetric)
        return crypto.unseal(key, found.sealed.text, bound).decode()
    except (envelope.DoesNotOpen, crypto.DoesNotOpen):
        raise No("not_found") from None


def _place(check_id: UUID, officer: UUID) -> envelope.KeyPlace:
    return envelope.KeyPlace(check_id, check_id, officer, DATA_CLASS.value, "", table=TABLE)


def _entry(what: str, who: Capability, seat: Seat | None, refused: str, said: str) -> Written:
    # Neither what was asked about nor how it was answered.
    return Written(
        what=what,
        outcome="refused" if refused else "asked",
        rule=refused or "allowed",
        officer=who.officer_id,
        post="" if seat is None else seat.post,
        purpose="publish",
        fields=said,
    )
