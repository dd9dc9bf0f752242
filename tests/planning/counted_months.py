"""Counted months as the night leaves them, and the acts by which a plan comes about."""

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from tests.insight.laid import lay
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.insight.models import Count
from amaan.jobs import planning as job
from amaan.jobs.actions import place_order
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.planning import actions
from amaan.planning.aims import Aim
from amaan.planning.arithmetic import last_full_month, years_to_plan

MONTHS = 36
HE, ABOVE = "the district commander", "the regional commander"


def reports_of(month: date) -> int:
    """This will give the reports of a month: a summer as it is, and no chance in it."""
    return round(30 + 12 * math.sin(2 * math.pi * (month.month - 4) / 12))


def write_months(world: World, *, months: int = MONTHS) -> None:
    """This will write counts of some months up to the last full one, of one district."""
    actor = world.actors[HE]
    station = world.actors["the station commander"].station_id
    last = last_full_month(local_date(world.now))
    rows = []
    for n in range(months):
        month = add_months(last, -n)
        reported = reports_of(month)
        for indicator, part, whole in (
            ("step_reported", reported, reported),
            ("step_fir", reported // 2, reported),
            ("registered", reported // 2, reported),
            ("registered_late", 1, reported // 2),
        ):
            for slice_, value, place in (
                ("all", "", None), ("station", "", station), ("offence", "family", None),
            ):  # fmt: skip
                rows.append(
                    Count(
                        district_id=actor.district_id, entered=month, month=month, slice=slice_,
                        value=value, station_id=place, indicator=indicator, part=part, whole=whole,
                    )
                )  # fmt: skip
    with role("owner"):
        lay(rows)


def do(world: World, verb: Callable[..., Any], *, by: str = HE, **told: Any) -> Any:
    """This will have somebody of the cast do something, as the door would let him."""
    actor = world.actors[by]
    with transaction.atomic():
        act_as(actor, world.now)
        return verb(actor=actor, now=world.now, **told)


def next_year(world: World) -> date:
    """This will give the first year that may be planned now."""
    return years_to_plan(local_date(world.now))[0]


def drafted(world: World, *, by: str = HE) -> UUID:
    """This will order a plan and have the job draft it."""
    plan_id: UUID = do(world, actions.order_plan, by=by, begins_on=next_year(world))
    forecast(world, plan_id)
    return plan_id


def forecast(world: World, plan_id: UUID) -> None:
    """This will do what the worker does with an order."""
    with role("jobs"):
        order_id = place_order(actor=None, kind="draft_plan", now=world.now, about=str(plan_id))
        job.draft(order_id, world.now)


def aim_at(
    world: World, plan_id: UUID, figure: str = "registered", aim: int = 70, **told: Any
) -> None:
    """This will write a target into a draft."""
    wanted = Aim(
        "figure", Decimal(aim), add_months(next_year(world), 11), figure=figure, **told
    )  # fmt: skip
    do(
        world, actions.add_target, plan_id=plan_id, target_id=uuid4(), aim=wanted,
        why="Desks that registered at once reached it", source="Figures of the district",
    )  # fmt: skip


def in_force(world: World, plan_id: UUID) -> None:
    """This will hand a plan up and have it approved."""
    do(world, actions.submit, plan_id=plan_id)
    do(world, actions.approve, by=ABOVE, plan_id=plan_id, words="")
