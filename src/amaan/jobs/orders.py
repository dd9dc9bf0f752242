"""Orders that a process of its own carries out: where the work stands, a step, an end."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.jobs.models import Order


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


@transaction.atomic
def step(order_id: UUID, done_count: int, now: datetime) -> bool:
    """This will note that so much is done, in the caller's transaction; says if it counted.

    Only the step after the last one counts: of two workers that hold the same order the
    second finds the step taken, and rolls its work back.
    """
    taken = Order.objects.filter(
        id=order_id, state__in=("placed", "running"), done_count=done_count - 1
    )
    over = taken.filter(total=done_count).update(
        done_count=done_count, state="done", finished_at=now
    )
    return bool(over or taken.update(done_count=done_count, state="running"))


@transaction.atomic
def give_up(order_id: UUID, note: str, now: datetime) -> None:
    """This will close an order that cannot be finished, saying why by a code."""
    Order.objects.filter(id=order_id, state__in=("placed", "running")).update(
        state="failed", finished_at=now, note=note
    )
