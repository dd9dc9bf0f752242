"""From what happened to what is owed and what is forbidden.

A pure function: the same timeline, rules, place and instant give the same outcome. How a
duty is timed is in `timing`, what became of it in `states`; here they are put together.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from amaan.kernel.calendars import WorkingCalendar
from amaan.kernel.refusals import said
from amaan.protocol.conditions import Because
from amaan.protocol.facts import ObstacleRecorded, Recorded
from amaan.protocol.rulebook import Rulebook
from amaan.protocol.rules import Authority, BarRule, DutyRule, InForce
from amaan.protocol.situation import Catalogue, Place, Situation
from amaan.protocol.states import Became, as_guidance, become
from amaan.protocol.timing import Begun, begin

__all__ = ["Bar", "Duty", "Outcome", "Place", "outcome"]

DISPLACED = said("Another duty takes its place.")
RULES_CHANGED = said("The rules changed, and no rule asks for it any more.")
TAKEN_BACK = said("The entry it began with was taken back.")


# A case has dozens, worked out at every entry and on every case page. So a duty holds what it
# was made of and says the rest when asked.
class Duty(NamedTuple):
    """Something owed: what, whose, by when, on what authority, and what became of it.

    `due_at` is what the authority says; `late_at` is when it counts as late, which differs
    only where the law gives no figure. `key` is unique in the case and stable.
    """

    begun: Begun
    became: Became
    # What stood in its way, oldest first, each once.
    obstacles: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The rule and the fact it began with."""
        return self.begun.key

    @property
    def rule(self) -> DutyRule:
        """The rule it follows from."""
        return self.begun.rule

    @property
    def rule_id(self) -> str:
        """The name of the rule."""
        return self.begun.rule.id

    @property
    def title_en(self) -> str:
        """What is owed; something else where a window had closed before she came."""
        over = self.begun.over
        return over.title_en if over else self.begun.rule.title_en

    @property
    def title_ur(self) -> str:
        """What is owed, in Urdu."""
        over = self.begun.over
        return over.title_ur if over else self.begun.rule.title_ur

    @property
    def started_by(self) -> str:
        """The fact it began with."""
        return self.begun.start.id

    @property
    def started_at(self) -> datetime:
        """From when on it was owed."""
        return self.begun.started_at

    @property
    def due_at(self) -> datetime:
        """By when, as the authority says."""
        return self.became.due_at

    @property
    def late_at(self) -> datetime:
        """From when on it counts as late."""
        return self.became.late_at

    @property
    def at_once(self) -> bool:
        """Whether the law says at once and gives no figure."""
        return self.window_over or self.begun.entry.limit.unit == "at_once"

    @property
    def clock(self) -> str:
        """How it is counted, in words."""
        return "at once" if self.window_over else self.begun.entry.clock

    @property
    def window_over(self) -> bool:
        """Whether the window had closed before she came."""
        return self.begun.over is not None

    @property
    def state(self) -> str:
        """What became of it."""
        return self.became.state

    @property
    def met_by(self) -> str | None:
        """The fact that decided what became of it."""
        return self.became.by.id if self.became.by else None

    @property
    def met_at(self) -> datetime | None:
        """When that happened, at the latest."""
        return self.became.by.happened.latest if self.became.by else None

    @property
    def met_recorded_at(self) -> datetime | None:
        """When that was written down."""
        return self.became.by.recorded_at if self.became.by else None

    @property
    def was_late(self) -> bool:
        """Whether it was late, whatever became of it afterwards."""
        return self.became.was_late

    @property
    def contested_why(self) -> str:
        """Why it waits."""
        return self.became.contested_why

    @property
    def ended_why(self) -> str:
        """Why it is no longer owed."""
        return self.became.ended_why

    @property
    def authority(self) -> Authority:
        """On what it rests."""
        return self.begun.entry.authority

    @property
    def late_authority(self) -> Authority | None:
        """Who says when it counts as late, where the law gives no figure."""
        late = self.begun.over.late if self.begun.over else self.begun.entry.late
        return late.authority if late else None

    def binding(self, binds: bool) -> "Duty":
        """This will give it as it stands where its rule binds, or where it is guidance."""
        return self if binds else self._replace(became=as_guidance(self.became))

    @property
    def because(self) -> tuple[Because, ...]:
        """Why it is owed: what happened, then each predicate that makes the rule apply."""
        start, s = self.begun.start, self.begun.situation
        what = Because(start.fact.title, (start,), s.offences_by((start,)))
        return (what, *self.begun.rule.because(s))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The same in sentences alone, as they are kept."""
        return _sentences(self.because)


class Bar(NamedTuple):
    """Something forbidden in this case. `forbids` is the code of the act it stops."""

    rule_id: str
    rule_version: str
    rule_digest: str
    rule_state: str
    forbids: str
    title_en: str
    title_ur: str
    explanation_en: str
    explanation_ur: str
    bar_class: str
    authority: Authority
    because: tuple[Because, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is forbidden here, in sentences."""
        return _sentences(self.because)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from a timeline.

    `unread` lists offences alleged that the catalogue does not have on the date of the act:
    no condition about them holds, so somebody must look.
    """

    duties: tuple[Duty, ...]
    bars: tuple[Bar, ...]
    unread: tuple[str, ...] = ()

    def bar(self, verb: str) -> Bar | None:
        """This will give the bar that forbids an act, the strongest authority first."""
        return next((b for b in self.bars if b.forbids == verb), None)


def outcome(
    timeline: Sequence[Recorded],
    *,
    rulebook: Rulebook,
    catalogue: Catalogue,
    place: Place,
    now: datetime,
    calendar: WorkingCalendar | None = None,
) -> Outcome:
    """This will work out which duties and bars exist on a timeline at an instant.

    `calendar`: that of the place, where days were announced that the rules do not know.

    Law: procedure follows the law of the day on which a duty starts; the substance of an
    offence follows the law of the date of the act.
    Units: instants in UTC; dates and day counts in Karachi.
    """

    situation = Situation(timeline, catalogue=catalogue, place=place, now=now)
    return Outcome(
        duties=_owed(situation, rulebook, catalogue, calendar),
        bars=_bars(situation, rulebook),
        unread=tuple(dict.fromkeys(situation.warnings)),
    )


def duties(
    timeline: Sequence[Recorded],
    *,
    rulebook: Rulebook,
    catalogue: Catalogue,
    place: Place,
    now: datetime,
    calendar: WorkingCalendar | None = None,
) -> tuple[Duty, ...]:
    """This will work out the duties alone, for whoever keeps or compares a ledger."""
    situation = Situation(timeline, catalogue=catalogue, place=place, now=now)
    return _owed(situation, rulebook, catalogue, calendar)


def bars(
    timeline: Sequence[Recorded],
    *,
    rulebook: Rulebook,
    catalogue: Catalogue,
    place: Place,
    now: datetime,
) -> tuple[Bar, ...]:
    """This will work out the bars alone, for whoever reads the duties from the ledger."""
    return _bars(Situation(timeline, catalogue=catalogue, place=place, now=now), rulebook)


def _sentences(because: Iterable[Because]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.sentence for reason in because))


def _owed(
    s: Situation, rulebook: Rulebook, catalogue: Catalogue, announced: WorkingCalendar | None
) -> tuple[Duty, ...]:
    """This will give every duty by when it is due, with those that a correction ended."""
    calendar = announced or rulebook.calendar
    duties = _duties(s, rulebook, calendar)
    for correction in s.corrections:
        line = s.line[: s.line.index(correction)]
        then = Situation(line, catalogue=catalogue, place=s.place, now=correction.recorded_at)
        _keep_what_fell_away(duties, _duties(then, rulebook, calendar), s)
    in_order = sorted((d.became.due_at, key, d) for key, d in duties.items())
    return tuple(d for _, _, d in in_order)


def _duties(s: Situation, rulebook: Rulebook, calendar: WorkingCalendar) -> dict[str, Duty]:
    closed: set[str] = set()
    begun = [
        b
        for rule in rulebook.awake(s.place.province, s.kinds)
        for b in begin(rule, s, calendar, closed)
        if not rule.only_if_window_over or rule.id in closed
    ]
    obstacles = s.all(ObstacleRecorded)
    duties: dict[str, Duty] = {}
    used: set[str] = set()
    displaced_by = rulebook.displaced_by
    for b in begun:
        became = become(b, s, used)
        displacing = displaced_by.get(b.rule.id)
        if displacing and (winners := _first_of_each(displacing, begun)):
            since = min(w.established_at for w in winners)
            if since <= b.established_at:
                continue
            # What took its place later undoes neither that it was met nor that it was missed.
            missed_before = became.state == "missed" and became.late_at < since
            if became.state not in {"met", "met_late"} and not missed_before:
                became = became._replace(state="fell_away", by=None, ended_why=DISPLACED)
        duties[b.key] = Duty(b, became, _in_its_way(b, obstacles) if obstacles else ())
    return duties


def _first_of_each(rules: Container[str], begun: Iterable[Begun]) -> list[Begun]:
    firsts: dict[str, Begun] = {}
    for b in begun:
        if b.rule.id in rules:
            firsts.setdefault(b.rule.id, b)
    return list(firsts.values())


def _in_its_way(b: Begun, recorded: Sequence[Recorded]) -> tuple[str, ...]:
    found = (r.fact for r in recorded if isinstance(r.fact, ObstacleRecorded))
    return tuple(dict.fromkeys(f.obstacle for f in found if f.rule in (b.rule.id, b.key)))


def _keep_what_fell_away(duties: dict[str, Duty], before: dict[str, Duty], s: Situation) -> None:
    """This will keep the duties that a correction ended, unless they had been met.

    A duty that was met by a fact that still stands keeps its place, except where the same
    rule began anew from the right fact: then the new one tells the story.
    """
    standing = {r.id for r in s.standing}
    living = {d.rule_id for d in duties.values() if d.state != "fell_away"}
    for key, duty in before.items():
        if key in duties:
            continue
        if duty.met_by in standing and duty.rule_id not in living:
            duties[key] = duty
        else:
            nothing = Became("fell_away", duty.due_at, duty.late_at, ended_why=TAKEN_BACK)
            duties[key] = duty._replace(became=nothing)


def _bars(s: Situation, rulebook: Rulebook) -> tuple[Bar, ...]:
    today = s.day_of(s.now)
    return tuple(
        Bar(
            rule_id=rule.id,
            rule_version=rule.version,
            rule_digest=rule.digest,
            rule_state=rule.state,
            forbids=rule.forbids,
            title_en=rule.title_en,
            title_ur=rule.title_ur,
            explanation_en=rule.explanation_en,
            explanation_ur=rule.explanation_ur,
            bar_class=rule.rule_class,
            authority=entry.authority,
            because=rule.because(s),
        )
        for rule in rulebook.bars
        if (entry := _stands(rule, s, today)) is not None
    )


def _stands(rule: BarRule, s: Situation, today: date) -> InForce | None:
    if rule.provinces and s.place.province not in rule.provinces:
        return None
    entry = rule.on(today)
    if entry is None or any(s.holds(c) is None for c in rule.when):
        return None
    return entry
