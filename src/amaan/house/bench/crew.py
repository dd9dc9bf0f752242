"""Who investigates in the bench's district, and the cases they live through."""

from datetime import datetime, timedelta

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.bench.lives import Cast, Life
from amaan.house.bench.sizes import STATIONS, SUPERVISOR, desk_officer
from amaan.house.bench.world import POSTED_FOR, Seat, actor_of
from amaan.house.demo_cast import PASSWORD
from amaan.investigation import custody_chain, exhibits_queries
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import actions
from amaan.organisation.posts import Post, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor, officer_by_service_number

SPECIAL, STATIONS_WITH, AT_A_STATION = 20, 10, 4
PROSECUTOR = "prosecutor"
LONGEST = timedelta(days=100)


def appoint(now: datetime) -> None:
    """This will post investigators and a prosecutor in the bench's first district."""
    began_at = now - POSTED_FOR
    registrar = _known("registrar", now)
    for seat in _seats(registrar, now, began_at):
        actions.appoint_officer(
            actor=registrar,
            officer=actions.NewOfficer(
                sign_in=seat.sign_in, service_number=f"BENCH-{seat.sign_in}",
                name_en=seat.sign_in.title(), name_ur="پیمائش", rank=seat.rank, sex=seat.sex,
                language="en",
            ),
            password=PASSWORD,
            unit_id=seat.unit_id,
            post=seat.post,
            now=began_at,
        )  # fmt: skip


def cast_of(desk: int, now: datetime) -> Cast:
    """This will gather who works on the cases of one desk."""
    names = [f"special{n:02d}" for n in range(SPECIAL)]
    names += [f"io{s:02d}{n}" for s in range(STATIONS_WITH) for n in range(AT_A_STATION)]
    known = [_known(name, now) for name in names]
    return Cast(
        desk=_known(desk_officer(desk), now),
        clerk=_known(f"clerk{desk:02d}", now),
        supervisor=_known(SUPERVISOR, now),
        prosecutor=_known(PROSECUTOR, now),
        investigators={one.officer_id: one for one in known},
    )


def live(first: int, count: int, now: datetime) -> tuple[int, int]:
    """This will live so many cases at the district's desks, one after the other.

    Gives how many exhibits were taken, and how many of their chains verify outside.
    """
    # Each begins a minute after the one before, so that whoever is chosen is chosen by what
    # came earlier; and early enough for the longest trial to be over by now.
    began_at = max(now - LONGEST, start_of_day(local_date(now).replace(month=1, day=1)))
    casts = [cast_of(desk, now) for desk in range(STATIONS)]
    held = whole = 0
    for number in range(first, first + count):
        cast = casts[number % STATIONS]
        life = Life(cast, number, began_at + timedelta(minutes=number), kind=number)
        life.live()
        if life.exhibits:
            with transaction.atomic():
                act_as(life.investigator, life.now)
                told = exhibits_queries.chains_as_file(life.investigator, life.exhibits, life.now)
            held += len(life.exhibits)
            whole += len(life.exhibits) if custody_chain.verify(told).whole else 0
    return held, whole


def _seats(registrar: Actor, now: datetime, began_at: datetime) -> list[Seat]:
    district = _known("commander", now).unit_id
    special = actions.open_unit(
        actor=registrar, parent_id=district, kind=UnitKind.SPECIAL_UNIT,
        name_en="Bench Special Unit", name_ur="پیمائشی دفتر", now=began_at,
    )  # fmt: skip
    seats = [Seat(PROSECUTOR, Post.PROSECUTOR, Rank.CIVILIAN, Sex.FEMALE, district)]
    seats += [_investigator(f"special{n:02d}", n, special) for n in range(SPECIAL)]
    for number in range(STATIONS_WITH):
        station = _known(f"head{number:02d}", now).unit_id
        seats += [
            _investigator(f"io{number:02d}{n}", number + n, station) for n in range(AT_A_STATION)
        ]
    return seats


def _investigator(name: str, number: int, unit: UnitId) -> Seat:
    rank = Rank.DSP if number % 5 == 0 else Rank.INSPECTOR
    sex = Sex.FEMALE if number % 2 else Sex.MALE
    return Seat(name, Post.INVESTIGATOR, rank, sex, unit)


def _known(name: str, now: datetime) -> Actor:
    found: OfficerId | None = officer_by_service_number(f"BENCH-{name}", now)
    if found is None:
        raise LookupError(f"nobody is called {name}")
    return actor_of(found, now)
