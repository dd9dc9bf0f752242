"""What the figures of a month ask of whom: changed beyond chance, late, in need of help. Pure.

Places are never ranked. A place is compared with itself before, and with what chance alone
explains for its size (as the funnel plots of `insight.limits`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import sqrt
from typing import Literal
from uuid import UUID

from amaan.insight.limits import WIDE, limits
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share, difference, share_of

Tone = Literal["better", "worse", "plain"]

# The figures that a meeting reads. Each asks of what was done within a time of its own, so that
# young reports can be held against older ones; a figure that only grows old (convictions, FIRs
# still to come) would call every new month a failure. Nor any that counts who came to report.
COMPARED = (
    "choice_honoured", "registered_late", "refused", "diary_only", "rights_and_receipt",
    "told_once", "offered_in_two_hours", "pep_in_time", "laboratory_answered", "danger_assessed",
    "plan_made", "conference_held", "order_served", "breach_arrested", "told_before_release",
    "settlement_proposed", "under_pressure", "arrested", "report_in_time", "put_off",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """One point as it is drawn up; the columns say what they mean in `models.Point`."""

    family: str
    code: str
    place: UUID | None
    part: int
    of: int | None = None
    about: str = ""
    tone: Tone = "plain"
    before_part: int | None = None
    before_of: int | None = None
    low: float | None = None
    high: float | None = None
    expected_low: float | None = None
    expected_high: float | None = None
    still: int | None = None
    climbed: int | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class Lateness:
    """A place's duties of a month: so many late of so many due, and what is late still."""

    place: UUID
    missed: int
    due: int
    still: int
    # None where the list was too long to say it of each place.
    climbed: int | None
    since: datetime | None


@dataclass(frozen=True)
class Load:
    """What a place carries, and how many are there to carry it."""

    place: UUID
    files: int
    officers: int


def changed(
    indicator: str,
    better: str,
    now: Mapping[UUID, Share],
    before: Mapping[UUID, Share],
) -> tuple[tuple[Found, ...], int]:
    """This will find the places where a figure moved beyond chance, or stands apart beyond it.

    Also gives how many comparisons were made. `better` is the indicator's: more, less, neither.
    Source: Newcombe's interval of a difference at 95 of 100; funnel limits at 99.8 of 100.
    """
    everybody = list(now.values())
    found, made = [], 0
    for place in now.keys() | before.keys():
        after, earlier = now.get(place, share_of(0, 0)), before.get(place, share_of(0, 0))
        one = _of_a_place(indicator, place, after, earlier)
        range_ = limits(after, everybody)
        # Of one place alone there is nobody to stand apart from.
        if len(everybody) > 1 and range_.standing != "too_few":
            one = replace(one, expected_low=range_.low, expected_high=range_.high)
            made += 1
        made += one.low is not None
        if way := moved(one) or apart(one):
            found.append(replace(one, tone=_tone(one, way, better)))
    return tuple(found), made


def changed_in_all(indicator: str, better: str, now: Share, before: Share) -> Found | None:
    """This will say how a figure of the whole area moved, or None where it did not."""
    one = _of_a_place(indicator, None, now, before)
    way = moved(one)
    return replace(one, tone=_tone(one, way, better)) if way else None


def moved(one: Found) -> int:
    """This will say whether a figure went up (1) or down (-1) beyond chance, or neither (0)."""
    if one.low is None or one.high is None or one.before_of is None:
        return 0
    return 1 if one.low > 0 else -1 if one.high < 0 else 0


def apart(one: Found) -> int:
    """This will say whether a place is above (1) or below (-1) what chance explains for it."""
    if one.expected_low is None or one.expected_high is None or not one.of:
        return 0
    share = one.part / one.of
    return 1 if share > one.expected_high else -1 if share < one.expected_low else 0


def late(places: Collection[Lateness]) -> Iterator[Found]:
    """This will ask each place where something is late still, or more than chance explains."""
    shares = {one.place: share_of(one.missed, one.due) for one in places}
    for one in places:
        share = shares[one.place]
        range_ = limits(share, list(shares.values()))
        many = len(shares) > 1 and range_.standing == "above"
        if not one.still and not many:
            continue
        compared = len(shares) > 1 and range_.standing != "too_few"
        yield Found(
            "late", "late_duties", one.place, one.missed, one.due, tone="worse",
            low=share.low if one.due >= ENOUGH_FOR_A_SHARE else None,
            high=share.high if one.due >= ENOUGH_FOR_A_SHARE else None,
            expected_low=range_.low if compared else None,
            expected_high=range_.high if compared else None,
            still=one.still, climbed=one.climbed, since=one.since,
        )  # fmt: skip


def overloaded(code: str, loads: Collection[Load]) -> Iterator[Found]:
    """This will ask what help a place needs that carries more than chance explains, or has nobody.

    Files are counts: the limit is that of a Poisson count about what the area's average would
    give so many officers. `before_part` and `before_of` are the area's own.
    """
    files, officers = sum(one.files for one in loads), sum(one.officers for one in loads)
    for one in loads:
        expected = files / officers * one.officers if officers else 0.0
        high = expected + WIDE * sqrt(expected)
        nobody = one.officers == 0 and one.files > 0
        if nobody or (len(loads) > 1 and one.officers and one.files > high):
            yield Found(
                "help", code, one.place, one.files, one.officers,
                before_part=files, before_of=officers,
                expected_high=None if nobody else high,
            )  # fmt: skip


def _of_a_place(indicator: str, place: UUID | None, now: Share, before: Share) -> Found:
    enough = now.of >= ENOUGH_FOR_A_SHARE and before.of >= ENOUGH_FOR_A_SHARE
    told = difference(now, before) if enough else None
    return Found(
        "changed", indicator, place, now.part, now.of,
        before_part=before.part, before_of=before.of,
        low=told.low if told else None, high=told.high if told else None,
    )  # fmt: skip


def _tone(one: Found, way: int, better: str) -> Tone:
    # Better than before and yet apart from the others, or the other way round: both are said.
    if better == "neither" or moved(one) * apart(one) < 0:
        return "plain"
    return "better" if (way > 0) == (better == "more") else "worse"
