"""What may be done to a case file. Each verb is an act somebody will answer for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import docket, ledger
from amaan.cases.acts import act_of_recording
from amaan.cases.files import File, Written
from amaan.cases.refusals import OwnDuty, WaitsForAWoman
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import custody, sealing
from amaan.kernel.ids import (
    CaseId,
    FactId,
    OfficerId,
    PersonRef,
    new_id,
    new_reference,
)
from amaan.kernel.refusals import NotFound, Refused, Stale, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# The registering relation outlives registration by a day, for the copy and the annex.
REGISTERING_AFTERLIFE = timedelta(hours=24)
# An officer who handed a case over can still answer a question about it for a week.
TAKER_AFTERLIFE = timedelta(days=7)
# Registration, review and waivers stand alone: each has something of its own to settle.
_RECORDED_TOGETHER = frozenset({"record", "record_trial"})


class HappenedInTheFuture(Refused):
    """A fact was said to have happened after the moment of writing."""

    sentence = said("This time is in the future. Write when it happened, not when it is due.")


class AlreadyCorrected(Refused):
    """The fact was taken back before."""

    sentence = said("This entry was already corrected. Read the newest entries first.")


class CannotCorrect(Refused):
    """The entry cannot be taken back: it is a correction, or the complaint itself."""

    sentence = said(
        "This entry cannot be taken back. Record what is right as a new entry, or correct "
        "the entry that was wrong."
    )


class NotPostedHere(Refused):
    """The officer chosen holds no fitting post."""

    sentence = said("This officer does not hold a post that can take this case.")


@dataclass(frozen=True)
class NewParty:
    """A person to be put on a new file; who it is stays sealed."""

    ref: PersonRef
    role: str
    sex: str = "undisclosed"
    age_band: str = "unknown"
    relation: str = "unknown"
    ordinal: int = 1


@dataclass(frozen=True)
class NewFact:
    """A fact to be recorded, with the sealed values that belong to it."""

    fact: facts.Fact
    happened: facts.Happened
    parcels: tuple[sealing.Parcel, ...] = ()
    id: FactId = field(default_factory=lambda: FactId(new_id()))


@dataclass(frozen=True)
class Opened:
    """The new file, as its opener needs it."""

    case_id: CaseId
    reference: str


@transaction.atomic(savepoint=False)
def open_case(
    *,
    actor: Actor,
    case_id: CaseId,
    parties: Sequence[NewParty],
    happenings: Sequence[NewFact],
    grants: Sequence[confidentiality.NewGrant],
    now: datetime,
    reference: str = "",
) -> Opened:
    """This will open a file with its parties, first facts, standing and duties.

    `reference` is one that was printed on a slip before; without it one is drawn.

    The standing is written first: row security lets nobody add a row to a file in which he
    has no standing, not even the one who is opening it.

    Raises: NotFound when this post opens no cases.
    """
    confidentiality.permit(actor=actor, act="open_case", case_id=None, now=now)
    if actor.station_id is None or actor.district_id is None:
        raise NotFound
    for happening in happenings:
        _refuse_the_future(happening.happened, now)
    confidentiality.open_standing(actor=actor, case_id=case_id, grants=grants, now=now)
    file = File(
        id=case_id,
        reference=reference or new_reference(),
        desk_id=actor.unit_id,
        station_id=actor.station_id,
        district_id=actor.district_id,
        province=actor.province,
        opened_at=now,
    )
    written = [_written(happening, actor, now) for happening in happenings]
    file.line = tuple(row.recorded for row in written)
    file.stage = docket.stage_of(file.line)
    duties = docket.open_ledger(file, now)
    ledger.open_file(file, map(vars, parties), written)
    docket.write_first(file, duties)
    return Opened(case_id=case_id, reference=file.reference)


@transaction.atomic(savepoint=False)
def record_fact(
    *,
    actor: Actor,
    case_id: CaseId,
    happening: NewFact,
    seen_revision: int | None,
    now: datetime,
) -> int:
    """This will put what happened on the timeline and settle the duties; the new revision.

    Recording the same fact id twice (a second press of Save) changes nothing.

    Raises: NotFound; HappenedInTheFuture; Stale when the page was older than the file; OwnDuty
        when he waives what he owes.
    """
    confidentiality.permit(
        actor=actor, act=act_of_recording(happening.fact.kind), case_id=case_id, now=now
    )
    file = _lock(case_id)
    if _stands(file, happening.id):
        return file.revision
    _refuse_the_future(happening.happened, now)
    _refuse_stale(file, seen_revision)
    _refuse_ones_own(file, happening.fact, actor)
    _append(file, [happening], actor, now)
    if happening.fact.kind in {"fir.registered", "ncr.entered"}:
        confidentiality.end_relation(
            actor=actor,
            case_id=case_id,
            relation="registering",
            at=now + REGISTERING_AFTERLIFE,
            now=now,
        )
    return file.revision


@transaction.atomic(savepoint=False)
def record_facts(
    *, actor: Actor, case_id: CaseId, happenings: Sequence[NewFact], now: datetime
) -> int:
    """This will put several facts of one act on the timeline and settle the duties once.

    A second press of Save, known by the first fact's id, changes nothing.
    Raises: NotFound, also for a fact that is not the actor's to record; HappenedInTheFuture.
    """
    acts = {act_of_recording(happening.fact.kind) for happening in happenings}
    if not acts <= _RECORDED_TOGETHER:
        raise NotFound
    for act in sorted(acts):
        confidentiality.permit(actor=actor, act=act, case_id=case_id, now=now)
    file = _lock(case_id)
    if _stands(file, happenings[0].id):
        return file.revision
    for happening in happenings:
        _refuse_the_future(happening.happened, now)
    _append(file, happenings, actor, now)
    return file.revision


@transaction.atomic(savepoint=False)
def correct_fact(
    *,
    actor: Actor,
    case_id: CaseId,
    fact_id: FactId,
    reason: str,
    instead: NewFact | None,
    seen_revision: int | None,
    now: datetime,
) -> int:
    """This will take a wrong fact back with another fact; the wrong one stays readable.

    `instead` says what is right, where something did happen.

    Raises: NotFound; CannotCorrect; AlreadyCorrected; Stale.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    file = _lock(case_id)
    wrong = next((row.fact for row in file.line if row.id == str(fact_id)), None)
    if wrong is None:
        raise NotFound
    if wrong.kind in facts.STAND_AS_WRITTEN:
        raise CannotCorrect
    if any(
        isinstance(row.fact, facts.FactCorrected) and row.fact.corrects == str(fact_id)
        for row in file.line
    ):
        raise AlreadyCorrected
    _refuse_stale(file, seen_revision)
    correction = NewFact(
        fact=facts.read("fact.corrected", {"corrects": str(fact_id), "reason": reason}),
        happened=facts.Happened.at(now),
    )
    _append(file, [correction, *([instead] if instead else [])], actor, now)
    return file.revision


