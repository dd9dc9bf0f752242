"""Working duties out again after the rules changed: many files at once, each a story of its own.

For the jobs alone: no officer asks for it, so the database, not the policy table, permits it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from amaan.cases import docket, ledger, tallies
from amaan.cases.files import Changes, File, Written
from amaan.kernel.ids import CaseId, OfficerId, new_id_in
from amaan.organisation.queries import Actor
from amaan.protocol import facts


@transaction.atomic(savepoint=False)
def recompute(
    *,
    actor: Actor | None,
    case_ids: Sequence[CaseId],
    rules_version: str,
    asked: frozenset[str] | None = None,
    now: datetime,
) -> int:
    """This will work the duties of some cases out again; says on how many anything changed.

    `actor` is whoever ordered the work, None when the house noticed by itself. Lateness that
    came only with the hours is no change and makes no entry, and a file's revision stays:
    nobody's half-written page is stale because a rule was published. Cases that row security
    does not show are left out. `asked`: the rules whose duties can differ, where that is not all;
    no other duty is read.
    """
    found: list[tuple[File, Changes]] = []
    told: list[tuple[File, Written]] = []
    by = None if actor is None else actor.officer_id
    for file in ledger.lock_many(case_ids, asked):
        before = _agreed(file)
        found.append((file, docket.work_out(file, now, again=True, asked=asked)))
        if _agreed(file) != before:
            told.append((file, _entry(file.id, rules_version, actor, by, now)))
    ledger.write_many(found)
    ledger.note_many(told)
    tallies.append(_together(row for _file, changes in found for row in changes.counted))
    return len(told)


def _entry(
    case_id: CaseId, rules_version: str, actor: Actor | None, by: OfficerId | None, now: datetime
) -> Written:
    recomputed = facts.Recorded(
        id=str(new_id_in(case_id)),
        fact=facts.DutiesRecomputed(rules_version=rules_version),
        happened=facts.Happened.at(now),
        recorded_at=now,
        by="house" if actor is None else actor.post,
    )
    return Written(recomputed, by)


def _agreed(file: File) -> dict[str, tuple[object, ...]]:
    """This will give what of a ledger may not change without an entry that says so."""
    return {
        key: (
            *(entry.started_at, entry.due_at, entry.late_at, entry.met_at, entry.note),
            "open" if entry.state == "missed" else entry.state,
        )
        for key, entry in file.ledger.items()
    }


def _together(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """This will add up what many files changed in the same numbers, which hold no case."""
    sums: dict[frozenset[tuple[str, object]], Counter[str]] = {}
    for row in rows:
        counts = {n: v for n, v in row.items() if n in tallies.NUMBERS}
        where = frozenset((n, v) for n, v in row.items() if n not in counts and n != "case_id")
        sums.setdefault(where, Counter()).update(counts)
    return [{"case_id": None, **dict(where), **counts} for where, counts in sums.items()]
