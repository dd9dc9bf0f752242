"""What became of a duty: met, late, missed, contested, released, waived, fallen away."""

from collections.abc import Set
from datetime import datetime
from typing import NamedTuple

from amaan.kernel.refusals import said
from amaan.protocol.conditions import wishes
from amaan.protocol.facts import DutyWaived, Recorded
from amaan.protocol.rules import Match, first_fitting, fitting
from amaan.protocol.situation import Situation
from amaan.protocol.timing import Begun

HER_INFORMED_NO = said("It was offered, and she, informed, said no.")
WAIVED = said("It was waived, with a reason.")
NO_LONGER_OWED = said("What happened since ended it.")


class Became(NamedTuple):
    """The state of a duty, with the fact that decided it, and its times as they now stand."""

    state: str
    due_at: datetime
    late_at: datetime
    by: Recorded | None = None
    was_late: bool = False
    contested_why: str = ""
    ended_why: str = ""


def as_guidance(became: Became) -> Became:
    """This will give the same of a duty that binds nobody: it is shown, and never late.

    Law: a rule binds where somebody of the province stands for it. Until then it reminds.
    """
    state = {"open": "guidance", "missed": "guidance", "met_late": "met"}.get(became.state)
    return became._replace(state=state or became.state, was_late=False)


def become(b: Begun, s: Situation, used: set[str]) -> Became:
    """This will say what became of a duty.

    `used` remembers facts that met one of several like duties: one production before the
    Magistrate answers for one arrest.
    """
    rule, due_at, late_at, contested = b.rule, b.due_at, b.late_at, False
    if rule.contested_when is not None:
        contested = s.holds(rule.contested_when) is not None
        resumed = _resumed_at(b, s)
        if resumed is not None:
            due_at, late_at = resumed, resumed + (late_at - due_at)
    released = _first(rule.released_by, b, s) if rule.released_by else None
    if released is None and DutyWaived.kind in s.kinds:
        released = _waiver(b, s)
    met = _first(rule.met_by, b, s, used)
    if met is not None:
        if rule.each == "pair":
            used.add(f"{rule.id}:{met.id}")
        # Where the time of the act is uncertain, the later one counts: nobody gains by vagueness.
        late = met.happened.latest > late_at
        if late and (contested or (released is not None and _at(released) <= late_at)):
            late = False
        return Became("met_late" if late else "met", due_at, late_at, met, late)
    if released is not None:
        waived = isinstance(released.fact, DutyWaived)
        return Became(
            state="waived",
            by=released,
            was_late=_at(released) > late_at and not contested,
            ended_why=WAIVED if waived else HER_INFORMED_NO,
            due_at=due_at,
            late_at=late_at,
        )
    ended = _ended_by(b, s) if rule.falls_away_by else None
    if ended is not None and (_at(ended) <= late_at or contested):
        return Became(state="fell_away", ended_why=NO_LONGER_OWED, due_at=due_at, late_at=late_at)
    if contested and rule.contested_when is not None:
        return Became(
            state="contested",
            contested_why=rule.contested_when.sentence,
            due_at=due_at,
            late_at=late_at,
        )
    # What ended it after it was late does not undo that it was missed.
    missed = s.now > late_at
    return Became("missed" if missed else "open", due_at, late_at, None, missed)


def _at(recorded: Recorded) -> datetime:
    return recorded.happened.latest


def _first(
    matches: tuple[Match, ...], b: Begun, s: Situation, used: Set[str] = frozenset()
) -> Recorded | None:
    """This will find the first fact that counts; for repeated duties, only one after its start."""
    if b.rule.each == "case":
        return first_fitting(matches, s)
    known_first = b.rule.counts_from == "recorded"
    began = b.started_at if known_first else b.start.happened.earliest
    counts_from = began + b.rule.not_before
    for recorded in fitting(matches, s):
        # Nothing answers itself: an assessment is not the next one.
        if recorded.id == b.start.id or not _is_after(recorded, b, counts_from):
            continue
        if used and f"{b.rule.id}:{recorded.id}" in used:
            continue
        # What says which entry it answers, answers no other, however they are ordered.
        if recorded.fact.answers and getattr(recorded.fact, recorded.fact.answers) != b.start.id:
            continue
        return recorded
    return None


def _is_after(recorded: Recorded, b: Begun, counts_from: datetime) -> bool:
    """This will say whether a fact came after what it may answer.

    Officers tell an hour to the minute: what was written down after the start, of that very
    minute, was done after it. What stood already when it began answers nothing.
    """
    if recorded.recorded_at > b.start.recorded_at:
        counts_from = counts_from.replace(second=0, microsecond=0)
    return _at(recorded) >= counts_from


def _ended_by(b: Begun, s: Situation) -> Recorded | None:
    for recorded in fitting(b.rule.falls_away_by, s):
        if _at(recorded) >= b.start.happened.earliest and recorded.id != b.start.id:
            return recorded
    return None


def _waiver(b: Begun, s: Situation) -> Recorded | None:
    for recorded in s.kinds.get(DutyWaived.kind, ()):
        if isinstance(recorded.fact, DutyWaived) and recorded.fact.rule in (b.rule.id, b.key):
            return recorded
    return None


def _resumed_at(b: Begun, s: Situation) -> datetime | None:
    """This will give when a duty contested by her wish was taken up again by her yes.

    It is owed from then on: the time in which she did not wish it is not the police's delay.
    """
    resumed = s.once(_yes_again)
    return resumed if resumed is not None and resumed > b.started_at else None


def _yes_again(s: Situation) -> datetime | None:
    resumed = None
    for (_, before), (yes, wish) in zip(spoken := s.once(wishes), spoken[1:], strict=False):
        if before != "yes" and wish == "yes":
            resumed = s.known_at(yes)
    return resumed
