"""Asking a service to help her: on her yes, with the least it needs, and to its end.

Nothing is shared before she was told what the service does and agreed to this recipient, these
parts and this long; three exceptions stand without her yes, each with somebody who answers for
it. When she takes her yes back, the database empties the slip in the same transaction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import consents
from amaan.confidentiality.consents import LONGEST
from amaan.confidentiality.queries import standing_of
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, OfficerId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import facts
from amaan.support.models import NeedCount, Provider, ProviderArea, Referral, Slip, SlipAnswer

# Standards 7.2, proposed: by when a service says that it received it, and that its help began.
ANSWERS_IN = {"tonight": timedelta(hours=24), "high": timedelta(hours=24),
              "usual": timedelta(hours=72)}  # fmt: skip
BEGINS_IN = {"tonight": timedelta(days=7), "high": timedelta(days=7), "usual": timedelta(days=14)}
# What a service may be told, each by itself, and what it may be told without her yes.
PARTS = ("age", "sex", "language", "needs", "children", "danger", "reach")
LEAST = frozenset({"danger", "reach", "children", "language"})
STEPS = ("received", "appointment", "seen", "started", "not_available", "lost", "closed")
ENDED_BY = {"not_available": "not_to_be_had", "lost": "lost_sight", "closed": "completed"}
ENDED = frozenset({*ENDED_BY, "declined", "not_made", "taken_back"})
MAY_ALLOW = frozenset({Post.STATION_COMMANDER, Post.SUPERVISOR, Post.DISTRICT_COMMANDER})
# Which kind of recipient her consent names for each kind of service.
_RECIPIENTS: Mapping[str, str] = {
    "emergency_care": "hospital",
    "medico_legal": "hospital",
    "crisis_centre": "crisis_centre",
    "shelter": "shelter",
    "counselling": "counsellor",
    "legal_help": "legal_aid",
    "child_protection": "child_protection",
    "statutory_body": "protection_officer",
}


class CannotRefer(Refused):
    """A referral that cannot be sent as it stands; `field` names the place on the page."""

    field = ""


class NotExplained(CannotRefer):
    """A yes to something nobody explained is no yes."""

    field = "explained"
    sentence = said(
        "Tell her first what this service does, who will see what, and that help does not depend "
        "on her yes. Then mark it."
    )


class NotThere(CannotRefer):
    """The service has shut, does not work, or does not help with this."""

    field = "provider"
    sentence = said(
        "This service does not stand open for this need. Look the directory through again, or "
        "write down that nothing of this kind is to be had."
    )


class NothingAgreed(CannotRefer):
    """No part was marked."""

    field = "parts"
    sentence = said("Mark at least one part that the service may be told, as she agreed.")


class MoreThanTheLeast(CannotRefer):
    """Without her yes only what averts the harm is told."""

    field = "parts"
    sentence = said(
        "Without her yes the service is told only of the danger, the children, her language and "
        "how to reach her."
    )


class NobodyAllowed(CannotRefer):
    """An exception is answered for by a supervisor, and by nobody who makes it."""

    field = "allowed_by"
    sentence = said(
        "Somebody above you has to allow this: write the service number of the officer in charge, "
        "the sub-divisional officer or the district police officer who did."
    )


class NotSaidWhetherTold(CannotRefer):
    """She is told first, unless that raises the danger."""

    field = "told_first"
    sentence = said("Write down whether she was told first, or why not.")


class TooLongShared(CannotRefer):
    """Her yes is for this need and not for ever."""

    field = "until"
    sentence = said("A consent lasts 90 days at most. Ask her again when it ends.")


class HasEnded(Refused):
    """Nothing follows on a referral that has ended."""

    sentence = said("This referral has ended. Begin a new one where she needs something again.")


@dataclass(frozen=True, kw_only=True)
class NewReferral:
    """A referral as it is about to be sent. `told` holds codes under the names of the parts."""

    referral_id: UUID
    service: str
    urgency: str
    provider_id: UUID
    explained: bool
    ground: str
    told: Mapping[str, Sequence[str]]
    handover: str
    until: datetime
    given_by: str = "survivor"
    told_first: str = ""
    # The service number of whoever allowed what she did not agree to.
    allowed_by: str = ""


@dataclass(frozen=True)
class _Ground:
    consent: UUID | None
    allowed_by: OfficerId | None


@transaction.atomic(savepoint=False)
def refer(*, actor: Actor, case_id: CaseId, referral: NewReferral, now: datetime) -> UUID:
    """This will send a referral, with her consent written down in the same act.

    The same id twice sends one.

    Law: standards 7.2 and 7.3 (EIGE step 6, GBVIMS); no statute gives these figures.
    Raises: NotFound; CannotRefer and its kinds.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if Referral.objects.filter(pk=referral.referral_id).exists():
        return referral.referral_id
    _refuse(referral, now)
    ground = _ground(actor, case_id, referral, now)
    sent = cases.NewFact(
        fact=facts.ReferralSent(
            service=referral.service, urgency=referral.urgency, ground=referral.ground
        ),
        happened=facts.Happened.at(now),
    )
    slip = Slip.objects.create(
        provider_id=referral.provider_id, need=referral.service, urgency=referral.urgency,
        told={part: list(codes) for part, codes in referral.told.items()},
        handover=referral.handover, sent_at=now, sent_by_id=actor.officer_id,
        answer_by=now + ANSWERS_IN[referral.urgency], start_by=now + BEGINS_IN[referral.urgency],
        shared_until=referral.until,
    )  # fmt: skip
    Referral.objects.create(
        id=referral.referral_id, case_id=case_id, need=referral.service, urgency=referral.urgency,
        provider_id=referral.provider_id, status="sent", ground=referral.ground,
        consent=ground.consent, told_first=referral.told_first, allowed_by_id=ground.allowed_by,
        elements=sorted(referral.told), slip=slip, made_at=now, made_by_id=actor.officer_id,
        made_fact=sent.id, changed_at=now, changed_by_id=actor.officer_id,
    )  # fmt: skip
    cases.record_facts(actor=actor, case_id=case_id, happenings=[sent], now=now)
    return referral.referral_id


