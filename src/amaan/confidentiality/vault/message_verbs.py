"""At the counter: a message to her. The vault says when it goes; nobody else sees the number."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import looking, sending
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.looking import No

Request = dict[str, Any]
Answer = dict[str, Any]


def notify(counter: Counter, request: Request) -> Answer:
    """This will take down that a message is to go to her."""
    case, subject = UUID(request["case"]), UUID(request["subject"])
    kind, language = str(request["kind"]), str(request["language"])
    token, session = str(request["capability"]), str(request["session"])
    now = counter.now()
    with counter.transactions() as ledger:
        who = looking.who_is_there(counter.keys, ledger, token, session, counter.real_now(), now)
        made = sending.ask(ledger, who, case, subject, kind, language, now)
    # Raised after the transaction: the refusal stays in the journal.
    if isinstance(made, No):
        raise made
    return {"message": str(made)}


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {"notify": notify}
