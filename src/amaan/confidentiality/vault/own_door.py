"""Her own door: given at the desk, opened by a number and a spoken phrase, and what it shows.

A wrong phrase and a number that was never given cost the same slow token, the same count and
the same entry, so that neither bytes nor time tell them apart. Whoever has her slip has the
number; the phrase is nowhere but in her head and, as a slow token under a key, here.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore
from uuid import UUID, uuid4

from amaan.confidentiality import crypto, envelope, policy
from amaan.confidentiality.closed_lists import OWN_SHOWS
from amaan.confidentiality.own_policy import may_see_own
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.opening import open_kept
from amaan.confidentiality.vault.own_door_ledger import Door, Doors
from amaan.confidentiality.vault.own_door_words import brought_together, drawn

DIGITS = 16
# Somebody who mistypes tries again; somebody who guesses would need centuries.
SHORT, MOST_IN_SHORT = timedelta(minutes=15), 5
LONG, MOST_IN_LONG = timedelta(days=1), 20
IDLE = timedelta(minutes=20)
RELATION = "herself"
# Of these slow tokens no more than two are worked out at once: nobody can stop the vault with them.
_SLOWLY = BoundedSemaphore(2)
# What takes the place of a door that is not there; its token is never anybody's.
_NOBODY = Door(UUID(int=0), UUID(int=0), UUID(int=0), bytes(16), bytes(32), None, frozenset())
# What a part of her file is kept under; `looks` are no sealed values, and are read by the page.
_FIELDS = {"words": "words", "contact": "safe_contact"}

Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Given:
    """What she is told, once; the number alone is printed."""

    receipt: str
    phrase: Words
    other_phrase: Words

    def __repr__(self) -> str:
        return "Given(...)"


def give(
    ledger: Ledger, keys: KeyRing, who: Capability, case: UUID, subject: UUID,
    shows: frozenset[str], *, with_other: bool, now: datetime,
) -> Given | No:  # fmt: skip
    """This will give her a door of her own, in place of any she had."""
    doors = Doors(ledger)
    may, post = _may_give(ledger, who, case, now)
    may = may and shows <= frozenset(OWN_SHOWS) and doors.is_party(case, subject)
    _write(ledger, "given" if may else "refused", who, post, case, subject, sorted(shows))
    if not may:
        return No("not_found")
    receipt = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    salt, phrase = secrets.token_bytes(16), drawn()
    other: Words = drawn(but=[latin for _urdu, latin in phrase]) if with_other else ()
    door = Door(
        uuid4(), case, subject, salt, _slow(keys, _spoken(phrase), salt),
        _slow(keys, _spoken(other), salt) if other else None, shows,
    )  # fmt: skip
    doors.put(door, _token(keys, receipt), who.officer_id, now)
    return Given(receipt, phrase, other)


def end(ledger: Ledger, who: Capability, case: UUID, subject: UUID, now: datetime) -> No | None:
    """This will shut her door; whoever is inside is out at once."""
    may, post = _may_give(ledger, who, case, now)
    done = may and Doors(ledger).end(case, subject, who.officer_id, now)
    _write(ledger, "ended" if done else "refused", who, post, case, subject, ())
    return None if done else No("not_found")


def enter(
    transactions: Transactions, keys: KeyRing, typed: str, phrase: str,
    *, real_now: datetime, now: datetime,
) -> str:  # fmt: skip
    """This will let somebody in who has the number and knows a phrase; gives the visit's token.

    Raises: No, the same for whatever did not fit.
    """
    number = _token(keys, _digits(typed))
    with transactions() as ledger:
        doors = Doors(ledger)
        tries = doors.tries(number, real_now - SHORT, real_now - LONG)
        found = doors.find(number) or _NOBODY
        # Counted before anything is compared: two at once do not get a guess for nothing.
        doors.note_try(uuid4(), number, real_now)
    full = tries[0] >= MOST_IN_SHORT or tries[1] >= MOST_IN_LONG
    said = _slow(keys, brought_together(phrase), found.salt)
    is_hers = crypto.same(said, found.phrase)
    is_other = crypto.same(said, found.other_phrase or bytes(32))
    opens = found is not _NOBODY and not full and (is_hers or is_other)
    token = secrets.token_urlsafe(32)
    with transactions() as ledger:
        doors = Doors(ledger)
        if opens:
            doors.begin(
                uuid4(), found.id, digest_of(token), other=not is_hers, at=real_now
            )  # fmt: skip
            if not is_hers:
                doors.note_other_phrase(uuid4(), uuid4(), found, now)
        rule = "her phrase" if is_hers else "other phrase"
        ledger.write(
            Written(
                "own_door",
                "entered" if opens else "refused",
                rule if opens else "does not fit",
                case=found.case if opens else None,
                subject=found.subject if opens else None,
                relation=RELATION,
            )
        )
    if not opens:
        raise No("does_not_fit")
    return token


def leave(ledger: Ledger, token: str) -> None:
    """This will end a visit."""
    Doors(ledger).leave(digest_of(token))


def read(
    transactions: Transactions, keys: KeyRing, token: str, part: str, real_now: datetime
) -> list[str]:
    """This will open a part of her file to herself, where she asked to see it here.

    Written into the journal before anything is opened, like every look. Raises: No.
    """
    with transactions() as ledger:
        doors = Doors(ledger)
        door = doors.visited(digest_of(token), real_now - IDLE)
        asked = frozenset() if door is None else door.shows
        allowed = door is not None and may_see_own(part, asked).allowed
        places = (
            doors.places(door.case, door.subject, _FIELDS[part])
            if door is not None and allowed and part in _FIELDS
            else []
        )
        ledger.write(
            Written(
                "own_door",
                "shown" if places else "refused",
                "she asked for it here",
                case=None if door is None else door.case,
                subject=None if door is None else door.subject,
                relation=RELATION,
                fields=part if part in OWN_SHOWS else "",
            )
        )
        kept = ledger.kept(places)
    if not places:
        raise No("not_found")
    # A plan is the newest one; of words everything that stands.
    wanted = places[:1] if part == "contact" else places
    try:
        return [open_kept(kept[ref], keys) for ref in wanted if ref in kept]
    except envelope.DoesNotOpen:
        raise No("does_not_open") from None


# -- said without a name ----------------------------------------------------------------------


def new_number(keys: KeyRing) -> tuple[str, bytes]:
    """This will draw the number of a report, and the token under which it is kept."""
    number = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    return number, crypto.token(keys.index_key("public report"), number.encode())


def answer_of(
    transactions: Transactions, keys: KeyRing, typed: str
) -> tuple[bool, tuple[str, ...]] | None:
    """This will say whether a report was taken up, and what was answered; None for no such one."""
    token = crypto.token(keys.index_key("public report"), _digits(typed).encode())
    with transactions() as ledger:
        found = Doors(ledger).answers_of(token)
        kept = ledger.kept(found[2]) if found else {}
    if found is None:
        return None
    return found[1], tuple(open_kept(kept[ref], keys) for ref in found[2] if ref in kept)


def read_report(
    transactions: Transactions, keys: KeyRing, who: Capability, report: UUID, now: datetime
) -> tuple[str, ...]:
    """This will open a report to whoever answers it; written into the journal first. Raises: No."""
    with transactions() as ledger:
        doors = Doors(ledger)
        found = doors.report(report)
        may = found is not None and doors.answers(who.officer_id, found[0], found[1], now)
        posted = ledger.posted_since(who.officer_id, now)
        ledger.write(
            Written(
                "public_words",
                "shown" if may else "refused",
                "answers it",
                who.officer_id,
                posted[0] if posted else "",
                subject=report,
                fields="public_words",
            )
        )
        kept = ledger.kept(found[2]) if found and may else {}
    if found is None or not may:
        raise No("not_found")
    return tuple(open_kept(kept[ref], keys) for ref in found[2] if ref in kept)


def digest_of(token: str) -> bytes:
    """This will give what is kept of a visit's token."""
    return hashlib.sha256(token.encode()).digest()


