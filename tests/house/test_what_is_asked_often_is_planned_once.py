"""Prepared statements: planned once for a connection, under the same row security."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.utils import DataError
from django.test.utils import CaptureQueriesContext

from amaan.organisation import prepared

pytestmark = pytest.mark.django_db


def _plans(text: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", [text])
        return int(cursor.fetchone()[0])


def test_a_statement_asked_again_with_other_values_is_not_planned_again() -> None:
    for number in range(3):
        assert prepared.ask("SELECT %s::int + 40", [number]) == [(number + 40,)]
    assert _plans("SELECT $1::int + 40") == 1


def test_values_never_become_part_of_the_statement() -> None:
    hostile = "'); DROP TABLE cases_case; --"
    assert prepared.ask("SELECT %s::text", [hostile]) == [(hostile,)]


def test_an_instant_comes_back_as_the_instant_it_is() -> None:
    at = datetime(2026, 11, 21, 18, 30, 15, 123456, tzinfo=UTC)
    assert prepared.ask("SELECT %s::timestamptz", [at]) == [(at,)]


def test_what_counts_statements_sees_these_too() -> None:
    with CaptureQueriesContext(connection) as seen:
        prepared.ask("SELECT 1")
        prepared.carry_out("SELECT set_config('amaan.job', %s, true)", [""])
    assert len(seen) == 2


def test_an_error_is_one_of_djangos_own() -> None:
    with pytest.raises(DataError):
        prepared.ask("SELECT 1 / %s::int", [0])
