"""Bringing the files of a unit to where it lies now, or to whoever goes on with its work.

Each batch is one transaction that moves some files whole and counts them in the order. Whoever
pulls the plug loses a batch; the next run finds the files that still lie elsewhere, and no mark
is needed to know them.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.cases import moving
from amaan.jobs.actions import place_order
from amaan.jobs.context import work_as
from amaan.jobs.orders import held
from amaan.kernel import clock
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import command

KIND = "move_files"
BATCH = 50


def move_all(order_id: UUID, now: datetime, *, batch: int = BATCH) -> None:
    """This will carry an order out from wherever it stands until every file lies right."""
    while _one_batch(order_id, now, batch):
        pass


@transaction.atomic
def _one_batch(order_id: UUID, now: datetime, batch: int) -> bool:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return False
    done = moving.move_files(
        actor=None,
        mover=None if order.placed_by_id is None else OfficerId(order.placed_by_id),
        unit_id=UnitId(UUID(order.about)),
        now=now,
        limit=batch,
    )
    order.state = "running"
    # Files that may be counted before nobody are in neither number.
    order.done_count += done.counted
    order.total = max(order.total, order.done_count)
    if done.files < batch:
        order.state, order.finished_at, order.note = "done", now, "all_moved"
        order.total = order.done_count
    order.save(update_fields=["state", "total", "done_count", "finished_at", "note"])
    return order.state == "running"


def order_what_was_forgotten(now: datetime) -> int:
    """This will order the move of files for units that changed lately; says for how many.

    A page orders it with the act. This is for whatever was written at an old desk in the very
    moment of the act, and for a register that was changed some other way.
    """
    changed = command.units_changed_since(clock.local_date(now - timedelta(days=2)))
    for unit_id in changed:
        place_order(actor=None, kind=KIND, now=now, about=str(unit_id))
    return len(changed)
