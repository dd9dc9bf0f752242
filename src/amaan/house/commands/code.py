"""`code NAME`: the second-factor code of one of the demonstration's cast."""

import os
import sys
import time
from pathlib import Path

import django

from amaan.house.places import default_home, vault_socket_of
from amaan.house.stack import listens
from amaan.house.supervisor import environment_for_children


def run(words: list[str]) -> int:
    """This will print the code that NAME would type now; only the demonstration has one."""
    if len(words) != 1:
        print("usage: ./amaan code NAME    (NAME as the demonstration printed it)", file=sys.stderr)
        return 2
    home = os.environ.get("AMAAN_HOME", str(default_home()))
    if not listens(vault_socket_of(Path(home))):
        print("amaan code: no demonstration runs here; start ./amaan demo", file=sys.stderr)
        return 1
    os.environ.update(environment_for_children(home, "demo", 8000))
    django.setup()
    from amaan.house import demo

    try:
        print(_when_it_opens(words[0]))
    except demo.NoCode as error:
        print(f"amaan code: {error}", file=sys.stderr)
        return 1
    return 0


def _when_it_opens(name: str) -> str:
    from amaan.house import demo

    while True:
        try:
            return demo.code(name)
        except demo.NotYet as wait:
            print(f"amaan code: {wait}", file=sys.stderr)
            time.sleep(wait.seconds)
