"""What may be asked of the jobs room: to place an order."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import queries as cases
from amaan.jobs import queue
from amaan.jobs.kinds import KINDS
from amaan.jobs.models import Order
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor


@transaction.atomic(savepoint=False)
def place_order(
    *, actor: Actor | None, kind: str, now: datetime, about: str = "", total: int = 0
) -> UUID:
    """This will put work on the queue and give the order by which its progress is asked.

    The order and its place in the queue are one transaction: neither is there without the
    other. Asking for work that already waits or runs gives the order that stands. `actor`
    is None where the house places it by itself. A kind without a task is worked by a process
    of its own, which says with `orders.step` how far it is.

    Raises: NotFound for a kind that does not exist or is not this post's to ask for.
    """
    wanted = KINDS.get(kind)
    if wanted is None or not wanted.on_order:
        raise NotFound
    if actor is not None and actor.post not in wanted.asked_by:
        raise NotFound
    about = cases.rules_version() if kind == "recompute_duties" else about
    order = Order(
        id=new_id(),
        kind=kind,
        about=about,
        total=total,
        placed_at=now,
        placed_by_id=None if actor is None else actor.officer_id,
    )
    Order.objects.bulk_create([order], ignore_conflicts=True)
    if Order.objects.filter(id=order.id).exists():
        if wanted.task:
            queue.put(wanted.task, order.id)
        return order.id
    same = Order.objects.filter(kind=kind, about=about)
    return same.order_by("-placed_at", "id").values_list("id", flat=True)[0]
