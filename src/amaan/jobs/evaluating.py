"""Answers to studies: counts are read, a process of its own reckons, and the answer is kept.

Nothing is locked while it reckons. A worker that is killed leaves the order as it was placed; the
next one asks again, and an answer that is there already stays the one.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.evaluation import answering
from amaan.evaluation.answering import Question
from amaan.jobs.context import work_as
from amaan.jobs.orders import begin, finish, held

KIND = "run_study"
# Reading the counts, reckoning, keeping.
_STEPS = 3


def run(order_id: UUID, now: datetime) -> None:
    """This will answer what an order asks, once."""
    asking_id, question = _begin(order_id, now)
    if asking_id is None:
        return
    told = None if question is None else answering.reckoned(question)
    _keep(order_id, asking_id, question, told, now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> tuple[UUID | None, Question | None]:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None, None
    begin(order, total=_STEPS, done_count=1)
    asking_id = UUID(order.about)
    return asking_id, answering.question(asking_id)


@transaction.atomic
def _keep(
    order_id: UUID,
    asking_id: UUID,
    question: Question | None,
    told: answering.Told | None,
    now: datetime,
) -> None:
    work_as(KIND, now)
    if held(order_id) is None:
        return
    if question is not None and told is not None:
        answering.keep(asking_id, question, told, now)
    finish(order_id, "nothing_to_do" if question is None else "answered", now)
