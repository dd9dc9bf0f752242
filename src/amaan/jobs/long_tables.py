"""Long tables for registers: tried, or brought in, each in one transaction.

How far it is is told over a line of its own, because what a transaction has not finished nobody
sees. A worker that is killed leaves the table as it was sent; the next one begins again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from amaan.books import sending
from amaan.confidentiality.row_security import act_as
from amaan.jobs.context import work_as
from amaan.jobs.orders import begin, finish, held
from amaan.jobs.registers import ALL
from amaan.kernel.refusals import NotFound
from amaan.organisation import queries as organisation

KIND = "bring_in_table"


def carry(order_id: UUID, now: datetime) -> None:
    """This will try the table of an order, or bring it in where that was wanted."""
    about = _begin(order_id, now)
    if about is None:
        return
    sent_id, name, sender, rows = about
    with _telling(order_id, of=2 * rows) as step, transaction.atomic():
        work_as(KIND, now)
        actor = organisation.acting_as(sender, now)
        try:
            if actor is None or name not in ALL:
                raise NotFound
            act_as(actor, now)
            state = sending.work_through(
                actor=actor, book=ALL[name], sent_id=sent_id, now=now, step=step
            )
        except NotFound:
            finish(order_id, "not_allowed_any_more", now, state="failed")
        else:
            finish(order_id, state, now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> tuple[UUID, str, UUID, int] | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    sent_id = UUID(order.about)
    waiting = sending.book_of(sent_id)
    if waiting is None:
        finish(order_id, "nothing_to_do", now)
        return None
    name, sender, rows = waiting
    begin(order, total=2 * rows)
    return sent_id, name, sender, rows


@contextmanager
def _telling(order_id: UUID, *, of: int) -> Iterator[Callable[[int], None]]:
    """This will say over a line of its own how far an order is."""
    beside = connections.create_connection(DEFAULT_DB_ALIAS)

    def step(done: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(
                "UPDATE jobs_order SET done_count = %s WHERE id = %s AND state = 'running'",
                [min(done, of), order_id],
            )

    try:
        yield step
    finally:
        beside.close()
