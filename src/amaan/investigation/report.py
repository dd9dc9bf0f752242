"""The report under CrPC 173: what is there, what is missing and whose, and what stands without her.

Completeness is worked out from facts by `rules/report.toml`; nothing is ticked by hand. What the
prosecutor says of it are facts of the court's room, and are read here from the timeline.

Law: CrPC 173(1), without unnecessary delay; an interim report within three days after the
fourteenth; Anti-Rape Act s.9(6), through the prosecutor to the Special Court.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.cases.sheets import CaseSheet
from amaan.investigation import plan
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.law import catalogue
from amaan.organisation.queries import Actor
from amaan.protocol import casework, facts
from amaan.protocol.casework import Checked

# CrPC 173(1), proviso.
INTERIM_AFTER = timedelta(days=14)
PLAN_CLOSED = "plan_closed"
# Whether a piece stands where she does not give evidence: by the kind of fact, and what it is of.
STANDS, RESTS_ON_HER, PERHAPS = "stands", "rests_on_her", "perhaps"


class NotRegistered(Refused):
    """A report in a case without an FIR."""

    sentence = said("There is no FIR in this case yet. A report follows a registered case.")


class SentAlready(Refused):
    """The same report twice."""

    sentence = said("The final report was submitted already.")


@dataclass(frozen=True)
class Piece:
    """One piece of the evidence on the file, by the fact that shows it."""

    kind: str
    of: str
    happened_at: datetime
    stands: str
    # The entry of the timeline.
    entry: str = ""


@dataclass(frozen=True)
class Report:
    """How far the report of a case is. Instants in UTC."""

    checked: tuple[Checked, ...]
    open_lines: int
    fir_at: datetime | None
    interim_due: date | None
    interim_sent_at: datetime | None
    finished_at: datetime | None
    submitted_at: datetime | None
    delays: tuple[facts.ReportDelayed, ...]
    # Codes of what the prosecutor found wanting and nobody answered.
    defects: tuple[str, ...]
    asked_prosecutor_at: datetime | None
    # What each section asks for, with what was named for it: `report_elements` reads it.
    line: tuple[facts.Recorded, ...]
    evidence: tuple[Piece, ...]

    @property
    def missing(self) -> tuple[Checked, ...]:
        """What is not there and is not excused."""
        return tuple(c for c in self.checked if c.state == "missing")

    def is_past_fourteen_days(self, now: datetime) -> bool:
        """Whether the interim report is due or past, and no reason was written down since."""
        ended = self.submitted_at or self.interim_sent_at
        return self.fir_at is not None and ended is None and now >= self.fir_at + INTERIM_AFTER

    def standing(self, how: str) -> tuple[Piece, ...]:
        """This will give the pieces that stand, that rest on her, or may be disputed."""
        return tuple(piece for piece in self.evidence if piece.stands == how)


def report_of(sheet: CaseSheet, now: datetime) -> Report:
    """This will look a file over for its report.

    Raises: NotFound for whoever does not read the casework.
    """
    if not sheet.reads_casework:
        raise NotFound
    line = timelines.timeline_of(sheet.case_id)
    s = casework.situation(line, catalogue.load(), sheet.province, now)
    open_lines = len(plan.plan_of(sheet, now).open)
    checked = tuple(_with_plan(c, open_lines, sheet) for c in casework.checked(s))
    live = sorted(s.standing, key=lambda r: (r.happened.latest, r.recorded_at))
    fir_at = _last(live, facts.FirRegistered, first=True)
    return Report(
        checked=checked,
        open_lines=open_lines,
        fir_at=fir_at,
        interim_due=clock.local_date(fir_at + INTERIM_AFTER) if fir_at else None,
        interim_sent_at=_last(live, facts.InterimReportSent),
        finished_at=_last(live, facts.InvestigationFinished),
        submitted_at=_last(live, facts.ChallanSubmitted),
        delays=tuple(r.fact for r in live if isinstance(r.fact, facts.ReportDelayed)),
        defects=_defects(live),
        asked_prosecutor_at=_last(live, facts.ProsecutionAsked),
        line=line,
        evidence=tuple(piece for r in live if (piece := piece_of(r)) is not None),
    )


@transaction.atomic(savepoint=False)
def write_step(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    fact: facts.InvestigationFinished | facts.InterimReportSent | facts.ChallanSubmitted
    | facts.ReportDelayed | facts.AccusedCopyGiven,
    happened: facts.Happened,
    now: datetime,
) -> None:  # fmt: skip
    """This will write down a step of the report: why it waits, finished, sent, submitted.

    A final report that is incomplete may go; what is missing is shown, and the duties stay open.
    Raises: NotRegistered; SentAlready; NotFound.
    """
    kinds = [facts.FirRegistered.kind, facts.ChallanSubmitted.kind, fact.kind]
    line = timelines.recorded_in([case_id], kinds).get(case_id, ())
    if any(r.id == str(act_id) for r in line):
        return
    if not any(isinstance(r.fact, facts.FirRegistered) for r in line):
        raise NotRegistered
    if isinstance(fact, facts.ChallanSubmitted) and any(
        isinstance(r.fact, facts.ChallanSubmitted) for r in line
    ):
        raise SentAlready
    happening = cases.NewFact(fact=fact, happened=happened, id=act_id)
    cases.record_facts(actor=actor, case_id=case_id, happenings=[happening], now=now)


def _with_plan(checked: Checked, open_lines: int, sheet: CaseSheet) -> Checked:
    if checked.item.id != PLAN_CLOSED:
        return checked
    planned = any(line.kind == facts.PlanMade.kind and not line.corrected for line in sheet.facts)
    return Checked(checked.item, "there" if planned and not open_lines else "missing")


def _last(
    line: Sequence[facts.Recorded], shape: type[facts.Fact], *, first: bool = False
) -> datetime | None:
    found = [r.happened.latest for r in line if isinstance(r.fact, shape)]
    return (found[0] if first else found[-1]) if found else None


def _defects(line: Sequence[facts.Recorded]) -> tuple[str, ...]:
    answered = {r.fact.found for r in line if isinstance(r.fact, facts.DefectAnswered)}
    return tuple(
        r.fact.defect
        for r in line
        if isinstance(r.fact, facts.DefectFound) and r.id not in answered
    )


def piece_of(r: facts.Recorded) -> Piece | None:
    """This will say of a fact whether it is evidence, and whether it stands without her.

    Law: Anti-Rape Act s.14(2); 2023 LHC 7300: a recorded statement loses force where the other
    side's counsel had no chance to put questions, so it may be disputed.
    """
    match r.fact:
        case facts.StatementRecorded():
            hers = r.fact.of == "survivor"
            return _of(r, RESTS_ON_HER if hers else STANDS, r.fact.of)
        case facts.Statement164Recorded():
            return _of(r, PERHAPS)
        case (
            facts.MedicalReportReceived()
            | facts.LaboratoryReported()
            | facts.AccusedExamined()
            | facts.InjuriesPhotographed()
            | facts.ExhibitTaken()
        ):
            return _of(r, STANDS)
    return None


def _of(r: facts.Recorded, stands: str, of: str = "") -> Piece:
    return Piece(kind=r.fact.kind, of=of, happened_at=r.happened.latest, stands=stands, entry=r.id)
