"""The pack of a crime meeting: set by a job, because a page in Urdu takes its time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.jobs.context import work_as
from amaan.jobs.orders import begin, finish, held
from amaan.meetings import packing

KIND = "make_meeting_pack"


def make(order_id: UUID, now: datetime) -> None:
    """This will set the pack that an order asks for, once."""
    about = _begin(order_id, now)
    if about is not None:
        _set(order_id, UUID(about), now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> str | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    begin(order, total=1)
    return order.about


@transaction.atomic
def _set(order_id: UUID, pack_id: UUID, now: datetime) -> None:
    work_as(KIND, now)
    packing.make_pack(pack_id, now)
    finish(order_id, "kept", now)
