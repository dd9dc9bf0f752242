"""At the counter: emergencies, an officer's own numbers, and names in notes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from amaan.confidentiality import policy
from amaan.confidentiality.envelope import DoesNotOpen
from amaan.confidentiality.names.tokens import Described
from amaan.confidentiality.vault import indexing, looking, naming, nearness
from amaan.confidentiality.vault.capability import Capability
from amaan.confidentiality.vault.keys import KeyRing
from amaan.confidentiality.vault.ledger import Bearing, Transactions, Written
from amaan.confidentiality.vault.looking import No
from amaan.confidentiality.vault.name_ledger import Names
from amaan.confidentiality.vault.opening import open_kept

Request = dict[str, Any]
Answer = dict[str, Any]
# What may be asked of one note.
LONGEST_NOTE = 70_000


class Counter(Protocol):
    """As much of the vault's counter as these verbs need."""

    keys: KeyRing
    transactions: Transactions

    def real_now(self) -> datetime: ...

    def now(self) -> datetime: ...


def break_glass(vault: Counter, request: Request) -> Answer:
    """This will open one part of one case for a quarter of an hour, to be answered for.

    Wants a second factor of the last five minutes. Written down whatever comes of it.
    """
    real_now, now = vault.real_now(), vault.now()
    case, relation = UUID(request["case"]), str(request["relation"])
    who = _present(vault, request, "emergency", case)
    if relation not in policy.EMERGENCY:
        raise No("not_found")
    reason = str(request["reason"])[:20]
    with vault.transactions() as ledger:
        bearing = ledger.bearing(who.officer_id, case, now)
        refused = _refused(who, bearing, real_now)
        if refused == "":
            refused = ledger.break_glass(who.officer_id, case, relation, reason, now)
        ledger.write(
            Written(
                "emergency",
                "shown" if refused == "" else "refused",
                refused or reason,
                officer=who.officer_id,
                post="" if bearing is None else bearing.post,
                case=case,
                relation=relation,
                purpose="emergency",
            )
        )
    if refused:
        raise No(refused)
    return {"done": True}


def own_numbers(vault: Counter, request: Request) -> Answer:
    """This will make an officer's own numbers into tokens, and forget the numbers."""
    now = vault.now()
    who = _present(vault, request, "own_numbers", None)
    phones = [str(p)[:40] for p in request["phones"]][: nearness.PHONES_AT_MOST]
    with vault.transactions() as ledger:
        desk = Names(ledger).desk_of(who.officer_id, now)
        if desk is None:
            raise No("not_found")
        own = [
            Described(
                name=str(request["name"])[:200],
                relative=str(request["relative"])[:200],
                cnic=str(request["cnic"])[:40],
                phone=phone,
            )
            for phone in (phones or [""])
        ]
        place = (desk.province, desk.district.hex if desk.district else "")
        kept = nearness.deposit(ledger, indexing.index(vault.keys), who.officer_id, own, place, now)
    return {"tokens": kept}


def names_in_note(vault: Counter, request: Request) -> Answer:
    """This will say which names of a case a note gives away: the kinds, and no name."""
    now, case = vault.now(), UUID(request["case"])
    who = _present(vault, request, "note", case)
    note = str(request["note"])[:LONGEST_NOTE]
    with vault.transactions() as ledger:
        bearing = ledger.bearing(who.officer_id, case, now)
        if bearing is None or not _may_write(bearing):
            raise No("not_found")
        refs = Names(ledger).all_of(case, sorted(naming.NAMING))
        rows = list(ledger.kept(refs).values())
        ledger.write(
            Written("note", "compared", "", officer=who.officer_id, post=bearing.post, case=case)
        )
    kept = []
    for row in rows:
        try:
            kept.append((row.place.field, open_kept(row, vault.keys)))
        except DoesNotOpen:
            continue
    return {"fields": sorted(naming.named_in(note, kept))}


def _may_write(bearing: Bearing) -> bool:
    return policy.decide(
        post=bearing.post,
        relations=bearing.relations,
        scope=bearing.scope,
        sealed=bearing.sealed,
        conflicted=bearing.conflicted,
        act_or_class="record",
    ).allowed


def _refused(who: Capability, bearing: Bearing | None, real_now: datetime) -> str:
    if (
        bearing is None
        or not policy.decide(
            post=bearing.post,
            relations=bearing.relations,
            scope=bearing.scope,
            sealed=bearing.sealed,
            conflicted=bearing.conflicted,
            act_or_class="break_glass",
            assurance=who.assurance,
        ).allowed
    ):
        return "not_found"
    if not looking.is_fresh(who, real_now):
        return "fresh_factor"
    return ""


def _present(vault: Counter, request: Request, what: str, case: UUID | None) -> Capability:
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
            ledger.write(Written(what, "refused", "capability", case=case))
    raise No("sign_in_again")


VERBS: dict[str, Callable[[Counter, Request], Answer]] = {
    "break_glass": break_glass,
    "own_numbers": own_numbers,
    "names_in_note": names_in_note,
}
