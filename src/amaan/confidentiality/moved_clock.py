"""The demonstration's clock: each process follows one row, so that time can be turned.

Only the demonstration follows it. A real installation never starts this thread and refuses a
database in which the row's table exists. It stands here because the vault, which nobody above
may enter, must read relations at the same instant as the doors; second factors, sessions and
the journal keep real time.
"""

import logging
import threading
import time
from datetime import timedelta

import psycopg
from django.conf import settings

from amaan.kernel import clock

EVERY_SECONDS = 0.5
log = logging.getLogger("amaan.clock")


def follow() -> None:
    """This will set this process's clock by the row, now and whenever the row changes."""
    threading.Thread(target=_follow_for_ever, name="moved clock", daemon=True).start()


def read_shift(connection: psycopg.Connection) -> timedelta:
    """This will read by how much the demonstration's clock is ahead."""
    row = connection.execute("SELECT seconds FROM house.clock").fetchone()
    return timedelta(seconds=0 if row is None else int(row[0]))


def _follow_for_ever() -> None:
    while True:
        try:
            with _connect() as connection:
                while True:
                    clock.shift_by(read_shift(connection))
                    time.sleep(EVERY_SECONDS)
        except psycopg.Error:
            # A database that restarts is back in a moment; until then the clock runs on as it was.
            log.info("clock.database_gone")
            time.sleep(EVERY_SECONDS)


def _connect() -> psycopg.Connection:
    default = settings.DATABASES["default"]
    return psycopg.connect(
        host=default["HOST"],
        port=default["PORT"],
        dbname=default["NAME"],
        user=default["USER"],
        password=default["PASSWORD"],
        application_name="amaan-clock",
        connect_timeout=2,
        autocommit=True,
    )
