"""Who asks to see where she is: two custodians let him for one session, and either ends it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality import custodians
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.custodians import Letting
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.web.kit import clock_words, letting_go, people
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.sign_in import session
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CODES = frozenset({DataClass.C1})


@door(audience="custodian", classes=CODES, methods=("GET", "POST"))
def places(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list who asks and who is let, and take a custodian's yes or end it.

    Nothing of where she is stands here: a custodian lets, and never sees.
    """
    rows = custodians.lettings(visit.actor, visit.now, session.real_now())
    shown: dict[str, Any] = {"lines": [_line(one, visit) for one in rows]}
    if request.method == "GET":
        return render(request, "custodian/places.html", shown)
    wanted = _wanted(request)
    try:
        with transaction.atomic():
            if request.POST.get("act") == "agree":
                letting_go.agree_to_letting(visit, wanted)
                messages.success(request, _("Your yes is written down."))
            elif request.POST.get("act") == "end":
                letting_go.end_letting(visit, wanted)
                messages.success(request, _("Ended. It opens to the officer no more."))
            else:
                raise NotFound
    except letting_go.FreshFactorNeeded:
        return redirect(f"{reverse('factor_again')}?next={request.path}")
    except NotFound:
        raise
    except Refused as refusal:
        shown["refusal"] = sentence_of(refusal)
        return render(request, "custodian/places.html", shown, status=422)
    return redirect("custodian:places")


def _wanted(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("letting", ""))
    except ValueError:
        raise NotFound from None


def _line(one: Letting, visit: Visit) -> dict[str, Any]:
    officer = organisation.colleague(one.officer_id, visit.now)
    return {
        "id": one.id,
        "reference": one.reference,
        "may_agree": one.until is None and not one.by_oneself,
        "pairs": (
            (_("Officer"), _("An officer") if officer is None else people.name_of(officer, visit)),
            (_("Post"), "" if officer is None else label("posts", officer.post)),
            (_("Asked"), clock_words.moment(one.asked_at)),
            (_("State"), _state(one)),
        ),
    }


def _state(one: Letting) -> str:
    if one.until is not None:
        return _("let by two, until %(when)s") % {"when": clock_words.moment(one.until)}
    if one.by_oneself:
        return _("you agreed; another custodian has to")
    return _("one custodian agreed") if one.one_agreed else _("nobody agreed yet")
