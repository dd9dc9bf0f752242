"""Codes on paper: a sheet for whoever has no telephone, and the one code that allows enrolment.

Each opens once. The vault keeps no code, only what it needs to know one again, under a key
that stands in no table. Eight letters are 40 random bits; wrong ones make the next wait.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality import crypto
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Written
from amaan.confidentiality.vault.looking import No
from amaan.kernel.ids import new_id

SHEET = "sheet"
ENROLMENT = "enrolment"
ON_A_SHEET = 20
# Whoever is appointed in the morning enrols by the next day; at night it is a matter of minutes.
ENROL_WITHIN = timedelta(days=1)
ENROL_AT_NIGHT_WITHIN = timedelta(minutes=30)

TRIES_BEFORE_WAITING = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)

# Crockford's letters: none is read for another, and no word comes of them.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": None, " ": None})
LENGTH = 8


def plain(typed: str) -> str:
    """This will write a code as it was meant: without hyphen, O for zero and the like."""
    return typed.upper().translate(_MEANT)


def looks_like_one(typed: str) -> bool:
    """This will say whether this could be a printed code; six digits never are."""
    meant = plain(typed)
    return len(meant) == LENGTH and set(meant) <= set(_LETTERS)


def make_sheet(ledger: Ledger, keys: KeyRing, officer: UUID, real_now: datetime) -> tuple[str, ...]:
    """This will make a new sheet; the codes of an earlier one are worth nothing any more."""
    made = tuple(_draw() for _ in range(ON_A_SHEET))
    _put(ledger, keys, officer, SHEET, made, real_now, None)
    ledger.write(Written("second_factor", "added", "sheet", officer=officer))
    return made


def allow_enrolment(
    ledger: Ledger, keys: KeyRing, officer: UUID, real_now: datetime, within: timedelta
) -> str:
    """This will make the code with which an officer may set up a second factor, once."""
    made = _draw()
    _put(ledger, keys, officer, ENROLMENT, (made,), real_now, real_now + within)
    return made


def matching(
    ledger: Ledger, keys: KeyRing, officer: UUID, kind: str, typed: str, real_now: datetime
) -> UUID | No:
    """This will find the good code that was typed. What it counts must be committed.

    Every candidate is compared, so that the answer's delay does not tell which was near.
    """
    failures, locked_until = ledger.tries(officer)
    if locked_until is not None and real_now < locked_until:
        return No("too_many_tries", seconds=int((locked_until - real_now).total_seconds()) + 1)
    wanted, found = _mac(keys, officer, kind, plain(typed)), None
    for row, mac in ledger.codes(officer, kind, real_now):
        if crypto.same(mac, wanted):
            found = row
    if found is not None:
        if failures:
            ledger.count_tries(officer, 0, None)
        return found
    if ledger.posted_since(officer, real_now) is None:
        # Nobody to count for; said in the same words.
        return No("wrong_enrolment_code" if kind == ENROLMENT else "wrong_code")
    over = failures + 1 - TRIES_BEFORE_WAITING
    wait = min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT) if over >= 0 else None
    ledger.count_tries(officer, failures + 1, None if wait is None else real_now + wait)
    ledger.write(Written("second_factor", "refused", f"wrong {kind} code", officer=officer))
    return No("wrong_enrolment_code" if kind == ENROLMENT else "wrong_code")


def _put(
    ledger: Ledger,
    keys: KeyRing,
    officer: UUID,
    kind: str,
    codes: Sequence[str],
    real_now: datetime,
    good_until: datetime | None,
) -> None:
    rows = [
        (new_id(), number, _mac(keys, officer, kind, plain(code)))
        for number, code in enumerate(codes, 1)
    ]
    ledger.put_codes(officer, kind, rows, real_now, good_until)


def _draw() -> str:
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
    return f"{drawn[:4]}-{drawn[4:]}"


def _mac(keys: KeyRing, officer: UUID, kind: str, code: str) -> bytes:
    # A key of its own, so that what seals authenticators never also names codes.
    own = crypto.derive(keys.second_factor_key, "amaan printed codes 1")
    return crypto.token(own, officer.bytes + kind.encode() + b"\0" + code.encode())
