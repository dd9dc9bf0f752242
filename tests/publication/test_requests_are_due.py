"""Requests for information: due on a day that the office wrote, and opening nobody's file."""

from datetime import timedelta

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions
from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import place_name
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import Refused
from amaan.publication import queries
from amaan.publication.books import REQUESTS

pytestmark = pytest.mark.django_db
KEEPS = "the programme officer"


def enter(world: World, number: str, due: int, **told: str) -> None:
    today = local_date(world.now)
    row = {
        "unit": place_name("province"), "on": (today - timedelta(days=30)).isoformat(),
        "number": number, "asked_by": "press", "asked": "How many reports a district took",
        "due_on": (today + timedelta(days=due)).isoformat(), "due_source": "As read (practice)",
        "would_identify": "no", **told,
    }  # fmt: skip
    with transaction.atomic():
        act_as(world.actors[KEEPS], world.now)
        actions.enter(
            actor=world.actors[KEEPS], book=REQUESTS, entry_id=new_id(), told=row, now=world.now,
            source="typed",
        )  # fmt: skip


def test_what_is_past_its_day_is_late_and_stands_on_top(world: World, screen_of: Screens) -> None:
    today = local_date(world.now)
    enter(world, "A 1", 5)
    enter(world, "A 2", -1)
    enter(world, "A 3", 0)
    answered = (today - timedelta(days=2)).isoformat()
    enter(world, "A 4", -3, outcome="given", answered_on=answered)
    with transaction.atomic():
        act_as(world.actors[KEEPS], world.now)
        found = queries.requests(world.actors[KEEPS], today, world.now)
    assert [(one.number, one.standing) for one in found] == [
        ("A 2", "late"), ("A 3", "due"), ("A 1", "due"), ("A 4", "answered_late"),
    ]  # fmt: skip
    assert (
        "1 request is late."
        in screen_of("the inspector general").get("/publication/requests/").text
    )


def test_nobody_is_identified_by_an_answer(world: World) -> None:
    day = local_date(world.now).isoformat()
    for told in (
        {"outcome": "given", "answered_on": day, "escalated_on": day},
        {"outcome": "identifies", "answered_on": day, "reason": "CONF-18"},
        {"outcome": "identifies", "answered_on": day, "escalated_on": day},
    ):
        with pytest.raises(Refused):
            enter(world, "B 1", 5, would_identify="yes", **told)
    enter(
        world, "B 1", 5, would_identify="yes", outcome="identifies", answered_on=day,
        escalated_on=day, reason="CONF-18",
    )  # fmt: skip


def test_a_refusal_is_never_told_as_an_answer(world: World, screen_of: Screens) -> None:
    today = local_date(world.now)
    in_time, day = today.isoformat(), (today - timedelta(days=2)).isoformat()
    enter(world, "C 1", 5, outcome="exempt", answered_on=in_time, reason="Section 16")
    enter(world, "C 2", -3, outcome="exempt", answered_on=day, reason="Section 16")
    enter(world, "C 3", 5, outcome="not_held", answered_on=in_time, reason="Of another office")
    with transaction.atomic():
        act_as(world.actors[KEEPS], world.now)
        found = queries.requests(world.actors[KEEPS], today, world.now)
    assert {one.number: one.standing for one in found} == {
        "C 1": "refused_in_time", "C 2": "refused_late", "C 3": "answered_in_time",
    }  # fmt: skip
    told = screen_of("the inspector general").get("/publication/requests/").text
    assert told.index("Refused late") < told.index("Refused in time")
