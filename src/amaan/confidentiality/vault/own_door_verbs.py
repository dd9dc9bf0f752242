"""At the counter: her own door, and what was said without a name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import looking, own_door
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.ledger import Ledger
from amaan.confidentiality.vault.looking import No

Request = dict[str, Any]
Answer = dict[str, Any]
# Whoever knocks is answered a whole number of these after knocking: time tells nothing.
SECONDS = 0.25


def give_own_door(vault: Counter, request: Request) -> Answer:
    """This will give her a door of her own."""
    with vault.transactions() as ledger:
        given = own_door.give(
            ledger, vault.keys, _who(vault, ledger, request), UUID(request["case"]),
            UUID(request["subject"]), frozenset(map(str, request["shows"])),
            with_other=request["with_other"] is True, now=vault.now(),
        )  # fmt: skip
    # Raised after the transaction: the refusal stays in the journal.
    if isinstance(given, No):
        raise given
    return {"receipt": given.receipt, "phrase": given.phrase, "other": given.other_phrase}


def end_own_door(vault: Counter, request: Request) -> Answer:
    """This will shut her door."""
    case, subject = UUID(request["case"]), UUID(request["subject"])
    with vault.transactions() as ledger:
        refused = own_door.end(ledger, _who(vault, ledger, request), case, subject, vault.now())
    if refused is not None:
        raise refused
    return {"done": True}


def enter_own_door(vault: Counter, request: Request) -> Answer:
    """This will let somebody in by number and phrase."""
    with _in_whole_quarters():
        token = own_door.enter(
            vault.transactions, vault.keys, str(request["receipt"]), str(request["phrase"])[:400],
            real_now=vault.real_now(), now=vault.now(),
        )  # fmt: skip
    return {"visit": token}


def leave_own_door(vault: Counter, request: Request) -> Answer:
    """This will end a visit."""
    with vault.transactions() as ledger:
        own_door.leave(ledger, str(request["visit"]))
    return {"done": True}


def read_own(vault: Counter, request: Request) -> Answer:
    """This will open a part of her file to herself."""
    found = own_door.read(
        vault.transactions, vault.keys, str(request["visit"]), str(request["part"]),
        vault.real_now(),
    )  # fmt: skip
    return {"found": found}


def new_public_number(vault: Counter, request: Request) -> Answer:
    """This will draw the number of something said without a name."""
    del request  # nothing is asked of whoever says no name
    number, token = own_door.new_number(vault.keys)
    return {"number": number, "token": token.hex()}


def public_answer(vault: Counter, request: Request) -> Answer:
    """This will say what was answered to a number."""
    with _in_whole_quarters():
        found = own_door.answer_of(vault.transactions, vault.keys, str(request["number"]))
    if found is None:
        raise No("does_not_fit")
    return {"taken": found[0], "answers": found[1]}


def read_public(vault: Counter, request: Request) -> Answer:
    """This will open to an officer what was said without a name."""
    now = vault.now()
    with vault.transactions() as ledger:
        who = _who(vault, ledger, request)
    found = own_door.read_report(vault.transactions, vault.keys, who, UUID(request["report"]), now)
    return {"words": found}


@contextmanager
def _in_whole_quarters() -> Iterator[None]:
    began = monotonic()
    try:
        yield
    finally:
        sleep(SECONDS - (monotonic() - began) % SECONDS)


def _who(vault: Counter, ledger: Ledger, request: Request) -> Capability:
    return looking.who_is_there(
        vault.keys, ledger, str(request["capability"]), str(request["session"]),
        vault.real_now(), vault.now(),
    )  # fmt: skip


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "give_own_door": give_own_door,
    "end_own_door": end_own_door,
    "enter_own_door": enter_own_door,
    "leave_own_door": leave_own_door,
    "read_own": read_own,
    "new_public_number": new_public_number,
    "public_answer": public_answer,
    "read_public": read_public,
}
