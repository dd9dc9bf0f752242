"""What the programme owes by a day: agreements to renew, and decisions of its bodies to carry out.

For the watch over what is owed, which knows of each the day and the place and nothing it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from amaan.community.agreements import WARNED_DAYS
from amaan.community.models import Agreement, BodyDecision
from amaan.kernel import clock
from amaan.kernel.ids import UnitId


@dataclass(frozen=True)
class Owed:
    """One thing to be done by a day: since when it is asked for, and from when it is late."""

    kind: str
    entry_id: UUID
    place: UnitId
    # Whether it lies below a district's commander, who hears of it first.
    in_a_district: bool
    since: datetime
    late_at: datetime


def owed(now: datetime) -> Iterator[Owed]:
    """This will give what runs out within sixty days and was not ended, and what is not done.

    Units: local days; on its last day an agreement still holds and a decision is in time.
    """
    warned = timedelta(days=WARNED_DAYS)
    running_out = Agreement.objects.filter(
        taken_back_at=None, ended_on=None, expires_on__lte=clock.local_date(now) + warned
    ).values_list("id", "unit_id", "district_id", "on", "expires_on")
    for pk, unit, district, on, until in running_out.order_by("id"):
        assert until is not None  # none without a day was asked for
        since = clock.start_of_day(max(on, until - warned))
        yield Owed(
            "agreement_ends", pk, UnitId(unit), district is not None, since,
            clock.end_of_day(until),
        )  # fmt: skip
    waiting = BodyDecision.objects.filter(taken_back_at=None, done_on=None).values_list(
        "id", "unit_id", "district_id", "on", "due_on"
    )
    for pk, unit, district, on, due in waiting.order_by("id"):
        yield Owed(
            "body_decision", pk, UnitId(unit), district is not None, clock.start_of_day(on),
            clock.end_of_day(due),
        )  # fmt: skip
