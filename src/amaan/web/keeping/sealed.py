"""What was sealed, for its custodian: a code, who holds it, and whom it is given to."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality import actions, custody
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.custody import KeptCase
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.posts import Post
from amaan.web.kit import clock_words, people, shapes
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

CODES = frozenset({DataClass.C1})


@door(audience="keeping", classes=CODES)
def kept(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the sealed cases of the custodian's place, by their codes."""
    rows = custody.kept_cases(visit.actor, visit.now)
    register = shapes.Register(
        caption=_("Sealed cases"),
        columns=(
            shapes.Column(label=_("Reference"), wide=True),
            shapes.Column(label=_("Sealed")),
            shapes.Column(label=_("Held by")),
            shapes.Column(label=_("Registered by")),
        ),
        rows=tuple(_row(line) for line in rows),
        empty=shapes.Empty(title=_("Nothing is sealed here.")),
        count=str(len(rows)) if rows else "",
    )
    alone = sum(not line.holders for line in rows)
    shown = {"register": register, "alone": alone, "stands_in": visit.actor.district_id is None}
    return render(request, "keeping/sealed.html", shown)


@door(audience="keeping", classes=CODES)
def one(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show who holds a sealed case, and offer whom it can be given to."""
    return render(request, "keeping/one.html", _shown(visit, CaseId(case_id)))


@door(audience="keeping", classes=CODES, methods=("POST",))
def hand_on(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give a sealed case to an officer named."""
    case = CaseId(case_id)
    # Read before the act: after a refusal the transaction answers no more questions.
    shown = _shown(visit, case)
    form = shown["form"] = _form(case, visit, request.POST)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.hand_on(
                    actor=visit.actor,
                    case_id=case,
                    officer_id=form.officer(),
                    now=visit.now,
                )
                messages.success(request, _("Given. The officer finds it among her cases now."))
                return redirect("keeping:sealed")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error("officer", sentence_of(refusal))
    return render(request, "keeping/one.html", shown, status=422)


def _shown(visit: Visit, case: CaseId) -> dict[str, Any]:
    found = custody.standing_page(visit.actor, case, visit.now)
    line = next((k for k in _mine(visit) if k.case_id == case), None)
    if line is None:
        raise NotFound
    return {
        "case_id": case,
        "reference": line.reference,
        "sealed_at": line.sealed_at,
        "register": people.standing_register(found, visit),
        "form": _form(case, visit),
    }


def _mine(visit: Visit) -> tuple[KeptCase, ...]:
    # Whoever holds a case by a relation has the case's own page for this; here is the keeper's.
    if visit.actor.post != Post.CUSTODIAN:
        raise NotFound
    return custody.kept_cases(visit.actor, visit.now)


def _form(case: CaseId, visit: Visit, data: Any = None) -> people.ReceiverForm:
    within = visit.actor.district_id or visit.actor.unit_id
    officers = people.choices_for(case, people.CARRYING, within, visit)
    return people.ReceiverForm(data, officers=officers)


def _row(line: KeptCase) -> tuple[shapes.Cell, ...]:
    held = _("somebody") if line.holders else _("nobody: give it to somebody")
    return (
        shapes.Cell(
            text=line.reference,
            kind="reference",
            href=reverse("keeping:one", args=[line.case_id]),
        ),
        shapes.Cell(text=clock_words.moment(line.sealed_at)),
        shapes.Cell(text=held, kind="tag", tone="plain" if line.holders else "late"),
        shapes.Cell(text=_("somebody") if line.registering else _("nobody yet")),
    )
