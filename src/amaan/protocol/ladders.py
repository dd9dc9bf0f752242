"""Who hears of a duty that is running out or late, and when.

Pure, like the rest of the room: a ladder, a duty's times and an instant give the steps that
are due. Steps are numbered once and for all, so that each is raised exactly once for a duty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from amaan.kernel.calendars import WorkingCalendar
from amaan.kernel.clock import KARACHI, local
from amaan.protocol.limits import Limit

# The way up, from the station to the province. A duty climbs one post at a time.
CHAIN = (
    "station_commander",
    "supervisor",
    "district_commander",
    "regional_commander",
    "inspector_general",
)
# A standard stops here; above it only rates are seen.
STANDARDS_STOP_AT = "supervisor"

OWNER_WARNED = 1
COMMANDER_WARNED = 2
FIRST_RUNG = 3
# The number of the step that tells a post, whatever ladder it stands on.
RUNG_NUMBER: Mapping[str, int] = {post: FIRST_RUNG + n for n, post in enumerate(CHAIN)}

# An owner who himself stands on the way up is not told by somebody below him.
_STANDS_AT: Mapping[str, int] = {
    "station_commander": 0,
    "supervisor": 1,
    "district_commander": 2,
}


@dataclass(frozen=True)
class Rung:
    """One post of a ladder, and how long after lateness it hears of it."""

    to: str
    after: Limit


@dataclass(frozen=True)
class QuietHours:
    """The hours of the local day in which a standard does not call anybody."""

    since: time
    until: time

    def covers(self, at: time) -> bool:
        """This will say whether a time of the day is quiet; the span may pass midnight."""
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until


@dataclass(frozen=True)
class Ladder:
    """The posts that hear of lateness, lowest first; `waits` keeps to quiet hours."""

    name: str
    rungs: tuple[Rung, ...]
    waits: bool

    def above(self, stands_at: int) -> tuple[tuple[int, str, Limit], ...]:
        """This will give the rungs above a place of the chain: step, post, and how long after.

        Below the chain is -1.
        """
        return self._above_each[stands_at + 1]

    @cached_property
    def _above_each(self) -> tuple[tuple[tuple[int, str, Limit], ...], ...]:
        return tuple(
            tuple(
                (RUNG_NUMBER[rung.to], rung.to, rung.after)
                for rung in self.rungs
                if CHAIN.index(rung.to) > stands_at
            )
            for stands_at in range(-1, len(CHAIN))
        )


@dataclass(frozen=True)
class Ladders:
    """Every ladder by its name, with the quiet hours and the calendar they follow."""

    by_name: Mapping[str, Ladder]
    quiet: QuietHours
    calendar: WorkingCalendar

    def ladder(self, name: str, duty_class: str) -> Ladder:
        """This will give a duty's own ladder, or that of its class.

        A duty remembers a name; where the file no longer has it the class decides, for a duty
        must never be watched by nobody.
        """
        return self.by_name.get(name) or self.by_name[duty_class]


NO_LADDERS = Ladders({}, QuietHours(time(21), time(8)), WorkingCalendar())


# A turn of the clock looks at a thousand duties: what it makes for each is made of tuples.
class Watched(NamedTuple):
    """What a ladder needs to know of a duty."""

    duty_class: str
    ladder: str
    owner: str
    started_at: datetime
    late_at: datetime
    # By when everybody hurries, where the time of the act is uncertain; None: until it is late.
    due_at: datetime | None = None


class Step(NamedTuple):
    """Somebody is to be told: which step, of what kind, which post, from when on."""

    number: int
    kind: str
    to: str
    at: datetime


class Look(NamedTuple):
    """What a look at a duty found: what is to be raised, whether it is late, when to look again."""

    raised: tuple[Step, ...]
    is_late: bool
    climbed: int
    next_at: datetime | None


def steps(watched: Watched, ladders: Ladders) -> tuple[Step, ...]:
    """This will give every step of a duty, in the order in which they may come.

    Half the time: its owner. Three quarters: the station commander, or the owner again where
    he stands above the station. Late: the first post of the ladder above the owner, at once.
    Then each further post at its own time after lateness.
    Units: hours and days elapsed by the clock; working days by local dates.
    """
    ladder = ladders.ladder(watched.ladder, watched.duty_class)
    stands_at = _STANDS_AT.get(watched.owner, -1)
    return (
        *_warnings(watched, stands_at, ladder, ladders),
        *_rungs(watched, stands_at, ladder, ladders),
    )


def _warnings(
    watched: Watched, stands_at: int, ladder: Ladder, ladders: Ladders
) -> tuple[Step, ...]:
    until = watched.late_at
    if watched.due_at is not None and watched.started_at < watched.due_at < until:
        # Due and late differ: the warnings are for the earlier of the two.
        until = watched.due_at
    whole = until - watched.started_at
    if whole <= timedelta():
        return ()
    half, later = watched.started_at + whole / 2, watched.started_at + whole * 3 / 4
    if ladder.waits:
        half, later = _awake(half, ladders), _awake(later, ladders)
    commander = watched.owner if stands_at > 0 else CHAIN[0]
    return (
        Step(OWNER_WARNED, "half", watched.owner, half),
        Step(COMMANDER_WARNED, "three_quarters", commander, later),
    )


def _rungs(
    watched: Watched, stands_at: int, ladder: Ladder, ladders: Ladders, climbed: int = 0
) -> Iterator[Step]:
    """This will give the steps of lateness that come after those already climbed."""
    # What is late is known one level up at once, however high its owner stands; that it is
    # late is a fact and keeps its hour, and calling the next about it can wait for the morning.
    kind = "late"
    for number, to, after in ladder.above(stands_at):
        if number > climbed:
            at = watched.late_at
            if kind != "late":
                at = after.after(at, ladders.calendar)
                at = _awake(at, ladders) if ladder.waits else at
            yield Step(number, kind, to, at)
        kind = "climbed"


def next_look(watched: Watched, climbed: int, is_late: bool, ladders: Ladders) -> datetime | None:
    """This will say when somebody must look at a duty that is owed; None when nobody need.

    The instant may be long past, where nothing ran or where it was written down late.
    """
    return _next(watched, _ahead(watched, climbed, is_late, ladders), is_late)


def look(watched: Watched, climbed: int, is_late: bool, now: datetime, ladders: Ladders) -> Look:
    """This will say what is due to be raised about a duty that somebody still owes.

    `climbed` is the highest step raised so far. A warning that comes after the lateness it
    warned of is left out; a post that was passed over while nothing ran is told all the same.
    """
    is_late = is_late or watched.late_at < now
    ahead = _ahead(watched, climbed, is_late, ladders)
    raised = tuple([step for step in ahead if step.at < now])
    reached = max([climbed, *[step.number for step in raised]])
    left = [step for step in ahead if step.number > reached]
    return Look(raised, is_late, reached, _next(watched, left, is_late))


def _ahead(watched: Watched, climbed: int, is_late: bool, ladders: Ladders) -> list[Step]:
    ladder = ladders.ladder(watched.ladder, watched.duty_class)
    stands_at = _STANDS_AT.get(watched.owner, -1)
    if is_late:
        return list(_rungs(watched, stands_at, ladder, ladders, climbed))
    # Before it is late nobody above it hears of it, and no rung can come before lateness.
    if climbed >= COMMANDER_WARNED:
        return []
    warnings = _warnings(watched, stands_at, ladder, ladders)
    return [s for s in warnings if s.number > climbed and s.at < watched.late_at]


def _next(watched: Watched, ahead: list[Step], is_late: bool) -> datetime | None:
    instants = [step.at for step in ahead]
    if not is_late:
        instants.append(watched.late_at)
    return min(instants, default=None)


def post_of(climbed: int) -> str:
    """This will name the highest post that was told, or nothing while only the owner was."""
    if climbed < COMMANDER_WARNED:
        return ""
    return CHAIN[max(climbed - FIRST_RUNG, 0)]


def _awake(at: datetime, ladders: Ladders) -> datetime:
    here = local(at)
    if ladders.quiet.covers(here.time()) and here.time() >= ladders.quiet.until:
        # The evening's quiet belongs to the next morning.
        here = _morning(here + timedelta(days=1), ladders)
    elif ladders.quiet.covers(here.time()):
        here = _morning(here, ladders)
    while not ladders.calendar.is_working(here.date()):
        here = _morning(here + timedelta(days=1), ladders)
    return here.astimezone(at.tzinfo)


def _morning(day: datetime, ladders: Ladders) -> datetime:
    return datetime.combine(day.date(), ladders.quiet.until, KARACHI)
