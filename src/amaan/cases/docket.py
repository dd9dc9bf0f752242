"""The docket: stored facts go in, the ledger of duties comes out.

This is the only place where the trunk meets the protocol engine. It reads no clock and
sends nothing; the verbs call it inside their own transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from amaan.cases import ledger, tallies
from amaan.cases.files import Changes, Entry, File
from amaan.cases.models import DutyRecord
from amaan.kernel.calendars import AnnouncedCalendar, WorkingCalendar
from amaan.kernel.ids import CaseId, new_id_in
from amaan.law import catalogue, signoff
from amaan.organisation import holidays, signatures
from amaan.protocol import engine, facts, ladders, rulebook

# The way from the first word to the verdict; a case stands at the furthest stage reached.
STAGES = ("contact", "registration", "care", "safety", "investigation", "court", "file")
# Care and safety run beside the case from the first hour and say nothing about how far it is.
_ADVANCING = ("contact", "registration", "investigation", "court")
# Approved by a second person, until somebody opens it again.
CLOSED = "closed"
_ENDING = {facts.ClosureApproved.kind, facts.CaseReopened.kind}
# How much of each digest names the rules and the register of holidays, in 64 letters.
DIGEST, OF_HOLIDAYS = 40, 20
OWED = frozenset({"open", "contested", "missed", "guidance"})
# What waits for her wish waits in peace, and guidance only reminds: nobody is warned about them.
WATCHED = frozenset({"open", "missed"})


# How a duty was counted, and how it is; None for what is in no number.
_Pair = tuple[tallies.Counted | None, tallies.Counted | None]


class StoredFact(Protocol):
    """A fact as it is stored, whichever way it was read."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def details(self) -> dict[str, Any]: ...
    @property
    def happened_earliest(self) -> datetime: ...
    @property
    def happened_latest(self) -> datetime: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def by_post(self) -> str: ...


class Placed(Protocol):
    """A case as far as the rules ask where it lies."""

    @property
    def province(self) -> str: ...


def timeline(records: Iterable[StoredFact]) -> tuple[facts.Recorded, ...]:
    """This will read stored rows as the facts they are, oldest recorded first."""
    return tuple(
        facts.Recorded(
            id=str(row.id),
            fact=facts.read(row.kind, row.details),
            happened=facts.Happened(row.happened_earliest, row.happened_latest),
            recorded_at=row.recorded_at,
            by=row.by_post,
        )
        for row in sorted(records, key=lambda row: (row.recorded_at, row.id))
    )


def duties(
    case: Placed,
    line: Sequence[facts.Recorded],
    now: datetime,
    asked: frozenset[str] | None = None,
) -> tuple[engine.Duty, ...]:
    """This will work out which duties exist on a timeline at an instant, by the rules asked."""
    return engine.duties(
        line,
        rulebook=_rulebook() if asked is None else rulebook.part(asked),
        catalogue=catalogue.load(),
        place=engine.Place(province=case.province),
        now=now,
        calendar=_calendar(case.province),
    )


def bars(case: Placed, line: Sequence[facts.Recorded], now: datetime) -> tuple[engine.Bar, ...]:
    """This will work out only what is forbidden on a timeline at an instant."""
    return engine.bars(
        line,
        rulebook=_rulebook(),
        catalogue=catalogue.load(),
        place=engine.Place(province=case.province),
        now=now,
    )


def stage_of(line: Sequence[facts.Recorded]) -> str:
    """This will say how far the case has come, or that it is closed, by what stands."""
    struck = {r.fact.corrects for r in line if isinstance(r.fact, facts.FactCorrected)}
    reached = [
        _ADVANCING.index(r.fact.stage)
        for r in line
        if r.id not in struck and r.fact.stage in _ADVANCING
    ]
    ending = [r.fact.kind for r in line if r.id not in struck and r.fact.kind in _ENDING]
    if ending and ending[-1] == facts.ClosureApproved.kind:
        return CLOSED
    return _ADVANCING[max(reached, default=0)]


def settle(file: File, now: datetime) -> None:
    """This will bring the ledger of a locked file into agreement with its timeline.

    How much is owed changes in memory; whoever holds the file keeps it.
    """
    found = work_out(file, now)
    ledger.write_duties(file, found.new, found.changed)
    tallies.append(found.counted)


def work_out(
    file: File, now: datetime, *, again: bool = False, asked: frozenset[str] | None = None
) -> Changes:
    """This will bring a file in hand into agreement with its timeline, and write nothing.

    A duty keeps its authority, its owner and its wording as they were when it arose; only
    what became of it changes. Its due time moves when the rule is the same and the facts
    it was counted from were corrected: a new version of a rule never reaches back silently,
    and no more does a signature.
    `again`: the rules themselves changed. Then every ladder is asked anew, and what no rule
    asks for any more is no longer owed: an entry that nothing could meet would climb for good.
    `asked`: the rules that changed, where the file was read with their duties alone.
    """
    new: list[tuple[Entry, engine.Duty]] = []
    changed: list[Entry] = []
    pairs: list[_Pair] = []
    # What is owed by duties that were not read.
    elsewhere = 0 if asked is None else file.owed - _owed(file)
    owed = duties(file, file.line, now, asked)
    for entry, duty in _arising(file, owed):
        new.append((entry, duty))
        pairs.append((None, tallies.counted(entry)))
    arisen = {entry.key for entry, _duty in new}
    for duty in owed:
        if duty.key in arisen:
            continue
        entry = file.ledger[duty.key]
        before, was = entry.outcome(), tallies.counted(entry)
        _become(entry, duty, again=again)
        if entry.outcome() != before:
            changed.append(entry)
            pairs.append((was, tallies.counted(entry)))
    if again:
        for entry in _no_longer_asked(file, owed):
            was = tallies.counted(entry)
            entry.state, entry.note, entry.next_look_at = "fell_away", engine.RULES_CHANGED, None
            changed.append(entry)
            pairs.append((was, tallies.counted(entry)))
    return Changes(new, changed, _counted(file, pairs, elsewhere, is_new=False))


