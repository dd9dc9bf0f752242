"""What a rule is once read: a duty or a bar, dated, with its authority."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, cast

from amaan.kernel.clock import start_of_day
from amaan.protocol.conditions import Because, Condition
from amaan.protocol.facts import ClockRunsOn, ClockStopped, Fact, Recorded
from amaan.protocol.limits import Limit
from amaan.protocol.situation import Situation, happening_order

# Once in a case; once for each starting fact, where one act may answer for several (care after
# two incidents); or in pairs, where one act answers for one start (a production for an arrest).
EACH = frozenset({"case", "fact", "pair"})
COUNTS_FROM = frozenset({"happened_earliest", "happened_latest", "recorded"})


@dataclass(frozen=True)
class Authority:
    """On what a duty or bar rests, as it is shown to whoever must obey it."""

    instrument: str
    provision: str
    kind: str
    source: str
    confidence: str
    text: str
    last_confirmed_on: date

    def as_stored(self) -> dict[str, str]:
        """This will give the authority as plain values, for keeping beside the duty."""
        return {
            "instrument": self.instrument,
            "provision": self.provision,
            "kind": self.kind,
            "source": self.source,
            "confidence": self.confidence,
            "text": self.text,
            "last_confirmed_on": self.last_confirmed_on.isoformat(),
        }


@dataclass(frozen=True)
class Match:
    """A kind of fact, with the values some of its details must have."""

    kind: str
    details: tuple[tuple[str, frozenset[Any]], ...] = ()

    def fits(self, fact: Fact) -> bool:
        """This will say whether a fact is of this kind with these details."""
        if fact.kind != self.kind:
            return False
        return self.has_details(fact)

    def has_details(self, fact: Fact) -> bool:
        """This will say whether a fact of this kind has these details."""
        for name, allowed in self.details:
            value = getattr(fact, name)
            if not (allowed.intersection(value) if isinstance(value, tuple) else value in allowed):
                return False
        return True


@dataclass(frozen=True)
class Late:
    """When something without a figure in law counts as late, and who says so."""

    after: Limit
    authority: Authority


@dataclass(frozen=True)
class WindowOver:
    """What is owed instead when a clinical window had closed before anybody knew."""

    title_en: str
    title_ur: str
    late: Late


@dataclass(frozen=True)
class Pause:
    """When the law lets a clock stand still: for which reasons, and how long at most.

    A pause that nobody ended ends by itself: a clock that could be stopped for good would be
    the quietest way to settle a case.
    """

    reasons: frozenset[str]
    authority: Authority
    longest: Late

    @cached_property
    def _longest(self) -> timedelta:
        return self.longest.after.longest()

    def of(self, key: str, rule_id: str, s: Situation) -> timedelta:
        """This will say how long the clock of a duty stood still, at most `longest` in all."""
        whole = timedelta()
        for stopped in s.happened.get(ClockStopped.kind, ()):
            fact = cast(ClockStopped, stopped.fact)
            if fact.rule not in (rule_id, key) or fact.reason not in self.reasons:
                continue
            since = stopped.happened.latest
            until = [
                r.happened.earliest
                for r in s.happened.get(ClockRunsOn.kind, ())
                if cast(ClockRunsOn, r.fact).rule == fact.rule and r.happened.earliest >= since
            ]
            whole += min(until) - since if until else self._longest
        return min(whole, self._longest)


@dataclass(frozen=True)
class InForce:
    """How a rule stood between two local dates; `until` is its last day."""

    since: date
    until: date | None
    authority: Authority
    limit: Limit
    clock: str = ""
    late: Late | None = None
    window_over: WindowOver | None = None
    pause: Pause | None = None

    def covers(self, on: date) -> bool:
        """This will say whether the rule stood like this on a local date."""
        return self.since <= on and (self.until is None or on <= self.until)

    @cached_property
    def instants(self) -> tuple[datetime, datetime | None]:
        """The first instant of it in Karachi, and the first after it."""
        after = None if self.until is None else start_of_day(self.until + timedelta(days=1))
        return start_of_day(self.since), after


@dataclass(frozen=True, eq=False)
class Rule:
    """What a duty and a bar have in common. Two rules are the same only if they are one."""

    id: str
    # Of what binds in it. Other words for the same make no other version.
    version: str
    # Of its whole file, words and all: what somebody signs.
    digest: str
    path: str
    title_en: str
    title_ur: str
    explanation_en: str
    explanation_ur: str
    rule_class: str
    provinces: frozenset[str]
    when: tuple[Condition, ...]
    in_force: tuple[InForce, ...]
    catalogue_id: str
    displaces: tuple[str, ...]
    decides: str
    # Drafts and reviewed rules are read for `whatif` alone (`codes.RULE_STATES`).
    state: str

    def is_as_in(self, version: str) -> bool:
        """This will say whether what binds in it is that of a version, as a duty remembers it.

        A duty of before words were kept apart remembers the digest of the file.
        """
        return version in (self.version, self.digest)

    def on(self, day: date) -> InForce | None:
        """This will give the rule as it stood on a local date."""
        for entry in self.in_force:
            if entry.covers(day):
                return entry
        return None

    def at(self, instant: datetime) -> InForce | None:
        """This will give the rule as it stood on the local date of an instant."""
        for since, after, entry in self._by_instant:
            if since <= instant and (after is None or instant < after):
                return entry
        return None

    @cached_property
    def _by_instant(self) -> tuple[tuple[datetime, datetime | None, InForce], ...]:
        return tuple((*entry.instants, entry) for entry in self.in_force)

    def because(self, s: Situation) -> tuple[Because, ...]:
        """This will say why its conditions hold, down to the last predicate, each reason once."""
        return tuple(dict.fromkeys(b for condition in self.when for b in condition.because(s)))


@dataclass(frozen=True, eq=False)
class DutyRule(Rule):
    """Who owes what, from which fact on, until which fact."""

    owner: str
    stage: str
    failure: str
    starts_with: tuple[Match, ...]
    met_by: tuple[Match, ...]
    released_by: tuple[Match, ...]
    falls_away_by: tuple[Match, ...]
    each: str
    counts_from: str
    counted_fact: str
    # A detail of the starting fact that holds a day: the limit runs back from it.
    counted_back_from: str
    # And it is not owed at all where less than the limit is left when it would begin.
    only_if_time_left: bool
    contested_when: Condition | None
    window_over_by: str
    only_if_window_over: bool
    # Its own way up the chain of command; empty where its class decides.
    ladder: str
    # How long after its start an act must lie to answer it: a call of the first day is not the
    # call of the third.
    not_before: timedelta

    @cached_property
    def can_be_too_late(self) -> bool:
        """This will say whether the limit runs from before anybody could know of it."""
        if self.counts_from == "recorded":
            return False
        return "incident.described" in (self.counted_fact, *(m.kind for m in self.starts_with))

    @cached_property
    def start_kind(self) -> str:
        """The kind of fact that begins it, where there is one and its details do not matter."""
        only = self.starts_with[0]
        return "" if len(self.starts_with) > 1 or only.details else only.kind

    @cached_property
    def counted_plainly(self) -> bool:
        """Whether it is counted from its own start, as most are: from the act or what is known."""
        return (
            self.counts_from == "happened_earliest"
            and not self.counted_fact
            and not self.counted_back_from
            and all(match.kind != "incident.described" for match in self.starts_with)
        )

    @cached_property
    def pauses(self) -> bool:
        """Whether the law ever lets its clock stand still."""
        return any(entry.pause is not None for entry in self.in_force)


@dataclass(frozen=True, eq=False)
class BarRule(Rule):
    """What may not be done."""

    forbids: str


def fitting(matches: tuple[Match, ...], s: Situation) -> Sequence[Recorded]:
    """This will give the standing facts that fit any of the matches, oldest happening first."""
    if len(matches) == 1:
        match = matches[0]
        found = s.happened.get(match.kind, ())
        return [r for r in found if match.has_details(r.fact)] if match.details else found
    several = [r for m in matches for r in s.happened.get(m.kind, ()) if m.has_details(r.fact)]
    if len(several) > 1:
        several.sort(key=happening_order)
    return several


def first_fitting(matches: tuple[Match, ...], s: Situation) -> Recorded | None:
    """This will give the first of the facts that fit, by when they happened."""
    first = None
    for match in matches:
        for recorded in s.happened.get(match.kind, ()):
            if not match.details or match.has_details(recorded.fact):
                if first is None or happening_order(recorded) < happening_order(first):
                    first = recorded
                break
    return first
