"""Drawing up: what the rooms below know of a month is asked once, and becomes points.

Everything is asked in the name of whoever calls the meeting: nothing comes into it that he could
not read himself. Above a district the rooms answer with districts, and with fewer questions.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from amaan.insight import queries as insight
from amaan.insight.indicators import BY_ID
from amaan.insight.queries import Asked
from amaan.kernel.calendars import add_months
from amaan.kernel.measures import share_of
from amaan.meetings import finding
from amaan.meetings.finding import Found, Lateness, Load
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import Post, UnitKind
from amaan.organisation.queries import Actor
from amaan.oversight import queries as oversight
from amaan.oversight import training_needs
from amaan.workforce import roster_queries

# Reports of three months against those of the three before: one month of a station is too few.
SPAN = 3
# So many late duties are looked through for the oldest; of more nobody could speak in a meeting.
LOOKED_THROUGH = 500


def draw_up(actor: Actor, month: date, now: datetime) -> tuple[tuple[Found, ...], int]:
    """This will give the points of a month, and how many comparisons were made to find them."""
    changes, made = _changes(actor, month, now)
    found = [*_reports(actor, month, now), *changes, *_late(actor, month, now)]
    if actor.post == Post.DISTRICT_COMMANDER:
        found += _help(actor, month, now)
    return tuple(found), made


def spans(actor: Actor, month: date, now: datetime) -> tuple[Asked, Asked]:
    """This will say whose reports are read, and with which earlier ones they are compared."""
    until = add_months(month, 1)
    since = add_months(until, -SPAN)
    before = add_months(since, -SPAN)
    return Asked(actor, since, until, now), Asked(actor, before, since, now)


def _reports(actor: Actor, month: date, now: datetime) -> Iterator[Found]:
    """How many came to report. A number and no judgement: more can mean more trust."""
    here, before = spans(actor, month, now)
    # Of this indicator the whole is every report.
    after, earlier = (insight.figures(asked)["by_herself"].of for asked in (here, before))
    yield Found("reports", "reports", None, after, before_part=earlier)


def _changes(actor: Actor, month: date, now: datetime) -> tuple[list[Found], int]:
    here, earlier = spans(actor, month, now)
    whole, whole_before = insight.figures(here), insight.figures(earlier)
    places, places_before = insight.every_place(here), insight.every_place(earlier)
    found: list[Found] = []
    made = 0
    for code in finding.COMPARED:
        better = BY_ID[code].better
        if in_all := finding.changed_in_all(code, better, whole[code], whole_before[code]):
            found.append(in_all)
        of_places, compared = finding.changed(
            code, better, places.get(code, {}), places_before.get(code, {})
        )
        found += of_places
        made += compared
    return found, made


def _late(actor: Actor, month: date, now: datetime) -> Iterator[Found]:
    board = oversight.failures(actor, month)
    if board.due:
        whole = share_of(board.missed, board.due)
        yield Found(
            "late", "late_duties", None, board.missed, board.due, low=whole.low, high=whole.high,
            still=board.late_now,
        )  # fmt: skip
    owed = oversight.late_now(actor, now, limit=LOOKED_THROUGH)
    all_of_them = len(owed) < LOOKED_THROUGH
    climbed = Counter(line.station.unit_id for line in owed if line.climbed_to)
    oldest: dict[UUID, datetime] = {}
    for line in owed:
        oldest.setdefault(line.station.unit_id, line.late_at)
    by_station = actor.district_id is not None
    yield from finding.late(
        [
            Lateness(
                one.unit.unit_id, one.missed, one.due, one.late_now,
                climbed[one.unit.unit_id] if by_station and all_of_them else None,
                oldest.get(one.unit.unit_id),
            )
            for one in board.by_place
        ]
    )  # fmt: skip


def _help(actor: Actor, month: date, now: datetime) -> Iterator[Found]:
    load = oversight.workload(actor, now)
    desks: dict[UUID, Load] = {}
    for desk in load.desks:
        there = desks.get(desk.station.unit_id, Load(desk.station.unit_id, 0, 0))
        desks[there.place] = Load(
            there.place, there.files + desk.open_cases, there.officers + desk.officers
        )
    yield from finding.overloaded("desk_files", list(desks.values()))
    carrying: dict[UUID, Load] = {}
    stations = {
        unit.id for unit in units_of_area(actor, now) if unit.kind == UnitKind.STATION
    }  # fmt: skip
    for one in load.investigators:
        if one.unit.unit_id in stations:
            held = carrying.get(one.unit.unit_id, Load(one.unit.unit_id, 0, 0))
            carrying[held.place] = Load(held.place, held.files + one.open_cases, held.officers + 1)
    yield from finding.overloaded("investigator_files", list(carrying.values()))
    yield from _hours(actor, month, now)
    for need in training_needs.needs(actor, now):
        if need.state in training_needs.OPEN:
            yield Found(
                "help", "training_need", need.station_id, need.before.part, need.before.of,
                about=need.stream, low=need.before.low, high=need.before.high,
            )  # fmt: skip


def _hours(actor: Actor, month: date, now: datetime) -> Iterator[Found]:
    """Desks for which a woman was planned in fewer than half of the hours they say they keep."""
    monday, asked, woman = month, Counter[UUID](), Counter[UUID]()
    stations: dict[UUID, UUID | None] = {
        unit.id: unit.station_id for unit in units_of_area(actor, now)
    }
    while monday < add_months(month, 1):
        for desk in roster_queries.desks(actor, monday, now):
            at = stations.get(desk.desk_id)
            if at is not None:
                asked[at] += round(desk.staffed.asked)
                woman[at] += round(desk.staffed.woman)
        monday += timedelta(days=7)
    for station, hours in asked.items():
        if 2 * woman[station] < hours:
            yield Found("help", "hours_without_a_woman", station, hours - woman[station], hours)
