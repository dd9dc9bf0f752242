"""A question that is planned once is still answered to each officer by herself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import DataError, connection, transaction
from django.test import Client
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.kernel import clock
from amaan.organisation.prepared import ask
from amaan.web.kit.sessions import SessionStore

AsRole = Callable[[str], AbstractContextManager[None]]
KNOWN = "SELECT id FROM cases_case WHERE reference <> %s ORDER BY id"


def known_to(world: World, who: str) -> list[object]:
    with transaction.atomic():
        act_as(world.actors[who], world.now)
        return [row[0] for row in ask(KNOWN, ["nobody's"])]


def test_one_plan_shows_each_officer_what_he_may_know_of(world: World) -> None:
    first = known_to(world, "the desk officer")
    other = known_to(world, "the officer from another station")
    assert first
    assert other
    assert not set(first) & set(other)
    assert known_to(world, "the custodian") == []
    assert known_to(world, "the desk officer") == first
    (plans,) = ask(
        "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%reference <> $1%"]
    )
    assert plans[0] == 1


def test_outside_a_transaction_that_says_who_acts_there_is_nothing(world: World) -> None:
    assert known_to(world, "the desk officer")
    # The test's own transaction still says who acted last.
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('amaan.officer', '', true)")
    assert ask(KNOWN, ["nobody's"]) == []


@pytest.mark.django_db
def test_a_wrong_value_is_an_error_that_django_knows() -> None:
    with pytest.raises(DataError), transaction.atomic():
        ask("SELECT %s::int / 0", [1])


@pytest.mark.django_db
def test_a_session_is_found_by_its_own_key_alone_and_until_it_ends(as_role: AsRole) -> None:
    kept = SessionStore()
    kept["who"] = "somebody"
    kept.save()
    assert SessionStore(kept.session_key).get("who") == "somebody"
    assert SessionStore("0" * 32).get("who") is None
    with as_role("owner"), connection.cursor() as cursor:
        ended = clock.now() - timedelta(seconds=1)
        cursor.execute("UPDATE django_session SET expire_date = %s", [ended])
    late = SessionStore(kept.session_key)
    assert late.get("who") is None
    assert late.session_key is None


@pytest.mark.django_db
def test_a_made_up_session_signs_nobody_in(client: Client) -> None:
    client.cookies["session"] = "a'; DROP TABLE django_session; --"
    assert client.get("/desk/cases").status_code == 302
