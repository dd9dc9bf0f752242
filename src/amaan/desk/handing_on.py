"""When no woman officer is on duty: received by somebody else, sealed away, handed on.

Whoever is at the front may write down what cannot wait: her safety, how to reach her, what
treatment must know. From the moment of saving he cannot open it again. The woman
officer on duty, then the nearest, is called by name, and takes over what was begun.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import custody, drafts, sealing
from amaan.confidentiality import queries as standing
from amaan.desk import filing
from amaan.desk.citizen_services import TOLD, AsTold, from_intake, keep_told
from amaan.desk.first_standing import (
    first_standing,
    officers_who_must_not_know,
    stations_of,
)
from amaan.desk.intake import Completion, Intake
from amaan.desk.models import Complaint, Contact, WomanCall
from amaan.desk.refusals import (
    AlreadySealedAway,
    ContactIsClosed,
    ReasonForCallingNeeded,
    WordsTooLong,
    WordsWithoutConsent,
)
from amaan.kernel.ids import CaseId, ContactId, OfficerId, UnitId, new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.nearest import NearWoman, women_by_nearness
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.workforce.roster_queries import women_on_duty

# As in a complaint taken by a woman officer.
WORDS_AT_MOST = 60_000


@dataclass(frozen=True)
class HandedOn:
    """All that whoever received her keeps: that it exists, and who comes."""

    case_id: CaseId
    reference: str
    sealed: bool
    called: NearWoman | None


@transaction.atomic(savepoint=False)
def take_sealed_intake(
    *, actor: Actor, contact_id: ContactId, intake: Intake, now: datetime
) -> HandedOn:
    """This will seal what cannot wait, open the case, call the nearest woman officer, and let go.

    The relation under which it was written ends with the same transaction: nothing that was
    told can be opened by whoever wrote it down. Duties of care and of registration start.

    Law: CrPC 154, first proviso (a woman officer present, or the reason recorded).
    Raises: NotFound; ContactIsClosed; AlreadySealedAway; CannotReceive and its kinds.
    """
    confidentiality.permit(actor=actor, act="receive_complaint", case_id=None, now=now)
    contact = (
        Contact.objects.select_for_update().filter(id=contact_id, desk_id=actor.unit_id).first()
    )
    if contact is None or actor.station_id is None:
        raise NotFound
    if contact.finished_at is not None:
        raise AlreadySealedAway if contact.purpose == "complaint" else ContactIsClosed
    _refuse_incomplete(intake)

    case_id = CaseId(new_id())
    conflict = bool(intake.conflict.sources)
    must_not_know = officers_who_must_not_know(intake, now)
    nearest = _on_duty_first(
        women_by_nearness(
            actor.station_id,
            now,
            but={actor.officer_id, *must_not_know},
            but_stations=stations_of(must_not_know, now),
            beyond_station=conflict,
        ),
        actor,
        UnitId(contact.desk_id),
        now,
    )
    called = nearest[0] if nearest else None
    filed = filing.file(intake, case_id=case_id, mode=contact.mode, now=now)
    opened = cases.open_case(
        actor=actor,
        case_id=case_id,
        parties=filed.parties,
        happenings=(*filed.happenings, _called(called, now)),
        grants=(*first_standing(actor, sealed=conflict, now=now), *_for_her(called, now)),
        now=now,
    )
    sealing.deposit(filed.parcels, case_id=case_id, province=actor.province, actor=actor, now=now)
    _keep(contact, intake, case_id, actor, now)
    _call(called, case_id, actor.station_id, conflict, actor, now)
    if conflict:
        confidentiality.seal_case(
            actor=actor,
            case_id=case_id,
            sources=intake.conflict.sources,
            must_not_know=must_not_know,
            now=now,
        )
    confidentiality.end_relation(
        actor=actor,
        case_id=case_id,
        relation="taker",
        officer_id=actor.officer_id,
        at=now,
        now=now,
    )
    return HandedOn(case_id, opened.reference, conflict, called)


@transaction.atomic(savepoint=False)
def answer_call(*, actor: Actor, case_id: CaseId, coming: bool, now: datetime) -> NearWoman | None:
    """This will record that she who was called comes, or that she cannot and the next is called.

    Gives the next one called, or None. Where there is no other, the case stays with her who
    answered: it must be somebody's, and its lateness climbs.

    Raises: NotFound for anybody who was not called, and once she has answered.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    call = (
        WomanCall.objects.select_for_update()
        .filter(case_id=case_id, officer_id=actor.officer_id, answer="")
        .first()
    )
    if call is None:
        raise NotFound
    call.answer, call.answered_at = ("coming" if coming else "cannot"), now
    call.save(update_fields=["answer", "answered_at"])
    replied = cases.NewFact(facts.WomanOfficerReplied(answer=call.answer), facts.Happened.at(now))
    if coming:
        cases.record_facts(actor=actor, case_id=case_id, happenings=[replied], now=now)
        return None
    following = _next(actor, call, now)
    cases.record_facts(
        actor=actor, case_id=case_id, happenings=[replied, _called(following, now)], now=now
    )
    if following is not None:
        _hand_to(following, call, actor, now)
    return following


