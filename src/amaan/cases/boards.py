"""Questions of those who command: what is owed and late in an area, and the numbers of it.

Skeleton only (class C1): a duty, its clock and where it lies; never a fact, a party or a word.
Row security trims every answer, and each question states its area besides.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Coalesce

from amaan.cases.lines import COLUMNS, duty_line
from amaan.cases.models import Caseload
from amaan.cases.sheets import DutyLine
from amaan.cases.tallies import COUNTS
from amaan.kernel.ids import UnitId
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.prepared import Row, ask
from amaan.organisation.queries import Actor

# From here on only what has climbed is listed; the rest of such an area is numbers.
CLIMBED_TO_THE_REGION, CLIMBED_TO_THE_PROVINCE = 6, 7
_AT_A_DISTRICT = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER)
# How long before an instant a case counts as pressing beside another.
BESIDE = timedelta(days=30)
_BESIDE = """
SELECT beside.duties, beside.cases
FROM unnest(%s::uuid[], %s::text[], %s::timestamptz[]) WITH ORDINALITY
  AS asked (desk, owner, at, place)
CROSS JOIN LATERAL (
  SELECT count(*) AS duties, count(DISTINCT c.id) AS cases
  FROM cases_case c JOIN cases_dutyrecord d ON d.case_id = c.id
  WHERE c.desk_id = asked.desk AND c.opened_at > asked.at - %s AND c.opened_at <= asked.at
    AND d.owner = asked.owner AND d.started_at <= asked.at
    AND (d.met_at > asked.at OR (d.met_at IS NULL AND d.state IN ('open', 'missed')))
) AS beside
ORDER BY asked.place
"""
_LINES = """
SELECT {columns}, c.reference, d.station_id, c.desk_id
FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
WHERE {where} ORDER BY d.late_at, d.id LIMIT %s"""
# What turned late lately, law and medicine before standards; and, on each line, how much is
# older: counted up to a bound, so that a board costs what it shows.
_LEADING = """
SELECT *, (SELECT count(*) FROM (
  SELECT 1 FROM cases_dutyrecord d WHERE {older} LIMIT %s) AS o) AS older
