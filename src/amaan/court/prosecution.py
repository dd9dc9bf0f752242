"""What goes to the prosecutor and comes back: advice, defects with owner and day, decisions.

A prosecutor with a door of his own is given the case by the act of sending and answers himself.
Where there is none, police write his answer down, with his paper sealed beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import custody
from amaan.confidentiality.queries import people_on
from amaan.confidentiality.sealing import Parcel
from amaan.court.hearings import AlreadyAnswered, HearingBeforeRegistration, stands
from amaan.court.models import Defect, Referral
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, OfficerId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# As the duty `defect_answered` counts it; a test holds the two together.
DAYS_FOR_A_DEFECT = 7
RETURNED = frozenset({"more_evidence", "other_sections"})
# What is answered with words alone.
ADVISED = "advised"


class NotAProsecutor(Refused):
    """The officer chosen is no prosecutor, or must not know of the case: one sentence for both."""

    sentence = said("This person cannot be sent this case. Choose another prosecutor, or paper.")


class WaitsAlready(Refused):
    """The same question lies with a prosecutor and has no answer yet."""

    sentence = said("This was sent already, and waits for an answer.")


class PaperMissing(Refused):
    """An answer that came on paper is written down with its paper."""

    sentence = said(
        "Write what the prosecutor's paper says. His decision stands in the file with his own "
        "words beside it, not with ours alone."
    )


class ReturnedWithoutDefect(Refused):
    """A report that goes back says what is missing."""

    sentence = said("A report that is returned names at least one thing to mend.")


class DischargeWithoutReason(Refused):
    """Nobody goes without a trial for no reason."""

    sentence = said(
        "Say why no trial is proposed. Her wish, a delay or a settlement is not a reason."
    )


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a prosecutor decided or advised. `words` are his own, and are sealed."""

    # One of PROSECUTOR_DECISIONS, or `advised`.
    decision: str
    reason: str = ""
    on: tuple[str, ...] = ()
    # Each with whose it is to mend.
    defects: tuple[tuple[str, str], ...] = ()
    words: str = ""


@transaction.atomic(savepoint=False)
def send(
    *,
    actor: Actor,
    case_id: CaseId,
    referral_id: UUID,
    about: str,
    prosecutor_id: OfficerId | None,
    now: datetime,
) -> UUID:
    """This will send a case to a prosecutor, who then may read it; or note that it went on paper.

    The same id twice sends it once.

    Raises: NotFound; NotAProsecutor; WaitsAlready; HearingBeforeRegistration for a report without
        an FIR.
    """
    confidentiality.permit(actor=actor, act="send_to_prosecutor", case_id=case_id, now=now)
    if Referral.objects.filter(pk=referral_id).exists():
        return referral_id
    if about == "scrutiny" and not stands(case_id, "fir.registered"):
        raise HearingBeforeRegistration
    if Referral.objects.filter(case=case_id, about=about, decision="").exists():
        raise WaitsAlready
    if prosecutor_id is not None:
        _give(actor, case_id, prosecutor_id, now)
    asked = _fact(facts.ProsecutionAsked(about=about), now)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[asked], now=now)
    Referral.objects.create(
        id=referral_id, case_id=case_id, about=about, sent_at=now, sent_by_id=actor.officer_id,
        ask_fact=asked.id, prosecutor_id=prosecutor_id,
    )  # fmt: skip
    return referral_id


@transaction.atomic(savepoint=False)
def relieve(
    *,
    actor: Actor,
    case_id: CaseId,
    prosecutor_id: OfficerId,
    reason: str,
    to: OfficerId | None,
    now: datetime,
) -> None:
    """This will take a case from a prosecutor with the reason, and give it to another where named.

    From then on he may not read it. What he had not answered waits for the other one, or for an
    answer on paper; the time for it runs on.

    Raises: NotFound, also where he does not have it; NotAProsecutor.
    """
    confidentiality.permit(actor=actor, act="send_to_prosecutor", case_id=case_id, now=now)
    if prosecutor_id not in {one.officer_id for one in prosecutors_on(actor, case_id, now)}:
        raise NotFound
    confidentiality.end_relation(
        actor=actor, case_id=case_id, relation="prosecutor", at=now, now=now,
        officer_id=prosecutor_id,
    )  # fmt: skip
    if to is not None:
        _give(actor, case_id, to, now)
    waiting = Referral.objects.filter(case=case_id, prosecutor=prosecutor_id, decision="")
    waiting.update(prosecutor=to)
    told = _fact(facts.ProsecutorRelieved(reason=reason), now)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[told], now=now)


