"""What the jobs' role may know: nothing, until a task has said which job it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from tests.security.world import World

from amaan.confidentiality.row_security import act_as
from amaan.jobs.context import NotAJob, work_as

AsRole = Callable[[str], AbstractContextManager[None]]
CASE_TABLES = ("cases_case", "cases_factrecord", "cases_dutyrecord")


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("table", CASE_TABLES)
def test_a_job_that_does_not_say_what_it_is_sees_no_case(
    world: World, as_role: AsRole, table: str
) -> None:
    with as_role("jobs"):
        assert count(table) == 0


def test_the_recomputing_job_sees_every_case_sealed_ones_too(world: World, as_role: AsRole) -> None:
    with as_role("jobs"):
        work_as("recompute_duties", world.now)
        assert count("cases_case") == 5


@pytest.mark.parametrize("table", CASE_TABLES)
def test_the_clearing_job_sees_no_case(world: World, as_role: AsRole, table: str) -> None:
    with as_role("jobs"):
        work_as("clear_expired", world.now)
        assert count(table) == 0


@pytest.mark.parametrize(
    "table", ["cases_party", "confidentiality_sealed", "confidentiality_grant", "desk_contact"]
)
def test_no_job_reads_parties_standing_or_what_is_sealed(
    world: World, as_role: AsRole, table: str
) -> None:
    with as_role("jobs"):
        work_as("recompute_duties", world.now)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            count(table)


def write_that_an_fir_was_registered(world: World) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        work_as("recompute_duties", world.now)
        cursor.execute(
            "INSERT INTO cases_factrecord (id, case_id, kind, happened_earliest,"
            " happened_latest, recorded_at, by_post, details, sealed) VALUES"
            " (gen_random_uuid(), %s, 'fir.registered', now(), now(), now(), 'house',"
            " '{}', '[]')",
            [world.cases["own"].case_id],
        )


def test_a_job_cannot_write_that_something_happened(world: World, as_role: AsRole) -> None:
    with as_role("jobs"), pytest.raises(ProgrammingError, match="row-level security"):
        write_that_an_fir_was_registered(world)


def test_a_page_does_not_become_a_job_by_saying_so(world: World) -> None:
    with transaction.atomic():
        act_as(world.actors["the registrar"], world.now)
        work_as("recompute_duties", world.now)
        assert count("cases_case") == 0


def test_work_under_an_unknown_name_is_refused(world: World) -> None:
    with transaction.atomic(), pytest.raises(NotAJob):
        work_as("read_everything", world.now)
