"""What may be done about a medical examination: asked for, agreed to step by step, done, reported.

She answers each step by itself and may take a yes back at any time. Nothing is written down as
done for which her yes does not stand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.cases import actions as cases
from amaan.cases import queries as case_queries
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.investigation.medical_tables import Examination, Sample, StepAnswer
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

STEPS = ("general", "intimate", "samples", "photographs", "report")
# For these her yes to the intimate part is asked as well.
INTIMATE = frozenset({"vaginal", "anal"})
_LETTERS = re.compile(r"[^\W\d_]{7,}")


class CannotBeSo(Refused):
    """What was typed cannot stand; `field` names the place on the page."""

    field = ""


class HerYesIsMissing(CannotBeSo):
    """Nothing is done to her body, and nothing passed on, without her yes to that step."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__()

    sentence = said(
        "Her yes to this step is not on the file, or she took it back (CrPC section 164A). Ask "
        "her, and write her answer down first. A no is respected and costs her nothing."
    )


class NothingToTakeBack(CannotBeSo):
    """A yes that was never given."""

    sentence = said("She gave no yes to this step that could be taken back.")


class SealStands(CannotBeSo):
    """One seal closes one sample."""

    field = "seal_number"
    sentence = said("A sample of this case stands under this seal already. Read the number again.")


class NotASealNumber(CannotBeSo):
    """Kept in the open, so it must be a number and nothing else."""

    field = "seal_number"
    sentence = said("Write the number of the seal or letter only: digits are needed, and no name.")


class NotYet(CannotBeSo):
    """A step out of its order."""

    sentence = said("This was written down before, or something before it is missing. Look again.")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One sample as it was taken, packed and sealed."""

    sample: str
    packing: str
    seal_number: str
    taken_at: datetime


@transaction.atomic(savepoint=False)
def ask_examination(
    *,
    actor: Actor,
    case_id: CaseId,
    examination_id: UUID,
    facility: str,
    from_hospital: bool,
    transport: str,
    now: datetime,
) -> None:
    """This will ask for an examination. The same id twice asks once.

    Whoever came to the police from a hospital is not sent there again, nor whose sending stands
    on the file already: the way begins with what was done.

    Law: CrPC s.164A(1). Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if Examination.objects.filter(pk=examination_id).exists():
        return
    first = not Examination.objects.filter(case_id=case_id).exists()
    file = case_queries.case_sheet(actor, case_id, now)
    stands = any(f.kind == "medical.sent" and not f.corrected for f in file.facts)
    sends = not from_hospital and not (first and stands)
    sent = cases.NewFact(facts.MedicalSent(transport=transport), facts.Happened.at(now))
    Examination.objects.create(
        id=examination_id, case_id=case_id, facility=facility, from_hospital=from_hospital,
        asked_at=now, asked_by_id=actor.officer_id, ask_fact=sent.id if sends else None,
    )  # fmt: skip
    if sends:
        cases.record_facts(actor=actor, case_id=case_id, happenings=[sent], now=now)


@transaction.atomic(savepoint=False)
def answer_steps(
    *,
    actor: Actor,
    examination_id: UUID,
    fact_id: FactId,
    answers: Mapping[str, str],
    given_by: str,
    now: datetime,
) -> None:
    """This will write down her answers to steps of the examination, each an entry of its own.

    A no to the whole examination is the entry that closes what was owed of it.

    Law: CrPC s.164A(2)-(5), (7). Raises: NotFound; NothingToTakeBack.
    """
    row = _locked(actor, examination_id, now)
    stands = answers_of(row.id)
    happenings: list[cases.NewFact] = []
    lines: list[StepAnswer] = []
    for step in STEPS:
        answer = answers.get(step, "")
        if not answer or stands.get(step) == answer:
            continue
        if answer == "withdrawn" and stands.get(step) != "given":
            raise NothingToTakeBack
        fact = facts.ExaminationConsent(step=step, answer=answer, by=given_by)
        id = fact_id if not happenings else cases.NewFact(fact, facts.Happened.at(now)).id
        happenings.append(cases.NewFact(fact, facts.Happened.at(now), id=id))
        lines.append(
            StepAnswer(
                case_id=row.case_id,
                examination_id=row.id,
                step=step,
                answer=answer,
                given_by=given_by,
                fact=id,
                said_at=now,
                recorded_at=now,
                recorded_by_id=actor.officer_id,
            )
        )
    if not happenings:
        return
    if answers.get("general") == "refused" and row.examined_at is None:
        happenings.append(cases.NewFact(facts.MedicalDeclined(), facts.Happened.at(now)))
    StepAnswer.objects.bulk_create(lines)
    cases.record_facts(actor=actor, case_id=CaseId(row.case_id), happenings=happenings, now=now)


