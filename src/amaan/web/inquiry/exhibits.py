"""The pages of exhibits: of a case, one recovery, one exhibit with its chain."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.investigation import exhibits as verbs
from amaan.investigation import exhibits_queries as queries
from amaan.investigation import store
from amaan.investigation.exhibits_lines import RecoverySheet
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.inquiry import exhibit_shapes as shaping
from amaan.web.inquiry.acts import ActForm, posted, read_by, remember_wordings, worked_on
from amaan.web.inquiry.exhibit_forms import ResealForm, ShelfForm, TakingForm, to_the_minute
from amaan.web.kit import clock_words, second_look, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}


@door(audience="case", classes=CASEWORK)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will list the exhibits of a case: where each is, and what is wrong with it."""
    sheet = read_by(visit, case_id)
    lines = queries.exhibits_of(visit.actor, CaseId(case_id), visit.now)
    shown = {
        "sheet": sheet,
        "register": shaping.register_of(
            lines,
            visit.now,
            caption=_("Exhibits"),
            empty=_("Nothing was taken as evidence yet."),
        ),
        "any": bool(lines),
        "may_take": "record" in sheet.may,
    }
    return render(request, "inquiry/exhibits.html", shown)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def take(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write a recovery down: each thing numbered, marked and under its own seal."""
    sheet = worked_on(visit, case_id)
    form = TakingForm(posted(request), now=visit.now)
    if form.is_bound and form.is_valid() and second_look.is_wording_settled(form, "memo"):
        try:
            with transaction.atomic():
                verbs.take_exhibits(
                    actor=visit.actor,
                    case_id=CaseId(case_id),
                    taking=form.taking(),
                    things=form.things(),
                    now=visit.now,
                )
                remember_wordings(visit, CaseId(case_id), form.act_ref(), form, "memo")
            return redirect("inquiry:recovery", form.act_ref())
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    status = 422 if form.is_bound else 200
    return render(request, "inquiry/take.html", {"sheet": sheet, "form": form}, status=status)


@door(audience="case", classes=CASEWORK)
def recovery(request: HttpRequest, visit: Visit, recovery_id: UUID) -> HttpResponse:
    """This will show one recovery: what was taken, and its papers."""
    one, lines = queries.recovery_sheet(visit.actor, recovery_id, visit.now)
    sheet = read_by(visit, one.case_id)
    shown = {
        "sheet": sheet,
        "one": one,
        "pairs": recovery_pairs(one),
        "kept": _kept(sheet, {str(recovery_id)}),
        "register": shaping.register_of(lines, visit.now, caption=_("Exhibits"), empty=""),
    }
    return render(request, "inquiry/recovery.html", shown)


@door(audience="case", classes=CASEWORK)
def exhibit(request: HttpRequest, visit: Visit, exhibit_id: UUID) -> HttpResponse:
    """This will show one exhibit with its chain, followed anew at each look.

    Whoever has it in hand sees the parcel; its case and what is sealed with it only those who
    read the case.
    """
    found = queries.exhibit_sheet(visit.actor, exhibit_id, visit.now)
    file = None
    if queries.may_read_case(visit.actor, found.line.case_id, visit.now):
        file = read_by(visit, found.line.case_id)
    shown = {
        "line": found.line,
        "recovery": found.recovery,
        "file": file,
        "kept": _kept(file, {str(exhibit_id)}) if file else (),
        "pairs": shaping.exhibit_pairs(found.line),
        "chain": shaping.chain_of(found.links),
        "head": found.links[-1].digest if found.links else "",
        "faults": [f"{fault.number}: {fault.what}" for fault in found.faults],
        "amiss": shaping.amiss(found.line, visit.now),
        "on_shelf": found.line.where == "store" and found.line.in_hand,
    }
    return render(request, "inquiry/exhibit.html", shown)


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def reseal(request: HttpRequest, visit: Visit, exhibit_id: UUID) -> HttpResponse:
    """This will put an exhibit under a new seal, with the reason."""
    form = ResealForm(posted(request), now=visit.now)
    return _act(
        request, visit, exhibit_id, form, _("Sealed anew"),
        lambda: verbs.seal_anew(
            actor=visit.actor,
            exhibit_id=exhibit_id,
            seal=form.cleaned_data["seal"],
            reason=form.cleaned_data["reason"],
            at=to_the_minute(form),
            now=visit.now,
        ),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def shelve(request: HttpRequest, visit: Visit, exhibit_id: UUID) -> HttpResponse:
    """This will say on which shelf of the store an exhibit lies."""
    form = ShelfForm(posted(request), now=visit.now)
    return _act(
        request, visit, exhibit_id, form, _("Put on a shelf"),
        lambda: store.put_on_shelf(
            actor=visit.actor,
            exhibit_id=exhibit_id,
            shelf=form.cleaned_data["shelf"],
            at=to_the_minute(form),
            now=visit.now,
        ),
    )  # fmt: skip


def recovery_pairs(one: RecoverySheet) -> tuple[tuple[str, str], ...]:
    """This will give what is known of a recovery in codes."""
    return (
        (_("Taken as evidence"), clock_words.moment(one.taken_at)),
        (_("Taken by"), in_language(one.taken_by_en, one.taken_by_ur)),
        (_("Where it was taken"), label("exhibit_sources", one.source)),
        (_("Kind of place"), label("places", one.place)),
        (_("Witnesses who signed"), str(one.witnesses)),
        (_("With her consent"), _("Yes") if one.with_consent else "–"),
    )


def _act(
    request: HttpRequest,
    visit: Visit,
    exhibit_id: UUID,
    form: ActForm,
    title: str,
    act: Callable[[], None],
) -> HttpResponse:
    line = queries.exhibit_sheet(visit.actor, exhibit_id, visit.now).line
    if not line.in_hand:
        raise NotFound
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                act()
            messages.success(request, _("Written into the chain."))
            return redirect("inquiry:exhibit", exhibit_id)
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    shown = {
        "title": title,
        "pairs": shaping.exhibit_pairs(line),
        "form": form,
        "back": address("inquiry:exhibit", exhibit_id),
    }
    return render(request, "inquiry/exhibit_act.html", shown, status=422 if form.is_bound else 200)


def _kept(file: CaseSheet, subjects: set[str]) -> tuple[shapes.MaskedName, ...]:
    return tuple(
        masked_field(file.case_id, place.ref, place.field, place.purposes)
        for place in file.places
        if place.subject in subjects and place.field in {"exhibit_note", "recovery_note"}
    )
