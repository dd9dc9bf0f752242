"""At the counter: erasing keys for good, and what a court or an inquiry still needs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import erasing, looking
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.looking import No

Request = dict[str, Any]
Answer = dict[str, Any]


def ask_erasure(vault: Counter, request: Request) -> Answer:
    """This will take down what a custodian asks to be erased."""
    case, about = UUID(request["case"]), UUID(request["about"])
    what, reason = str(request["what"]), str(request["reason"])
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        made = erasing.ask(ledger, who, case, what, about, reason, now)
    # Raised after the transaction: the refusal stays in the journal.
    if isinstance(made, No):
        raise made
    return {"erasure": str(made)}


def agree_to_erasure(vault: Counter, request: Request) -> Answer:
    """This will erase what another custodian asked for."""
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        erased = erasing.agree(ledger, who, UUID(request["erasure"]), vault.real_now(), now)
    if isinstance(erased, No):
        raise erased
    return {"keys": erased}


def drop_erasure(vault: Counter, request: Request) -> Answer:
    """This will take back what was asked to be erased and was not."""
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        refused = erasing.drop(ledger, who, UUID(request["erasure"]), now)
    if refused is not None:
        raise refused
    return {"done": True}


def hold_case(vault: Counter, request: Request) -> Answer:
    """This will begin or end a hold on a case."""
    case, reason = UUID(request["case"]), str(request["reason"])
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        refused = erasing.hold(ledger, who, case, reason, request["lasts"] is True, now)
    if refused is not None:
        raise refused
    return {"done": True}


def _who(vault: Counter, ledger: Ledger, request: Request) -> tuple[Capability, datetime]:
    now = vault.now()
    token, session = str(request["capability"]), str(request["session"])
    return looking.who_is_there(vault.keys, ledger, token, session, vault.real_now(), now), now


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "ask_erasure": ask_erasure,
    "agree_to_erasure": agree_to_erasure,
    "drop_erasure": drop_erasure,
    "hold_case": hold_case,
}
