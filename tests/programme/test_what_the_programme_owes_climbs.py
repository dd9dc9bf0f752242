"""An agreement that runs out and a decision that nobody carried out are told one post up."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions
from amaan.books.book import Book
from amaan.community import agreements, bodies
from amaan.confidentiality.row_security import act_as
from amaan.house.demo_cast import place_name
from amaan.house.testing import role
from amaan.jobs import turning
from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.oversight.models import KeepingAlarm, KeepingDuty

pytestmark = pytest.mark.django_db
KEEPER = "the programme officer"
DAY = timedelta(days=1)


def enter(world: World, book: Book, **told: str) -> UUID:
    entry = new_id()
    with transaction.atomic():
        act_as(world.actors[KEEPER], world.now)
        actions.enter(
            actor=world.actors[KEEPER], book=book, entry_id=entry, told=told, now=world.now
        )
    return entry


def an_agreement(world: World, place: str, days: int, **told: str) -> UUID:
    today = local_date(world.now)
    return enter(
        world, agreements.AGREEMENTS, unit=place_name(place), on=str(today - 300 * DAY),
        name=f"Hospital, {place}, {days}", kind="sharing", parties="Hospital", shares="by_law",
        purpose="Reports", owner="DPO", expires_on=str(today + days * DAY), **told,
    )  # fmt: skip


def watch(at: datetime) -> None:
    with role("jobs"):
        turning.keep_watch(at, thorough=False)


def told(entry: UUID) -> set[str]:
    with role("owner"):
        rows = KeepingAlarm.objects.filter(duty__about=entry)
        return set(rows.values_list("to_post", flat=True))


def test_an_agreement_that_runs_out_climbs_until_it_is_ended(
    world: World, screen_of: Screens
) -> None:
    here, above = an_agreement(world, "district", 2), an_agreement(world, "province", 2)
    far, over = an_agreement(world, "region", 90), an_agreement(world, "district", -1)
    replaced = an_agreement(world, "region", 2, ended_on=str(local_date(world.now)))
    watch(world.now)
    assert told(here) == told(above) == {"programme_officer"}, "the keeper is warned before"
    watch(world.now + 2 * DAY)
    assert "district_commander" not in told(here), "on its last day it holds"
    watch(world.now + 5 * DAY)
    assert "district_commander" in told(here)
    assert told(above) == {"programme_officer", "inspector_general"}
    assert not told(far) | told(replaced)
    page = screen_of("the district commander").get("/keeping/owed").text
    assert "An agreement runs out: renew or end it" in page
    assert "An agreement has run out: renew or end it" in page
    assert f"/books/agreements/entry/{here}" in page
    assert f"/books/agreements/entry/{over}" in page
    assert f"/books/agreements/entry/{above}" not in page
    with role("owner"):
        agreements.AGREEMENTS.model.objects.filter(id=here).update(ended_on=local_date(world.now))
    watch(world.now + 6 * DAY)
    with role("owner"):
        assert KeepingDuty.objects.get(about=here).settled_at is not None
        assert KeepingDuty.objects.get(about=above).settled_at is None


def test_a_decision_of_a_body_climbs_when_its_day_is_over(world: World) -> None:
    today = local_date(world.now)
    district = place_name("district")
    enter(
        world, bodies.BODIES, unit=district, on=str(today - 90 * DAY), name="Committee",
        kind="command", chair="DPO", members="SP", seats="5", seats_women="1", every_days="30",
    )  # fmt: skip
    waiting, carried_out = (
        enter(
            world,
            bodies.DECISIONS,
            unit=district,
            on=str(today - 10 * DAY),
            body="Committee",
            number=number,
            decision="A drill",
            owner="SDPO",
            due_on=str(today),
            done_on=done,
        )
        for number, done in (("1", ""), ("2", str(today)))
    )
    watch(world.now)
    assert "district_commander" not in told(waiting)
    watch(world.now + DAY)
    assert "district_commander" in told(waiting)
    assert not told(carried_out)
