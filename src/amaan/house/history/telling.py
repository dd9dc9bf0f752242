"""The history told behind the running site: one story after another, quietly, exactly once.

What was told is known by one number, kept in the same transaction as the story: a process
that was killed goes on with the next one. The order in the database is the truth. The band on
the pages reads a small file beside it, so that no page pays a statement for it.
"""

import logging
import os
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from amaan.house.history import district, first_page, parameters
from amaan.house.history.district import Place
from amaan.house.history.performing import NotInPost, perform, was_told
from amaan.house.history.script import DAYS_IN_A_MONTH, Script
from amaan.house.places import write_private
from amaan.jobs import orders
from amaan.jobs.actions import place_order
from amaan.jobs.orders import Work
from amaan.kernel import clock
from amaan.kernel.clock import local_date, start_of_day
from amaan.kernel.refusals import Refused
from amaan.organisation.posts import Province

log = logging.getLogger("amaan.history")

KIND = "make_practice_history"
SEED = "amaan"
PROGRESS = "history.progress"
DONE = "history.done"
# Of each second the history works for half, on one processor, and leaves the rest to whoever
# is at the desk.
_REST = 1.0
# After so many stories the figures are counted: whoever tries the house out waits for no night.
COUNTED_EVERY = 250
# Officers are posted a month before the first visit.
_BEFORE = timedelta(days=31)


class ToldTwice(RuntimeError):
    """Somebody else told this story meanwhile; what was done here is rolled back."""


class AnotherScript(RuntimeError):
    """The history was begun by another version, whose script nobody has any more."""


def begin(now: datetime, *, size: int, seed: str = SEED) -> tuple[Work, Script]:
    """This will find the history where it stands, or order it: one for each installation.

    Raises: AnotherScript when an unfinished one was begun with another script.
    """
    work = orders.latest(KIND)
    if work is None:
        script = script_of(now, size=size, seed=seed)
        place_order(actor=None, kind=KIND, now=now, about=script.digest, total=script.size)
        work = orders.latest(KIND)
        assert work is not None
    script = script_of(work.placed_at, size=work.total, seed=seed)
    if work.state in {"placed", "running"} and work.about != script.digest:
        orders.give_up(work.order_id, "another_script", now)
        raise AnotherScript(work.about)
    return work, script


def script_of(placed_at: datetime, *, size: int, seed: str = SEED) -> Script:
    """This will give the script whose last day is the day before the order was placed."""
    return Script(
        seed=seed,
        figures=parameters.load(),
        province=Province.BALOCHISTAN,
        desks=district.desks(),
        until=start_of_day(local_date(placed_at)),
        size=size,
    )


def began_at(script: Script) -> datetime:
    """This will give the instant from which everybody in the history is in post."""
    days = script.figures.number("months") * DAYS_IN_A_MONTH
    return script.until - timedelta(days=days) - _BEFORE


def tell_the_first_page(now: datetime) -> int:
    """This will tell the hand-written stories at the cast's desk, once; says how many it told."""
    place = district.of_the_cast(now)
    stories = first_page.stories(now, Province.BALOCHISTAN)
    new = [story for story in stories if not was_told(story, place, now)]
    for story in new:
        perform(story, place, now)
    return len(new)


def tell(work: Work, script: Script, places: Sequence[Place], note: Callable[[int], None]) -> None:
    """This will tell every story that is not told yet, resting between them."""
    numbers = script.newest_first()
    for done, number in enumerate(numbers[work.done_count :], start=work.done_count + 1):
        busy = time.monotonic()
        tell_one(work, script, places, number=number, done=done)
        note(done)
        if done % COUNTED_EVERY == 0 or done == work.total:
            with transaction.atomic():
                place_order(actor=None, kind="count_figures", now=clock.now())
        time.sleep((time.monotonic() - busy) * _REST)


def tell_one(
    work: Work, script: Script, places: Sequence[Place], *, number: int, done: int
) -> None:
    """This will tell one story and count it, in one transaction.

    A story that can no longer be told (a registrar ended a posting of two years ago, a verb
    now refuses what it allowed) is counted and left out: one gap must not stop the rest.
    Raises: ToldTwice.
    """
    story = script.story(number)
    try:
        with transaction.atomic():
            _do_not_wait_for_the_disk()
            perform(story, places[story.station], script.until)
            _count(work, done, script.until)
    except (Refused, NotInPost) as reason:
        log.warning("story left out", extra={"count": number, "code": type(reason).__name__})
        with transaction.atomic():
            _count(work, done, script.until)


def keep_progress(home: Path, work: Work) -> Callable[[int], None]:
    """This will write for the band how far the history is, at most once in a second."""
    last = 0.0

    def note(done: int) -> None:
        nonlocal last
        if done == work.total:
            (home / PROGRESS).unlink(missing_ok=True)
        elif time.monotonic() - last >= 1:
            last = time.monotonic()
            write_private(home / PROGRESS, f"{done} {work.total}\n")

    note(work.done_count)
    return note


def be_quiet() -> None:
    """This will let every other process of the machine go first."""
    os.nice(15)


def _count(work: Work, done: int, now: datetime) -> None:
    if not orders.step(work.order_id, done, now):
        raise ToldTwice(done)


def _do_not_wait_for_the_disk() -> None:
    # The last stories may be lost with the power, together with their count. Nobody's
    # complaint waits behind ours for the disk.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