def _may_give(ledger: Ledger, who: Capability, case: UUID, now: datetime) -> tuple[bool, str]:
    bearing = ledger.bearing(who.officer_id, case, now)
    if bearing is None:
        return False, ""
    decision = policy.decide(
        post=bearing.post, relations=bearing.relations, scope=bearing.scope,
        sealed=bearing.sealed, conflicted=bearing.conflicted, act_or_class="give_own_door",
        declared=bearing.declared, consents=bearing.consents, assurance=who.assurance,
    )  # fmt: skip
    return decision.allowed, bearing.post


def _write(
    ledger: Ledger, outcome: str, who: Capability, post: str, case: UUID, subject: UUID,
    shows: object,
) -> None:  # fmt: skip
    fields = " ".join(map(str, shows)) if isinstance(shows, list) else ""
    ledger.write(
        Written(
            "own_door", outcome, "at the desk", who.officer_id, post, case, subject, fields=fields
        )
    )


def _token(keys: KeyRing, receipt: str) -> bytes:
    return crypto.token(keys.index_key("own door"), receipt.encode())


def _slow(keys: KeyRing, phrase: str, salt: bytes) -> bytes:
    with _SLOWLY:
        return crypto.slow_token(keys.index_key("own phrase"), phrase.encode(), salt)


def _spoken(words: Words) -> str:
    return " ".join(latin for _urdu, latin in words)


def _digits(typed: str) -> str:
    # Whatever signs stand between them, and in whatever digits she writes.
    return "".join(str(int(c)) for c in re.sub(r"\D", "", typed[:80]))
