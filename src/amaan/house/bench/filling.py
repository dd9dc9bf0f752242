"""Fills the bench's home with its first district, with cases, with a long file. Run by bench.

The district is made as the owner, as the demonstration's is; cases are taken as the web.
"""

import json
import sys
import time
from uuid import UUID

import django

_EVERY = 100


def main(words: list[str]) -> int:
    """This will make the district or its investigators, take complaints, live cases, or
    lengthen a file."""
    django.setup()
    if words == ["people"]:
        _people()
    elif words == ["crew"]:
        _crew()
    elif words[0] == "long":
        _long(UUID(words[1]))
    elif words[0] == "lives":
        _lives(int(words[1]), int(words[2]))
    else:
        _cases(int(words[1]))
    return 0


def _people() -> None:
    from django.db import transaction

    from amaan.house.bench import world
    from amaan.kernel import clock

    with transaction.atomic():
        world.found(clock.now())


def _crew() -> None:
    from django.db import transaction

    from amaan.house.bench import crew
    from amaan.kernel import clock

    with transaction.atomic():
        crew.appoint(clock.now())


def _lives(first: int, count: int) -> None:
    """This will live so many cases, and say what they cost and whether their chains verify."""
    from amaan.house.bench import crew
    from amaan.kernel import clock

    began = time.process_time()
    held, whole = crew.live(first, count, clock.now())
    cpu = (time.process_time() - began) * 1000
    sys.stdout.write(json.dumps({"cpu": cpu, "held": held, "whole": whole}) + "\n")


def _cases(count: int) -> None:
    from amaan.house.bench import stories, world
    from amaan.kernel import clock

    now = clock.now()
    officers = world.desk_officers(now)
    for done, _case in enumerate(stories.tell(officers, count, now), 1):
        if done % _EVERY == 0 or done == count:
            sys.stdout.write(f"{done} of {count} cases taken\n")
            sys.stdout.flush()


def _long(case_id: UUID) -> None:
    from amaan.house.bench import long_file, world
    from amaan.kernel import clock
    from amaan.kernel.ids import CaseId

    now = clock.now()
    officer = world.actor_of(world.desk_officers(now)[0], now)
    long_file.lengthen(officer, CaseId(case_id), now)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
