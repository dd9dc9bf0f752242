"""The tests' own database: they are a page until they say otherwise."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import psycopg
import pytest
from django.db import connection
from django.db.utils import ProgrammingError

AsRole = Callable[[str], AbstractContextManager[None]]


def whoami() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def test_a_test_starts_with_the_rights_of_a_page(db: None) -> None:
    assert whoami() == "web"


def test_a_test_steps_into_another_role_and_back(as_role: AsRole) -> None:
    with as_role("vault"):
        assert whoami() == "vault"
    assert whoami() == "web"


def test_a_failure_under_another_role_leaves_the_page_behind(as_role: AsRole) -> None:
    with pytest.raises(ZeroDivisionError), as_role("vault"):
        raise ZeroDivisionError
    assert whoami() == "web"


def test_a_page_cannot_read_the_marks_of_the_house(db: None) -> None:
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM house.done")


def test_a_plain_driver_logs_in_as_a_role_itself(
    db: None, connect_as: Callable[[str], psycopg.Connection]
) -> None:
    row = connect_as("jobs").execute("SELECT session_user, current_user").fetchone()
    assert row == ("jobs", "jobs")


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_committing_test_wrote_is_gone_for_the_next(
    transactional_db: None, as_role: AsRole, turn: int
) -> None:
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,), f"left behind before turn {turn}"
        cursor.execute("INSERT INTO django_session VALUES ('k', 'd', now())")