@transaction.atomic(savepoint=False)
def note_not_made(
    *,
    actor: Actor,
    case_id: CaseId,
    referral_id: UUID,
    service: str,
    reason: str,
    why: str = "",
    now: datetime,
) -> None:
    """This will write down a need for which nobody was asked, and why: a gap that is counted.

    `why` is her own reason where she said no. The same id twice writes one. Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if Referral.objects.filter(pk=referral_id).exists():
        return
    noted = cases.NewFact(
        fact=facts.ReferralNotMade(service=service, reason=reason),
        happened=facts.Happened.at(now),
    )
    Referral.objects.create(
        id=referral_id, case_id=case_id, need=service, urgency="usual",
        status="declined" if reason == "she_declined" else "not_made", reason=why or reason,
        made_at=now, made_by_id=actor.officer_id, made_fact=noted.id,
        changed_at=now, changed_by_id=actor.officer_id,
    )  # fmt: skip
    cases.record_facts(actor=actor, case_id=case_id, happenings=[noted], now=now)
    _count(actor, case_id, service, reason, now)


@transaction.atomic(savepoint=False)
def note_answer(
    *, actor: Actor, referral_id: UUID, step: str, reason: str = "", now: datetime
) -> None:
    """This will write down what a service said by telephone or in a letter.

    Raises: NotFound; HasEnded.
    """
    row = _known(referral_id)
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    if row.status in ENDED:
        raise HasEnded
    _write(actor, row, step, reason, now, now)


@transaction.atomic(savepoint=False)
def take_in_answers(*, actor: Actor, case_id: CaseId, now: datetime) -> int:
    """This will put on the timeline what services answered at their own door; gives how many.

    Each at the hour at which the service said it. Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    by_slip = {
        row.slip_id: row for row in Referral.objects.filter(case=case_id, slip__isnull=False)
    }
    waiting = SlipAnswer.objects.filter(slip__in=by_slip, written_at__isnull=True)
    taken = 0
    for answer in waiting.order_by("answered_at", "id"):
        SlipAnswer.objects.filter(pk=answer.id).update(written_at=now)
        row = by_slip[answer.slip_id]
        if row.status in ENDED:
            continue
        _write(actor, row, answer.step, answer.reason, answer.answered_at, now)
        taken += 1
    return taken


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, referral_id: UUID, now: datetime) -> None:
    """This will write down that she took her yes to this service back; it is told no more.

    What was shared without her yes is not hers to take back, and ends by hand.
    Raises: NotFound; HasEnded.
    """
    row = _known(referral_id)
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_consent", case_id=case_id, now=now)
    if row.status in ENDED or row.consent is None:
        raise HasEnded
    consents.withdraw(actor=actor, case_id=case_id, consent_id=row.consent, now=now)
    ended = facts.ReferralEnded(
        service=row.need, urgency=row.urgency, how="yes_taken_back", sent=str(row.made_fact)
    )
    _record(actor, case_id, [ended], now, now)
    _change(actor, row, "taken_back", "", now)


