"""Questions about interviews: what stands, and what of the checklists was kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.investigation.interviews_tables import Interview, InterviewRecording, MagistrateDay
from amaan.kernel.clock import local_date
from amaan.kernel.ids import CaseId, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.law import practice
from amaan.organisation.certificates import is_certified
from amaan.organisation.posts import Training
from amaan.organisation.queries import Actor

EVERY_WORD = frozenset({"purpose", "recording", "confidence", "stop_and_skip"})
# Proposed: which certificates answer for hearing her, and for hearing a child.
TO_HEAR_HER = frozenset({Training.SEXUAL_OFFENCES.value, Training.GENDER_VIOLENCE.value})
TO_HEAR_A_CHILD = frozenset({Training.CHILD_INTERVIEW.value})


@dataclass(frozen=True)
class Line:
    """One interview in a list: whose, which time, and how far it is."""

    id: UUID
    case_id: CaseId
    giver: str
    subject: UUID
    ordinal: int
    reason: str
    for_child: bool
    planned_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    read_back_at: datetime | None
    broken_off: str
    led_by: OfficerId | None

    @property
    def step(self) -> str:
        """Which step it waits for: begin, end, read_back, or none."""
        if self.begun_at is None:
            return "begin"
        if self.ended_at is None:
            return "end"
        return "" if self.broken_off or self.read_back_at is not None else "read_back"


@dataclass(frozen=True)
class TapeLine:
    """A recording: where it is, and its fingerprint."""

    kind: str
    device: str
    reference: str
    sha256: str
    kept_here: bool
    began_at: datetime


@dataclass(frozen=True)
class InterviewSheet:
    """One interview in codes and counts; what was said is not here."""

    line: Line
    topics: tuple[str, ...]
    place: str
    language: str
    officer_wish: str
    support: str
    present: tuple[str, ...]
    interpreter: str
    consent_by: str
    explained: tuple[str, ...]
    recorded: str
    breaks: int
    questions: int
    flagged: int
    signed: str
    corrected: bool
    copy_given: bool
    # Whether whoever led it was certified for it on that day; None before it began.
    trained: bool | None
    # The entries with which its sealed words are kept.
    entries: tuple[UUID, ...]
    tapes: tuple[TapeLine, ...]


@dataclass(frozen=True)
class Checked:
    """One line of a checklist; None where nothing recorded says whether it was kept."""

    check: practice.Check
    kept: bool | None


@dataclass(frozen=True)
class DayLine:
    """A day before the Magistrate."""

    asked_at: datetime
    reason: str
    set_for: date | None
    recorded_at: datetime | None
    video: bool
    reference: str
    sha256: str


def interviews_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[Line, ...]:
    """This will list the interviews of a case, oldest first.

    Raises: NotFound. Seen by: whoever works on the case.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    return tuple(map(_line, Interview.objects.filter(case_id=case_id).order_by("planned_at", "id")))


def interview_sheet(actor: Actor, interview_id: UUID, now: datetime) -> InterviewSheet:
    """This will give one interview with its recordings.

    Raises: NotFound. Seen by: whoever works on the case.
    """
    row = Interview.objects.filter(pk=interview_id).first()
    if row is None:
        raise NotFound
    confidentiality.permit(actor=actor, act="record", case_id=CaseId(row.case_id), now=now)
    entries = (row.plan_fact, row.end_fact, row.read_back_fact)
    return InterviewSheet(
        line=_line(row),
        topics=tuple(row.topics),
        place=row.place,
        language=row.language,
        officer_wish=row.officer_wish,
        support=row.support,
        present=tuple(row.present),
        interpreter=row.interpreter,
        consent_by=row.consent_by,
        explained=tuple(row.explained),
        recorded=row.recorded,
        breaks=row.breaks,
        questions=row.questions,
        flagged=row.flagged,
        signed=row.signed,
        corrected=row.corrected,
        copy_given=row.copy_given,
        trained=_was_trained(row),
        entries=tuple(entry for entry in entries if entry is not None),
        tapes=tuple(
            TapeLine(t.kind, t.device, t.reference, t.sha256, t.kept_here, t.began_at)
            for t in InterviewRecording.objects.filter(interview=row).order_by("began_at", "id")
        ),
    )


