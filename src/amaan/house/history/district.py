"""Where the history takes place: fifteen stations, each with a desk, and who serves there.

The first two stations are those of the cast. Everybody else is appointed here through the
registrar's verbs, two years back, with a password nobody knows: nobody signs in as them.
Officers are found again by their service numbers, so a start that was cut off goes on.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amaan.house import demo_cast
from amaan.house.demo_cast import Person
from amaan.house.history.people import MEN, WOMEN
from amaan.house.history.script import Desk
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation import actions, queries
from amaan.organisation.posts import Post, Rank, Sex, UnitKind
from amaan.organisation.queries import Actor

# (English, Urdu) of what comes before "Practice Station".
_STATIONS = (
    ("First", "پہلا"), ("Second", "دوسرا"), ("Third", "تیسرا"), ("Fourth", "چوتھا"),
    ("Fifth", "پانچواں"), ("Sixth", "چھٹا"), ("Seventh", "ساتواں"), ("Eighth", "آٹھواں"),
    ("Ninth", "نواں"), ("Tenth", "دسواں"), ("Eleventh", "گیارھواں"), ("Twelfth", "بارھواں"),
    ("Thirteenth", "تیرھواں"), ("Fourteenth", "چودھواں"), ("Fifteenth", "پندرھواں"),
)  # fmt: skip
_CIRCLES = (("First", "پہلا"), ("Second", "دوسرا"), ("Third", "تیسرا"))
_STATIONS_IN_A_CIRCLE = 5
# At these two desks no woman is posted: the reason is written down with every complaint.
_WITHOUT_A_WOMAN = frozenset({7, 12})
# The cast's own stations see more visitors; a visitor of the demonstration looks there.
_WEIGHTS = {0: 3.0, 1: 2.0}
_OF_THE_CAST = {
    (0, "desk"): "PRACTICE-01", (0, "colleague"): "PRACTICE-02", (0, "clerk"): "PRACTICE-03",
    (0, "commander"): "PRACTICE-04", (0, "special"): "PRACTICE-05",
    (0, "supervisor"): "PRACTICE-06", (1, "desk"): "PRACTICE-08",
}  # fmt: skip
_PARTS = {
    "desk": (Post.DESK_OFFICER, Rank.SI),
    "colleague": (Post.DESK_OFFICER, Rank.ASI),
    "clerk": (Post.STATION_CLERK, Rank.HEAD_CONSTABLE),
    "commander": (Post.STATION_COMMANDER, Rank.INSPECTOR),
    "investigator": (Post.INVESTIGATOR, Rank.SI),
    "special": (Post.INVESTIGATOR, Rank.INSPECTOR),
    "supervisor": (Post.SUPERVISOR, Rank.DSP),
}


@dataclass(frozen=True)
class Place:
    """One station: who plays which part there."""

    officers: dict[str, OfficerId]
    specials: tuple[OfficerId, ...]


def desks() -> tuple[Desk, ...]:
    """This will say of each station what the script must know."""
    return tuple(
        Desk(
            weight=_WEIGHTS.get(number, 1.0),
            by_a_woman=number not in _WITHOUT_A_WOMAN,
            has_colleague=number < 3,
            clerk_number=_service_number(number, "clerk"),
        )
        for number in range(len(_STATIONS))
    )


def found(began_at: datetime, now: datetime) -> tuple[Place, ...]:
    """This will open the stations and appoint their officers, or whatever of them is missing."""
    registrar = _acting(demo_cast.registrar.service_number, now)
    circles = [_circle(registrar, number, began_at, now) for number in range(len(_CIRCLES))]
    for number in range(len(_STATIONS)):
        with transaction.atomic():
            _open(registrar, number, circles[number // _STATIONS_IN_A_CIRCLE], began_at, now)
    specials = tuple(_officer(number, "special", now) for number in range(len(_CIRCLES)))
    return tuple(_place(number, specials, now) for number in range(len(_STATIONS)))


def of_the_cast(now: datetime) -> Place:
    """This will give the first station as the cast alone fills it, before anybody else comes."""
    officers = {
        part: _acting(service_number, now).officer_id
        for (number, part), service_number in _OF_THE_CAST.items()
        if number == 0
    }
    return Place(officers, (officers["special"],))


def _place(number: int, specials: tuple[OfficerId, ...], now: datetime) -> Place:
    parts = ["desk", "clerk", "commander", "investigator"]
    if number < 3:
        parts.append("colleague")
    officers = {part: _officer(number, part, now) for part in parts}
    officers["supervisor"] = _officer(number // _STATIONS_IN_A_CIRCLE, "supervisor", now)
    return Place(officers, specials)


def _circle(registrar: Actor, number: int, began_at: datetime, now: datetime) -> UnitId:
    """This will give a sub-division with its supervisor, and the special unit's investigator."""
    with transaction.atomic():
        known = _known(_service_number(number, "supervisor"), now)
        if known is not None:
            return known.unit_id
        district = _acting("PRACTICE-07", now).unit_id
        english, urdu = _CIRCLES[number]
        circle = actions.open_unit(
            actor=registrar,
            parent_id=district,
            kind=UnitKind.CIRCLE,
            name_en=f"{english} Practice Sub-division",
            name_ur=f"{urdu} مشقی سب ڈویژن",
            now=began_at,
        )
        _appoint(registrar, number, "supervisor", circle, began_at)
        special = _acting(_OF_THE_CAST[0, "special"], now).unit_id
        _appoint(registrar, number, "special", special, began_at)
        return circle


