"""What forums did. Writing it down is never barred; what may not be goes to a legal adviser."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.mediation.gate import SUBJECTS
from amaan.mediation.models import Dispute, Forum, SafeCall, TermsQuestion
from amaan.mediation.terms import signs_in, to_a_lawyer
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

BROUGHT_BY = ("woman", "man", "transgender", "several", "not_known")
CAME_THROUGH = ("themselves", "police", "court", "elders", "other")
# Beside what a forum may have: what none may, and which is brought to them all the same.
BARRED_MATTERS = (
    "violence", "sexual", "marriage_forced", "woman_exchanged", "killing", "abduction", "honour",
)  # fmt: skip
ALLOWED_MATTERS = tuple(sorted(SUBJECTS))
OUTCOMES = ("agreed", "no_agreement", "broken_off", "refused_by_forum", "threatened")
ANSWERS = ("void", "goes_to_court", "offence_looked_at", "may_stand")
KEPT = ("yes", "no", "unknown")
# Days after an agreement on which she is asked, alone, whether it is kept (M20).
CALL_DAYS = {"day_1": 1, "day_7": 7, "day_30": 30, "day_90": 90}
PAGE = 50


class NumberStands(Refused):
    """The forum's number stands already."""

    sentence = said("This number of this forum stands already. Read the forum's paper again.")


class DayAhead(Refused):
    """What has not happened cannot be written down."""

    sentence = said("This day lies ahead. Write it down afterwards.")


class OutcomeBefore(Refused):
    """An outcome before the matter was brought."""

    sentence = said("This day lies before the matter was brought. Read both again.")


class AnsweredAlready(Refused):
    """What came of it stands."""

    sentence = said("What came of this stands already. Take the entry back if it is wrong.")


class TermsOfNoAgreement(Refused):
    """Terms are of an agreement."""

    sentence = said("Terms are written down where they agreed. Choose what came of it again.")


class TooEarlyToAsk(Refused):
    """The day of this call has not come."""

    sentence = said("The day of this call has not come yet. Before it, she may not know yet.")


@dataclass(frozen=True, kw_only=True)
class NewDispute:
    """A matter as a forum took it, under the number on its own paper. A local date."""

    dispute_id: UUID
    forum_id: UUID
    number: str
    registered_on: date
    brought_by: str
    came_through: str
    matter: str


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came of a matter. `text` is looked through and not kept."""

    outcome: str
    on: date
    terms: frozenset[str] = frozenset()
    text: str = ""


@transaction.atomic(savepoint=False)
def write_dispute(*, actor: Actor, dispute: NewDispute, now: datetime) -> UUID:
    """This will write down what was brought to a forum. The same id twice writes one.

    A matter that no forum may have is written down like any other, and a lawyer asked at once.
    Raises: NotFound; NumberStands; DayAhead.
    """
    confidentiality.permit(actor=actor, act="write_dispute", case_id=None, now=now)
    forum = Forum.objects.filter(pk=dispute.forum_id).first()
    if forum is None:
        raise NotFound
    if Dispute.objects.filter(pk=dispute.dispute_id).exists():
        return dispute.dispute_id
    if dispute.registered_on > local_date(now):
        raise DayAhead
    source = "mediator" if actor.post == Post.MEDIATOR else "paper"
    row = Dispute(
        id=dispute.dispute_id, forum=forum, district_id=forum.district_id, number=dispute.number,
        registered_on=dispute.registered_on, brought_by=dispute.brought_by,
        came_through=dispute.came_through, matter=dispute.matter, source=source,
        recorded_at=now, recorded_by_id=actor.officer_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            Dispute.objects.bulk_create([row])
    except IntegrityError:
        raise NumberStands from None
    if dispute.matter in BARRED_MATTERS:
        _ask_a_lawyer(row, [dispute.matter], now)
    return dispute.dispute_id


@transaction.atomic(savepoint=False)
def write_outcome(*, actor: Actor, dispute_id: UUID, came: Came, now: datetime) -> frozenset[str]:
    """This will write down what came of a matter; gives the terms that go to a lawyer.

    The text of an agreement is looked through for the words of a forbidden term and is not kept.
    After an agreement four safe calls are planned (M20).
    Raises: NotFound; AnsweredAlready; DayAhead; OutcomeBefore; TermsOfNoAgreement.
    """
    confidentiality.permit(actor=actor, act="write_dispute", case_id=None, now=now)
    row = _dispute(dispute_id)
    if row.outcome:
        raise AnsweredAlready
    if came.on > local_date(now):
        raise DayAhead
    if came.on < row.registered_on:
        raise OutcomeBefore
    agreed = came.outcome == "agreed"
    if came.terms and not agreed:
        raise TermsOfNoAgreement
    found = signs_in(came.text) - came.terms
    row.outcome, row.outcome_on = came.outcome, came.on
    row.terms, row.found = sorted(came.terms), sorted(found)
    row.answered_at, row.answered_by_id = now, actor.officer_id
    row.save(
        update_fields=["outcome", "outcome_on", "terms", "found", "answered_at", "answered_by"]
    )
    asks = to_a_lawyer(came.terms) | found
    if asks:
        _ask_a_lawyer(row, sorted(asks), now)
    if agreed:
        SafeCall.objects.bulk_create(
            SafeCall(id=new_id(), dispute=row, day=day, due_on=came.on + timedelta(days=after))
            for day, after in CALL_DAYS.items()
        )
    return asks


@transaction.atomic(savepoint=False)
def take_back(*, actor: Actor, dispute_id: UUID, now: datetime) -> None:
    """This will take a wrong entry back: it stays readable and counts no more. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="write_dispute", case_id=None, now=now)
    found = Dispute.objects.filter(pk=dispute_id, taken_back_at__isnull=True).update(
        taken_back_at=now
    )
    if not found:
        raise NotFound


