"""Orders: he leaves is asked first, it binds him alone, and whoever answers a call finds it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock
from amaan.support import orders_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def her_desk(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def at(minutes: int) -> dict[str, str]:
    instant = clock.local(clock.now() - timedelta(minutes=minutes))
    return {
        "happened": instant.strftime("%d/%m/%Y"), "happened_time": instant.strftime("%H:%M"),
        "happened_certainty": "exact", "act_id": str(uuid4()),
    }  # fmt: skip


def asked(world: World, browser: Client, case: str = "own", **more: Any) -> str:
    """This will ask a court for an order; gives its id."""
    told = {
        **at(60), "removal": "he_leaves", "kind": "interim_order", "court": "family_court",
        "conditions": ["no_contact"], "protects": ["survivor 1"], **more,
    }  # fmt: skip
    sent = browser.post(f"/care/case/{world.cases[case].case_id}/order", told)
    assert sent.status_code == 302, sent.text
    return str(told["act_id"])


def step(browser: Client, order: str, kind: str, minutes: int = 30, **more: Any) -> Any:
    return browser.post(f"/care/order/{order}/{kind}", {**at(minutes), **more})


def granted(world: World, browser: Client, case: str = "own", **more: Any) -> str:
    order = asked(world, browser, case)
    until = clock.local_date(clock.now()) + timedelta(days=10)
    told: Mapping[str, Any] = {
        "granted": "yes", "says": ["leaves_home", "no_contact", "weapons_given_up"],
        "until": f"{until:%d/%m/%Y}", "number": "112/2026", "binds_her_too": "no",
        "evidence_apart": "no", "copies": ["station"], **more,
    }  # fmt: skip
    sent = step(browser, order, "decided", minutes=50, **told)
    assert sent.status_code == 302, sent.text
    return order


def served(browser: Client, order: str) -> None:
    told = {"served_on": "himself", "server": "by_police", "demeanour": "angry",
            "weapons_asked": "yes"}  # fmt: skip
    assert step(browser, order, "served", minutes=40, **told).status_code == 302


def states(world: World) -> dict[str, str]:
    found = rows(
        "SELECT rule, state FROM cases_dutyrecord WHERE case_id = %s",
        world.cases["own"].case_id,
    )
    return {str(rule): str(state) for rule, state in found}


def kinds(world: World) -> list[str]:
    found = rows("SELECT kind FROM cases_factrecord WHERE case_id = %s", world.cases["own"].case_id)
    return [str(row[0]) for row in found]


def test_whether_he_leaves_is_asked_before_all_else(world: World, her_desk: Client) -> None:
    page = her_desk.get(f"/care/case/{world.cases['own'].case_id}/order").text
    assert page.index("Should he leave the home") < page.index("Which order is asked for?")
    unanswered = her_desk.post(
        f"/care/case/{world.cases['own'].case_id}/order",
        {**at(5), "kind": "interim_order", "court": "family_court", "protects": ["survivor 1"]},
    )
    assert unanswered.status_code == 422
    order = asked(world, her_desk, conditions=[])
    assert rows("SELECT asked_for FROM support_order WHERE id = %s", order) == [
        ('["leaves_home"]',)
    ]


def test_an_order_is_served_told_renewed_and_asked_about(world: World, her_desk: Client) -> None:
    order = granted(world, her_desk)
    owed = states(world)
    assert owed["order_served"] == "open" and owed["weapons_given_up"] == "open"
    assert owed["renewal_asked"] == "open"
    assert step(her_desk, order, "tried", failed="house_shut").status_code == 302
    served(her_desk, order)
    owed = states(world)
    assert owed["order_served"] == "met" and owed["told_of_service"] == "open"
    assert step(her_desk, order, "renewal", wants="renew").status_code == 302
    assert states(world)["renewal_asked"] == "met"
    page = her_desk.get(f"/care/order/{order}").text
    assert "She wants it longer" in page and "112/2026" in page


def test_pressing_save_twice_tries_once(world: World, her_desk: Client) -> None:
    order = granted(world, her_desk)
    told = {**at(20), "failed": "not_found"}
    for _press in range(2):
        assert her_desk.post(f"/care/order/{order}/tried", told).status_code == 302
    assert rows("SELECT tries FROM support_order WHERE id = %s", order) == [(1,)]


def test_an_order_against_both_is_not_taken_without_two_proofs(
    world: World, her_desk: Client
) -> None:
    order = asked(world, her_desk)
    both = {"granted": "yes", "says": ["no_contact"], "binds_her_too": "yes",
            "evidence_apart": "no"}  # fmt: skip
    refused = step(her_desk, order, "decided", **both)
    assert refused.status_code == 422 and "binds her as well" in refused.text
    assert rows("SELECT granted FROM support_order WHERE id = %s", order) == [(None,)]
    both["evidence_apart"] = "yes"
    assert step(her_desk, order, "decided", **both).status_code == 302


def test_a_breach_is_a_new_incident_and_her_own_contact_is_none(
    world: World, her_desk: Client
) -> None:
    order = granted(world, her_desk)
    served(her_desk, order)
    before = sorted(kinds(world))
    hers = step(her_desk, order, "breached", who="she")
    assert hers.status_code == 422 and "breaks no order" in hers.text
    assert sorted(kinds(world)) == before
    his = {"who": "he", "broke": ["no_contact"], "acts": ["threat"], "words": ""}
    assert step(her_desk, order, "breached", **his, arrest="not_arrested").status_code == 422
    assert step(her_desk, order, "breached", **his, arrest="sought_now").status_code == 302
    after = kinds(world)
    assert after.count("incident.described") == before.count("incident.described") + 1
    [(details,)] = rows("SELECT details FROM cases_factrecord WHERE kind = 'order.breached'")
    assert "sought_now" in str(details)
    assert "withdrawal.requested" not in after
    assert states(world)["risk_again"] == "open"


def test_whoever_answers_a_call_finds_an_order_and_nothing_of_the_case(
    world: World, screen_of: Screens, her_desk: Client
) -> None:
    order = granted(world, her_desk)
    [(reference, case_reference)] = rows(
        "SELECT o.reference, c.reference FROM support_order o JOIN cases_case c"
        " ON c.id = o.case_id WHERE o.id = %s", order,
    )  # fmt: skip
    clerk = screen_of("the station clerk")
    listed = clerk.get("/care/orders").text
    assert reference in listed and case_reference not in listed
    assert str(world.cases["own"].case_id) not in listed
    found = clerk.post("/care/orders", {"q": reference.lower()})
    assert found.status_code == 302
    sheet = clerk.get(found["Location"]).text
    assert "He leaves the home" in sheet and case_reference not in sheet
    assert clerk.get(f"/care/order/{order}").status_code == 404
    elsewhere = screen_of("the officer from another station")
    assert reference not in elsewhere.get("/care/orders").text
    assert elsewhere.post("/care/orders", {"q": reference}).status_code == 422


def test_the_order_of_a_sealed_case_stands_on_no_list(
    world: World, screen_of: Screens, her_desk: Client
) -> None:
    order = granted(world, her_desk, "sealed")
    [(reference,)] = rows("SELECT reference FROM support_order WHERE id = %s", order)
    assert reference not in screen_of("the station clerk").get("/care/orders").text
    assert reference in her_desk.get("/care/orders").text


def test_a_list_is_walked_page_by_page_unserved_first(world: World, her_desk: Client) -> None:
    first, second, third = (granted(world, her_desk) for _order in range(3))
    served(her_desk, first)
    actor, now = world.actors["the station commander"], clock.now()
    seen: list[str] = []
    with transaction.atomic():
        act_as(actor, now)
        after = None
        while found := orders_queries.in_force(actor, now, after=after, limit=2):
            seen += [str(line.order_id) for line in found]
            assert all(line.case_id is None for line in found)
            after = found[-1]
    assert len(seen) == 3 and set(seen) == {first, second, third}
    assert seen[-1] == first


def test_orders_go_along_with_a_file_to_another_station(world: World, her_desk: Client) -> None:
    order = granted(world, her_desk)
    elsewhere = world.cases["elsewhere"].case_id
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE standing_keeper")
        cursor.execute(
            "UPDATE cases_case c SET desk_id = o.desk_id, station_id = o.station_id"
            " FROM cases_case o WHERE o.id = %s AND c.id = %s",
            [elsewhere, world.cases["own"].case_id],
        )
        assert cursor.rowcount == 1
        cursor.execute("SET LOCAL ROLE web")
    assert rows(
        "SELECT o.station_id = c.station_id FROM support_order o JOIN cases_case c"
        " ON c.id = o.case_id WHERE o.id = %s", order,
    ) == [(True,)]  # fmt: skip
