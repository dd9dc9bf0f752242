"""The pages of hand-overs: what I have, what waits for me, giving, receiving, bringing back."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.investigation import custody_chain_handing as verbs
from amaan.investigation import exhibits_queries as queries
from amaan.investigation.custody_chain_handing import Receiver
from amaan.investigation.custody_chain_refusals import CannotBeGiven, CannotHold
from amaan.investigation.exhibits_lines import ExhibitLine, HandOverSheet
from amaan.kernel.ids import NotAReference, OfficerId, read_reference
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation import queries as organisation
from amaan.web.inquiry import exhibit_shapes as shaping
from amaan.web.inquiry.acts import posted
from amaan.web.inquiry.exhibit_forms import (
    BackForm,
    GivingForm,
    MarkForm,
    PaperReceiptForm,
    SealsForm,
    to_the_minute,
)
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

PARCELS = frozenset({DataClass.C1, DataClass.C2})


@door(audience="case", classes=PARCELS, methods=("GET", "POST"))
def in_hand(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list what the officer has in hand and what waits, and find a parcel by its mark."""
    form = MarkForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            mark = read_reference(form.cleaned_data["mark"])
            return redirect("inquiry:exhibit", queries.find_by_mark(visit.actor, mark))
        except NotAReference:
            form.add_error("mark", _("A mark has eight letters and digits, such as K7QF-3M2P."))
        except NotFound:
            form.add_error("mark", _("There is nothing here for you to see. Read the mark again."))
    held = queries.exhibits_in_hand(visit.actor)
    shown = {
        "form": form,
        "offers": shaping.offers_of(queries.offers(visit.actor)),
        "papers": shaping.papers_of(queries.papers_missing(visit.actor)),
        "register": shaping.register_of(
            held,
            visit.now,
            caption=_("In my hands"),
            empty=_("You have no exhibit in hand."),
            numbered=False,
        ),
        "any": bool(held),
        "keeps": queries.keeps_a_store(visit.actor),
    }
    return render(request, "inquiry/custody.html", shown, status=422 if form.errors else 200)


