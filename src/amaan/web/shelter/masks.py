"""What is sealed in a file of the house, behind masks, each opened alone and written down first."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.queries import SealedPlace
from amaan.kernel.ids import CaseId, SealedRef
from amaan.kernel.refusals import NotFound
from amaan.support import houses
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field, open_masked
from amaan.web.kit.visit import Visit
from amaan.web.shelter.acting import SEALED


def masks_of(visit: Visit, file: UUID) -> dict[UUID, list[shapes.MaskedName]]:
    """This will give the masks of a file by whom or what they are of. One statement."""
    found: dict[UUID, list[shapes.MaskedName]] = {}
    for place in confidentiality.sealed_fields(visit.actor, CaseId(file), visit.now):
        found.setdefault(place.subject, []).append(_mask(file, place))
    return found


@door(audience="shelter", classes=SEALED, methods=("POST",))
def opened(request: HttpRequest, visit: Visit, stay_id: UUID, ref: UUID) -> HttpResponse:
    """This will open one mask of a file of the house, or say why not.

    `stay_id` is the file: a stay's, a word's way, or the house's own.
    """
    houses.serves(visit.actor, visit.now)
    places = confidentiality.sealed_fields(visit.actor, CaseId(stay_id), visit.now)
    place = next((p for p in places if p.ref == SealedRef(ref)), None)
    if place is None:
        raise NotFound
    back = address("shelter:home")
    if stay_id == visit.actor.unit_id:
        back = address("shelter:about")
    again = f"{address('factor_again')}?next={back}"
    return open_masked(
        request, visit, CaseId(stay_id), SealedRef(ref), _mask(stay_id, place), again=again
    )


def _mask(file: UUID, place: SealedPlace) -> shapes.MaskedName:
    name = masked_field(CaseId(file), place.ref, place.field, place.purposes)
    return replace(name, reveal_url=address("shelter:opened", file, place.ref))
