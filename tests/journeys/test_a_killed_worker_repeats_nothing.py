"""New rules reach every case once, although the worker is killed in the middle of it."""

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from tests.journeys.conftest import Officer
from tests.journeys.stack import Installation
from tests.journeys.test_from_first_contact_to_verdict import take_a_complaint

from amaan.house.postgres import cluster_of

pytestmark = [pytest.mark.browser, pytest.mark.stack]

WAITS_FOR_A_CASE = (
    "SELECT count(*) FROM pg_stat_activity WHERE usename = 'jobs' AND wait_event_type = 'Lock'"
)
FINISHED = "SELECT count(*) FROM jobs_order WHERE about <> 'old' AND state = 'done'"
ENTRIES = "SELECT count(*) FROM cases_factrecord WHERE kind = 'duties.recomputed' GROUP BY case_id"


def test_a_worker_killed_with_a_case_in_its_hands_repeats_nothing(
    here: Installation, officer: Officer
) -> None:
    for _ in range(2):
        take_a_complaint(officer("amna"))
    cluster = cluster_of(here.home)
    with cluster.connect("amaan") as database, cluster.connect("amaan") as somebody_else:
        cases = publish_a_new_rule(database)
        with somebody_else.transaction():
            somebody_else.execute(
                "SELECT FROM cases_case WHERE id ="
                " (SELECT id FROM cases_case ORDER BY id DESC LIMIT 1) FOR UPDATE"
            )
            kill_the_worker(here)  # the next one notices the new rules at its start
            wait_until(lambda: one(database, WAITS_FOR_A_CASE) == 1)
            kill_the_worker(here)
            assert database.execute(ENTRIES).fetchall() == []
        wait_until(lambda: one(database, FINISHED) == 1)
        assert database.execute(ENTRIES).fetchall() == [(1,)] * cases


def publish_a_new_rule(database: psycopg.Connection) -> int:
    """This will make the receipt's rule look new: no case has its duty, no order knew it."""
    database.execute("UPDATE jobs_order SET about = 'old' WHERE kind = 'recompute_duties'")
    gone = database.execute("DELETE FROM cases_dutyrecord WHERE rule = 'receipt_given'")
    return gone.rowcount


def kill_the_worker(here: Installation) -> None:
    worker = int((here.home / "pids" / "jobs").read_text(encoding="utf-8").split()[0])
    os.kill(worker, signal.SIGKILL)


def one(database: psycopg.Connection, statement: str) -> Any:
    row = database.execute(statement).fetchone()  # type: ignore[arg-type]  # our own constants
    assert row is not None
    return row[0]


def wait_until(ready: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.2)
