"""The practice district made ready: units, officers, postings and their second factors.

Everything is made through the verbs a registrar uses; nothing is written into a table from
here. What needs Django is imported where it is used, because the cast is read before it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from amaan.house.demo_cast import (
    PROVINCE_EN,
    PROVINCE_UR,
    UNITS,
    Person,
    cast,
    place_name,
    registrar,
)
from amaan.kernel import clock
from amaan.kernel.ids import OfficerId, UnitId
from amaan.organisation.posts import Post, Province

if TYPE_CHECKING:
    from amaan.organisation.actions import NewOfficer
    from amaan.organisation.queries import Actor
    from amaan.web.kit.sign_in.demonstration import CastMember

__all__ = [
    "NoCode",
    "NotInTheCast",
    "NotRunning",
    "NotYet",
    "cast",
    "code",
    "door_panel",
    "prepare",
]

# The practice history begins two years before today, and its officers are posted by then.
POSTED_FOR = timedelta(days=790)


class NoCode(Exception):
    """There is no code to give; the message says why and what to do."""


class NotRunning(NoCode):
    """The demonstration is not running in this home."""


class NotInTheCast(NoCode):
    """Nobody of this name plays a part here; the message lists who does."""


class NotYet(NoCode):
    """Every code of this moment is used; `seconds` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"The codes of this moment are used; the next one opens in {seconds} s")


def prepare(report: Callable[[str], None]) -> None:
    """This will make the practice district and its cast, or whatever of them is missing."""
    from django.db import transaction

    from amaan.house.demo_desks import prepare_the_desks
    from amaan.house.demo_forums import prepare_the_forums
    from amaan.house.demo_house import prepare_the_house
    from amaan.house.demo_meetings import prepare_the_meetings
    from amaan.house.demo_people import prepare_the_people
    from amaan.house.demo_programme import prepare_the_programme
    from amaan.house.demo_public import prepare_the_public
    from amaan.house.demo_rosters import prepare_the_rosters
    from amaan.house.demo_services import prepare_the_services
    from amaan.house.demo_training import prepare_what_is_taught
    from amaan.house.history.telling import tell_the_first_page

    began_at = clock.now() - POSTED_FOR
    before = sum(_known(person) is not None for person in cast)
    with transaction.atomic():
        appoint_everybody(began_at)
    report(f"{len(cast) - before} officers appointed in the {UNITS['district'].name_en}")
    enrolled = _enrol_everybody()
    report(f"{enrolled} second factors enrolled in the vault")
    report(f"{prepare_the_house(clock.now())} beds made in the {place_name('house')}")
    report(f"{prepare_the_services(clock.now())} services in the directory")
    report(f"{prepare_the_desks(clock.now())} looks at the practice desk, and what it did")
    report(f"{prepare_the_forums(clock.now())} forums, with what one of them did")
    report(f"{prepare_the_public(clock.now())} policing forums, and what the press asked")
    report(f"{prepare_the_programme(clock.now())} results of two programmes, as they were told")
    report(f"{prepare_the_rosters(clock.now())} desks with a roster")
    report(f"{prepare_the_people(clock.now())} counts of who serves, and a survey")
    report(f"{prepare_what_is_taught(clock.now())} sessions of training, with who came")
    report(f"{prepare_the_meetings(clock.now())} crime meetings, two of them past")
    report(f"{tell_the_first_page(clock.now())} visits written down at {place_name('first desk')}")


def code(name: str) -> str:
    """This will give the code that one of the cast would type now.

    Raises: NotInTheCast; NotRunning; NotYet.
    """
    from django.db import OperationalError

    from amaan.confidentiality.vault import client

    person = _person(name)
    try:
        return client.demo_code(_officer_id(person))
    except client.NoCodeYet as refusal:
        raise NotYet(int(refusal.values["seconds"])) from None
    except (client.VaultUnavailable, OperationalError):
        raise NotRunning("No demonstration runs here. Start ./amaan demo, then ask again") from None


