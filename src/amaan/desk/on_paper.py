"""When the line or the power is down: slips printed before, and what was taken on paper."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.desk.intake import Intake
from amaan.desk.models import Slip
from amaan.desk.refusals import PaperInTheFuture, PaperTooOld, UnknownSlip
from amaan.kernel.ids import NotAReference, new_id, new_reference, read_reference
from amaan.kernel.refusals import NotFound
from amaan.organisation.queries import Actor
from amaan.protocol.facts import Happened

SLIPS_AT_MOST = 24
# What lay longer in a drawer than this was forgotten there; the day is more likely a slip.
OLDEST_PAPER = timedelta(days=90)


@dataclass(frozen=True)
class OnPaper:
    """When a sheet was filled, and the reference of the slip she was given with it."""

    written_at: datetime
    slip: str = ""


@transaction.atomic(savepoint=False)
def print_slips(*, actor: Actor, count: int, now: datetime) -> tuple[str, ...]:
    """This will draw references for slips that are given out while nothing can be saved.

    Raises: NotFound when this post serves no desk.
    """
    confidentiality.permit(actor=actor, act="open_contact", case_id=None, now=now)
    if actor.station_id is None or not 0 < count <= SLIPS_AT_MOST:
        raise NotFound
    rows = [
        Slip(
            id=new_id(),
            reference=new_reference(),
            desk_id=actor.unit_id,
            printed_at=now,
            printed_by_id=actor.officer_id,
        )
        for _ in range(count)
    ]
    Slip.objects.bulk_create(rows)
    return tuple(row.reference for row in rows)


def use_slip(paper: OnPaper, actor: Actor, now: datetime) -> str:
    """This will take the reference of a slip of this desk for a case, once.

    Raises: UnknownSlip for one that was not printed here or is used already.
    """
    if not paper.slip:
        return ""
    try:
        reference = read_reference(paper.slip)
    except NotAReference:
        raise UnknownSlip from None
    unused = Slip.objects.filter(
        reference=reference, desk_id=actor.unit_id, used_at__isnull=True, printed_at__lte=now
    )
    if unused.update(used_at=now) != 1:
        raise UnknownSlip
    return reference


def as_of_the_sheet(intake: Intake, paper: OnPaper, now: datetime) -> Intake:
    """This will read an intake as it was when the sheet was filled.

    Raises: PaperInTheFuture; PaperTooOld.
    """
    if paper.written_at > now:
        raise PaperInTheFuture
    if paper.written_at < now - OLDEST_PAPER:
        raise PaperTooOld
    told = intake.incident.happened
    # "Not known" reaches up to the present of the sheet, not of its typing.
    latest = max(told.earliest, min(told.latest, paper.written_at))
    return replace(
        intake, incident=replace(intake.incident, happened=Happened(told.earliest, latest))
    )
