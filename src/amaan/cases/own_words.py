"""What she said at her own door comes onto the timeline: no officer writes or leaves it out.

For the job alone: no officer asks for it, so the database, not the policy table, permits it.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from amaan.cases import house_facts
from amaan.kernel.ids import CaseId, FactId
from amaan.organisation.queries import Actor
from amaan.protocol import facts


@transaction.atomic(savepoint=False)
def note_own_word(
    *,
    actor: Actor | None,
    case_id: CaseId,
    what: str,
    said_at: datetime,
    sealed: Sequence[dict[str, str]],
    now: datetime,
) -> FactId | None:
    """This will put a word of hers on the timeline and settle the duties; None without a file.

    A file's revision stays: nobody's half-written page is stale because she spoke.
    """
    return house_facts.note(
        actor=actor, case_id=case_id, fact=facts.OwnWordSaid(what=what), happened_at=said_at,
        by="herself", sealed=sealed, now=now,
    )  # fmt: skip
