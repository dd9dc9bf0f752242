"""`history`: tells the practice history behind the running demonstration, and ends."""

import argparse
import logging
import sys

import django

from amaan.house.logs import log_uncaught
from amaan.house.places import write_private

log = logging.getLogger("amaan.history")


def run(words: list[str]) -> int:
    """This will tell what is not told yet, going on where it was stopped."""
    parser = argparse.ArgumentParser(prog="./amaan history", description=__doc__)
    parser.add_argument("--size", type=int, required=True, help="how many visits")
    size = parser.parse_args(words).size
    django.setup()
    from django.conf import settings

    if not settings.DEMO:
        print("amaan history: only the demonstration has an invented history", file=sys.stderr)
        return 2
    sys.excepthook = log_uncaught
    _tell(size)
    return 0


def _tell(size: int) -> None:
    from amaan.house.demo_figures import prepare_the_figures
    from amaan.house.demo_plans import StillWorking, prepare_the_plans
    from amaan.house.history import district, telling
    from amaan.house.settings import HERE
    from amaan.kernel import clock

    telling.be_quiet()
    now = clock.now()
    try:
        work, script = telling.begin(now, size=size)
    except telling.AnotherScript:
        log.warning("history of another version left as it is")
    else:
        if work.state in {"placed", "running"}:
            places = district.found(telling.began_at(script), now)
            telling.tell(work, script, places, telling.keep_progress(HERE.home, work))
    try:
        prepare_the_plans(now)
        prepare_the_figures(now)
    except StillWorking:
        log.warning("no practice plan or release was made: the worker is busy")
    (HERE.home / telling.PROGRESS).unlink(missing_ok=True)
    write_private(HERE.home / telling.DONE, f"{size}\n")
