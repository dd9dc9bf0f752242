"""Counting: journeys of a cohort are written anew, and every figure that comes from them.

One piece of work is one transaction: whoever pulls the plug loses what was under way and nothing
else, and a reader sees a cohort as it was or as it is, never half.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amaan.cases import journeys as cases
from amaan.cases.journeys import COLUMNS, Cohort
from amaan.insight.models import Counted, Journey, Layout, Tally, Waits
from amaan.insight.tallying import COLUMNS_NOW, DEFINITIONS, LAYOUT, tally
from amaan.kernel.ids import UnitId
from amaan.organisation.prepared import carry_out

# So many months of a district are counted at the same time: more would not fit beside each other.
MONTHS_TOGETHER = 36


@dataclass(frozen=True)
class Piece:
    """Cohorts of one district that are counted together, out of facts or of what stands."""

    district_id: UnitId
    entered: tuple[date, ...]
    from_facts: bool


def to_count() -> tuple[Piece, ...]:
    """This will list what must be counted: what is new, out of facts, and what is counted by old
    definitions, out of the journeys that stand. Where journeys say something else now, all of it.
    """
    last = Counted.objects.order_by("-until", "-id").first()
    if last is None or last.columns != COLUMNS_NOW:
        return tuple(_together(cases.cohorts(), from_facts=True))
    new = cases.cohorts(last.until)
    old = () if last.definitions == DEFINITIONS else _by_old_definitions(frozenset(new))
    return (*_together(new, from_facts=True), *_together(old, from_facts=False))


def _by_old_definitions(beside: Set[Cohort]) -> Iterator[Cohort]:
    """This will list cohorts not yet counted by these definitions; `beside` are counted anyway."""
    standing = Journey.objects.values_list("district_id", "entered").distinct()
    counted = Tally.objects.filter(definitions=LAYOUT).values_list("district_id", "entered")
    for district_id, entered in standing.difference(counted):
        cohort = Cohort(UnitId(district_id), entered)
        if cohort not in beside:
            yield cohort


def _together(cohorts: Iterable[Cohort], *, from_facts: bool) -> Iterator[Piece]:
    """This will put so many months of a district together, always in the same order."""
    months: dict[UnitId, list[date]] = defaultdict(list)
    for one in sorted(cohorts, key=lambda one: (one.district_id, one.entered)):
        months[one.district_id].append(one.entered)
    for district, every in months.items():
        for at in range(0, len(every), MONTHS_TOGETHER):
            yield Piece(district, tuple(every[at : at + MONTHS_TOGETHER]), from_facts)


@transaction.atomic
def count(piece: Piece, now: datetime) -> None:
    """This will count a piece of work anew."""
    if piece.from_facts:
        for entered in piece.entered:
            _write_journeys(Cohort(piece.district_id, entered), now)
    for table in (Tally, Waits):
        table._default_manager.filter(
            district_id=piece.district_id, entered__in=piece.entered
        ).delete()
    tally(piece.district_id, piece.entered)


def _write_journeys(cohort: Cohort, now: datetime) -> None:
    Journey.objects.filter(district_id=cohort.district_id, entered=cohort.entered).delete()
    carry_out(_WRITTEN, {**cases.asked(cohort, now), "entered": cohort.entered})


@transaction.atomic
def note_counted(until: datetime, cohorts: int, finished_at: datetime) -> None:
    """This will note that everything up to an instant is counted, and forget old layouts."""
    Layout.objects.exclude(definitions__in=Tally.objects.values("definitions")).delete()
    Counted.objects.create(
        until=until,
        definitions=DEFINITIONS,
        columns=COLUMNS_NOW,
        finished_at=finished_at,
        cohorts=cohorts,
    )


_COLUMNS = ", ".join(column.name for column in COLUMNS)
# In no order: that of the cases would tell which is which.
_WRITTEN = f"""
INSERT INTO insight_journey
  (id, district_id, entered, open_station_id, station_id, month, {_COLUMNS})
SELECT gen_random_uuid(), %(district)s, %(entered)s,
  CASE WHEN offence_group <> 'sexual' THEN station_id END, station_id, month, {_COLUMNS}
FROM ({cases.JOURNEYS}) AS found (station_id, month, {_COLUMNS})
ORDER BY random()
"""  # noqa: S608 - our own words
