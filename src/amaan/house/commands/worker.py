"""`worker`: background work from the queue in the database."""

import sys

import django

from amaan.house.logs import log_uncaught


def run(words: list[str]) -> int:
    """This will work until somebody asks it to stop; what it was doing is finished first."""
    del words
    django.setup()
    sys.excepthook = log_uncaught
    from procrastinate.contrib.django import app

    worker = app.with_connector(app.connector.get_worker_connector())
    worker.run_worker(
        concurrency=2, wait=True, delete_jobs="successful", shutdown_graceful_timeout=5
    )
    return 0
