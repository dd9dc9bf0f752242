"""What is done at the desk: see somebody, advise, take a complaint, read it back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import drafts, sealing
from amaan.desk import counter, filing
from amaan.desk.citizen_services import AsTold, from_intake
from amaan.desk.first_standing import first_standing, officers_who_must_not_know
from amaan.desk.intake import Intake
from amaan.desk.models import Complaint, Contact
from amaan.desk.on_paper import OnPaper, as_of_the_sheet, use_slip
from amaan.desk.refusals import (
    AlreadySealedAway,
    ConsentNeeded,
    ContactIsClosed,
    DraftTooLong,
    IncidentInTheFuture,
    IncidentTooOld,
    OffenceNotInForce,
    OffencesToConfirm,
    ReasonNeeded,
    WordsTooLong,
)
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, ContactId, FactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# What one statement may hold: some forty pages. The page shows the count as she speaks.
WORDS_AT_MOST = 60_000
# Every question of the form, with the longest words.
DRAFT_AT_MOST = 200_000
# Before this an incident is a slip of the pen, not a memory.
OLDEST_INCIDENT = timedelta(days=365 * 80)

ADVICE_TOPICS = frozenset(
    "rights how_to_complain protection_order shelter medical legal_aid family_law cyber"
    " helplines documents other".split()
)


@dataclass(frozen=True)
class Received:
    """The complaint as taken. `before` tells that a second press of Save found the first."""

    case_id: CaseId
    reference: str
    sealed: bool
    before: bool = False


@transaction.atomic(savepoint=False)
def open_contact(
    *,
    actor: Actor,
    contact_id: ContactId,
    mode: str,
    language: str,
    urgent: bool,
    with_children: bool,
    arrived_at: datetime,
    now: datetime,
) -> ContactId:
    """This will put somebody who came, called or wrote on the desk's list, without a name.

    The same id twice (a second press) opens one contact.

    Raises: NotFound when this post serves no desk; HappenedInTheFuture.
    """
    confidentiality.permit(actor=actor, act="open_contact", case_id=None, now=now)
    if actor.station_id is None:
        raise NotFound
    if arrived_at > now:
        raise cases.HappenedInTheFuture
    Contact.objects.bulk_create(
        [
            Contact(
                id=contact_id,
                desk_id=actor.unit_id,
                station_id=actor.station_id,
                mode=mode,
                arrived_at=arrived_at,
                opened_by_id=actor.officer_id,
                urgent=urgent,
                with_children=with_children,
                language=language,
            )
        ],
        ignore_conflicts=True,
    )
    return contact_id


@transaction.atomic(savepoint=False)
def give_advice(
    *, actor: Actor, contact_id: ContactId, topics: tuple[str, ...], now: datetime
) -> None:
    """This will close a contact as advice: no identity is kept and no case is opened.

    Raises: NotFound; ContactIsClosed.
    """
    _close(actor, contact_id, "advice", now, topics)


@transaction.atomic(savepoint=False)
def note_left(*, actor: Actor, contact_id: ContactId, now: datetime) -> None:
    """This will close a contact of somebody who left before being heard: that, too, is counted."""
    _close(actor, contact_id, "left", now, ())


@transaction.atomic(savepoint=False)
def keep_draft(*, actor: Actor, contact_id: ContactId, written: str, now: datetime) -> None:
    """This will seal what is written of a complaint so far, in place of what was kept before.

    It is the writer's alone. It goes when the contact is finished, and after a day.
    Raises: NotFound, also when the contact is finished; DraftTooLong.
    """
    confidentiality.permit(actor=actor, act="receive_complaint", case_id=None, now=now)
    # Locked, so that a draft on its way cannot arrive after the complaint it was for.
    here = Contact.objects.select_for_update().filter(id=contact_id, desk_id=actor.unit_id)
    if here.filter(finished_at__isnull=True).first() is None:
        raise NotFound
    if len(written) > DRAFT_AT_MOST:
        raise DraftTooLong
    if not drafts.keep(actor=actor, contact_id=contact_id, written=written, now=now):
        raise NotFound


@transaction.atomic(savepoint=False)
def receive_complaint(
    *,
    actor: Actor,
    contact_id: ContactId,
    intake: Intake,
    now: datetime,
    paper: OnPaper | None = None,
) -> Received:
    """This will take a complaint: seal who and what was said, open the case, derive the duties.

    A conflict of interest seals the case in the same transaction, before anybody else at
    the station could see that it exists. A second press of Save finds the first. What was
    taken on `paper` keeps the time of the sheet beside the time of its typing.

    Law: CrPC 154 and 155 (what must be written down); Anti-Rape Act s.26 (identity).
    Raises: NotFound; CannotReceive and its kinds, each naming the field; ContactIsClosed.
    """
    confidentiality.permit(actor=actor, act="receive_complaint", case_id=None, now=now)
    contact = counter.hold(contact_id, actor)
    if contact is None:
        raise NotFound
    if contact.purpose == "complaint":
        return _received_before(contact_id)
    if contact.is_finished:
        raise ContactIsClosed
    told_at = now if paper is None else paper.written_at
    intake = intake if paper is None else as_of_the_sheet(intake, paper, now)
    _refuse_incomplete(intake, actor, told_at)

    case_id = CaseId(new_id())
    filed = filing.file(intake, case_id=case_id, mode=contact.mode, now=told_at)
    sealed = bool(intake.conflict.sources)
    must_not_know = officers_who_must_not_know(intake, now)
    opened = cases.open_case(
        actor=actor,
        case_id=case_id,
        parties=filed.parties,
        happenings=filed.happenings,
        grants=first_standing(actor, sealed=sealed, now=now),
        now=now,
        reference="" if paper is None else use_slip(paper, actor, now),
    )
    sealing.deposit(filed.parcels, case_id=case_id, province=actor.province, actor=actor, now=now)
    counter.becomes_a_case(
        contact_id,
        case_id,
        actor=actor,
        informant=intake.informant,
        papers_kept_at_desk=intake.papers_kept_at_desk,
        told=AsTold() if sealed else from_intake(intake),
        taken_at=told_at,
        now=now,
    )
    drafts.drop(contact_id=contact_id)
    if sealed:
        confidentiality.seal_case(
            actor=actor,
            case_id=case_id,
            sources=intake.conflict.sources,
            must_not_know=must_not_know,
            now=now,
        )
    return Received(case_id=case_id, reference=opened.reference, sealed=sealed)


@transaction.atomic(savepoint=False)
def read_back(
    *,
    actor: Actor,
    case_id: CaseId,
    fact_id: FactId,
    outcome: facts.WordsReadBack,
    correction: str,
    present: str,
    interpreter: str,
    now: datetime,
) -> int:
    """This will record that her words were read to her, who was there, and how she signed.

    Her corrections are added beside the first words; neither replaces the other.

    Raises: NotFound; WordsTooLong.
    """
    if len(correction) > WORDS_AT_MOST:
        raise WordsTooLong(most=WORDS_AT_MOST)
    parcels = (
        sealing.Parcel(fact_id, "words_correction", correction),
        sealing.Parcel(fact_id, "present_at_reading", present),
        sealing.Parcel(fact_id, "interpreter", interpreter),
    )
    return cases.record_fact(
        actor=actor,
        case_id=case_id,
        happening=cases.NewFact(
            fact=outcome,
            happened=facts.Happened.at(now),
            parcels=tuple(p for p in parcels if p.value),
            id=fact_id,
        ),
        seen_revision=None,
        now=now,
    )


def _received_before(contact_id: ContactId) -> Received:
    complaint = Complaint.objects.select_related("case").filter(contact=contact_id).first()
    if complaint is None:
        raise AlreadySealedAway
    return Received(
        case_id=CaseId(complaint.case_id),
        reference=complaint.case.reference,
        sealed=complaint.case.sealed,
        before=True,
    )


def _close(
    actor: Actor, contact_id: ContactId, purpose: str, now: datetime, topics: tuple[str, ...]
) -> None:
    confidentiality.permit(actor=actor, act="open_contact", case_id=None, now=now)
    contact = (
        Contact.objects.select_for_update().filter(id=contact_id, desk_id=actor.unit_id).first()
    )
    if contact is None:
        raise NotFound
    if contact.finished_at is not None:
        raise ContactIsClosed
    contact.advice_topics = sorted(topics)
    _finish(contact, actor, purpose, now)


def _finish(contact: Contact, actor: Actor, purpose: str, now: datetime) -> None:
    contact.purpose = purpose
    contact.finished_at = now
    contact.seen_at = contact.seen_at or now
    contact.seen_by_id = actor.officer_id
    contact.save(update_fields=["purpose", "finished_at", "seen_at", "seen_by", "advice_topics"])
    drafts.drop(contact_id=ContactId(contact.id))


def _refuse_incomplete(intake: Intake, actor: Actor, now: datetime) -> None:
    if not intake.consent.record and not intake.anonymous:
        raise ConsentNeeded
    if len(intake.words) > WORDS_AT_MOST:
        raise WordsTooLong(most=WORDS_AT_MOST)
    happened = intake.incident.happened
    if happened.latest > now:
        raise IncidentInTheFuture
    if happened.earliest < now - OLDEST_INCIDENT:
        raise IncidentTooOld
    if not actor.is_woman and intake.woman_present == "" and not intake.woman_absent_reason:
        raise ReasonNeeded
    _refuse_wrong_offences(intake)


def _refuse_wrong_offences(intake: Intake) -> None:
    if not intake.offences and not intake.no_offence_fits:
        raise OffencesToConfirm
    known = catalogue.load()
    # Substance follows the law of the day of the act; where the day is uncertain, an
    # offence that the law knew at any time within the span may be alleged.
    days = {clock.local_date(intake.incident.happened.earliest),
            clock.local_date(intake.incident.happened.latest)}  # fmt: skip
    for offence in intake.offences:
        if not any(_in_force(known, offence, day) for day in days):
            raise OffenceNotInForce(section=offence)


def _in_force(known: catalogue.Catalogue, offence: str, day: date) -> bool:
    try:
        known.offence(offence, day)
    except (catalogue.UnknownOffence, catalogue.NotInForce):
        return False
    return True
