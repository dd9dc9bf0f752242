"""Telling the database which job is at work, so that row security shows it its rows and no more."""

from datetime import datetime

from django.db import connection

from amaan.jobs.kinds import KINDS


class NotAJob(LookupError):
    """Work was begun under a name that `kinds` does not list."""


def work_as(kind: str, now: datetime) -> None:
    """This will name the job for the rest of this transaction, in one statement.

    Without it the jobs' role sees no row of any case; a task that forgets reads nothing.
    Raises: NotAJob; RuntimeError outside a transaction.
    """
    if kind not in KINDS:
        raise NotAJob(kind)
    if not connection.in_atomic_block:
        raise RuntimeError("name the job inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('amaan.job', %s, true), set_config('amaan.now', %s, true)",
            [kind, now.isoformat()],
        )
