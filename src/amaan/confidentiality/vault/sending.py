"""Sending messages: asked for by whoever works on the case, sent by the vault at her hours.

Written into the journal and marked as sent before it goes: a vault killed in between has sent
one message too few, never one twice. Nothing but the vault opens her plan or holds her number.
"""

import json
import logging
import time
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import envelope, policy
from amaan.confidentiality.message_texts import TEXTS
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.gateways import Gateway, NotCarried
from amaan.confidentiality.vault.keeping_ledger import Waiting
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.messages import Never, Send, Wait, decide
from amaan.confidentiality.vault.opening import open_kept
from amaan.confidentiality.vault.own_door_ledger import Doors

log = logging.getLogger("amaan.vault")

PURPOSE = "contact_safely"
LANGUAGES = frozenset({"en", "ur"})
AT_ONCE = 20
# Whoever presses again and again must not make her telephone ring all day.
MOST_IN_A_DAY = 3


def ask(
    ledger: Ledger,
    who: Capability,
    case: UUID,
    subject: UUID,
    kind: str,
    language: str,
    now: datetime,
) -> UUID | No:
    """This will take down that a message is to go to her, for whoever may reach her."""
    bearing = ledger.bearing(who.officer_id, case, now)
    if bearing is None or kind not in TEXTS or language not in LANGUAGES:
        return No("not_found")
    decision = policy.decide(
        post=bearing.post,
        relations=bearing.relations,
        scope=bearing.scope,
        sealed=bearing.sealed,
        conflicted=bearing.conflicted,
        act_or_class="C5",
        purpose=PURPOSE,
        declared=bearing.declared,
        consents=bearing.consents,
        assurance=who.assurance,
    )
    allowed = decision.allowed and ledger.plan_of(case, subject) is not None
    full = allowed and ledger.messages_since_a_day(subject, now) >= MOST_IN_A_DAY
    _write(ledger, who, bearing.post, case, subject, kind, allowed=allowed and not full)
    if not allowed:
        return No("not_found")
    if full:
        return No("too_many_messages")
    return ledger.put_message(case, subject, kind, language, str(who.officer_id), now)


def send_waiting(
    transactions: Transactions, keys: KeyRing, gateway: Gateway | None, now: datetime
) -> int:
    """This will send what waits and may go at this hour; says how many went."""
    sent = 0
    with transactions() as ledger:
        waiting = ledger.messages_waiting(AT_ONCE, now)
    for message in waiting:
        with transactions() as ledger:
            found = _settle(ledger, keys, gateway, message, now)
        if not isinstance(found, Send) or gateway is None:
            continue
        # From here it stands in the journal as sent, whatever happens.
        sent += _hand_over(transactions, gateway, message, found, now)
    return sent


def _hand_over(
    transactions: Transactions, gateway: Gateway, message: Waiting, found: Send, now: datetime
) -> bool:
    began = time.monotonic()
    try:
        gateway.carry(found.way, found.number, found.text)
    except NotCarried as fault:
        log.warning("vault.message_not_carried", extra=_line(str(fault), began))
        with transactions() as ledger:
            ledger.write(_entry(message, "failed", "not carried"))
            ledger.settle_message(message.id, "failed", "not carried", now)
        return False
    # Which message it was is in the journal; here it is only that one went, and how fast.
    log.info("vault.message_carried", extra=_line(found.way, began))
    return True


def _line(code: str, began: float) -> dict[str, object]:
    return {"code": code, "milliseconds": round(1000 * (time.monotonic() - began))}


def _settle(
    ledger: Ledger, keys: KeyRing, gateway: Gateway | None, message: Waiting, now: datetime
) -> Send | Wait | Never:
    if not ledger.lock_message(message.id):
        return Never("settled already")
    found = _decide(ledger, keys, message, now)
    if isinstance(found, Send) and gateway is None:
        found = Never("no carrier")
    if isinstance(found, Wait):
        ledger.put_off_message(message.id, found.until)
        return found
    outcome = found.way if isinstance(found, Send) else found.reason
    state = "sent" if isinstance(found, Send) else "refused"
    ledger.write(_entry(message, state, outcome))
    ledger.settle_message(message.id, state, outcome, now)
    return found


def _entry(message: Waiting, state: str, outcome: str) -> Written:
    return Written(
        "message",
        state,
        outcome,
        case=message.case,
        subject=message.subject,
        purpose=PURPOSE,
        fields="safe_contact",
    )


def _decide(ledger: Ledger, keys: KeyRing, message: Waiting, now: datetime) -> Send | Wait | Never:
    # The newest plan, at the moment of sending: what she has changed since counts.
    kept = ledger.plan_of(message.case, message.subject)
    if kept is None:
        return Never("no plan")
    if Doors(ledger).is_paused(message.case, message.subject):
        return Never("paused")
    try:
        plan = json.loads(open_kept(kept, keys))
    except (envelope.DoesNotOpen, ValueError):
        return Never("does not open")
    return decide(plan, message.kind, message.language, now)


def _write(
    ledger: Ledger,
    who: Capability,
    post: str,
    case: UUID,
    subject: UUID,
    kind: str,
    *,
    allowed: bool,
) -> None:
    ledger.write(
        Written(
            "message",
            "asked" if allowed else "refused",
            kind,
            officer=who.officer_id,
            post=post,
            case=case,
            subject=subject,
            purpose=PURPOSE,
        )
    )
