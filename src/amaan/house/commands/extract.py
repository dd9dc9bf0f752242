"""`extract`: journeys without anybody in them, for analysts; handed out closed to one key."""

import argparse
import os
import sys
from pathlib import Path

from amaan.house import as_the_site, environment
from amaan.house.places import default_home
from amaan.house.real_time import real_now


def run(words: list[str]) -> int:
    """This will make an extract in the home, and hand one out where a folder is named."""
    parser = argparse.ArgumentParser(prog="./amaan extract", description=__doc__)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="hands it out into this folder")
    parser.add_argument("--for", dest="key", default="", metavar="age1...",
                        help="the public key that alone opens what is handed out")  # fmt: skip
    parser.add_argument("--recorder", action="store_true",
                        help="the columns of the GBVIMS Incident Recorder instead")  # fmt: skip
    asked = parser.parse_args(words)
    if bool(asked.to) != bool(asked.key) or (asked.recorder and not asked.to):
        parser.error("what is handed out needs both --to and --for")
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    # As analysts reach the tables: what they may not read cannot be copied here either.
    if as_the_site.reach("extract", "stats") is None:
        return 1
    return as_the_site.answered("extract", lambda: _extract(here, asked))


def _extract(here: environment.Environment, asked: argparse.Namespace) -> int:
    from amaan.house import extracting
    from amaan.reckoning.apart import ReckoningFailed

    now = real_now()
    keeper = here.accounts.database if here.accounts else None
    # Whoever waits at a desk comes first.
    os.nice(10)
    try:
        if asked.recorder:
            print(extracting.hand_out_recorder(here.home, asked.to, asked.key, now))
            return 0
        made = extracting.make(here.home, now, keeper)
        print(f"{made.rows} journeys, {made.size / 1e6:,.1f} MB, SHA-256 {made.digest}")
        if asked.to:
            print(extracting.hand_out(here.home, made, asked.to, asked.key, now))
    except (extracting.NotExtracted, ReckoningFailed) as fault:
        print(f"amaan extract: {fault}", file=sys.stderr)
        return 1
    return 0
