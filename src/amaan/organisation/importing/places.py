"""Units as a table names them: by name, or by a way such as `Quetta / City Station`."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from amaan.kernel.clock import local_date
from amaan.kernel.letters import same
from amaan.kernel.refusals import said
from amaan.kernel.tables import Row
from amaan.organisation.area import within
from amaan.organisation.models import Unit

NO_SUCH_UNIT = said("No open unit of your area has this name: %(told)s")
TWO_OF_THE_NAME = said(
    "More than one unit has this name: %(told)s. Write the unit above it too, as in "
    "“Quetta / City Station”."
)


@dataclass(eq=False)
class Place:
    """A unit of the area: one that is open, or one that a row of the table would open."""

    kind: str
    name_en: str
    name_ur: str
    is_practice: bool
    above: "Place | None"
    unit: Unit | None = None
    row: Row | None = None
    desk_type: str = ""
    names_below: set[tuple[str, str]] = field(default_factory=set)


class Places:
    """Every place of a registrar's area by its names, those of the table included."""

    def __init__(self, seat: Unit, now: datetime) -> None:
        today = local_date(now)
        rows = list(
            Unit.objects.filter(within(seat), opened_on__lte=today)
            .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=today))
            .order_by("id")
        )
        self._named: dict[str, list[Place]] = defaultdict(list)
        made: dict[UUID, Place] = {}
        for row in rows:
            made[row.id] = Place(row.kind, row.name_en, row.name_ur, row.is_practice, None, row)
        for row in rows:
            place = made[row.id]
            place.above = None if row.parent_id is None else made.get(row.parent_id)
            self.add(place)

    def add(self, place: Place) -> None:
        """This will let later rows find a place by its names."""
        for name in {same(place.name_en), same(place.name_ur)}:
            self._named[name].append(place)
        if place.above is not None:
            place.above.names_below.add((place.kind, same(place.name_en)))

    def find(self, told: str, kinds: frozenset[str]) -> "Place | str":
        """This will find the one place meant, or give the sentence that says why not.

        Where only one of several places of a name is of a kind that can be meant, it is.
        """
        *above, name = [same(part) for part in told.split("/")]
        found = [p for p in self._named.get(name, ()) if _lies_below(p, above)]
        if len(found) > 1:
            found = [p for p in found if p.kind in kinds] or found
        if len(found) == 1:
            return found[0]
        return TWO_OF_THE_NAME if found else NO_SUCH_UNIT


def _lies_below(place: Place, names: list[str]) -> bool:
    above = place.above
    for name in reversed(names):
        while above is not None and name not in {same(above.name_en), same(above.name_ur)}:
            above = above.above
        if above is None:
            return False
        above = above.above
    return True
