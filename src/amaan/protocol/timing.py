"""When a duty begins, from when it is counted, and when it is due and late."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from amaan.kernel.calendars import WorkingCalendar
from amaan.protocol.facts import IncidentDescribed, Recorded
from amaan.protocol.rules import DutyRule, InForce, WindowOver, fitting
from amaan.protocol.situation import ALWAYS, Since, Situation


class Begun(NamedTuple):
    """A duty that began: by which fact, when, and the times that follow."""

    # Its name in its case.
    key: str
    rule: DutyRule
    entry: InForce
    start: Recorded
    started_at: datetime
    # When the machine came to know that everything for it holds; decides who displaces whom.
    established_at: datetime
    due_at: datetime
    late_at: datetime
    # What is owed instead, where the window had closed before she came.
    over: WindowOver | None


def begin(
    rule: DutyRule, s: Situation, calendar: WorkingCalendar, closed: set[str]
) -> Collection[Begun]:
    """This will give each duty that a rule begins in a situation.

    Where a window had closed before she came, the rule that says what is owed instead is
    put into `closed`.
    """
    starts = fitting(rule.starts_with, s)
    if not starts:
        return ()
    since = s.since(rule.when) if rule.when else ALWAYS
    if since is None:
        return ()
    if rule.each == "case":
        first = _begun(rule, starts[0], since, s, calendar, closed)
        return () if first is None else (first,)
    found: dict[object, Begun] = {}
    for start in starts:
        begun = _begun(rule, start, since, s, calendar, closed)
        if begun is not None:
            # Two entries about the same thing run one clock, not two.
            found.setdefault(begun.due_at if rule.each == "fact" else start.id, begun)
    return found.values()


def _begun(
    rule: DutyRule,
    start: Recorded,
    since: Since,
    s: Situation,
    calendar: WorkingCalendar,
    closed: set[str],
) -> Begun | None:
    started_at = _later(s.known_at(start), since.known)
    entry = rule.at(started_at)
    if entry is None:
        return None
    due_at = entry.limit.after(_origin(rule, start, since.known, s), calendar)
    late, over = entry.late, None
    if rule.can_be_too_late and due_at <= started_at and entry.limit.unit != "at_once":
        over = entry.window_over
        if over is None:
            closed.add(rule.window_over_by)
            return None
        # Never tell her that she is too late for everything: something else is owed instead.
        late, due_at = over.late, started_at
    return Begun(
        f"{rule.id}:{start.id}",
        rule,
        entry,
        start,
        started_at,
        _later(start.recorded_at, since.written),
        due_at,
        late.after.after(due_at, calendar) if late else due_at,
        over,
    )


def _origin(rule: DutyRule, start: Recorded, known: datetime | None, s: Situation) -> datetime:
    """This will give the instant from which the limit is counted."""
    kind = start.fact.kind
    if rule.counted_fact and rule.counted_fact != kind:
        counted = s.kinds.get(rule.counted_fact)
        if counted:
            instants = [_counted_from(rule, r, s) for r in counted]
            return max(instants) if rule.counts_from == "happened_latest" else min(instants)
    origin = _counted_from(rule, start, s)
    if kind == IncidentDescribed.kind and rule.counts_from != "recorded":
        return origin
    # Owed from the start, or from when the last of its conditions came to be known.
    return _later(origin, known)


def _counted_from(rule: DutyRule, counted: Recorded, s: Situation) -> datetime:
    match rule.counts_from:
        case "happened_earliest":
            return counted.happened.earliest
        case "happened_latest":
            return counted.happened.latest
    return s.known_at(counted)


def _later(one: datetime, other: datetime | None) -> datetime:
    return one if other is None else max(one, other)
