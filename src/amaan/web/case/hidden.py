"""Where she is, for somebody beside her desk: two custodians are asked, and it opens a while."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.confidentiality import custodians
from amaan.confidentiality import queries as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId, SealedRef
from amaan.kernel.refusals import NotFound
from amaan.web.kit import letting_go, shapes
from amaan.web.kit.door import door
from amaan.web.kit.reveal import masked_field, open_masked
from amaan.web.kit.sign_in import session
from amaan.web.kit.visit import Visit

HIDDEN = frozenset({DataClass.C1, DataClass.C6})
FIELD, PURPOSE = "protected_location", "hear_alone"


@door(audience="case", classes=HIDDEN, methods=("GET", "POST"))
def hidden(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask two custodians, say how far they are, and offer the place once they let it.

    Seen by: whoever may be let by two custodians; for everybody else there is nothing here.
    """
    case = CaseId(case_id)
    reference = cases.reference_of(visit.actor, case)
    if not confidentiality.may_be_let(visit.actor, case, visit.now):
        raise NotFound
    if request.method == "POST":
        letting_go.ask_letting(visit, case)
        messages.success(request, _("Asked. Call both custodians; they see it on their page."))
        return redirect("case:hidden", case_id)
    own = custodians.own_letting(case, session.real_now())
    let = own is not None and own.until is not None
    # Not before: that she is hidden at all is said to nobody who was not let.
    refs = confidentiality.behind_two(visit.actor, case, visit.now) if let else ()
    shown = {
        "reference": reference,
        "case_id": case,
        "own": own,
        "places": [_masked(case, ref) for ref in refs],
    }
    return render(request, "case/hidden.html", shown)


@door(audience="case", classes=HIDDEN, methods=("POST",))
def open_hidden(request: HttpRequest, visit: Visit, case_id: UUID, ref: UUID) -> HttpResponse:
    """This will show where she is, for half a minute, in the session that was let."""
    case, wanted = CaseId(case_id), SealedRef(ref)
    if wanted not in confidentiality.behind_two(visit.actor, case, visit.now):
        raise NotFound
    return open_masked(request, visit, case, wanted, _masked(case, wanted))


def _masked(case: CaseId, ref: SealedRef) -> shapes.MaskedName:
    there = reverse("case:open_hidden", args=[case, ref])
    return replace(masked_field(case, ref, FIELD, (PURPOSE,)), reveal_url=there)
