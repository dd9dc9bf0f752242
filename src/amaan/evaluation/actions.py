"""Verbs of evaluation: a question is written down before desks open, asked, or given up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from amaan.confidentiality import actions as confidentiality
from amaan.desk.equipment import desks_of
from amaan.evaluation.models import WHY_ENDED, Asking, Study, StudyStation
from amaan.evaluation.outcomes import BY_CODE
from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId, new_id
from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.area import NamedUnit, units_of_area
from amaan.organisation.openings import openings
from amaan.organisation.posts import UnitKind
from amaan.organisation.queries import Actor

# Two openings and two that wait are the fewest that can be compared at all.
FEWEST = 2
MONTHS_BEFORE = 3
LONGEST_MONTHS = 96
# Of fewer answers than this a desk's score says nothing.
FEWEST_ANSWERS = 5


class BegunAlready(Refused):
    """A desk of it opens in a month that has begun."""

    sentence = said(
        "A desk opens in a month that has begun. A study is written down before: what was not "
        "promised before cannot be tested after. Choose stations that open later."
    )


class TooFewMonths(Refused):
    """There is not enough before the first desk, or after it, to compare with."""

    sentence = said(
        "Read at least three months before the first desk opens, no more than eight years in all, "
        "and end after the last desk has opened."
    )


class TooFewStations(Refused):
    """Nothing could be compared: too few open, or nobody waits."""

    sentence = said(
        "At least two stations must get a desk, and two others must wait for theirs in the "
        "meantime. Without somebody who waits nothing can be compared."
    )


class NotOverYet(Refused):
    """Whoever looks early and often finds effects that are not there."""

    sentence = said(
        "This study is not over. Its answer is asked for once its last month and the month after "
        "it are over: whoever looks early and often finds effects that are not there."
    )


class OverAlready(Refused):
    """Its months are over: it has an answer, whether anybody likes it or not."""

    sentence = said(
        "The months of this study are over: it has an answer now, whichever it is, and is not "
        "given up any more. Ask for the answer."
    )


@dataclass(frozen=True)
class Planned:
    """One station as it is planned: a desk from a month on, run by women or mixed; or it waits."""

    station_id: UUID
    start: date | None
    run_by: str = ""


@dataclass(frozen=True)
class NewStudy:
    """A question as it is to be registered; `since` and `until` are first days of months."""

    outcome: str
    design: str
    since: date
    until: date
    smallest: int
    stations: Sequence[Planned]


@transaction.atomic(savepoint=False)
def register(*, actor: Actor, study: NewStudy, now: datetime) -> UUID:
    """This will write a study down, and ask what so many stations can show; gives that asking.

    Raises: NotFound for whoever keeps none for a province, and for a station of elsewhere;
    BegunAlready, TooFewMonths, TooFewStations.
    """
    seat, places = _stations_of(actor, now)
    chosen = {one.station_id for one in study.stations}
    if not chosen <= places.keys() or len(chosen) < len(study.stations):
        raise NotFound
    if study.outcome not in BY_CODE:
        raise NotFound
    _refuse(study, now)
    row = Study.objects.create(
        unit_id=seat.id,
        province=seat.province,
        is_practice=seat.is_practice,
        outcome=study.outcome,
        design=study.design,
        since=study.since,
        begins=min(one.start for one in study.stations if one.start),
        until=study.until,
        smallest=study.smallest,
        registered_by_id=actor.officer_id,
        registered_at=now,
    )
    StudyStation.objects.bulk_create(
        StudyStation(
            study=row,
            station_id=one.station_id,
            district_id=places[one.station_id].columns["district_id"],
            start=one.start,
            run_by=one.run_by if one.start else "",
        )
        for one in study.stations
    )
    return _asked(actor, row, "power", now)


@transaction.atomic(savepoint=False)
def ask(*, actor: Actor, study_id: UUID, now: datetime) -> UUID:
    """This will ask whether its desks work, once a study is over; gives the asking.

    Raises: NotFound; NotOverYet before the month after its last is over.
    """
    study = _kept(actor, study_id, now)
    if local_date(now) < add_months(study.until, 2):
        raise NotOverYet
    return _asked(actor, study, "effect", now)


@transaction.atomic(savepoint=False)
def give_up(*, actor: Actor, study_id: UUID, why: str, now: datetime) -> None:
    """This will say that a study is not carried through, and why. It stays on the list.

    Raises: NotFound; OverAlready, so that nobody gives up what has an answer he does not like.
    """
    study = _kept(actor, study_id, now)
    if why not in WHY_ENDED[1:]:
        raise NotFound
    if local_date(now) > study.until:
        raise OverAlready
    study.ended_by_id, study.ended_at, study.ended_why = actor.officer_id, now, why
    study.save(update_fields=["ended_by", "ended_at", "ended_why"])


def stations(actor: Actor, now: datetime) -> tuple[NamedUnit, ...]:
    """This will list the stations that a study may be about, by district and name.

    Raises: NotFound for whoever keeps none for a province.
    """
    _seat, places = _stations_of(actor, now)
    return tuple(sorted(places.values(), key=lambda one: (str(one.district_id), one.name_en)))


def _refuse(study: NewStudy, now: datetime) -> None:
    starts = [one.start for one in study.stations if one.start]
    last = max(starts, default=study.since)
    waiting = sum(one.start is None or one.start > min(starts) for one in study.stations if starts)
    if len(starts) < FEWEST or waiting < FEWEST:
        raise TooFewStations
    if min(starts) <= local_date(now):
        raise BegunAlready
    enough = add_months(study.since, MONTHS_BEFORE) <= min(starts) and last <= study.until
    if not enough or add_months(study.since, LONGEST_MONTHS) <= study.until:
        raise TooFewMonths


def _stations_of(actor: Actor, now: datetime) -> tuple[NamedUnit, Mapping[UUID, NamedUnit]]:
    confidentiality.permit(actor=actor, act="keep_studies", case_id=None, now=now)
    units = units_of_area(actor, now)
    seat = next(one for one in units if one.id == actor.unit_id)
    if seat.kind != UnitKind.PROVINCE:
        raise NotFound
    return seat, {one.id: one for one in units if one.kind == UnitKind.STATION and one.district_id}


def _kept(actor: Actor, study_id: UUID, now: datetime) -> Study:
    confidentiality.permit(actor=actor, act="keep_studies", case_id=None, now=now)
    study = Study.objects.filter(id=study_id, unit_id=actor.unit_id, ended_at=None).first()
    if study is None:
        raise NotFound
    return study


def _asked(actor: Actor, study: Study, kind: str, now: datetime) -> UUID:
    places = list(study.stations.values_list("station_id", flat=True))
    known = openings(places)
    until = local_date(now) if kind == "power" else add_months(study.until, 1)
    asking = Asking(
        id=new_id(),
        study=study,
        kind=kind,
        asked_by_id=actor.officer_id,
        asked_at=now,
        opened={str(place): one.desk_on.isoformat() for place, one in known.items() if one.desk_on},
        fidelity=_fidelity(actor, places, now),
        left_out=[
            str(place)
            for place in places
            if place not in known
            or known[place].opened_on > study.since
            or (known[place].closed_on or until) < until
        ],
    )
    # What an order is about is the asking; it is written before the work can look for it.
    Asking.objects.bulk_create([asking])
    return asking.id


def _fidelity(actor: Actor, places: Collection[UUID], now: datetime) -> dict[str, float]:
    """This will give how much of what desks should have is there, by station."""
    station_of = {
        one.id: one.station_id for one in units_of_area(actor, now) if one.kind == UnitKind.DESK
    }
    scores: dict[UnitId, list[float]] = {}
    for desk in desks_of(actor, now):
        station = station_of.get(UnitId(desk.desk_id))
        if station in places and station is not None and desk.looked_at >= FEWEST_ANSWERS:
            scores.setdefault(station, []).append(desk.met / desk.looked_at)
    return {str(place): round(sum(of) / len(of), 4) for place, of in scores.items()}
