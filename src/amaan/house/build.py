"""What is made once per version: tables, grants, translations and static files.

Runs as a process of its own with the owner's role, and only for the parts whose digest
changed, so that a second start has nothing to do.
"""

import io
from collections.abc import Callable
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command

from amaan.house import database
from amaan.house.places import state_of
from amaan.web.kit import messages

Say = Callable[[str], None]


def build_schema(say: Say) -> None:
    """This will migrate as the owner of the tables."""
    shown = io.StringIO()
    call_command("migrate", interactive=False, verbosity=1, stdout=shown)
    call_command("createcachetable", verbosity=0)
    say(f"tables: {shown.getvalue().count(' OK')} migrations")


def build_access(connection: psycopg.Connection) -> None:
    """This will apply the grants and policies."""
    database.apply_access(connection)


def build_static() -> None:
    """This will collect the static files with their digests in their names."""
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    (state_of(Path(str(settings.STATIC_ROOT)).parent) / "static.digest").write_text(
        database.static_digest(), encoding="utf-8"
    )


def build_messages() -> None:
    """This will compile the translations that are newer than their compiled form."""
    messages.compile_all()


def owner_connection() -> psycopg.Connection:
    """This will connect as owner with the settings of this process."""
    default = settings.DATABASES["default"]
    return database.connect_as_owner(default["HOST"], default["PASSWORD"], default["NAME"])
