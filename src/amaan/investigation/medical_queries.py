"""Questions about an examination and what a laboratory has: steps, samples, days waited."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.investigation.medical_tables import (
    Examination,
    Objection,
    Sample,
    StepAnswer,
    Submission,
    SubmittedSample,
)
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Answer:
    """What she answered last to one step, who said it, and when."""

    answer: str
    given_by: str
    said_at: datetime


@dataclass(frozen=True)
class ExaminationLine:
    """One examination: where, how far, and her answers by step."""

    id: UUID
    case_id: CaseId
    facility: str
    from_hospital: bool
    asked_at: datetime
    examined_at: datetime | None
    woman_examiner: bool | None
    report_at: datetime | None
    answers: Mapping[str, Answer]

    def stands(self, step: str) -> bool:
        """Whether her yes to a step stands."""
        return step in self.answers and self.answers[step].answer == "given"


@dataclass(frozen=True)
class SampleLine:
    """One sample under its seal, and whether it is in a laboratory."""

    id: UUID
    sample: str
    packing: str
    seal_number: str
    taken_at: datetime
    submission: UUID | None
    # The entry of the timeline; an exhibit that was made of it names the same.
    fact: UUID | None = None


@dataclass(frozen=True)
class ObjectionLine:
    """A ground on which a laboratory did not begin, and what was done."""

    id: UUID
    ground: str
    raised_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class SubmissionLine:
    """What went to a laboratory with one letter."""

    id: UUID
    case_id: CaseId
    laboratory: str
    letter_number: str
    laboratory_number: str
    suspects: int
    sent_at: datetime
    reported_at: datetime | None
    seals: tuple[str, ...]
    objections: tuple[ObjectionLine, ...]

    def days(self, now: datetime) -> int:
        """How many whole days the report took, or is awaited until now."""
        return ((self.reported_at or now) - self.sent_at).days


@dataclass(frozen=True)
class MedicalSheet:
    """All of it for one case, oldest first. What was found is not here."""

    examinations: tuple[ExaminationLine, ...]
    samples: tuple[SampleLine, ...]
    submissions: tuple[SubmissionLine, ...]

    @property
    def newest(self) -> ExaminationLine | None:
        """The examination that work goes on with."""
        return self.examinations[-1] if self.examinations else None


def medical_sheet(actor: Actor, case_id: CaseId, now: datetime) -> MedicalSheet:
    """This will give the examinations, samples and submissions of a case.

    Raises: NotFound. Seen by: whoever works on the case.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    answers = _answers(case_id)
    where = dict(
        SubmittedSample.objects.filter(case_id=case_id).values_list("sample_id", "submission_id")
    )
    samples = tuple(
        SampleLine(s.id, s.sample, s.packing, s.seal_number, s.taken_at, where.get(s.id), s.fact)
        for s in Sample.objects.filter(case_id=case_id).order_by("taken_at", "id")
    )
    return MedicalSheet(
        examinations=tuple(
            ExaminationLine(
                e.id,
                CaseId(e.case_id),
                e.facility,
                e.from_hospital,
                e.asked_at,
                e.examined_at,
                e.woman_examiner,
                e.report_at,
                answers[e.id],
            )
            for e in Examination.objects.filter(case_id=case_id).order_by("asked_at", "id")
        ),
        samples=samples,
        submissions=_submissions(case_id, samples),
    )


def case_of_examination(examination_id: UUID) -> CaseId:
    """This will say to which case an examination belongs.

    Raises: NotFound. Seen by: row security alone; whoever asks is asked again by the page.
    """
    return _case_of(Examination, examination_id)


def case_of_submission(submission_id: UUID) -> CaseId:
    """This will say to which case a submission belongs. As `case_of_examination`."""
    return _case_of(Submission, submission_id)


def case_of_objection(objection_id: UUID) -> CaseId:
    """This will say to which case an objection belongs. As `case_of_examination`."""
    return _case_of(Objection, objection_id)


def _case_of(table: type[Examination] | type[Submission] | type[Objection], id: UUID) -> CaseId:
    found = table.objects.filter(pk=id).values_list("case_id", flat=True).first()
    if found is None:
        raise NotFound
    return CaseId(found)


def _answers(case_id: CaseId) -> Mapping[UUID, dict[str, Answer]]:
    found: dict[UUID, dict[str, Answer]] = defaultdict(dict)
    for line in StepAnswer.objects.filter(case_id=case_id).order_by("said_at", "id"):
        found[line.examination_id][line.step] = Answer(line.answer, line.given_by, line.said_at)
    return found


def _submissions(case_id: CaseId, samples: tuple[SampleLine, ...]) -> tuple[SubmissionLine, ...]:
    objections: dict[UUID, list[ObjectionLine]] = defaultdict(list)
    for o in Objection.objects.filter(case_id=case_id).order_by("raised_at", "id"):
        objections[o.submission_id].append(
            ObjectionLine(o.id, o.ground, o.raised_at, o.answer, o.answered_at)
        )
    return tuple(
        SubmissionLine(
            s.id,
            CaseId(s.case_id),
            s.laboratory,
            s.letter_number,
            s.laboratory_number,
            s.suspects,
            s.sent_at,
            s.reported_at,
            tuple(one.seal_number for one in samples if one.submission == s.id),
            tuple(objections[s.id]),
        )
        for s in Submission.objects.filter(case_id=case_id).order_by("sent_at", "id")
    )
