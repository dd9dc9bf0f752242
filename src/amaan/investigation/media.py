"""Pictures, recordings and files of evidence: sealed as they came, with hour and place.

The original is never changed and no page shows it. The browser says its fingerprint before it
sends the file; what arrives must have it, so that a line that spoils a file is found at once and
not in court.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.investigation.exhibits_tables import Exhibit
from amaan.investigation.media_tables import EvidenceFile
from amaan.kernel.file_marks import PAPERS, PICTURES, SOUND, Mark, media_type
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# A request holds 8 MB; the form around the file needs a little of it.
LARGEST = 8 * 1024 * 1024 - 64 * 1024
# What it is called on the timeline, and what its content may be.
KINDS: Mapping[str, tuple[str, tuple[Mark, ...]]] = {
    "photograph": ("photograph", PICTURES),
    "recording": ("recording", SOUND),
    "document": ("annex", PAPERS),
}


class CannotSeal(Refused):
    """This file cannot be sealed as it came."""

    sentence = said("This file is empty, or larger than 7.9 MB. Make a smaller copy of it first.")


class NotOfThisKind(CannotSeal):
    """The content is something else than was said."""

    sentence = said("This file is not of the kind you chose. Choose another kind, or another file.")


class SpoiltOnTheWay(CannotSeal):
    """What arrived is not what was hashed where it was made."""

    sentence = said(
        "What arrived is not the file that was chosen: its fingerprint differs. Keep the "
        "original, and send it again."
    )


class MadeLater(CannotSeal):
    """A picture was made before it is sealed."""

    sentence = said("This time is in the future. Write when it was made.")


@dataclass(frozen=True)
class Original:
    """A file as it came: what it is, when and where it was made, its fingerprint as said before."""

    kind: str
    content: bytes
    made_at: datetime
    place: str = ""
    said_sha256: str = ""
    exhibit_id: UUID | None = None

    def __repr__(self) -> str:
        return f"Original(kind={self.kind!r})"


@dataclass(frozen=True)
class Sealed:
    """What was kept, so that it can be compared later with what somebody shows."""

    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True)
class FileLine:
    """One sealed file on a list."""

    id: UUID
    kind: str
    media_type: str
    size: int
    made_at: datetime
    sealed_at: datetime
    hashed_before: bool
    exhibit_number: int | None


@transaction.atomic(savepoint=False)
def seal_original(
    *, actor: Actor, case_id: CaseId, file_id: FactId, original: Original, now: datetime
) -> Sealed:
    """This will seal an original with its fingerprint, hour and place. The same id twice seals one.

    Raises: NotFound; CannotSeal and its kinds.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    kept = _looked_at(original, now)
    if EvidenceFile.objects.filter(id=file_id).exists():
        return kept
    if (
        original.exhibit_id
        and not Exhibit.objects.filter(id=original.exhibit_id, case_id=case_id).exists()
    ):
        raise NotFound
    paper, _marks = KINDS[original.kind]
    told = f"sha256 {kept.sha256}\n{kept.media_type}\n{kept.size}"
    parcels = [
        Parcel(file_id, "evidence_original", original.content),
        Parcel(file_id, "object_hash", told),
    ]
    if original.place:
        parcels.append(Parcel(file_id, "evidence_place", original.place))
    filed = cases.NewFact(
        fact=facts.PaperFiled(paper=paper),
        happened=facts.Happened.at(original.made_at),
        parcels=tuple(parcels),
        id=file_id,
    )
    cases.record_facts(actor=actor, case_id=case_id, happenings=[filed], now=now)
    EvidenceFile.objects.create(
        id=file_id,
        case_id=case_id,
        exhibit_id=original.exhibit_id,
        kind=original.kind,
        media_type=kept.media_type,
        size=kept.size,
        made_at=original.made_at,
        sealed_at=now,
        hashed_before=bool(original.said_sha256),
        place_kept=bool(original.place),
        sealed_by_id=actor.officer_id,
    )
    return kept


def files_of(actor: Actor, case_id: CaseId, now: datetime) -> tuple[FileLine, ...]:
    """This will list the sealed files of a case, newest first.

    Raises: NotFound. Seen by: whoever reads the casework.
    """
    confidentiality.permit(actor=actor, act="read_casework", case_id=case_id, now=now)
    rows = (
        EvidenceFile.objects.filter(case_id=case_id)
        .order_by("-sealed_at", "id")
        .values_list("id", "kind", "media_type", "size", "made_at", "sealed_at",
                     "hashed_before", "exhibit__number")[:300]
    )  # fmt: skip
    return tuple(FileLine(*row) for row in rows)


def _looked_at(original: Original, now: datetime) -> Sealed:
    if not 0 < len(original.content) <= LARGEST:
        raise CannotSeal
    if original.made_at > now:
        raise MadeLater
    _paper, marks = KINDS[original.kind]
    found = media_type(original.content, marks)
    if not found:
        raise NotOfThisKind
    sha256 = hashlib.sha256(original.content).hexdigest()
    if original.said_sha256 and original.said_sha256 != sha256:
        raise SpoiltOnTheWay
    return Sealed(sha256, found, len(original.content))
