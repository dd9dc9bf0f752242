"""The queue in the database, behind one small door.

A place in the queue carries the id of an order and nothing else, so that the queue's tables,
which every process may read, say nothing about anybody.
"""

from uuid import UUID

from procrastinate.contrib.django import app


def put(task: str, order_id: UUID) -> None:
    """This will put an order on the queue, in the caller's transaction."""
    app.configure_task(task).defer(order=str(order_id))
