"""Whether desks keep their people: staff-months lost to transfer.

Source: the standards' indicator 65, "desk staff-months lost to transfer". Counted so: an officer
is transferred from a desk; her seat stands empty until somebody who is posted there afterwards
fills it, the seat that has stood empty longest first. The time for which it stood empty within the
period is lost, in months of 30.4375 days. Whoever left without another posting is counted apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.kernel.clock import start_of_day
from amaan.kernel.ids import UnitId
from amaan.organisation.area import units_of_area
from amaan.organisation.availability import Planned, kept_from
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor
from amaan.organisation.tenure import DeskPosting, desk_postings
from amaan.workforce.models import RosterShift
from amaan.workforce.roster_hours import Span

MONTH_DAYS = 30.4375


@dataclass(frozen=True)
class Stability:
    """One desk in a period. Months are staff-months; a stay is that of whoever was transferred."""

    desk_id: UnitId
    name_en: str
    name_ur: str
    transferred: int
    left: int
    months_lost: float
    # Hours that were published and fell away because the officer was transferred.
    hours_fallen: float
    # Median months at the desk of those who were transferred; None where nobody was.
    stayed: float | None


def months_lost(postings: Sequence[DeskPosting], within: Span) -> float:
    """This will count the staff-months that one desk lost to transfer in a period. Pure.

    Units: months of 30.4375 days; an officer who comes fills the seat that is empty longest.
    """
    gone = sorted(
        one.until for one in postings
        if one.until is not None and one.moved_on and within[0] < one.until < within[1]
    )  # fmt: skip
    came = sorted(one.since for one in postings if within[0] < one.since < within[1])
    lost = 0.0
    for ended in gone:
        filled = next((since for since in came if since >= ended), within[1])
        if filled in came:
            came.remove(filled)
        lost += (filled - ended).total_seconds()
    return lost / 86_400 / MONTH_DAYS


def stability(actor: Actor, first_on: date, until_on: date, now: datetime) -> tuple[Stability, ...]:
    """This will say of each desk of the area what it lost to transfer; who lost most comes first.

    From the first day up to, and not with, the second; never beyond now. Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_workforce", case_id=None, now=now)
    desks = [unit for unit in units_of_area(actor, now) if unit.kind == UnitKind.DESK]
    within = (start_of_day(first_on), min(start_of_day(until_on), now))
    if within[0] >= within[1]:
        return ()
    ids = [unit.id for unit in desks]
    postings: dict[UUID, list[DeskPosting]] = {}
    for one in desk_postings(ids, *within):
        postings.setdefault(one.desk_id, []).append(one)
    fallen = _hours_fallen(ids, within)
    lines = [
        _line(unit.id, (unit.name_en, unit.name_ur), postings.get(unit.id, []), within,
              fallen.get(unit.id, 0.0))
        for unit in desks
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda one: (-one.months_lost, one.name_en)))


def _line(
    desk_id: UnitId, names: tuple[str, str], postings: Sequence[DeskPosting], within: Span,
    fallen: float,
) -> Stability:  # fmt: skip
    ended = [p for p in postings if p.until is not None and within[0] < p.until <= within[1]]
    moved = [p for p in ended if p.moved_on]
    return Stability(
        desk_id, *names, len(moved), len(ended) - len(moved), months_lost(postings, within),
        fallen, median(_months(p) for p in moved) if moved else None,
    )  # fmt: skip


def _months(posting: DeskPosting) -> float:
    assert posting.until is not None, "only what has ended is asked"
    return (posting.until - posting.since).total_seconds() / 86_400 / MONTH_DAYS


def _hours_fallen(desks: Iterable[UUID], within: Span) -> dict[UUID, float]:
    rows = RosterShift.objects.filter(
        unit_id__in=list(desks), since__gte=within[0], since__lt=within[1], dropped_at=None,
        published_at__isnull=False,
    ).order_by("id")  # fmt: skip
    planned = [Planned(row.officer_id, row.unit_id, row.since, row.until) for row in rows]
    found: dict[UUID, float] = {}
    for one, kept in zip(planned, kept_from(planned), strict=True):
        if kept == "transferred":
            hours = (one.until - one.since).total_seconds() / 3600
            found[one.desk_id] = found.get(one.desk_id, 0.0) + hours
    return found
