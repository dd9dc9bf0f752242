"""What an officer carries by name: what is owed on his own cases, and for what they wait.

Unlike `duties_due`, which is a post's work at a station, this follows the officer: a case given
from another station is here too.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from amaan.cases.lines import COLUMNS, HANDS, duty_line
from amaan.cases.sheets import DutyLine
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor

# More than this is no list any more; the rest stands on each case.
OWN_AT_MOST = 150
_MINE = "d.case_id = ANY ((SELECT public.amaan_my_cases())::uuid[])"
_OWN = f"""
SELECT {COLUMNS}, c.reference FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE {_MINE} AND d.owner = ANY (%s) AND d.state IN ('open', 'missed')
ORDER BY d.late_at, d.id LIMIT %s"""  # noqa: S608 - words of this file alone
_WAITS = f"""
SELECT d.owner, d.rule, min(d.title_en), min(d.title_ur), count(DISTINCT d.case_id),
  min(d.started_at), count(*) FILTER (WHERE d.late_at < %s),
  COALESCE(jsonb_agg(DISTINCT o.code) FILTER (WHERE o.code IS NOT NULL), '[]')::text
FROM cases_dutyrecord d LEFT JOIN LATERAL jsonb_array_elements_text(d.obstacles) AS o (code) ON true
WHERE {_MINE} AND NOT d.owner = ANY (%s) AND d.state IN ('open', 'missed')
GROUP BY d.owner, d.rule ORDER BY min(d.started_at), d.owner, d.rule LIMIT 40"""  # noqa: S608 - likewise


@dataclass(frozen=True)
class Wait:
    """For whom one's cases wait, and for what: how many, since when, and what stands in the way."""

    owner: str
    rule: str
    title_en: str
    title_ur: str
    cases: int
    since: datetime
    late: int
    # Codes of what was recorded as standing in the way.
    obstacles: tuple[str, ...]


def own_duties(actor: Actor, now: datetime, *, limit: int = OWN_AT_MOST) -> tuple[DutyLine, ...]:
    """This will list what is owed by the actor's hands on his own cases, soonest late first.

    Contested duties wait for her wish and stand on the case's own page. One statement.
    Seen by: the actor alone.
    """
    rows = ask(_OWN, [sorted(HANDS.get(actor.post, ())), limit])
    return tuple(duty_line(row[:-1], row[-1], now) for row in rows)


def waits(actor: Actor, now: datetime) -> tuple[Wait, ...]:
    """This will say for whom the actor's own cases wait, the longest wait first. One statement.

    Seen by: the actor alone.
    """
    rows = ask(_WAITS, [now, sorted(HANDS.get(actor.post, ()))])
    return tuple(
        Wait(owner, rule, title_en, title_ur, cases, since, late, tuple(json.loads(obstacles)))
        for owner, rule, title_en, title_ur, cases, since, late, obstacles in rows
    )
