"""`worker`: background work from the queue in the database."""

import sys

import django

from amaan.house.logs import log_uncaught


def run(words: list[str]) -> int:
    """This will work until somebody asks it to stop."""
    del words
    django.setup()
    sys.excepthook = log_uncaught
    from django.conf import settings

    from amaan.confidentiality import moved_clock
    from amaan.jobs import worker

    if settings.DEMO:
        moved_clock.follow()
    worker.run()
    return 0
