"""Questions about rosters: a desk's week, the desks of an area, who is on duty now."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.queries import may
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation import queries as organisation
from amaan.organisation.area import NamedUnit, names_of_units, unit_of_area, units_of_area
from amaan.organisation.availability import Kept, Planned, kept_from
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor, Colleague
from amaan.workforce.models import Presence, RosterShift
from amaan.workforce.roster import WEEK, monday_of
from amaan.workforce.roster_hours import (
    Span,
    Staffed,
    Turn,
    both,
    day_of,
    short_rests,
    span_of,
    staffed,
    without,
)
from amaan.workforce.roster_patterns import Pattern, patterns_of_desks, turns_on

DAY = timedelta(days=1)


@dataclass(frozen=True)
class ShiftLine:
    """One shift; `kept` says why the officer will not be there, so that it shows as a gap."""

    shift_id: UUID
    officer_id: OfficerId
    name_en: str
    name_ur: str
    is_woman: bool
    on: date
    since: datetime
    until: datetime
    kept: Kept
    short_rest: bool
    published: bool
    why: str
    # How it was known that she came; empty while nobody knows it.
    came: str

    @property
    def span(self) -> Span:
        """From when until when."""
        return self.since, self.until


@dataclass(frozen=True)
class DayPlan:
    """One local day of a desk: its turns, who begins on it, how far it is staffed, its gaps."""

    on: date
    turns: tuple[Turn, ...]
    shifts: tuple[ShiftLine, ...]
    staffed: Staffed
    # Hours of the desk without a woman.
    gaps: tuple[Span, ...]


@dataclass(frozen=True)
class Dropped:
    """A published shift that was taken from the plan, and why."""

    name_en: str
    name_ur: str
    since: datetime
    until: datetime
    why: str
    dropped_at: datetime


@dataclass(frozen=True)
class Week:
    """One week of a desk, Monday to Sunday."""

    desk: NamedUnit
    station_en: str
    station_ur: str
    monday: date
    published_at: datetime | None
    unpublished: int
    days: tuple[DayPlan, ...]
    staffed: Staffed
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True)
class DeskWeek:
    """One desk in the list: how far its week is staffed, and whether anybody may rely on it."""

    desk_id: UnitId
    name_en: str
    name_ur: str
    station_en: str
    station_ur: str
    published: bool
    staffed: Staffed
    gaps: int


@dataclass(frozen=True)
class OnDuty:
    """A woman who is planned at a desk now, or said that she is there."""

    officer_id: OfficerId
    desk_id: UnitId
    # Whether she is known to have come.
    came: bool


def may_keep(actor: Actor) -> bool:
    """This will say whether this post plans rosters."""
    return may(actor, "keep_roster")


def week(actor: Actor, desk_id: UnitId, monday: date, now: datetime) -> Week:
    """This will give a desk's week. Raises: NotFound.

    Seen by: whoever serves in the station or watches over it; the plan of others is not theirs.
    """
    confidentiality.permit(actor=actor, act="read_roster", case_id=None, now=now)
    desk = desk_of(actor, desk_id, now)
    monday = monday_of(monday)
    rows = _rows([desk_id], monday)
    lines = _lines([row for row in rows if row.dropped_at is None])
    patterns = patterns_of_desks([desk_id]).get(desk_id, ())
    days = tuple(_day(monday + DAY * n, patterns, lines) for n in range(7))
    mine = [row for row in rows if monday <= row.on < monday + WEEK]
    stations = names_of_units([desk.station_id] if desk.station_id else [])
    station = stations.get(desk.station_id, ("", "")) if desk.station_id else ("", "")
    return Week(
        desk=desk,
        station_en=station[0],
        station_ur=station[1],
        monday=monday,
        published_at=max((r.published_at for r in mine if r.published_at), default=None),
        unpublished=sum(r.published_at is None and r.dropped_at is None for r in mine),
        days=days,
        staffed=_summed(days),
        dropped=_dropped(mine),
    )


def desks(actor: Actor, monday: date, now: datetime) -> tuple[DeskWeek, ...]:
    """This will list the desks of the actor's area with how far their week is staffed by a woman.

    The least staffed first. Raises: NotFound.
    """
    confidentiality.permit(actor=actor, act="read_roster", case_id=None, now=now)
    units = {unit.id: unit for unit in _desks(actor, now)}
    monday = monday_of(monday)
    by_desk: dict[UUID, list[RosterShift]] = {}
    for row in _rows(units.keys(), monday):
        by_desk.setdefault(row.unit_id, []).append(row)
    patterns = patterns_of_desks(units.keys())
    stations = names_of_units({u.station_id for u in units.values() if u.station_id})
    lines = _by_desk(_lines([r for rows in by_desk.values() for r in rows if not r.dropped_at]))
    found = []
    for desk_id, unit in units.items():
        of_desk = lines.get(desk_id, [])
        days = [_day(monday + DAY * n, patterns.get(desk_id, ()), of_desk) for n in range(7)]
        station = stations.get(unit.station_id, ("", "")) if unit.station_id else ("", "")
        found.append(
            DeskWeek(
                desk_id, unit.name_en, unit.name_ur, *station,
                any(line.published for line in of_desk if monday <= line.on < monday + WEEK),
                _summed(days), sum(len(day.gaps) for day in days),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.staffed.woman_of_all, one.name_en)))


def shift(actor: Actor, shift_id: UUID, now: datetime) -> tuple[ShiftLine, UnitId]:
    """This will give a shift that stands, with its desk, to whoever plans it. Raises: NotFound."""
    row = RosterShift.objects.filter(id=shift_id, dropped_at=None).first()
    if row is None:
        raise NotFound
    desk = desk_to_plan(actor, UnitId(row.unit_id), now)
    (line,) = _lines([row])
    return line, desk.id


def desk_to_plan(actor: Actor, desk_id: UnitId, now: datetime) -> NamedUnit:
    """This will find a desk whose roster the actor plans. Raises: NotFound."""
    confidentiality.permit(actor=actor, act="keep_roster", case_id=None, now=now)
    return desk_of(actor, desk_id, now)


def who_may_be_planned(actor: Actor, desk_id: UnitId, now: datetime) -> tuple[Colleague, ...]:
    """This will list the officers of a desk and its station, those of the desk first.

    Raises: NotFound.
    """
    desk = desk_to_plan(actor, desk_id, now)
    station = organisation.colleagues(desk.station_id, now) if desk.station_id else ()
    return (*organisation.colleagues(desk.id, now), *station)


def women_on_duty(district_id: UnitId, now: datetime) -> tuple[OnDuty, ...]:
    """This will name the women on duty at the desks of a district now, those who came first.

    A plan counts once it was published, and neither for whoever was transferred nor for whoever
    is away. Whoever said without being planned that she is at the desk counts as well.
    """
    rows = RosterShift.objects.filter(
        district_id=district_id, since__lte=now, until__gt=now, dropped_at=None,
        published_at__isnull=False,
    ).order_by("since", "id")  # fmt: skip
    there = Presence.objects.filter(district_id=district_id, since__lte=now, until__gt=now)
    came = {(row.officer_id, row.unit_id) for row in there}
    planned = [Planned(row.officer_id, row.unit_id, row.since, row.until) for row in rows]
    found = dict.fromkeys(sorted(came, key=str), True)
    for one, kept in zip(planned, kept_from(planned), strict=True):
        if not kept:
            found.setdefault((one.officer_id, one.desk_id), False)
    women = command.officers({officer for officer, _desk in found})
    return tuple(
        OnDuty(OfficerId(officer), UnitId(desk), is_there)
        for (officer, desk), is_there in found.items()
        if women[officer].is_woman
    )


def desk_of(actor: Actor, desk_id: UnitId, now: datetime) -> NamedUnit:
    """This will find a desk of the actor's area. Raises: NotFound for what is no desk of it."""
    desk = unit_of_area(actor, desk_id, now)
    if desk.kind != UnitKind.DESK:
        raise NotFound
    return desk


