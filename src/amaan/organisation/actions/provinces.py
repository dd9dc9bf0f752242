"""Opening a province's divisions and districts at once, from the list of the census."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amaan.kernel.refusals import NotFound, Refused, said
from amaan.organisation.area import registrars_seat
from amaan.organisation.gazetteer import Named, provinces
from amaan.organisation.models import Unit
from amaan.organisation.placing import begin_unit
from amaan.organisation.posts import Province, UnitKind
from amaan.organisation.queries import Actor


class NoListOfDistricts(Refused):
    """Two provinces are not in the census's tables; a guessed list would look like a fact."""

    sentence = said(
        "The census of 2023 lists no districts for this province. Open them one by one, or "
        "bring them in from a table."
    )


@dataclass(frozen=True)
class Opened:
    """How many units were opened now, and how many were there already."""

    opened: int
    there: int


@transaction.atomic(savepoint=False)
def open_province(*, actor: Actor, now: datetime) -> Opened:
    """This will open every division and district of the registrar's province that is missing.

    A district that was ever opened in the province, under whatever division and even if it has
    ended since, is left as it is: the register knows better than a list of 2023.

    Source: Pakistan Bureau of Statistics, Census 2023.
    Raises: NotFound for anybody but the registrar of a province; NoListOfDistricts.
    """
    seat = registrars_seat(actor)
    if seat.kind != UnitKind.PROVINCE:
        raise NotFound
    listed = provinces()[Province(seat.province)]
    if not listed.districts:
        raise NoListOfDistricts
    seat = Unit.objects.select_for_update().get(id=seat.id)
    known = _known(seat)
    opened = 0
    for division in listed.divisions:
        missing = [d for d in division.districts if (UnitKind.DISTRICT, d.en.lower()) not in known]
        above = seat
        if division.name is not None:
            found = known.get((UnitKind.REGION, division.name.en.lower()))
            if found is None and missing:
                found, opened = _open(seat, UnitKind.REGION, division.name, actor, now), opened + 1
            above = found or seat
        for district in missing:
            _open(above, UnitKind.DISTRICT, district, actor, now)
            opened += 1
    return Opened(opened, len(listed.districts) + len(listed.divisions) - opened)


def _known(seat: Unit) -> dict[tuple[str, str], Unit]:
    rows = Unit.objects.filter(
        province=seat.province,
        is_practice=seat.is_practice,
        kind__in=[UnitKind.REGION, UnitKind.DISTRICT],
    ).order_by("opened_on", "id")
    return {(row.kind, row.name_en.lower()): row for row in rows}


def _open(parent: Unit, kind: UnitKind, name: Named, actor: Actor, now: datetime) -> Unit:
    unit = Unit(kind=kind, name_en=name.en, name_ur=name.ur, is_practice=parent.is_practice)
    return begin_unit(unit, parent, actor, now)
