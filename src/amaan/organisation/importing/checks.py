"""The dry run: what a table would do, and every fault in it. Nothing is written."""

from datetime import datetime

from amaan.kernel.tables import Checked, Table
from amaan.organisation.area import registrars_seat
from amaan.organisation.importing import officers, units
from amaan.organisation.queries import Actor


def check_units(actor: Actor, table: Table, now: datetime) -> Checked:
    """This will say what a table of units would open.

    Raises: NotFound for anybody but a registrar.
    """
    wanted = units.plan(table, registrars_seat(actor), now)
    return Checked(len(wanted.places), wanted.faults)


def check_officers(actor: Actor, table: Table, now: datetime) -> Checked:
    """This will say whom a table of officers would appoint.

    Raises: NotFound for anybody but a registrar.
    """
    wanted = officers.plan(table, registrars_seat(actor), now)
    return Checked(len(wanted.appointments), wanted.faults)
