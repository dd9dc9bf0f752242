"""`code NAME`: the second-factor code of one of the demonstration's cast."""

import os
import sys

import django

from amaan.house.places import default_home
from amaan.house.supervisor import environment_for_children


def run(words: list[str]) -> int:
    """This will print the code that NAME would type now; only the demonstration has one."""
    if len(words) != 1:
        print("usage: ./amaan code NAME    (NAME as the demonstration printed it)", file=sys.stderr)
        return 2
    home = os.environ.get("AMAAN_HOME", str(default_home()))
    os.environ.update(environment_for_children(home, "demo", 8000))
    django.setup()
    from amaan.house import demo

    print(demo.code(words[0]))
    return 0
