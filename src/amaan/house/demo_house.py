"""The invented house of the demonstration: its beds, one who stays with her child, one at the door.

Nobody in it lived. Its address is a lane that is nowhere.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import cast
from amaan.kernel.ids import new_id
from amaan.organisation.posts import Post
from amaan.organisation.queries import Actor, acting_as, officer_by_service_number
from amaan.support import house_codes, house_log, houses, stays
from amaan.support.house_log import Entry
from amaan.support.houses import HouseRule
from amaan.support.stays import Child, Received

ROOMS = (("1", 3), ("2", 2), ("3", 2))
ADDRESS = "Kucha Khayal 0, Mohalla Afsana (practice)"
STAYED_FOR = timedelta(days=12)


def prepare_the_house(now: datetime) -> int:
    """This will set the house up and put two invented women into it, once; gives its beds."""
    keeper, worker = (_of(post, now) for post in (Post.HOUSE_KEEPER, Post.HOUSE_WORKER))
    if keeper is None or worker is None:
        return 0
    with transaction.atomic():
        act_as(keeper, now)
        if houses.house_sheet(keeper, now) is None:
            _set_up(keeper, now)
    with transaction.atomic():
        act_as(worker, now)
        beds = houses.occupancy(worker, now)
        if not beds.taken:
            _take_in(worker, now - STAYED_FOR)
            _receive(worker, new_id(), now - timedelta(minutes=20), "hospital", hurt="yes")
    return beds.beds


def _set_up(keeper: Actor, now: datetime) -> None:
    rule = HouseRule(
        kind="shelter", boys_up_to=12, without_order=True, wheelchair=True,
        inspected_every_days=61,
    )  # fmt: skip
    houses.set_house(actor=keeper, rule=rule, address=ADDRESS, now=now)
    for name, beds in ROOMS:
        houses.add_room(
            actor=keeper, room_id=new_id(), name=name, beds=beds, step_free=name == "1", now=now
        )


def _take_in(worker: Actor, at: datetime) -> None:
    stay_id, night = new_id(), Entry(sort="log", what="all_in")
    _receive(worker, stay_id, at, "herself", girls=1)
    stays.admit(
        actor=worker, arrival_id=stay_id, basis="herself", children=(Child("female", 5),), now=at
    )
    house_log.write_entry(
        actor=worker, entry_id=new_id(), stay_id=stay_id, entry=night, happened_at=at, now=at
    )


def _receive(
    worker: Actor, arrival_id: UUID, at: datetime, came_by: str, *, girls: int = 0, hurt: str = "no"
) -> None:
    first = dict.fromkeys(house_codes.FIRST, "no") | {"hurt": hurt}
    received = Received(
        came_by=came_by, police_case="unknown", age_band="26_35", first=first, girls=girls, boys=0,
        name="", words="",
    )  # fmt: skip
    stays.receive(actor=worker, arrival_id=arrival_id, received=received, arrived_at=at, now=at)


def _of(post: Post, now: datetime) -> Actor | None:
    person = next(p for p in cast if p.post == post)
    known = officer_by_service_number(person.service_number, now)
    return None if known is None else acting_as(known, now)
