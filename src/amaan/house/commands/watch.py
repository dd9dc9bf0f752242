"""`watch`: looks at the installation once a minute and writes down what is wrong."""

import os
import sys
import time

import django

from amaan.house import environment
from amaan.house.logs import log_uncaught
from amaan.house.real_time import real_now

_EVERY = 60.0


def run(words: list[str]) -> int:
    """This will watch until somebody asks it to stop."""
    del words
    django.setup()
    sys.excepthook = log_uncaught
    from django.db import close_old_connections

    from amaan.house.watching import look
    from amaan.web.kit import running

    here = environment.read(os.environ)
    last = running.read()
    heard = last.figures.get("heard", {}) if last else {}
    while True:
        close_old_connections()
        heard = look(here, heard, real_now()).figures["heard"]
        time.sleep(_EVERY)
