"""Which steps of complaints about police are owed now, by whom and until when: for the watch.

A step about the district's own command is owed above it, by the auditor; so is the asking again,
which is never done by whoever answered. No matter and no word goes along.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from amaan.kernel.ids import UnitId
from amaan.organisation.posts import Post
from amaan.oversight.models import Inspection, PoliceComplaint


@dataclass(frozen=True)
class StepOwed:
    """One step of a complaint. Instants in UTC."""

    complaint_id: UUID
    step: str
    # The station it is about, or the district.
    place: UnitId
    owner: Post
    since: datetime
    late_at: datetime


def steps_owed() -> Iterator[StepOwed]:
    """This will list what is owed: the call back, the answer, the visit, asking again.

    Seen by: the job that keeps watch.
    """
    visits = Inspection.objects.filter(
        Q(station=OuterRef("unit_id")) | Q(district=OuterRef("unit_id")),
        visited_at__gt=OuterRef("received_at"),
    )
    rows = PoliceComplaint.objects.filter(
        Q(answered_at__isnull=True)
        | Q(checked_at__isnull=True, cross_check_by__isnull=False)
        | Q(visit_by__isnull=False)
    ).annotate(is_visited=Exists(visits)).values_list(
        "id", "unit_id", "about_command", "received_at", "is_visited", "answered_at",
        "call_back_by", "called_back_at", "answer_by", "cross_check_by", "checked_at", "visit_by",
    )  # fmt: skip
    for (
        complaint, unit, above, received, is_visited, answered, call_by, called, answer_by,
        check_by, checked, visit_by,
    ) in rows.order_by(F("received_at"), "id"):  # fmt: skip
        owner = Post.AUDITOR if above else Post.SUPERVISOR
        owed = (
            ("call_back", owner, received, None if called or answered else call_by),
            ("answer", owner, received, None if answered else answer_by),
            ("visit", owner, received, None if is_visited else visit_by),
            ("cross_check", Post.AUDITOR, answered, None if checked else check_by),
        )
        for step, whose, since, late_at in owed:
            if since is not None and late_at is not None:
                yield StepOwed(complaint, step, UnitId(unit), whose, since, late_at)
