"""The bench's own district: fifteen stations with a desk each, and their officers.

Everything is made through the registrar's verbs. Larger sets repeat this district, so a
desk always keeps as many files as a busy desk does, and a larger country has more desks.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from amaan.house.bench.sizes import COMMANDER, STATIONS, SUPERVISOR, desk_officer
from amaan.house.demo_cast import PASSWORD
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import actions
from amaan.organisation.posts import Post, Province, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number

POSTED_FOR = timedelta(days=800)


@dataclass(frozen=True)
class Seat:
    """A post at a unit, and who signs in for it."""

    sign_in: str
    post: Post
    rank: Rank
    sex: Sex
    unit_id: UnitId


def found(now: datetime) -> None:
    """This will make the district and appoint its officers."""
    began_at = now - POSTED_FOR
    nation, registrar_id = actions.found_the_service(
        province=Province.BALOCHISTAN,
        name_en="Bench province",
        name_ur="پیمائشی صوبہ",
        registrar=_new("registrar", Rank.CIVILIAN, Sex.FEMALE),
        password=PASSWORD,
        now=began_at,
    )
    registrar = actor_of(registrar_id, now)
    for seat in _seats(registrar, nation, began_at):
        actions.appoint_officer(
            actor=registrar,
            officer=_new(seat.sign_in, seat.rank, seat.sex),
            password=PASSWORD,
            unit_id=seat.unit_id,
            post=seat.post,
            now=began_at,
        )


def desk_officers(now: datetime) -> list[OfficerId]:
    """This will give the desk officers in the order of their stations."""
    known = [
        officer_by_service_number(f"BENCH-{desk_officer(number)}", now)
        for number in range(STATIONS)
    ]
    return [officer for officer in known if officer is not None]


def actor_of(officer_id: OfficerId, at: datetime) -> Actor:
    """This will give an officer as he acts at an instant.

    Raises: LookupError when he holds no post then.
    """
    actor = acting_as(officer_id, at)
    if actor is None:
        raise LookupError(f"officer {officer_id} holds no post at {at}")
    return actor


def _seats(registrar: Actor, province: UnitId, at: datetime) -> list[Seat]:
    district = _open(registrar, province, UnitKind.DISTRICT, "Bench District", at)
    circle = _open(registrar, district, UnitKind.CIRCLE, "Bench Sub-division", at)
    seats = [
        Seat(COMMANDER, Post.DISTRICT_COMMANDER, Rank.SSP, Sex.FEMALE, district),
        Seat(SUPERVISOR, Post.SUPERVISOR, Rank.DSP, Sex.MALE, circle),
    ]
    for number in range(STATIONS):
        station = _open(registrar, circle, UnitKind.STATION, f"Bench Station {number}", at)
        desk = _open(registrar, station, UnitKind.DESK, f"Bench Desk {number}", at)
        seats += [
            Seat(desk_officer(number), Post.DESK_OFFICER, Rank.SI, Sex.FEMALE, desk),
            Seat(f"clerk{number:02d}", Post.STATION_CLERK, Rank.ASI, Sex.MALE, station),
            Seat(f"head{number:02d}", Post.STATION_COMMANDER, Rank.INSPECTOR, Sex.MALE, station),
        ]
    return seats


def _open(actor: Actor, parent: UnitId, kind: UnitKind, name: str, at: datetime) -> UnitId:
    return actions.open_unit(
        actor=actor, parent_id=parent, kind=kind, name_en=name, name_ur="پیمائشی دفتر", now=at
    )


def _new(sign_in: str, rank: Rank, sex: Sex) -> actions.NewOfficer:
    return actions.NewOfficer(
        sign_in=sign_in,
        service_number=f"BENCH-{sign_in}",
        name_en=sign_in.title(),
        name_ur="پیمائش",
        rank=rank,
        sex=sex,
        language="en",
    )
