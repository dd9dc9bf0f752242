"""The moon is seen: an officer announces the day, and what counts in working days waits for it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.registrar.conftest import in_english
from tests.security.browsing import sign_in
from tests.security.world import World

from amaan.cases import docket
from amaan.confidentiality.vault.verbs import Vault
from amaan.jobs import recomputing
from amaan.jobs.models import Order
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.law import catalogue
from amaan.organisation import holidays
from amaan.organisation.actions import holidays as acts
from amaan.organisation.queries import Actor
from amaan.protocol import rulebook

AsRole = Callable[[str], AbstractContextManager[None]]
NOTIFIED = "SO(G)/2-1/2026, 20 November 2026"


def announce(
    world: World, actor: Actor, first: date, last: date, *, reason: str = "ashura"
) -> None:
    acts.announce_holiday(
        actor=actor,
        reason=reason,
        first_on=first,
        last_on=last,
        notification=NOTIFIED,
        now=world.now,
    )


def test_a_registrar_announces_days_and_takes_them_back(world: World, browser: Client) -> None:
    first = local_date(world.now) + timedelta(days=3)
    told = {"reason": "eid_ul_fitr", "first_on": first.strftime("%d/%m/%Y"),
            "last_on": first.strftime("%d/%m/%Y"), "notification": NOTIFIED}  # fmt: skip
    assert browser.post("/registrar/holidays/", told).status_code == 302
    page = browser.get("/registrar/holidays/").content.decode()
    assert "Eid-ul-Fitr" in page
    assert NOTIFIED in page
    (row,) = holidays.announced(world.actors["the registrar"])
    assert holidays.shut_days("BA") == {first}
    assert browser.post(f"/registrar/holidays/{row.id}/back/").status_code == 302
    assert holidays.shut_days("BA") == frozenset()
    assert "taken back" in browser.get("/registrar/holidays/").content.decode()
    assert browser.post(f"/registrar/holidays/{row.id}/back/").status_code == 404
    # Each of the two acts asked for the duties to be worked out again; one order may wait.
    assert Order.objects.filter(kind="recompute_duties").count() in {1, 2}


@pytest.mark.parametrize(
    ("first", "last", "notification"),
    [(3, 2, NOTIFIED), (1, 12, NOTIFIED), (500, 500, NOTIFIED), (3, 3, "چاند نظر آیا")],
)
def test_what_cannot_be_announced_is_asked_again_with_what_was_typed(
    world: World, browser: Client, first: int, last: int, notification: str
) -> None:
    today = local_date(world.now)
    days = [(today + timedelta(days=n)).strftime("%d/%m/%Y") for n in (first, last)]
    told = {"reason": "ashura", "first_on": days[0], "last_on": days[1],
            "notification": notification}  # fmt: skip
    answer = browser.post("/registrar/holidays/", told)
    assert answer.status_code == 409
    assert days[0] in answer.content.decode()


def test_nobody_but_the_registrar_of_a_province_announces(world: World, vault: Vault) -> None:
    day = local_date(world.now)
    for part in ("the desk officer", "the district commander", "the auditor"):
        with pytest.raises(NotFound), transaction.atomic():
            announce(world, world.actors[part], day, day)
        assert in_english(sign_in(world.actors[part])).get("/registrar/holidays/").status_code in {
            403,
            404,
        }


def test_an_announced_day_is_journalled(world: World, as_role: AsRole) -> None:
    day = local_date(world.now)
    announce(world, world.actors["the registrar"], day, day)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM confidentiality_journalentry "
            " WHERE fields LIKE 'holiday.announced BA%'"
        )
        assert cursor.fetchone() == (1,)


def test_an_announced_day_is_no_working_day_of_that_province_alone(world: World) -> None:
    # A Wednesday.
    day = date(2026, 12, 2)
    announce(world, world.actors["the registrar"], day, day)
    assert not docket._calendar("BA").is_working(day)
    assert docket._calendar("PB").is_working(day)
    assert docket._calendar("BA").after(day - timedelta(days=1), 1) == day + timedelta(days=1)


def test_a_day_that_is_announced_makes_the_rules_news_until_duties_were_worked_out(
    world: World, as_role: AsRole
) -> None:
    with as_role("jobs"):
        before = docket.rules_version()
    day = local_date(world.now)
    announce(world, world.actors["the registrar"], day, day)
    with as_role("jobs"):
        after = docket.rules_version()
    assert after != before
    assert after.startswith(before)
    assert len(after) <= 64


def test_a_day_announced_touches_only_what_counts_in_working_days() -> None:
    book = rulebook.load(catalogue.default_root())
    touch = recomputing.counted_in_working_days(book)
    counting = {
        rule.id
        for rule in book.duties
        if any(entry.limit.unit == "working_days" for entry in rule.in_force)
    }
    assert counting <= touch.rules
    assert "fir_at_once" not in touch.rules
