"""The hours of desks as they were written: which turns hold on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from amaan.books.book import Choice
from amaan.kernel.ids import UnitId
from amaan.workforce.models import RosterPattern
from amaan.workforce.roster_hours import Turn

HOURS = (
    Choice("ordinary", "Ordinary hours", "معمول کے اوقات"),
    Choice("ramadan", "Hours of Ramadan", "رمضان کے اوقات"),
    Choice("season", "Hours of a season", "موسم کے اوقات"),
)
KINDS = tuple(one.code for one in HOURS)


@dataclass(frozen=True)
class Pattern:
    """The turns of a desk from one day until another; None where no last day is known."""

    pattern_id: UUID
    kind: str
    first_on: date
    last_on: date | None
    turns: tuple[Turn, ...]

    def holds_on(self, day: date) -> bool:
        """This will say whether these hours hold on a local day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)


def patterns_of(desk_id: UnitId) -> tuple[Pattern, ...]:
    """This will list the hours of a desk, those written last first."""
    return patterns_of_desks([desk_id]).get(desk_id, ())


def patterns_of_desks(desks: Collection[UUID]) -> dict[UUID, tuple[Pattern, ...]]:
    """This will list the hours of some desks, those written last first. One statement."""
    rows = RosterPattern.objects.filter(unit_id__in=desks, taken_back_at__isnull=True)
    found: dict[UUID, tuple[Pattern, ...]] = {}
    for row in rows.order_by("-recorded_at", "-id"):
        turns = tuple(Turn(*map(time.fromisoformat, turn)) for turn in row.turns)
        one = Pattern(row.id, row.kind, row.first_on, row.last_on, turns)
        found[row.unit_id] = (*found.get(row.unit_id, ()), one)
    return found


def turns_on(patterns: Collection[Pattern], day: date) -> tuple[Turn, ...]:
    """This will give the turns that hold on a day: a season's before the ordinary ones."""
    holding = [one for one in patterns if one.holds_on(day)]
    holding.sort(key=lambda one: one.kind == "ordinary")
    return holding[0].turns if holding else ()
