"""At the counter: what custodians do: erase for good, hold, and let somebody see where she is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import erasing, letting, looking
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


def ask_letting(vault: Counter, request: Request) -> Answer:
    """This will take down that an officer asks to see where she is."""
    case = UUID(request["case"])
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        session = str(request["session"])
        refused = letting.ask(ledger, who, session, case, vault.real_now(), now)
    return _done(refused)


def agree_to_letting(vault: Counter, request: Request) -> Answer:
    """This will let him, when this is the second custodian who agrees."""
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        refused = letting.agree(ledger, who, UUID(request["letting"]), vault.real_now(), now)
    return _done(refused)


def end_letting(vault: Counter, request: Request) -> Answer:
    """This will end an asking, or what was let, for a custodian."""
    with vault.transactions() as ledger:
        who, now = _who(vault, ledger, request)
        refused = letting.decline(ledger, who, UUID(request["letting"]), now)
    return _done(refused)


def _done(refused: No | None) -> Answer:
    # Raised after the transaction: the refusal stays in the journal.
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
    "ask_letting": ask_letting,
    "agree_to_letting": agree_to_letting,
    "end_letting": end_letting,
}
