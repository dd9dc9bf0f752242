"""The station's store (malkhana): shelves, the count with the register in hand, differences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.investigation import custody_chain_writing as chain
from amaan.investigation.custody_chain_writing import NotInYourHands
from amaan.investigation.exhibits_tables import Exhibit
from amaan.investigation.store_tables import StoreCount, StoreDifference
from amaan.kernel.ids import NotAReference, read_reference
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor


class NotAMark(Refused):
    """A line of the count names no exhibit."""

    sentence = said(
        "Line %(line)s is no mark of an exhibit. A mark has eight letters and digits, such as "
        "K7QF-3M2P; the shelf may follow it."
    )


@dataclass(frozen=True)
class Seen:
    """One parcel as the counter found it: its mark, and the shelf and seal where he wrote them."""

    mark: str
    shelf: str = ""
    seal: str = ""


@transaction.atomic(savepoint=False)
def put_on_shelf(
    *, actor: Actor, exhibit_id: UUID, shelf: str, at: datetime, now: datetime
) -> None:
    """This will say on which shelf an exhibit of one's own store lies.

    Raises: NotFound; NotInYourHands; NotYet; BeforeTheLast.
    """
    exhibit = chain.lock([exhibit_id])[0]
    if exhibit.where != "store" or not chain.holds(actor, exhibit):
        raise NotInYourHands
    chain.refuse_the_future(at, now)
    chain.check_number(shelf)
    here = chain.place_of(exhibit)
    exhibit.shelf = shelf
    told = {"from": here, "to": here, "shelf": shelf}
    chain.add(actor=actor, exhibit=exhibit, what="shelved", told=told, at=at, now=now)


@transaction.atomic(savepoint=False)
def count_store(
    *, actor: Actor, count_id: UUID, seen: Sequence[Seen], counted_at: datetime, now: datetime
) -> UUID:
    """This will hold what was found in the store against the register; differences stay open.

    The same count twice (a second press of Save) counts once.
    Raises: NotFound for whoever keeps no store; NotYet.
    """
    confidentiality.permit(actor=actor, act="keep_store", case_id=None, now=now)
    if actor.station_id is None or actor.district_id is None:
        raise NotFound
    chain.refuse_the_future(counted_at, now)
    if StoreCount.objects.filter(id=count_id).exists():
        return count_id
    expected = {
        exhibit.mark: exhibit
        for exhibit in Exhibit.objects.filter(where="store", store_id=actor.station_id)
    }
    found = {one.mark: one for one in seen}
    count = StoreCount.objects.create(
        id=count_id,
        station_id=actor.station_id,
        district_id=actor.district_id,
        counted_at=counted_at,
        counted_by_id=actor.officer_id,
        expected=len(expected),
        found=len(found),
        recorded_at=now,
    )
    StoreDifference.objects.bulk_create(
        StoreDifference(
            count=count,
            station_id=count.station_id,
            district_id=count.district_id,
            exhibit=expected.get(mark),
            mark=mark,
            what=what,
        )
        for mark in sorted(expected.keys() | found.keys())
        if (what := _difference(expected.get(mark), found.get(mark)))
    )
    return count_id


@transaction.atomic(savepoint=False)
def explain(*, actor: Actor, difference_id: UUID, why: str, now: datetime) -> None:
    """This will close a difference with a reason, by somebody above the station.

    Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="explain_store", case_id=None, now=now)
    done = StoreDifference.objects.filter(id=difference_id, explained="").update(
        explained=why, explained_at=now, explained_by=actor.officer_id
    )
    if not done:
        raise NotFound


def read_list(text: str) -> tuple[Seen, ...]:
    """This will read what the counter wrote or scanned: a mark on each line, then shelf and seal.

    Raises: NotAMark.
    """
    seen = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.replace(",", " ").split()
        if not words:
            continue
        try:
            mark = read_reference(words[0])
        except NotAReference:
            raise NotAMark(line=number) from None
        shelf, seal = (*words[1:3], "", "")[:2]
        seen.append(Seen(mark, shelf, seal))
    return tuple(seen)


def _difference(expected: Exhibit | None, found: Seen | None) -> str:
    if expected is None:
        return "not_expected"
    if found is None:
        return "missing"
    if found.seal and found.seal.casefold() != expected.seal.casefold():
        return "seal_different"
    if found.shelf and found.shelf.casefold() != expected.shelf.casefold():
        return "other_shelf"
    return ""