@transaction.atomic(savepoint=False)
def write_call(*, actor: Actor, call_id: UUID, kept: str, now: datetime) -> None:
    """This will keep what she said when she was asked, alone, whether an agreement is kept.

    Where it is not, the question goes to the legal adviser.
    Raises: NotFound; TooEarlyToAsk; AnsweredAlready.
    """
    confidentiality.permit(actor=actor, act="write_dispute", case_id=None, now=now)
    call = _call_to_make(call_id, now)
    call.made_at, call.made_by_id, call.kept = now, actor.officer_id, kept
    call.save(update_fields=["made_at", "made_by", "kept"])
    if kept == "no":
        _ask_a_lawyer(call.dispute, ["agreement_broken"], now)


@transaction.atomic(savepoint=False)
def note_try(*, actor: Actor, call_id: UUID, now: datetime) -> None:
    """This will keep that she was not reached, or that somebody else answered: the call stays owed.

    Raises: NotFound; TooEarlyToAsk; AnsweredAlready.
    """
    confidentiality.permit(actor=actor, act="write_dispute", case_id=None, now=now)
    call = _call_to_make(call_id, now)
    call.tries, call.tried_at, call.tried_by_id = call.tries + 1, now, actor.officer_id
    call.save(update_fields=["tries", "tried_at", "tried_by"])


@transaction.atomic(savepoint=False)
def answer_question(*, actor: Actor, question_id: UUID, answer: str, now: datetime) -> None:
    """This will keep what the legal adviser says of a matter or of terms.

    Raises: NotFound; AnsweredAlready.
    """
    confidentiality.permit(actor=actor, act="judge_terms", case_id=None, now=now)
    row = TermsQuestion.objects.filter(pk=question_id).first()
    if row is None:
        raise NotFound
    if row.answer:
        raise AnsweredAlready
    row.answer, row.answered_at, row.answered_by_id = answer, now, actor.officer_id
    row.save(update_fields=["answer", "answered_at", "answered_by"])


def _call_to_make(call_id: UUID, now: datetime) -> SafeCall:
    call = SafeCall.objects.select_for_update(of=["self"]).filter(pk=call_id).first()
    if call is None:
        raise NotFound
    if call.due_on > local_date(now):
        raise TooEarlyToAsk
    if call.made_at is not None:
        raise AnsweredAlready
    return call


def _dispute(dispute_id: UUID) -> Dispute:
    row = Dispute.objects.filter(pk=dispute_id, taken_back_at__isnull=True).first()
    if row is None:
        raise NotFound
    return row


def _ask_a_lawyer(dispute: Dispute, about: list[str], now: datetime) -> None:
    TermsQuestion.objects.create(dispute=dispute, asked_at=now, about=about)
