"""What may be done about an interview: planned, begun, ended, read back; and section 164.

Of one person there is one interview in full. Her words and the officer's text are sealed
apart, with the entry of the timeline; the questions that were put are looked at, her words never.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.investigation.interviews_tables import Interview
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused, Stale, said
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import codes, facts
from amaan.wording.reading import load as wordings

# Whose presence the law asks for beside a woman who is heard (CrPC 161, proviso).
BESIDE_HER = frozenset({"woman_officer", "woman_relative", "person_she_chose"})


class CannotStand(Refused):
    """What was typed of an interview cannot stand; `field` names the place on the page."""

    field = ""


class HeardBefore(CannotStand):
    """Somebody who was heard in full is asked again without a reason."""

    field = "reason"
    sentence = said(
        "A statement of this person stands already. Read it first. Ask once more only for a "
        "reason, and only about that."
    )


class PlannedAlready(CannotStand):
    """There is a plan for this person that nobody carried out yet."""

    sentence = said("An interview with this person is planned already. Go on with that one.")


class ConsentNeeded(CannotStand):
    """Nobody is heard who has not agreed."""

    field = "consent_by"
    sentence = said("Without consent no interview begins. Say what it is for, and ask.")


class NotWithoutAWoman(CannotStand):
    """The law wants somebody beside her."""

    field = "present"
    sentence = said(
        "Her statement may not be taken like this: a woman officer, a woman relative or a person "
        "of her choice must be there (CrPC section 161, proviso). Wait until somebody is."
    )


class NotWhomSheChose(CannotStand):
    """She asked for a woman officer and a man hears her: that has its reason, or waits."""

    field = "no_woman_because"
    sentence = said(
        "She asked for a woman officer. Wait for one, or say why none can hear her now; the reason "
        "is counted."
    )


class NotAtThisStep(CannotStand):
    """The interview was taken further meanwhile, or not yet so far."""

    sentence = said("This interview stands at another step. Look at it again before you go on.")


class TimesDoNotFit(CannotStand):
    """An end before the beginning, or a time that lies ahead."""

    field = "ended"
    sentence = said("These times do not fit: it ended before it began, or lies ahead of now.")


class NothingWritten(CannotStand):
    """A statement without a word of it."""

    field = "words"
    sentence = said(
        "Nothing was written down. Write what was said, or say why the interview was broken off."
    )


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an interview is for, where, and what she chose."""

    giver: str
    topics: tuple[str, ...]
    place: str
    language: str
    officer_wish: str
    support: str
    reason: str = ""
    # The interview whose giver is to be asked once more.
    after: UUID | None = None
    # Unusual questions, and why they must be put: sealed.
    remarks: str = ""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What was so when it began."""

    begun_at: datetime
    present: tuple[str, ...]
    interpreter: str
    consent_by: str
    explained: tuple[str, ...]
    recorded: str
    # Why a man hears her although she asked for a woman.
    no_woman_because: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said, and how it was asked. `questions` are lines, in the order they were put."""

    ended_at: datetime
    breaks: int = 0
    words: str = ""
    text: str = ""
    questions: tuple[str, ...] = ()
    giver_name: str = ""
    present_names: str = ""
    interpreter_name: str = ""
    broken_off: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How the reading back went."""

    signed: str
    correction: str = ""
    copy_given: bool = False


@transaction.atomic(savepoint=False)
def plan_interview(
    *, actor: Actor, case_id: CaseId, interview_id: UUID, plan: Plan, now: datetime
) -> UUID:
    """This will plan an interview. The same id twice plans one.

    Whoever was heard before, by an officer or a Magistrate, is planned once more only for a
    reason; the new one counts on from the ones before.

    Source: POLICARE (one full account), rules/standards/interviews.toml A04, A16.
    Raises: NotFound; HeardBefore; PlannedAlready.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if Interview.objects.filter(pk=interview_id, case_id=case_id).exists():
        return interview_id
    file = case_queries.case_sheet(actor, case_id, now)
    subject, before = _subject(file, plan)
    if any(one.ended_at is None for one in before):
        raise PlannedAlready
    if (before or _heard_elsewhere(file, plan.giver)) and not plan.reason:
        raise HeardBefore
    planned = cases.NewFact(
        facts.InterviewPlanned(of=plan.giver, reason=plan.reason), facts.Happened.at(now)
    )
    row = Interview(
        id=interview_id,
        case_id=case_id,
        giver=plan.giver,
        subject=subject,
        ordinal=len(before) + 1,
        reason=plan.reason,
        for_child=plan.giver == "survivor" and is_child(file),
        planned_at=now,
        planned_by_id=actor.officer_id,
        plan_fact=planned.id,
        topics=list(plan.topics),
        place=plan.place,
        language=plan.language,
        officer_wish=plan.officer_wish,
        support=plan.support,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Stale from None
    put_on_timeline(actor, case_id, planned, now, {"interview_plan": plan.remarks})
    return interview_id


@transaction.atomic(savepoint=False)
def begin_interview(*, actor: Actor, interview_id: UUID, opening: Opening, now: datetime) -> None:
    """This will write down who was there, what was explained and that there was consent.

    Law: CrPC s.161, proviso (the bar `statement_with_woman`, where it stands in this case).
    Where she asked for a woman officer and a man hears her, the reason is an entry of its own.

    Raises: NotFound; ConsentNeeded; NotWithoutAWoman; NotWhomSheChose; TimesDoNotFit;
        NotAtThisStep.
    """
    row = locked(actor, interview_id, now)
    if row.begun_at is not None:
        if row.begun_at == opening.begun_at and row.led_by_id == actor.officer_id:
            return
        raise NotAtThisStep
    if opening.consent_by not in {"survivor", "guardian"}:
        raise ConsentNeeded
    if opening.begun_at > now:
        raise TimesDoNotFit
    beside = actor.is_woman or bool(BESIDE_HER & set(opening.present))
    if row.giver == "survivor" and not beside and _is_barred(actor, row, now):
        raise NotWithoutAWoman
    if row.officer_wish == "woman" and not actor.is_woman:
        if not opening.no_woman_because:
            raise NotWhomSheChose
        absent = facts.WomanOfficerAbsent(reason=opening.no_woman_because)
        told = cases.NewFact(absent, facts.Happened.at(now))
        put_on_timeline(actor, CaseId(row.case_id), told, now, {})
    row.begun_at, row.led_by_id = opening.begun_at, actor.officer_id
    row.present, row.explained = list(opening.present), list(opening.explained)
    row.interpreter, row.consent_by = opening.interpreter, opening.consent_by
    row.recorded = opening.recorded
    row.save(update_fields=["begun_at", "led_by", "present", "explained", "interpreter",
                            "consent_by", "recorded"])  # fmt: skip


@transaction.atomic(savepoint=False)
def end_interview(
    *, actor: Actor, interview_id: UUID, fact_id: FactId, told: Told, now: datetime
) -> int:
    """This will seal what was said, and put the statement on the timeline; the new revision.

    Her own words and the officer's text are two sealed values. An interview that was broken off
    is an entry of its own; what was said until then is kept with it.

    Raises: NotFound; NotAtThisStep; TimesDoNotFit; NothingWritten.
    """
    row = locked(actor, interview_id, now)
    if row.end_fact == fact_id:
        return case_queries.case_sheet(actor, CaseId(row.case_id), now).revision
    if row.begun_at is None or row.ended_at is not None:
        raise NotAtThisStep
    if not row.begun_at <= told.ended_at <= now:
        raise TimesDoNotFit
    if not (told.broken_off or told.words or told.text):
        raise NothingWritten
    row.ended_at, row.breaks, row.broken_off = told.ended_at, told.breaks, told.broken_off
    row.end_fact, row.questions = fact_id, len(told.questions)
    row.flagged = len({one.question for one in wordings()[1].findings(told.questions)})
    row.save(update_fields=["ended_at", "breaks", "broken_off", "end_fact", "questions", "flagged"])
    fact: facts.Fact = (
        facts.InterviewBrokenOff(reason=told.broken_off)
        if told.broken_off
        else facts.StatementRecorded(of=row.giver, taken_by=_taken_by(actor))
    )
    ended = cases.NewFact(fact, facts.Happened(row.begun_at, told.ended_at), id=fact_id)
    return put_on_timeline(actor, CaseId(row.case_id), ended, now, {
        "statement_words": told.words,
        "statement_text": told.text,
        "question_log": "\n".join(told.questions),
        "statement_giver": told.giver_name,
        "present_at_reading": told.present_names,
        "interpreter": told.interpreter_name,
    })  # fmt: skip


@transaction.atomic(savepoint=False)
def read_back(
    *, actor: Actor, interview_id: UUID, fact_id: FactId, outcome: Outcome, now: datetime
) -> int:
    """This will close an interview with how it was read back; the new revision.

    A correction is sealed beside the statement and replaces nothing.
    Raises: NotFound; NotAtThisStep.
    """
    row = locked(actor, interview_id, now)
    if row.read_back_fact == fact_id:
        return case_queries.case_sheet(actor, CaseId(row.case_id), now).revision
    if row.ended_at is None or row.broken_off or row.read_back_at is not None:
        raise NotAtThisStep
    row.read_back_at, row.read_back_fact = now, fact_id
    row.signed, row.corrected = outcome.signed, bool(outcome.correction)
    row.copy_given = outcome.copy_given
    row.save(update_fields=["read_back_at", "read_back_fact", "signed", "corrected", "copy_given"])
    read = cases.NewFact(
        facts.StatementReadBack(
            signed=outcome.signed, corrected=row.corrected, copy_given=outcome.copy_given
        ),
        facts.Happened.at(now),
        id=fact_id,
    )
    return put_on_timeline(
        actor, CaseId(row.case_id), read, now, {"statement_correction": outcome.correction}
    )


def is_child(file: CaseSheet) -> bool:
    """This will say whether the survivor is under eighteen, as far as the file knows."""
    return any(p.role in {"survivor", "child"} and p.age_band in codes.CHILD_BANDS
               for p in file.parties)  # fmt: skip


def _subject(file: CaseSheet, plan: Plan) -> tuple[UUID, list[Interview]]:
    """This will say whom a plan is about, and give the interviews of that person so far."""
    of_case = Interview.objects.filter(case_id=file.case_id).order_by("ordinal")
    if plan.giver == "survivor":
        subject: UUID = next((p.ref for p in file.parties if p.role == "survivor"), file.case_id)
    elif plan.after is not None:
        earlier = of_case.filter(pk=plan.after, giver=plan.giver).first()
        if earlier is None:
            raise NotFound
        subject = earlier.subject
    else:
        return new_id(), []
    return subject, list(of_case.filter(subject=subject))


def _heard_elsewhere(file: CaseSheet, giver: str) -> bool:
    if giver != "survivor":
        return False
    return any(
        not line.corrected
        and (
            line.kind == "statement164.recorded"
            or (line.kind == "statement.recorded" and line.details.get("of") == "survivor")
        )
        for line in file.facts
    )


def _is_barred(actor: Actor, row: Interview, now: datetime) -> bool:
    file = case_queries.case_sheet(actor, CaseId(row.case_id), now)
    return any(bar.forbids == "statement_without_woman" for bar in file.bars)


def _taken_by(actor: Actor) -> str:
    return "woman_officer" if actor.is_woman and actor.post != Post.INVESTIGATOR else "investigator"


def locked(actor: Actor, interview_id: UUID, now: datetime) -> Interview:
    """This will hold an interview for whoever works on its case. Raises: NotFound."""
    row = Interview.objects.select_for_update().filter(pk=interview_id).first()
    if row is None:
        raise NotFound
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    return row


def put_on_timeline(
    actor: Actor, case_id: CaseId, happening: cases.NewFact, now: datetime, sealed: dict[str, str]
) -> int:
    """This will record a fact with what is to be sealed beside it; the new revision."""
    parcels = tuple(Parcel(happening.id, field, value) for field, value in sealed.items() if value)
    whole = cases.NewFact(happening.fact, happening.happened, parcels, happening.id)
    return cases.record_facts(actor=actor, case_id=case_id, happenings=[whole], now=now)
