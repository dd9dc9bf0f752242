"""Which cases of an area need somebody first: by duties and their lateness, and nothing else.

Skeleton only (class C1), as on a board: a duty says by its rule that danger is high, not what she
told. Row security trims every answer, and the area is stated besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from amaan.kernel import clock
from amaan.kernel.ids import CaseId, UnitId
from amaan.organisation.posts import Post
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor

Part = Literal["danger", "again"]
Key = tuple[datetime, UUID]
# Rules whose lateness means that she may be in danger tonight, by what is then missing.
DANGER: Mapping[str, tuple[str, ...]] = {
    "danger_now": ("danger_answered",),
    "no_plan": ("safety_plan_high",),
    "not_reviewed": ("supervisor_review_high",),
    "no_conference": ("conference_high",),
    "not_called": (
        "safe_call_high", "safe_call_high_day_3", "safe_call_high_day_7",
        "safe_call_high_week_2", "safe_call_high_week_3", "safe_call_high_week_4",
    ),
    "no_removal": ("removal_decided_high",),
    "untold": ("told_of_release", "told_before_release", "told_day_before_release"),
    "not_looked_again": ("risk_again", "plan_looked_at"),
}  # fmt: skip
# What is owed once for each incident told; so many days of it are so many times that it was told.
EACH_INCIDENT = "risk_assessed"
TOLD_AGAIN = 2
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class PressingCase:
    """A case that needs somebody: why, in codes of `DANGER`, and how late it is."""

    case_id: CaseId
    reference: str
    station_id: UnitId
    desk_id: UnitId
    reasons: tuple[str, ...]
    # On how many days of the last year an incident was told.
    told_on_days: int
    # How many duties are late, and since when the oldest of them.
    late: int
    since: datetime


def pressing(
    actor: Actor, now: datetime, part: Part, *, after: Key | None = None, limit: int = 20
) -> tuple[PressingCase, ...]:
    """This will list cases in which danger was left alone, or that were told again and are late.

    `part` is "danger", or "again" for the others in which an incident was told on two days or
    more of the last year. The oldest lateness first; `after` is the (since, case_id) of the last
    line shown. Of duties that turned late within a year.
    Seen by: a station commander his station, a supervisor and a district commander their
    district; everybody else nothing.
    """
    area = _area(actor)
    if area is None:
        return ()
    column, place = area
    rules = sorted(rule for found in DANGER.values() for rule in found)
    since, case_id = after or (now - YEAR, UUID(int=0))
    rows = ask(
        _PRESSING.format(area=column, part=_PARTS[part]),
        [rules, place, now - YEAR, EACH_INCIDENT, clock.start_of_day(
            clock.local_date(now) - YEAR), since, case_id, limit],
    )  # fmt: skip
    return tuple(
        PressingCase(
            CaseId(case), reference, UnitId(station), UnitId(desk), _reasons(late_rules),
            days, late, oldest,
        )
        for case, reference, station, desk, late_rules, days, late, oldest in rows
    )  # fmt: skip


def _reasons(rules: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code, found in DANGER.items() if set(found) & set(rules))


def _area(actor: Actor) -> tuple[str, UUID] | None:
    if actor.post == Post.STATION_COMMANDER and actor.station_id is not None:
        return "d.station_id", actor.station_id
    if actor.post in {Post.SUPERVISOR, Post.DISTRICT_COMMANDER} and actor.district_id is not None:
        return "d.district_id", actor.district_id
    return None


_PARTS: Mapping[Part, str] = {
    "danger": "cardinality(l.rules) > 0",
    "again": f"cardinality(l.rules) = 0 AND r.days >= {TOLD_AGAIN}",
}
_PRESSING = """
WITH late AS (
  SELECT d.case_id, min(d.late_at) AS since, count(*) AS late,
    coalesce(array_agg(d.rule) FILTER (WHERE d.rule = ANY(%s)), '{{}}') AS rules
  FROM cases_dutyrecord d
  WHERE {area} = %s AND d.state = 'missed' AND d.late_at > %s
  GROUP BY d.case_id
)
SELECT c.id, c.reference, c.station_id, c.desk_id, l.rules, r.days, l.late, l.since
FROM late l JOIN cases_case c ON c.id = l.case_id
CROSS JOIN LATERAL (
  SELECT count(DISTINCT (d.started_at AT TIME ZONE 'Asia/Karachi')::date) AS days
  FROM cases_dutyrecord d
  WHERE d.case_id = c.id AND d.rule = %s AND d.started_at >= %s
) AS r
WHERE {part} AND (l.since, c.id) > (%s, %s)
ORDER BY l.since, c.id LIMIT %s
"""
