"""How women said they were received: counted by district and quarter, and never one by one.

They answer at their own door, outside the station's reach. The auditor reads what comes of it, by
district; a region or more reads its own whole; no district and no station anything. Only quarters
that are over are counted, each once: two counts of which one holds the other would tell what was
said between them. No number of fewer than five leaves this room.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q

from amaan.desk.models import Feedback
from amaan.desk.own_door import SIX
from amaan.kernel.ids import UnitId
from amaan.organisation.prepared import ask
from amaan.organisation.queries import Actor

FEWEST = 5


@dataclass(frozen=True)
class Share:
    """How many said yes, of how many who answered. None where it is fewer than five; `all_but_few`
    where fewer than five said anything else."""

    yes: int | None
    of: int | None
    all_but_few: bool = False


@dataclass(frozen=True)
class Heard:
    """What women of a district said in a quarter. Of fewer than five nothing is told."""

    district: UnitId
    name_en: str
    name_ur: str
    answered: int | None
    items: Mapping[str, Share]


def quarter_before(today: date, back: int = 0) -> tuple[date, date]:
    """This will give the first day of a quarter that is over, and the first day after it.

    `back`: how many quarters before the last one. Units: local dates.
    """
    count = today.year * 4 + (today.month - 1) // 3 - 1 - back
    return _first_day(count), _first_day(count + 1)


def heard(actor: Actor, since: date, until: date) -> tuple[Heard, ...]:
    """This will count what was said in the months of a span, by district, in order of their names.

    Seen by: the oversight auditor of the district; for everybody else there is nothing.
    """
    del actor  # the database shows an auditor's own districts, and nobody else any
    counts = {f"of_{item}": Count("id", filter=Q(answers__has_key=item)) for item in SIX}
    counts |= {f"yes_{item}": Count("id", filter=Q(**{f"answers__{item}": "yes"})) for item in SIX}
    rows: Iterable[Mapping[str, Any]] = (
        Feedback.objects.filter(month__gte=since, month__lt=until)
        .values("district_id", en=F("district__name_en"), ur=F("district__name_ur"))
        .annotate(answered=Count("id"), **counts)
        .order_by("en", "district_id")
    )
    return tuple(
        Heard(
            district=UnitId(row["district_id"]), name_en=row["en"], name_ur=row["ur"],
            answered=row["answered"] if row["answered"] >= FEWEST else None,
            items={item: _share(row[f"yes_{item}"], row[f"of_{item}"]) for item in SIX},
        )
        for row in rows
    )  # fmt: skip


def heard_above(since: date, until: date) -> Mapping[str, Share]:
    """This will count what was said in an area for whoever commands a region or more.

    An item of fewer than ten answers, or of fewer than three stations, is not in it; a yes or its
    opposite of fewer than five is told without its number. The database knows who asks: for
    everybody else there is nothing.
    """
    rows = ask("SELECT item, said, yes FROM amaan_heard_above(%s, %s, %s)", [since, until, [*SIX]])
    return {item: _share(yes, said) for item, said, yes in rows}


def last_day(until: date) -> date:
    """This will give the last day before the first day after a span."""
    return until - timedelta(days=1)


def _share(yes: int, of: int) -> Share:
    if of < FEWEST:
        return Share(None, None)
    few_others = 0 < of - yes < FEWEST
    return Share(None if few_others or 0 < yes < FEWEST else yes, of, all_but_few=few_others)


def _first_day(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)
