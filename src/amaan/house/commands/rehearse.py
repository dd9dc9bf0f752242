"""`rehearse`: restores what stands here into a home beside it, proves it whole, removes it.

Once a week the supervisor does it by itself; by hand it costs nothing but room on the disk.
"""

import argparse
import os
import sys

from amaan.house import environment, rehearsing
from amaan.house.backups import NotBackedUp
from amaan.house.commands.backup import back_up_keys
from amaan.house.commands.keys import NoKeysHere, root_of
from amaan.house.places import default_home
from amaan.house.real_time import real_now
from amaan.house.rehearsing import NotRehearsed


def run(words: list[str]) -> int:
    """This will rehearse a restore; 1 when it did not come back, or not within half an hour."""
    argparse.ArgumentParser(prog="./amaan rehearse", description=__doc__).parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    here = environment.read(os.environ)
    if not (here.home / "profile").exists():
        print(f"amaan rehearse: nothing is installed in {here.home}", file=sys.stderr)
        return 1
    # Whoever waits at a desk comes first.
    os.nice(10)
    profile = (here.home / "profile").read_text(encoding="utf-8").strip()
    try:
        found = rehearsing.rehearse(
            here, profile, root=root_of(here.vault_keys), back_up_keys=back_up_keys
        )
        if found.took > rehearsing.WITHIN:
            raise NotRehearsed(f"it took {found.took.seconds // 60} minutes; 30 are allowed")
    except (NotRehearsed, NotBackedUp, NoKeysHere) as fault:
        rehearsing.note(here.home, now=real_now(), fault=str(fault))
        print(f"amaan rehearse: {fault}", file=sys.stderr)
        return 1
    rehearsing.note(here.home, now=real_now(), took=found.took)
    print(found.said.strip())
    print(
        f"Rehearsed in {found.took.total_seconds():.0f} s: backed up {found.size / 1e6:,.0f} MB in"
        f" {found.backed_up.total_seconds():.0f} s, brought back and verified in"
        f" {found.brought_back.total_seconds():.0f} s. Nothing of it is left."
    )
    return 0
