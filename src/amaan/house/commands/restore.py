"""`restore`: brings an installation back into an empty home, and proves that it is whole."""

import argparse
import os
import sys
from pathlib import Path

from amaan.house import environment
from amaan.house.backups import NotBackedUp
from amaan.house.places import default_home, write_private
from amaan.house.postgres import DatabaseDidNotStart, cluster_of
from amaan.house.recovery import NotTheSheets
from amaan.house.restoring import Found, NotRestored, bring_back
from amaan.house.sheet_reading import ask_for_lines
from amaan.house.stack import ChildDidNotStart, Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import AlreadyRunning, Supervisor, environment_for_children, only_one

_FAULTS = (
    *(NotRestored, NotBackedUp, NotTheSheets, AlreadyRunning),
    *(DatabaseDidNotStart, ChildDidNotStart),
)


def run(words: list[str]) -> int:
    """This will restore a backup of the data with a stream of the keys."""
    parser = argparse.ArgumentParser(prog="./amaan restore", description=__doc__)
    parser.add_argument("--data", required=True, type=Path, help="a backup of the data")
    parser.add_argument("--keys", required=True, type=Path, help="the newest stream of the keys")
    parser.add_argument("--sheet", action="append", default=[], type=Path, metavar="FILE")
    parser.add_argument("--witness", action="append", default=[], type=Path, metavar="FILE")
    parser.add_argument("--profile", choices=("serve", "demo"), default="serve")
    asked = parser.parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    try:
        _refuse_a_full_home(here.home)
        sheets = ask_for_lines(asked.sheet)
        with only_one(here.home):
            cluster = cluster_of(here.home, accounts=here.accounts)
            settings = environment_for_children(here.home, asked.profile, here.port)
            supervisor = Supervisor(cluster, here.home, settings, here.accounts)
            demo = asked.profile == "demo"
            stack = Stack(
                home=here.home,
                cluster=cluster,
                supervisor=supervisor,
                steps=Steps(),
                port=here.port,
                demo=demo,
            )
            write_private(here.home / "profile", f"{asked.profile}\n")
            try:
                found = bring_back(stack, asked.data, asked.keys, sheets, asked.witness)
            finally:
                supervisor.stop(lambda line: print(f"  {line}", flush=True))
    except _FAULTS as fault:
        print(f"amaan restore: {fault}", file=sys.stderr)
        return 1
    _say(found)
    return 0


def _refuse_a_full_home(home: Path) -> None:
    if home.exists() and any(path.name != "lock" for path in home.iterdir()):
        raise NotRestored(f"{home} is not empty. Set AMAAN_HOME to a new folder; nothing is lost.")


def _say(found: Found) -> None:
    print(f"\nBrought back in {found.seconds:.0f} s, and whole:")
    print(f"  {found.cases:,} cases, {found.sealed:,} sealed values, {found.keys:,} data keys")
    print(f"  {found.journal:,} entries of the journal, head {found.head}")
    if found.ahead:
        print(
            f"  A witness has {found.ahead:,} entries more: what was written after this backup "
            "is not here.\n  Every page says so until: ./amaan health --acknowledge"
        )
