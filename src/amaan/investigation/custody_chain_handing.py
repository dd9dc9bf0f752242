"""Exhibits out of one hand into another: the giver gives, the receiver confirms for himself.

Where the other side has no session (a laboratory, a court, a station without a line) a paper
form with both signatures takes its place; one side writes it down, and says when the paper lies
in the file. Nobody gives to himself, and what waits for a receiver can be given to nobody else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.cases import queries as case_questions
from amaan.confidentiality import custody
from amaan.investigation import custody_chain_writing as chain
from amaan.investigation.custody_chain_moving import (
    SealFound,
    list_items,
    move,
    refuse_uncompared,
    tell_each,
)
from amaan.investigation.custody_chain_refusals import (
    AlreadyGiven,
    AnsweredAlready,
    CannotBeGiven,
    CannotHold,
    NotToOneself,
    OrderNeeded,
)
from amaan.investigation.custody_chain_tables import HandOver, HandOverItem
from amaan.investigation.custody_chain_writing import NotInYourHands
from amaan.investigation.exhibits_tables import Exhibit
from amaan.kernel.ids import CaseId, OfficerId, new_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

# Where a purpose leads when it leads out of the police.
OUTSIDE: Mapping[str, str] = {
    "laboratory": "laboratory",
    "court": "court",
    "return": "returned",
    "destroy": "destroyed",
}
AWAY = frozenset({"laboratory", "court"})
# These need the number of the order or receipt by which the other side knows it.
BY_ORDER = frozenset({"return", "destroy"})
MOST_AT_ONCE = 60


@dataclass(frozen=True)
class Receiver:
    """Who is to have it: an officer, or the store of a station."""

    officer_id: OfficerId | None = None
    store_id: UUID | None = None


@transaction.atomic(savepoint=False)
def give(
    *,
    actor: Actor,
    hand_over_id: UUID,
    exhibit_ids: Sequence[UUID],
    to: Receiver,
    purpose: str,
    given_at: datetime,
    now: datetime,
    due_back_at: datetime | None = None,
) -> HandOver:
    """This will offer exhibits to a receiver, who confirms in his own session. One act for many.

    Raises: NotFound; NotInYourHands; AlreadyGiven; NotToOneself; CannotHold; NotYet.
    """
    if again := HandOver.objects.filter(id=hand_over_id).first():
        return again
    exhibits = _in_hand(actor, exhibit_ids)
    chain.refuse_the_future(given_at, now)
    _refuse_receiver(actor, to, exhibits, now)
    given = HandOver.objects.create(
        id=hand_over_id,
        number=new_reference(),
        purpose=purpose,
        to_where="store" if to.store_id else "officer",
        given_at=given_at,
        giver_id=actor.officer_id,
        receiver_id=to.officer_id,
        store_id=to.store_id,
        due_back_at=due_back_at,
    )
    list_items(given, exhibits)
    for exhibit in exhibits:
        exhibit.offer = given.id
        exhibit.offered_to_id = to.officer_id
        exhibit.offered_store_id = to.store_id
    Exhibit.objects.bulk_update(exhibits, ["offer", "offered_to", "offered_store"])
    tell_each(actor, exhibits, given_at, now, given=purpose)
    return given


@transaction.atomic(savepoint=False)
def receive(
    *,
    actor: Actor,
    hand_over_id: UUID,
    seals: Mapping[UUID, SealFound],
    received_at: datetime,
    now: datetime,
    shelf: str = "",
) -> None:
    """This will confirm what was received, each seal compared; from then on it is in these hands.

    A seal that differs stops nothing: it is written into the chain and stands out from then on.
    Raises: NotFound; AnsweredAlready; NotToOneself; SealsNotCompared; NotYet; BeforeTheLast.
    """
    offered = _offered(hand_over_id)
    if not _is_for(actor, offered):
        raise NotFound
    if offered.giver_id == actor.officer_id:
        raise NotToOneself
    chain.check_number(shelf)
    _conclude(actor, offered, actor.officer_id, seals, received_at, now, shelf=shelf)


@transaction.atomic(savepoint=False)
def receive_on_paper(
    *,
    actor: Actor,
    hand_over_id: UUID,
    receiver_id: OfficerId,
    seals: Mapping[UUID, SealFound],
    received_at: datetime,
    now: datetime,
) -> None:
    """This will write down that the receiver signed the paper form; the giver writes it.

    For a receiver without a line. The paper is missing from the file until it is said to be there.
    Raises: NotFound; AnsweredAlready; NotToOneself; CannotHold; SealsNotCompared; NotYet.
    """
    offered = _offered(hand_over_id)
    if offered.giver_id != actor.officer_id:
        raise NotFound
    if receiver_id == actor.officer_id:
        raise NotToOneself
    signed = organisation.colleague(receiver_id, now)
    if offered.receiver_id not in {None, receiver_id} or signed is None:
        raise CannotHold
    if offered.store_id and signed.post not in chain.KEEPERS:
        raise CannotHold
    _conclude(actor, offered, receiver_id, seals, received_at, now, by_paper=True)


@transaction.atomic(savepoint=False)
def decline(*, actor: Actor, hand_over_id: UUID, now: datetime) -> None:
    """This will say that it was not received: it stays where it is.

    Raises: NotFound; AnsweredAlready.
    """
    offered = _offered(hand_over_id)
    if not _is_for(actor, offered):
        raise NotFound
    _drop(offered, "declined", now)


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, hand_over_id: UUID, now: datetime) -> None:
    """This will take back what nobody has confirmed yet.

    Raises: NotFound; AnsweredAlready.
    """
    offered = _offered(hand_over_id)
    if offered.giver_id != actor.officer_id:
        raise NotFound
    _drop(offered, "taken_back", now)


@transaction.atomic(savepoint=False)
def send_out(
    *,
    actor: Actor,
    hand_over_id: UUID,
    exhibit_ids: Sequence[UUID],
    purpose: str,
    given_at: datetime,
    now: datetime,
    outside_number: str = "",
    due_back_at: datetime | None = None,
) -> HandOver:
    """This will hand exhibits to an office outside, against its signature on the paper form.

    Law: nothing is returned or destroyed but by order, whose number is kept.
    Raises: NotFound; NotInYourHands; AlreadyGiven; OrderNeeded; NotYet; BeforeTheLast.
    """
    if again := HandOver.objects.filter(id=hand_over_id).first():
        return again
    if purpose in BY_ORDER and not outside_number:
        raise OrderNeeded
    chain.check_number(outside_number)
    exhibits = _in_hand(actor, exhibit_ids)
    chain.refuse_the_future(given_at, now)
    sent = HandOver.objects.create(
        id=hand_over_id,
        number=new_reference(),
        purpose=purpose,
        to_where=OUTSIDE[purpose],
        given_at=given_at,
        giver_id=actor.officer_id,
        outside_number=outside_number,
        due_back_at=due_back_at if purpose in AWAY else None,
        state="received",
        by_paper=True,
        answered_at=given_at,
    )
    whole = {exhibit.id: SealFound("intact") for exhibit in exhibits}
    list_items(sent, exhibits, whole)
    for exhibit in exhibits:
        move(actor, exhibit, sent, None, whole[exhibit.id], given_at, now)
    tell_each(actor, exhibits, given_at, now, given=purpose)
    return sent


@transaction.atomic(savepoint=False)
def bring_back(
    *,
    actor: Actor,
    hand_over_id: UUID,
    exhibit_ids: Sequence[UUID],
    seals: Mapping[UUID, SealFound],
    received_at: datetime,
    now: datetime,
    outside_number: str = "",
) -> HandOver:
    """This will take exhibits back from a laboratory or a court into the actor's own hands.

    By whoever brought them there, works on the case, or keeps the store they came from.
    Raises: NotFound; CannotBeGiven; SealsNotCompared; NotYet; BeforeTheLast.
    """
    if again := HandOver.objects.filter(id=hand_over_id).first():
        return again
    chain.check_number(outside_number)
    exhibits = chain.lock(exhibit_ids)
    if any(exhibit.where not in AWAY for exhibit in exhibits):
        raise CannotBeGiven
    if not all(_may_fetch(actor, exhibit, now) for exhibit in exhibits):
        raise NotFound
    chain.refuse_the_future(received_at, now)
    refuse_uncompared(exhibits, seals)
    back = HandOver.objects.create(
        id=hand_over_id,
        number=new_reference(),
        purpose="back",
        to_where="officer",
        given_at=received_at,
        receiver_id=actor.officer_id,
        outside_number=outside_number,
        state="received",
        by_paper=True,
        answered_at=received_at,
    )
    list_items(back, exhibits, seals)
    for exhibit in exhibits:
        move(actor, exhibit, back, actor.officer_id, seals[exhibit.id], received_at, now)
    tell_each(actor, exhibits, received_at, now, received="back", seals=seals)
    return back


@transaction.atomic(savepoint=False)
def file_paper(*, actor: Actor, hand_over_id: UUID, now: datetime) -> None:
    """This will say that the signed form lies in the file.

    Raises: NotFound for whoever had no hand in it, and where there was no paper.
    """
    hands = Q(giver=actor.officer_id) | Q(receiver=actor.officer_id)
    done = HandOver.objects.filter(
        hands, id=hand_over_id, by_paper=True, paper_filed_at__isnull=True
    ).update(paper_filed_at=now)
    if not done:
        raise NotFound


def _in_hand(actor: Actor, exhibit_ids: Sequence[UUID]) -> list[Exhibit]:
    if len(exhibit_ids) > MOST_AT_ONCE:
        raise CannotBeGiven
    exhibits = chain.lock(exhibit_ids)
    if not all(chain.holds(actor, exhibit) for exhibit in exhibits):
        raise NotInYourHands
    if any(exhibit.offer for exhibit in exhibits):
        raise AlreadyGiven
    return exhibits


def _refuse_receiver(
    actor: Actor, to: Receiver, exhibits: Sequence[Exhibit], now: datetime
) -> None:
    if (to.officer_id is None) == (to.store_id is None):
        raise CannotHold
    if to.store_id is not None:
        if any(e.where == "store" and e.store_id == to.store_id for e in exhibits):
            raise CannotBeGiven
        return
    assert to.officer_id is not None
    if to.officer_id == actor.officer_id:
        raise NotToOneself
    if actor.district_id is None or to.officer_id not in organisation.who_holds(
        tuple(Post), actor.district_id, now
    ):
        raise CannotHold
    for case_id in {CaseId(exhibit.case_id) for exhibit in exhibits}:
        # Asked only where the actor knows of the case. Whoever keeps the store knows of none; then
        # the database lets nobody in conflict see what he was given.
        if case_questions.acts_open_to(actor, case_id, now) and not custody.free_of_conflict(
            case_id, [to.officer_id]
        ):
            raise CannotHold


def _offered(hand_over_id: UUID) -> HandOver:
    found = HandOver.objects.select_for_update().filter(id=hand_over_id).first()
    if found is None:
        raise NotFound
    if found.state != "offered":
        raise AnsweredAlready
    return found


def _is_for(actor: Actor, offered: HandOver) -> bool:
    return offered.receiver_id == actor.officer_id or chain.keeps_store(actor, offered.store_id)


def _conclude(
    actor: Actor,
    offered: HandOver,
    receiver_id: OfficerId,
    seals: Mapping[UUID, SealFound],
    received_at: datetime,
    now: datetime,
    *,
    shelf: str = "",
    by_paper: bool = False,
) -> None:
    items = list(HandOverItem.objects.filter(hand_over=offered))
    exhibits = chain.lock([item.exhibit_id for item in items])
    if any(exhibit.offer != offered.id for exhibit in exhibits):
        raise AlreadyGiven
    chain.refuse_the_future(received_at, now)
    if received_at < offered.given_at:
        raise chain.BeforeTheLast
    refuse_uncompared(exhibits, seals)
    offered.state, offered.answered_at, offered.by_paper = "received", received_at, by_paper
    offered.receiver_id = receiver_id
    offered.save(update_fields=["state", "answered_at", "receiver", "by_paper"])
    for item in items:
        found = seals[item.exhibit_id]
        item.seal_state, item.seal_found = found.state, found.number
    HandOverItem.objects.bulk_update(items, ["seal_state", "seal_found"])
    for exhibit in exhibits:
        move(actor, exhibit, offered, receiver_id, seals[exhibit.id], received_at, now, shelf=shelf)
    tell_each(actor, exhibits, received_at, now, received=offered.purpose, seals=seals)


def _may_fetch(actor: Actor, exhibit: Exhibit, now: datetime) -> bool:
    return (
        exhibit.holder_id == actor.officer_id
        or chain.keeps_store(actor, exhibit.store_id)
        or "record" in case_questions.acts_open_to(actor, CaseId(exhibit.case_id), now)
    )


def _drop(offered: HandOver, state: str, now: datetime) -> None:
    Exhibit.objects.filter(offer=offered.id).update(offer=None, offered_to=None, offered_store=None)
    offered.state, offered.answered_at = state, now
    offered.save(update_fields=["state", "answered_at"])