def _open(registrar: Actor, number: int, circle: UnitId, began_at: datetime, now: datetime) -> None:
    if _known(_service_number(number, "investigator"), now) is not None:
        return
    at_the_desk = _known(_service_number(number, "desk"), now)
    if at_the_desk is None:
        station, desk = _new_station(registrar, number, circle, began_at)
    else:
        assert at_the_desk.station_id is not None
        station, desk = at_the_desk.station_id, at_the_desk.unit_id
    for part, unit in _seats(number, station, desk):
        if _known(_service_number(number, part), now) is None:
            _appoint(registrar, number, part, unit, began_at)


def _new_station(
    registrar: Actor, number: int, circle: UnitId, began_at: datetime
) -> tuple[UnitId, UnitId]:
    english, urdu = _STATIONS[number]
    station = actions.open_unit(
        actor=registrar,
        parent_id=circle,
        kind=UnitKind.STATION,
        name_en=f"{english} Practice Station",
        name_ur=f"{urdu} مشقی تھانہ",
        now=began_at,
    )
    desk = actions.open_unit(
        actor=registrar,
        parent_id=station,
        kind=UnitKind.DESK,
        name_en=f"Women's Desk, {english} Practice Station",
        name_ur=f"خواتین ڈیسک، {urdu} مشقی تھانہ",
        now=began_at,
    )
    return station, desk


def _seats(number: int, station: UnitId, desk: UnitId) -> Iterator[tuple[str, UnitId]]:
    yield "desk", desk
    if number < 3:
        yield "colleague", desk
    for part in ("clerk", "commander", "investigator"):
        yield part, station


def _appoint(registrar: Actor, number: int, part: str, unit: UnitId, began_at: datetime) -> None:
    post, rank = _PARTS[part]
    person = _somebody(number, part)
    actions.appoint_officer(
        actor=registrar,
        officer=actions.NewOfficer(
            sign_in=person.sign_in,
            service_number=person.service_number,
            name_en=person.name_en,
            name_ur=person.name_ur,
            rank=rank,
            sex=person.sex,
        ),
        password=secrets.token_urlsafe(24),
        unit_id=unit,
        post=post,
        now=began_at,
    )


def _somebody(number: int, part: str) -> Person:
    place = list(_PARTS).index(part)
    woman = part in {"colleague", "special"} or (part == "desk" and number not in _WITHOUT_A_WOMAN)
    names = WOMEN if woman else MEN
    urdu, roman = names[(number * 5 + place * 11) % len(names)]
    post, rank = _PARTS[part]
    return Person(
        sign_in=f"practice.{part}.{number + 1}",
        service_number=_service_number(number, part),
        name_en=roman,
        name_ur=urdu,
        rank=rank,
        sex=Sex.FEMALE if woman else Sex.MALE,
        post=post,
        at="",
        part_en="",
        part_ur="",
    )


def _service_number(number: int, part: str) -> str:
    return _OF_THE_CAST.get((number, part)) or f"PRACTICE-H-{part}-{number + 1:02d}"


def _known(service_number: str, now: datetime) -> Actor | None:
    officer_id = queries.officer_by_service_number(service_number, now)
    return None if officer_id is None else queries.acting_as(officer_id, now)


def _acting(service_number: str, now: datetime) -> Actor:
    known = _known(service_number, now)
    if known is None:
        raise LookupError(f"{service_number} serves nowhere; ./amaan demo --reset begins again")
    return known


def _officer(number: int, part: str, now: datetime) -> OfficerId:
    return _acting(_service_number(number, part), now).officer_id