def _desks(actor: Actor, now: datetime) -> tuple[NamedUnit, ...]:
    return tuple(unit for unit in units_of_area(actor, now) if unit.kind == UnitKind.DESK)


def _rows(desks: Iterable[UUID], monday: date) -> list[RosterShift]:
    """This will find the shifts of a week, with those of the days beside it that reach into it."""
    rows = RosterShift.objects.filter(
        unit_id__in=list(desks), on__gte=monday - DAY, on__lte=monday + WEEK
    )
    return list(rows.order_by("since", "id"))


def _lines(rows: Sequence[RosterShift]) -> list["_Line"]:
    kept = kept_from([Planned(r.officer_id, r.unit_id, r.since, r.until) for r in rows])
    names = command.officers({row.officer_id for row in rows})
    spans: dict[UUID, list[Span]] = {}
    for row in rows:
        spans.setdefault(row.officer_id, []).append((row.since, row.until))
    short = {officer: short_rests(of_officer) for officer, of_officer in spans.items()}
    came = dict(
        Presence.objects.filter(shift_id__in=[r.id for r in rows]).values_list("shift_id", "how")
    )
    return [
        _Line(
            row.id, OfficerId(row.officer_id), names[row.officer_id].name_en,
            names[row.officer_id].name_ur, names[row.officer_id].is_woman, row.on, row.since,
            row.until, hindrance, (row.since, row.until) in short[row.officer_id],
            row.published_at is not None, row.why, came.get(row.id, ""), UnitId(row.unit_id),
        )
        for row, hindrance in zip(rows, kept, strict=True)
    ]  # fmt: skip


