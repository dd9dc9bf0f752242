"""What rooms above ask of a timeline before they reason about it or add to it."""

from collections.abc import Collection, Mapping, Sequence

from amaan.cases import docket
from amaan.cases.models import FactRecord
from amaan.kernel.ids import CaseId, FactId, OfficerId
from amaan.kernel.refusals import NotFound
from amaan.organisation.prepared import ask
from amaan.protocol import facts


def timeline_of(case_id: CaseId) -> tuple[facts.Recorded, ...]:
    """This will give a case's facts to a room above that reasons about them.

    Seen by: row security alone; the caller has already been permitted.
    """
    return docket.timeline(FactRecord.objects.filter(case_id=case_id))


def revision_of(case_id: CaseId) -> int:
    """This will say how many acts a file has seen, for a verb above that counts on none between.

    Raises: NotFound. Seen by: row security alone; the verb asks whether its actor may.
    """
    found = ask("SELECT revision FROM cases_case WHERE id = %s", [case_id])
    if not found:
        raise NotFound
    return int(found[0][0])


def recorder_of(case_id: CaseId, fact_id: FactId) -> OfficerId | None:
    """This will say who wrote a fact down, for a verb that wants somebody else; None: the house.

    Seen by: row security alone; the verb asks whether its actor may.
    """
    found = ask(
        "SELECT by_id FROM cases_factrecord WHERE case_id = %s AND id = %s", [case_id, fact_id]
    )
    return OfficerId(found[0][0]) if found and found[0][0] else None


def recorded_in(
    case_ids: Sequence[CaseId], kinds: Collection[str]
) -> Mapping[CaseId, tuple[facts.Recorded, ...]]:
    """This will give the facts of some kinds in some cases, to a room above that counts them.

    What was taken back is left out. Seen by: row security alone; the caller trims what it says.
    """
    rows = FactRecord.objects.filter(
        case_id__in=list(case_ids), kind__in=[*kinds, facts.FactCorrected.kind]
    )
    by_case: dict[CaseId, list[FactRecord]] = {}
    for row in rows:
        by_case.setdefault(CaseId(row.case_id), []).append(row)
    return {case_id: standing(docket.timeline(found)) for case_id, found in by_case.items()}


def standing(line: Sequence[facts.Recorded]) -> tuple[facts.Recorded, ...]:
    """This will leave out what was taken back, and the taking back itself."""
    struck = {r.fact.corrects for r in line if isinstance(r.fact, facts.FactCorrected)}
    return tuple(
        r for r in line if r.id not in struck and not isinstance(r.fact, facts.FactCorrected)
    )
