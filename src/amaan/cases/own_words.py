"""What she said at her own door comes onto the timeline: no officer writes it, none can leave it out.

For the job alone: no officer asks for it, so the database, not the policy table, permits it.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from amaan.cases import docket, ledger, tallies
from amaan.cases.files import Written
from amaan.kernel.ids import CaseId, FactId, new_id_in
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
    del actor  # the house itself
    files = ledger.lock_many([case_id], None)
    if not files:
        return None
    (file,) = files
    fact_id = FactId(new_id_in(case_id))
    noted = facts.Recorded(
        id=str(fact_id),
        fact=facts.OwnWordSaid(what=what),
        happened=facts.Happened.at(said_at),
        recorded_at=now,
        by="herself",
    )
    file.line = (*file.line, noted)
    changes = docket.work_out(file, now)
    written = Written(noted, None, list(sealed))
    ledger.write_many([(file, changes)])
    ledger.note_many([(file, written)])
    tallies.append(changes.counted)
    return fact_id
