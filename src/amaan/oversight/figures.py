"""A unit's numbers of a month, each with what it is a part of. No figure is without both halves.

They come from the tallies and registers that the house keeps anyway; nothing is counted twice,
and nobody is named. Sealed cases are in none.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q

from amaan.cases import boards
from amaan.cases.boards import TallyLine
from amaan.desk.response_times import response_times
from amaan.kernel import clock
from amaan.kernel.calendars import add_months
from amaan.kernel.ids import UnitId
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor
from amaan.oversight import registrations
from amaan.oversight.models import DrawnCase, Finding, Inspection, Review, WordingRemark
from amaan.oversight.sheets import Where

# A desk that nobody visited for so long counts as not visited.
VISITED_WITHIN = timedelta(days=90)
REVIEWS = frozenset({"supervisor_review", "supervisor_review_high"})
_BELOW_A_DISTRICT = frozenset({Post.STATION_COMMANDER, Post.SUPERVISOR, Post.DISTRICT_COMMANDER})


@dataclass(frozen=True)
class Figure:
    """So many of so many; `code` says what is counted, and stands beside its definition."""

    code: str
    part: int
    of: int


@dataclass(frozen=True)
class UnitNumbers:
    """The figures of one place, or of the actor's whole area."""

    month: date
    place: Where
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class _Asked:
    """Whose numbers: an area as its commander sees it, narrowed to a place or not."""

    actor: Actor
    place: UnitId | None
    month: date
    now: datetime

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The month's first instant, and the next month's."""
        first = clock.start_of_day(self.month)
        return first, clock.start_of_day(add_months(self.month, 1))

    @property
    def rows(self) -> Q:
        """The rows of this station, or of the area, in tables that have both columns."""
        if self.place is not None:
            return Q(station=self.place)
        if self.actor.post == Post.STATION_COMMANDER:
            return Q(station=self.actor.station_id)
        return Q(district=self.actor.district_id)


def places(actor: Actor, month: date) -> tuple[Where, ...]:
    """This will list the places an actor's numbers may be narrowed to, by name.

    Stations up to a district; above it the districts that have numbers in the month.
    """
    if actor.post in _BELOW_A_DISTRICT:
        found = command.stations_of(actor)
    else:
        lines = boards.numbers(actor, month.replace(day=1))
        named = command.units({line.place for line in lines if line.place is not None})
        found = tuple(sorted(named.values(), key=lambda unit: (unit.name_en, unit.unit_id)))
    return tuple(Where(unit.unit_id, unit.name_en, unit.name_ur) for unit in found)


def unit_numbers(
    actor: Actor, month: date, now: datetime, *, place: UnitId | None = None
) -> UnitNumbers:
    """This will give the figures of a month, of the actor's area or of one place within it.

    A place that is not within the area narrows nothing.
    Units: `month` is any local date of it.
    Seen by: whoever commands, within the area; above a district what the ledger counts alone.
    """
    first = month.replace(day=1)
    where = next((one for one in places(actor, first) if one.unit_id == place), None)
    asked = _Asked(actor, where.unit_id if where else None, first, now)
    figures = [*_of_the_ledger(asked)]
    if actor.post in _BELOW_A_DISTRICT:
        figures += _of_the_registers(asked)
    return UnitNumbers(first, where or _whole(actor), tuple(figures))


def _whole(actor: Actor) -> Where:
    # Whoever commands a sub-division sees the numbers of its district, and must read so.
    area = actor.station_id if actor.post == Post.STATION_COMMANDER else actor.district_id
    unit = command.units([area or actor.unit_id])[area or actor.unit_id]
    return Where(unit.unit_id, unit.name_en, unit.name_ur)


def _of_the_ledger(asked: _Asked) -> Iterator[Figure]:
    lines = _here(boards.numbers(asked.actor, asked.month), asked)
    registering = boards.numbers(asked.actor, asked.month, rules=registrations.registering_rules())
    reviewing = boards.numbers(asked.actor, asked.month, rules=REVIEWS)
    yield _in_time("registered_in_time", _here(registering, asked))
    for duty_class in ("legal", "clinical", "standard"):
        of = [line for line in lines if line.duty_class == duty_class]
        yield _in_time(f"{duty_class}_in_time", of)
    yield _in_time("reviewed_in_time", _here(reviewing, asked))
    late = sum(line.was_late for line in lines)
    yield Figure("done_since", late - sum(line.late_now for line in lines), late)


def _here(lines: Collection[TallyLine], asked: _Asked) -> list[TallyLine]:
    return [line for line in lines if asked.place in (None, line.place)]


def _in_time(code: str, lines: Collection[TallyLine]) -> Figure:
    due = sum(line.due for line in lines)
    return Figure(code, due - sum(line.was_late for line in lines), due)


def _of_the_registers(asked: _Asked) -> Iterator[Figure]:
    for count in _REGISTERS:
        yield from count(asked)


def _desks(asked: _Asked) -> Iterator[Figure]:
    desks = [
        one
        for one in command.desks_of(asked.actor, asked.now)
        if asked.place in (None, one.station.unit_id)
    ]
    visited = set(
        Inspection.objects.filter(
            desk__in=[one.desk.unit_id for one in desks],
            visited_at__gt=asked.now - VISITED_WITHIN,
        ).values_list("desk", flat=True)
    )
    yield Figure("desks_kept", sum(one.officers > 0 for one in desks), len(desks))
    yield Figure("desks_with_a_woman", sum(one.women > 0 for one in desks), len(desks))
    yield Figure("desks_visited", len(visited), len(desks))


def _findings(asked: _Asked) -> Iterator[Figure]:
    since, until = asked.span
    # Whose day is still ahead is in neither number.
    rows = Finding.objects.filter(asked.rows, mend_by__gte=since, mend_by__lt=min(until, asked.now))
    in_time = Q(confirmed_at__lte=F("mend_by")) | Q(mended_at__lte=F("mend_by"))
    yield Figure("mended_in_time", rows.filter(in_time).count(), rows.count())


def _calls(asked: _Asked) -> Iterator[Figure]:
    lines = [
        line
        for line in response_times(asked.actor, asked.month)
        if line.station_id == asked.place and line.in_time is not None
    ]
    arrived = sum(line.to_arrival.logged for line in lines)
    yield Figure("help_in_time", sum(line.in_time or 0 for line in lines), arrived)
    yield Figure("arrival_logged", arrived, sum(line.events for line in lines))


def _refusals(asked: _Asked) -> Iterator[Figure]:
    rows = [
        row
        for row in registrations.registrations(asked.actor, asked.month).rows
        if row.refused and asked.place in (None, row.station.unit_id)
    ]
    yield Figure(
        "refused_registered", sum(row.registered_at is not None for row in rows), len(rows)
    )
    yield Figure("refused_answered", sum(bool(row.answers) for row in rows), len(rows))


def _wordings(asked: _Asked) -> Iterator[Figure]:
    since, until = asked.span
    found = WordingRemark.objects.filter(
        asked.rows, recorded_at__gte=since, recorded_at__lt=until
    ).aggregate(shown=Count("id"), anew=Count("id", filter=Q(kept_because="")))
    yield Figure("written_anew", found["anew"], found["shown"])


def _sample(asked: _Asked) -> Iterator[Figure]:
    if asked.actor.post == Post.STATION_COMMANDER:
        return
    since, until = asked.span
    rows = DrawnCase.objects.filter(asked.rows, due_at__gte=since, due_at__lt=min(until, asked.now))
    read = rows.filter(reviewed_at__lte=F("due_at"))
    yield Figure("sample_read_in_time", read.count(), rows.count())
    if asked.place is not None:
        # A review knows its district and its case, and a case is another room's.
        return
    found = Review.objects.filter(
        district=asked.actor.district_id, reviewed_at__gte=since, reviewed_at__lt=until
    ).aggregate(all=Count("id"), told=Count("id", filter=~Q(sentence="")))
    yield Figure("sentence_said", found["told"], found["all"])


_REGISTERS: tuple[Callable[[_Asked], Iterator[Figure]], ...] = (
    _refusals, _desks, _findings, _calls, _wordings, _sample,
)  # fmt: skip
