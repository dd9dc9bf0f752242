"""Two people who may be one: a custodian looks at each, for that reason, and says what he thinks.

He sees codes until he looks; a look opens who one of the two is, and nothing of what was told.
Nothing is merged, no desk is told, and what he decided is kept so that it is not asked again.
"""

from datetime import datetime
from uuid import UUID

from amaan.confidentiality import policy
from amaan.confidentiality.closed_lists import DECISIONS
from amaan.confidentiality.vault import indexing, quotas
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Ledger, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.name_ledger import Names, Question, Side

COMPARED_FOR = "compare"


def questions(transactions: Transactions, who: Capability, now: datetime) -> list[Question]:
    """This will give a custodian what is his to decide; nothing to anybody else."""
    with transactions() as ledger:
        return Names(ledger).questions(who.officer_id, now)


def look(
    transactions: Transactions,
    keys: KeyRing,
    who: Capability,
    question: UUID,
    side: str,
    real_now: datetime,
    now: datetime,
) -> dict[str, str]:
    """This will open who one of the two is, for the custodian who has to compare them.

    Raises: No.
    """
    with transactions() as ledger:
        found = _of_this_custodian(ledger, who, question, now)
        wanted = None if found is None else found.one if side == "one" else found.other
        if wanted is None or side not in ("one", "other"):
            refused, rule = "not_found", "not his to decide"
        elif not quotas.count(ledger, who, [wanted.subject], real_now, now, own=False):
            refused, rule = "too_many_looks", "quota"
        else:
            refused, rule = "", "custodian"
        role = "" if found is None else found.role
        ledger.write(_entry("compare", who, wanted, refused, rule, role))
    if refused or wanted is None:
        raise No(refused)
    # From here the look is in the journal whatever happens.
    with transactions() as ledger:
        person = (wanted.case, wanted.subject)
        refs = Names(ledger).newest([person], indexing.FIELDS)
        return indexing.opened(list(ledger.kept(refs).values()), keys).get(wanted.subject, {})


def decide(
    transactions: Transactions, who: Capability, question: UUID, decision: str, now: datetime
) -> None:
    """This will keep what the custodian thinks of two people. Both cases' journals say so.

    Raises: No.
    """
    if decision not in DECISIONS:
        raise No("not_found")
    with transactions() as ledger:
        names = Names(ledger)
        found = _of_this_custodian(ledger, who, question, now)
        sides = () if found is None else (found.one, found.other)
        refused = "" if sides else "not_found"
        # That one cannot say may be known without looking.
        if sides and decision != "unsure":
            both = names.looked_at(who.officer_id, [side.subject for side in sides])
            refused = "" if both else "look_first"
        if not refused and not names.decide(question, decision, who.officer_id, now):
            refused = "not_found"
        for side in sides:
            ledger.write(_entry("same_person", who, side, refused, decision))
    if refused:
        raise No(refused)


def _of_this_custodian(
    ledger: Ledger, who: Capability, question: UUID, now: datetime
) -> Question | None:
    posted = ledger.posted_since(who.officer_id, now)
    if posted is None or not policy.may_compare(posted[0], who.assurance).allowed:
        return None
    found = Names(ledger).questions(who.officer_id, now)
    return next((one for one in found if one.id == question), None)


def _entry(
    what: str, who: Capability, side: Side | None, refused: str, rule: str, role: str = ""
) -> Written:
    return Written(
        what=what,
        outcome="refused" if refused else "shown" if what == "compare" else "done",
        rule=rule,
        officer=who.officer_id,
        post="custodian",
        case=None if side is None else side.case,
        subject=None if side is None else side.subject,
        purpose=COMPARED_FOR,
        fields=",".join(f for f in indexing.FIELDS if f.startswith(role)) if role else "",
    )
