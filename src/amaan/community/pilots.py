"""What a pilot shows: the change where it was tried, less the change where it was not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amaan.books import queries as books
from amaan.books.queries import Line
from amaan.community.results_books import PILOTS
from amaan.kernel.measures import Difference, Share, difference, exceeds, share_of
from amaan.kernel.small_groups import FEWEST
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class District:
    """The figures of one district, before and after, and by how much they changed."""

    before: Share | None
    after: Share | None
    change: Difference | None


@dataclass(frozen=True)
class PilotSheet:
    """One pilot with its comparison; `net` is the change here less the change there.

    `reading`: `better` or `worse` where the whole interval lies on one side of nought, `open`
    where chance alone may explain it, `alone` without a comparison, `early` without figures.
    """

    entry_id: UUID
    name: str
    unit_en: str
    unit_ur: str
    comparison: str
    change: str
    began_on: date
    counted_until: date | None
    indicator: str
    measure: str
    origin: str
    here: District
    there: District
    net: Difference | None
    reading: str


def pilots(actor: Actor, now: datetime) -> tuple[PilotSheet, ...]:
    """This will list the pilots of the actor's area with what they show, the newest first.

    Raises: NotFound.
    Source: difference in differences; intervals as in `kernel.measures`.
    """
    return tuple(_sheet(line) for line in books.lines(actor, PILOTS, now, standing_only=True))


def _sheet(line: Line) -> PilotSheet:
    asked = line.values
    here, there = _district(asked, ""), _district(asked, "other_")
    net = exceeds(here.change, there.change) if here.change and there.change else None
    return PilotSheet(
        line.entry_id,
        asked["name"],
        line.unit_en,
        line.unit_ur,
        asked["comparison"],
        asked["change"],
        line.on,
        asked["counted_until"],
        asked["indicator"],
        asked["measure"],
        asked["origin"],
        here,
        there,
        net,
        _reading(here, net, more_is_better=asked["more_is_better"]),
    )


def _district(asked: Mapping[str, Any], whose: str) -> District:
    before, after = (
        _share(asked[f"{whose}{when}_part"], asked[f"{whose}{when}_of"])
        for when in ("before", "after")
    )
    change = difference(after, before) if before and after else None
    return District(before, after, change)


def _share(part: int | None, of: int | None) -> Share | None:
    if part is None or of is None or of < FEWEST:
        return None
    return share_of(part, of)


def _reading(here: District, net: Difference | None, *, more_is_better: bool) -> str:
    if here.change is None:
        return "early"
    if net is None:
        return "alone"
    if net.low <= 0 <= net.high:
        return "open"
    return "better" if (net.low > 0) == more_is_better else "worse"
