"""What an officer was certified for, and until when. Courses, trainers and marks are not kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId
from amaan.organisation.area import officer_within, registrars_seat
from amaan.organisation.models import Certificate
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class CertificateLine:
    """One certificate, and whether it is good today."""

    certificate_id: UUID
    kind: str
    since_on: date
    # The last day on which it is good; None where it does not end.
    until_on: date | None
    in_date: bool


def is_certified(officer_id: OfficerId, kinds: Collection[str], on: date) -> bool:
    """This will say whether an officer has a certificate of one of these kinds, good on a day."""
    held = Certificate.objects.filter(
        officer_id=officer_id, kind__in=kinds, taken_back_at__isnull=True, since_on__lte=on
    )
    return held.filter(Q(until_on__isnull=True) | Q(until_on__gte=on)).exists()


def certificates_of(
    actor: Actor, officer_id: OfficerId, now: datetime
) -> tuple[CertificateLine, ...]:
    """This will list what an officer was certified for, newest first.

    Raises: NotFound for anybody but a registrar of the officer's area.
    """
    officer_within(registrars_seat(actor), officer_id, now)
    today = local_date(now)
    rows = Certificate.objects.filter(officer_id=officer_id, taken_back_at__isnull=True)
    return tuple(
        CertificateLine(
            row.id,
            row.kind,
            row.since_on,
            row.until_on,
            row.since_on <= today and (row.until_on is None or today <= row.until_on),
        )
        for row in rows.order_by("-since_on", "id")
    )
