"""Reading a sealed value on a page: one field, one purpose, one entry, and then it is masked.

The only module of the web that speaks to the vault's reading side. What comes back goes
into this one response and nowhere else: not into a session, a cache, a log or a title.
"""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.confidentiality import reveal as vault
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.policy import PURPOSES
from amaan.kernel.ids import CaseId, SealedRef
from amaan.kernel.refusals import Refused
from amaan.web.kit.door import Visit, door

EVERYTHING_ABOUT_HER = frozenset(
    {DataClass.C3, DataClass.C4, DataClass.C5, DataClass.C6, DataClass.C7}
)


@door(audience="case", classes=EVERYTHING_ABOUT_HER, methods=("GET", "POST"))
def one_field(request: HttpRequest, visit: Visit, case_id: UUID, ref: UUID) -> HttpResponse:
    """This will show one sealed field for half a minute, or ask what it is needed for.

    GET gives the masked field with the question; POST carries the purpose.
    """
    place = {"case_id": case_id, "ref": ref, "purposes": PURPOSES}
    purpose = request.POST.get("purpose", "")
    if request.method == "GET" or purpose not in PURPOSES:
        asked = request.method == "POST"
        return render(request, "kit/reveal_ask.html", place | {"asked": asked})
    try:
        shown = vault.reveal(
            capability=visit.actor.capability,
            case_id=CaseId(case_id),
            ref=SealedRef(ref),
            purpose=purpose,
        )
    except vault.VaultUnavailable as refusal:
        return render(request, "kit/reveal_ask.html", place | {"refusal": refusal}, status=503)
    return render(request, "kit/reveal_shown.html", place | {"shown": shown})


def read_for_paper(
    visit: Visit, case_id: CaseId, refs: Sequence[SealedRef], purpose: str
) -> tuple[dict[SealedRef, str], Refused | None]:
    """This will read several sealed values for one printed paper, with one journal entry.

    With the vault stopped the paper is printed with blanks to fill by hand, and says so.

    Raises: NotFound when any of them is not this actor's to read.
    """
    if not refs:
        return {}, None
    try:
        shown = vault.reveal_many(
            capability=visit.actor.capability, case_id=case_id, refs=refs, purpose=purpose
        )
    except vault.VaultUnavailable as refusal:
        return {}, refusal
    return {one.ref: one.value for one in shown}, None
