"""The text of the copy for the accused: written for it, never cut out of what she said.

Law: CrPC 265C, copies free of charge before the trial, parts of which may be withheld; PPC 376-A,
Anti-Rape Act s.26, who she is. The vault reads it through before it leaves
(`confidentiality.leaving`, `accused_copy`).
"""

from datetime import datetime

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

FIELD = "copy_for_accused"


class NothingToCopy(Refused):
    """A copy without a text."""

    sentence = said("Write what the copy says.")


@transaction.atomic(savepoint=False)
def write_text(*, actor: Actor, case_id: CaseId, act_id: FactId, words: str, now: datetime) -> None:
    """This will seal a text for the copy; the last one written is the one that leaves.

    Raises: NothingToCopy; NotFound.
    """
    if not words.strip():
        raise NothingToCopy
    cases.record_fact(
        actor=actor,
        case_id=case_id,
        happening=cases.NewFact(
            fact=facts.PaperFiled(paper="accused_copy"),
            happened=facts.Happened.at(now),
            parcels=(Parcel(act_id, "copy_for_accused", words),),
            id=act_id,
        ),
        seen_revision=None,
        now=now,
    )
