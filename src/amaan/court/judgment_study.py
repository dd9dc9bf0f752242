"""The study of judgments: trials in codes and days, under numbers of the study's own.

Whoever keeps it is the oversight auditor of the district: outside the police, and holding no
case. What is kept names no case and no person; `study_id` is the study's own.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from amaan.confidentiality import actions as confidentiality
from amaan.court.judgment_study_lists import CONVICTED, PENDING, STAGES, study_lists
from amaan.court.models import CodedTrial
from amaan.court.observing import COURTS_AT_MOST
from amaan.kernel import clock
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation import command
from amaan.organisation.command import UnitName
from amaan.organisation.queries import Actor
from amaan.protocol import codes

FIRST_YEAR = 2000
LONGEST_DAYS = 365 * 30
# Letters, a dash and digits: no number of a case or an FIR looks like it.
STUDY_ID = re.compile(r"[A-Z]{1,4}-\d{1,5}")


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


def _check_days(trial: Trial) -> None:
    reached = [taken is not None for taken in trial.days]
    # Once a stage was not reached none after it was.
    in_order = reached == sorted(reached, reverse=True)
    total = sum(taken or 0 for taken in trial.days)
    fits = in_order and total <= trial.days_followed <= LONGEST_DAYS
    if not fits or (trial.outcome == PENDING and reached[-1]):
        raise DaysDoNotFit


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
