"""Time passes while a story is told: the clock turns along, as the worker would have turned it.

A story belongs to nobody else before it is whole, so nobody else can turn the clock over it:
its warnings would all carry the day on which the history was made. So whoever tells it steps
over into the jobs' role between two deeds, with that role's rights and no others, and back.

Stories that were told before, and whatever visitors do, lie ahead of the time that is told
here: nothing of theirs is due yet, so each story moves its own duties and no others.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from amaan.cases import watch
from amaan.jobs.context import work_as
from amaan.oversight import actions as oversight

# The worker turns once a minute. Here once an hour in which something is due is enough: nobody
# in a story can tell, and two years hold a million minutes.
_HOUR = timedelta(hours=1)
_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


@transaction.atomic
def pass_time(until: datetime) -> int:
    """This will turn the clock up to an instant wherever something is due; says how often."""
    turned = 0
    _step_over("jobs")
    work_as("turn_the_clock", until)
    at = _LONG_AGO
    # Never back behind the last turn: a duty that somebody else holds is left to the worker.
    while (due := watch.next_look(since=at, now=until)) is not None:
        at = min(_hour_after(due), until)
        oversight.turn_the_clock(actor=None, now=at)
        turned += 1
    _step_over("web")
    return turned


def _hour_after(due: datetime) -> datetime:
    return due.replace(minute=0, second=0, microsecond=0) + _HOUR


def _step_over(role: str) -> None:
    # Both are roles this process may be (`database.make_storyteller`), for this transaction.
    with connection.cursor() as cursor:
        if role == "jobs":
            cursor.execute("SET LOCAL ROLE jobs")
        else:
            cursor.execute("SET LOCAL ROLE web")
