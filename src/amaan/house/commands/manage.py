"""`manage ...`: Django's own commands against the demonstration, for developers."""

import os

from amaan.house.places import default_home
from amaan.house.supervisor import environment_for_children


def run(words: list[str]) -> int:
    """This will run a Django command as the owner of the tables."""
    home = os.environ.get("AMAAN_HOME", str(default_home()))
    profile = os.environ.get("AMAAN_PROFILE", "demo")
    os.environ.update(environment_for_children(home, profile, 8000))
    os.environ.setdefault("AMAAN_ROLE", "owner")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./amaan manage", *words])
    return 0
