"""Who needs somebody first: cases by danger left alone and by what was told again, in words.

No score, no number to be ranked by, and nobody is judged by a machine: each line stands here for
a plain reason that a commander can check on the case.
"""

from dataclasses import dataclass
from datetime import datetime

from amaan.cases.pressing import TOLD_AGAIN, Key, Part, pressing
from amaan.kernel.ids import CaseId
from amaan.organisation import command
from amaan.organisation.queries import Actor
from amaan.oversight.sheets import Where


@dataclass(frozen=True)
class FirstCase:
    """One case with where it lies, why it stands here, and since when something is late."""

    case_id: CaseId
    reference: str
    station: Where
    desk: Where
    reasons: tuple[str, ...]
    # On how many days of the last year an incident was told; 0 where it was told once.
    told_on_days: int
    late: int
    since: datetime


def needed_first(
    actor: Actor, now: datetime, part: Part, *, after: Key | None = None, limit: int = 20
) -> tuple[FirstCase, ...]:
    """This will list the cases of an area that need somebody first, the oldest lateness first.

    Seen by: station commander, supervisor and district commander within their area, by the
    skeleton of the case; nobody else sees a line.
    """
    found = pressing(actor, now, part, after=after, limit=limit)
    if not found:
        return ()
    names = command.units({one.station_id for one in found} | {one.desk_id for one in found})
    places = {at: Where(unit.unit_id, unit.name_en, unit.name_ur) for at, unit in names.items()}
    return tuple(
        FirstCase(
            one.case_id,
            one.reference,
            places[one.station_id],
            places[one.desk_id],
            one.reasons,
            one.told_on_days if one.told_on_days >= TOLD_AGAIN else 0,
            one.late,
            one.since,
        )
        for one in found
    )
