"""What a rule is once read: a duty or a bar, dated, with its authority."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from amaan.kernel.clock import start_of_day
from amaan.protocol.conditions import Condition
from amaan.protocol.facts import Fact, Recorded
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
class InForce:
    """How a rule stood between two local dates; `until` is its last day."""

    since: date
    until: date | None
    authority: Authority
    limit: Limit
    clock: str = ""
    late: Late | None = None
    window_over: WindowOver | None = None

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
    version: str
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

    def on(self, day: date) -> InForce | None:
        """This will give the rule as it stood on a local date."""
        for entry in self.in_force:
            if entry.covers(day):
                return entry
        return None

    def at(self, instant: datetime) -> InForce | None:
        """This will give the rule as it stood on the local date of an instant."""
        for entry in self.in_force:
            since, after = entry.instants
            if since <= instant and (after is None or instant < after):
                return entry
        return None


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
    contested_when: Condition | None
    window_over_by: str
    only_if_window_over: bool
    # Its own way up the chain of command; empty where its class decides.
    ladder: str

    @cached_property
    def can_be_too_late(self) -> bool:
        """This will say whether the limit runs from before anybody could know of it."""
        if self.counts_from == "recorded":
            return False
        return "incident.described" in (self.counted_fact, *(m.kind for m in self.starts_with))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What must hold for it, as people read it."""
        return tuple(condition.sentence for condition in self.when)


@dataclass(frozen=True, eq=False)
class BarRule(Rule):
    """What may not be done."""

    forbids: str


def fitting(matches: tuple[Match, ...], s: Situation) -> Sequence[Recorded]:
    """This will give the standing facts that fit any of the matches, oldest happening first."""
    if len(matches) == 1:
        return _of(matches[0], s)
    found = [r for m in matches for r in _of(m, s)]
    if len(found) > 1:
        found.sort(key=happening_order)
    return found


def _of(match: Match, s: Situation) -> Sequence[Recorded]:
    found = s.happened.get(match.kind)
    if found is None:
        return ()
    return [r for r in found if match.has_details(r.fact)] if match.details else found
