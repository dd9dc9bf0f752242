"""The study of judgments: trials in codes, interviews by role, recommendations and their answers.

Whoever keeps it is the oversight auditor of the district: outside the police, and holding no
case. What is kept names no case and no person; `study_id` is the study's own.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from amaan.confidentiality import actions as confidentiality
from amaan.court.judgment_study_lists import CONVICTED, PENDING, STAGES, study_lists
from amaan.court.models import CodedTrial, Recommendation, StudyInterview
from amaan.court.observing import COURTS_AT_MOST
from amaan.kernel import clock
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import command
from amaan.organisation.command import UnitName
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.protocol import codes

FIRST_YEAR = 2000
LONGEST_DAYS = 365 * 30
LATEST_DUE = timedelta(days=365 * 2)
# Letters, a dash and digits: no number of a case or an FIR looks like it.
STUDY_ID = re.compile(r"[A-Z]{1,4}-\d{1,5}")
# Which post answers for which office; every other office answers on paper.
ANSWERING: Mapping[str, str] = {
    Post.DISTRICT_COMMANDER.value: "police",
    Post.PROSECUTOR.value: "prosecution",
}


class NotCodedLikeThis(Refused):
    """A row of the study that cannot stand; `field` names the place on the page."""

    field = ""


class NotAStudyId(NotCodedLikeThis):
    """The study's own number, so that nobody writes a case's."""

    field = "study_id"
    sentence = said(
        "Write the study's own number, letters and digits with a dash, such as J-104. Never the "
        "number of a case."
    )


class CodedAlready(NotCodedLikeThis):
    """A trial is coded once."""

    field = "study_id"
    sentence = said("A trial with this number is coded already. Take that one back if it is wrong.")


class DaysDoNotFit(NotCodedLikeThis):
    """Stages follow each other, and together take no longer than was followed."""

    field = "days_followed"
    sentence = said(
        "The days of the stages do not fit: a stage is missing before a later one, or together "
        "they are more than the days that were followed."
    )


class SentenceDoesNotFit(NotCodedLikeThis):
    """A conviction has a sentence, and nothing else has one."""

    field = "sentence"
    sentence = said("A conviction has a sentence, and no other outcome has one.")


class GroundsDoNotFit(NotCodedLikeThis):
    """A conviction is not grounded in why others were acquitted."""

    field = "grounds"
    sentence = said("These grounds do not belong to this outcome.")


class YearDoesNotFit(NotCodedLikeThis):
    """A slip of the pen in the year."""

    field = "year"
    sentence = said("Read the year again: it lies ahead, or before 2000.")


class NotAsked(NotCodedLikeThis):
    """Nobody's answers are kept without consent, and none without an answer."""

    field = "consent"
    sentence = said("Write down how consent was given, and at least one answer.")


class DueDoesNotFit(NotCodedLikeThis):
    """A recommendation is due on a day to come."""

    field = "due_on"
    sentence = said("Write a day that is still to come, within two years.")


class AskedAlready(NotCodedLikeThis):
    """One office is asked for one thing once at a time."""

    field = "what"
    sentence = said("This is asked of this office already, and is still open.")


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One trial in codes and days. None where a stage was not reached or nothing was ordered."""

    study_id: str
    court: str
    court_number: int
    year: int
    outcome: str
    family: str
    grounds: tuple[str, ...] = ()
    medical: str = "not_said"
    dna: str = "not_said"
    testimony: str = "not_said"
    character: str = "none"
    delay: str = "none"
    days: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    days_followed: int = 0
    sentence: str = ""
    sentence_months: int | None = None
    compensation: int | None = None


@dataclass(frozen=True)
class TrialLine:
    """A coded trial with where it stands in the study."""

    row_id: UUID
    trial: Trial
    recorded_at: datetime
    taken_back: bool


@dataclass(frozen=True, kw_only=True)
class Interviewed:
    """What one person of a role answered in a month."""

    role: str
    month: date
    consent: str
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class InterviewLine:
    """An interview as the study lists it: nobody's name, and no day."""

    row_id: UUID
    told: Interviewed
    recorded_at: datetime
    taken_back: bool


