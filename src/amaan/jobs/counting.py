"""Counting the figures: piece by piece, going on where it was stopped.

Many pieces are handed to processes beside us; the order's mark moves behind a piece when it and all
before it are done. Whoever pulls the plug loses what was under way: that is done once more, and a
piece counted twice is counted the same.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from amaan.insight import counting
from amaan.insight.counting import Piece
from amaan.jobs.context import work_as
from amaan.jobs.lanes import LANES, lanes
from amaan.jobs.orders import begin, finish, held

KIND = "count_figures"
# Below so many cohorts processes of their own cost more than they save.
WORTH_A_PROCESS = 100

Handing = Callable[[Piece], "Future[None]"]


class Begun(NamedTuple):
    """When an order was placed, and what is left of it."""

    placed_at: datetime
    left: tuple[Piece, ...]


def count_all(order_id: UUID, now: datetime) -> None:
    """This will count everything that has something new, each piece in a transaction of its own.

    One that changes meanwhile has something new at the next count, which begins where this order
    was placed.
    """
    begun = _begin(order_id, now)
    if begun is None:
        return
    under_way: deque[tuple[Piece, Future[None]]] = deque()
    cohorts = sum(len(piece.entered) for piece in begun.left)
    with _counters(cohorts, partial(_one, now=now)) as (hand_out, ahead):
        for piece in begun.left:
            under_way.append((piece, hand_out(piece)))
            if len(under_way) > ahead and not _arrive(order_id, now, *under_way.popleft()):
                return
        while under_way:
            if not _arrive(order_id, now, *under_way.popleft()):
                return
    _finish(order_id, begun.placed_at, now)


@transaction.atomic
def _begin(order_id: UUID, now: datetime) -> Begun | None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return None
    left = _left(counting.to_count(), order.done_count)
    total = order.done_count + sum(len(piece.entered) for piece in left)
    begin(order, total=total, done_count=order.done_count)
    return Begun(order.placed_at, left)


def _left(pieces: tuple[Piece, ...], done: int) -> tuple[Piece, ...]:
    """This will leave out what was counted from facts before a stop: the first of the list.

    What was counted from journeys is no longer listed: its numbers are of today's definitions.
    """
    left = []
    for piece in pieces:
        counted = min(done, len(piece.entered)) if piece.from_facts else 0
        done -= counted
        if counted < len(piece.entered):
            left.append(replace(piece, entered=piece.entered[counted:]))
    return tuple(left)


@contextmanager
def _counters(cohorts: int, work: Callable[[Piece], None]) -> Iterator[tuple[Handing, int]]:
    """This will give the way to have pieces counted, and how many are handed out ahead.

    Here, or beside us where there are many.
    """
    if cohorts < WORTH_A_PROCESS:
        yield partial(_here, work), 0
        return
    with lanes() as beside:
        # One waits for each lane, so that none stands idle while the mark moves.
        yield lambda piece: beside.submit(work, piece), 2 * LANES


def _here(work: Callable[[Piece], None], piece: Piece) -> "Future[None]":
    done: Future[None] = Future()
    work(piece)
    done.set_result(None)
    return done


@transaction.atomic
def _one(piece: Piece, *, now: datetime) -> None:
    work_as(KIND, now)
    counting.count(piece, now)


def _arrive(order_id: UUID, now: datetime, piece: Piece, counted: "Future[None]") -> bool:
    counted.result()
    return _move_on(order_id, now, piece)


@transaction.atomic
def _move_on(order_id: UUID, now: datetime, piece: Piece) -> bool:
    """This will move the mark behind a piece that is counted; says if the order goes on."""
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return False
    order.done_count += len(piece.entered)
    order.save(update_fields=["done_count"])
    return True


@transaction.atomic
def _finish(order_id: UUID, placed_at: datetime, now: datetime) -> None:
    work_as(KIND, now)
    order = held(order_id)
    if order is None:
        return
    counting.note_counted(until=placed_at, cohorts=order.done_count, finished_at=now)
    finish(order_id, "counted", now)
