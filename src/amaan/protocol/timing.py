"""When a duty begins, from when it is counted, and when it is due and late."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from amaan.kernel.calendars import WorkingCalendar
from amaan.kernel.clock import start_of_day
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
    # What was known when it was worked out, for whoever asks why.
    situation: Situation


def begin(
    rule: DutyRule, s: Situation, calendar: WorkingCalendar, closed: set[str]
) -> Collection[Begun]:
    """This will give each duty that a rule begins in a situation.

    Where a window had closed before she came, the rule that says what is owed instead is
    put into `closed`.
    """
    kind = rule.start_kind
    starts = s.happened.get(kind) if kind else fitting(rule.starts_with, s)
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
    known, written = since
    started_at, established_at = s.known_at(start), start.recorded_at
    # What most cases ask is compared here, not by a call of its own.
    if known > started_at:
        started_at = known
    if written > established_at:
        established_at = written
    entry = rule.at(started_at)
    if entry is None:
        return None
    if rule.counted_back_from:
        wanted = _counted_back(rule, start, entry, started_at)
        if wanted is None:
            return None
        due_at = late_at = wanted
    elif rule.counted_plainly:
        origin = start.happened.earliest
        due_at = entry.limit.after(max(known, origin), calendar)
        late_at = due_at
    else:
        due_at, late_at = _span(rule, start, known, s, entry, calendar)
    late, over = entry.late, None
    if rule.can_be_too_late and late_at <= started_at and entry.limit.unit != "at_once":
        over = entry.window_over
        if over is None:
            closed.add(rule.window_over_by)
            return None
        # Never tell her that she is too late for everything: something else is owed instead.
        late, due_at = over.late, started_at
    if late:
        late_at = late.after.after(due_at, calendar)
    if entry.pause is not None:
        stood_still = entry.pause.of(f"{rule.id}:{start.id}", rule.id, s)
        due_at, late_at = due_at + stood_still, late_at + stood_still
    return Begun(
        f"{rule.id}:{start.id}",
        rule,
        entry,
        start,
        started_at,
        established_at,
        due_at,
        late_at,
        over,
        s,
    )


def _counted_back(
    rule: DutyRule, start: Recorded, entry: InForce, started_at: datetime
) -> datetime | None:
    """This will give the instant before a day by which it is owed; None where it is not owed.

    Where less is left than the rule wants, it is owed at half of what is left.
    """
    told = getattr(start.fact, rule.counted_back_from)
    if not told:
        return None
    day = date.fromisoformat(told)
    wanted = entry.limit.before(day)
    if wanted > started_at:
        return wanted
    if rule.only_if_time_left:
        return None
    return started_at + max(start_of_day(day) - started_at, timedelta()) / 2


def _span(
    rule: DutyRule,
    start: Recorded,
    known: datetime,
    s: Situation,
    entry: InForce,
    calendar: WorkingCalendar,
) -> tuple[datetime, datetime]:
    """This will give when a duty is due and when it is late, before its own lateness is asked.

    They differ where care is counted from an act whose time is uncertain: it is offered until
    the latest plausible end of its window, and everybody hurries for the earliest.
    """
    latest = entry.limit.after(_origin(rule, start, known, s, rule.counts_from), calendar)
    if rule.counts_from != "happened_latest" or _is_exact(start):
        return latest, latest
    earliest = entry.limit.after(_origin(rule, start, known, s, "happened_earliest"), calendar)
    came = max(s.known_at(start), known)
    return min(max(earliest, came), latest), latest


def _is_exact(start: Recorded) -> bool:
    return start.happened.earliest == start.happened.latest


def _origin(
    rule: DutyRule, start: Recorded, known: datetime, s: Situation, counts_from: str
) -> datetime:
    """This will give the instant from which the limit is counted."""
    kind = start.fact.kind
    if rule.counted_fact and rule.counted_fact != kind:
        counted: Sequence[Recorded] = s.kinds.get(rule.counted_fact, ())
        if counted:
            instants = [_counted_from(counts_from, r, s) for r in counted]
            first = max(instants) if counts_from == "happened_latest" else min(instants)
            # A window runs from what was done to her; anything else from when it was known.
            return first if rule.counted_fact == IncidentDescribed.kind else max(first, known)
    origin = _counted_from(counts_from, start, s)
    if kind == IncidentDescribed.kind and counts_from != "recorded":
        return origin
    # Owed from the start, or from when the last of its conditions came to be known.
    return max(origin, known)


def _counted_from(counts_from: str, counted: Recorded, s: Situation) -> datetime:
    match counts_from:
        case "happened_earliest":
            return counted.happened.earliest
        case "happened_latest":
            return counted.happened.latest
    return s.known_at(counted)
