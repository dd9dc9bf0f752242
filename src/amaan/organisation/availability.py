"""Whether somebody who is planned can be there: still posted there, not away, signed in there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from amaan.organisation.prepared import ask

Kept = Literal["", "transferred", "away"]


class Planned(NamedTuple):
    """An officer is to be at a desk from one instant until another."""

    officer_id: UUID
    desk_id: UUID
    since: datetime
    until: datetime


def kept_from(planned: Sequence[Planned]) -> tuple[Kept, ...]:
    """This will say of each whether a transfer or a leave keeps the officer from being there.

    She counts as posted there at the desk itself or at its station. One statement.
    """
    if not planned:
        return ()
    rows = ask(_KEPT, [list(column) for column in zip(*planned, strict=True)])
    return tuple(row[0] for row in rows)


def signed_in_there(planned: Sequence[Planned]) -> Mapping[int, datetime]:
    """This will give, by place in the list, since when a planned officer was signed in in her time.

    Only where she is posted at the desk itself: a commander who signs in in his room is not at
    the desk. One statement.
    """
    if not planned:
        return {}
    rows = ask(_SIGNED_IN, [list(column) for column in zip(*planned, strict=True)])
    return {place - 1: since for place, since in rows}


_KEPT = """
SELECT CASE
  WHEN NOT EXISTS (
    SELECT 1 FROM organisation_posting p JOIN organisation_officer o ON o.id = p.officer_id
    WHERE p.officer_id = a.officer AND o.is_active AND p.unit_id IN (d.id, d.station_id)
      AND p.since <= a.since AND (p.until IS NULL OR p.until >= a.until)) THEN 'transferred'
  WHEN EXISTS (
    SELECT 1 FROM organisation_leave l
    WHERE l.officer_id = a.officer AND l.since < a.until AND l.until > a.since) THEN 'away'
  ELSE '' END
FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[], %s::timestamptz[]) WITH ORDINALITY
  AS a (officer, desk, since, until, place)
JOIN organisation_unit d ON d.id = a.desk
ORDER BY a.place
"""
_SIGNED_IN = """
SELECT a.place, min(greatest(s.began_at, a.since))
FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[], %s::timestamptz[]) WITH ORDINALITY
  AS a (officer, desk, since, until, place)
JOIN organisation_signin s ON s.officer_id = a.officer AND s.began_at < a.until
  AND least(s.seen_at, COALESCE(s.ended_at, s.seen_at)) >= a.since
JOIN organisation_posting p ON p.officer_id = a.officer AND p.unit_id = a.desk
  AND p.since <= a.since AND (p.until IS NULL OR p.until > a.since)
GROUP BY a.place ORDER BY a.place
"""
