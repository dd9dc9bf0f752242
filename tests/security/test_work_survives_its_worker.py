"""Work in the queue outlives the worker that held it, and the night clears what is over."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from procrastinate import App, PsycopgConnector
from pytest_django.fixtures import Settings
from tests.security.world import World

from amaan.house.testing import TestDatabase, role
from amaan.jobs import clearing
from amaan.jobs.actions import place_order
from amaan.jobs.models import Order
from amaan.jobs.worker import DEAD_AFTER_SECONDS, rescue
from amaan.kernel import clock
from amaan.organisation.actions.sign_ins import begin_sign_in
from amaan.organisation.queries import sign_ins_of

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture
def queue(transactional_db: None, test_database: TestDatabase) -> App:
    """This will give the queue as the worker has it: a login of its own, as `jobs`."""
    return App(connector=PsycopgConnector(kwargs=dict(test_database.settings("jobs"))))


@pytest.fixture
def jobs(db: None, as_role: AsRole) -> Iterator[datetime]:
    """This will stand in the worker's shoes, at an instant."""
    with as_role("jobs"):
        yield clock.now()


def held_by_a_worker(last_seen: timedelta) -> None:
    """This will put an order on the queue, in the hands of a worker last seen a while ago."""
    place_order(actor=None, kind="clear_expired", now=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_id FROM procrastinate_register_worker_v1()")
        (worker,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - %s WHERE id = %s",
            [last_seen, worker],
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])


def rescued(queue: App) -> int:
    async def once() -> int:
        async with queue.open_async():
            return await rescue(queue)

    return asyncio.run(once())


def states() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs")
        return [status for (status,) in cursor.fetchall()]


def test_work_of_a_dead_worker_goes_back_into_the_queue(queue: App) -> None:
    held_by_a_worker(timedelta(seconds=DEAD_AFTER_SECONDS + 5))
    assert rescued(queue) == 1
    assert states() == ["todo"]


def test_work_of_a_living_worker_stays_in_its_hands(queue: App) -> None:
    held_by_a_worker(timedelta(seconds=2))
    assert rescued(queue) == 0
    assert states() == ["doing"]


def test_the_night_clears_sessions_that_ended_and_no_other(jobs: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE web")
    for n in range(3):
        Session.objects.create(
            session_key=f"ended{n}", session_data="", expire_date=jobs - timedelta(hours=n + 1)
        )
    Session.objects.create(
        session_key="living", session_data="", expire_date=jobs + timedelta(hours=1)
    )
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE jobs")
    order_id = place_order(actor=None, kind="clear_expired", now=jobs)
    clearing.clear(order_id, jobs)
    assert [s.session_key for s in Session.objects.all()] == ["living"]
    order = Order.objects.get(id=order_id)
    assert (order.state, order.done_count, order.note) == ("done", 3, "cleared")


def test_the_night_clears_sign_ins_of_long_ago_but_nobodys_last_one(
    world: World, jobs: datetime, settings: Settings
) -> None:
    settings.SIGN_INS_KEPT_FOR = timedelta(days=90)
    hers, his = world.actors["the desk officer"], world.actors["the investigator"]
    long_ago = jobs - timedelta(days=91)
    with role("web"):
        for actor, at in (
            *((hers, long_ago), (hers, jobs - timedelta(days=89)), (hers, jobs)),
            *((his, long_ago - timedelta(days=1)), (his, long_ago)),
        ):
            begin_sign_in(actor=actor, computer="c", browser="Firefox", now=at)
    order_id = place_order(actor=None, kind="clear_expired", now=jobs)
    clearing.clear(order_id, jobs)
    with role("web"):
        left = [len(sign_ins_of(actor, long_ago - timedelta(days=9))) for actor in (hers, his)]
    assert left == [2, 1]


def test_the_night_keeps_waiting_work_and_clears_what_failed_long_ago(jobs: datetime) -> None:
    waiting = place_order(actor=None, kind="clear_expired", now=jobs)
    failed = place_order(actor=None, kind="recompute_duties", now=jobs)
    _fail(failed, jobs - clearing.FAILED_WORK_IS_KEPT - timedelta(hours=1))
    clearing._finished_work(jobs)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args ->> 'order' FROM procrastinate_jobs")
        assert [UUID(order) for (order,) in cursor.fetchall()] == [waiting]


def test_the_night_forgets_old_orders_but_not_what_the_rules_were_settled_with(
    jobs: datetime,
) -> None:
    long_ago = jobs - clearing.ORDERS_ARE_KEPT - timedelta(days=1)
    for kind in ("clear_expired", "recompute_duties"):
        order = place_order(actor=None, kind=kind, now=long_ago)
        Order.objects.filter(id=order).update(state="done", finished_at=long_ago)
    clearing._old_orders(jobs)
    assert [order.kind for order in Order.objects.all()] == ["recompute_duties"]


def _fail(order: UUID, at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed' WHERE args ->> 'order' = %s",
            [str(order)],
        )
        cursor.execute(
            "UPDATE procrastinate_events SET at = %s WHERE job_id IN"
            " (SELECT id FROM procrastinate_jobs WHERE args ->> 'order' = %s)",
            [at, str(order)],
        )