def magistrate_days(actor: Actor, case_id: CaseId, now: datetime) -> tuple[DayLine, ...]:
    """This will list the days before the Magistrate, oldest first.

    Raises: NotFound. Seen by: whoever works on the case.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    return tuple(
        DayLine(d.asked_at, d.reason, d.set_for, d.recorded_at, d.video, d.reference, d.sha256)
        for d in MagistrateDay.objects.filter(case_id=case_id).order_by("asked_at", "id")
    )


def checks_of(sheet: InterviewSheet, *, verbatim: bool) -> tuple[Checked, ...]:
    """This will hold what was recorded against the checklist for adults, or for children.

    `verbatim`: whether the person's own words are kept. Nothing follows for anybody.
    Source: rules/standards/interviews.toml.
    """
    known = practice.load()
    lines = known.child_interview if sheet.line.for_child else known.adult_interview
    return tuple(
        Checked(line, asks(sheet, verbatim) if (asks := _KEPT.get(line.id)) else None)
        for line in lines
    )


Asks = Callable[[InterviewSheet, bool], bool | None]


def _begun(asked: Callable[[InterviewSheet], bool]) -> Asks:
    return lambda s, _v: asked(s) if s.line.begun_at is not None else None


def _ended(asked: Callable[[InterviewSheet], bool]) -> Asks:
    return lambda s, _v: asked(s) if s.line.ended_at is not None else None


_OPENLY: Asks = _ended(lambda s: s.questions > 0 and s.flagged == 0)
# Which line of the checklists follows from what is recorded.
_KEPT: Mapping[str, Asks] = {
    "A02": lambda s, _v: s.officer_wish != "not_asked" and s.trained is not False,
    "A03": lambda s, _v: s.support != "not_offered",
    "A04": lambda s, _v: bool(s.topics),
    "A05": _begun(lambda s: set(s.explained) >= EVERY_WORD),
    "A06": _begun(lambda s: bool(s.consent_by)),
    "A08": _OPENLY,
    "A12": lambda s, v: v if s.line.ended_at is not None else None,
    "A16": lambda s, _v: s.line.ordinal == 1 or bool(s.line.reason),
    "A18": _ended(lambda s: s.line.read_back_at is not None),
    "A19": _begun(lambda s: s.interpreter != "relative"),
    "A20": _begun(lambda s: "right_to_report" in s.explained),
    "C03": _OPENLY,
    "C04": _begun(lambda s: s.recorded != "none" and s.line.ordinal == 1),
}


def is_trained(officer_id: OfficerId, *, for_child: bool, at: datetime) -> bool:
    """This will say whether an officer is certified to hear a child, or a woman, on a day.

    Source: EVN-INT, a trained officer; the kinds of certificates are proposed.
    """
    return is_certified(officer_id, TO_HEAR_A_CHILD if for_child else TO_HEAR_HER, local_date(at))


def _was_trained(row: Interview) -> bool | None:
    if row.begun_at is None or row.led_by_id is None:
        return None
    return is_trained(OfficerId(row.led_by_id), for_child=row.for_child, at=row.begun_at)


def _line(row: Interview) -> Line:
    return Line(
        id=row.id,
        case_id=CaseId(row.case_id),
        giver=row.giver,
        subject=row.subject,
        ordinal=row.ordinal,
        reason=row.reason,
        for_child=row.for_child,
        planned_at=row.planned_at,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        read_back_at=row.read_back_at,
        broken_off=row.broken_off,
        led_by=None if row.led_by_id is None else OfficerId(row.led_by_id),
    )
