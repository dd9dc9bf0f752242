"""The desks of a province: where a case may go on."""

from dataclasses import dataclass
from datetime import datetime

from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.organisation.prepared import ask


@dataclass(frozen=True)
class DeskPlace:
    """An open desk with the station and district it lies in."""

    desk_id: UnitId
    station_id: UnitId
    district_id: UnitId
    name_en: str
    name_ur: str
    station_en: str
    station_ur: str
    district_en: str
    district_ur: str


# More than a province has; a list without an end would be read by nobody.
DESKS_AT_MOST = 1000


def desks_beside(desk_id: UnitId, now: datetime) -> tuple[DeskPlace, ...]:
    """This will list the open desks of a desk's province, those of its own district first.

    Practice desks stand beside practice desks, and real ones beside real ones.
    """
    rows = ask(_DESKS, {"desk": desk_id, "today": local_date(now), "most": DESKS_AT_MOST})
    return tuple(DeskPlace(*row) for row in rows)


_DESKS = """
SELECT u.id, s.id, d.id, u.name_en, u.name_ur, s.name_en, s.name_ur, d.name_en, d.name_ur
FROM organisation_unit mine
JOIN organisation_unit u ON u.kind = 'desk' AND u.province = mine.province
  AND u.is_practice = mine.is_practice AND u.id <> mine.id
  AND u.opened_on <= %(today)s AND (u.closed_on IS NULL OR u.closed_on > %(today)s)
JOIN organisation_unit s ON s.id = u.station_id
JOIN organisation_unit d ON d.id = u.district_id
WHERE mine.id = %(desk)s
ORDER BY u.district_id <> mine.district_id, d.name_en, s.name_en, u.name_en, u.id
LIMIT %(most)s"""
