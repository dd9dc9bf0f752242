"""Sound and video of interviews: where each is kept, and by which fingerprint it is known again."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amaan.cases import actions as cases
from amaan.investigation.interviews import (
    CannotStand,
    NotAtThisStep,
    TimesDoNotFit,
    locked,
    put_on_timeline,
)
from amaan.investigation.interviews_tables import InterviewRecording
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

_LETTERS = re.compile(r"[^\W\d_]{7,}")


class NotANumber(CannotStand):
    """Kept in the open, so it must be a number and nothing else."""

    field = "reference"
    sentence = said("Write the number of the recording only: digits are needed, and no name.")


class NotAFingerprint(CannotStand):
    """A SHA-256 has 64 signs."""

    field = "sha256"
    sentence = said("A SHA-256 fingerprint has 64 signs, digits and the letters a to f.")


@dataclass(frozen=True, kw_only=True)
class Tape:
    """Sound or video of an interview: where it is kept, and its fingerprint."""

    kind: str
    device: str
    reference: str
    sha256: str
    began_at: datetime
    kept_here: bool = False


@transaction.atomic(savepoint=False)
def keep_recording(
    *, actor: Actor, interview_id: UUID, fact_id: FactId, tape: Tape, now: datetime
) -> None:
    """This will keep where a recording of an interview is, with its fingerprint.

    With `kept_here` the file itself was sealed into the case under the same fact before.
    Raises: NotFound; NotANumber; NotAFingerprint; NotAtThisStep; TimesDoNotFit.
    """
    row = locked(actor, interview_id, now)
    if InterviewRecording.objects.filter(interview=row, fact=fact_id).exists():
        return
    if row.begun_at is None:
        raise NotAtThisStep
    if tape.began_at > now:
        raise TimesDoNotFit
    check_tape(tape.reference, tape.sha256, needs_reference=not tape.kept_here)
    InterviewRecording.objects.create(
        case_id=row.case_id, interview=row, fact=fact_id, kind=tape.kind, device=tape.device,
        reference=tape.reference, sha256=tape.sha256.lower(), kept_here=tape.kept_here,
        began_at=tape.began_at, recorded_at=now, recorded_by_id=actor.officer_id,
    )  # fmt: skip
    if not tape.kept_here:
        filed = cases.NewFact(
            facts.PaperFiled(paper="recording"), facts.Happened.at(tape.began_at), id=fact_id
        )
        put_on_timeline(actor, CaseId(row.case_id), filed, now, {})


def check_tape(reference: str, sha256: str, *, needs_reference: bool) -> None:
    """This will refuse what is no number of a recording, or no fingerprint.

    Raises: NotANumber; NotAFingerprint.
    """
    if (needs_reference or reference) and (
        not re.search(r"\d", reference) or _LETTERS.search(reference)
    ):
        raise NotANumber
    if (needs_reference or sha256) and not re.fullmatch(r"[0-9a-fA-F]{64}", sha256):
        raise NotAFingerprint
