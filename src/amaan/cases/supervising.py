"""What a supervisor's review reads of a file: states of duties, and who wrote. Never a fact."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from amaan.kernel.ids import CaseId, OfficerId
from amaan.organisation.prepared import ask


@dataclass(frozen=True)
class DutyStands:
    """How one duty of a file stands. Instants in UTC."""

    rule: str
    state: str
    late_at: datetime
    met_at: datetime | None


@dataclass(frozen=True)
class Writer:
    """An officer who wrote into a file, in which post he last did, and how often."""

    officer_id: OfficerId
    post: str
    name_en: str
    name_ur: str
    rank: str
    entries: int


def duties_standing(case_id: CaseId, rules: Collection[str]) -> tuple[DutyStands, ...]:
    """This will say how the duties of some rules stand on a file, what turns late first first.

    Seen by: row security alone; the caller has already been permitted.
    """
    return tuple(DutyStands(*row) for row in ask(_STANDING, [case_id, sorted(rules)]))


def writers(case_id: CaseId) -> tuple[Writer, ...]:
    """This will list the officers who wrote into a file, who wrote most first.

    Seen by: row security alone; the caller has already been permitted.
    """
    return tuple(Writer(*row) for row in ask(_WRITERS, [case_id]))


_STANDING = """
SELECT rule, state, late_at, met_at FROM cases_dutyrecord
WHERE case_id = %s AND rule = ANY (%s) ORDER BY late_at, id
"""
_WRITERS = """
SELECT o.id, (array_agg(f.by_post ORDER BY f.recorded_at DESC, f.id))[1], o.name_en, o.name_ur,
  o.rank, count(*)
FROM cases_factrecord f JOIN organisation_officer o ON o.id = f.by_id
WHERE f.case_id = %s GROUP BY o.id ORDER BY count(*) DESC, o.id
"""
