"""`upgrade`: backs up, takes another version, checks it, and returns to this one if it fails."""

import argparse
import os
import sys
from pathlib import Path

from amaan.house import environment, upgrading
from amaan.house.backups import RECIPIENT, NotBackedUp
from amaan.house.commands.backup import back_up_data, back_up_keys
from amaan.house.places import CLONE, default_home, state_of
from amaan.house.postgres import DatabaseDidNotStart, cluster_of
from amaan.house.stack import ChildDidNotStart, Stack
from amaan.house.steps import Steps
from amaan.house.supervisor import AlreadyRunning, Supervisor, environment_for_children, only_one
from amaan.house.upgrading import NotUpgraded

_FAULTS = (NotUpgraded, NotBackedUp, AlreadyRunning, DatabaseDidNotStart, ChildDidNotStart)


def run(words: list[str]) -> int:
    """This will take the version of an archive or a folder, while Amaan is stopped."""
    parser = argparse.ArgumentParser(prog="./amaan upgrade", description=__doc__)
    parser.add_argument("version", type=Path, help="an archive of ./amaan bundle, or a folder")
    asked = parser.parse_args(words)
    # The next version must find the home of this one.
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    mark = here.home / "profile"
    if not mark.exists():
        print(f"amaan upgrade: nothing is installed in {here.home}", file=sys.stderr)
        return 1
    try:
        given = asked.version.resolve()
        folder = given if given.is_dir() else upgrading.unpack(given, CLONE.parent)
        version = upgrading.prepare(folder)
        with only_one(here.home):
            _upgrade(here, version, mark.read_text(encoding="utf-8").strip())
    except _FAULTS as fault:
        print(f"amaan upgrade: {fault}", file=sys.stderr)
        return 1
    print("\nThe database is of the other version now. Start it from there from now on:\n")
    print(f"  AMAAN_HOME={here.home} {version.folder}/amaan serve")
    return 0


def _upgrade(here: environment.Environment, version: upgrading.Version, profile: str) -> None:
    settings = environment_for_children(here.home, profile, here.port)
    cluster = cluster_of(here.home, accounts=here.accounts)
    supervisor = Supervisor(cluster, here.home, settings, here.accounts)
    stack = Stack(
        home=here.home,
        cluster=supervisor.cluster,
        supervisor=supervisor,
        steps=Steps(),
        port=here.port,
        demo=profile == "demo",
    )
    try:
        stack.raise_database()
        if (state_of(here.home) / RECIPIENT).exists():
            with stack.steps.step("Backing up"):
                back_up_data(here)
                back_up_keys(here)
        elif profile != "demo":
            raise NotBackedUp("no recovery sheets were drawn, so there is no backup to return to")
        upgrading.change_over(stack, version)
    finally:
        supervisor.stop(lambda line: print(f"  {line}", flush=True))
