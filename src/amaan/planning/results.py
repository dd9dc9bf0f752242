"""What came of the targets of a plan: read from the figures as they stand, never from memory."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from amaan.insight import queries as insight
from amaan.insight.queries import Asked
from amaan.kernel.calendars import add_months
from amaan.kernel.ids import UnitId
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share, share_of
from amaan.organisation.queries import Actor
from amaan.planning.arithmetic import MONTHS
from amaan.planning.gathering import REPORTS, year_of
from amaan.planning.models import Plan, Target


@dataclass(frozen=True)
class Stands:
    """Where something stands: so many of so many, or so many alone."""

    part: int
    of: int | None


@dataclass(frozen=True)
class Result:
    """What came of one target.

    `standing`: reached or missed; `open` where chance alone may explain that it lies on this side
    of the aim; `too_few` or `untold` where nothing can be said.
    """

    target_id: UUID
    standing: str
    part: int | None = None
    of: int | None = None
    number: Decimal | None = None
    low: float | None = None
    high: float | None = None


def value_of(stands: Stands | None) -> float | None:
    """This will give a share in hundredths, or a number; None where too few make no share."""
    if stands is None:
        return None
    if stands.of is None:
        return float(stands.part)
    return 100 * stands.part / stands.of if stands.of >= ENOUGH_FOR_A_SHARE else None


def plan_of_the_year_before(unit_id: UnitId, begins_on: date) -> Plan | None:
    """This will find the plan that was in force the year before, if there was one."""
    return Plan.objects.filter(
        unit_id=unit_id, begins_on=add_months(begins_on, -MONTHS), state="in_force"
    ).first()


def reports(asked: Asked) -> int:
    """This will count the reports of some months."""
    return sum(of.part for _month, of in insight.by_month(asked, REPORTS))


def results(
    actor: Actor, plan: Plan, now: datetime, place: UnitId | None = None
) -> tuple[Result, ...]:
    """This will say what came of each target so far. Raises: NotFound for who reads no figures."""
    asked = year_of(actor, plan.begins_on, now, place)
    figures = insight.figures(asked)
    came = reports(asked)
    return tuple(
        _result(target, figures.get(target.figure), came)
        for target in plan.targets.order_by("recorded_at", "id")
    )


def _result(target: Target, share: Share | None, came: int) -> Result:
    if target.kind == "figure":
        return of_share(target.id, target.aim, share, more=target.more_is_better)
    number = Decimal(came) if target.kind == "reports" else target.came_to
    if number is None:
        return Result(target.id, "untold")
    reached = number >= target.aim if target.more_is_better else number <= target.aim
    return Result(target.id, "reached" if reached else "missed", number=number)


def of_share(target_id: UUID, aim: Decimal, share: Share | None, *, more: bool) -> Result:
    """This will hold a share with its interval against an aim in hundredths."""
    found = share or share_of(0, 0)
    if found.of < ENOUGH_FOR_A_SHARE or found.low is None or found.high is None:
        return Result(target_id, "too_few", found.part, found.of)
    wanted = float(aim) / 100
    if found.low <= wanted <= found.high:
        standing = "open"
    else:
        standing = "reached" if (found.low > wanted) == more else "missed"
    return Result(
        target_id, standing, found.part, found.of, low=found.low, high=found.high
    )  # fmt: skip
