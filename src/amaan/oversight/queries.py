"""Questions of those who command. Each takes an actor and answers within the actor's area."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.cases import boards
from amaan.cases.boards import BoardLine, TallyLine
from amaan.confidentiality import queries as confidentiality
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation.command import PostHeld, Reach, UnitName
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.oversight.models import Alarm as AlarmRecord
from amaan.oversight.models import KeepingDuty
from amaan.oversight.sheets import (
    Alarm,
    Circumstances,
    DeskLoad,
    DutySheet,
    FailureBoard,
    FailureLine,
    Holder,
    InvestigatorLoad,
    KeepingLine,
    LateBoard,
    OwedDuty,
    PlaceLine,
    Where,
    Workload,
)

Key = tuple[datetime, UUID]
LATELY = timedelta(days=30)
_CALLED_ABOVE = (Post.SUPERVISOR, Post.DISTRICT_COMMANDER)


def late_now(
    actor: Actor,
    now: datetime,
    *,
    station: UnitId | None = None,
    duty_class: str = "",
    after: Key | None = None,
    limit: int = 50,
    part: str = "",
) -> tuple[OwedDuty, ...]:
    """This will list what is late in the actor's area, the oldest lateness first.

    `after` is the (late_at, duty_id) of the last line shown. `part` is "pressing" (law and
    medicine, late for no more than 30 days), "standards" (as lately) or "older"; without it
    everything is listed.
    Seen by: station commander, supervisor and district commander within their area; regional
    commander and inspector general see what has climbed to them; nobody else sees a line.
    """
    found = boards.late_now(
        actor, now, station=station, duty_class=duty_class, after=after, limit=limit,
        part=part, since=lately(now),
    )  # fmt: skip
    return _owed(found, now)


def late_board(
    actor: Actor,
    now: datetime,
    *,
    station: UnitId | None = None,
    duty_class: str = "",
    limit: int = 50,
) -> LateBoard:
    """This will give what a commander sees first: what turned late in the last 30 days.

    Law and medicine come before standards; what is older is a number, of which a call tonight
    helps nobody as much.
    Seen by: as `late_now`.
    """
    found = boards.leading(
        actor, now, since=lately(now), station=station, duty_class=duty_class, limit=limit
    )
    lines = _owed([*found.pressing, *found.standards], now)
    cut = len(found.pressing)
    return LateBoard(
        lines[:cut], lines[cut:], found.older, more_older=found.older >= boards.OLDER_COUNTED
    )


def lately(now: datetime) -> datetime:
    """This will give the instant since which lateness is lately: 30 days, from a midnight.

    Units: the day in Karachi.
    """
    return clock.start_of_day(clock.local_date(now) - LATELY)


def due_today(
    actor: Actor,
    now: datetime,
    *,
    station: UnitId | None = None,
    duty_class: str = "",
    after: Key | None = None,
    limit: int = 50,
) -> tuple[OwedDuty, ...]:
    """This will list what turns late before midnight, soonest first.

    Units: the day in Karachi.
    Seen by: as `late_now`, but nothing above a district: it has not climbed.
    """
    until = clock.end_of_day(clock.local_date(now))
    found = boards.due_before(
        actor, now, until=until, station=station, duty_class=duty_class, after=after, limit=limit
    )
    return _owed(found, now)


def keeping_owed(actor: Actor, now: datetime) -> tuple[KeepingLine, ...]:
    """This will list what the actor owes to the keeping of the house, and what climbed to him.

    The late first, then the soonest; a hundred at most.
    Seen by: whoever owes it, and whoever was told. No case is named.
    """
    rows = (
        KeepingDuty.objects.filter(settled_at=None)
        .select_related("place")
        .order_by("late_at", "id")[:100]
    )
    numbers = {row.about for row in rows if row.kind == "own_numbers"}
    people = command.officers(numbers) if numbers else {}
    return tuple(
        KeepingLine(
            duty_id=row.id,
            kind=row.kind,
            detail="" if row.kind == "own_numbers" else row.detail,
            about=row.about,
            place=Where(UnitId(row.place_id), row.place.name_en, row.place.name_ur),
            officer=_holder(people[row.about]) if row.about in people else None,
            late_at=row.late_at,
            is_late=row.late_at < now,
            mine=_is_mine(row, actor),
        )
        for row in rows
    )


def _is_mine(row: KeepingDuty, actor: Actor) -> bool:
    if row.kind == "own_numbers":
        return bool(row.about == actor.officer_id)
    return bool(row.owner == actor.post and row.unit_id == actor.unit_id)


def duty_sheet(actor: Actor, duty_id: UUID, now: datetime) -> DutySheet:
    """This will show one duty: what is owed, on what authority, and who was told when.

    Raises: NotFound, alike for a duty that does not exist and one that is not to be known.
    Seen by: whoever has the duty on a board. Nothing of the file but its reference.
    """
    found = boards.owed_duty(actor, duty_id, now)
    if found is None:
        raise NotFound
    alarms = list(AlarmRecord.objects.filter(duty_id=duty_id).order_by("step", "id"))
    (owed,) = _owed([found], now)
    duty = found.duty
    return DutySheet(
        duty=owed,
        authority=duty.authority,
        note=duty.note,
        window_over=duty.window_over,
        met_at=duty.met_at,
        was_late=duty.was_late,
        next_at=duty.next_at,
        alarms=_alarms(alarms),
        around=_around(found, now) if duty.late_at <= now else None,
    )


def _around(line: BoardLine, now: datetime) -> Circumstances:
    """This will say what else pressed, and who was there, when a duty turned late."""
    duty = line.duty
    at = min(duty.late_at, now)
    ((owed, cases),) = boards.owed_beside([(line.desk_id, duty.owner, at)])
    unit = line.desk_id if duty.owner == Post.DESK_OFFICER else line.station_id
    (staffed,) = command.staffed_at([(unit, duty.owner, at)])
    # The duty itself is no burden beside itself.
    mine = duty.state in {"open", "missed"} or (duty.met_at is not None and duty.met_at > at)
    women = sum(who.is_woman for who in staffed.held)
    return Circumstances(at, owed - mine, cases, len(staffed.held), women, staffed.away)


def failures(actor: Actor, month: date, *, by_place: bool = True) -> FailureBoard:
    """This will say where the actor's area fails in a month, by kind and by place.

    Without `by_place`, by kind alone: one statement less, for a page that shows no places.

    Units: `month` is any local date of it; a duty belongs to the month in which it turns late.
    Seen by: as `late_now`. By place means by station up to a district, by district above it.
    """
    month = month.replace(day=1)
    lines = boards.numbers(actor, month, by_place=by_place)
    by_failure: dict[tuple[str, str], list[TallyLine]] = {}
    of_place: dict[UnitId, list[TallyLine]] = {}
    for line in lines:
        by_failure.setdefault((line.failure, line.duty_class), []).append(line)
        if line.place is not None:
            of_place.setdefault(line.place, []).append(line)
    names = command.units(of_place) if of_place else {}
    failing = [_failure(key, found) for key, found in by_failure.items()]
    places = [_place(_where(names[unit]), found) for unit, found in of_place.items()]
    return FailureBoard(
        month=month,
        by_failure=tuple(sorted(failing, key=lambda f: (-f.missed, f.failure, f.duty_class))),
        by_place=tuple(sorted(places, key=lambda p: (-p.missed, p.unit.name_en, p.unit.unit_id))),
        missed=sum(line.was_late for line in lines),
        due=sum(line.due for line in lines),
        late_now=sum(line.late_now for line in lines),
    )


def workload(actor: Actor, now: datetime) -> Workload:
    """This will say who carries how much, most first, and how many women are posted.

    A file counts while anything is owed on it. Sealed files count for nobody here.
    Seen by: station commander, supervisor, district commander; above them it is empty.
    """
    if actor.post not in {Post.STATION_COMMANDER, *_CALLED_ABOVE}:
        return Workload((), ())
    files = {line.desk_id: line.files for line in boards.files_by_desk(actor)}
    desks = [
        DeskLoad(
            _where(staff.desk), _where(staff.station), files.get(staff.desk.unit_id, 0),
            staff.officers, staff.women,
        )
        for staff in command.desks_of(actor, now)
    ]  # fmt: skip
    loads = confidentiality.caseloads(actor, now)
    named = command.named_at([(load.officer_id, load.unit_id) for load in loads])
    carrying = [
        InvestigatorLoad(_holder(who), _where(unit), who.is_woman, load.files)
        for load in loads
        for who, unit in [named[load.officer_id, load.unit_id]]
    ]
    return Workload(
        desks=tuple(sorted(desks, key=lambda d: (-d.open_cases, d.desk.name_en, d.desk.unit_id))),
        investigators=tuple(
            sorted(carrying, key=lambda i: (-i.open_cases, i.officer.name_en, i.officer.officer_id))
        ),
    )


def stations(actor: Actor, now: datetime) -> tuple[Where, ...]:
    """This will list the stations of the actor's area by name, to choose one from.

    Seen by: any officer; which stations there are is known to everybody who serves.
    """
    del now  # closed stations stay in the list while their files are open
    return tuple(map(_where, command.stations_of(actor)))


def _owed(lines: Collection[BoardLine], now: datetime) -> tuple[OwedDuty, ...]:
    if not lines:
        return ()
    reached = command.reach(
        {line.station_id for line in lines}, {line.desk_id for line in lines}, now
    )
    return tuple(_line(line, reached) for line in lines)


def _line(line: BoardLine, reached: Reach) -> OwedDuty:
    duty = line.duty
    return OwedDuty(
        duty_id=UUID(duty.id),
        late_at=duty.late_at,
        case_id=duty.case_id,
        reference=duty.reference,
        rule=duty.rule,
        duty_class=duty.duty_class,
        stage=duty.stage,
        title_en=duty.title_en,
        title_ur=duty.title_ur,
        clock=duty.clock,
        failure=duty.failure,
        state=duty.state,
        started_at=duty.started_at,
        due_at=duty.due_at,
        at_once=duty.at_once,
        owner=duty.owner,
        held_by=_holders(line, reached),
        station=_where(reached.names[line.station_id]),
        desk=_where(reached.names[line.desk_id]),
        climbed_to=duty.climbed_to,
        obstacles=duty.obstacles,
    )


def _holders(line: BoardLine, reached: Reach) -> tuple[Holder, ...]:
    owner = line.duty.owner
    if owner in _CALLED_ABOVE:
        seat = reached.seats[line.station_id].get(Post(owner))
        at = None if seat is None else seat.unit_id
    else:
        at = line.desk_id if owner == Post.DESK_OFFICER else line.station_id
    held = reached.held.get(at, ()) if at is not None else ()
    return tuple(_holder(who) for who in held if who.post == owner)


def _alarms(rows: Collection[AlarmRecord]) -> tuple[Alarm, ...]:
    units = command.units({row.unit_id for row in rows})
    people = command.officers({row.officer_id for row in rows if row.officer_id is not None})
    return tuple(
        Alarm(
            step=row.step,
            kind=row.kind,
            to_post=row.to_post,
            unit=_where(units[row.unit_id]),
            told=None if row.officer_id is None else _holder(people[row.officer_id]),
            due_at=row.due_at,
            raised_at=row.raised_at,
        )
        for row in rows
    )


def _failure(key: tuple[str, str], lines: Collection[TallyLine]) -> FailureLine:
    failure, duty_class = key
    return FailureLine(
        failure=failure,
        duty_class=duty_class,
        missed=sum(line.was_late for line in lines),
        due=sum(line.due for line in lines),
        late_now=sum(line.late_now for line in lines),
    )


def _place(unit: Where, lines: Collection[TallyLine]) -> PlaceLine:
    total: Counter[str] = Counter()
    for line in lines:
        total.update(
            missed=line.was_late,
            due=line.due,
            late_now=line.late_now,
            contested=line.contested,
            opened=line.opened - line.fell_away,
        )
    return PlaceLine(
        unit=unit,
        missed=total["missed"],
        due=total["due"],
        late_now=total["late_now"],
        running=total["opened"] - total["due"] - total["contested"],
        contested=total["contested"],
    )


def _where(unit: UnitName) -> Where:
    return Where(unit.unit_id, unit.name_en, unit.name_ur)


def _holder(who: PostHeld) -> Holder:
    return Holder(who.officer_id, who.name_en, who.name_ur, who.rank)