@door(audience="case", classes=PARCELS, methods=("GET", "POST"))
def give(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will hand exhibits on, one act for many: to a receiver, or against a signature."""
    held = [line for line in _givable(visit) if line.offer is None]
    chosen = request.GET.getlist("exhibit")
    form = GivingForm(
        posted(request),
        now=visit.now,
        held=[shaping.choice_of(line) for line in held],
        initial={"exhibits": chosen, "to": request.GET.get("to", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                _hand_on(visit, form, held)
            return redirect("inquiry:hand_over", form.act_ref())
        except NotFound:
            form.add_error("exhibits", sentence_of(CannotBeGiven()))
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    shown = {"form": form, "any": bool(held), "back": address("inquiry:custody")}
    return render(request, "inquiry/give.html", shown, status=422 if form.is_bound else 200)


@door(audience="case", classes=PARCELS)
def hand_over(request: HttpRequest, visit: Visit, hand_over_id: UUID) -> HttpResponse:
    """This will show one hand-over, with what its reader may do about it."""
    sheet = queries.hand_over_sheet(visit.actor, hand_over_id, visit.now)
    return _show(request, sheet)


@door(audience="case", classes=PARCELS, methods=("GET", "POST"))
def receive(request: HttpRequest, visit: Visit, hand_over_id: UUID) -> HttpResponse:
    """This will compare each seal and confirm the receipt."""
    sheet = _waiting(visit, hand_over_id, lambda one: one.for_me)
    form = SealsForm(
        posted(request),
        now=visit.now,
        seals=[(item.exhibit_id, shaping.seal_question(item)) for item in sheet.items],
        shelf=sheet.to_where == "store",
    )

    def act() -> None:
        verbs.receive(
            actor=visit.actor,
            hand_over_id=hand_over_id,
            seals=form.found(),
            received_at=to_the_minute(form),
            now=visit.now,
            shelf=form.cleaned_data.get("shelf", ""),
        )

    return _compare(request, form, sheet, _("Confirm the receipt"), act)


@door(audience="case", classes=PARCELS, methods=("GET", "POST"))
def on_paper(request: HttpRequest, visit: Visit, hand_over_id: UUID) -> HttpResponse:
    """This will write down that the receiver signed the form on paper."""
    sheet = _waiting(visit, hand_over_id, lambda one: one.by_me)
    form = PaperReceiptForm(
        posted(request),
        now=visit.now,
        seals=[(item.exhibit_id, shaping.seal_question(item)) for item in sheet.items],
        shelf=False,
    )

    def act() -> None:
        signed = organisation.officer_by_service_number(form.cleaned_data["receiver"], visit.now)
        if signed is None:
            raise CannotHold
        verbs.receive_on_paper(
            actor=visit.actor,
            hand_over_id=hand_over_id,
            receiver_id=signed,
            seals=form.found(),
            received_at=to_the_minute(form),
            now=visit.now,
        )

    return _compare(request, form, sheet, _("The form was signed on paper"), act)


@door(audience="case", classes=PARCELS, methods=("POST",))
def answer(request: HttpRequest, visit: Visit, hand_over_id: UUID) -> HttpResponse:
    """This will decline what was offered, take it back, or say that its paper lies in the file."""
    acts: dict[str, Callable[..., None]] = {
        "decline": verbs.decline,
        "take_back": verbs.take_back,
        "file_paper": verbs.file_paper,
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise NotFound
    act(actor=visit.actor, hand_over_id=hand_over_id, now=visit.now)
    messages.success(request, _("Written down."))
    return redirect("inquiry:hand_over", hand_over_id)


@door(audience="case", classes=PARCELS, methods=("GET", "POST"))
def bring_back(request: HttpRequest, visit: Visit, exhibit_id: UUID) -> HttpResponse:
    """This will take an exhibit back from a laboratory or a court, its seal compared."""
    line = queries.exhibit_sheet(visit.actor, exhibit_id, visit.now).line
    if line.where not in verbs.AWAY:
        raise NotFound
    _number, words = shaping.choice_of(line)
    form = BackForm(posted(request), now=visit.now, seals=[(line.id, words)], shelf=False)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                verbs.bring_back(
                    actor=visit.actor,
                    hand_over_id=form.act_ref(),
                    exhibit_ids=[line.id],
                    seals=form.found(),
                    received_at=to_the_minute(form),
                    now=visit.now,
                    outside_number=form.cleaned_data["outside_number"],
                )
            return redirect("inquiry:hand_over", form.act_ref())
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    return _ask_seals(
        request, form, _("It came back"), shaping.exhibit_pairs(line),
        address("inquiry:exhibit", line.id),
    )  # fmt: skip


def _givable(visit: Visit) -> list[ExhibitLine]:
    held = list(queries.exhibits_in_hand(visit.actor))
    if queries.keeps_a_store(visit.actor):
        held += queries.in_store(visit.actor, visit.now, limit=300)
    return held


def _hand_on(visit: Visit, form: GivingForm, held: list[ExhibitLine]) -> None:
    told = form.cleaned_data
    to = told["to"]
    if to in verbs.OUTSIDE:
        verbs.send_out(
            actor=visit.actor,
            hand_over_id=form.act_ref(),
            exhibit_ids=form.ids(),
            purpose=to,
            given_at=to_the_minute(form),
            now=visit.now,
            outside_number=told["outside_number"],
            due_back_at=told["due_back"],
        )
        return
    verbs.give(
        actor=visit.actor,
        hand_over_id=form.act_ref(),
        exhibit_ids=form.ids(),
        to=_receiver(visit, told, held),
        purpose="store" if to == "store" else "carry",
        given_at=to_the_minute(form),
        now=visit.now,
        due_back_at=told["due_back"],
    )


def _receiver(visit: Visit, told: dict[str, str], held: list[ExhibitLine]) -> Receiver:
    if told["to"] == "store":
        return Receiver(store_id=queries.store_for(visit.actor, [line.id for line in held]))
    officer: OfficerId | None = organisation.officer_by_service_number(told["officer"], visit.now)
    if officer is None:
        raise CannotHold
    return Receiver(officer_id=officer)


def _waiting(
    visit: Visit, hand_over_id: UUID, is_mine: Callable[[HandOverSheet], bool]
) -> HandOverSheet:
    sheet = queries.hand_over_sheet(visit.actor, hand_over_id, visit.now)
    if sheet.state != "offered" or not is_mine(sheet):
        raise NotFound
    return sheet


def _compare(
    request: HttpRequest,
    form: SealsForm,
    sheet: HandOverSheet,
    title: str,
    act: Callable[[], None],
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                act()
            return redirect("inquiry:hand_over", sheet.id)
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    return _ask_seals(
        request, form, title, shaping.hand_over_pairs(sheet),
        address("inquiry:hand_over", sheet.id),
    )  # fmt: skip


def _ask_seals(
    request: HttpRequest,
    form: SealsForm,
    title: str,
    pairs: tuple[tuple[str, str], ...],
    back: str,
) -> HttpResponse:
    shown = {"title": title, "pairs": pairs, "form": form, "back": back}
    return render(request, "inquiry/seals.html", shown, status=422 if form.is_bound else 200)


def _show(request: HttpRequest, sheet: HandOverSheet) -> HttpResponse:
    waits = sheet.state == "offered"
    shown = {
        "one": sheet,
        "pairs": shaping.hand_over_pairs(sheet),
        "items": shaping.items_of(sheet),
        "receives": waits and sheet.for_me,
        "waits": waits and sheet.by_me,
        "paper_missing": sheet.state == "received" and sheet.by_paper and not sheet.paper_filed_at,
    }
    return render(request, "inquiry/hand_over.html", shown)
