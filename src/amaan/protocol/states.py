"""What became of a duty: met, late, missed, contested, released, waived, fallen away."""

from datetime import datetime
from typing import NamedTuple

from amaan.kernel.refusals import said
from amaan.protocol.conditions import wishes
from amaan.protocol.facts import DutyWaived, Recorded
from amaan.protocol.rules import Match, fitting
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


def become(b: Begun, s: Situation, used: set[str]) -> Became:
    """This will say what became of a duty.

    `used` remembers facts that met one of several like duties: one production before the
    Magistrate answers for one arrest.
    """
    resumed = _resumed_at(b, s)
    late_at = b.late_at if resumed is None else resumed + (b.late_at - b.due_at)
    due_at = b.due_at if resumed is None else resumed
    contested = b.rule.contested_when is not None and s.holds(b.rule.contested_when) is not None
    released = _first(b.rule.released_by, b, s) or _waiver(b, s)
    met = _first(b.rule.met_by, b, s, used)
    if met is not None:
        if b.rule.each == "pair":
            used.add(f"{b.rule.id}:{met.id}")
        excused = contested or (released is not None and _at(released) <= late_at)
        late = _at(met) > late_at and not excused
        return Became(
            state="met_late" if late else "met",
            by=met,
            was_late=late,
            due_at=due_at,
            late_at=late_at,
        )
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
    ended = _ended_by(b, s)
    if ended is not None and (_at(ended) <= late_at or contested):
        return Became(state="fell_away", ended_why=NO_LONGER_OWED, due_at=due_at, late_at=late_at)
    if contested and b.rule.contested_when is not None:
        return Became(
            state="contested",
            contested_why=b.rule.contested_when.sentence,
            due_at=due_at,
            late_at=late_at,
        )
    # What ended it after it was late does not undo that it was missed.
    missed = s.now > late_at
    return Became(
        state="missed" if missed else "open", was_late=missed, due_at=due_at, late_at=late_at
    )


def _at(recorded: Recorded) -> datetime:
    # Where the time of the act is uncertain, the later one counts: nobody gains by vagueness.
    return recorded.happened.latest


def _first(
    matches: tuple[Match, ...], b: Begun, s: Situation, used: set[str] | None = None
) -> Recorded | None:
    """This will find the first fact that fits; for repeated duties, only one after its start."""
    if not matches:
        return None
    for recorded in fitting(matches, s.kinds):
        if b.rule.each != "case" and _at(recorded) < b.start.happened.earliest:
            continue
        if used is not None and f"{b.rule.id}:{recorded.id}" in used:
            continue
        return recorded
    return None


def _ended_by(b: Begun, s: Situation) -> Recorded | None:
    for recorded in fitting(b.rule.falls_away_by, s.kinds):
        if _at(recorded) >= b.start.happened.earliest:
            return recorded
    return None


def _waiver(b: Begun, s: Situation) -> Recorded | None:
    for recorded in s.all(DutyWaived):
        if isinstance(recorded.fact, DutyWaived) and recorded.fact.rule in (b.rule.id, b.key):
            return recorded
    return None


def _resumed_at(b: Begun, s: Situation) -> datetime | None:
    """This will give when a duty contested by her wish was taken up again by her yes.

    It is owed from then on: the time in which she did not wish it is not the police's delay.
    """
    if b.rule.contested_when is None:
        return None
    resumed = None
    for (_, before), (yes, wish) in zip(spoken := wishes(s), spoken[1:], strict=False):
        if before != "yes" and wish == "yes":
            resumed = s.known_at(yes)
    return resumed if resumed is not None and resumed > b.started_at else None
