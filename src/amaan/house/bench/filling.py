"""Fills the bench's home with its first district, with cases, with a long file. Run by bench.

The district is made as the owner, as the demonstration's is; cases are taken as the web.
"""

import sys
from uuid import UUID

import django

_EVERY = 100


def main(words: list[str]) -> int:
    """This will make the district, take as many complaints as asked for, or lengthen a file."""
    django.setup()
    if words == ["people"]:
        _people()
    elif words[0] == "long":
        _long(UUID(words[1]))
    else:
        _cases(int(words[1]))
    return 0


def _people() -> None:
    from django.db import transaction

    from amaan.house.bench import world
    from amaan.kernel import clock

    with transaction.atomic():
        world.found(clock.now())


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
