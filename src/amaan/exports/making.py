"""For the job: what is to be made, that it was made, and what its time is over of.

Row security shows a job these rows only while it says which job it is.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from amaan.confidentiality.leaving import TAKEN_AT_MOST
from amaan.exports.marks import mark_of
from amaan.exports.models import Export, ExportFile
from amaan.exports.recipients import key_of
from amaan.kernel.ids import OfficerId, UnitId, new_reference
from amaan.organisation.prepared import ask


@dataclass(frozen=True)
class ToMake:
    """An export as whoever makes it needs it."""

    id: UUID
    number: str
    mark: str
    kind: str
    purpose: str
    language: str
    fields: frozenset[str]
    # The key it is closed to; empty on paper.
    key: str
    handed_to: str
    office: str
    instrument: str
    instrument_number: str
    instrument_on: date | None
    instrument_by: str
    asked_by: OfficerId
    asked_at: datetime
    expires_at: datetime
    unit_id: UnitId
    case_ids: tuple[UUID, ...]


def to_make(export_id: UUID) -> ToMake | None:
    """This will give what is to be made, or None for what is made, stopped or not let."""
    row = Export.objects.filter(
        Q(needs_second=False) | Q(agreed_at__isnull=False),
        id=export_id,
        let_at__isnull=False,
        made_at__isnull=True,
        refused_at__isnull=True,
        recalled_at__isnull=True,
        failed_at__isnull=True,
    ).first()
    if row is None:
        return None
    return ToMake(
        id=row.id,
        number=row.number,
        mark=mark_of(row.number),
        kind=row.kind,
        purpose=row.purpose,
        language=row.language,
        fields=frozenset(row.fields),
        key="" if row.recipient_id is None else key_of(row.recipient_id),
        handed_to=row.handed_to,
        office=row.office,
        instrument=row.instrument,
        instrument_number=row.instrument_number,
        instrument_on=row.instrument_on,
        instrument_by=row.instrument_by,
        asked_by=OfficerId(row.asked_by_id),
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        unit_id=UnitId(row.unit_id),
        case_ids=tuple(row.cases.order_by("case_id").values_list("case_id", flat=True)),
    )


def new_decoy() -> str:
    """This will draw the reference of a case that is none, for one export."""
    while not _is_free(drawn := new_reference()):
        pass
    return drawn


def _is_free(reference: str) -> bool:
    ((free,),) = ask("SELECT amaan_reference_is_free(%s)", [reference])
    return bool(free) and not Export.objects.filter(decoy=reference).exists()


@transaction.atomic(savepoint=False)
def keep_what_was_made(
    *,
    export_id: UUID,
    content: bytes,
    key_id: str,
    wrapped_key: bytes,
    sealed: bytes,
    decoy: str,
    now: datetime,
) -> bool:
    """This will keep the sealed copy and say in the register what was made; once.

    `content` is digested here and goes no further. Says whether this was the one that counts.
    """
    taken = Export.objects.filter(
        id=export_id, made_at__isnull=True, refused_at__isnull=True, failed_at__isnull=True
    ).update(
        made_at=now, sha256=hashlib.sha256(content).hexdigest(), size=len(content), decoy=decoy
    )
    if not taken:
        return False
    ExportFile.objects.bulk_create(
        [
            ExportFile(
                export_id=export_id,
                key_id=key_id,
                wrapped_key=wrapped_key,
                sealed=sealed,
                made_at=now,
            )
        ]
    )
    return True


@transaction.atomic(savepoint=False)
def fail(*, export_id: UUID, why: str, now: datetime) -> None:
    """This will say in the register that an export could not be made, by a code."""
    Export.objects.filter(id=export_id, made_at__isnull=True, failed_at__isnull=True).update(
        failed_at=now, failed_why=why[:20]
    )


@transaction.atomic(savepoint=False)
def clear(*, now: datetime, at_most: int) -> int:
    """This will clear away copies that nobody may fetch any more; the register keeps its line.

    Whose time is over, who was stopped or asked back, and what was fetched as often as it may be.
    """
    over = Export.objects.filter(made_at__isnull=False, cleared_at__isnull=True).filter(
        Q(expires_at__lte=now)
        | Q(refused_at__isnull=False)
        | Q(recalled_at__isnull=False)
        | Q(taken_count__gte=TAKEN_AT_MOST)
    )
    gone = list(over.order_by("expires_at", "id").values_list("id", flat=True)[:at_most])
    ExportFile.objects.filter(export_id__in=gone).delete()
    return Export.objects.filter(id__in=gone, cleared_at__isnull=True).update(cleared_at=now)