@transaction.atomic(savepoint=False)
def take_over(*, actor: Actor, case_id: CaseId, now: datetime) -> int:
    """This will put a case of her own desk into an officer's hands, visibly on the timeline.

    The officer who took it keeps answering for it for a week.
    """
    confidentiality.grant(
        actor=actor,
        case_id=case_id,
        officer_id=actor.officer_id,
        relation="desk",
        since=now,
        until=None,
        now=now,
    )
    confidentiality.end_relation(
        actor=actor,
        case_id=case_id,
        relation="taker",
        at=now + TAKER_AFTERLIFE,
        now=now,
    )
    file = _lock(case_id)
    if not actor.is_woman and any(
        row.fact.kind == facts.WomanOfficerCalled.kind for row in file.line
    ):
        raise WaitsForAWoman
    taken = NewFact(fact=facts.CaseTaken(), happened=facts.Happened.at(now))
    _append(file, [taken], actor, now)
    return file.revision


@transaction.atomic(savepoint=False)
def assign_investigator(
    *, actor: Actor, case_id: CaseId, officer_id: OfficerId, now: datetime
) -> int:
    """This will give the case to an investigator, who from then on may read it.

    Law: Anti-Rape Act s.9 wants a special unit for scheduled offences; whether the officer
    belongs to one is on the fact, and the duty stays open when not.

    Raises: NotFound; NotPostedHere.
    """
    return change_investigators(
        actor=actor, case_id=case_id, joins=officer_id, happenings=(), now=now
    )


