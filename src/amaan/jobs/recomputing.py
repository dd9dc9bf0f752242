"""Working the duties of every case out again, batch by batch, by key.

Each batch is one transaction that holds the order, settles its cases and moves the mark
behind them. Whoever pulls the plug loses the batch and nothing else: the next run begins
behind the mark, so every case is settled exactly once for one set of rules.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.cases import queries as files
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.kernel.ids import CaseId
from amaan.organisation import queries as organisation

BATCH = 50


class RulesMovedOn(Exception):
    """The order is for other rules than this process works with; it can do no good."""


def recompute_all(order_id: UUID, now: datetime, *, batch: int = BATCH) -> None:
    """This will carry an order out from wherever it stands until nothing is left.

    Raises: RulesMovedOn before anything is touched.
    """
    while _one_batch(order_id, now, batch):
        pass


@transaction.atomic
def _one_batch(order_id: UUID, now: datetime, batch: int) -> bool:
    work_as("recompute_duties", now)
    # Two workers that hold the same order take turns here, and the second finds the mark moved.
    order = Order.objects.select_for_update().filter(id=order_id).first()
    if order is None or order.state not in {"placed", "running"}:
        return False
    if order.about != files.rules_version():
        raise RulesMovedOn(order.kind)
    if order.state == "placed":
        order.state, order.total = "running", files.how_many_files()
    after = None if order.reached is None else CaseId(order.reached)
    here = files.files_after(after, limit=batch)
    orderer = None
    if order.placed_by_id is not None:
        orderer = organisation.acting_as(order.placed_by_id, now)
    for case_id in here:
        order.changed_count += cases.recompute(
            actor=orderer, case_id=case_id, rules_version=order.about, now=now
        )
    order.done_count += len(here)
    if here:
        order.reached = here[-1]
    if len(here) < batch:
        order.state, order.finished_at, order.note = "done", now, "all_settled"
    order.save(
        update_fields=[
            "state", "total", "done_count", "changed_count", "reached", "finished_at", "note",
        ]
    )  # fmt: skip
    return order.state == "running"


def is_news(rules_version: str) -> bool:
    """This will say whether no finished order settled the cases with these rules."""
    latest = (
        Order.objects.filter(kind="recompute_duties", state="done")
        .order_by("-placed_at", "id")
        .values_list("about", flat=True)
        .first()
    )
    return latest != rules_version
