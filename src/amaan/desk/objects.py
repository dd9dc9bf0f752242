"""Pictures and sound: her handwritten application, the filled sheet, her recorded words.

What a file is says its content, never its name. It is sealed as it came, with the fingerprint
by which a court can later tell that nothing was changed. No page shows it yet.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.sealing import Parcel
from amaan.desk.refusals import ObjectTooLarge, WrongKindOfFile
from amaan.kernel.file_marks import PICTURES, SOUND, Mark, media_type
from amaan.kernel.ids import CaseId, FactId
from amaan.organisation.queries import Actor
from amaan.protocol import facts

# A request holds 8 MB; the form around the file needs a little of it.
LARGEST = 8 * 1024 * 1024 - 64 * 1024

# Kind of paper on the timeline -> the sealed field, and what its content may be.
KINDS: Mapping[str, tuple[str, tuple[Mark, ...]]] = {
    "application": ("application_photograph", PICTURES),
    "intake_sheet": ("sheet_photograph", PICTURES),
    "recording": ("words_recording", SOUND),
}


@dataclass(frozen=True)
class Fingerprint:
    """What was kept, so that it can be compared later with what somebody shows."""

    sha256: str
    media_type: str
    size: int

    def __str__(self) -> str:
        return f"sha256 {self.sha256}\n{self.media_type}\n{self.size}"


def read_kind(content: bytes, kind: str) -> str:
    """This will say what a file is, from its first bytes.

    Raises: WrongKindOfFile.
    """
    _field, marks = KINDS[kind]
    found = media_type(content, marks)
    if not found:
        raise WrongKindOfFile
    return found


@transaction.atomic(savepoint=False)
def file_object(
    *, actor: Actor, case_id: CaseId, fact_id: FactId, kind: str, content: bytes, now: datetime
) -> Fingerprint:
    """This will seal a picture or a recording into a case, with its fingerprint.

    The same fact id twice (a second press) files one.

    Raises: NotFound; ObjectTooLarge; WrongKindOfFile.
    """
    confidentiality.permit(actor=actor, act="record", case_id=case_id, now=now)
    if len(content) > LARGEST:
        raise ObjectTooLarge
    found = Fingerprint(hashlib.sha256(content).hexdigest(), read_kind(content, kind), len(content))
    field, _marks = KINDS[kind]
    filed = cases.NewFact(
        fact=facts.PaperFiled(paper=kind),
        happened=facts.Happened.at(now),
        parcels=(Parcel(fact_id, field, content), Parcel(fact_id, "object_hash", str(found))),
        id=fact_id,
    )
    cases.record_facts(actor=actor, case_id=case_id, happenings=[filed], now=now)
    return found
