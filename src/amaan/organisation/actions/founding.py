"""The first act: a province and its registrar, on an empty register."""

from datetime import datetime

from django.db import transaction

from amaan.kernel.clock import local_date
from amaan.kernel.ids import OfficerId, UnitId
from amaan.kernel.refusals import Refused, said
from amaan.organisation.accounts import NewOfficer, enter
from amaan.organisation.models import Officer, Posting, Unit
from amaan.organisation.posts import Post, Province, UnitKind


class ServiceIsFounded(Refused):
    """The first registrar is appointed once; every later one by a registrar."""

    sentence = said("Officers are already registered here. A registrar appoints the next one.")


@transaction.atomic(savepoint=False)
def found_the_service(
    *,
    province: Province,
    name_en: str,
    name_ur: str,
    registrar: NewOfficer,
    password: str,
    now: datetime,
    is_practice: bool = False,
) -> tuple[UnitId, OfficerId]:
    """This will open the first province and post its first registrar, on an empty register.

    It is the only act without an actor, because nobody is there yet to be one; it is run from
    the server's own console and never from a page.

    Raises: ServiceIsFounded when any officer exists; else as `appoint_officer`.
    """
    if Officer.objects.exists():
        raise ServiceIsFounded
    unit = Unit.objects.create(
        kind=UnitKind.PROVINCE,
        province=province,
        name_en=name_en,
        name_ur=name_ur,
        opened_on=local_date(now),
        is_practice=is_practice,
    )
    officer = enter(registrar, password)
    Posting.objects.create(
        officer=officer, unit=unit, post=Post.REGISTRAR, since=now, recorded_at=now
    )
    return UnitId(unit.id), OfficerId(officer.id)
