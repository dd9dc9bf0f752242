"""Has jobs count figures and set a pack, and says what that took. Run by bench, as jobs."""

import json
import os
import sys
import time
from collections.abc import Callable
from uuid import UUID

import django

from amaan.house.bench import processes


def main(words: list[str]) -> int:
    """This will carry one order out, `count` or `pack`, beside a postmaster; gives JSON.

    Units: seconds; CPU-milliseconds of this process, the processes beside it, and the database.
    """
    django.setup()
    kind, postmaster, *about = words
    made = _pack(int(postmaster), *about) if kind == "pack" else _count(int(postmaster))
    sys.stdout.write(json.dumps(made) + "\n")
    return 0


def _count(postmaster: int) -> dict[str, float]:
    from django.db import transaction

    from amaan.jobs import counting
    from amaan.jobs.actions import place_order
    from amaan.kernel import clock

    now = clock.now()
    with transaction.atomic():
        order_id = place_order(actor=None, kind=counting.KIND, now=now)
    return _timed(order_id, lambda: counting.count_all(order_id, now), postmaster)


def _pack(postmaster: int, order: str) -> dict[str, float]:
    from amaan.jobs import packing
    from amaan.kernel import clock

    return _timed(UUID(order), lambda: packing.make(UUID(order), clock.now()), postmaster)


def _timed(order_id: UUID, act: Callable[[], None], postmaster: int) -> dict[str, float]:
    """This will time an order that must end as done. Raises: RuntimeError."""
    from django.db import connection

    cpu, began = _cpu(postmaster), time.perf_counter()
    act()
    took, used = time.perf_counter() - began, _cpu(postmaster) - cpu
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, done_count FROM jobs_order WHERE id = %s", [order_id])
        state, done = cursor.fetchone() or ("not there", 0)
    if state != "done":
        raise RuntimeError(f"the order ended as {state}")
    return {"done": done, "seconds": took, "cpu": used}


def _cpu(postmaster: int) -> float:
    return processes.cpu_ms(postmaster) + processes.cpu_ms(os.getpid())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
