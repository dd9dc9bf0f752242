"""Erasing the keys of a person or an object, so that what they opened is noise in every copy.

Two custodians of identities, a reason of a closed list, nothing that a court or an inquiry
still holds. What stays is the pseudonym, the journal, and that an erasure was done. Backups of
the data never held a key; the key stream that did is gone after 35 days.
"""

from datetime import datetime
from uuid import UUID

from amaan.confidentiality.closed_lists import ERASURE_REASONS, HOLD_REASONS
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.ledger import Ledger, Written
from amaan.confidentiality.vault.looking import TWO_FACTORS, No, is_fresh

CUSTODIAN = "custodian"
WITHIN = frozenset({"district", "province"})
KINDS = frozenset({"person", "object"})


def ask(
    ledger: Ledger,
    who: Capability,
    case: UUID,
    what: str,
    about: UUID,
    reason: str,
    now: datetime,
) -> UUID | No:
    """This will take down that a custodian asks for an erasure; a second one must agree."""
    refused = _refused(ledger, who, case, now)
    if refused is None and (what not in KINDS or reason not in ERASURE_REASONS):
        refused = No("not_found")
    made = None
    if refused is None:
        made = ledger.ask_erasure(case, what, about, reason, who.officer_id, now)
        refused = No("not_found") if made is None else None
    _write(ledger, "erasure", who, case, about, "refused" if refused else "asked", reason, refused)
    return made if made is not None else refused or No("not_found")


def agree(
    ledger: Ledger, who: Capability, wanted: UUID, real_now: datetime, now: datetime
) -> int | No:
    """This will erase what another custodian asked for; says how many keys."""
    asked = ledger.erasure(wanted)
    if asked is None or asked.erased:
        return No("not_found")
    refused = _refused(ledger, who, asked.case, now)
    if refused is None and asked.asked_by == who.officer_id:
        refused = No("wants_a_second")
    if refused is None and not is_fresh(who, real_now):
        refused = No("fresh_factor")
    outcome = "refused" if refused else "erased"
    # Written first, as a look is: an erasure nobody can account for must not happen.
    _write(ledger, "erasure", who, asked.case, asked.about, outcome, asked.reason, refused)
    return refused or ledger.erase(asked, who.officer_id, now)


def drop(ledger: Ledger, who: Capability, wanted: UUID, now: datetime) -> No | None:
    """This will take back an erasure that was asked for and not done, for any of the custodians."""
    asked = ledger.erasure(wanted)
    if asked is None or asked.erased:
        return No("not_found")
    refused = _refused(ledger, who, asked.case, now, held_too=True)
    outcome = "refused" if refused else "dropped"
    _write(ledger, "erasure", who, asked.case, asked.about, outcome, asked.reason, refused)
    if refused is None:
        ledger.drop_erasure(wanted)
    return refused


def hold(
    ledger: Ledger, who: Capability, case: UUID, reason: str, lasts: bool, now: datetime
) -> No | None:
    """This will begin or end a hold on a case, for a custodian."""
    refused = _refused(ledger, who, case, now, held_too=True)
    if refused is None and reason not in HOLD_REASONS:
        refused = No("not_found")
    if refused is None and lasts:
        ledger.hold(case, reason, who.officer_id, now)
    elif refused is None:
        ledger.let_go(case)
    outcome = "refused" if refused else ("held" if lasts else "let go")
    _write(ledger, "legal_hold", who, case, None, outcome, reason, refused)
    return refused


def _refused(
    ledger: Ledger, who: Capability, case: UUID, now: datetime, *, held_too: bool = False
) -> No | None:
    if not is_custodian_of(ledger, who, case, now):
        return No("not_found")
    return No("held") if ledger.held(case) and not held_too else None


def is_custodian_of(ledger: Ledger, who: Capability, case: UUID, now: datetime) -> bool:
    """This will say whether somebody keeps the area of a case, and is not near it himself."""
    bearing = ledger.bearing(who.officer_id, case, now)
    return (
        bearing is not None
        and bearing.post == CUSTODIAN
        and bool(bearing.scope & WITHIN)
        and not bearing.conflicted
        and who.assurance >= TWO_FACTORS
    )


def _write(
    ledger: Ledger,
    what: str,
    who: Capability,
    case: UUID,
    about: UUID | None,
    outcome: str,
    reason: str,
    refused: No | None,
) -> None:
    rule = reason if reason in {*ERASURE_REASONS, *HOLD_REASONS} else ""
    ledger.write(
        Written(
            what,
            outcome,
            rule if refused is None else refused.refused,
            officer=who.officer_id,
            post=CUSTODIAN if refused is None else "",
            case=case,
            subject=about,
        )
    )
