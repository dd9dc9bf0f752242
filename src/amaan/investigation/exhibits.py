"""Taking exhibits: number, mark, seal, recovery memo; and packing one anew.

What a thing looks like, where exactly it lay and who witnessed it are sealed with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from amaan.cases import actions as cases
from amaan.confidentiality.sealing import Parcel
from amaan.investigation import custody_chain_writing as chain
from amaan.investigation.custody_chain_writing import NotInYourHands
from amaan.investigation.exhibits_tables import Exhibit, Recovery
from amaan.investigation.medical_tables import Sample
from amaan.kernel.ids import CaseId, FactId, new_id, new_reference
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# A recovery is one act of a few hours; a longer list is two.
MOST_AT_ONCE = 40


class CannotTake(Refused):
    """What was taken cannot be written down like this."""

    sentence = said("Write each thing on a line of its own, with the number of its seal.")


class SealTwice(CannotTake):
    """Two things under one seal number cannot be told apart later."""

    sentence = said("Two things carry the same seal number. Each thing has a seal of its own.")


class TakenInTheFuture(CannotTake):
    """The hour of the recovery lies ahead."""

    sentence = said("This time is in the future. Write when the things were taken.")


class SealAgain(Refused):
    """The new seal is the old one."""

    sentence = said("The new seal has another number than the old one. Read both again.")


@dataclass(frozen=True)
class Thing:
    """One thing as it was taken; the description is sealed."""

    what: str
    seal: str
    description: str = ""
    pieces: int = 1
    part_of: UUID | None = None
    sample_fact: UUID | None = None
    id: UUID = field(default_factory=new_id)

    def __repr__(self) -> str:
        return f"Thing(what={self.what!r})"


@dataclass(frozen=True)
class Taking:
    """One act of taking: when, where in codes, how many witnesses; the memo's words are sealed."""

    recovery_id: UUID
    taken_at: datetime
    source: str
    place: str
    witnesses: int
    memo: str = ""
    with_consent: bool = False

    def __repr__(self) -> str:
        return f"Taking({self.recovery_id})"


@transaction.atomic(savepoint=False)
def take_exhibits(
    *, actor: Actor, case_id: CaseId, taking: Taking, things: Sequence[Thing], now: datetime
) -> tuple[UUID, ...]:
    """This will number, mark and seal what was taken, in the actor's own hands; gives their ids.

    The same recovery id twice (a second press of Save) takes nothing twice.
    Raises: NotFound; CannotTake and its kinds; NotANumber.
    """
    _check(taking, things, now)
    # The timeline first: it asks whether the actor may, and holds the case's lock for the numbers.
    cases.record_facts(actor=actor, case_id=case_id, happenings=[_told(taking, things)], now=now)
    if Recovery.objects.filter(id=taking.recovery_id).exists():
        return tuple(
            Exhibit.objects.filter(recovery_id=taking.recovery_id)
            .order_by("number")
            .values_list("id", flat=True)
        )
    Recovery.objects.create(
        id=taking.recovery_id,
        case_id=case_id,
        taken_at=taking.taken_at,
        source=taking.source,
        place=taking.place,
        witnesses=taking.witnesses,
        with_consent=taking.with_consent,
        taken_by_id=actor.officer_id,
        recorded_at=now,
    )
    _refuse_parts_of_elsewhere(case_id, things)
    _refuse_seals_in_use(case_id, things)
    last = Exhibit.objects.filter(case_id=case_id).aggregate(Max("number"))["number__max"] or 0
    # What was sampled and is now an exhibit is one thing under one seal: the chain goes on from it.
    sampled = dict(
        Sample.objects.filter(case_id=case_id, seal_number__in=[thing.seal for thing in things])
        .values_list("seal_number", "fact")
    )  # fmt: skip
    rows = [
        _row(actor, case_id, taking, thing, sampled.get(thing.seal), number, now)
        for number, thing in enumerate(things, last + 1)
    ]
    chain.begin(actor=actor, exhibits=rows, at=taking.taken_at, now=now)
    return tuple(row.id for row in rows)


@transaction.atomic(savepoint=False)
def seal_anew(
    *, actor: Actor, exhibit_id: UUID, seal: str, reason: str, at: datetime, now: datetime
) -> None:
    """This will put an exhibit under another seal, with the reason; the old one stays in the chain.

    Raises: NotFound; NotInYourHands, for whoever does not have it; SealAgain;
        NotANumber.
    """
    exhibit = chain.lock([exhibit_id])[0]
    if not chain.holds(actor, exhibit):
        raise NotInYourHands
    if seal.casefold() == exhibit.seal.casefold():
        raise SealAgain
    chain.check_number(seal)
    chain.refuse_the_future(at, now)
    old, exhibit.seal, exhibit.seal_state = exhibit.seal, seal, "intact"
    here = chain.place_of(exhibit)
    chain.add(
        actor=actor,
        exhibit=exhibit,
        what="resealed",
        told={"from": here, "to": here, "seal_before": old, "reason": reason},
        at=at,
        now=now,
    )
    chain.tell(actor, CaseId(exhibit.case_id), facts.ExhibitResealed(reason=reason), at, now)


def _check(taking: Taking, things: Sequence[Thing], now: datetime) -> None:
    seals = [thing.seal.casefold() for thing in things]
    if not things or len(things) > MOST_AT_ONCE or not all(seals):
        raise CannotTake
    if len(set(seals)) != len(seals):
        raise SealTwice
    chain.check_number(*seals)
    if taking.taken_at > now:
        raise TakenInTheFuture


def _told(taking: Taking, things: Sequence[Thing]) -> cases.NewFact:
    parcels = [
        Parcel(thing.id, "exhibit_note", thing.description) for thing in things if thing.description
    ]
    if taking.memo:
        parcels.append(Parcel(taking.recovery_id, "recovery_note", taking.memo))
    return cases.NewFact(
        fact=facts.ExhibitTaken(
            what=tuple(sorted({thing.what for thing in things})),
            source=taking.source,
            exhibits=len(things),
            witnesses=taking.witnesses,
        ),
        happened=facts.Happened.at(taking.taken_at),
        parcels=tuple(parcels),
        id=FactId(taking.recovery_id),
    )


def _refuse_parts_of_elsewhere(case_id: CaseId, things: Sequence[Thing]) -> None:
    wanted = {thing.part_of for thing in things if thing.part_of}
    if wanted and Exhibit.objects.filter(case_id=case_id, id__in=wanted).count() != len(wanted):
        raise NotFound


def _refuse_seals_in_use(case_id: CaseId, things: Sequence[Thing]) -> None:
    here = Exhibit.objects.filter(case_id=case_id).values_list("seal", flat=True)
    if {seal.casefold() for seal in here} & {thing.seal.casefold() for thing in things}:
        raise SealTwice


def _row(
    actor: Actor,
    case_id: CaseId,
    taking: Taking,
    thing: Thing,
    sample_fact: UUID | None,
    number: int,
    now: datetime,
) -> Exhibit:
    return Exhibit(
        id=thing.id,
        case_id=case_id,
        recovery_id=taking.recovery_id,
        number=number,
        mark=new_reference(),
        what=thing.what,
        pieces=thing.pieces,
        part_of_id=thing.part_of,
        sample_fact=thing.sample_fact or sample_fact,
        seal=thing.seal,
        holder_id=actor.officer_id,
        taken_at=taking.taken_at,
        recorded_at=now,
    )