@dataclass(frozen=True)
class Recommended:
    """What was asked of an office, and how it stands."""

    row_id: UUID
    what: str
    addressee: str
    court: str
    court_number: int | None
    made_at: datetime
    due_on: date
    reply: str
    promised_on: date | None
    replied_at: datetime | None
    done_at: datetime | None

    def is_late(self, today: date) -> bool:
        """This will say whether its day is over and nobody called it done."""
        return self.done_at is None and today > self.due_on


def keeps(actor: Actor, now: datetime) -> None:
    """This will let nobody by who does not keep the study. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="keep_court_study", case_id=None, now=now)


@transaction.atomic(savepoint=False)
def code_trials(
    *, actor: Actor, district_id: UnitId, trials: Collection[Trial], now: datetime, source: str
) -> int:
    """This will write coded trials down, all or none; gives how many.

    Raises: NotFound for whoever keeps no study there; NotCodedLikeThis and its kinds.
    """
    keeps(actor, now)
    for trial in trials:
        check_trial(trial, now)
    rows = [
        CodedTrial(
            id=new_id(), district_id=district_id, study_id=one.study_id, court=one.court,
            court_number=one.court_number, year=one.year, outcome=one.outcome, family=one.family,
            grounds=list(one.grounds), medical=one.medical, dna=one.dna, testimony=one.testimony,
            character=one.character, delay=one.delay, days_report=one.days[0],
            days_charge=one.days[1], days_evidence=one.days[2], days_decision=one.days[3],
            days_followed=one.days_followed, sentence=one.sentence,
            sentence_months=one.sentence_months, compensation=one.compensation, source=source,
            recorded_at=now, recorded_by_id=actor.officer_id,
        )
        for one in trials
    ]  # fmt: skip
    try:
        with transaction.atomic():
            CodedTrial.objects.bulk_create(rows)
    except IntegrityError:
        raise CodedAlready from None
    return len(rows)


@transaction.atomic(savepoint=False)
def take_trial_back(*, actor: Actor, row_id: UUID, now: datetime) -> None:
    """This will take a wrongly coded trial back; it counts no more. Raises: NotFound."""
    keeps(actor, now)
    done = CodedTrial.objects.filter(pk=row_id, taken_back_at__isnull=True).update(
        taken_back_at=now
    )
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def write_interview(
    *, actor: Actor, row_id: UUID, district_id: UnitId, told: Interviewed, now: datetime
) -> UUID:
    """This will write down what somebody of a role answered. The same id twice writes one.

    Raises: NotFound; NotAsked; YearDoesNotFit for a month that lies ahead.
    """
    keeps(actor, now)
    lists = study_lists()
    if told.role not in lists.ids("role"):
        raise NotFound
    asked, words = lists.ids("asked"), lists.ids("answer")
    answers = {k: v for k, v in told.answers.items() if k in asked and v in words}
    if told.consent not in ("spoken", "signed") or not answers:
        raise NotAsked
    if told.month > clock.local_date(now) or told.month.year < FIRST_YEAR:
        raise YearDoesNotFit
    if not StudyInterview.objects.filter(pk=row_id).exists():
        StudyInterview.objects.bulk_create(
            [
                StudyInterview(
                    id=row_id, district_id=district_id, role=told.role,
                    month=told.month.replace(day=1), consent=told.consent, answers=answers,
                    recorded_at=now, recorded_by_id=actor.officer_id,
                )
            ]
        )  # fmt: skip
    return row_id


@transaction.atomic(savepoint=False)
def take_interview_back(*, actor: Actor, row_id: UUID, now: datetime) -> None:
    """This will take an interview back, as when consent is withdrawn: its answers go at once.

    Raises: NotFound.
    """
    keeps(actor, now)
    done = StudyInterview.objects.filter(pk=row_id, taken_back_at__isnull=True).update(
        taken_back_at=now, answers={}
    )
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def recommend(
    *, actor: Actor, row_id: UUID, district_id: UnitId, what: str, addressee: str, court: str,
    court_number: int | None, due_on: date, now: datetime,
) -> UUID:  # fmt: skip
    """This will ask an office for something, until a day. The same id twice asks once.

    Raises: NotFound; DueDoesNotFit; AskedAlready.
    """
    keeps(actor, now)
    lists = study_lists()
    known = what in lists.ids("recommendation") and addressee in lists.ids("addressee")
    if not known or (court and court not in codes.COURTS):
        raise NotFound
    today = clock.local_date(now)
    if not today < due_on <= today + LATEST_DUE:
        raise DueDoesNotFit
    row = Recommendation(
        id=row_id, district_id=district_id, what=what, addressee=addressee, court=court,
        court_number=court_number if court else None, made_at=now, made_by_id=actor.officer_id,
        due_on=due_on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            Recommendation.objects.bulk_create([row])
    except IntegrityError:
        if Recommendation.objects.filter(pk=row_id).exists():
            return row_id
        raise AskedAlready from None
    return row_id


@transaction.atomic(savepoint=False)
def reply(
    *, actor: Actor, row_id: UUID, answer: str, promised_on: date | None, now: datetime
) -> None:
    """This will write down what an office answered: itself, or on paper by whoever keeps the study.

    Raises: NotFound for an office that was not asked.
    """
    act = "answer_recommendation" if actor.post.value in ANSWERING else "keep_court_study"
    confidentiality.permit(actor=actor, act=act, case_id=None, now=now)
    if answer not in study_lists().ids("reply"):
        raise NotFound
    # The database shows an office its own alone.
    done = Recommendation.objects.filter(pk=row_id, done_at__isnull=True).update(
        reply=answer, promised_on=promised_on, replied_at=now, replied_by=actor.officer_id
    )
    if not done:
        raise NotFound


@transaction.atomic(savepoint=False)
def call_done(*, actor: Actor, row_id: UUID, now: datetime) -> None:
    """This will close a recommendation that was seen to be done. Raises: NotFound."""
    keeps(actor, now)
    done = Recommendation.objects.filter(pk=row_id, done_at__isnull=True).update(
        done_at=now, done_by=actor.officer_id
    )
    if not done:
        raise NotFound


def check_trial(trial: Trial, now: datetime) -> None:
    """This will refuse a trial that cannot be as it is coded.

    Raises: NotCodedLikeThis and its kinds; NotFound for a word that no list has.
    """
    lists = study_lists()
    if STUDY_ID.fullmatch(trial.study_id) is None:
        raise NotAStudyId
    if not FIRST_YEAR <= trial.year <= clock.local_date(now).year:
        raise YearDoesNotFit
    in_lists = (
        trial.court in codes.COURTS
        and 1 <= trial.court_number <= COURTS_AT_MOST
        and trial.outcome in lists.ids("outcome")
        and trial.family in lists.ids("family")
        and {trial.medical, trial.dna, trial.testimony} <= lists.ids("reliance")
        and trial.character in lists.ids("character")
        and trial.delay in lists.ids("delay")
        and set(trial.grounds) <= lists.ids("ground")
        and (not trial.sentence or trial.sentence in lists.ids("sentence"))
    )
    if not in_lists:
        raise NotFound
    _check_days(trial)
    if (trial.outcome == CONVICTED) != bool(trial.sentence):
        raise SentenceDoesNotFit
    if (trial.sentence_months is not None) and trial.sentence != "term":
        raise SentenceDoesNotFit
    side = {"convicted": "conviction", "acquitted": "acquittal", "acquitted_early": "acquittal"}
    wrong = [one for one in trial.grounds if lists.ground_of[one] != side.get(trial.outcome)]
    if wrong:
        raise GroundsDoNotFit


def districts(actor: Actor, now: datetime) -> tuple[UnitName, ...]:
    """This will name the districts whose courts the actor studies.

    Raises: NotFound for whoever keeps no study.
    """
    keeps(actor, now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(amaan_reviewed_districts())")
        ids = [row[0] for row in cursor.fetchall()]
    return tuple(sorted(command.units(ids).values(), key=lambda one: (one.name_en, one.unit_id)))


def trials(actor: Actor, district_id: UnitId, now: datetime) -> tuple[Trial, ...]:
    """This will give every coded trial of a district that counts.

    Seen by: whoever keeps the study, of the districts that are his to look over.
    """
    keeps(actor, now)
    rows = CodedTrial.objects.filter(district_id=district_id, taken_back_at__isnull=True)
    return tuple(map(_trial, rows.order_by("study_id")))


def trial_lines(
    actor: Actor,
    district_id: UnitId,
    now: datetime,
    *,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 20,
) -> tuple[TrialLine, ...]:
    """This will list coded trials, newest first, a page at a time."""
    keeps(actor, now)
    rows = CodedTrial.objects.filter(district_id=district_id)
    if before is not None:
        at, last = before
        rows = rows.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, id__gt=last))
    return tuple(
        TrialLine(row.id, _trial(row), row.recorded_at, row.taken_back_at is not None)
        for row in rows.order_by("-recorded_at", "id")[:limit]
    )


def trial_line(actor: Actor, row_id: UUID, now: datetime) -> TrialLine:
    """This will give one coded trial. Raises: NotFound."""
    keeps(actor, now)
    row = CodedTrial.objects.filter(pk=row_id).first()
    if row is None:
        raise NotFound
    return TrialLine(row.id, _trial(row), row.recorded_at, row.taken_back_at is not None)


def standing_trials(district_id: UnitId, study_ids: Collection[str]) -> dict[str, Trial]:
    """This will give the trials of a district that stand under these numbers."""
    rows = CodedTrial.objects.filter(
        district_id=district_id, study_id__in=study_ids, taken_back_at__isnull=True
    )
    return {row.study_id: _trial(row) for row in rows}


def interviews(actor: Actor, district_id: UnitId, now: datetime) -> tuple[InterviewLine, ...]:
    """This will give every interview of a district, of which none was taken back."""
    keeps(actor, now)
    rows = StudyInterview.objects.filter(district_id=district_id, taken_back_at__isnull=True)
    return tuple(map(_interview, rows.order_by("recorded_at", "id")))


def interview_lines(
    actor: Actor,
    district_id: UnitId,
    now: datetime,
    *,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 20,
) -> tuple[InterviewLine, ...]:
    """This will list interviews, newest first, a page at a time: roles and months."""
    keeps(actor, now)
    rows = StudyInterview.objects.filter(district_id=district_id)
    if before is not None:
        at, last = before
        rows = rows.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, id__gt=last))
    return tuple(map(_interview, rows.order_by("-recorded_at", "id")[:limit]))


def recommendations(actor: Actor, district_id: UnitId) -> tuple[Recommended, ...]:
    """This will list what was recommended, what is open first and the earliest day first.

    Seen by: whoever keeps the study, all of his districts; an office, what it was asked itself.
    """
    del actor  # the database shows each office its own
    rows = Recommendation.objects.filter(district_id=district_id).order_by("due_on", "id")[:200]
    found = map(_recommended, rows)
    return tuple(sorted(found, key=lambda one: (one.done_at is not None, one.due_on)))


def recommendation(actor: Actor, row_id: UUID) -> Recommended:
    """This will give one that is still open. Seen by: as `recommendations`. Raises: NotFound."""
    del actor  # the database shows each office its own
    row = Recommendation.objects.filter(pk=row_id, done_at__isnull=True).first()
    if row is None:
        raise NotFound
    return _recommended(row)


def _check_days(trial: Trial) -> None:
    reached = [taken is not None for taken in trial.days]
    # Once a stage was not reached none after it was.
    in_order = reached == sorted(reached, reverse=True)
    total = sum(taken or 0 for taken in trial.days)
    fits = in_order and total <= trial.days_followed <= LONGEST_DAYS
    if not fits or (trial.outcome == PENDING and reached[-1]):
        raise DaysDoNotFit


def _recommended(row: Any) -> Recommended:
    return Recommended(
        row.id, row.what, row.addressee, row.court, row.court_number, row.made_at, row.due_on,
        row.reply, row.promised_on, row.replied_at, row.done_at,
    )  # fmt: skip


def _interview(row: Any) -> InterviewLine:
    told = Interviewed(role=row.role, month=row.month, consent=row.consent, answers=row.answers)
    return InterviewLine(row.id, told, row.recorded_at, row.taken_back_at is not None)


def _trial(row: Any) -> Trial:
    found = Trial(
        study_id=row.study_id, court=row.court, court_number=row.court_number, year=row.year,
        outcome=row.outcome, family=row.family, grounds=tuple(row.grounds), medical=row.medical,
        dna=row.dna, testimony=row.testimony, character=row.character, delay=row.delay,
        days_followed=row.days_followed, sentence=row.sentence,
        sentence_months=row.sentence_months, compensation=row.compensation,
    )  # fmt: skip
    taken = (row.days_report, row.days_charge, row.days_evidence, row.days_decision)
    assert len(STAGES) == len(taken)
    return replace(found, days=taken)
