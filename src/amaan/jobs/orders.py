"""How an order ends when its work cannot."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.jobs.models import Order


@transaction.atomic
def give_up(order_id: UUID, note: str, now: datetime) -> None:
    """This will close an order that cannot be finished, saying why by a code."""
    Order.objects.filter(id=order_id, state__in=("placed", "running")).update(
        state="failed", finished_at=now, note=note
    )
