"""`health`: says what is wrong with the installation; nothing of any case."""

import argparse
import os
import sys

import django

from amaan.house import environment
from amaan.house.places import default_home, state_of
from amaan.house.real_time import real_now
from amaan.house.supervisor import environment_for_children


def run(words: list[str]) -> int:
    """This will look once and say what was found; status 1 while something is wrong."""
    parser = argparse.ArgumentParser(prog="./amaan health", description=__doc__)
    parser.add_argument(
        "--acknowledge", action="store_true", help="pages need not say any longer what stands now"
    )
    asked = parser.parse_args(words)
    os.environ.setdefault("AMAAN_HOME", str(default_home()))
    home = environment.read(os.environ).home
    mark = home / "profile"
    if not mark.exists():
        print(f"amaan health: nothing is installed in {home}", file=sys.stderr)
        return 2
    profile = mark.read_text(encoding="utf-8").strip()
    given = {name: word for name, word in os.environ.items() if name.startswith("AMAAN_")}
    port = environment.read(os.environ).port
    os.environ.update({**environment_for_children(home, profile, port), **given})
    os.environ.update(AMAAN_PROFILE=profile, AMAAN_ROLE="backup")
    django.setup()
    from amaan.house import health, watching
    from amaan.web.kit import running

    here = environment.read(os.environ)
    last = running.read(state_of(home) / health.READING)
    found = watching.look(here, last.figures.get("heard", {}) if last else {}, real_now())
    if asked.acknowledge:
        print(f"{health.acknowledge(home, found)} alarms acknowledged; they stay in this list.")
        found = watching.look(here, found.figures["heard"], real_now())
    for alarm in found.alarms:
        print(f"- {alarm.sentence}{' (acknowledged)' if alarm.acknowledged else ''}")
    if not found.alarms:
        print("Everything answers, posts are filled, backups are fresh.")
    return 1 if found.alarms else 0
