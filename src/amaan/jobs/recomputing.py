"""Working the duties of cases out again: read by the hundred, settled where they change.

Files that a change can touch are named in the order of their keys and handed out in stretches.
A stretch is read without a lock and weighed; only those of its files that would change are
settled, under their locks, some at a time. Of a change that is known to come from a few rules
only their duties are read. Many files are handed to processes beside us, as many as there are
cores; the order's mark moves behind a stretch when it is whole. Whoever pulls the plug loses
what was under way and nothing else: the next run begins behind the mark, and a file that was
settled already no longer differs, so it is neither written nor counted again.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from amaan.cases import again
from amaan.cases import queries as files
from amaan.cases.weighing import files_to_weigh, how_many_to_weigh, next_to_weigh
from amaan.jobs.context import work_as
from amaan.jobs.lanes import LANES, lanes
from amaan.jobs.models import Order
from amaan.jobs.orders import held
from amaan.kernel.ids import CaseId
from amaan.law import catalogue
from amaan.organisation import holidays
from amaan.organisation import queries as organisation
from amaan.protocol import rulebook, weighing
from amaan.protocol.touching import EVERYTHING, Touch, counted_in_working_days, touched_by

KIND = "recompute_duties"
BATCH = 500
# How many files that change are held by one transaction: an officer may wait for one of them.
HELD_AT_ONCE = 100
# So many of a stretch are weighed first: where nearly all change, weighing the rest saves nothing.
TRIED, NEARLY_ALL = 50, 0.8
# Below so many files processes of their own cost more than they save.
WORTH_A_PROCESS = 3_000

Handing = Callable[[Sequence[CaseId]], "Future[None]"]


class RulesMovedOn(Exception):
    """The order is for other rules than this process works with; it can do no good."""


class Stretch(NamedTuple):
    """Files in a row, behind the key `after`; `is_last` where none comes after them."""

    after: UUID | None
    files: Sequence[CaseId]
    is_last: bool


def recompute_all(order_id: UUID, now: datetime, *, batch: int = BATCH) -> None:
    """This will carry an order out from wherever it stands until nothing is left.

    Raises: RulesMovedOn.
    """
    begun = begin(order_id, now)
    if begun is None:
        return
    touch = touched_since_the_last()
    work = partial(settle, order_id, touch.asked, holidays.every_shut_day(), now)
    under_way: deque[tuple[Stretch, Future[None]]] = deque()
    with _settlers(begun.left, work) as hand_out:
        for stretch in _stretches(begun.reached, touch, now, batch):
            under_way.append((stretch, hand_out(stretch.files)))
            # One waits for each lane, so that none stands idle while the mark moves.
            if len(under_way) > 2 * LANES and not _arrive(order_id, now, *under_way.popleft()):
                return
        while under_way:
            if not _arrive(order_id, now, *under_way.popleft()):
                return


class Begun(NamedTuple):
    """From where an order goes on, and how many files are left."""

    reached: UUID | None
    left: int


@transaction.atomic
def begin(order_id: UUID, now: datetime) -> Begun | None:
    """This will take an order up, or give None where nothing of it is left.

    Raises: RulesMovedOn.
    """
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    ours = files.rules_version()
    # Files that changed under this process are not its rules, and those who weigh would read them.
    if order.about != ours or not _now_on_disk().startswith(_rules(ours)):
        raise RulesMovedOn(order.kind)
    if order.state == "placed":
        order.state = "running"
        order.total = how_many_to_weigh(None, touched_since_the_last())
        order.save(update_fields=["state", "total"])
    return Begun(order.reached, order.total - order.done_count)


def touched_since_the_last() -> Touch:
    """This will say which files can change: those that changed rules speak of.

    The rules that cases were settled with last lie beside those in force. Where they do not,
    or where offences, calendars or ladders changed with them, every file is asked.
    """
    last, ours = last_settled_with(), files.rules_version()
    root = catalogue.default_root()
    before = root.parent / _rules(last)
    if not last or last == ours:
        return EVERYTHING
    if _rules(last) == _rules(ours):
        return counted_in_working_days(rulebook.load(root))
    if not before.is_dir():
        return EVERYTHING
    if rulebook.digest(before, only_law=True) != rulebook.digest(root, only_law=True):
        return EVERYTHING
    try:
        return touched_by(rulebook.load(before), rulebook.load(root), catalogue.load(root))
    except rulebook.BrokenLaw:
        # Rules of an older version of this program need not be readable any more.
        return EVERYTHING


def _stretches(after: UUID | None, touch: Touch, now: datetime, size: int) -> Iterator[Stretch]:
    while True:
        found = _next(after, touch, now, size)
        yield Stretch(after, found, is_last=len(found) < size)
        if len(found) < size:
            return
        after = found[-1]


@transaction.atomic
def _next(after: UUID | None, touch: Touch, now: datetime, size: int) -> list[CaseId]:
    work_as(KIND, now)
    return next_to_weigh(None if after is None else CaseId(after), touch, limit=size)


def settle(
    order_id: UUID,
    asked: frozenset[str] | None,
    shut: weighing.Shut,
    now: datetime,
    case_ids: Sequence[CaseId],
) -> None:
    """This will weigh some files and settle those that change, a few at a time.

    Raises: RulesMovedOn.
    """
    tried, rest = case_ids[:TRIED], case_ids[TRIED:]
    changing = _changing(tried, asked, shut, now)
    if len(changing) < len(tried) * NEARLY_ALL:
        changing += _changing(rest, asked, shut, now)
    else:
        changing += rest
    for first in range(0, len(changing), HELD_AT_ONCE):
        if not _settle(order_id, asked, now, changing[first : first + HELD_AT_ONCE]):
            return


def _changing(
    case_ids: Sequence[CaseId], asked: frozenset[str] | None, shut: weighing.Shut, now: datetime
) -> list[CaseId]:
    rows = read(case_ids, asked, now)
    return [CaseId(UUID(id)) for id in weighing.changing(rows, now, shut, asked)]


@transaction.atomic
def read(
    case_ids: Sequence[CaseId], asked: frozenset[str] | None, now: datetime
) -> Sequence[weighing.Row]:
    """This will read files, without a lock on any."""
    work_as(KIND, now)
    return files_to_weigh(case_ids, asked)


@transaction.atomic
def _settle(
    order_id: UUID, asked: frozenset[str] | None, now: datetime, case_ids: Sequence[CaseId]
) -> bool:
    """This will settle files and count those that changed; says if the order goes on."""
    work_as(KIND, now)
    order = Order.objects.filter(id=order_id, state="running").first()
    if order is None:
        return False
    if order.about != files.rules_version():
        raise RulesMovedOn(order.kind)
    orderer = None
    if order.placed_by_id is not None:
        orderer = organisation.acting_as(order.placed_by_id, now)
    changed = again.recompute(
        actor=orderer, case_ids=case_ids, rules_version=order.about, asked=asked, now=now
    )
    # Last of all: whoever else settles waits for the order until we are done.
    counted = F("changed_count") + changed
    Order.objects.filter(id=order_id).update(
        changed_count=counted, total=Greatest(F("total"), counted)
    )
    return True


def _arrive(order_id: UUID, now: datetime, stretch: Stretch, settled: "Future[None]") -> bool:
    settled.result()
    return move_on(order_id, now, stretch)


@transaction.atomic
def move_on(order_id: UUID, now: datetime, stretch: Stretch) -> bool:
    """This will move the mark behind a stretch that is settled; says if the order goes on.

    Of two workers that hold the same order the second finds the mark moved, and stops.
    """
    work_as(KIND, now)
    order = held(order_id)
    if order is None or order.reached != stretch.after:
        return False
    order.done_count += len(stretch.files)
    order.total = max(order.total, order.done_count)
    if stretch.files:
        order.reached = stretch.files[-1]
    if stretch.is_last:
        order.state, order.finished_at, order.note = "done", now, "all_settled"
        order.total = order.done_count
    order.save(update_fields=["state", "total", "done_count", "reached", "finished_at", "note"])
    return order.state == "running"


@contextmanager
def _settlers(files: int, work: Callable[[Sequence[CaseId]], None]) -> Iterator[Handing]:
    """This will give the way to have files settled: here, or beside us where there are many."""
    if files < WORTH_A_PROCESS:
        yield partial(_here, work)
        return
    with lanes() as beside:
        yield lambda files: beside.submit(work, files)


def _here(work: Callable[[Sequence[CaseId]], None], files: Sequence[CaseId]) -> "Future[None]":
    done: Future[None] = Future()
    work(files)
    done.set_result(None)
    return done


def last_settled_with() -> str:
    """This will give the rules with which every case was settled last; empty where never."""
    return (
        Order.objects.filter(kind=KIND, state="done")
        .order_by("-placed_at", "id")
        .values_list("about", flat=True)
        .first()
        or ""
    )


def _rules(version: str) -> str:
    """This will give the part of a version that names the rules, without that of the holidays."""
    return version.partition(".")[0]


def _now_on_disk() -> str:
    return rulebook.digest(catalogue.default_root())


def is_news(rules_version: str) -> bool:
    """This will say whether no finished order settled the cases with these rules."""
    return last_settled_with() != rules_version
