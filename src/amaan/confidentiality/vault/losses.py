"""A second factor lost at night: one colleague says so, another in the district agrees.

Neither of the two can sign in as her: the password stays hers alone, and the code that
allows a new enrolment goes to the colleague who is with her, for half an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amaan.confidentiality.vault import printed
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Loss, Written
from amaan.confidentiality.vault.looking import No
from amaan.kernel.ids import new_id

REASONS = frozenset({"lost", "stolen", "broken", "not_here"})
# Who may agree for a district: whoever has the duty there at that hour.
ON_DUTY = frozenset({"supervisor", "district_commander", "registrar"})
OPEN_FOR = timedelta(hours=2)
CODE_WITHIN = printed.ENROL_AT_NIGHT_WITHIN


@dataclass(frozen=True)
class District:
    """Where somebody stands who speaks about a lost factor."""

    post: str
    id: UUID


def say(
    ledger: Ledger, who: Capability, officer: UUID, reason: str, real_now: datetime, now: datetime
) -> UUID | No:
    """This will write down that a colleague of the same district lost her second factor."""
    mine, hers = _district(ledger, who.officer_id, now), _district(ledger, officer, now)
    if mine is None or hers is None or mine.id != hers.id or officer == who.officer_id:
        _write(ledger, who, "refused", "not of one district", officer)
        return No("not_found")
    if reason not in REASONS:
        return No("not_found")
    loss = Loss(new_id(), officer, reason, hers.id, who.officer_id, real_now, None, None)
    ledger.put_loss(loss)
    _write(ledger, who, "asked", reason, officer)
    return loss.id


def open_here(
    ledger: Ledger, who: Capability, real_now: datetime, now: datetime
) -> tuple[Sequence[Loss], bool]:
    """This will list what is open for somebody: to agree to, or asked by himself."""
    mine = _district(ledger, who.officer_id, now)
    if mine is None:
        return (), False
    on_duty = mine.post in ON_DUTY
    found = ledger.losses(mine.id, real_now - OPEN_FOR)
    return [loss for loss in found if on_duty or loss.asked_by == who.officer_id], on_duty


def agree(
    ledger: Ledger, who: Capability, which: UUID, real_now: datetime, now: datetime
) -> No | None:
    """This will take every second factor of the officer away and end her session, at once."""
    loss, mine = ledger.loss(which), _district(ledger, who.officer_id, now)
    if loss is None or mine is None or not _may_agree(loss, who, mine, real_now):
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
    loss, mine = ledger.loss(which), _district(ledger, who.officer_id, now)
    own = loss is not None and loss.asked_by == who.officer_id and loss.agreed_by is None
    if loss is None or mine is None or not (own or _may_agree(loss, who, mine, real_now)):
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


def _may_agree(loss: Loss, who: Capability, mine: District, real_now: datetime) -> bool:
    return (
        mine.post in ON_DUTY
        and mine.id == loss.district
        and who.officer_id not in (loss.asked_by, loss.officer)
        and loss.agreed_by is None
        and real_now < loss.asked_at + OPEN_FOR
    )


def _district(ledger: Ledger, officer: UUID, now: datetime) -> District | None:
    found = ledger.district_of(officer, now)
    return None if found is None or found[1] is None else District(found[0], found[1])


def _write(ledger: Ledger, who: Capability, outcome: str, rule: str, officer: UUID | None) -> None:
    ledger.write(Written("factor_loss", outcome, rule, officer=who.officer_id, subject=officer))
