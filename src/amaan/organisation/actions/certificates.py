"""Writing down what an officer was certified for, and taking back what was wrong."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.area import officer_within
from amaan.organisation.certificates import certifiers_seat
from amaan.organisation.models import Certificate
from amaan.organisation.posts import Training
from amaan.organisation.queries import Actor


class NotYetGiven(Refused):
    """A certificate of a day that lies ahead."""

    sentence = said("This certificate begins on a day that lies ahead. Write it down then.")


class GoodForNoDay(Refused):
    """It would end before it began."""

    sentence = said("It would end before it began. Read both days again.")


@transaction.atomic(savepoint=False)
def write_certificate(
    *,
    actor: Actor,
    officer_id: OfficerId,
    kind: str,
    since_on: date,
    until_on: date | None,
    now: datetime,
    certificate_id: UUID | None = None,
) -> UUID:
    """This will write down that an officer was trained for something, and until when it is good.

    Whoever gives certificates at the end of a course writes them through this verb, under the
    certificate's own id: written twice it is written once.
    Raises: NotFound for anybody but a registrar or training officer of the officer's area;
        NotYetGiven; GoodForNoDay.
    """
    officer, _held = officer_within(certifiers_seat(actor), officer_id, now)
    if kind not in Training.values:
        raise NotFound
    if since_on > local_date(now):
        raise NotYetGiven
    if until_on is not None and until_on < since_on:
        raise GoodForNoDay
    row = Certificate(
        id=certificate_id or new_id(), officer=officer, kind=kind, since_on=since_on,
        until_on=until_on, recorded_by_id=actor.officer_id, recorded_at=now,
    )  # fmt: skip
    Certificate.objects.bulk_create([row], ignore_conflicts=True)
    return row.id


@transaction.atomic(savepoint=False)
def take_back_certificate(
    *, actor: Actor, officer_id: OfficerId, certificate_id: UUID, now: datetime
) -> None:
    """This will take back a certificate that was written down wrongly; the line stays.

    Raises: NotFound.
    """
    officer, _held = officer_within(certifiers_seat(actor), officer_id, now)
    done = Certificate.objects.filter(
        id=certificate_id, officer=officer, taken_back_at__isnull=True
    ).update(taken_back_at=now, taken_back_by_id=actor.officer_id)
    if not done:
        raise NotFound