def _no_longer_asked(file: File, owed: Iterable[engine.Duty]) -> list[Entry]:
    asked = {duty.key for duty in owed}
    return [e for e in file.ledger.values() if e.key not in asked and e.state in OWED]


def open_ledger(file: File, now: datetime) -> Sequence[tuple[Entry, engine.Duty]]:
    """This will work out the first duties of a file about to be opened, and what it owes."""
    new = _arising(file, duties(file, file.line, now))
    file.owed = _owed(file)
    return new


def write_first(file: File, new: Sequence[tuple[Entry, engine.Duty]]) -> None:
    """This will write the first duties of a file just opened, and count them."""
    ledger.write_duties(file, new, ())
    pairs: list[_Pair] = [(None, tallies.counted(entry)) for entry, _duty in new]
    tallies.append(_counted(file, pairs, is_new=True))


def _counted(
    file: File,
    pairs: Sequence[_Pair],
    elsewhere: int = 0,
    *,
    is_new: bool,
) -> list[dict[str, object]]:
    owed_before = 0 if is_new else file.owed
    file.owed = elsewhere + _owed(file)
    place = tallies.place_of(file)
    return tallies.entries(place, file.id, tallies.changes(pairs)) + tallies.file_entry(
        file, is_new=is_new, owed_before=owed_before
    )


def _owed(file: File) -> int:
    return sum(entry.state in OWED for entry in file.ledger.values())


def watched(row: Entry | DutyRecord) -> ladders.Watched:
    """This will give a duty as its ladder needs it."""
    return ladders.Watched(
        row.duty_class, row.ladder, row.owner, row.started_at, row.late_at, row.due_at
    )


def known_ladders() -> ladders.Ladders:
    """This will give the ladders this process works with.

    Their quiet days are the fixed ones. Days that a province announced can only put a step off,
    so a look reckoned with these may come too early, and never too late; whoever then tells
    somebody asks `ladders_of`.
    """
    return _rulebook().ladders


def ladders_of(province: str) -> ladders.Ladders:
    """This will give the ladders as they stand in a province, with the days it announced."""
    return replace(_rulebook().ladders, calendar=_calendar(province))


def rules_version() -> str:
    """This will name what this process works with: its rules, and the days announced so far.

    The digest of the rules, and behind a point that of the register of holidays, if anything
    stands in it. The rules are kept for as long as the process lives: files that changed under
    a running process are not yet its rules.
    """
    announced = holidays.digest()
    return _rules_digest()[:DIGEST] + (f".{announced[:OF_HOLIDAYS]}" if announced else "")


@cache
def _rules_digest() -> str:
    _rulebook()
    return rulebook.digest(catalogue.default_root())


def _calendar(province: str) -> WorkingCalendar:
    """This will give a province's calendar; the register is asked only where days are counted."""
    return AnnouncedCalendar.over(_rulebook().calendar, lambda: holidays.shut_days(province))


@cache
def _rulebook() -> rulebook.Rulebook:
    return rulebook.load()


def _arising(file: File, owed: Iterable[engine.Duty]) -> list[tuple[Entry, engine.Duty]]:
    """This will put duties into a ledger that does not hold them, and say which of them bind."""
    new = [duty for duty in owed if duty.key not in file.ledger]
    if not new:
        return []
    texts = {duty.rule.id: signoff.Text(duty.rule.digest, duty.rule.version) for duty in new}
    bind = signatures.binding(file.province, texts)
    found = [(_arisen(duty, file.id, binds=duty.rule.id in bind), duty) for duty in new]
    file.ledger.update((entry.key, entry) for entry, _duty in found)
    return found


def _arisen(duty: engine.Duty, case_id: CaseId, *, binds: bool) -> Entry:
    entry = Entry(
        id=str(new_id_in(case_id)),
        key=duty.key,
        rule=duty.rule.id,
        rule_version=duty.rule.version,
        duty_class=duty.rule.rule_class,
        owner=duty.rule.owner,
        ladder=duty.rule.ladder,
        failure=duty.rule.failure,
        climbed=0,
        binds=binds,
        started_at=duty.started_at,
        due_at=duty.due_at,
        late_at=duty.late_at,
        state="",
        met_at=None,
        met_by=None,
        was_late=False,
        note="",
        window_over=duty.window_over,
        obstacles=[],
        next_look_at=None,
    )
    _become(entry, duty, again=True)
    return entry


def _become(entry: Entry, duty: engine.Duty, *, again: bool) -> None:
    """This will write into an entry what became of its duty."""
    before = (entry.started_at, entry.late_at, entry.state)
    duty = duty.binding(entry.binds)
    if duty.rule.is_as_in(entry.rule_version):
        entry.started_at, entry.due_at = duty.started_at, duty.due_at
        entry.late_at = duty.late_at
    became = duty.became
    entry.state, entry.was_late = became.state, became.was_late
    entry.met_at, entry.met_by = duty.met_at, duty.met_by
    entry.window_over = duty.window_over
    entry.note = became.contested_why or became.ended_why
    entry.obstacles = list(duty.obstacles)
    if entry.state not in WATCHED:
        entry.next_look_at = None
    elif again or before != (entry.started_at, entry.late_at, entry.state):
        entry.next_look_at = ladders.next_look(
            watched(entry), entry.climbed, entry.state == "missed", known_ladders()
        )
