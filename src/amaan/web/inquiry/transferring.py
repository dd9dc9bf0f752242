"""A case goes to another desk: offering it, what is offered here, accepting and refusing."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import placed
from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.investigation import transfer
from amaan.kernel.ids import CaseId, UnitId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.organisation.desks import DeskPlace, desks_beside
from amaan.organisation.posts import Post
from amaan.web.inquiry.acts import posted
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label

SKELETON = frozenset({DataClass.C1})


class OfferForm(forms.Form):
    """To which desk, and why."""

    reason = OneOf(LISTS["transfer_reasons"].items(), label=gettext_lazy("Why there?"))

    def __init__(self, *args: Any, desks: tuple[DeskPlace, ...], language: str) -> None:
        super().__init__(*args)
        self.fields["desk"] = OneOf(
            [(str(desk.desk_id), _called(desk, language)) for desk in desks],
            label=_("To which desk?"),
            hint=_("The desks of this district first."),
            folded=True,
        )
        self.order_fields(["desk", "reason"])


class RefusalForm(forms.Form):
    """Why the case is not taken."""

    reason = OneOf(
        LISTS["transfer_refusals"].items(), label=gettext_lazy("Why not here?"), folded=True
    )


@door(audience="case", classes=SKELETON, methods=("GET", "POST"))
def transfer_of(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will offer a case to another desk, take an offer back, or keep what was refused."""
    sheet = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if "hand_on" not in sheet.may:
        raise NotFound
    sent = posted(request)
    did = sent.get("do") if sent is not None else None
    desks = desks_beside(placed.where_it_lies(sheet.case_id).desk_id, visit.now)
    form = OfferForm(sent if did == "offer" else None, desks=desks, language=visit.language)
    try:
        with transaction.atomic():
            done = _does(did, form, sheet, visit)
    except NotFound:
        raise
    except Refused as refusal:
        messages.error(request, sentence_of(refusal))
        done = ""
    if done:
        messages.success(request, done)
        return redirect("case:sheet", case_id)
    offered = transfer.open_offer(sheet.case_id)
    shown = {
        "sheet": sheet,
        "form": form,
        "offered": offered,
        "there": "" if offered is None else _place(offered.to_desk_id, visit),
        "refusal": "" if offered is None else label("transfer_refusals", offered.refusal),
        "reason": "" if offered is None else label("transfer_reasons", offered.reason),
    }
    return render(request, "inquiry/transfer.html", shown, status=200 if sent is None else 422)


@door(audience="case", classes=SKELETON)
def offers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what is offered to this desk: references, numbers, and from where."""
    if visit.actor.post != Post.DESK_OFFICER:
        raise NotFound
    return _offers(request, visit)


@door(audience="case", classes=SKELETON, methods=("POST",))
def accept(request: HttpRequest, visit: Visit, transfer_id: UUID) -> HttpResponse:
    """This will take a case over from another desk."""
    try:
        with transaction.atomic():
            case_id = transfer.accept(actor=visit.actor, transfer_id=transfer_id, now=visit.now)
    except NotFound:
        raise
    except Refused as refusal:
        messages.error(request, sentence_of(refusal))
        return redirect("inquiry:offers")
    messages.success(
        request, _("The case is in your hands. Tell her, by the way she said is safe.")
    )
    return redirect("case:sheet", case_id)


@door(audience="case", classes=SKELETON, methods=("POST",))
def refuse(request: HttpRequest, visit: Visit, transfer_id: UUID) -> HttpResponse:
    """This will refuse what was offered, with a reason."""
    form = RefusalForm(request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                transfer.refuse(
                    actor=visit.actor,
                    transfer_id=transfer_id,
                    reason=form.cleaned_data["reason"],
                    now=visit.now,
                )
            messages.info(request, _("Refused. The desk that offered it still answers for it."))
            return redirect("inquiry:offers")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error("reason", sentence_of(refusal))
    return _offers(request, visit, refused=(transfer_id, form))


def _does(did: str | None, form: OfferForm, sheet: CaseSheet, visit: Visit) -> str:
    """This will do what was sent, and give the words that say so; none where nothing was done."""
    common: dict[str, Any] = {
        "actor": visit.actor, "case_id": sheet.case_id, "now": visit.now
    }  # fmt: skip
    if did == "offer" and form.is_valid():
        said = form.cleaned_data
        transfer.offer(**common, to_desk=UnitId(UUID(said["desk"])), reason=said["reason"])
        return _("Offered. Until the other desk accepts, this one answers for the case.")
    if did == "take_back":
        transfer.take_back(**common)
        return _("Taken back. The case stays here.")
    if did == "keep":
        transfer.keep_after_refusal(**common)
        return _("Written down. The case stays here.")
    return ""


def _offers(
    request: HttpRequest, visit: Visit, *, refused: tuple[UUID, RefusalForm] | None = None
) -> HttpResponse:
    wrong = {refused[0]: refused[1]} if refused else {}
    lines = [
        (
            one,
            _place(one.from_desk_id, visit),
            wrong.get(one.transfer_id) or RefusalForm(),
            clock_words.waited(one.offered_at, visit.now),
            label("transfer_reasons", one.reason),
            label("stages", one.stage),
        )
        for one in transfer.offers_here(visit.actor)
    ]
    back = [
        (one, _place(one.to_desk_id, visit), label("transfer_refusals", one.refusal))
        for one in transfer.refused_elsewhere(visit.actor)
    ]
    shown = {"offers": lines, "back": back}
    return render(request, "inquiry/offers.html", shown, status=422 if refused else 200)


def _place(unit_id: UnitId, visit: Visit) -> str:
    unit = organisation.place(unit_id)
    here = in_language(unit.name_en, unit.name_ur, visit.language)
    if unit.station_id is None:
        return here
    station = organisation.place(unit.station_id)
    return _("%(desk)s, %(station)s") % {
        "desk": here,
        "station": in_language(station.name_en, station.name_ur, visit.language),
    }


def _called(desk: DeskPlace, language: str) -> str:
    parts = (
        in_language(desk.district_en, desk.district_ur, language),
        in_language(desk.station_en, desk.station_ur, language),
        in_language(desk.name_en, desk.name_ur, language),
    )
    return " · ".join(parts)
