"""The text of the copy for the accused: written for it, never cut out of what she said.

Law: CrPC 265C, copies free of charge before the trial, parts of which may be withheld; PPC 376-A,
Anti-Rape Act s.26, who she is. The vault reads it through before it leaves
(`confidentiality.leaving`, `accused_copy`).
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from amaan.cases import actions as cases
from amaan.confidentiality.sealing import Parcel
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import Refused, said
from amaan.organisation.queries import Actor
from amaan.protocol import facts

FIELD = "copy_for_accused"
# Where she can be waited for, and through whom.
NEVER_IN_IT = ("survivor_workplace", "survivor_school", "support_worker")


class NothingToCopy(Refused):
    """A copy without a text."""

    sentence = said("Write what the copy says.")


@transaction.atomic(savepoint=False)
def write_text(
    *,
    actor: Actor,
    case_id: CaseId,
    act_id: FactId,
    words: str,
    now: datetime,
    never: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """This will seal a text for the copy; the last one written is the one that leaves.

    `never` is what it must not hold, by field of `NEVER_IN_IT`: sealed too, compared by the vault
    with this text and each later one, and in no export.

    Raises: NothingToCopy; NotFound.
    """
    if not words.strip():
        raise NothingToCopy
    hers = tuple(
        Parcel(act_id, field, never[field]) for field in NEVER_IN_IT if never.get(field, "")
    )
    cases.record_fact(
        actor=actor,
        case_id=case_id,
        happening=cases.NewFact(
            fact=facts.PaperFiled(paper="accused_copy"),
            happened=facts.Happened.at(now),
            parcels=(Parcel(act_id, "copy_for_accused", words), *hers),
            id=act_id,
        ),
        seen_revision=None,
        now=now,
    )
