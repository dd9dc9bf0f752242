"""The worker: takes work from the queue until it is asked to stop.

A worker that was killed leaves work marked as being done. The next one takes it up as soon
as the dead one's heartbeat is too old, and once at its own start.
"""

import asyncio
import logging

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from amaan.cases import queries as cases
from amaan.jobs import recomputing
from amaan.jobs.actions import place_order
from amaan.kernel import clock

log = logging.getLogger("amaan.jobs")

CONCURRENCY = 2
HEARTBEAT_SECONDS = 5.0
DEAD_AFTER_SECONDS = 20.0


def run() -> None:
    """This will work until SIGTERM; what is at work then gets five seconds to end."""
    look_for_new_rules()
    queue = app.connector
    assert isinstance(queue, DjangoConnector)
    asyncio.run(_work(app.with_connector(queue.get_worker_connector())))


def look_for_new_rules() -> None:
    """This will order a recomputation at once when this version came with other rules."""
    if recomputing.is_news(cases.rules_version()):
        place_order(actor=None, kind="recompute_duties", now=clock.now())


async def _work(queue: App) -> None:
    async with queue.open_async():
        rescuer = asyncio.create_task(_rescue_for_ever(queue))
        try:
            await queue.run_worker_async(
                concurrency=CONCURRENCY,
                wait=True,
                delete_jobs="successful",
                shutdown_graceful_timeout=5,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
            )
        finally:
            rescuer.cancel()


async def _rescue_for_ever(queue: App) -> None:
    while True:
        await rescue(queue)
        await asyncio.sleep(DEAD_AFTER_SECONDS)


async def rescue(queue: App) -> int:
    """This will put work of dead workers back into the queue; says how much."""
    stalled = list(
        await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS)
    )
    for job in stalled:
        await queue.job_manager.retry_job(job)
    if stalled:
        log.info("work of a dead worker taken up", extra={"count": len(stalled)})
    return len(stalled)
