"""A case goes to another desk: offered, and accepted or refused with a reason.

Any desk takes any complaint; whoever took it answers for it until another desk has accepted.
Every clock runs on. With the acceptance every relation of before ends, and she is owed to be told.
Sealed cases are not offered: they are given to an officer by name. Between installations nothing
goes this way yet: docs/decisions/0036 says how it will.

Law: no instrument read gives a figure; a day for the answer and a day to tell her are proposed.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from amaan.cases import actions as cases
from amaan.cases import placed
from amaan.confidentiality import actions as confidentiality
from amaan.investigation.transfer_tables import Transfer
from amaan.kernel.ids import CaseId, UnitId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.desks import DeskPlace, desks_beside
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import codes, facts

OFFERS_AT_MOST = 50


class AlreadyOffered(Refused):
    """One offer at a time."""

    sentence = said("This case is offered to a desk already. Wait for the answer or take it back.")


class SealedStaysHere(Refused):
    """Another desk may not learn that a sealed case exists."""

    sentence = said(
        "A sealed case is not offered to a desk. Give it to an officer by name, or ask the "
        "custodian."
    )


class NoSuchDesk(Refused):
    """The desk is closed, of another province, or the one the case lies at."""

    sentence = said("This desk cannot be offered the case. Choose another.")


class OfferHasEnded(Refused):
    """Somebody else answered first, or it was taken back."""

    sentence = said("This offer has ended: it was answered or taken back.")


@dataclass(frozen=True)
class Offer:
    """An offer as both desks see it: a reference, a stage and numbers. Instants in UTC."""

    transfer_id: UUID
    case_id: CaseId
    reference: str
    from_desk_id: UnitId
    to_desk_id: UnitId
    reason: str
    stage: str
    owed: int
    offered_at: datetime
    answer: str
    refusal: str


@transaction.atomic(savepoint=False)
def offer(*, actor: Actor, case_id: CaseId, to_desk: UnitId, reason: str, now: datetime) -> None:
    """This will offer a case to another desk of the province. This desk still answers for it.

    Raises: NotFound; SealedStaysHere; NoSuchDesk; AlreadyOffered.
    """
    confidentiality.permit(actor=actor, act="hand_on", case_id=case_id, now=now)
    if reason not in codes.TRANSFER_REASONS:
        raise NotFound
    lies = placed.where_it_lies(case_id)
    if lies.sealed:
        raise SealedStaysHere
    there = next((d for d in desks_beside(lies.desk_id, now) if d.desk_id == to_desk), None)
    if there is None:
        raise NoSuchDesk
    if open_offer(case_id) is not None:
        raise AlreadyOffered
    offered = facts.TransferOffered(to=_reach(lies, there), reason=reason)
    _record(actor, case_id, offered, now)
    Transfer.objects.create(
        case_id=case_id,
        reference=lies.reference,
        from_desk_id=lies.desk_id,
        from_station_id=lies.station_id,
        to_desk_id=to_desk,
        reason=reason,
        stage=lies.stage,
        owed=lies.owed,
        offered_by_id=actor.officer_id,
        offered_at=now,
    )


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, case_id: CaseId, now: datetime) -> None:
    """This will end an offer that nobody answered; the case stays.

    Raises: NotFound; OfferHasEnded.
    """
    confidentiality.permit(actor=actor, act="hand_on", case_id=case_id, now=now)
    ended = Transfer.objects.filter(case_id=case_id, answer="").update(
        answer="taken_back", answered_by_id=actor.officer_id, answered_at=now
    )
    if not ended:
        raise OfferHasEnded
    _record(actor, case_id, facts.TransferReturned(how="taken_back"), now)


@transaction.atomic(savepoint=False)
def keep_after_refusal(*, actor: Actor, case_id: CaseId, now: datetime) -> None:
    """This will write a refusal onto the case's timeline: the case stays in these hands.

    The other desk cannot: it knows nothing of the case but the offer.
    Raises: NotFound; OfferHasEnded.
    """
    confidentiality.permit(actor=actor, act="hand_on", case_id=case_id, now=now)
    refused = Transfer.objects.filter(case_id=case_id, answer="refused", seen_at__isnull=True)
    row = refused.values_list("id", "refusal", "answered_at").first()
    if row is None:
        raise OfferHasEnded
    id, reason, answered_at = row
    Transfer.objects.filter(id=id).update(seen_at=now)
    returned = facts.TransferReturned(how="refused", reason=reason)
    _record(actor, case_id, returned, now, happened=answered_at or now)


@transaction.atomic(savepoint=False)
def refuse(*, actor: Actor, transfer_id: UUID, reason: str, now: datetime) -> None:
    """This will refuse an offer, with a reason from the list. The case stays where it lies.

    Raises: NotFound for whoever is not of the desk; OfferHasEnded.
    """
    _of_a_desk(actor)
    if reason not in codes.TRANSFER_REFUSALS:
        raise NotFound
    if not Transfer.objects.filter(id=transfer_id, to_desk_id=actor.unit_id).exists():
        raise NotFound
    done = Transfer.objects.filter(id=transfer_id, to_desk_id=actor.unit_id, answer="").update(
        answer="refused", refusal=reason, answered_by_id=actor.officer_id, answered_at=now
    )
    if not done:
        raise OfferHasEnded


@transaction.atomic(savepoint=False)
def accept(*, actor: Actor, transfer_id: UUID, now: datetime) -> CaseId:
    """This will take a case over from another desk, with everything that is owed on it.

    Every relation of before ends with this act; the case is in the hands of whoever accepted.

    Raises: NotFound for whoever is not of the desk or may not have the case; OfferHasEnded.
    """
    _of_a_desk(actor)
    offered = Transfer.objects.filter(id=transfer_id, to_desk_id=actor.unit_id)
    answer = offered.values_list("answer", flat=True).first()
    if answer is None:
        raise NotFound
    if answer:
        raise OfferHasEnded
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT amaan_accept_transfer(%s, %s, %s)", [actor.officer_id, transfer_id, now]
        )
        (case_id,) = cursor.fetchone()
    if case_id is None:
        raise NotFound
    _record(actor, CaseId(case_id), facts.TransferAccepted(), now)
    return CaseId(case_id)


def open_offer(case_id: CaseId) -> Offer | None:
    """This will give the offer of a case that waits for an answer, or for its refusal to be seen.

    Seen by: whoever may know of the case.
    """
    waiting = Transfer.objects.filter(case_id=case_id, seen_at__isnull=True)
    row = waiting.filter(answer__in=("", "refused")).first()
    return None if row is None else _offer(row)


def refused_elsewhere(actor: Actor) -> tuple[Offer, ...]:
    """This will list what the actor's desk offered and another desk refused, the oldest first.

    Until somebody here writes down that the case stays, or offers it anew.
    Seen by: the officers of the desk; never a case that they must not know of.
    """
    if actor.post != Post.DESK_OFFICER:
        return ()
    rows = Transfer.objects.filter(
        from_desk_id=actor.unit_id, answer="refused", seen_at__isnull=True
    ).order_by("answered_at", "id")[:OFFERS_AT_MOST]
    return tuple(map(_offer, rows))


def offers_here(actor: Actor) -> tuple[Offer, ...]:
    """This will list what is offered to the actor's desk, the oldest offer first.

    Seen by: the officers of the desk; never a case that they must not know of.
    """
    if actor.post != Post.DESK_OFFICER:
        return ()
    rows = Transfer.objects.filter(to_desk_id=actor.unit_id, answer="").order_by("offered_at", "id")
    return tuple(_offer(row) for row in rows[:OFFERS_AT_MOST])


def _offer(row: Transfer) -> Offer:
    return Offer(
        transfer_id=row.id,
        case_id=CaseId(row.case_id),
        reference=row.reference,
        from_desk_id=UnitId(row.from_desk_id),
        to_desk_id=UnitId(row.to_desk_id),
        reason=row.reason,
        stage=row.stage,
        owed=row.owed,
        offered_at=row.offered_at,
        answer=row.answer,
        refusal=row.refusal,
    )


def _of_a_desk(actor: Actor) -> None:
    if actor.post != Post.DESK_OFFICER:
        raise NotFound


def _reach(lies: placed.Placed, there: DeskPlace) -> str:
    if there.station_id == lies.station_id:
        return "same_station"
    return "same_district" if there.district_id == lies.district_id else "other_district"


def _record(
    actor: Actor,
    case_id: CaseId,
    fact: facts.Fact,
    now: datetime,
    *,
    happened: datetime | None = None,
) -> None:
    cases.record_fact(
        actor=actor,
        case_id=case_id,
        happening=cases.NewFact(fact=fact, happened=facts.Happened.at(happened or now)),
        seen_revision=None,
        now=now,
    )
