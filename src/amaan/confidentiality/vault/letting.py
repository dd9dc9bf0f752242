"""Where she is, for somebody beside the desk that hid it: two custodians let him, for one session.

He asks in the session in which he is there, with a reason the policy table knows; two custodians
of the area, neither of them him nor one in conflict, each agree within five minutes of a second
factor. It opens in that session alone, for eight hours at most, and each look wants a fresh
factor besides. The desk that hid it needs nobody's leave: she must be found at two in the morning.
"""

from datetime import datetime
from uuid import UUID

from amaan.confidentiality import policy
from amaan.confidentiality.vault.capability import SHIFT, Capability
from amaan.confidentiality.vault.erasing import is_custodian_of
from amaan.confidentiality.vault.ledger import Bearing, Ledger, Written
from amaan.confidentiality.vault.looking import No, is_fresh

PART = "C6"
PURPOSE = "hear_alone"
WHAT = "letting"


def ask(
    ledger: Ledger, who: Capability, session: str, case: UUID, real_now: datetime, now: datetime
) -> No | None:
    """This will take down that an officer asks to see where she is."""
    bearing = ledger.bearing(who.officer_id, case, now)
    may = bearing is not None and would_open(bearing, who)
    _write(ledger, who, case, "asked" if may else "refused", bearing)
    if not may:
        return No("not_found")
    ledger.ask_letting(case, who.officer_id, session, real_now)
    return None


def agree(
    ledger: Ledger, who: Capability, wanted: UUID, real_now: datetime, now: datetime
) -> No | None:
    """This will let him, when this is the second custodian who agrees."""
    asked = ledger.letting(wanted)
    if asked is None or asked.until is not None or asked.asked_at + SHIFT <= real_now:
        return No("not_found")
    refused = None
    if not is_custodian_of(ledger, who, asked.case, now) or who.officer_id == asked.officer:
        refused = No("not_found")
    elif asked.first_by == who.officer_id:
        refused = No("wants_a_second")
    elif not is_fresh(who, real_now):
        refused = No("fresh_factor")
    second = asked.first_by is not None
    outcome = "refused" if refused else ("let" if second else "agreed")
    _write(ledger, who, asked.case, outcome, None, about=asked.officer)
    if refused is None and second:
        ledger.let(wanted, who.officer_id, real_now + SHIFT)
    elif refused is None:
        ledger.agree_first(wanted, who.officer_id)
    return refused


def decline(ledger: Ledger, who: Capability, wanted: UUID, now: datetime) -> No | None:
    """This will end an asking, or what was let, at once; one custodian is enough."""
    asked = ledger.letting(wanted)
    if asked is None or not is_custodian_of(ledger, who, asked.case, now):
        return No("not_found")
    _write(ledger, who, asked.case, "ended", None, about=asked.officer)
    ledger.end_letting(wanted)
    return None


def would_open(bearing: Bearing, who: Capability) -> bool:
    """This will say whether the policy would open it to him, once two let him."""
    return policy.decide(
        post=bearing.post,
        relations=bearing.relations,
        scope=bearing.scope,
        sealed=bearing.sealed,
        conflicted=bearing.conflicted,
        act_or_class=PART,
        purpose=PURPOSE,
        declared=bearing.declared,
        consents=bearing.consents,
        let=frozenset({PART}),
        assurance=who.assurance,
    ).allowed


def _write(
    ledger: Ledger,
    who: Capability,
    case: UUID,
    outcome: str,
    bearing: Bearing | None,
    *,
    about: UUID | None = None,
) -> None:
    post = "custodian" if about else (bearing.post if bearing else "")
    ledger.write(
        Written(
            WHAT,
            outcome,
            "",
            officer=who.officer_id,
            post=post,
            case=case,
            subject=about,
            purpose=PURPOSE,
            fields="protected_location",
        )
    )
