"""What may be done with a laboratory: sent, objected to, answered, reported.

How long a report is awaited is counted in days from the sending. What it says is sealed and
goes to the laboratory, the court and the investigator only.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.investigation.medical import CannotBeSo, NotYet, check_number
from amaan.investigation.medical_tables import Objection, Sample, Submission, SubmittedSample
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, said
from amaan.law.catalogue import default_root
from amaan.law.reading import LawFile
from amaan.organisation.queries import Actor
from amaan.protocol import facts


class NothingToSend(CannotBeSo):
    """A submission without a sample that is still here."""

    field = "samples"
    sentence = said("Choose samples of this case that are not in a laboratory already.")


class TooManySuspects(CannotBeSo):
    """More suspects than this laboratory says it takes."""

    field = "suspects"
    sentence = said(
        "This laboratory is reported to take the DNA of at most %(most)s suspects in a case. Send "
        "those whom the investigation points to, or say below that it agreed to more."
    )


class TimesDoNotFit(CannotBeSo):
    """A report or an objection before the sending, or ahead of now."""

    field = "at"
    sentence = said("This time lies before the samples were sent, or ahead of now.")


@dataclass(frozen=True)
class Laboratory:
    """A laboratory: of how many suspects it takes DNA (0: no limit is known), and who says so."""

    id: str
    suspects_at_most: int
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What goes to a laboratory with one letter."""

    laboratory: str
    samples: tuple[UUID, ...]
    letter_number: str
    suspects: int
    sent_at: datetime
    # The laboratory agreed to more suspects than it usually takes.
    agreed: bool = False


@lru_cache(maxsize=4)
def laboratories(root: Path | None = None) -> Mapping[str, Laboratory]:
    """This will read what each laboratory takes.

    Raises: BrokenLaw for one without a source.
    Source: `rules/laboratories.toml`; none of it is law.
    """
    place = root or default_root()
    known = LawFile(place, place / "standards.toml").keyed("source")
    found = {}
    for row in LawFile(place, place / "laboratories.toml").listed("laboratory"):
        most = row.number("suspects_at_most") if row.has("suspects_at_most") else 0
        sources = tuple(sorted(row.codes("sources", known)))
        one = Laboratory(row.text("id"), most, row.text("text"), sources)
        row.done()
        found[one.id] = one
    return found


