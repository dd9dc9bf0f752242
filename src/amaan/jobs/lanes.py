"""Processes beside the worker, for work cut into pieces: ready for the database, and polite.

Nothing of Django is imported before a lane has woken it.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait

LANES = 2
# So much later than whoever waits for a page.
POLITENESS = 10


@contextmanager
def lanes() -> Iterator[Executor]:
    """This will give processes to hand work to; what nobody began is dropped at the end."""
    # New processes, not copies of this one: ours has threads and a connection of its own.
    beside = ProcessPoolExecutor(LANES, mp_context=get_context("spawn"), initializer=_enter)
    try:
        yield beside
    finally:
        beside.shutdown(cancel_futures=True)


def _enter() -> None:
    import django

    django.setup()
    os.nice(POLITENESS)
    threading.Thread(target=_end_with_the_worker, daemon=True).start()


def _end_with_the_worker() -> None:
    """This will end the lane when the worker is gone, however it went."""
    worker = parent_process()
    if worker is not None:
        wait([worker.sentinel])
    os._exit(1)
