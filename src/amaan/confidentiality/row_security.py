"""Telling the database who acts, so that it shows only rows this actor may know of."""

from datetime import datetime

from django.db import connection

from amaan.organisation import prepared
from amaan.organisation.queries import Actor

SETTINGS = ("officer", "post", "unit", "station", "district", "now")


class NoTransaction(RuntimeError):
    """An actor was set outside a transaction; the setting would be gone at once."""


def act_as(actor: Actor, now: datetime) -> None:
    """This will set the actor for the rest of this transaction, in one statement.

    After commit or rollback nobody acts, and the database shows no row at all.
    Raises: NoTransaction.
    """
    if not connection.in_atomic_block:
        raise NoTransaction("set the actor inside a transaction")
    values = (
        actor.officer_id,
        actor.post.value,
        actor.unit_id,
        actor.station_id,
        actor.district_id,
        now.isoformat(),
    )
    prepared.ask(_ACT_AS, ["" if v is None else str(v) for v in values])


_ACT_AS = "SELECT " + ", ".join(f"set_config('amaan.{name}', %s, true)" for name in SETTINGS)
