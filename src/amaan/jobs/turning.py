"""Turning the clock: batch by batch until nothing is due, then the numbers are folded.

Each batch is one transaction. Whoever pulls the plug loses a batch that nobody saw; the next
turn finds the same duties due and raises them. Two turns at once take different duties.
"""

from datetime import datetime

from django.db import transaction

from amaan.cases import watch
from amaan.investigation import workload
from amaan.jobs.context import work_as
from amaan.meetings import deciding
from amaan.organisation import queries as organisation
from amaan.organisation.posts import Post
from amaan.oversight import actions as oversight
from amaan.oversight import keeping

KIND = "turn_the_clock"


def turn(now: datetime, *, batch: int = oversight.BATCH) -> int:
    """This will do everything the clock asks for at an instant; says how many duties it saw."""
    total = 0
    while seen := _one_batch(now, batch):
        total += seen
        if seen < batch:
            break
    while _fold(now):
        pass
    return total


@transaction.atomic
def _one_batch(now: datetime, batch: int) -> int:
    work_as(KIND, now)
    return oversight.turn_the_clock(actor=None, now=now, limit=batch)


@transaction.atomic
def _fold(now: datetime) -> int:
    work_as(KIND, now)
    return watch.fold_tallies(now=now)


@transaction.atomic
def keep_watch(now: datetime, *, thorough: bool = True) -> int:
    """This will see to what the keeping of the house owes; says how many were told."""
    work_as("keep_watch", now)
    return keeping.keep_watch(actor=None, now=now, thorough=thorough, decided=deciding.not_done())


@transaction.atomic
def weigh_investigators(now: datetime) -> None:
    """This will count anew what every investigator in post carries."""
    work_as("weigh_investigators", now)
    workload.weigh(organisation.all_holding(Post.INVESTIGATOR, now), now)


@transaction.atomic
def wrong_numbers(now: datetime) -> int:
    """This will say how many numbers disagree with the ledger; the right answer is none."""
    work_as(KIND, now)
    return watch.wrong_numbers(now=now)
