"""Bringing in a table of units or of officers: all of it, or nothing of it."""

from datetime import datetime
from itertools import groupby

from django.contrib.auth.hashers import make_password
from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import new_id
from amaan.kernel.refusals import Refused, said
from amaan.kernel.tables import Table
from amaan.organisation.area import registrars_seat
from amaan.organisation.importing import officers as officer_tables
from amaan.organisation.importing import units as unit_tables
from amaan.organisation.models import Officer, Placement, Posting, Unit
from amaan.organisation.placing import lay_below
from amaan.organisation.queries import Actor


class TableHasFaults(Refused):
    """Half a table brought in is a table nobody can send again."""

    sentence = said(
        "Nothing was brought in: %(rows)s rows of the table are not right. They are listed below."
    )


@transaction.atomic(savepoint=False)
def import_units(*, actor: Actor, table: Table, now: datetime) -> int:
    """This will open every unit of a table and say how many; a fault in one row opens none.

    Raises: NotFound for anybody but a registrar; TableHasFaults.
    """
    seat = registrars_seat(actor)
    # Two tables at once would each not know what the other opens.
    Unit.objects.select_for_update().get(id=seat.id)
    wanted = unit_tables.plan(table, seat, now)
    if wanted.faults:
        raise TableHasFaults(rows=len({fault.line for fault in wanted.faults}))
    for _kind, level in groupby(wanted.places, key=lambda place: place.kind):
        places = list(level)
        for place in places:
            assert place.above is not None
            assert place.above.unit is not None
            place.unit = Unit(
                id=new_id(),
                kind=place.kind,
                name_en=place.name_en,
                name_ur=place.name_ur,
                desk_type=place.desk_type,
                province=place.above.unit.province,
                opened_on=local_date(now),
                is_practice=place.is_practice,
            )
            lay_below(place.unit, place.above.unit)
        opened = [place.unit for place in places if place.unit is not None]
        Unit.objects.bulk_create(opened)
        Placement.objects.bulk_create(
            Placement(
                unit=unit,
                parent=unit.parent,
                since_on=unit.opened_on,
                recorded_by_id=actor.officer_id,
                recorded_at=now,
            )
            for unit in opened
        )
    return len(wanted.places)


@transaction.atomic(savepoint=False)
def import_officers(*, actor: Actor, table: Table, now: datetime) -> int:
    """This will appoint every officer of a table and say how many; one fault appoints none.

    The accounts have no password: a list of two thousand first passwords is a key to every
    desk. Each officer is given one in person (`reset_password`).

    Raises: NotFound for anybody but a registrar; TableHasFaults.
    """
    seat = registrars_seat(actor)
    Unit.objects.select_for_update().get(id=seat.id)
    wanted = officer_tables.plan(table, seat, now)
    if wanted.faults:
        raise TableHasFaults(rows=len({fault.line for fault in wanted.faults}))
    entered = [
        Officer(
            id=new_id(),
            password=make_password(None),
            sign_in=a.officer.sign_in,
            service_number=a.officer.service_number,
            name_en=a.officer.name_en,
            name_ur=a.officer.name_ur,
            rank=a.officer.rank,
            sex=a.officer.sex,
            language=a.officer.language,
        )
        for a in wanted.appointments
    ]
    Officer.objects.bulk_create(entered)
    Posting.objects.bulk_create(
        Posting(
            officer=officer,
            unit=a.place.unit,
            post=a.post,
            since=now,
            recorded_by_id=actor.officer_id,
            recorded_at=now,
        )
        for officer, a in zip(entered, wanted.appointments, strict=True)
    )
    return len(entered)