@transaction.atomic(savepoint=False)
def examined(
    *,
    actor: Actor,
    examination_id: UUID,
    fact_id: FactId,
    examined_at: datetime,
    woman_examiner: bool,
    now: datetime,
) -> None:
    """This will write down that the examination took place.

    A man who examined is written down as what happened; that it is forbidden stands on the page.

    Law: CrPC s.164A(1) proviso, (2). Raises: NotFound; HerYesIsMissing; NotYet;
        HappenedInTheFuture.
    """
    row = _locked(actor, examination_id, now)
    if row.examined_fact == fact_id:
        return
    if row.examined_at is not None:
        raise NotYet
    _need(row, "general")
    row.examined_at, row.examined_fact = examined_at, fact_id
    row.woman_examiner = woman_examiner
    row.save(update_fields=["examined_at", "examined_fact", "woman_examiner"])
    _record(actor, row, facts.MedicalExamined(woman_examiner=woman_examiner), examined_at, fact_id,
            now)  # fmt: skip


@transaction.atomic(savepoint=False)
def take_sample(
    *, actor: Actor, examination_id: UUID, fact_id: FactId, taken: Taken, now: datetime
) -> None:
    """This will write down a sample under its seal.

    Law: CrPC s.164B. Raises: NotFound; HerYesIsMissing; NotASealNumber; SealStands.
    """
    row = _locked(actor, examination_id, now)
    if Sample.objects.filter(case_id=row.case_id, fact=fact_id).exists():
        return
    _need(row, "samples")
    if taken.sample in INTIMATE:
        _need(row, "intimate")
    check_number(taken.seal_number)
    try:
        with transaction.atomic():
            Sample.objects.create(
                case_id=row.case_id, examination_id=row.id, sample=taken.sample,
                packing=taken.packing, seal_number=taken.seal_number, taken_at=taken.taken_at,
                fact=fact_id, recorded_at=now, recorded_by_id=actor.officer_id,
            )  # fmt: skip
    except IntegrityError:
        raise SealStands from None
    _record(actor, row, facts.SampleTaken(sample=taken.sample), taken.taken_at, fact_id, now)


@transaction.atomic(savepoint=False)
def decline_sample(
    *, actor: Actor, examination_id: UUID, fact_id: FactId, sample: str, reason: str, now: datetime
) -> None:
    """This will write down that a sample was declined, or that the examiner found it not needed.

    Raises: NotFound.
    """
    row = _locked(actor, examination_id, now)
    _record(actor, row, facts.SampleDeclined(sample=sample, reason=reason), now, fact_id, now)


@transaction.atomic(savepoint=False)
def photographed(
    *, actor: Actor, examination_id: UUID, fact_id: FactId, at: datetime, now: datetime
) -> None:
    """This will write down that injuries were photographed; a day or more later, once more.

    Raises: NotFound; HerYesIsMissing.
    """
    row = _locked(actor, examination_id, now)
    _need(row, "photographs")
    file = case_queries.case_sheet(actor, CaseId(row.case_id), now)
    again = any(f.kind == "injuries.photographed" and not f.corrected for f in file.facts)
    _record(actor, row, facts.InjuriesPhotographed(again=again), at, fact_id, now)


@transaction.atomic(savepoint=False)
def report_received(
    *,
    actor: Actor,
    examination_id: UUID,
    fact_id: FactId,
    received_at: datetime,
    findings: str,
    now: datetime,
) -> None:
    """This will write down that the examiner's report is here, and seal what it says.

    Law: CrPC s.164A(6). Raises: NotFound; NotYet; HerYesIsMissing to the report.
    """
    row = _locked(actor, examination_id, now)
    if row.report_fact == fact_id:
        return
    if row.examined_at is None or row.report_at is not None:
        raise NotYet
    _need(row, "report")
    row.report_at, row.report_fact = received_at, fact_id
    row.save(update_fields=["report_at", "report_fact"])
    _record(actor, row, facts.MedicalReportReceived(), received_at, fact_id, now,
            medical_findings=findings)  # fmt: skip


def answers_of(examination_id: UUID) -> dict[str, str]:
    """This will give the answer that holds for each step that was asked."""
    lines = StepAnswer.objects.filter(examination_id=examination_id).order_by("said_at", "id")
    return {line.step: line.answer for line in lines}


def check_number(number: str) -> None:
    """This will refuse what is no number of a seal or a letter. Raises: NotASealNumber."""
    if not re.search(r"\d", number) or _LETTERS.search(number):
        raise NotASealNumber


def _need(row: Examination, step: str) -> None:
    if answers_of(row.id).get(step) != "given":
        raise HerYesIsMissing(step)


def _locked(actor: Actor, examination_id: UUID, now: datetime) -> Examination:
    row = Examination.objects.select_for_update().filter(pk=examination_id).first()
    if row is None:
        raise NotFound
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    return row


def _record(
    actor: Actor,
    row: Examination,
    fact: facts.Fact,
    at: datetime,
    fact_id: FactId,
    now: datetime,
    **sealed: str,
) -> None:
    parcels = tuple(Parcel(fact_id, field, value) for field, value in sealed.items() if value)
    happening = cases.NewFact(fact, facts.Happened.at(at), parcels, fact_id)
    cases.record_facts(actor=actor, case_id=CaseId(row.case_id), happenings=[happening], now=now)