@transaction.atomic(savepoint=False)
def change_investigators(
    *,
    actor: Actor,
    case_id: CaseId,
    joins: OfficerId | None,
    happenings: Sequence[NewFact],
    now: datetime,
) -> int:
    """This will write down who investigates from now on; whoever joins may read the case.

    Without `happenings` it is written down as a plain assignment of whoever joins.

    Raises: NotFound, also for facts of another kind; NotPostedHere.
    """
    confidentiality.permit(actor=actor, act="assign", case_id=case_id, now=now)
    if any(act_of_recording(one.fact.kind) != "assign" for one in happenings):
        raise NotFound
    if joins is not None:
        chosen = organisation.colleague(joins, now)
        if chosen is None or chosen.post != Post.INVESTIGATOR:
            raise NotPostedHere
        if not custody.free_of_conflict(case_id, [joins]):
            # Not whether he is near the accused or was never posted: the same sentence for both.
            raise NotPostedHere
        confidentiality.grant(
            actor=actor,
            case_id=case_id,
            officer_id=joins,
            relation="investigator",
            since=now,
            until=None,
            now=now,
        )
        if not happenings:
            plain = facts.InvestigatorAssigned(
                special_unit=chosen.special_unit, woman=chosen.is_woman
            )
            happenings = (NewFact(fact=plain, happened=facts.Happened.at(now)),)
    file = _lock(case_id)
    _append(file, happenings, actor, now)
    return file.revision


def _lock(case_id: CaseId) -> File:
    file = ledger.lock(case_id)
    if file is None:
        raise NotFound
    return file


def _stands(file: File, id: FactId) -> bool:
    return any(row.id == str(id) for row in file.line)


def _append(file: File, happenings: Sequence[NewFact], actor: Actor, now: datetime) -> None:
    parcels = [parcel for happening in happenings for parcel in happening.parcels]
    refs: dict[UUID, list[dict[str, str]]] = {}
    if parcels:
        deposited = sealing.deposit(
            parcels, case_id=file.id, province=file.province, actor=actor, now=now
        )
        for parcel, ref in zip(parcels, deposited, strict=True):
            refs.setdefault(parcel.subject, []).append({"ref": str(ref), "field": parcel.field})
    written = [_written(h, actor, now, refs.get(h.id, ())) for h in happenings]
    file.line = (*file.line, *(row.recorded for row in written))
    docket.settle(file, now)
    file.stage = docket.stage_of(file.line)
    file.revision += 1
    ledger.add_facts(file, written)


def _written(
    happening: NewFact, actor: Actor, now: datetime, sealed: Sequence[dict[str, str]] = ()
) -> Written:
    recorded = facts.Recorded(
        id=str(happening.id),
        # Read as it will be read back: a code that no list knows would close the whole file.
        fact=facts.read(happening.fact.kind, happening.fact.details()),
        happened=happening.happened,
        recorded_at=now,
        by=actor.post,
    )
    return Written(recorded, actor.officer_id, sealed)


def _refuse_ones_own(file: File, fact: facts.Fact, actor: Actor) -> None:
    if isinstance(fact, facts.DutyWaived | facts.ClockStopped) and any(
        entry.owner == actor.post and fact.rule in (entry.rule, entry.key)
        for entry in file.ledger.values()
    ):
        raise OwnDuty


def _refuse_the_future(happened: facts.Happened, now: datetime) -> None:
    if happened.latest > now:
        raise HappenedInTheFuture


def _refuse_stale(file: File, seen_revision: int | None) -> None:
    if seen_revision is not None and seen_revision != file.revision:
        raise Stale
