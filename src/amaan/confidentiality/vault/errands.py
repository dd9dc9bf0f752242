"""What background work may ask of the vault: a closed list of errands, in nobody's name.

A job has no officer behind it, so it presents what no officer can: a capability that names the
purposes it is good for, given only to the account of the jobs and good for eight hours. The
account of the jobs may ask nothing else, whatever it presents, and no page may ask this. What
is outside the list is refused and written into the journal: somebody has taken the worker over,
or we have made a mistake, and either should be seen.

Each errand looks for its own ground as well: a message goes only as her plan says, and an
export opens only when the vault finds that it was agreed to. So whoever takes the worker over
can do its errands, and no other thing.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NoReturn
from uuid import UUID

from amaan.confidentiality import crypto
from amaan.confidentiality.message_texts import TEXTS
from amaan.confidentiality.vault import export_verbs, sending
from amaan.confidentiality.vault.capability import SHIFT, NotGood
from amaan.confidentiality.vault.counter import Counter
from amaan.confidentiality.vault.ledger import Ledger, Written
from amaan.confidentiality.vault.looking import No

Request = dict[str, Any]
Answer = dict[str, Any]
FORMAT = b"amaan-errands-1"
# Clearing and recomputing are not here: they need nothing that is sealed.
PURPOSES = frozenset({"notify", "export"})
POST = "jobs"
# Her telephone has its own limit; this is the worker's, for all telephones together.
MOST_MESSAGES_IN_AN_HOUR = 60


class Caller(StrEnum):
    """Whose account speaks, as the kernel says. `ANY` where one account is everybody."""

    PAGES = "pages"
    JOBS = "jobs"
    ANY = "any"


@dataclass(frozen=True)
class Errand:
    """One thing the jobs may ask for, and the purpose that their capability must name."""

    purpose: str
    run: Callable[[Counter, Request], Answer]


def issue(key: bytes, purposes: frozenset[str], issued_at: datetime) -> str:
    """This will write a capability for background work. Raises: ValueError outside the list."""
    if not purposes <= PURPOSES:
        raise ValueError("no such errand")
    plain = json.dumps([sorted(purposes), issued_at.astimezone(UTC).isoformat()]).encode()
    sealed = crypto.seal(key, plain, FORMAT)
    return base64.urlsafe_b64encode(sealed).decode("ascii").rstrip("=")


def read(key: bytes, written: str, real_now: datetime) -> frozenset[str]:
    """This will say for which purposes a capability is good.

    Units: eight hours of real time.
    Raises: NotGood; an officer's capability is not one either.
    """
    try:
        raw = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
        plain = crypto.unseal(key, raw, FORMAT)
    except (crypto.DoesNotOpen, ValueError):
        raise NotGood from None
    purposes, issued = json.loads(plain)
    if not datetime.fromisoformat(issued) <= real_now < datetime.fromisoformat(issued) + SHIFT:
        raise NotGood
    return frozenset(purposes) & PURPOSES


def answer(vault: Counter, verb: str, request: Request, caller: Caller) -> Answer:
    """This will do an errand of the jobs. Raises: No, with the refusal in the journal."""
    if caller is Caller.PAGES:
        refuse(vault, verb, "from a page")
    if verb == BEGIN:
        return {"capability": issue(vault.keys.capability_key, PURPOSES, vault.real_now())}
    errand = ERRANDS[verb]
    try:
        good_for = read(vault.keys.capability_key, str(request["work"]), vault.real_now())
    except (NotGood, KeyError):
        refuse(vault, verb, "capability")
    if errand.purpose not in good_for:
        refuse(vault, verb, "purpose")
    return errand.run(vault, request)


def refuse(vault: Counter, verb: str, rule: str) -> NoReturn:
    """This will write down what was asked out of turn. Raises: No, always."""
    with vault.transactions() as ledger:
        ledger.write(Written("errand", "refused", rule, post=POST, fields=verb[:40]))
    raise No("not_found")


def notify(vault: Counter, request: Request) -> Answer:
    """This will take down that a message is to go to her, if she has a plan."""
    case, subject = UUID(request["case"]), UUID(request["subject"])
    kind, language = str(request["kind"]), str(request["language"])
    now = vault.now()
    with vault.transactions() as ledger:
        refused = _no_message(ledger, case, subject, kind, language, now)
        made = None
        if refused is None:
            made = ledger.put_message(case, subject, kind, language, POST, now)
        ledger.write(
            Written(
                "message",
                "asked" if made else "refused",
                kind if kind in TEXTS else "",
                post=POST,
                case=case,
                subject=subject,
                purpose=sending.PURPOSE,
            )
        )
    # Raised after the transaction: the refusal stays in the journal.
    if refused is not None:
        raise refused
    return {"message": str(made)}


def _no_message(
    ledger: Ledger, case: UUID, subject: UUID, kind: str, language: str, now: datetime
) -> No | None:
    known = kind in TEXTS and language in sending.LANGUAGES
    if not known or ledger.plan_of(case, subject) is None:
        return No("not_found")
    if ledger.messages_since_a_day(subject, now) >= sending.MOST_IN_A_DAY:
        return No("too_many_messages")
    if ledger.messages_asked_by(POST, now) >= MOST_MESSAGES_IN_AN_HOUR:
        return No("too_many_messages")
    return None


BEGIN = "begin_work"
ERRANDS: dict[str, Errand] = {
    "work_notify": Errand("notify", notify),
    "work_export": Errand("export", export_verbs.open_export),
}
