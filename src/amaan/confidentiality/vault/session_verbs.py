"""At the counter: the one session an officer is in, locked, proved anew and ended.

And what is done when a second factor is lost at night.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from amaan.confidentiality.vault import losses
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.factor_verbs import present, prove
from amaan.confidentiality.vault.ledger import Loss, Written
from amaan.confidentiality.vault.looking import No

T = TypeVar("T")
Request = dict[str, Any]
Answer = dict[str, Any]


def prove_again(vault: Counter, request: Request) -> Answer:
    """This will take a second factor anew in a session that is open or locked."""
    who = present(vault, request, locked_too=True)
    prove(vault, who.officer_id, request)
    with vault.transactions() as ledger:
        if not ledger.prove_presence(who.officer_id, str(request["session"]), vault.real_now()):
            raise No("sign_in_again")
    return {"done": True}


def lock(vault: Counter, request: Request) -> Answer:
    """This will lock the session that asks: its capability opens nothing meanwhile."""
    who = present(vault, request, locked_too=True)
    with vault.transactions() as ledger:
        ledger.lock_presence(who.officer_id, vault.real_now())
    return {"done": True}


def leave(vault: Counter, request: Request) -> Answer:
    """This will end the session that asks."""
    who = present(vault, request, locked_too=True)
    with vault.transactions() as ledger:
        ledger.end_presence(who.officer_id, vault.real_now())
    return {"done": True}


def end_session(vault: Counter, request: Request) -> Answer:
    """This will end an officer's session, for a registrar."""
    who, officer = present(vault, request), UUID(request["officer"])
    with vault.transactions() as ledger:
        posted = ledger.posted_since(who.officer_id, vault.now())
        may = posted is not None and posted[0] == "registrar"
        ledger.write(
            Written(
                "session_ended",
                "done" if may else "refused",
                "by a registrar",
                officer=who.officer_id,
                post=posted[0] if posted else "",
                subject=officer,
            )
        )
        if may:
            ledger.end_presence(officer, vault.real_now())
    if not may:
        raise No("not_found")
    return {"done": True}


# -- lost at night ----------------------------------------------------------------------------


def say_lost(vault: Counter, request: Request) -> Answer:
    """This will take down that a colleague lost her second factor."""
    who, real_now, now = _asked(vault, request)
    officer, reason = UUID(request["officer"]), str(request["reason"])
    with vault.transactions() as ledger:
        done = losses.say(ledger, who, officer, reason, real_now, now)
    return {"loss": str(_or_raise(done))}


def open_losses(vault: Counter, request: Request) -> Answer:
    """This will list the losses that the asker may agree to, or asked for himself."""
    who, real_now, now = _asked(vault, request)
    with vault.transactions() as ledger:
        found, on_duty = losses.open_here(ledger, who, real_now, now)
    return {"on_duty": on_duty, "losses": [_shown(loss) for loss in found]}


def agree_to_loss(vault: Counter, request: Request) -> Answer:
    """This will take her second factors away at once, for whoever is on duty."""
    who, real_now, now = _asked(vault, request)
    with vault.transactions() as ledger:
        refused = losses.agree(ledger, who, UUID(request["loss"]), real_now, now)
    if refused is not None:
        raise refused
    return {"done": True}


def decline_loss(vault: Counter, request: Request) -> Answer:
    """This will close a loss without doing anything."""
    who, real_now, now = _asked(vault, request)
    with vault.transactions() as ledger:
        refused = losses.decline(ledger, who, UUID(request["loss"]), real_now, now)
    if refused is not None:
        raise refused
    return {"done": True}


def take_loss_code(vault: Counter, request: Request) -> Answer:
    """This will give whoever asked the code for her new enrolment, once."""
    who, real_now, _now = _asked(vault, request)
    with vault.transactions() as ledger:
        code = losses.take_code(ledger, vault.keys, who, UUID(request["loss"]), real_now)
    return {"enrolment_code": _or_raise(code)}


def _asked(vault: Counter, request: Request) -> tuple[Capability, datetime, datetime]:
    return present(vault, request), vault.real_now(), vault.now()


def _or_raise(found: T | No) -> T:
    if isinstance(found, No):
        raise found
    return found


def _shown(loss: Loss) -> dict[str, str]:
    return {
        "id": str(loss.id),
        "officer": str(loss.officer),
        "reason": loss.reason,
        "asked_by": str(loss.asked_by),
        "asked_at": loss.asked_at.isoformat(),
        "agreed_by": "" if loss.agreed_by is None else str(loss.agreed_by),
    }


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "prove_again": prove_again,
    "lock": lock,
    "leave": leave,
    "end_session": end_session,
    "say_lost": say_lost,
    "open_losses": open_losses,
    "agree_to_loss": agree_to_loss,
    "decline_loss": decline_loss,
    "take_loss_code": take_loss_code,
}