@transaction.atomic(savepoint=False)
def answer(*, actor: Actor, referral_id: UUID, given: Answer, now: datetime) -> FactId:
    """This will write down what the prosecutor answered, and name its entry.

    He writes it himself, or police do, with his paper.

    Raises: NotFound, also for anybody but the prosecutor it was sent to; AlreadyAnswered;
        PaperMissing; ReturnedWithoutDefect; DischargeWithoutReason.
    """
    row = Referral.objects.filter(pk=referral_id).first()
    if row is None:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    if row.prosecutor_id not in (None, actor.officer_id):
        raise NotFound
    _refuse_answer(row, given)
    told = _told(given, now)
    found = [
        (what, owner, _fact(facts.DefectFound(defect=what, owner=owner), now))
        for what, owner in given.defects
    ]
    happenings = [told, *(fact for _what, _owner, fact in found)]
    if row.prosecutor_id is None:
        happenings.append(_fact(facts.PaperFiled(paper="prosecutor_paper"), now))
    cases.record_facts(actor=actor, case_id=case_id, happenings=happenings, now=now)
    changed = Referral.objects.filter(pk=referral_id, decision="").update(
        decision=given.decision, reason=given.reason, answered_at=now,
        answered_by=actor.officer_id, answer_fact=told.id,
    )  # fmt: skip
    if not changed:
        raise AlreadyAnswered
    due_at = defect_due(now)
    Defect.objects.bulk_create(
        Defect(
            case_id=case_id,
            referral_id=referral_id,
            defect=what,
            owner=owner,
            found_at=now,
            found_by_id=actor.officer_id,
            found_fact=fact.id,
            due_at=due_at,
        )
        for what, owner, fact in found
    )
    return told.id


@transaction.atomic(savepoint=False)
def answer_defect(*, actor: Actor, defect_id: UUID, done: str, words: str, now: datetime) -> FactId:
    """This will write down what was done about a defect, and name its entry.

    Nobody answers his own finding.

    Raises: NotFound, also for a prosecutor; AlreadyAnswered.
    """
    row = Defect.objects.filter(pk=defect_id).first()
    if row is None or actor.post == Post.PROSECUTOR:
        raise NotFound
    case_id = CaseId(row.case_id)
    confidentiality.permit(actor=actor, act="record_trial", case_id=case_id, now=now)
    answered = facts.DefectAnswered(
        defect=row.defect, answer=done, found=str(row.found_fact), owner=row.owner
    )
    told = _fact(answered, now, words)
    changed = Defect.objects.filter(pk=defect_id, answer="").update(
        answer=done, answered_at=now, answered_by=actor.officer_id, answer_fact=told.id
    )
    if not changed:
        raise AlreadyAnswered
    cases.record_facts(actor=actor, case_id=case_id, happenings=[told], now=now)
    return told.id


def prosecutors_on(
    actor: Actor, case_id: CaseId, now: datetime
) -> tuple[organisation.Colleague, ...]:
    """This will name the prosecutors who have a case now, by since when."""
    standing = people_on(actor, case_id, now)
    found = (organisation.colleague(one.officer_id, now) for one in standing
             if one.relation == "prosecutor")  # fmt: skip
    return tuple(one for one in found if one is not None)


def prosecutors(actor: Actor, case_id: CaseId, now: datetime) -> Sequence[organisation.Colleague]:
    """This will list the prosecutors of the actor's district to whom this case may be sent.

    Whoever must not know of it is not among them, and nothing says why.
    """
    if actor.district_id is None:
        return ()
    found = organisation.holders((Post.PROSECUTOR,), actor.district_id, now)
    free = custody.free_of_conflict(case_id, [one.officer_id for one in found])
    return tuple(one for one in found if one.officer_id in free)


def defect_due(found_at: datetime) -> datetime:
    """This will say until when a defect is to be answered: the end of the seventh day after."""
    return clock.end_of_day(clock.local_date(found_at) + timedelta(days=DAYS_FOR_A_DEFECT))


def _give(actor: Actor, case_id: CaseId, prosecutor_id: OfficerId, now: datetime) -> None:
    chosen = organisation.colleague(prosecutor_id, now)
    if chosen is None or chosen.post != Post.PROSECUTOR:
        raise NotAProsecutor
    if not custody.free_of_conflict(case_id, [prosecutor_id]):
        raise NotAProsecutor
    confidentiality.grant(
        actor=actor, case_id=case_id, officer_id=prosecutor_id, relation="prosecutor",
        since=now, until=None, now=now,
    )  # fmt: skip


def _refuse_answer(row: Referral, given: Answer) -> None:
    if row.decision:
        raise AlreadyAnswered
    if (row.about == "scrutiny") == (given.decision == ADVISED):
        raise NotFound
    if row.prosecutor_id is None and not given.words:
        raise PaperMissing
    if given.decision in RETURNED and not given.defects:
        raise ReturnedWithoutDefect
    if given.decision == "discharge" and not given.reason:
        raise DischargeWithoutReason


def _told(given: Answer, now: datetime) -> cases.NewFact:
    if given.decision == ADVISED:
        return _fact(facts.ProsecutionAdvised(on=given.on), now, given.words)
    reason = given.reason if given.decision == "discharge" else ""
    decided = facts.ProsecutionDecided(decision=given.decision, reason=reason)
    return _fact(decided, now, given.words)


def _fact(fact: facts.Fact, now: datetime, words: str = "") -> cases.NewFact:
    id = FactId(new_id())
    parcels = (Parcel(id, "prosecution_words", words),) if words else ()
    return cases.NewFact(fact=fact, happened=facts.Happened.at(now), parcels=parcels, id=id)
