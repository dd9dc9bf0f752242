"""What each movement of an exhibit does: its seal is compared, it goes, and it is told.

Verbs say who may; nothing here asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from amaan.investigation import custody_chain_writing as chain
from amaan.investigation.custody_chain_refusals import SealsNotCompared
from amaan.investigation.custody_chain_tables import HandOver, HandOverItem
from amaan.investigation.exhibits_tables import Exhibit
from amaan.kernel.ids import CaseId, OfficerId
from amaan.organisation import queries as organisation
from amaan.organisation.queries import Actor
from amaan.protocol import facts


@dataclass(frozen=True)
class SealFound:
    """What the receiver found of one seal; the number only where it differs."""

    state: str
    number: str = ""


def list_items(
    hand_over: HandOver,
    exhibits: Sequence[Exhibit],
    seals: Mapping[UUID, SealFound] | None = None,
) -> None:
    """This will write down which exhibits are handed over, each with its seal."""
    HandOverItem.objects.bulk_create(
        HandOverItem(
            hand_over=hand_over,
            exhibit=exhibit,
            seal_given=exhibit.seal,
            seal_found=seals[exhibit.id].number if seals else "",
            seal_state=seals[exhibit.id].state if seals else "",
        )
        for exhibit in exhibits
    )


def refuse_uncompared(exhibits: Sequence[Exhibit], seals: Mapping[UUID, SealFound]) -> None:
    """This will refuse a receipt in which a seal was not compared.

    Raises: SealsNotCompared.
    """
    for exhibit in exhibits:
        found = seals.get(exhibit.id)
        if found is None or (found.state == "different") != bool(found.number):
            raise SealsNotCompared
        chain.check_number(found.number)
        if found.number.casefold() == exhibit.seal.casefold():
            raise SealsNotCompared


def move(
    actor: Actor,
    exhibit: Exhibit,
    by: HandOver,
    receiver_id: OfficerId | None,
    found: SealFound,
    at: datetime,
    now: datetime,
    *,
    shelf: str = "",
) -> None:
    """This will put one exhibit where it went, and add the link that says so."""
    here, seal_given = chain.place_of(exhibit), exhibit.seal
    exhibit.where = by.to_where
    exhibit.holder_id = receiver_id or exhibit.holder_id
    exhibit.store_id = by.store_id or exhibit.store_id
    exhibit.shelf = shelf if by.store_id else ""
    exhibit.due_back_at = by.due_back_at
    exhibit.offer = exhibit.offered_to_id = exhibit.offered_store_id = None
    # From now on it goes by the number that is on it.
    exhibit.seal, exhibit.seal_state = found.number or seal_given, found.state
    told = {
        "from": here,
        "to": chain.place_of(exhibit),
        "purpose": by.purpose,
        "form": by.number,
        "giver": _number(by.giver_id),
        "receiver": _number(receiver_id),
        "given_at": chain.instant(by.given_at),
        "seal_given": seal_given,
        "seal_found": found.number or seal_given,
        "seal_state": found.state,
        "by_paper": by.by_paper,
        "outside_number": by.outside_number,
    }
    chain.add(actor=actor, exhibit=exhibit, what="handed_over", told=told, at=at, now=now)


def _number(officer_id: UUID | None) -> str:
    return "" if officer_id is None else organisation.service_number(OfficerId(officer_id))


def tell_each(
    actor: Actor,
    exhibits: Sequence[Exhibit],
    at: datetime,
    now: datetime,
    *,
    given: str = "",
    received: str = "",
    seals: Mapping[UUID, SealFound] | None = None,
) -> None:
    """This will put one entry on the timeline of each case whose exhibits moved."""
    for case_id, group in groupby(exhibits, key=lambda e: e.case_id):
        here = list(group)
        fact: facts.Fact
        if given:
            fact = facts.ExhibitGiven(purpose=given, exhibits=len(here))
        else:
            states = {seals[e.id].state for e in here} if seals else set()
            worst = next((s for s in ("broken", "different") if s in states), "intact")
            fact = facts.ExhibitReceived(purpose=received, exhibits=len(here), seals=worst)
        chain.tell(actor, CaseId(case_id), fact, at, now)
