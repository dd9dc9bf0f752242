"""`worker`: background work from the queue in the database."""

import sys

import django

from amaan.house.logs import log_uncaught


def run(words: list[str]) -> int:
    """This will work until somebody asks it to stop."""
    del words
    django.setup()
    sys.excepthook = log_uncaught
    from amaan.jobs import worker

    worker.run()
    return 0
