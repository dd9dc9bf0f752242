"""A table of many thousand rows: sent once, tried behind the page, and in whole or not at all."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.pages.conftest import Screens
from tests.security.world import World
from tests.training.conftest import OFFICER, AsRole, entered

from amaan.books import queries
from amaan.books.book import Book
from amaan.confidentiality.row_security import act_as
from amaan.jobs import clearing, long_tables
from amaan.jobs.models import Order
from amaan.kernel.clock import local_date
from amaan.organisation.queries import Actor
from amaan.workforce.training_people import ATTENDANCES

pytestmark = pytest.mark.django_db
HEAD = "Unit,Session,Number,Name,Profession,Sex,Days there,First day there,Completed,Marks before"


def table(world: World, rows: int, *, wrong: int = 0) -> SimpleUploadedFile:
    day = local_date(world.now)
    lines = [
        f",LHR 7/26,S-{n:06d},Trainee {n},police,woman,2,{day},yes,{40 + n % 30}"
        for n in range(rows)
    ]
    lines[:wrong] = [line.replace("woman", "queen") for line in lines[:wrong]]
    return SimpleUploadedFile("table.csv", "\n".join([HEAD, *lines]).encode())


def carried(world: World, as_role: AsRole) -> Order:
    order = Order.objects.get(kind=long_tables.KIND, state="placed")
    with as_role("jobs"):
        long_tables.carry(order.id, world.now)
    order.refresh_from_db()
    return order


def sent_at(screen_of: Screens, file: SimpleUploadedFile) -> str:
    answer = screen_of(OFFICER).post("/books/attendances/table", {"file": file, "act": "try"})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def test_a_long_table_is_tried_behind_the_page_and_comes_in_by_one_more_press(
    screen_of: Screens, world: World, as_role: AsRole
) -> None:
    entered(world)
    here = sent_at(screen_of, table(world, 2_100))
    assert "The table is being tried. Nothing is written." in screen_of(OFFICER).get(here).text
    assert carried(world, as_role).note == "ready"
    page = screen_of(OFFICER).get(here).text
    assert "2100 entries are new and ready" in page
    assert queries.count(*as_officer(world)) == 0
    assert screen_of(OFFICER).post(here, {"act": "bring_in"}).status_code == 302
    assert carried(world, as_role).note == "brought_in"
    assert "2100 entries were brought in" in screen_of(OFFICER).get(here).text
    assert queries.count(*as_officer(world)) == 2_100


def test_one_row_that_is_wrong_keeps_all_out_and_is_named(
    screen_of: Screens, world: World, as_role: AsRole
) -> None:
    entered(world)
    here = sent_at(screen_of, table(world, 2_100, wrong=3))
    assert carried(world, as_role).note == "faulty"
    page = screen_of(OFFICER).get(here).text
    assert "3 things are not right" in page
    assert "This is none of the answers: queen" in page
    assert screen_of(OFFICER).post(here, {"act": "bring_in"}).status_code == 404
    assert queries.count(*as_officer(world)) == 0


def test_a_table_is_known_to_whoever_sent_it_and_is_gone_after_a_week(
    screen_of: Screens, world: World, as_role: AsRole
) -> None:
    entered(world)
    here = sent_at(screen_of, table(world, 2_100))
    for other in ("the district commander", "the personnel officer"):
        assert screen_of(other).get(here).status_code == 404, other
    with as_role("jobs"):
        assert clearing._sent_tables(world.now + timedelta(days=6)) == 0
        assert clearing._sent_tables(world.now + timedelta(days=8)) == 1
    assert screen_of(OFFICER).get(here).status_code == 404


def as_officer(world: World) -> tuple[Actor, Book, datetime]:
    actor = world.actors[OFFICER]
    act_as(actor, world.now)
    return actor, ATTENDANCES, world.now
