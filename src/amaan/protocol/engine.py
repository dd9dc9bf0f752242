"""From what happened to what is owed and what is forbidden.

A pure function: the same timeline, rules, place and instant give the same outcome. How a
duty is timed is in `timing`, what became of it in `states`; here they are put together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from amaan.kernel.refusals import said
from amaan.protocol.facts import FactCorrected, ObstacleRecorded, Recorded
from amaan.protocol.rulebook import Rulebook
from amaan.protocol.rules import Authority, BarRule, DutyRule, InForce
from amaan.protocol.situation import Catalogue, Place, Situation
from amaan.protocol.states import Became, become
from amaan.protocol.timing import Begun, begin

__all__ = ["Bar", "Duty", "Outcome", "Place", "outcome"]

DISPLACED = said("Another duty takes its place.")
TAKEN_BACK = said("The entry it began with was taken back.")


# A case has dozens, worked out at every entry and on every case page: a tuple is made several
# times faster than a frozen dataclass and is as hard to change.
class Duty(NamedTuple):
    """Something owed: what, whose, by when, on what authority, and what became of it.

    `due_at` is what the authority says; `late_at` is when it counts as late, which differs
    only where the law gives no figure. `key` is unique in the case and stable.
    """

    key: str
    rule_id: str
    rule_version: str
    catalogue_id: str
    title_en: str
    title_ur: str
    explanation_en: str
    explanation_ur: str
    duty_class: str
    stage: str
    owner: str
    failure: str
    ladder: str
    started_by: str
    started_at: datetime
    due_at: datetime
    late_at: datetime
    at_once: bool
    clock: str
    window_over: bool
    state: str
    met_by: str | None
    met_at: datetime | None
    met_recorded_at: datetime | None
    was_late: bool
    contested_why: str
    ended_why: str
    authority: Authority
    late_authority: Authority | None
    reasons: tuple[str, ...]
    # What stood in its way, oldest first, each once.
    obstacles: tuple[str, ...] = ()


class Bar(NamedTuple):
    """Something forbidden in this case. `forbids` is the code of the act it stops."""

    rule_id: str
    rule_version: str
    forbids: str
    title_en: str
    title_ur: str
    explanation_en: str
    explanation_ur: str
    bar_class: str
    authority: Authority
    reasons: tuple[str, ...]


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
) -> Outcome:
    """This will work out which duties and bars exist on a timeline at an instant.

    Law: procedure follows the law of the day on which a duty starts; the substance of an
    offence follows the law of the date of the act.
    Units: instants in UTC; dates and day counts in Karachi.
    """

    def at(facts: Sequence[Recorded], instant: datetime) -> Situation:
        return Situation(facts, catalogue=catalogue, place=place, now=instant)

    situation = at(timeline, now)
    duties = _duties(situation, rulebook)
    for index, recorded in enumerate(situation.line):
        if isinstance(recorded.fact, FactCorrected):
            before = _duties(at(situation.line[:index], recorded.recorded_at), rulebook)
            _keep_what_fell_away(duties, before, situation)
    return Outcome(
        duties=tuple(sorted(duties.values(), key=lambda d: (d.due_at, d.key))),
        bars=_bars(situation, rulebook),
        unread=tuple(dict.fromkeys(situation.warnings)),
    )


def _duties(s: Situation, rulebook: Rulebook) -> dict[str, Duty]:
    closed: set[str] = set()
    begun = [
        b
        for rule in rulebook.starting_with(s.kinds)
        for b in begin(rule, s, rulebook.calendar, closed)
    ]
    begun = [b for b in begun if not b.rule.only_if_window_over or b.rule.id in closed]
    firsts: dict[str, Begun] = {}
    for b in begun:
        firsts.setdefault(b.rule.id, b)
    duties: dict[str, Duty] = {}
    used: set[str] = set()
    for b in begun:
        became = become(b, s, used)
        winners = [firsts[id] for id in rulebook.displaced_by(b.rule.id) if id in firsts]
        if winners:
            since = min(w.established_at for w in winners)
            if since <= b.established_at:
                continue
            # What took its place later undoes neither that it was met nor that it was missed.
            missed_before = became.state == "missed" and became.late_at < since
            if became.state not in {"met", "met_late"} and not missed_before:
                became = became._replace(state="fell_away", by=None, ended_why=DISPLACED)
        duty = _duty(b, became, s)
        duties[duty.key] = duty
    return duties


def _duty(b: Begun, became: Became, s: Situation) -> Duty:
    rule: DutyRule = b.rule
    return Duty(
        key=b.key,
        rule_id=rule.id,
        rule_version=rule.version,
        catalogue_id=rule.catalogue_id,
        title_en=b.title_en,
        title_ur=b.title_ur,
        explanation_en=rule.explanation_en,
        explanation_ur=rule.explanation_ur,
        duty_class=rule.rule_class,
        stage=rule.stage,
        owner=rule.owner,
        failure=rule.failure,
        ladder=rule.ladder,
        started_by=b.start.id,
        started_at=b.started_at,
        due_at=became.due_at,
        late_at=became.late_at,
        at_once=b.window_over or b.entry.limit.unit == "at_once",
        clock=b.clock,
        window_over=b.window_over,
        state=became.state,
        met_by=became.by.id if became.by else None,
        met_at=became.by.happened.latest if became.by else None,
        met_recorded_at=became.by.recorded_at if became.by else None,
        was_late=became.was_late,
        contested_why=became.contested_why,
        ended_why=became.ended_why,
        authority=b.entry.authority,
        late_authority=b.late.authority if b.late else None,
        reasons=b.reasons,
        obstacles=_obstacles(b, s),
    )


def _obstacles(b: Begun, s: Situation) -> tuple[str, ...]:
    if ObstacleRecorded.kind not in s.kinds:
        return ()
    found = (r.fact for r in s.all(ObstacleRecorded) if isinstance(r.fact, ObstacleRecorded))
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
            duties[key] = duty._replace(
                state="fell_away", met_by=None, met_at=None, met_recorded_at=None,
                was_late=False, contested_why="", ended_why=TAKEN_BACK,
            )  # fmt: skip


def _bars(s: Situation, rulebook: Rulebook) -> tuple[Bar, ...]:
    today = s.day_of(s.now)
    return tuple(
        Bar(
            rule_id=rule.id,
            rule_version=rule.version,
            forbids=rule.forbids,
            title_en=rule.title_en,
            title_ur=rule.title_ur,
            explanation_en=rule.explanation_en,
            explanation_ur=rule.explanation_ur,
            bar_class=rule.rule_class,
            authority=entry.authority,
            reasons=tuple(c.sentence for c in rule.when),
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
