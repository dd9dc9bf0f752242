"""A process of its own that lays duties or turns the clock: something a test can kill.

python -m tests.oversight.turner HOME lay COUNT BEGAN
python -m tests.oversight.turner HOME turn BEGAN MINUTES_APART COUNT PROGRESS
python -m tests.oversight.turner HOME check AT
"""

import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import django

from amaan.house.supervisor import environment_for_children

MINUTE = timedelta(minutes=1)


def main(home: str, what: str, words: list[str]) -> int:
    role = "owner" if what == "lay" else "jobs"
    os.environ.update(environment_for_children(Path(home), "demo", 8000), AMAAN_ROLE=role)
    django.setup()
    return {"lay": lay, "turn": turn, "check": check}[what](*words)


def lay(count: str, began: str) -> int:
    """Duties of all classes that turn late a few minutes after one another."""
    from tests.oversight.ledger import Laid
    from tests.oversight.ledger import lay as lay_down

    from amaan.organisation.queries import acting_as, officer_by_service_number

    at = datetime.fromisoformat(began)
    found = officer_by_service_number("PRACTICE-01", at)
    amna = acting_as(found, at) if found else None
    assert amna is not None
    for n in range(int(count)):
        started = at + n * 7 * MINUTE
        late = started + 90 * MINUTE
        kind = ("legal", "clinical", "standard")[n % 3]
        lay_down(amna, [Laid(kind, "desk_officer", started, late, rule="laid_to_be_killed")])
    return 0


def turn(began: str, apart: str, count: str, progress: str) -> int:
    """Turn the clock again and again, taking up the same instant when the database was lost.

    The length of the file is how many turns were done.
    """
    from django.db import Error, connection

    from amaan.jobs import turning

    for n in range(int(count)):
        at = datetime.fromisoformat(began) + n * int(apart) * MINUTE
        while True:
            try:
                turning.turn(at, batch=7)
                break
            except Error:
                connection.close()
                time.sleep(0.05)
        with Path(progress).open("a") as file:
            file.write(".")
    return 0


def check(at: str) -> int:
    """Say how many numbers are wrong."""
    from amaan.jobs import turning

    sys.stdout.write(f"{turning.wrong_numbers(datetime.fromisoformat(at))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