@dataclass(frozen=True)
class _Line(ShiftLine):
    desk_id: UnitId


def _by_desk(lines: Sequence[_Line]) -> Mapping[UUID, list[_Line]]:
    found: dict[UUID, list[_Line]] = {}
    for line in lines:
        found.setdefault(line.desk_id, []).append(line)
    return found


def _day(on: date, patterns: Collection[Pattern], lines: Sequence[ShiftLine]) -> DayPlan:
    """This will put one day together; yesterday's last turn may reach into it."""
    within, turns = day_of(on), turns_on(patterns, on)
    asked = [span_of(on, turn) for turn in turns]
    if turns:
        asked += [span_of(on - DAY, turn) for turn in turns_on(patterns, on - DAY)]
    holding = [line for line in lines if not line.kept]
    women = [line.span for line in holding if line.is_woman]
    wanted = both([within], asked) if turns else (within,)
    return DayPlan(
        on=on,
        turns=turns,
        shifts=tuple(line for line in lines if line.on == on),
        staffed=staffed(within, asked, [line.span for line in holding], women),
        gaps=without(wanted, women),
    )


def _summed(days: Iterable[DayPlan]) -> Staffed:
    each = [day.staffed for day in days]
    return Staffed(
        asked=sum(one.asked for one in each),
        anybody=sum(one.anybody for one in each),
        woman=sum(one.woman for one in each),
        woman_of_all=sum(one.woman_of_all for one in each),
        all_hours=sum(one.all_hours for one in each),
    )


def _dropped(rows: Sequence[RosterShift]) -> tuple[Dropped, ...]:
    gone = [(row, row.dropped_at) for row in rows if row.published_at and row.dropped_at]
    names = command.officers({row.officer_id for row, _at in gone}) if gone else {}
    return tuple(
        Dropped(
            names[row.officer_id].name_en, names[row.officer_id].name_ur, row.since, row.until,
            row.dropped_why, dropped_at,
        )
        for row, dropped_at in gone
    )  # fmt: skip
