"""Texts for the public that a custodian reads first: he opens one, and says whether it may go."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.confidentiality.classes import DataClass
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.posts import Post
from amaan.web.kit import clock_words, leak_check
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

WHAT_A_TEXT_MAY_HOLD = frozenset({DataClass.C3, DataClass.C4})
ABOUT = {
    "statement": gettext_lazy("Statement to the press"),
    "meeting": gettext_lazy("Words for a crime meeting"),
}
DECISIONS = {
    "may": gettext_lazy("Written down: it may go out."),
    "may_not": gettext_lazy("Written down: it does not go out."),
}


@door(audience="custodian", classes=WHAT_A_TEXT_MAY_HOLD, methods=("GET", "POST"))
def drafts(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the texts that wait, open one, and keep what the custodian says of it.

    Which text is meant travels in the body, never in the address.
    """
    if visit.actor.post != Post.CUSTODIAN:
        raise NotFound
    shown: dict[str, Any] = {}
    try:
        with transaction.atomic():
            if request.method == "POST":
                check = _wanted(request)
                decision = request.POST.get("decision", "")
                if decision in DECISIONS:
                    leak_check.decide(visit, check, decision)
                    messages.success(request, str(DECISIONS[decision]))
                    return redirect("custodian:drafts")
                shown["opened"] = {"id": check, "text": leak_check.read(visit, check)}
            shown["lines"] = [_line(one) for one in leak_check.waiting(visit)]
    except NotFound:
        raise
    except Refused as refusal:
        shown["refusal"] = sentence_of(refusal)
        return render(request, "custodian/drafts.html", shown, status=503)
    return render(request, "custodian/drafts.html", shown)


def _wanted(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("check", ""))
    except ValueError:
        raise NotFound from None


def _line(one: leak_check.Waiting) -> dict[str, object]:
    return {
        "id": one.check_id,
        "about": str(ABOUT.get(one.about, one.about)),
        "pairs": (
            (_("Written by"), str(Post(one.post).label)),
            (_("Asked"), clock_words.moment(one.asked_at)),
        ),
    }
