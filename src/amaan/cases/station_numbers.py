"""What stations missed in whole months, for the watch that looks for what is to be taught.

Numbers alone: no case, no officer. Sealed files stand in none of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amaan.organisation.prepared import ask

# What fell due is what `tallies.FELL_DUE` says.
_MISSED = """
SELECT t.place, u.district_id, u.province, u.is_practice, t.rule, t.failure,
  sum(t.was_late), sum(t.met + t.met_late + t.waived + t.late_now)
FROM cases_tally t JOIN organisation_unit u ON u.id = t.place
WHERE t.level = 'station' AND NOT t.sealed AND t.month BETWEEN %s AND %s
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 5, 6"""


@dataclass(frozen=True)
class Missed:
    """Of so many duties of one rule that fell due, how many were late."""

    station: UUID
    district: UUID
    province: str
    is_practice: bool
    rule: str
    failure: str
    missed: int
    due: int


def missed_by_station(since: date, until: date) -> Iterator[Missed]:
    """This will give what each station missed, by rule, in the months from one to another.

    Units: first days of months, both of them within.
    Seen by: the job that keeps watch; row security shows no page these lines.
    """
    for row in ask(_MISSED, [since, until]):
        if row[-1]:
            yield Missed(*row)