FROM (
  (SELECT {columns}, c.reference, d.station_id, c.desk_id
  FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
  WHERE {pressing} ORDER BY d.late_at, d.id LIMIT %s)
  UNION ALL
  (SELECT {columns}, c.reference, d.station_id, c.desk_id
  FROM cases_dutyrecord d JOIN cases_case c ON c.id = d.case_id
  WHERE {standards} ORDER BY d.late_at, d.id LIMIT %s)
) AS lately LIMIT %s"""
_OLDER = """
SELECT count(*) FROM (
  SELECT 1 FROM cases_dutyrecord d WHERE {older} LIMIT %s) AS o"""
# What is late in three parts: which duties, and whether they turned late since an instant.
PARTS = {
    "pressing": "d.duty_class <> 'standard' AND d.late_at >= %s",
    "standards": "d.duty_class = 'standard' AND d.late_at >= %s",
    "older": "d.late_at < %s",
}
OLDER_COUNTED = 100
_SUMS = ", ".join(f"sum({name})" for name in COUNTS)
_NUMBERS = """
SELECT {place}, duty_class, failure, {sums} FROM cases_tally
WHERE month = %s AND {where} AND place IS NOT NULL
GROUP BY 1, duty_class, failure ORDER BY 1, duty_class, failure"""


@dataclass(frozen=True)
class BoardLine:
    """A duty with where it lies."""

    duty: DutyLine
    station_id: UnitId
    desk_id: UnitId


@dataclass(frozen=True)
class Leading:
    """What a board leads with, and how much older lateness stands behind it.

    `older` stops at `OLDER_COUNTED`: so many, or more.
    """

    pressing: tuple[BoardLine, ...]
    standards: tuple[BoardLine, ...]
    older: int


@dataclass(frozen=True)
class TallyLine:
    """The numbers of one failure at one place in one month; `tallies.COUNTS` says which."""

    # None for all places together.
    place: UnitId | None
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
# A condition of our own words, and the values that belong into it.
_Where = tuple[str, list[object]]


def late_now(
    actor: Actor,
    now: datetime,
    *,
    station: UnitId | None = None,
    duty_class: str = "",
    after: Key | None = None,
    limit: int = 50,
    part: str = "",
    since: datetime | None = None,
) -> tuple[BoardLine, ...]:
    """This will list what is late in the actor's area, the oldest lateness first.

    `after` is the (late_at, id) of the last line shown: pages go by key, never by offset.
    `part` is one of `PARTS`, cut at `since`; without it everything is listed.
    Seen by: a station commander his station, a supervisor and a district commander their
    district; a regional commander and an inspector general only what has climbed to them.
    """
    which = f"d.state = 'missed' AND {PARTS[part]}" if part else "d.state = 'missed'"
    of = [since] if part else []
    return _page(_area(actor, late=True), which, of, station, duty_class, after, limit, now)


def leading(
    actor: Actor,
    now: datetime,
    *,
    since: datetime,
    station: UnitId | None = None,
    duty_class: str = "",
    limit: int = 50,
) -> Leading:
    """This will give the first page of a board: what turned late since an instant, law and
    medicine before standards, each the oldest first; and how much is older.

    One statement; a second one only where nothing turned late since.
    Seen by: as `late_now`.
    """
    area = _area(actor, late=True)
    if area is None:
        return Leading((), (), 0)
    where, values = _narrowed((f"{area[0]} AND d.state = 'missed'", area[1]), station, duty_class)
    parts = {part: f"{where} AND {condition}" for part, condition in PARTS.items()}
    of = [*values, since]
    rows = ask(
        _LEADING.format(columns=COLUMNS, **parts),
        [*of, OLDER_COUNTED, *of, limit, *of, limit, limit],
    )
    if not rows:
        ((older,),) = ask(_OLDER.format(older=parts["older"]), [*of, OLDER_COUNTED])
        return Leading((), (), older)
    lines = tuple(_line(row[:-1], now) for row in rows)
    return Leading(
        pressing=tuple(line for line in lines if line.duty.duty_class != "standard"),
        standards=tuple(line for line in lines if line.duty.duty_class == "standard"),
        older=rows[0][-1],
    )


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
    owed = "d.state = 'open' AND d.late_at >= %s AND d.late_at < %s"
    return _page(
        _area(actor, late=False), owed, [now, until], station, duty_class, after, limit, now
    )


def owed_duty(actor: Actor, duty_id: UUID, now: datetime) -> BoardLine | None:
    """This will give one duty, or None where row security or the actor's post shows none.

    Seen by: posts with an area; those above a district only what is listed to them.
    """
    area = _area(actor, late=False, listed=False)
    found = _page(area, "d.id = %s", [duty_id], None, "", None, 1, now)
    return found[0] if found else None


def owed_beside(asked: Sequence[tuple[UnitId, str, datetime]]) -> tuple[tuple[int, int], ...]:
    """This will count a post's duties that stood open at a desk at an instant, and their cases.

    For each desk, post and instant asked about, in their order; one statement.
    Of the cases opened in the thirty days before: what is older no longer presses by the hour.
    Row security leaves out what is sealed.
    """
    if not asked:
        return ()
    desks, owners, instants = map(list, zip(*asked, strict=True))
    return tuple((int(n), int(of)) for n, of in ask(_BESIDE, [desks, owners, instants, BESIDE]))


def numbers(
    actor: Actor, month: date, *, by_place: bool = True, rules: Collection[str] = ()
) -> tuple[TallyLine, ...]:
    """This will give the numbers of a month in the actor's area, by place and failure.

    Without `by_place` by failure alone, all places together; with `rules`, of those rules alone.

    A place is a station up to the district, a district above it. Sealed files stand in no
    number, and practice in none of real work: row security keeps both worlds apart.
    """
    at: object
    if actor.post == Post.STATION_COMMANDER:
        where, at = "level = 'station' AND place = %s", actor.station_id
    elif actor.post in _AT_A_DISTRICT:
        where, at = "level = 'station' AND district = %s", actor.district_id
    elif actor.post in {Post.REGIONAL_COMMANDER, Post.INSPECTOR_GENERAL}:
        where, at = "level = 'district' AND province = %s", actor.province
    else:
        return ()
    place = "place" if by_place else "NULL::uuid"
    values: list[object] = [month, at]
    if rules:
        where += " AND rule = ANY (%s)"
        values.append(sorted(rules))
    rows = ask(_NUMBERS.format(place=place, sums=_SUMS, where=where), values)
    # What moved away left a row of nothing behind.
    return tuple(TallyLine(*row) for row in rows if any(row[3:]))


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


def _area(actor: Actor, *, late: bool, listed: bool = True) -> _Where | None:
    if actor.post == Post.STATION_COMMANDER:
        return "d.station_id = %s", [actor.station_id]
    if actor.post in _AT_A_DISTRICT:
        return "d.district_id = %s", [actor.district_id]
    if listed and not late:
        return None
    if actor.post == Post.REGIONAL_COMMANDER:
        climbed = f"d.state = 'missed' AND d.climbed >= {CLIMBED_TO_THE_REGION}"
        below = list(command.districts_below(actor.unit_id))
        return f"{climbed} AND d.district_id = ANY (%s)", [below]
    if actor.post == Post.INSPECTOR_GENERAL:
        return (
            f"d.state = 'missed' AND d.climbed >= {CLIMBED_TO_THE_PROVINCE} AND d.province = %s",
            [actor.province],
        )
    return None


def _narrowed(condition: _Where, station: UnitId | None, duty_class: str) -> _Where:
    where, values = condition[0], list(condition[1])
    if station is not None:
        where += " AND d.station_id = %s"
        values.append(station)
    if duty_class:
        where += " AND d.duty_class = %s"
        values.append(duty_class)
    return where, values


def _page(
    area: _Where | None,
    which: str,
    of: Sequence[object],
    station: UnitId | None,
    duty_class: str,
    after: Key | None,
    limit: int,
    now: datetime,
) -> tuple[BoardLine, ...]:
    if area is None:
        return ()
    where, values = _narrowed((f"{area[0]} AND {which}", [*area[1], *of]), station, duty_class)
    if after is not None:
        late_at, duty_id = after
        # Said twice, so that the index is entered at the key and not read from its beginning.
        where += " AND (d.late_at > %s OR (d.late_at = %s AND d.id > %s)) AND d.late_at >= %s"
        values += [late_at, late_at, duty_id, late_at]
    rows = ask(_LINES.format(columns=COLUMNS, where=where), [*values, limit])
    return tuple(_line(row, now) for row in rows)


def _line(row: Row, now: datetime) -> BoardLine:
    *duty, reference, station_id, desk_id = row
    return BoardLine(duty=duty_line(duty, reference, now), station_id=station_id, desk_id=desk_id)
