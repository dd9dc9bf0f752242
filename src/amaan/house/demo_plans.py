"""The policing plans of the demonstration: one in force since January, and next year's draft.

Made when the practice history is told and counted, because a plan rests on it. Targets, hours and
rates are invented and say so.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.jobs.actions import place_order
from amaan.jobs.orders import latest
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.planning import actions, queries
from amaan.planning.actions import Line
from amaan.planning.aims import Aim, WouldBeWorse
from amaan.planning.arithmetic import MONTHS, years_to_plan

# How long the worker is waited for, and how often somebody looks.
PATIENCE, LOOK = 900.0, 2.0
_INVENTED = "Invented for practice"
_HOURS = {
    "hours_per_case": (Decimal(46), _INVENTED),
    "hours_per_officer": (Decimal(1_150), _INVENTED),
    "cases_per_officer": (Decimal(28), _INVENTED),
    "weekly_hours": (Decimal(48), _INVENTED),
    "away_share": (Decimal(18), _INVENTED),
}
_AIMS = (
    ("registered", 60, "Stations that registered at once reached it for three months (practice)"),
    ("registered_late", 10, "A second officer who may register at night (practice)"),
    ("offered_in_two_hours", 70, "A car on call brought it there in one station (practice)"),
)
_COSTS = (
    Line("post", "Women officers, desks by night (practice)", 4, 12, 68_500, _INVENTED),
    Line("training", "Course for investigators, ten days (practice)", 2, 1, 412_000, _INVENTED),
    Line("equipment", "Partitions for hearing in private (practice)", 3, 1, 86_750, _INVENTED),
)


class StillWorking(RuntimeError):
    """The worker did not come to an end in time; the next start tries again."""


def prepare_the_plans(now: datetime) -> int:
    """This will make both plans once, waiting for the worker; says how many stand.

    Raises: StillWorking.
    """
    writes, decides = acting(Post.DISTRICT_COMMANDER, now), acting(Post.REGIONAL_COMMANDER, now)
    if writes is None or decides is None:
        return 0
    if there := len(_as(writes, now, queries.plans)):
        return there
    until_over("count_figures")
    coming = years_to_plan(local_date(now))[0]
    # The year before was planned when its own turn came.
    before = start_of_day(add_months(coming, -MONTHS)) - timedelta(days=20)
    last = _ordered(writes, before)
    _written(writes, last, before)
    _do(writes, before, actions.submit, plan_id=last)
    _do(decides, before + timedelta(days=6), actions.approve, plan_id=last, words="")
    _ordered(writes, now)
    return 2


def _ordered(writes: Actor, now: datetime) -> UUID:
    year = years_to_plan(local_date(now))[0]
    plan_id: UUID = _do(writes, now, actions.order_plan, begins_on=year)
    place_order(actor=None, kind="draft_plan", now=now, about=str(plan_id))
    until_over("draft_plan")
    return plan_id


def _written(writes: Actor, plan_id: UUID, now: datetime) -> None:
    _do(writes, now, actions.write_assumptions, plan_id=plan_id, told=_HOURS)
    due = add_months(years_to_plan(local_date(now))[0], MONTHS - 1)
    for figure, hundredths, why in _AIMS:
        aim = Aim("figure", Decimal(hundredths), due, figure=figure)
        try:
            _do(
                writes, now, actions.add_target, plan_id=plan_id, target_id=new_id(), aim=aim,
                why=why, source=_INVENTED,
            )  # fmt: skip
        except WouldBeWorse:
            # The history is drawn: where it stands better than this aim, the aim is left out.
            continue
    own = Aim(
        "own", Decimal(40), due, title="Officers with a certificate (practice)", stands=18
    )  # fmt: skip
    _do(
        writes, now, actions.add_target, plan_id=plan_id, target_id=new_id(), aim=own,
        why="Two courses of twelve are planned (practice)", source=_INVENTED,
    )  # fmt: skip
    for line in _COSTS:
        _do(writes, now, actions.add_cost, plan_id=plan_id, cost_id=new_id(), line=line)


def until_over(kind: str) -> None:
    """This will wait until the worker is done with the newest order of a kind."""
    waited = 0.0
    while (work := latest(kind)) is not None and work.state in {"placed", "running"}:
        if waited > PATIENCE:
            raise StillWorking(kind)
        time.sleep(LOOK)
        waited += LOOK


def acting(post: Post, now: datetime) -> Actor | None:
    number = next(one.service_number for one in cast if one.post is post)
    found = officer_by_service_number(number, now)
    return None if found is None else acting_as(found, now)


def _as(actor: Actor, now: datetime, question: Callable[..., Any]) -> Any:
    with transaction.atomic():
        act_as(actor, now)
        return question(actor, now)


def _do(actor: Actor, now: datetime, verb: Callable[..., Any], **told: Any) -> Any:
    with transaction.atomic():
        act_as(actor, now)
        return verb(actor=actor, now=now, **told)