@transaction.atomic(savepoint=False)
def complete_intake(*, actor: Actor, case_id: CaseId, told: Completion, now: datetime) -> int:
    """This will add what a woman officer heard to what was sealed; gives the new revision.

    A second press of Save finds it completed and changes nothing.

    Raises: NotFound for anybody who did not answer a call to this case; WordsTooLong.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    call = (
        WomanCall.objects.select_for_update()
        .filter(case_id=case_id, officer_id=actor.officer_id, answer="coming")
        .first()
    )
    if call is None:
        raise NotFound
    sheet = case_queries.case_sheet(actor, case_id, now)
    if call.completed_at is not None:
        return sheet.revision
    if len(told.words) > WORDS_AT_MOST:
        raise WordsTooLong(most=WORDS_AT_MOST)
    parties = {party.role: party.ref for party in sheet.parties}
    happenings = filing.complete(
        told, survivor=parties["survivor"], accused=parties.get("accused"), now=now
    )
    revision = cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)
    call.completed_at = now
    call.save(update_fields=["completed_at"])
    return revision


def _refuse_incomplete(intake: Intake) -> None:
    if not intake.woman_absent_reason:
        raise ReasonForCallingNeeded
    if len(intake.words) > WORDS_AT_MOST:
        raise WordsTooLong(most=WORDS_AT_MOST)
    if intake.words and not intake.consent.record:
        raise WordsWithoutConsent


def _called(woman: NearWoman | None, now: datetime) -> cases.NewFact:
    reach = woman.reach if woman else "nobody"
    return cases.NewFact(facts.WomanOfficerCalled(reach=reach), facts.Happened.at(now))


def _for_her(woman: NearWoman | None, now: datetime) -> Collection[confidentiality.NewGrant]:
    return [confidentiality.NewGrant(woman.officer_id, "desk", now)] if woman else []


def _keep(contact: Contact, intake: Intake, case_id: CaseId, actor: Actor, now: datetime) -> None:
    Complaint.objects.bulk_create(
        [
            Complaint(
                contact=contact,
                case_id=case_id,
                taken_by_id=actor.officer_id,
                taken_at=now,
                informant=intake.informant,
                papers_kept_at_desk=intake.papers_kept_at_desk,
            )
        ]
    )
    contact.purpose, contact.finished_at = "complaint", now
    contact.seen_at, contact.seen_by_id = contact.seen_at or now, actor.officer_id
    # Of a case that is sealed away from colleagues the contact tells nothing of her.
    keep_told(contact, AsTold() if intake.conflict.sources else from_intake(intake))
    contact.save(update_fields=["purpose", "finished_at", "seen_at", "seen_by", *TOLD])
    drafts.drop(contact_id=ContactId(contact.id))


def _call(
    woman: NearWoman | None,
    case_id: CaseId,
    station_id: UnitId,
    beyond_station: bool,
    actor: Actor,
    now: datetime,
) -> None:
    if woman is not None:
        WomanCall.objects.bulk_create(
            [
                WomanCall(
                    case_id=case_id,
                    station_id=station_id,
                    beyond_station=beyond_station,
                    officer_id=woman.officer_id,
                    reach=woman.reach,
                    called_at=now,
                    called_by_id=actor.officer_id,
                )
            ]
        )


def _next(actor: Actor, call: WomanCall, now: datetime) -> NearWoman | None:
    asked = WomanCall.objects.filter(case_id=call.case_id).values_list("officer_id", flat=True)
    must_not_know = standing.in_conflict(actor, CaseId(call.case_id), now)
    nearest = _on_duty_first(
        women_by_nearness(
            UnitId(call.station_id),
            now,
            but={*map(OfficerId, asked), *must_not_know},
            beyond_station=call.beyond_station,
        ),
        actor,
        None,
        now,
    )
    # Whoever serves with the accused or commands him cannot be given it: nobody is called whom
    # the case would then not reach.
    free = custody.free_of_conflict(CaseId(call.case_id), [woman.officer_id for woman in nearest])
    return next((woman for woman in nearest if woman.officer_id in free), None)


def _on_duty_first(
    women: Sequence[NearWoman], actor: Actor, desk_id: UnitId | None, now: datetime
) -> tuple[NearWoman, ...]:
    """This will put whoever is on duty by the roster first, at this desk before any other.

    Within each of them the nearest first; whoever no roster names follows as she is near.
    """
    if not women or actor.district_id is None:
        return tuple(women)
    duty = {one.officer_id: one for one in women_on_duty(actor.district_id, now)}

    def place(woman: NearWoman) -> int:
        found = duty.get(woman.officer_id)
        if found is None:
            return 2
        return 0 if found.desk_id == desk_id else 1

    return tuple(sorted(women, key=place))


def _hand_to(woman: NearWoman, call: WomanCall, actor: Actor, now: datetime) -> None:
    case_id = CaseId(call.case_id)
    confidentiality.grant(
        actor=actor,
        case_id=case_id,
        officer_id=woman.officer_id,
        relation="desk",
        since=now,
        until=None,
        now=now,
    )
    _call(woman, case_id, UnitId(call.station_id), call.beyond_station, actor, now)
    confidentiality.end_relation(
        actor=actor,
        case_id=case_id,
        relation="desk",
        officer_id=actor.officer_id,
        at=now,
        now=now,
    )
