"""What may be done to a case file. Each verb is an act somebody will answer for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import docket
from amaan.cases.acts import act_of_recording
from amaan.cases.models import Case, DutyRecord, FactRecord, Party
from amaan.cases.refusals import WaitsForAWoman
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import custody, sealing
from amaan.kernel.ids import (
    CaseId,
    FactId,
    OfficerId,
    PersonRef,
    SealedRef,
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
    case = Case(
        id=case_id,
        reference=reference or new_reference(),
        desk_id=actor.unit_id,
        station_id=actor.station_id,
        district_id=actor.district_id,
        province=actor.province,
        opened_at=now,
    )
    records = [_record(case, happening, actor, now) for happening in happenings]
    line = docket.timeline(records)
    case.stage = docket.stage_of(line)
    duties = docket.first_duties(case, line, now)
    case.save(force_insert=True)
    Party.objects.bulk_create(
        Party(
            id=party.ref,
            case=case,
            role=party.role,
            ordinal=party.ordinal,
            sex=party.sex,
            age_band=party.age_band,
            relation=party.relation,
        )
        for party in parties
    )
    FactRecord.objects.bulk_create(records)
    docket.write_first(case, duties)
    return Opened(case_id=case_id, reference=case.reference)


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

    Raises: NotFound; HappenedInTheFuture; Stale when the page was older than the file.
    """
    confidentiality.permit(
        actor=actor, act=act_of_recording(happening.fact.kind), case_id=case_id, now=now
    )
    case, records = _lock(case_id)
    if any(row.id == happening.id for row in records):
        return case.revision
    _refuse_the_future(happening.happened, now)
    _refuse_stale(case, seen_revision)
    _append(case, records, [happening], actor, now)
    if happening.fact.kind in {"fir.registered", "ncr.entered"}:
        confidentiality.end_relation(
            actor=actor,
            case_id=case_id,
            relation="registering",
            at=now + REGISTERING_AFTERLIFE,
            now=now,
        )
    return case.revision


