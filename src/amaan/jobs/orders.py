"""Carrying an order out: who holds it, where the work stands, a step, an end.

Whoever carries one out holds it first, in a transaction: it may be over meanwhile, or another's.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from amaan.jobs.models import Order

_UNFINISHED = ("placed", "running")


@dataclass(frozen=True)
class Work:
    """An order as whoever carries it out needs it."""

    order_id: UUID
    state: str
    about: str
    total: int
    done_count: int
    placed_at: datetime


def latest(kind: str) -> Work | None:
    """This will give the newest order of a kind, or None where none was ever placed."""
    row = Order.objects.filter(kind=kind).order_by("-placed_at", "id").first()
    if row is None:
        return None
    return Work(row.id, row.state, row.about, row.total, row.done_count, row.placed_at)


def held(order_id: UUID) -> Order | None:
    """This will lock an order for this transaction, or give None where nothing of it is left."""
    return Order.objects.select_for_update().filter(id=order_id, state__in=_UNFINISHED).first()


def begin(order: Order, *, total: int, done_count: int = 0) -> None:
    """This will say that a held order is under way, and how much it is."""
    order.state, order.total, order.done_count = "running", total, done_count
    order.save(update_fields=["state", "total", "done_count"])


def finish(order_id: UUID, note: str, now: datetime, *, state: str = "done") -> None:
    """This will close an order, all of it done, saying by a code how it ended."""
    Order.objects.filter(id=order_id, state__in=_UNFINISHED).update(
        state=state, note=note, finished_at=now, done_count=F("total")
    )


@transaction.atomic
def tell(order_id: UUID, done_count: int) -> None:
    """This will say how far an order is, to be seen at once."""
    Order.objects.filter(id=order_id, state="running").update(done_count=done_count)


@transaction.atomic
def step(order_id: UUID, done_count: int, now: datetime) -> bool:
    """This will note that so much is done, in the caller's transaction; says if it counted.

    Only the step after the last one counts: of two workers that hold the same order the
    second finds the step taken, and rolls its work back.
    """
    taken = Order.objects.filter(id=order_id, state__in=_UNFINISHED, done_count=done_count - 1)
    over = taken.filter(total=done_count).update(
        done_count=done_count, state="done", finished_at=now
    )
    return bool(over or taken.update(done_count=done_count, state="running"))


@transaction.atomic
def give_up(order_id: UUID, note: str, now: datetime) -> None:
    """This will close an order that cannot be finished, saying why by a code."""
    Order.objects.filter(id=order_id, state__in=_UNFINISHED).update(
        state="failed", finished_at=now, note=note
    )
