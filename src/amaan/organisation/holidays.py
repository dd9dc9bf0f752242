"""The register of days on which the offices of a province are shut, beside the fixed ones.

The moon decides the two Eids, Ashura and Eid Milad a day before; so an officer writes them
down, dated and by name, and nobody edits a file on a server.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.kernel.refusals import NotFound
from amaan.organisation.area import registrars_seat
from amaan.organisation.models import Holiday
from amaan.organisation.posts import UnitKind
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor

REASONS = frozenset("eid_ul_fitr eid_ul_azha ashura eid_milad provincial other".split())
SHOWN = 40


@dataclass(frozen=True)
class Announced:
    """Days that were announced, as a page shows them."""

    id: UUID
    reason: str
    first_on: date
    last_on: date
    notification: str
    announced_by: str
    announced_at: datetime
    taken_back_at: datetime | None


def announced(actor: Actor) -> tuple[Announced, ...]:
    """This will list what was announced for the registrar's province, the latest days first.

    Raises: NotFound for anybody but the registrar of a province.
    """
    seat = registrars_seat(actor)
    if seat.kind != UnitKind.PROVINCE:
        raise NotFound
    rows = Holiday.objects.filter(province=seat.province).select_related("announced_by")
    return tuple(
        Announced(
            row.id,
            row.reason,
            row.first_on,
            row.last_on,
            row.notification,
            row.announced_by.service_number,
            row.announced_at,
            row.taken_back_at,
        )
        for row in rows.order_by("-first_on", "id")[:SHOWN]
    )


def shut_days(province: str) -> frozenset[date]:
    """This will give the days announced for a province, for whoever counts working days."""
    return frozenset(day for span in ask(_OF_ONE, [province]) for day in _days(*span))


def every_shut_day() -> Mapping[str, frozenset[date]]:
    """This will give the days announced, by province."""
    found: dict[str, frozenset[date]] = {}
    for province, first, last in ask(_OF_ALL):
        found[province] = found.get(province, frozenset()) | frozenset(_days(first, last))
    return found


def digest() -> str:
    """This will name the register as it stands; empty while nothing stands in it."""
    rows = ask(_OF_ALL)
    return hashlib.sha256(repr(rows).encode()).hexdigest() if rows else ""


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


_OF_ONE = """
SELECT first_on, last_on FROM organisation_holiday WHERE province = %s AND taken_back_at IS NULL
"""
_OF_ALL = """
SELECT province, first_on, last_on FROM organisation_holiday WHERE taken_back_at IS NULL
ORDER BY province, first_on, last_on
"""
