"""Registration that was refused or came late, for those who command: when, why, and where.

Skeleton and one code (why somebody would not register): never who she is, or what she told. Row
security trims every answer, and what is sealed stands in none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amaan.kernel.ids import CaseId, UnitId
from amaan.organisation.posts import Post
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor


@dataclass(frozen=True)
class Refusal:
    """Somebody would not register, as it was written down. Instants in UTC."""

    fact_id: UUID
    case_id: CaseId
    reference: str
    at: datetime
    reason: str
    # Which post it was; `not_known` where nobody said.
    by: str
    desk_id: UnitId
    station_id: UnitId
    # What was written down as standing in the way of registering this case.
    obstacles: Sequence[str]
    registered_at: datetime | None


@dataclass(frozen=True)
class LateRegistration:
    """A registration that came after its time, or did not come yet. Instants in UTC."""

    duty_id: UUID
    case_id: CaseId
    reference: str
    rule: str
    owner: str
    started_at: datetime
    late_at: datetime
    met_at: datetime | None
    state: str
    desk_id: UnitId
    station_id: UnitId
    obstacles: Sequence[str]


def refusals(actor: Actor, since: datetime, until: datetime, limit: int) -> tuple[Refusal, ...]:
    """This will list what was refused in the actor's area between two instants, newest first.

    By when it was written down. What was taken back as a mistake is left out.
    Seen by: station and district; a desk and a clerk see of it the cases in their hands.
    """
    area = _area(actor)
    if area is None:
        return ()
    where, at = area
    return tuple(
        Refusal(*row) for row in ask(_REFUSALS.format(where=where), [since, until, *at, limit])
    )


def late_registrations(
    actor: Actor, rules: Sequence[str], since: datetime, until: datetime, limit: int
) -> tuple[LateRegistration, ...]:
    """This will list the registrations that turned late between two instants, newest first.

    Seen by: as `refusals`.
    """
    area = _area(actor)
    if area is None:
        return ()
    where, at = area
    return tuple(
        LateRegistration(*row)
        for row in ask(
            _LATE.format(where=where), [list(rules), since, until, actor.district_id, *at, limit]
        )
    )


def _area(actor: Actor) -> tuple[str, list[object]] | None:
    if actor.post in {Post.STATION_COMMANDER, Post.STATION_CLERK, Post.DESK_OFFICER}:
        return "c.station_id = %s", [actor.station_id]
    if actor.post in {Post.SUPERVISOR, Post.DISTRICT_COMMANDER}:
        return "c.district_id = %s", [actor.district_id]
    return None


# An obstacle belongs to a duty; what stood in the way of registering is asked of those duties.
_REFUSALS = """
SELECT f.id, c.id, c.reference, f.happened_latest, f.details->>'reason',
  coalesce(f.details->>'by', 'not_known'), c.desk_id, c.station_id,
  ARRAY(
    SELECT DISTINCT o FROM cases_dutyrecord d, jsonb_array_elements_text(d.obstacles) o
    WHERE d.case_id = c.id AND d.stage = 'registration' AND d.owner = 'station_commander'),
  (SELECT min(r.happened_latest) FROM cases_factrecord r
   WHERE r.case_id = c.id AND r.kind = 'fir.registered' AND NOT EXISTS (
     SELECT 1 FROM cases_factrecord x WHERE x.case_id = c.id AND x.kind = 'fact.corrected'
       AND x.details->>'corrects' = r.id::text))
FROM cases_factrecord f JOIN cases_case c ON c.id = f.case_id
WHERE f.kind = 'fir.refused' AND f.recorded_at >= %s AND f.recorded_at < %s AND {where}
  AND NOT EXISTS (
    SELECT 1 FROM cases_factrecord x WHERE x.case_id = f.case_id AND x.kind = 'fact.corrected'
      AND x.details->>'corrects' = f.id::text)
ORDER BY f.recorded_at DESC, f.id LIMIT %s
"""
_LATE = """
SELECT d.id, c.id, c.reference, d.rule, d.owner, d.started_at, d.late_at, d.met_at, d.state,
  c.desk_id, c.station_id, ARRAY(SELECT jsonb_array_elements_text(d.obstacles))
FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE d.was_late AND d.stage = 'registration' AND d.owner = 'station_commander'
  AND d.rule = ANY (%s) AND d.late_at >= %s AND d.late_at < %s AND d.district_id = %s AND {where}
ORDER BY d.late_at DESC, d.id LIMIT %s
"""
