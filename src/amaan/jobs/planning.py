"""Drafting a plan: its forecast is made some series at a time, outside any transaction."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amaan.jobs.context import work_as
from amaan.jobs.orders import begin, finish, held, tell
from amaan.planning import drafting

KIND = "draft_plan"


def draft(order_id: UUID, now: datetime) -> None:
    """This will forecast what an ordered plan has to expect, and make it a draft.

    A forecast that is stopped half-way begins anew: it takes seconds, and nothing of it is kept
    before all of it is there.
    """
    begun = _begin(order_id, now)
    if begun is None:
        return
    plan_id, questions = begun
    series: list[dict[str, Any]] = []
    for done, question in enumerate(questions, 1):
        series += drafting.answer_to(question)
        tell(order_id, done)
    _keep(order_id, plan_id, series, now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> tuple[UUID, list[dict[str, Any]]] | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    plan_id = UUID(order.about)
    questions = drafting.asked_of(plan_id)
    # Keeping it is the last step: until then it is never all of it.
    begin(order, total=len(questions) + 1)
    return plan_id, questions


@transaction.atomic
def _keep(order_id: UUID, plan_id: UUID, series: list[dict[str, Any]], now: datetime) -> None:
    work_as(KIND, now)
    finish(order_id, "kept" if drafting.keep(plan_id, series) else "gone", now)
