"""Times a turn of the clock among however many open duties there are. Run by bench, as jobs."""

import json
import sys
import time
from datetime import datetime, timedelta

import django
import psycopg

from amaan.house.bench import processes

DUE = 900
DAY = timedelta(days=1)
_TURNS = 5
# The clock is turned to the instant before which no more than so many looks are due: they
# are due in truth, and whoever must be told is told.
_WHEN = """
SELECT next_look_at FROM cases_dutyrecord WHERE next_look_at IS NOT NULL
ORDER BY next_look_at, id OFFSET %s LIMIT 1
"""
# What the turns will change of the duties, so that the set is as it was for the next bench.
_REMEMBER = """
CREATE TEMP TABLE before AS SELECT id, state, was_late, climbed, next_look_at
FROM cases_dutyrecord WHERE next_look_at IS NOT NULL ORDER BY next_look_at, id LIMIT %s
"""
_RESTORE = """
WITH unsaid AS (
  DELETE FROM oversight_alarm a USING before b WHERE a.duty_id = b.id AND a.raised_at > %s
)
UPDATE cases_dutyrecord d
SET state = b.state, was_late = b.was_late, climbed = b.climbed, next_look_at = b.next_look_at
FROM before b WHERE d.id = b.id
"""


def main(words: list[str]) -> int:
    """This will turn the clock a few times, each time with so many newly due; gives JSON.

    Units: milliseconds; CPU is that of this process and of the database together.
    """
    django.setup()
    from django.conf import settings

    from amaan.house import database
    from amaan.house.settings import HERE
    from amaan.jobs import turning
    from amaan.kernel import clock

    postmaster = int(words[0])
    default = settings.DATABASES["default"]
    owner = database.connect_as_owner(
        default["HOST"], database.Secrets(HERE.home / "secrets").of("owner"), default["NAME"]
    )
    now = clock.now()
    turning.turn(now)
    _carry_out(owner, _REMEMBER, 2 * DUE * _TURNS)
    found, at = [], now
    for _ in range(_TURNS):
        at = _when_so_many_are_due(owner) or at + DAY
        before, began = _cpu(postmaster), time.perf_counter()
        seen = turning.turn(at)
        took = (time.perf_counter() - began) * 1000
        found.append({"seen": seen, "wall": took, "cpu": _cpu(postmaster) - before})
    _carry_out(owner, _RESTORE, now)
    # The cheapest of the fullest: a small set runs out of duties that are watched.
    best = min(found, key=lambda turn: (-turn["seen"], turn["cpu"]))
    sys.stdout.write(json.dumps(best) + "\n")
    return 0


def _carry_out(owner: psycopg.Connection, statement: str, value: object) -> None:
    with owner.transaction():
        owner.execute(statement.encode(), [value])


def _when_so_many_are_due(owner: psycopg.Connection) -> datetime | None:
    """This will give the instant before which so many looks are due; None where fewer are left."""
    with owner.transaction():
        row = owner.execute(_WHEN, [DUE]).fetchone()
    return None if row is None else row[0]


def _cpu(postmaster: int) -> float:
    return processes.cpu_ms(postmaster) + time.process_time() * 1000


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
