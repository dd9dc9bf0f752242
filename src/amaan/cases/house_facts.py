"""What the house itself writes on a timeline: no officer wrote it, and none can leave it out.

For jobs alone: no officer asks for it, so the database, not the policy table, permits it.
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
def note(
    *,
    actor: Actor | None,
    case_id: CaseId,
    fact: facts.Fact,
    happened_at: datetime,
    by: str,
    now: datetime,
    sealed: Sequence[dict[str, str]] = (),
) -> FactId | None:
    """This will put a fact on the timeline and settle the duties; None without a file.

    A file's revision stays: nobody's half-written page is stale because of it.
    """
    del actor  # the house itself
    files = ledger.lock_many([case_id], None)
    if not files:
        return None
    (file,) = files
    fact_id = FactId(new_id_in(case_id))
    noted = facts.Recorded(
        id=str(fact_id),
        fact=fact,
        happened=facts.Happened.at(happened_at),
        recorded_at=now,
        by=by,
    )
    file.line = (*file.line, noted)
    changes = docket.work_out(file, now)
    ledger.write_many([(file, changes)])
    ledger.note_many([(file, Written(noted, None, list(sealed)))])
    tallies.append(changes.counted)
    return fact_id
