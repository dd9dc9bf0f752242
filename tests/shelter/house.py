"""A house as the tests know it: two rooms, four beds, boys to ten; its place is for nobody."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.test import Client
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.house.testing import role
from amaan.kernel.ids import new_id
from amaan.organisation.queries import Actor
from amaan.support import house_codes, houses, stays
from amaan.support.houses import HouseRule
from amaan.support.stays import Child, Received

RULE = HouseRule(
    kind="shelter", boys_up_to=10, without_order=True, wheelchair=False, inspected_every_days=61
)
# Coordinates, a plus-code and the name of a place: each is a canary.
ADDRESS = "Gali Zafran 7, Mohalla Anjeer, 30.18417, 67.00142, 8J7C52M2+QX"
PLACES = ("Zafran", "Anjeer", "30.18417", "67.00142", "8J7C52M2", "52M2+QX")
T = TypeVar("T")


@dataclass(frozen=True)
class Kept:
    """The house, and who serves in it."""

    keeper: Actor
    worker: Actor
    now: datetime


def as_one(actor: Actor, now: datetime, act: Callable[[], T]) -> T:
    """This will do an act as somebody, in a transaction of its own."""
    with transaction.atomic():
        act_as(actor, now)
        return act()


def rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """This will ask the database as its owner: what a page may not see."""
    with role("owner"), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def open_house(world: World, *, address: str = ADDRESS, beds: tuple[int, ...] = (2, 2)) -> Kept:
    """This will set the house up as its keeper does."""
    keeper, worker = world.actors["the house keeper"], world.actors["the house worker"]
    now = world.now

    def act() -> None:
        houses.set_house(actor=keeper, rule=RULE, address=address, now=now)
        for number, count in enumerate(beds, start=1):
            houses.add_room(
                actor=keeper, room_id=new_id(), name=str(number), beds=count, step_free=False,
                now=now,
            )  # fmt: skip

    as_one(keeper, now, act)
    return Kept(keeper, worker, now)


def somebody(
    name: str = "", words: str = "", girls: int = 0, boys: int = 0, **codes: str
) -> Received:
    """This will make somebody at the door, as the first line hears her."""
    told = {"came_by": "herself", "police_case": "no", "age_band": "26_35"} | codes
    first = dict.fromkeys(house_codes.FIRST, "no")
    return Received(first=first, girls=girls, boys=boys, name=name, words=words, **told)


def receive(house: Kept, received: Received | None = None, *, ago: float = 0) -> UUID:
    """This will have the worker write down that somebody came."""
    arrival_id, now = new_id(), house.now
    as_one(
        house.worker,
        now,
        lambda: stays.receive(
            actor=house.worker, arrival_id=arrival_id, received=received or somebody(),
            arrived_at=now - timedelta(hours=ago), now=now,
        ),
    )  # fmt: skip
    return arrival_id


def admit(house: Kept, *children: Child, received: Received | None = None) -> UUID:
    """This will have the worker take somebody in."""
    arrival_id = receive(house, received)
    as_one(
        house.worker,
        house.now,
        lambda: stays.admit(
            actor=house.worker, arrival_id=arrival_id, basis="herself", children=children,
            now=house.now,
        ),
    )  # fmt: skip
    return arrival_id


def posted(browser: Client, path: str, **said: str) -> Any:
    """This will fill the form of a page as it stands, and press Save."""
    page = browser.get(path)
    assert page.status_code == 200, path
    (act_id,) = re.findall(r'name="act_id" value="([^"]+)"', page.text)
    when: dict[str, str] = {}
    for name in ("happened", "visited"):
        if f'name="{name}"' in page.text:
            (day,) = re.findall(rf'name="{name}"[^>]*value="([^"]*)"', page.text) or ("",)
            (hour,) = re.findall(rf'name="{name}_time"[^>]*value="([^"]*)"', page.text) or ("",)
            when |= {name: day, f"{name}_time": hour, f"{name}_certainty": "exact"}
    return browser.post(path, {"act_id": act_id, **when, **said})
