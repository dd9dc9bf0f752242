"""What other rules would change on the duties of open cases: counted, and nothing written.

`python -m amaan.jobs.comparing OLD NEW`, run by `./amaan rules diff --cases` with the worker's
rights, in transactions that cannot write. It prints numbers by rule, never a case.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import django
from django.db import connection, transaction

from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.law import catalogue
from amaan.law.catalogue import Catalogue
from amaan.protocol import rulebook, weighing
from amaan.protocol.engine import Duty
from amaan.protocol.rulebook import Rulebook
from amaan.protocol.touching import EVERYTHING, Touch, touched_by
from amaan.protocol.weighing import OWED, Row, Shut

READ_AT_ONCE = 1_000
Books = tuple[tuple[Rulebook, Catalogue], tuple[Rulebook, Catalogue]]


def main(words: list[str]) -> int:
    """This will compare, with progress, and print what would change and for how many."""
    django.setup()
    old, new = map(Path, words)
    books = (rulebook.load(old), catalogue.load(old)), (rulebook.load(new), catalogue.load(new))
    same_law = rulebook.digest(old, only_law=True) == rulebook.digest(new, only_law=True)
    touch = touched_by(books[0][0], books[1][0], books[1][1]) if same_law else EVERYTHING
    found, cases = compare(books, touch, clock.now())
    sys.stdout.write(f"\n{cases} cases would change.\n")
    for (rule, how), number in sorted(found.items()):
        sys.stdout.write(f"  {rule}: {how}: {number}\n")
    return 0


def compare(books: Books, touch: Touch, now: datetime) -> tuple[Counter[tuple[str, str]], int]:
    """This will count by rule how the duties of cases would change, and how many cases."""
    from amaan.organisation import holidays

    found: Counter[tuple[str, str]] = Counter()
    cases = 0
    shut = holidays.every_shut_day()
    for row in _rows(touch, now):
        changes = list(changes_of(row, books, now, shut))
        cases += bool(changes)
        found.update(changes)
    return found, cases


def changes_of(row: Row, books: Books, now: datetime, shut: Shut) -> Iterator[tuple[str, str]]:
    """This will give rule and kind of change for each duty that the two sets see differently."""
    before, after = (
        {duty.key: duty for duty in weighing.duties(row, now, book, law, shut)}
        for book, law in books
    )
    for key in {*before, *after}:
        old, new = before.get(key), after.get(key)
        rule = key.split(":", 1)[0]
        if old is None or new is None:
            if _counts(new or old):
                yield rule, "would be owed" if old is None else "would be owed no more"
        elif old.state != new.state:
            yield rule, f"{old.state} would become {new.state}"
        elif _counts(new) and (old.due_at, old.late_at) != (new.due_at, new.late_at):
            earlier = (new.late_at, new.due_at) < (old.late_at, old.due_at)
            yield rule, f"would be due {'earlier' if earlier else 'later'}"


def _counts(duty: Duty | None) -> bool:
    return duty is not None and duty.state in OWED


def _rows(touch: Touch, now: datetime) -> Iterator[Row]:
    from amaan.cases.weighing import files_to_weigh, how_many_to_weigh, next_to_weigh

    after: CaseId | None = None
    with transaction.atomic():
        _only_read(now)
        total, done = how_many_to_weigh(None, touch), 0
    while True:
        with transaction.atomic():
            _only_read(now)
            found = next_to_weigh(after, touch, limit=READ_AT_ONCE)
            rows = files_to_weigh(found, touch.asked)
        yield from rows
        done += len(rows)
        sys.stderr.write(f"\r{done} of {total} cases that may be touched")
        sys.stderr.flush()
        if len(found) < READ_AT_ONCE:
            return
        after = found[-1]


def _only_read(now: datetime) -> None:
    from amaan.jobs.context import work_as

    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    work_as("recompute_duties", now)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
