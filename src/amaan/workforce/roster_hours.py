"""Hours of a desk and of a shift, counted: turns that pass midnight, gaps, hours with a woman.

Pure. Instants are UTC, days and times of the clock are Karachi's; an hour is an hour elapsed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from amaan.kernel.clock import KARACHI, end_of_day, start_of_day

Span = tuple[datetime, datetime]
# Proposed: no order that we know of says it. A warning to whoever plans, never a refusal.
LEAST_REST = timedelta(hours=8)


@dataclass(frozen=True)
class Turn:
    """The hours of one turn by the local clock; one that ends before it begins ends tomorrow.

    Equal hours are a whole day.
    """

    begins: time
    ends: time

    @property
    def text(self) -> str:
        """The turn as papers and tables write it."""
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"


WHOLE_DAY = Turn(time(0), time(0))


def span_of(on: date, turn: Turn) -> Span:
    """This will give the instants at which a turn of a local day begins and ends."""
    over = on + timedelta(days=1) if turn.ends <= turn.begins else on
    begins = datetime.combine(on, turn.begins, KARACHI)
    return begins.astimezone(UTC), datetime.combine(over, turn.ends, KARACHI).astimezone(UTC)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """This will join spans that touch or overlap, earliest first."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return tuple(found)


def both(ones: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """This will give the time that lies in both."""
    right = merged(others)
    return tuple(
        (max(a, c), min(b, d)) for a, b in merged(ones) for c, d in right if max(a, c) < min(b, d)
    )


def without(ones: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """This will give the time of the first that does not lie in the second."""
    right, left = merged(others), []
    for since, until in merged(ones):
        at = since
        for began, ended in right:
            if ended <= at or began >= until:
                continue
            if began > at:
                left.append((at, began))
            at = max(at, ended)
        if at < until:
            left.append((at, until))
    return tuple(left)


def hours(spans: Iterable[Span]) -> float:
    """This will add up spans that do not overlap, in hours."""
    return sum((until - since).total_seconds() for since, until in spans) / 3600


def day_of(on: date) -> Span:
    """This will give a local day from midnight to midnight."""
    return start_of_day(on), end_of_day(on)


@dataclass(frozen=True)
class Staffed:
    """How far the hours of a stretch of time are staffed: of the desk's own, and of all of them.

    All figures in hours; `asked` are the desk's own.
    """

    asked: float
    anybody: float
    woman: float
    woman_of_all: float
    all_hours: float


def staffed(
    within: Span, asked: Sequence[Span], anybody: Sequence[Span], women: Sequence[Span]
) -> Staffed:
    """This will count the hours with somebody and with a woman, of those asked and of all.

    A desk that says no hours is asked for all 24: whoever comes at night comes at night.
    """
    wanted = both([within], asked) if asked else (within,)
    return Staffed(
        asked=hours(wanted),
        anybody=hours(both(wanted, anybody)),
        woman=hours(both(wanted, women)),
        woman_of_all=hours(both([within], women)),
        all_hours=hours([within]),
    )


def short_rests(spans: Sequence[Span]) -> frozenset[Span]:
    """This will name the shifts of one officer before which she rests less than eight hours."""
    ordered = sorted(spans)
    return frozenset(
        later for earlier, later in pairwise(ordered) if later[0] - earlier[1] < LEAST_REST
    )
