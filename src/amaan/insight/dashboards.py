"""Which twelve figures a level of command looks at, and a line of each over time. Mostly pure.

Chosen by what that level can change itself: docs/dashboards.md says why each stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile

from amaan.insight import queries
from amaan.insight.queries import Asked
from amaan.kernel.calendars import add_months
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share, share_of

Months = Sequence[tuple[date, Share]]
LEVELS: Mapping[str, tuple[str, ...]] = {
    # What whoever sits at the desk does with her own hands.
    "desk": (
        "choice_honoured", "rights_and_receipt", "told_once", "offered_in_two_hours",
        "pep_in_time", "danger_assessed", "plan_made", "conference_held",
        "referrals_on_consent", "service_began", "told_of_arrest", "settlement_proposed",
    ),
    # What the officer in charge answers for: the register, the arrest, her protection.
    "station": (
        "registered", "registered_late", "refused", "diary_only",
        "rights_and_receipt", "danger_assessed", "plan_made", "order_served",
        "breach_arrested", "told_before_release", "arrested", "report_in_time",
    ),
    # What differs between stations, and what agencies of the district do together.
    "district": (
        "registered", "registered_late", "refused", "offered_in_two_hours",
        "danger_assessed", "conference_held", "order_served", "breach_arrested",
        "settlement_proposed", "withdrawal_asked", "arrested", "report_in_time",
    ),
    # What is decided above a district: laboratories, prosecution, courts, the law's use.
    "province": (
        "registered", "refused", "pep_in_time", "laboratory_answered",
        "danger_assessed", "order_granted", "service_began", "withdrawal_asked",
        "compounded", "charged", "shielded", "convicted_of_charged",
    ),
}  # fmt: skip
# A line goes by the month; where months hold too few, by three or six of them.
LENGTHS = (1, 3, 6)


@dataclass(frozen=True)
class Tile:
    """One figure of a dashboard: of the months asked for, of those before, and month by month."""

    indicator: str
    now: Share
    before: Share
    months: tuple[tuple[date, Share], ...]


@dataclass(frozen=True)
class Line:
    """A figure over time, each point of `length` months; no points where all hold too few."""

    length: int
    points: tuple[tuple[date, Share], ...]


def tiles(asked: Asked, before: Asked, which: Sequence[str]) -> tuple[Tile, ...]:
    """This will give figures of an area, now and just before, in one statement for all.

    Raises: NotFound for a post that commands nothing.
    """
    return tiles_of(
        queries.months_of(replace(asked, since=before.since), which), which, asked.since
    )


def tiles_of(months: Mapping[str, Months], which: Sequence[str], since: date) -> tuple[Tile, ...]:
    """This will part months into those asked for and those just before, figure by figure."""
    return tuple(
        Tile(
            one,
            together([of for month, of in months[one] if month >= since]),
            together([of for month, of in months[one] if month < since]),
            tuple((month, of) for month, of in months[one] if month >= since),
        )
        for one in which
    )


def together(parts: Sequence[Share]) -> Share:
    """This will give the share of several wholes that hold nobody twice."""
    return share_of(sum(one.part for one in parts), sum(one.of for one in parts))


def line(months: Months, since: date, until: date) -> Line:
    """This will lay months out as a line of the shortest periods that mostly hold enough.

    A period without a report is a period of nothing, and stays in its place. Mostly is half of
    them since the first report, and two at least: one point is no line.
    """
    for length in LENGTHS:
        points = _periods(months, since, until, length)
        sizes = list(dropwhile(lambda of: of == 0, (of.of for _first, of in points)))
        enough = sum(1 for of in sizes if of >= ENOUGH_FOR_A_SHARE)
        if enough >= 2 and 2 * enough >= len(sizes):
            return Line(length, points)
    return Line(0, ())


def _periods(
    months: Months, since: date, until: date, length: int
) -> tuple[tuple[date, Share], ...]:
    points = []
    first = since
    while first < until:
        after = add_months(first, length)
        points.append((first, together([of for month, of in months if first <= month < after])))
        first = after
    return tuple(points)
