"""Second factors: their secrets are made, kept and checked here and nowhere else."""

from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality import crypto
from amaan.confidentiality.vault import capability as capabilities
from amaan.confidentiality.vault import printed, totp
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Factor, Ledger, Written
from amaan.confidentiality.vault.looking import No

TRIES_BEFORE_WAITING = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
TWO_FACTORS = 2


def begin(ledger: Ledger, keys: KeyRing, officer: UUID, now: datetime) -> bytes:
    """This will make a secret for an officer who has no authenticator that is confirmed.

    Whether she may is asked before. Sealed from the first moment, also while it waits.

    Raises: No.
    """
    if ledger.posted_since(officer, now) is None:
        raise No("not_found")
    kept = ledger.factor(officer)
    if kept is not None and kept.confirmed:
        raise No("already_enrolled")
    secret = totp.new_secret()
    ledger.put_factor(officer, _sealed(keys, officer, secret))
    return secret


def try_code(
    ledger: Ledger, keys: KeyRing, officer: UUID, code: str, real_now: datetime, confirming: bool
) -> No | None:
    """This will try a code; None means that it was right. Whatever came of it is written.

    A refusal is returned, not raised, so that the failure it counts is committed.
    """
    kept = ledger.factor(officer)
    if kept is None or (not kept.confirmed and not confirming):
        return No("wrong_code")
    if confirming and kept.confirmed:
        return No("already_enrolled")
    if kept.locked_until is not None and real_now < kept.locked_until:
        wait = int((kept.locked_until - real_now).total_seconds()) + 1
        return No("too_many_tries", seconds=wait)
    secret = _opened(keys, officer, kept.secret)
    step = totp.matching_step(secret, code, totp.step_at(real_now.timestamp()), kept.last_step)
    if step is None:
        _count(ledger, officer, kept, real_now)
        ledger.write(Written("second_factor", "refused", "wrong code", officer=officer))
        return No("wrong_code")
    ledger.accept_step(officer, step, real_now)
    ledger.write(Written("second_factor", "accepted", "code", officer=officer))
    return None


def issue(
    ledger: Ledger, keys: KeyRing, officer: UUID, session: str, real_now: datetime, now: datetime
) -> str:
    """This will give the session its capability; the officer's session before ends with it.

    Raises: No, for an officer who holds no post.
    """
    posted = ledger.posted_since(officer, now)
    if posted is None or not session:
        raise No("not_found")
    ledger.begin_presence(officer, session, real_now)
    return capabilities.issue(
        keys.capability_key, session, Capability(officer, posted[1], TWO_FACTORS, real_now)
    )


def reset(
    ledger: Ledger,
    keys: KeyRing,
    who: Capability,
    officer: UUID,
    real_now: datetime,
    now: datetime,
) -> str | None:
    """This will take every second factor of an officer away, if a registrar asks.

    Gives the code that allows a new enrolment, or None when he may not. Her session ends.
    Done or refused, it is written down.
    """
    posted = ledger.posted_since(who.officer_id, now)
    may = posted is not None and posted[0] == "registrar" and officer != who.officer_id
    ledger.write(
        Written(
            "factor_reset",
            "done" if may else "refused",
            f"of {officer}",
            officer=who.officer_id,
            post=posted[0] if posted else "",
        )
    )
    if not may or ledger.posted_since(officer, now) is None:
        return None
    ledger.drop_factors(officer)
    ledger.end_presence(officer, real_now)
    return printed.allow_enrolment(ledger, keys, officer, real_now, printed.ENROL_WITHIN)


def next_code(ledger: Ledger, keys: KeyRing, officer: UUID, real_now: datetime) -> str:
    """This will give a code that is good now and unused, for the demonstration.

    Raises: No.
    """
    kept = ledger.factor(officer)
    if kept is None:
        raise No("not_found")
    # A step opens once; somebody who signs in twice within it gets the following one, as long
    # as a telephone may be that far ahead.
    step = max(totp.step_at(real_now.timestamp()), kept.last_step + 1)
    if wait := totp.seconds_until_taken(step, real_now.timestamp()):
        raise No("no_code_yet", seconds=wait)
    return totp.code_at(_opened(keys, officer, kept.secret), step)


def _count(ledger: Ledger, officer: UUID, kept: Factor, real_now: datetime) -> None:
    failures = kept.failures + 1
    over = failures - TRIES_BEFORE_WAITING
    # Capped before doubling, or a patient attacker would overflow the exponent.
    wait = min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT) if over >= 0 else None
    ledger.count_failure(officer, failures, None if wait is None else real_now + wait)


def _sealed(keys: KeyRing, officer: UUID, secret: bytes) -> bytes:
    return crypto.seal(keys.second_factor_key, secret, _bound(officer))


def _opened(keys: KeyRing, officer: UUID, kept: bytes) -> bytes:
    try:
        return crypto.unseal(keys.second_factor_key, kept, _bound(officer))
    except crypto.DoesNotOpen:
        raise No("unavailable") from None


def _bound(officer: UUID) -> bytes:
    return b"amaan-second-factor-1 " + officer.bytes
