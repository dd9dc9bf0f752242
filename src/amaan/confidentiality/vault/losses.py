"""A second factor lost at night: one colleague says so, another in the district agrees.

Neither of the two can sign in as her: the password stays hers alone, and the code that
allows a new enrolment goes to the colleague who is with her, for half an hour.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality.vault import printed
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Loss, Written
from amaan.confidentiality.vault.looking import No
from amaan.kernel.ids import new_id

REASONS = frozenset({"lost", "stolen", "broken", "not_here"})
OPEN_FOR = timedelta(hours=2)
CODE_WITHIN = printed.ENROL_AT_NIGHT_WITHIN


def say(
    ledger: Ledger, who: Capability, officer: UUID, reason: str, real_now: datetime, now: datetime
) -> UUID | No:
    """This will write down that a colleague of the same district lost her second factor."""
    mine, hers = ledger.district_of(who.officer_id, now), ledger.district_of(officer, now)
    if mine is None or mine != hers or officer == who.officer_id:
        _write(ledger, who, "refused", "not of one district", officer)
        return No("not_found")
    if reason not in REASONS:
        return No("not_found")
    loss = Loss(new_id(), officer, reason, mine, who.officer_id, real_now, None, None)
    ledger.put_loss(loss)
    _write(ledger, who, "asked", reason, officer)
    return loss.id


def open_here(
    ledger: Ledger, who: Capability, real_now: datetime, now: datetime
) -> tuple[Sequence[Loss], bool]:
    """This will list what is open for somebody: to agree to, or asked by himself."""
    mine = ledger.district_of(who.officer_id, now)
    if mine is None:
        return (), False
    found = ledger.losses(mine, real_now - OPEN_FOR)
    decides = [loss for loss in found if _has_the_duty(ledger, loss, who, now)]
    shown = [loss for loss in found if loss in decides or loss.asked_by == who.officer_id]
    return shown, bool(decides) or ledger.has_the_duty(who.officer_id, mine, now)


def agree(
    ledger: Ledger, who: Capability, which: UUID, real_now: datetime, now: datetime
) -> No | None:
    """This will take every second factor of the officer away and end her session, at once."""
    loss = ledger.loss(which)
    if loss is None or not _may_agree(ledger, loss, who, real_now, now):
        _write(ledger, who, "refused", "may not agree", None if loss is None else loss.officer)
        return No("not_found")
    ledger.agree_to_loss(which, who.officer_id, real_now)
    ledger.drop_factors(loss.officer)
    ledger.end_presence(loss.officer, real_now)
    _write(ledger, who, "agreed", loss.reason, loss.officer)
    return None


def decline(
    ledger: Ledger, who: Capability, which: UUID, real_now: datetime, now: datetime
) -> No | None:
    """This will close one without doing anything: the voice on the telephone was not hers."""
    loss = ledger.loss(which)
    own = loss is not None and loss.asked_by == who.officer_id and loss.agreed_by is None
    if loss is None or not (own or _may_agree(ledger, loss, who, real_now, now)):
        return No("not_found")
    ledger.end_loss(which, real_now)
    _write(ledger, who, "declined", loss.reason, loss.officer)
    return None


def take_code(
    ledger: Ledger, keys: KeyRing, who: Capability, which: UUID, real_now: datetime
) -> str | No:
    """This will give whoever asked the code for a new enrolment, once, to hand it to her."""
    loss = ledger.loss(which)
    if (
        loss is None
        or loss.asked_by != who.officer_id
        or loss.agreed_at is None
        or real_now >= loss.agreed_at + CODE_WITHIN
    ):
        return No("not_found")
    ledger.end_loss(which, real_now)
    _write(ledger, who, "code given", loss.reason, loss.officer)
    left = loss.agreed_at + CODE_WITHIN - real_now
    return printed.allow_enrolment(ledger, keys, loss.officer, real_now, left)


def _may_agree(
    ledger: Ledger, loss: Loss, who: Capability, real_now: datetime, now: datetime
) -> bool:
    return (
        who.officer_id not in (loss.asked_by, loss.officer)
        and loss.agreed_by is None
        and real_now < loss.asked_at + OPEN_FOR
        and _has_the_duty(ledger, loss, who, now)
    )


def _has_the_duty(ledger: Ledger, loss: Loss, who: Capability, now: datetime) -> bool:
    """This will say whether somebody decides this one: by the rota, or else by post.

    Whoever asked, and whoever lost it, stand on no rota here: with nobody else on it the posts
    decide, or a duty officer who loses her own telephone would be out for the night.
    """
    return ledger.has_the_duty(
        who.officer_id, loss.district, now, besides=(loss.asked_by, loss.officer)
    )


def _write(ledger: Ledger, who: Capability, outcome: str, rule: str, officer: UUID | None) -> None:
    ledger.write(Written("factor_loss", outcome, rule, officer=who.officer_id, subject=officer))
