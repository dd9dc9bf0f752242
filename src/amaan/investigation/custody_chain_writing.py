"""Writing links: where an exhibit is, in whose hands, and the next link of its chain.

The row of the exhibit and the link are written together, so that the place on a list and the
place in the chain cannot part.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_questions
from amaan.investigation import custody_chain
from amaan.investigation.custody_chain_tables import CustodyLink
from amaan.investigation.exhibits_tables import Exhibit
from amaan.kernel.ids import CaseId, OfficerId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# Who keeps the store of his station; access.sql says the same (`amaan_keeps_store`).
KEEPERS = frozenset({Post.STATION_CLERK, Post.STATION_COMMANDER})
CHANGING = (
    "seal", "seal_state", "where", "holder", "store", "shelf", "due_back_at", "links", "head",
    "offer", "offered_to", "offered_store",
)  # fmt: skip


class NotInYourHands(Refused):
    """Only whoever has an exhibit can do something with it."""

    sentence = said(
        "This exhibit is not in your hands. Whoever has it gives it; then you confirm that you "
        "received it."
    )


class NotYet(Refused):
    """What has not happened cannot be a link."""

    sentence = said("This time is in the future. Write when it happened.")


class BeforeTheLast(Refused):
    """A link cannot lie before the one it follows."""

    sentence = said("This time lies before the exhibit's last movement. Read both again.")


class NotANumber(Refused):
    """A number of a seal, a form or a shelf is no place for a name."""

    sentence = said(
        "Write the number only, as it stands on the seal, the paper or the shelf: digits are "
        "needed, and no name."
    )


def check_number(*numbers: str) -> None:
    """This will refuse what is no number of a seal, a paper or a shelf; an empty one is none.

    Raises: NotANumber.
    """
    for number in numbers:
        if number and (not re.search(r"\d", number) or re.search(r"[^\W\d_]{7,}", number)):
            raise NotANumber


def lock(exhibit_ids: Sequence[UUID]) -> list[Exhibit]:
    """This will lock exhibits, in the order of their numbers.

    Raises: NotFound where row security shows not all of them.
    """
    wanted = set(exhibit_ids)
    found = list(Exhibit.objects.select_for_update().filter(id__in=wanted).order_by("id"))
    if not wanted or len(found) != len(wanted):
        raise NotFound
    return sorted(found, key=lambda e: (e.case_id, e.number))


def holds(actor: Actor, exhibit: Exhibit) -> bool:
    """This will say whether an exhibit is in the actor's hands: his own, or his store's."""
    if exhibit.where == "officer":
        return exhibit.holder_id == actor.officer_id
    return exhibit.where == "store" and keeps_store(actor, exhibit.store_id)


def keeps_store(actor: Actor, station_id: UUID | None) -> bool:
    """This will say whether the actor keeps the store of a station."""
    return station_id is not None and actor.post in KEEPERS and actor.station_id == station_id


def place_of(exhibit: Exhibit) -> dict[str, str]:
    """This will say where an exhibit is, as its chain says it: no ids, so that a court can read it.

    An officer by his service number; a store by its station.
    """
    if exhibit.where == "officer":
        return with_officer(OfficerId(exhibit.holder_id))
    if exhibit.where == "store":
        return in_store(exhibit.store_id)
    return {"place": exhibit.where}


def with_officer(officer_id: OfficerId) -> dict[str, str]:
    """This will say that something is with an officer."""
    return {"place": "officer", "officer": organisation.service_number(officer_id)}


def in_store(station_id: UUID | None) -> dict[str, str]:
    """This will say that something is in the store of a station."""
    assert station_id is not None, "the database keeps no store without a station"
    return {"place": "store", "station": organisation.place(UnitId(station_id)).name_en}


def begin(*, actor: Actor, exhibits: Sequence[Exhibit], at: datetime, now: datetime) -> None:
    """This will write new exhibits with the first link of each. Two statements."""
    here = with_officer(actor.officer_id)
    links = []
    for exhibit in exhibits:
        told = {
            "to": here,
            "item": exhibit.number,
            "kind": exhibit.what,
            "pieces": exhibit.pieces,
        }
        links.append(_next(actor, exhibit, "taken", told, at, now))
    Exhibit.objects.bulk_create(exhibits)
    CustodyLink.objects.bulk_create(links)


def add(
    *,
    actor: Actor,
    exhibit: Exhibit,
    what: str,
    told: Mapping[str, Any],
    at: datetime,
    now: datetime,
) -> None:
    """This will write the next link of an exhibit's chain, and where it is from now on.

    Raises: BeforeTheLast.
    """
    if exhibit.links:
        last = CustodyLink.objects.get(exhibit=exhibit, number=exhibit.links)
        if instant(at) < last.body["at"]:
            raise BeforeTheLast
    CustodyLink.objects.bulk_create([_next(actor, exhibit, what, told, at, now)])
    exhibit.save(update_fields=CHANGING)


def refuse_the_future(at: datetime, now: datetime) -> None:
    """This will refuse what would lie ahead.

    Raises: NotYet.
    """
    if at > now:
        raise NotYet


def tell(actor: Actor, case_id: CaseId, fact: facts.Fact, at: datetime, now: datetime) -> None:
    """This will put a movement on the case's timeline, where the actor works on the case.

    Whoever keeps a store or carries a parcel knows nothing of its case: what he does stands in
    the chain, and the timeline is written by whichever of the two works on it.
    """
    if "record" not in case_questions.acts_open_to(actor, case_id, now):
        return
    happened = facts.Happened.at(at)
    with transaction.atomic(savepoint=False):
        cases.record_facts(
            actor=actor,
            case_id=case_id,
            happenings=[cases.NewFact(fact=fact, happened=happened)],
            now=now,
        )


def instant(at: datetime) -> str:
    """This will write an instant as every link does: in UTC, to the second, so that it sorts."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _next(
    actor: Actor,
    exhibit: Exhibit,
    what: str,
    told: Mapping[str, Any],
    at: datetime,
    now: datetime,
) -> CustodyLink:
    number = exhibit.links + 1
    body = {
        "exhibit": exhibit.mark,
        "number": number,
        "what": what,
        "at": instant(at),
        "recorded_at": instant(now),
        "recorded_by": organisation.service_number(actor.officer_id),
        "recorded_post": actor.post.value,
        "seal": exhibit.seal,
        **told,
    }
    previous = exhibit.head or custody_chain.START
    exhibit.links, exhibit.head = number, custody_chain.digest(previous, body)
    return CustodyLink(
        exhibit_id=exhibit.id,
        number=number,
        body=body,
        previous=previous,
        digest=exhibit.head,
        recorded_at=now,
        recorded_by_id=actor.officer_id,
    )
