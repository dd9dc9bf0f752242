"""At the counter: whether a draft for the public may go out, and what custodians say of it."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from amaan.confidentiality.vault import screening
from amaan.confidentiality.vault.name_verbs import Counter, present

Request = dict[str, Any]
Answer = dict[str, Any]
# A check is answered a whole number of these after it came: what was found must not show in the
# time it took. A page of text takes well under one.
SECONDS = 1.0
# No page is as long as this; the words are counted inside.
LONGEST = 20_000


def check_draft(vault: Counter, request: Request) -> Answer:
    """This will say whether a draft is cleared, and nothing else."""
    began = monotonic()
    try:
        cleared = screening.check(
            vault.transactions,
            vault.keys,
            present(vault, request, "check_draft"),
            UUID(request["check"]),
            str(request["about"])[:24],
            str(request["text"])[:LONGEST],
            vault.real_now(),
            vault.now(),
        )
    finally:
        sleep(SECONDS - (monotonic() - began) % SECONDS)
    return {"cleared": cleared}


def drafts_to_read(vault: Counter, request: Request) -> Answer:
    """This will give a custodian the drafts that wait, without their text."""
    who = present(vault, request, "drafts_to_read")
    return {
        "drafts": [
            {
                "id": str(one.id),
                "post": one.post,
                "about": one.about,
                "asked_at": one.asked_at.isoformat(),
            }
            for one in screening.waiting(vault.transactions, who, vault.now())
        ]
    }


def read_draft(vault: Counter, request: Request) -> Answer:
    """This will open a draft to the custodian who decides on it."""
    who = present(vault, request, "read_draft")
    check = UUID(request["check"])
    return {"text": screening.read(vault.transactions, vault.keys, who, check, vault.now())}


def decide_draft(vault: Counter, request: Request) -> Answer:
    """This will keep what a custodian decided of a draft."""
    who = present(vault, request, "decide_draft")
    check, decision = UUID(request["check"]), str(request["decision"])
    screening.decide(vault.transactions, who, check, decision, vault.now())
    return {"done": True}


def draft_outcome(vault: Counter, request: Request) -> Answer:
    """This will tell a writer what became of her draft."""
    who = present(vault, request, "draft_outcome")
    found = screening.outcome(vault.transactions, vault.keys, who, UUID(request["check"]))
    return {"state": found.state, "text": found.text}


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "check_draft": check_draft,
    "drafts_to_read": drafts_to_read,
    "read_draft": read_draft,
    "decide_draft": decide_draft,
    "draft_outcome": draft_outcome,
}
