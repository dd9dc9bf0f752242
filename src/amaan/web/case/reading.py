"""Reading a statement or a note: one purpose, one entry, twenty minutes, then it is masked."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet, SealedPlace
from amaan.confidentiality.classes import READ_AT_LENGTH, DataClass
from amaan.kernel.ids import CaseId, SealedRef
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.case import drafting, shaping
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import (
    masked_field,
    masks_itself,
    read_for_paper,
    readable,
    reading,
)
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label


@door(
    audience="case",
    classes=frozenset({DataClass.C1, DataClass.C2, DataClass.C4}),
    methods=("GET", "POST"),
)
def read(request: HttpRequest, visit: Visit, case_id: UUID, ref: UUID) -> HttpResponse:
    """This will open one statement or note to be read at length, for the purpose chosen.

    Asked for without a purpose it shows the mask, and the reasons that would open it.
    """
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    place = next((p for p in file.places if p.ref == SealedRef(ref)), None)
    if place is None or place.field not in READ_AT_LENGTH:
        raise NotFound
    if request.method == "GET":
        return _ask(request, file, place)
    purpose = request.POST.get("purpose", "")
    if purpose not in place.purposes:
        return _ask(request, file, place, refused=_("Say first what you need it for."))
    try:
        with transaction.atomic():
            opened, shut = read_for_paper(visit, file.case_id, (place.ref,), purpose)
    except NotFound:
        raise
    except Refused as refusal:
        return _ask(request, file, place, refused=sentence_of(refusal))
    if shut is not None:
        return _ask(request, file, place, refused=sentence_of(shut))
    on = reading(visit, purpose, address("case:sheet", file.case_id))
    shown = {
        "sheet": file,
        "reading": on,
        "text": readable(place.field, opened[place.ref]),
        "head": shapes.DocumentHead(
            title=label("sealed_fields", place.field),
            reference=file.reference,
            unit=drafting.unit_name(visit),
            officer=drafting.officer_name(visit),
            made_at=visit.now,
        ),
    }
    return masks_itself(render(request, "case/read.html", shown), on)


def _ask(
    request: HttpRequest, file: CaseSheet, place: SealedPlace, *, refused: str = ""
) -> HttpResponse:
    name = masked_field(
        file.case_id,
        place.ref,
        place.field,
        place.purposes,
        refused=refused,
        read_at=shaping.reading_address(file, place),
    )
    shown = {"sheet": file, "name": name, "title": label("sealed_fields", place.field)}
    return render(request, "case/read_ask.html", shown, status=422 if refused else 200)
