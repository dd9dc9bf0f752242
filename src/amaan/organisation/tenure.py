"""Who served at a desk from when until when, and whether she was sent elsewhere afterwards."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from amaan.organisation.prepared import ask


class DeskPosting(NamedTuple):
    """One posting at a desk; `until` is None while it goes on."""

    desk_id: UUID
    officer_id: UUID
    since: datetime
    until: datetime | None
    # Whether a posting at another unit followed; otherwise she left the service or waits.
    moved_on: bool


def desk_postings(
    desks: Collection[UUID], since: datetime, until: datetime
) -> tuple[DeskPosting, ...]:
    """This will list the postings at some desks that reach into a stretch of time, as they began.

    One statement.
    """
    found = ask(_POSTINGS, {"desks": list(desks), "since": since, "until": until})
    return tuple(DeskPosting(*row) for row in found)


_POSTINGS = """
SELECT p.unit_id, p.officer_id, p.since, p.until, EXISTS (
    SELECT 1 FROM organisation_posting n
    WHERE n.officer_id = p.officer_id AND n.since >= p.until AND n.unit_id <> p.unit_id)
FROM organisation_posting p
WHERE p.unit_id = ANY (%(desks)s::uuid[]) AND p.since < %(until)s
  AND (p.until IS NULL OR p.until > %(since)s)
ORDER BY p.since, p.id
"""
