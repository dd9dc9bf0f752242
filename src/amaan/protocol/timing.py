"""When a duty begins, from when it is counted, and when it is due and late."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from amaan.kernel.calendars import WorkingCalendar
from amaan.protocol.facts import IncidentDescribed, Recorded
from amaan.protocol.rules import DutyRule, InForce, Late, fitting
from amaan.protocol.situation import Situation


class Begun(NamedTuple):
    """A duty that began: by which fact, when, and the times that follow."""

    rule: DutyRule
    entry: InForce
    start: Recorded
    started_at: datetime
    # When the machine came to know that everything for it holds; decides who displaces whom.
    established_at: datetime
    due_at: datetime
    late_at: datetime
    late: Late | None
    window_over: bool
    title_en: str
    title_ur: str
    clock: str
    reasons: tuple[str, ...]

    @property
    def key(self) -> str:
        """This will give the name of this duty in its case."""
        return f"{self.rule.id}:{self.start.id}"


def begin(
    rule: DutyRule, s: Situation, calendar: WorkingCalendar, closed: set[str]
) -> Iterator[Begun]:
    """This will give each duty that a rule begins in a situation.

    Where a window had closed before she came, the rule that says what is owed instead is
    put into `closed`.
    """
    if rule.provinces and s.place.province not in rule.provinces:
        return
    starts = fitting(rule.starts_with, s.kinds)
    if not starts:
        return
    for condition in rule.when:
        if s.holds(condition) is None:
            return
    since = [both for condition in rule.when if (both := s.since(condition))]
    known, written = [known for known, _ in since], [written for _, written in since]
    seen: set[datetime] = set()
    for start in starts if rule.each != "case" else starts[:1]:
        begun = _begun(rule, start, known, written, s, calendar, closed)
        # Two entries about the same thing run one clock, not two.
        if begun is not None and not (rule.each == "fact" and begun.due_at in seen):
            seen.add(begun.due_at)
            yield begun


def _begun(
    rule: DutyRule,
    start: Recorded,
    known: list[datetime],
    written: list[datetime],
    s: Situation,
    calendar: WorkingCalendar,
    closed: set[str],
) -> Begun | None:
    started_at = max([s.known_at(start), *known])
    entry = rule.on(s.day_of(started_at))
    if entry is None:
        return None
    origin = _origin(rule, start, known, s)
    due_at = entry.limit.after(origin, calendar)
    late, clock = entry.late, entry.clock
    title_en, title_ur, over = rule.title_en, rule.title_ur, False
    if due_at <= started_at and entry.limit.unit != "at_once" and rule.can_be_too_late:
        if entry.window_over is None:
            closed.add(rule.window_over_by)
            return None
        # Never tell her that she is too late for everything: something else is owed instead.
        over, late, due_at, clock = True, entry.window_over.late, started_at, "at once"
        title_en, title_ur = entry.window_over.title_en, entry.window_over.title_ur
    return Begun(
        rule=rule,
        entry=entry,
        start=start,
        started_at=started_at,
        established_at=max([start.recorded_at, *written]),
        due_at=due_at,
        late_at=late.after.after(due_at, calendar) if late else due_at,
        late=late,
        window_over=over,
        title_en=title_en,
        title_ur=title_ur,
        clock=clock,
        reasons=(start.fact.title, *(c.sentence for c in rule.when)),
    )


def _origin(rule: DutyRule, start: Recorded, known: list[datetime], s: Situation) -> datetime:
    """This will give the instant from which the limit is counted."""
    if rule.counted_fact and rule.counted_fact != start.fact.kind:
        counted = s.kinds.get(rule.counted_fact)
        if counted:
            return _pick(rule, counted, s)
    if isinstance(start.fact, IncidentDescribed) and rule.counts_from != "recorded":
        return _pick(rule, [start], s)
    # Owed from the start, or from when the last of its conditions came to be known.
    return max([_pick(rule, [start], s), *known])


def _pick(rule: DutyRule, counted: list[Recorded], s: Situation) -> datetime:
    match rule.counts_from:
        case "happened_latest":
            return max(r.happened.latest for r in counted)
        case "recorded":
            return min(map(s.known_at, counted))
    return min(r.happened.earliest for r in counted)