@transaction.atomic(savepoint=False)
def note_feedback(*, actor: Actor, referral_id: UUID, feedback: str, now: datetime) -> None:
    """This will write down, in one code, what she says of the service. Raises: NotFound."""
    row = _known(referral_id)
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    Referral.objects.filter(pk=referral_id).update(
        feedback=feedback, changed_at=now, changed_by=actor.officer_id
    )


def _refuse(referral: NewReferral, now: datetime) -> None:
    # Without her yes the law decides; where telling her first would endanger her, nobody can.
    if referral.ground == "consent" and not referral.explained:
        raise NotExplained
    if not referral.told or not set(referral.told) <= set(PARTS):
        raise NothingAgreed
    if not now < referral.until <= now + LONGEST:
        raise TooLongShared
    there = Provider.objects.filter(pk=referral.provider_id, closed_on__isnull=True)
    helps = ProviderArea.objects.filter(provider=referral.provider_id, kind=referral.service)
    if not there.exclude(working="not_working").exists() or not helps.exists():
        raise NotThere
    if referral.ground != "consent":
        if not set(referral.told) <= LEAST:
            raise MoreThanTheLeast
        if not referral.told_first:
            raise NotSaidWhetherTold


def _ground(actor: Actor, case_id: CaseId, referral: NewReferral, now: datetime) -> _Ground:
    if referral.ground != "consent":
        return _Ground(None, _who_allowed(actor, referral.allowed_by, now))
    consent_id = new_id()
    consents.give(
        actor=actor,
        case_id=case_id,
        consent_id=consent_id,
        recipient=_RECIPIENTS.get(referral.service, "other_service"),
        parts=("C2", "C5") if "reach" in referral.told else ("C2",),
        given_by=referral.given_by,
        until=referral.until,
        now=now,
    )
    return _Ground(consent_id, None)


def _who_allowed(actor: Actor, service_number: str, now: datetime) -> OfficerId:
    found = organisation.officer_by_service_number(service_number, now) if service_number else None
    allows = None if found is None else organisation.acting_as(found, now)
    if (
        allows is None
        or allows.post not in MAY_ALLOW
        or allows.district_id != actor.district_id
        or allows.officer_id == actor.officer_id
    ):
        raise NobodyAllowed
    return allows.officer_id


def _known(referral_id: UUID) -> Referral:
    row = Referral.objects.filter(pk=referral_id).first()
    if row is None:
        raise NotFound
    return row


def _write(
    actor: Actor, row: Referral, step: str, reason: str, happened_at: datetime, now: datetime
) -> None:
    """This will put one answer of a service on the timeline, and what it means for the need."""
    if step not in STEPS:
        raise NotFound
    told = {"service": row.need, "urgency": row.urgency, "sent": str(row.made_fact)}
    happened: list[facts.Fact] = []
    if step == "received" or (step == "appointment" and row.status == "sent"):
        happened.append(facts.ReferralReceived(**told))
    if step == "seen":
        happened.append(facts.SupportContacted())
    if step == "started":
        happened.append(facts.ServiceBegan(**told))
        _count(actor, CaseId(row.case_id), row.need, "met", now)
    if step in ENDED_BY:
        happened.append(facts.ReferralEnded(how=ENDED_BY[step], **told))
    if step in {"not_available", "lost"}:
        _count(actor, CaseId(row.case_id), row.need, step, now)
    if happened:
        _record(actor, CaseId(row.case_id), happened, happened_at, now)
    _change(actor, row, "received" if step == "appointment" else step, reason, now)


def _record(
    actor: Actor,
    case_id: CaseId,
    happened: Sequence[facts.Fact],
    happened_at: datetime,
    now: datetime,
) -> None:
    told = [
        cases.NewFact(fact=fact, happened=facts.Happened.at(happened_at), id=FactId(new_id()))
        for fact in happened
    ]
    cases.record_facts(actor=actor, case_id=case_id, happenings=told, now=now)


def _change(actor: Actor, row: Referral, status: str, reason: str, now: datetime) -> None:
    row.status = status
    Referral.objects.filter(pk=row.id).update(
        status=status, reason=reason, changed_at=now, changed_by=actor.officer_id
    )


def _count(actor: Actor, case_id: CaseId, service: str, came_of_it: str, now: datetime) -> None:
    # Without the case. A sealed file is in no number of anybody.
    if actor.district_id is None or standing_of(actor, case_id, now).sealed:
        return
    if came_of_it not in {"not_needed", "given_by_us"}:
        NeedCount.objects.create(
            district_id=actor.district_id, month=clock.local_date(now).replace(day=1),
            need=service, came_of_it=came_of_it,
        )  # fmt: skip
