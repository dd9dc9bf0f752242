"""Preparing what becomes public: the counts go out to a process of their own, an answer comes back.

Between the two no transaction is open: a check may take a minute.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.jobs.orders import begin, finish, held
from amaan.publication import preparing as publication
from amaan.publication.preparing import Prepared
from amaan.reckoning.apart import reckon

KIND = "prepare_release"


def prepare(order_id: UUID, now: datetime) -> None:
    """This will prepare and check the release that an order names. Raises: ReckoningFailed."""
    prepared = _begin(order_id, now)
    if prepared is not None:
        _finish(order_id, prepared, reckon("protect", prepared.question), now)


@transaction.atomic
def give_up(order_id: UUID, now: datetime) -> None:
    """This will set a release aside whose check came to no end."""
    work_as(KIND, now)
    about = Order.objects.filter(id=order_id, kind=KIND).values_list("about", flat=True).first()
    if about is not None:
        publication.give_up(UUID(about), now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> Prepared | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    begin(order, total=2, done_count=1)
    return publication.prepare(UUID(order.about))


@transaction.atomic
def _finish(order_id: UUID, prepared: Prepared, answer: dict[str, object], now: datetime) -> None:
    work_as(KIND, now)
    if held(order_id) is not None:
        finish(order_id, publication.keep(prepared, answer, now), now)
