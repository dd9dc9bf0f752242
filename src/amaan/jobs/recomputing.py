"""Working the duties of cases out again: read by the thousand, settled one by one.

Files that a change can touch are read in the order of their keys, without a lock, and weighed
by a process that does nothing else while the next ones are read. Only those that would change
are settled, each under its lock, in one transaction that moves the order's mark behind them.
Whoever pulls the plug loses a batch and nothing else: the next run begins behind the mark, so
every case is settled exactly once for one set of rules, and nobody waits for those that stay
as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from multiprocessing import get_context
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from amaan.cases import again
from amaan.cases import queries as files
from amaan.cases.weighing import files_to_weigh, how_many_to_weigh
from amaan.jobs.context import work_as
from amaan.jobs.models import Order
from amaan.kernel.ids import CaseId
from amaan.law import catalogue
from amaan.organisation import holidays
from amaan.organisation import queries as organisation
from amaan.protocol import rulebook, weighing
from amaan.protocol.touching import EVERYTHING, Touch, counted_in_working_days, touched_by

KIND = "recompute_duties"
BATCH = 500
# How many files that change are held by one transaction: an officer may wait for one of them.
HELD_AT_ONCE = 50
# Below so many files a process of its own costs more than it saves.
WORTH_A_PROCESS = 3_000

Weigh = Callable[[Sequence[weighing.Row], datetime], "Future[list[str]]"]


class RulesMovedOn(Exception):
    """The order is for other rules than this process works with; it can do no good."""


class Batch(NamedTuple):
    """Files that were read and are being weighed; `is_last` where none comes after them."""

    after: UUID | None
    rows: Sequence[weighing.Row]
    changing: "Future[list[str]]"
    is_last: bool

    def parts(self) -> "Iterator[Part]":
        """This will cut it so that no transaction holds many files."""
        after, changing = self.after, frozenset(self.changing.result())
        files: list[str] = []
        held: list[str] = []
        for row in self.rows:
            files.append(row.id)
            held += [row.id] if row.id in changing else []
            if len(held) == HELD_AT_ONCE:
                yield Part(after, tuple(files), tuple(held), is_last=False)
                after, files, held = UUID(row.id), [], []
        yield Part(after, tuple(files), tuple(held), self.is_last)


class Part(NamedTuple):
    """Files in a row, of which few change: what one transaction settles."""

    after: UUID | None
    files: tuple[str, ...]
    changing: tuple[str, ...]
    is_last: bool


def recompute_all(order_id: UUID, now: datetime, *, batch: int = BATCH) -> None:
    """This will carry an order out from wherever it stands until nothing is left.

    Raises: RulesMovedOn before anything is touched.
    """
    begun = begin(order_id, now)
    if begun is None:
        return
    touch = touched_since_the_last()
    with _weighing(begun.left) as weigh:
        waiting: Batch | None = None
        for here in _batches(begun.reached, touch, now, batch, weigh):
            if waiting is not None and not _settle_all(order_id, now, waiting):
                return
            waiting = here
        if waiting is not None:
            _settle_all(order_id, now, waiting)


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
    order = _held(order_id)
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


def _batches(
    after: UUID | None, touch: Touch, now: datetime, size: int, weigh: Weigh
) -> Iterator[Batch]:
    while True:
        rows = read(after, touch, now, size)
        is_last = len(rows) < size
        yield Batch(after, rows, weigh(rows, now), is_last)
        if is_last:
            return
        after = UUID(rows[-1].id)


@transaction.atomic
def read(after: UUID | None, touch: Touch, now: datetime, size: int) -> Sequence[weighing.Row]:
    """This will read the next files that a change can touch, without a lock on any."""
    work_as(KIND, now)
    return files_to_weigh(None if after is None else CaseId(after), touch, limit=size)


def _settle_all(order_id: UUID, now: datetime, batch: Batch) -> bool:
    return all(settle(order_id, now, part) for part in batch.parts())


@transaction.atomic
def settle(order_id: UUID, now: datetime, part: Part) -> bool:
    """This will settle the files that change, and move the mark; says if the order goes on.

    Two workers that hold the same order take turns here, and the second finds the mark moved.
    """
    work_as(KIND, now)
    order = _held(order_id)
    if order is None or order.reached != part.after:
        return False
    orderer = None
    if order.placed_by_id is not None:
        orderer = organisation.acting_as(order.placed_by_id, now)
    if part.changing:
        order.changed_count += again.recompute(
            actor=orderer,
            case_ids=[CaseId(UUID(case_id)) for case_id in part.changing],
            rules_version=order.about,
            now=now,
        )
    order.done_count += len(part.files)
    order.total = max(order.total, order.done_count)
    if part.files:
        order.reached = UUID(part.files[-1])
    if part.is_last:
        order.state, order.finished_at, order.note = "done", now, "all_settled"
        order.total = order.done_count
    order.save(
        update_fields=[
            "state", "total", "done_count", "changed_count", "reached", "finished_at", "note",
        ]
    )  # fmt: skip
    return order.state == "running"


def _held(order_id: UUID) -> Order | None:
    order = Order.objects.select_for_update().filter(id=order_id).first()
    return order if order is not None and order.state in {"placed", "running"} else None


@contextmanager
def _weighing(files: int) -> Iterator[Weigh]:
    """This will give the way to weigh files: here, or beside us where there are many."""
    shut = holidays.every_shut_day()
    if files < WORTH_A_PROCESS:
        yield lambda rows, now: _here(rows, now, shut)
        return
    # A new process, not a copy of this one: ours has threads and a connection of its own.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        yield lambda rows, now: beside.submit(weighing.changing, rows, now, shut)


def _here(rows: Sequence[weighing.Row], now: datetime, shut: weighing.Shut) -> "Future[list[str]]":
    done: Future[list[str]] = Future()
    done.set_result(weighing.changing(rows, now, shut))
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
