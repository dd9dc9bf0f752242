"""Writing down levels that the district raised, within a minute."""

from datetime import datetime

from django.db import transaction

from amaan.desk import risk_raising
from amaan.jobs.context import work_as

KIND = "raise_levels"
AT_ONCE = 50


def raise_levels(now: datetime) -> int:
    """This will write down what waits, each in a transaction of its own; says how many."""
    with transaction.atomic():
        work_as(KIND, now)
        waiting = risk_raising.waiting(AT_ONCE)
    return sum(_one(raised, now) for raised in waiting)


@transaction.atomic
def _one(raised: risk_raising.Waiting, now: datetime) -> bool:
    work_as(KIND, now)
    return risk_raising.write_down(actor=None, raised=raised, now=now)
