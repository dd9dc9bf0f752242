"""Questions of those who command: what is owed and late in an area, and the numbers of it.

Skeleton only (class C1): a duty, its clock and where it lies; never a fact, a party or a word.
Row security trims every answer, and each question states its area besides.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from amaan.cases.lines import as_of, duty_line
from amaan.cases.models import Caseload, DutyRecord, Tally
from amaan.cases.sheets import DutyLine
from amaan.cases.tallies import COUNTS
from amaan.kernel.ids import UnitId
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor

# From here on only what has climbed is listed; the rest of such an area is numbers.
CLIMBED_TO_THE_REGION, CLIMBED_TO_THE_PROVINCE = 6, 7
_AT_A_DISTRICT = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER)


@dataclass(frozen=True)
class BoardLine:
    """A duty with where it lies."""

    duty: DutyLine
    station_id: UnitId
    desk_id: UnitId


@dataclass(frozen=True)
class TallyLine:
    """The numbers of one failure at one place in one month; `tallies.COUNTS` says which."""

    place: UnitId
    duty_class: str
    failure: str
    opened: int
    met: int
    met_late: int
    waived: int
    contested: int
    fell_away: int
    late_now: int
    was_late: int

    @property
    def due(self) -> int:
        """How many fell due: what `was_late` is a part of (`tallies.FELL_DUE`)."""
        return self.met + self.met_late + self.waived + self.late_now


@dataclass(frozen=True)
class DeskLine:
    """How many open files of a desk still owe something."""

    desk_id: UnitId
    files: int


Key = tuple[datetime, UUID]


def late_now(
    actor: Actor,
    now: datetime,
    *,
    station: UnitId | None = None,
    duty_class: str = "",
    after: Key | None = None,
    limit: int = 50,
) -> tuple[BoardLine, ...]:
    """This will list what is late in the actor's area, the oldest lateness first.

    `after` is the (late_at, id) of the last line shown: pages go by key, never by offset.
    Seen by: a station commander his station, a supervisor and a district commander their
    district; a regional commander and an inspector general only what has climbed to them.
    """
    rows = _area(actor, DutyRecord.objects.filter(state="missed"), late=True)
    return _page(rows, station, duty_class, after, limit, now)


def due_before(
    actor: Actor,
    now: datetime,
    *,
    until: datetime,
    station: UnitId | None = None,
    duty_class: str = "",
    after: Key | None = None,
    limit: int = 50,
) -> tuple[BoardLine, ...]:
    """This will list what turns late in the actor's area between now and an instant.

    Seen by: station and district; above them nothing is listed before it has climbed.
    """
    owed = DutyRecord.objects.filter(state="open", late_at__gte=now, late_at__lt=until)
    return _page(_area(actor, owed, late=False), station, duty_class, after, limit, now)


def owed_duty(actor: Actor, duty_id: UUID, now: datetime) -> BoardLine | None:
    """This will give one duty, or None where row security or the actor's post shows none.

    Seen by: posts with an area; those above a district only what is listed to them.
    """
    rows = _area(actor, DutyRecord.objects.filter(id=duty_id), late=False, listed=False)
    row = rows.select_related("case").first()
    return None if row is None else _line(row, now)


def numbers(actor: Actor, month: date) -> tuple[TallyLine, ...]:
    """This will give the numbers of a month in the actor's area, by place and failure.

    A place is a station up to the district, a district above it. Sealed files stand in no
    number, and practice in none of real work: row security keeps both worlds apart.
    """
    rows = Tally.objects.filter(month=month)
    if actor.post == Post.STATION_COMMANDER:
        rows = rows.filter(level="station", place=actor.station_id)
    elif actor.post in _AT_A_DISTRICT:
        rows = rows.filter(level="station", district=actor.district_id)
    elif actor.post in {Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL}:
        rows = rows.filter(level="district", province=actor.province)
    else:
        return ()
    summed = (
        rows.order_by("place", "duty_class", "failure")
        .values_list("place", "duty_class", "failure")
        .annotate(**{f"sum_{name}": Sum(name) for name in COUNTS})
    )
    return tuple(TallyLine(UnitId(place), *rest) for place, *rest in summed if place is not None)


def files_by_desk(actor: Actor) -> tuple[DeskLine, ...]:
    """This will say on how many open files each desk of the actor's area still owes something."""
    rows = Caseload.objects.all()
    if actor.post == Post.STATION_COMMANDER:
        rows = rows.filter(station=actor.unit_id)
    elif actor.post in _AT_A_DISTRICT and actor.district_id is not None:
        rows = rows.filter(district=actor.district_id)
    else:
        return ()
    summed = rows.values("desk").annotate(files=Coalesce(Sum("owed"), 0)).order_by("desk")
    return tuple(DeskLine(UnitId(row["desk"]), row["files"]) for row in summed)


def _area(
    actor: Actor, rows: QuerySet[DutyRecord], *, late: bool, listed: bool = True
) -> QuerySet[DutyRecord]:
    if actor.post == Post.STATION_COMMANDER:
        return rows.filter(station_id=actor.station_id)
    if actor.post in _AT_A_DISTRICT:
        return rows.filter(district_id=actor.district_id)
    if listed and not late:
        return rows.none()
    if actor.post == Post.REGIONAL_COMMANDER:
        return rows.filter(
            state="missed",
            climbed__gte=CLIMBED_TO_THE_REGION,
            district_id__in=command.districts_below(actor.unit_id),
        )
    if actor.post == Post.INSPECTOR_GENERAL:
        return rows.filter(
            state="missed", climbed__gte=CLIMBED_TO_THE_PROVINCE, province=actor.province
        )
    return rows.none()


def _page(
    rows: QuerySet[DutyRecord],
    station: UnitId | None,
    duty_class: str,
    after: Key | None,
    limit: int,
    now: datetime,
) -> tuple[BoardLine, ...]:
    if station is not None:
        rows = rows.filter(station_id=station)
    if duty_class:
        rows = rows.filter(duty_class=duty_class)
    if after is not None:
        late_at, duty_id = after
        rows = rows.filter(Q(late_at__gt=late_at) | Q(late_at=late_at, id__gt=duty_id))
        # Said twice, so that the index is entered at the key and not read from its beginning.
        rows = rows.filter(late_at__gte=late_at)
    found = rows.select_related("case").order_by("late_at", "id")[:limit]
    return tuple(_line(row, now) for row in found)


def _line(row: DutyRecord, now: datetime) -> BoardLine:
    return BoardLine(
        duty=as_of(duty_line(row, row.case), now),
        station_id=UnitId(row.station_id),
        desk_id=UnitId(row.case.desk_id),
    )