@transaction.atomic(savepoint=False)
def record_facts(
    *, actor: Actor, case_id: CaseId, happenings: Sequence[NewFact], now: datetime
) -> int:
    """This will put several facts of one act on the timeline and settle the duties once.

    A second press of Save, known by the first fact's id, changes nothing.
    Raises: NotFound, also for a fact that is not the actor's to record; HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if any(act_of_recording(happening.fact.kind) != "record" for happening in happenings):
        raise NotFound
    case, records = _lock(case_id)
    if happenings[0].id in {row.id for row in records}:
        return case.revision
    for happening in happenings:
        _refuse_the_future(happening.happened, now)
    _append(case, records, happenings, actor, now)
    return case.revision


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
    case, records = _lock(case_id)
    wrong = next((row for row in records if row.id == fact_id), None)
    if wrong is None:
        raise NotFound
    if wrong.kind in {"fact.corrected", "complaint.received", "duties.recomputed"}:
        raise CannotCorrect
    if any(
        row.kind == "fact.corrected" and row.details["corrects"] == str(fact_id) for row in records
    ):
        raise AlreadyCorrected
    _refuse_stale(case, seen_revision)
    correction = NewFact(
        fact=facts.read("fact.corrected", {"corrects": str(fact_id), "reason": reason}),
        happened=facts.Happened.at(now),
    )
    _append(case, records, [correction, *([instead] if instead else [])], actor, now)
    return case.revision


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
    case, records = _lock(case_id)
    if not actor.is_woman and any(row.kind == "woman_officer.called" for row in records):
        raise WaitsForAWoman
    taken = NewFact(fact=facts.CaseTaken(), happened=facts.Happened.at(now))
    _append(case, records, [taken], actor, now)
    return case.revision


@transaction.atomic(savepoint=False)
def assign_investigator(
    *, actor: Actor, case_id: CaseId, officer_id: OfficerId, now: datetime
) -> int:
    """This will give the case to an investigator, who from then on may read it.

    Law: Anti-Rape Act s.9 wants a special unit for scheduled offences; whether the officer
    belongs to one is on the fact, and the duty stays open when not.

    Raises: NotFound; NotPostedHere.
    """
    confidentiality.permit(actor=actor, act="assign", case_id=case_id, now=now)
    chosen = organisation.colleague(officer_id, now)
    if chosen is None or chosen.post != Post.INVESTIGATOR:
        raise NotPostedHere
    if not custody.free_of_conflict(case_id, [officer_id]):
        # Not whether he is near the accused or was never posted: the same sentence for both.
        raise NotPostedHere
    confidentiality.grant(
        actor=actor,
        case_id=case_id,
        officer_id=officer_id,
        relation="investigator",
        since=now,
        until=None,
        now=now,
    )
    case, records = _lock(case_id)
    assigned = facts.InvestigatorAssigned(special_unit=chosen.special_unit, woman=chosen.is_woman)
    happening = NewFact(fact=assigned, happened=facts.Happened.at(now))
    _append(case, records, [happening], actor, now)
    return case.revision


@transaction.atomic(savepoint=False)
def recompute(*, actor: Actor | None, case_id: CaseId, rules_version: str, now: datetime) -> bool:
    """This will work a case's duties out again after the rules changed; says if any changed.

    For the jobs alone: no officer asks for it, so the database, not the policy table,
    permits it. `actor` is whoever ordered the work, None when the house noticed by itself.
    Lateness that came only with the hours is no change and makes no entry, and the file's
    revision stays: nobody's half-written page is stale because a rule was published.

    Raises: NotFound when row security shows no such case.
    """
    case, records = _lock(case_id)
    before, owed = _ledger(case), case.owed
    docket.settle(case, docket.timeline(records), now)
    if case.owed != owed:
        case.save(update_fields=["owed"])
    if _ledger(case) == before:
        return False
    FactRecord.objects.create(
        case=case,
        kind=facts.DutiesRecomputed.kind,
        happened_earliest=now,
        happened_latest=now,
        recorded_at=now,
        by_id=None if actor is None else actor.officer_id,
        by_post="house" if actor is None else actor.post,
        details=facts.DutiesRecomputed(rules_version=rules_version).details(),
    )
    return True


def _lock(case_id: CaseId) -> tuple[Case, list[FactRecord]]:
    case = Case.objects.select_for_update().filter(id=case_id).first()
    if case is None:
        raise NotFound
    return case, list(FactRecord.objects.filter(case=case).order_by("recorded_at", "id"))


def _ledger(case: Case) -> dict[str, tuple[object, ...]]:
    rows = DutyRecord.objects.filter(case=case).values_list(
        "key", "started_at", "due_at", "late_at", "state", "met_at", "note"
    )
    return {
        key: (*rest[:3], "open" if rest[3] == "missed" else rest[3], *rest[4:])
        for key, *rest in rows
    }


def _append(
    case: Case,
    records: list[FactRecord],
    happenings: Sequence[NewFact],
    actor: Actor,
    now: datetime,
) -> None:
    parcels = [parcel for happening in happenings for parcel in happening.parcels]
    refs: dict[UUID, list[tuple[str, SealedRef]]] = {}
    if parcels:
        deposited = sealing.deposit(
            parcels, case_id=CaseId(case.id), province=case.province, actor=actor, now=now
        )
        for parcel, ref in zip(parcels, deposited, strict=True):
            refs.setdefault(parcel.subject, []).append((parcel.field, ref))
    added = [_record(case, happening, actor, now) for happening in happenings]
    for row in added:
        row.sealed = [{"ref": str(ref), "field": name} for name, ref in refs.get(row.id, [])]
    FactRecord.objects.bulk_create(added)
    line = docket.timeline([*records, *added])
    docket.settle(case, line, now)
    case.stage = docket.stage_of(line)
    case.revision += 1
    case.save(update_fields=["stage", "revision", "owed"])


def _record(case: Case, happening: NewFact, actor: Actor, now: datetime) -> FactRecord:
    return FactRecord(
        id=happening.id,
        case=case,
        kind=happening.fact.kind,
        happened_earliest=happening.happened.earliest,
        happened_latest=happening.happened.latest,
        recorded_at=now,
        by_id=actor.officer_id,
        by_post=actor.post,
        details=happening.fact.details(),
    )


def _refuse_the_future(happened: facts.Happened, now: datetime) -> None:
    if happened.latest > now:
        raise HappenedInTheFuture


def _refuse_stale(case: Case, seen_revision: int | None) -> None:
    if seen_revision is not None and seen_revision != case.revision:
        raise Stale
