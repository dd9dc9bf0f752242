"""At the counter: what is to leave is let, agreed to, opened for the job and taken."""

import base64
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from amaan.confidentiality.vault import exporting, looking
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.looking import No

Request = dict[str, Any]
Answer = dict[str, Any]
Found = TypeVar("Found")


def let_export(vault: Counter, request: Request) -> Answer:
    """This will let an export be made, for whoever asked for it."""
    _for_an_officer(vault, request, _let)
    return {"done": True}


def agree_to_export(vault: Counter, request: Request) -> Answer:
    """This will take down that a second person agrees."""
    _for_an_officer(vault, request, _agree)
    return {"done": True}


def take_export(vault: Counter, request: Request) -> Answer:
    """This will give whoever asked the key of the copy that was made."""
    key = _for_an_officer(vault, request, _take)
    return {"key": base64.b64encode(key).decode("ascii")}


def open_export(vault: Counter, request: Request) -> Answer:
    """This will open an export for the job that makes it. An errand: `errands` lets it in."""
    wanted = UUID(request["export"])

    def work(ledger: Ledger) -> exporting.Opening:
        return exporting.open_for(ledger, vault.keys, wanted, vault.real_now(), vault.now())

    found = _kept(vault, work)
    return {
        "cases": [str(case) for case in found.cases],
        "values_shown": [
            {"case": str(v.case), "subject": str(v.subject), "field": v.field, "value": v.value}
            for v in found.values
        ],
    }


def _let(vault: Counter, ledger: Ledger, who: Capability, wanted: UUID) -> None:
    exporting.let(ledger, vault.keys, who, wanted, vault.real_now(), vault.now())


def _agree(vault: Counter, ledger: Ledger, who: Capability, wanted: UUID) -> None:
    exporting.agree(ledger, who, wanted, vault.real_now(), vault.now())


def _take(vault: Counter, ledger: Ledger, who: Capability, wanted: UUID) -> bytes:
    return exporting.take(ledger, vault.keys, who, wanted, vault.real_now(), vault.now())


def _for_an_officer(
    vault: Counter,
    request: Request,
    step: Callable[[Counter, Ledger, Capability, UUID], Found],
) -> Found:
    wanted = UUID(request["export"])
    token, session = str(request["capability"]), str(request["session"])

    def work(ledger: Ledger) -> Found:
        who = looking.who_is_there(
            vault.keys, ledger, token, session, vault.real_now(), vault.now()
        )
        return step(vault, ledger, who, wanted)

    return _kept(vault, work)


def _kept(vault: Counter, work: Callable[[Ledger], Found]) -> Found:
    """This will keep what was written also where it was a refusal: raised after the transaction."""
    with vault.transactions() as ledger:
        try:
            return work(ledger)
        except No as no:
            refused = no
    raise refused


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "let_export": let_export,
    "agree_to_export": agree_to_export,
    "take_export": take_export,
}
