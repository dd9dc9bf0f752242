"""How far each approved paper came in an area.

Source: roundtable on gender-responsive policing, May 2021 (the handbook's roll-out is tracked).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.books import queries as books
from amaan.books.queries import Line
from amaan.community.programme import PAPERS, REACHED
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

READING_UNITS = frozenset({UnitKind.STATION, UnitKind.DESK, UnitKind.SPECIAL_UNIT})


@dataclass(frozen=True)
class UnitName:
    """A unit that a paper did not reach, by its names."""

    english: str
    urdu: str


@dataclass(frozen=True)
class PaperReach:
    """One approved paper: how many units it reached of how many, and how many readers it has."""

    paper_id: UUID
    name: str
    units: int
    units_of: int
    read_by: int
    strength: int
    not_reached: tuple[UnitName, ...]


def rollout(actor: Actor, now: datetime) -> tuple[PaperReach, ...]:
    """This will say of each approved paper which stations and desks it reached, by name.

    Of a unit that wrote down twice the latest count holds. Raises: NotFound.
    """
    units = [unit for unit in units_of_area(actor, now) if unit.kind in READING_UNITS]
    latest: dict[str, dict[UUID, Line]] = {}
    for line in books.lines(actor, REACHED, now, standing_only=True):
        latest.setdefault(line.values["paper"], {}).setdefault(line.unit_id, line)
    found = []
    for paper in books.lines(actor, PAPERS, now, standing_only=True):
        if paper.values["state"] != "approved":
            continue
        reached = latest.get(paper.values["name"], {})
        here = [reached[unit.id] for unit in units if unit.id in reached]
        found.append(
            PaperReach(
                paper.entry_id,
                paper.values["name"],
                len(here),
                len(units),
                sum(line.values["read_by"] for line in here),
                sum(line.values["strength"] for line in here),
                tuple(UnitName(u.name_en, u.name_ur) for u in units if u.id not in reached),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.name, str(one.paper_id))))
