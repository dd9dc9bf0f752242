"""Questions about drills, and the verb that writes one from its list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID

from amaan.books import actions as books
from amaan.confidentiality import actions as confidentiality
from amaan.kernel.measures import Share, share_of
from amaan.kernel.refusals import NotFound
from amaan.organisation.area import names_of_units
from amaan.organisation.queries import Actor
from amaan.workforce import drills
from amaan.workforce.models import Drill
from amaan.workforce.training import READS


@dataclass(frozen=True)
class Played:
    """What drills showed, of one unit or one month: how many, and how long until somebody came."""

    drills: int
    # The middle one of those in which somebody arrived; None where nobody did.
    arrived_after: float | None
    arrived: int
    items: Share
    last_on: date


@dataclass(frozen=True)
class OfUnit:
    """The drills of one unit."""

    unit_en: str
    unit_ur: str
    played: Played


def write_drill(
    *,
    actor: Actor,
    drill_id: UUID,
    scenario: str,
    told: Mapping[str, str],
    done: Collection[str],
    now: datetime,
) -> UUID:
    """This will write a drill down, with what was done of its scenario's list.

    Raises: NotFound for a scenario that is none; as `books.actions.enter`.
    """
    found = drills.SCENARIOS.get(scenario)
    if found is None:
        raise NotFound
    kept = [item.code for item in found.items if item.code in done]
    counted = {
        "scenario": scenario,
        "done": " ".join(kept),
        "items_done": str(len(kept)),
        "items_asked": str(len(found.items)),
    }
    return books.enter(
        actor=actor, book=drills.BOOK, entry_id=drill_id, told={**told, **counted}, now=now
    )


def by_unit(actor: Actor, now: datetime, *, since: date) -> tuple[OfUnit, ...]:
    """This will say what the drills of each unit showed, the slowest first. Raises: NotFound."""
    of: dict[UUID, list[Drill]] = {}
    for row in _rows(actor, now, since):
        of.setdefault(row.unit_id, []).append(row)
    names = names_of_units(of)
    found = [OfUnit(*names[unit], _played(rows)) for unit, rows in of.items()]
    return tuple(sorted(found, key=lambda one: (-(one.played.arrived_after or 0), one.unit_en)))


def by_month(actor: Actor, now: datetime, *, since: date) -> tuple[tuple[date, Played], ...]:
    """This will say what the drills of each month showed, oldest first. Raises: NotFound."""
    of: dict[date, list[Drill]] = {}
    for row in _rows(actor, now, since):
        of.setdefault(row.on.replace(day=1), []).append(row)
    return tuple((month, _played(of[month])) for month in sorted(of))


def _rows(actor: Actor, now: datetime, since: date) -> list[Drill]:
    confidentiality.permit(actor=actor, act=READS, case_id=None, now=now)
    rows = Drill.objects.filter(taken_back_at__isnull=True, on__gte=since)
    return list(rows.order_by("on", "id"))


def _played(rows: Sequence[Drill]) -> Played:
    waits = [row.arrived_after for row in rows if row.arrived_after is not None]
    return Played(
        len(rows),
        median(waits) if waits else None,
        len(waits),
        share_of(sum(row.items_done for row in rows), sum(row.items_asked for row in rows)),
        max(row.on for row in rows),
    )
