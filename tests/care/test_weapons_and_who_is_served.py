"""Weapons until they are kept, powers with results they can have, children somebody looks after."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.kernel import clock

pytestmark = pytest.mark.django_db
NAME = "Zarmeena of the back lane"


@pytest.fixture
def her_desk(screen_of: Screens) -> Client:
    return screen_of("the desk officer")


def press(world: World, browser: Client, kind: str, minutes: int = 30, **told: Any) -> Any:
    instant = clock.local(clock.now() - timedelta(minutes=minutes))
    sent = {
        "act_id": str(uuid4()), "happened": instant.strftime("%d/%m/%Y"),
        "happened_time": instant.strftime("%H:%M"), "happened_certainty": "exact", **told,
    }  # fmt: skip
    return browser.post(f"/care/case/{world.cases['own'].case_id}/safety/{kind}", sent)


def rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("SET LOCAL ROLE web")
    return found


def test_a_weapon_is_in_reach_until_somebody_keeps_it(world: World, her_desk: Client) -> None:
    told = {"weapon": "pistol", "licence": "unlicensed", "whereabouts": "in_the_home"}
    assert press(world, her_desk, "weapon", **told).status_code == 302
    page = f"/care/case/{world.cases['own'].case_id}/safety"
    assert "In the home" in her_desk.get(page).text
    [(declared,)] = rows("SELECT id FROM cases_factrecord WHERE kind = 'weapon.declared'")
    kept = {"declared": str(declared), "keeper": "station_store"}
    assert press(world, her_desk, "given_up", minutes=10, **kept).status_code == 302
    assert "The store of the station" in her_desk.get(page).text
    again = press(world, her_desk, "given_up", minutes=5, **kept)
    assert again.status_code == 422


def test_a_power_has_only_results_that_it_can_have(world: World, her_desk: Client) -> None:
    wrong = press(world, her_desk, "prevention", power="peace_bond", result="before_magistrate")
    assert wrong.status_code == 422 and "cannot come of that power" in wrong.text
    asked = her_desk.get(f"/care/case/{world.cases['own'].case_id}/safety/prevention").text
    assert "not yet confirmed in the text of the law" in asked
    right = press(world, her_desk, "prevention", power="held_to_prevent",
                  result="before_magistrate")  # fmt: skip
    assert right.status_code == 302


def test_a_child_with_nobody_is_owed_somebody_and_no_name_stands_open(
    world: World, her_desk: Client
) -> None:
    child = {"person": "new child", "needs": ["safe_place"], "name": NAME}
    unsaid = press(world, her_desk, "person", **child)
    assert unsaid.status_code == 422 and "who looks after the child" in unsaid.text
    assert press(world, her_desk, "person", **child, looked_after="by_nobody").status_code == 302
    state = "SELECT state FROM cases_dutyrecord WHERE rule = 'child_with_nobody'"
    assert rows(state) == [("open",)]
    for table in ("support_personserved", "cases_factrecord"):
        assert NAME not in str(rows(f"SELECT row_to_json(t)::text FROM {table} t"))
    [(person,)] = rows("SELECT id FROM support_personserved")
    found = {"person": str(person), "needs": ["school_place"], "looked_after": "by_her_kin"}
    assert press(world, her_desk, "person", **found).status_code == 302
    assert rows(state) == [("met",)]
    assert rows("SELECT count(*) FROM support_personserved") == [(1,)]
