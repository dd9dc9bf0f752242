"""The plan of an investigation: lines of inquiry, each closed only with a reason.

Lines come from a template by what was told and alleged, or from the officer himself, in words that
are sealed. Everything is a fact on the timeline; the plan is read out of it. Supervision is told
how many lines are open and since when, never which.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import timelines
from amaan.cases.sheets import CaseSheet, FactLine
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, FactId, SealedRef
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.law import catalogue
from amaan.organisation.queries import Actor
from amaan.protocol import casework, facts
from amaan.protocol.casework import OWN_LINE, Line

FIELD = "note"


class PlanStands(Refused):
    """A second plan would hide the first."""

    sentence = said("This case has its plan already. Open a further line instead.")


class NothingPlanned(Refused):
    """A plan without a line."""

    sentence = said("Choose at least one line of inquiry.")


class SayWhatItIs(Refused):
    """A line of one's own without words."""

    sentence = said("Write what you want to follow up.")


class LineOpen(Refused):
    """The same line twice."""

    sentence = said("This line of inquiry is open already.")


class LineNotOpen(Refused):
    """Somebody closed it meanwhile, or it never was."""

    sentence = said("This line of inquiry is not open. Read the plan again.")


@dataclass(frozen=True)
class Followed:
    """One line of a plan. Instants in UTC; `closed_at` is None while it is open."""

    line: str
    opened: FactId
    opened_at: datetime
    closed_at: datetime | None = None
    reason: str = ""
    # What the officer wrote with a line of his own, and with its end.
    words: tuple[SealedRef, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The plan of a case: what is followed, and what the template would add."""

    followed: tuple[Followed, ...]
    proposed: tuple[Line, ...]
    is_made: bool

    @property
    def open(self) -> tuple[Followed, ...]:
        """Those that are open, the oldest first."""
        return tuple(f for f in self.followed if f.closed_at is None)

    @property
    def closed(self) -> tuple[Followed, ...]:
        """Those that were closed, with their reasons."""
        return tuple(f for f in self.followed if f.closed_at is not None)


@dataclass(frozen=True)
class Progress:
    """What supervision may know of an investigation: counts and ages, no line and no word."""

    case_id: CaseId
    is_planned: bool
    open_lines: int
    closed_lines: int
    oldest_open_at: datetime | None
    entries: int
    last_entry_at: datetime | None


def plan_of(sheet: CaseSheet, now: datetime) -> Plan:
    """This will read the plan out of a file as its reader sees it.

    Raises: NotFound for whoever does not read the casework.
    """
    if not sheet.reads_casework:
        raise NotFound
    told = tuple(_told(line) for line in reversed(sheet.facts) if not line.corrected)
    words: dict[str, list[SealedRef]] = {}
    for place in sheet.places:
        if place.field == FIELD:
            words.setdefault(place.subject, []).append(place.ref)
    followed = _followed(told, words)
    line = timelines.timeline_of(sheet.case_id)
    s = casework.situation(line, catalogue.load(), sheet.province, now)
    there = {f.line for f in followed}
    proposed = tuple(each for each in casework.lines_for(s) if each.id not in there)
    is_made = any(isinstance(fact, facts.PlanMade) for _id, _at, fact in told)
    return Plan(followed, proposed, is_made)


def progress_of(case_ids: Sequence[CaseId]) -> dict[CaseId, Progress]:
    """This will count, for some cases, what is open and how old it is: one statement.

    Seen by: whoever may know of the case; row security answers for each. Nothing here says
    what is followed or written.
    """
    kinds = (facts.PlanMade, facts.InquiryOpened, facts.InquiryClosed, facts.DiaryWritten)
    found = timelines.recorded_in(case_ids, [kind.kind for kind in kinds])
    return {case_id: _progress(case_id, found.get(case_id, ())) for case_id in case_ids}


@transaction.atomic(savepoint=False)
def make_plan(
    *, actor: Actor, case_id: CaseId, act_id: FactId, lines: Collection[str], now: datetime
) -> None:
    """This will begin the plan of a case with the lines that are followed from now on.

    Raises: NothingPlanned; PlanStands; NotFound.
    """
    if not lines:
        raise NothingPlanned
    revision, told = _read(case_id)
    if _stands(told, act_id):
        return
    if any(isinstance(fact, facts.PlanMade) for _id, _at, fact in told):
        raise PlanStands
    chosen = tuple(line.id for line in casework.lines() if line.id in lines)
    fact = facts.read(facts.PlanMade.kind, {"lines": chosen})
    _record(actor, case_id, act_id, fact, "", revision, now)


@transaction.atomic(savepoint=False)
def open_line(
    *, actor: Actor, case_id: CaseId, act_id: FactId, line: str, words: str, now: datetime
) -> None:
    """This will open a further line, from the template or of the officer's own.

    Raises: SayWhatItIs for a line of his own without words; LineOpen; NotFound.
    """
    if line == OWN_LINE and not words.strip():
        raise SayWhatItIs
    revision, told = _read(case_id)
    if _stands(told, act_id):
        return
    if line != OWN_LINE and any(f.line == line and f.closed_at is None for f in _followed(told)):
        raise LineOpen
    fact = facts.read(facts.InquiryOpened.kind, {"line": line})
    _record(actor, case_id, act_id, fact, words, revision, now)


@transaction.atomic(savepoint=False)
def close_line(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    opened: FactId,
    line: str,
    reason: str,
    words: str,
    now: datetime,
) -> None:
    """This will close a line of inquiry, with its reason and, where there are any, sealed words.

    Raises: LineNotOpen; NotFound.
    """
    revision, told = _read(case_id)
    if _stands(told, act_id):
        return
    if not any(
        f.opened == opened and f.line == line and f.closed_at is None for f in _followed(told)
    ):
        raise LineNotOpen
    fact = facts.read(
        facts.InquiryClosed.kind, {"line": line, "opened": str(opened), "reason": reason}
    )
    _record(actor, case_id, act_id, fact, words, revision, now)


_Told = tuple[str, datetime, facts.Fact]


def _told(line: FactLine) -> _Told:
    return str(line.id), line.happened_latest, facts.read(line.kind, line.details)


def _read(case_id: CaseId) -> tuple[int, tuple[_Told, ...]]:
    revision = timelines.revision_of(case_id)
    return revision, tuple(
        (r.id, r.happened.latest, r.fact)
        for r in timelines.recorded_in(
            [case_id],
            [facts.PlanMade.kind, facts.InquiryOpened.kind, facts.InquiryClosed.kind],
        ).get(case_id, ())
    )


def _record(
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    fact: facts.Fact,
    words: str,
    revision: int,
    now: datetime,
) -> None:
    parcels = (Parcel(act_id, FIELD, words),) if words.strip() else ()
    happening = cases.NewFact(
        fact=fact, happened=facts.Happened.at(now), parcels=parcels, id=act_id
    )
    cases.record_fact(
        actor=actor, case_id=case_id, happening=happening, seen_revision=revision, now=now
    )


def _stands(told: Iterable[_Told], act_id: FactId) -> bool:
    return any(id == str(act_id) for id, _at, _fact in told)


def _followed(
    told: Iterable[_Told], words: dict[str, list[SealedRef]] | None = None
) -> tuple[Followed, ...]:
    """This will fold openings and closings into lines, in the order in which they were opened."""
    said_with = words or {}
    opened: dict[tuple[str, str], Followed] = {}
    for id, at, fact in told:
        match fact:
            case facts.PlanMade():
                for line in fact.lines:
                    opened[id, line] = Followed(line, FactId(UUID(id)), at)
            case facts.InquiryOpened():
                refs = tuple(said_with.get(id, ()))
                opened[id, fact.line] = Followed(fact.line, FactId(UUID(id)), at, words=refs)
            case facts.InquiryClosed() if (key := (fact.opened, fact.line)) in opened:
                refs = (*opened[key].words, *said_with.get(id, ()))
                opened[key] = replace(opened[key], closed_at=at, reason=fact.reason, words=refs)
    return tuple(opened.values())


def _progress(case_id: CaseId, line: Sequence[facts.Recorded]) -> Progress:
    followed = _followed((r.id, r.happened.latest, r.fact) for r in line)
    still = [f.opened_at for f in followed if f.closed_at is None]
    written = [r.happened.latest for r in line if isinstance(r.fact, facts.DiaryWritten)]
    return Progress(
        case_id=case_id,
        is_planned=bool(followed),
        open_lines=len(still),
        closed_lines=len(followed) - len(still),
        oldest_open_at=min(still, default=None),
        entries=len(written),
        last_entry_at=max(written, default=None),
    )
