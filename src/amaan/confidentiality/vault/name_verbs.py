"""At the counter: searches for a person, and people who may be one."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic, sleep
from typing import Any, Protocol
from uuid import UUID

from amaan.confidentiality.names.tokens import Described
from amaan.confidentiality.vault import comparing, looking, searching
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.name_ledger import Side

Request = dict[str, Any]
Answer = dict[str, Any]
# A search is answered a whole number of these after it came, so that the time it took does not
# tell whether somebody is known at another desk.
SECONDS = 0.25


class Counter(Protocol):
    """As much of the vault's counter as these verbs need."""

    keys: KeyRing
    transactions: Transactions

    def real_now(self) -> datetime: ...

    def now(self) -> datetime: ...


def search(vault: Counter, request: Request) -> Answer:
    """This will find a person among the cases of the officer who asks."""
    began = monotonic()
    try:
        who = present(vault, request, "search")
        found = searching.search(
            vault.transactions,
            vault.keys,
            who,
            _described(request),
            vault.real_now(),
            vault.now(),
        )
    finally:
        sleep(SECONDS - (monotonic() - began) % SECONDS)
    return {
        "found": [
            {
                "case": str(one.person.case),
                "subject": str(one.person.subject),
                "role": one.person.role,
                "very": one.very,
            }
            for one in found
        ]
    }


def duplicates(vault: Counter, request: Request) -> Answer:
    """This will give a custodian the people who may be one, by the codes of their cases."""
    who = present(vault, request, "duplicates")
    found = comparing.questions(vault.transactions, who, vault.now())
    return {
        "questions": [
            {
                "id": str(one.id),
                "found_at": one.found_at.isoformat(),
                "reasons": one.reasons.split(","),
                "role": one.role,
                "one": _side(one.one),
                "other": _side(one.other),
            }
            for one in found
        ]
    }


def compare(vault: Counter, request: Request) -> Answer:
    """This will open who one of two people is, for the custodian who compares them."""
    who = present(vault, request, "compare")
    parts = comparing.look(
        vault.transactions,
        vault.keys,
        who,
        UUID(request["question"]),
        str(request["side"]),
        vault.real_now(),
        vault.now(),
    )
    until = vault.real_now() + looking.GLANCE
    return {"parts": parts, "shown_until": until.isoformat()}


def decide_duplicate(vault: Counter, request: Request) -> Answer:
    """This will keep what a custodian thinks of two people."""
    who = present(vault, request, "same_person")
    question, decision = UUID(request["question"]), str(request["decision"])
    comparing.decide(vault.transactions, who, question, decision, vault.now())
    return {"done": True}


def _described(request: Request) -> Described:
    year = request.get("birth_year")
    return Described(
        name=str(request.get("name") or "")[:200],
        relative=str(request.get("relative") or "")[:200],
        birth_year=int(year) if year else None,
        age_band=str(request.get("age_band") or ""),
        cnic=str(request.get("cnic") or "")[:40],
        phone=str(request.get("phone") or "")[:40],
    )


def _side(side: Side) -> Answer:
    return {
        "reference": side.reference,
        "opened_at": side.opened_at.isoformat(),
        "station_en": side.station_en,
        "station_ur": side.station_ur,
    }


def present(vault: Counter, request: Request, what: str) -> Capability:
    """This will say whose session asks; a stranger is written down. Raises: No."""
    with vault.transactions() as ledger:
        try:
            return looking.who_is_there(
                vault.keys,
                ledger,
                str(request["capability"]),
                str(request["session"]),
                vault.real_now(),
                vault.now(),
            )
        except No:
            # Written in this transaction, raised outside it: a refusal is kept as well.
            ledger.write(Written(what, "refused", "capability"))
    raise No("sign_in_again")


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "search": search,
    "duplicates": duplicates,
    "compare": compare,
    "decide_duplicate": decide_duplicate,
}