@transaction.atomic(savepoint=False)
def submit(
    *, actor: Actor, case_id: CaseId, submission_id: UUID, letter: Letter, now: datetime
) -> None:
    """This will write down that sealed samples went to a laboratory. The same id twice, once.

    Law: CrPC s.164B(2). Raises: NotFound; NothingToSend; TooManySuspects; NotASealNumber;
        TimesDoNotFit.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if Submission.objects.filter(pk=submission_id).exists():
        return
    samples = _at_hand(case_id, letter.samples)
    if not samples or len(samples) != len(set(letter.samples)):
        raise NothingToSend
    most = laboratories()[letter.laboratory].suspects_at_most
    if most and letter.suspects > most and not letter.agreed:
        raise TooManySuspects(most=most)
    check_number(letter.letter_number)
    if letter.sent_at > now or any(letter.sent_at < sample.taken_at for sample in samples):
        raise TimesDoNotFit
    sent = cases.NewFact(
        facts.LaboratorySent(
            laboratory=letter.laboratory,
            samples=tuple(sorted({sample.sample for sample in samples})),
        ),
        facts.Happened.at(letter.sent_at),
    )
    row = Submission.objects.create(
        id=submission_id, case_id=case_id, laboratory=letter.laboratory,
        letter_number=letter.letter_number, suspects=letter.suspects, sent_at=letter.sent_at,
        sent_by_id=actor.officer_id, fact=sent.id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            SubmittedSample.objects.bulk_create(
                [SubmittedSample(case_id=case_id, submission=row, sample=s) for s in samples]
            )
    except IntegrityError:
        raise NothingToSend from None
    cases.record_facts(actor=actor, case_id=case_id, happenings=[sent], now=now)


@transaction.atomic(savepoint=False)
def objected(
    *,
    actor: Actor,
    submission_id: UUID,
    fact_id: FactId,
    ground: str,
    raised_at: datetime,
    note: str,
    now: datetime,
) -> None:
    """This will write down why a laboratory would not begin. Its own words are sealed.

    Raises: NotFound; NotYet once its report is here; TimesDoNotFit.
    """
    row = _locked(actor, submission_id, now)
    if Objection.objects.filter(submission=row, fact=fact_id).exists():
        return
    if row.reported_at is not None:
        raise NotYet
    _refuse_time(row, raised_at, now)
    Objection.objects.create(
        case_id=row.case_id, submission=row, ground=ground, raised_at=raised_at, fact=fact_id,
        recorded_by_id=actor.officer_id,
    )  # fmt: skip
    _record(actor, row, facts.LaboratoryObjected(ground=ground), raised_at, fact_id, now,
            note=note)  # fmt: skip


@transaction.atomic(savepoint=False)
def answered(
    *, actor: Actor, objection_id: UUID, fact_id: FactId, answer: str, note: str, now: datetime
) -> None:
    """This will write down what was done about an objection. It is answered once.

    Raises: NotFound; NotYet.
    """
    objection = Objection.objects.select_for_update().filter(pk=objection_id).first()
    if objection is None:
        raise NotFound
    row = _locked(actor, objection.submission_id, now)
    if objection.answer_fact == fact_id:
        return
    if objection.answer:
        raise NotYet
    objection.answer, objection.answered_at = answer, now
    objection.answer_fact, objection.answered_by_id = fact_id, actor.officer_id
    objection.save(update_fields=["answer", "answered_at", "answer_fact", "answered_by"])
    _record(actor, row, facts.LaboratoryAnswered(answer=answer), now, fact_id, now, note=note)


@transaction.atomic(savepoint=False)
def reported(
    *,
    actor: Actor,
    submission_id: UUID,
    fact_id: FactId,
    reported_at: datetime,
    laboratory_number: str,
    result: str,
    now: datetime,
) -> None:
    """This will write down that a laboratory's report is here, and seal what it says.

    Law: CrPC s.164B, proviso (kept confidential). Raises: NotFound; NotYet; TimesDoNotFit;
        NotASealNumber for a number that is none.
    """
    row = _locked(actor, submission_id, now)
    if row.report_fact == fact_id:
        return
    if row.reported_at is not None:
        raise NotYet
    _refuse_time(row, reported_at, now)
    if laboratory_number:
        check_number(laboratory_number)
    row.reported_at, row.report_fact = reported_at, fact_id
    row.laboratory_number = laboratory_number
    row.save(update_fields=["reported_at", "report_fact", "laboratory_number"])
    _record(actor, row, facts.LaboratoryReported(), reported_at, fact_id, now,
            laboratory_result=result)  # fmt: skip
    if laboratory_number:
        number = facts.NumberRecorded(register="lab", number=laboratory_number)
        cases.record_fact(
            actor=actor,
            case_id=CaseId(row.case_id),
            happening=cases.NewFact(number, facts.Happened.at(reported_at)),
            seen_revision=None,
            now=now,
        )


def _at_hand(case_id: CaseId, samples: Collection[UUID]) -> list[Sample]:
    gone = SubmittedSample.objects.filter(case_id=case_id).values("sample_id")
    return list(
        Sample.objects.filter(case_id=case_id, pk__in=samples).exclude(pk__in=gone).order_by("id")
    )


def _locked(actor: Actor, submission_id: UUID, now: datetime) -> Submission:
    row = Submission.objects.select_for_update().filter(pk=submission_id).first()
    if row is None:
        raise NotFound
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    return row


def _refuse_time(row: Submission, at: datetime, now: datetime) -> None:
    if not row.sent_at <= at <= now:
        raise TimesDoNotFit


def _record(
    actor: Actor,
    row: Submission,
    fact: facts.Fact,
    at: datetime,
    fact_id: FactId,
    now: datetime,
    **sealed: str,
) -> None:
    parcels = tuple(Parcel(fact_id, field, value) for field, value in sealed.items() if value)
    happening = cases.NewFact(fact, facts.Happened.at(at), parcels, fact_id)
    cases.record_facts(actor=actor, case_id=CaseId(row.case_id), happenings=[happening], now=now)