def door_panel() -> "Sequence[CastMember]":
    """This will give the cast as the sign-in page shows it, in the reader's language."""
    from django.utils.translation import get_language

    from amaan.web.kit.sign_in.demonstration import CastMember

    own_script = (get_language() or "en") != "en"
    return [
        CastMember(
            officer_id=_officer_id(person),
            sign_in=person.sign_in,
            password=person.password,
            name=person.name_ur if own_script else person.name_en,
            post=str(person.post.label),
            unit=place_name(person.at, own_script=own_script),
            part=person.part_ur if own_script else person.part_en,
        )
        for person in cast
    ]


def _person(name: str) -> Person:
    found = next((p for p in cast if p.sign_in == name.strip().lower()), None)
    if found is None:
        raise NotInTheCast(f"Nobody is called {name!r}. The cast: {', '.join(_names())}")
    return found


def _names() -> list[str]:
    return [p.sign_in for p in cast]


def _officer_id(person: Person) -> OfficerId:
    found = _known(person)
    if found is None:
        raise NotInTheCast(f"{person.sign_in} is not appointed yet; start ./amaan demo first")
    return found


def _known(person: Person) -> OfficerId | None:
    from amaan.organisation.queries import officer_by_service_number

    return officer_by_service_number(person.service_number, clock.now())


def appoint_everybody(began_at: datetime) -> None:
    """This will open the practice district and appoint its cast, or whoever of it is missing."""
    from amaan.organisation import actions

    actor = _registrar(began_at)
    places = _units(actor, began_at)
    for person in cast:
        if _known(person) is None:
            actions.appoint_officer(
                actor=actor,
                officer=_new(person),
                password=person.password,
                unit_id=places[person.at],
                post=person.post,
                now=began_at,
            )


def _registrar(began_at: datetime) -> "Actor":
    from amaan.organisation import actions
    from amaan.organisation.queries import acting_as

    known = _known(registrar)
    if known is None:
        _unit, known = actions.found_the_service(
            province=Province.BALOCHISTAN,
            name_en=PROVINCE_EN,
            name_ur=PROVINCE_UR,
            registrar=_new(registrar),
            password=registrar.password,
            now=began_at,
            is_practice=True,
        )
    actor = acting_as(known, clock.now())
    if actor is None:
        raise NotInTheCast("the practice registrar holds no post any more; use demo --reset")
    return actor


def _units(actor: "Actor", began_at: datetime) -> dict[str, UnitId]:
    from amaan.organisation import actions

    places = {"province": actor.unit_id, **_units_known_by_who_sits_there()}
    for key, unit in UNITS.items():
        if key not in places:
            places[key] = actions.open_unit(
                actor=actor,
                parent_id=places[unit.within],
                kind=unit.kind,
                name_en=unit.name_en,
                name_ur=unit.name_ur,
                now=began_at,
            )
    return places


def _units_known_by_who_sits_there() -> dict[str, UnitId]:
    from amaan.organisation.queries import acting_as

    places: dict[str, UnitId] = {}
    for person in cast:
        known = _known(person)
        actor = acting_as(known, clock.now()) if known else None
        if actor is None:
            continue
        places[person.at] = actor.unit_id
        if actor.station_id and person.post is Post.DESK_OFFICER:
            places[UNITS[person.at].within] = actor.station_id
    return places


def _enrol_everybody() -> int:
    from amaan.confidentiality.vault import client

    new = [i for i in map(_officer_id, cast) if not client.has_second_factor(i)]
    for officer_id in new:
        client.demo_enrol(officer_id)
    return len(new)


def _new(person: Person) -> "NewOfficer":
    from amaan.organisation.actions import NewOfficer

    return NewOfficer(
        sign_in=person.sign_in,
        service_number=person.service_number,
        name_en=person.name_en,
        name_ur=person.name_ur,
        rank=person.rank,
        sex=person.sex,
        language=person.language,
    )
