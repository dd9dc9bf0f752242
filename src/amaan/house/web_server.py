"""The web server: what every page needs is read once, before the workers part.

Granian parts into workers by fork, each an exact copy of this process. What was read until then
lies in memory once for all of them, and nobody's first page waits for it. The words are
granian's own:

    python -m amaan.house.web_server --interface wsgi ... amaan.house.wsgi:application
"""

import ctypes
import gc
import os
import runpy
from importlib import import_module
from pathlib import Path

import django

# glibc's number for "from which size on a block is mapped by itself"; bytes.
_MMAP_THRESHOLD, _LARGE = -3, 1 << 20


def main() -> None:
    """This will read ahead, and serve until it is told to end."""
    django.setup()
    from django.conf import settings

    from amaan.confidentiality import moved_clock

    give_large_blocks_back()
    read_ahead()
    if settings.DEMO:
        # A thread does not live through a fork: each worker follows the clock itself.
        os.register_at_fork(after_in_child=moved_clock.follow)
    # What is there now stays until the end. The collector would walk it again and again, and
    # make a copy of it for each worker by the mere walk.
    gc.collect()
    gc.freeze()
    runpy.run_module("granian", run_name="__main__", alter_sys=True)


def give_large_blocks_back() -> None:
    """This will have the C library return a large block as soon as it is free, where it can.

    By itself glibc keeps one for the next time: a password's hash takes 19 MB for a moment, and
    every thread that ever signed somebody in would hold them for good.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)


def read_ahead() -> None:
    """This will read what pages are made of: addresses, templates, words, laws and rules.

    Raises: RuntimeError when that asked the database: all workers would inherit one connection.
    """
    from django.apps import apps
    from django.conf import settings
    from django.db import connections
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils import translation

    from amaan.law import catalogue
    from amaan.protocol import rulebook

    import_module("amaan.house.wsgi")
    _ = get_resolver().reverse_dict
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Amaan")
    catalogue.load()
    # The rules alone: which version is at work also asks the register of holidays.
    rulebook.load()
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        for page in folder.rglob("*.html") if app.name.startswith("amaan.") else ():
            get_template(str(page.relative_to(folder)))
    if any(each.connection for each in connections.all(initialized_only=True)):
        raise RuntimeError("a connection was opened before the workers parted")


if __name__ == "__main__":
    main()
