"""Asking that something leave: of one case, or a report of an area."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality import consents, leaving
from amaan.confidentiality import queries as standing
from amaan.confidentiality.classes import SEALED_FIELDS, DataClass, part_of
from amaan.exports import actions, queries, recipients
from amaan.exports.actions import Wanted
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.exports import words
from amaan.web.exports.forms import AskForm
from amaan.web.kit.door import door
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})
CASEWORK = frozenset({DataClass.C1, DataClass.C2})


@door(audience="exports", classes=CASEWORK)
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will offer the kinds of copies that a case can leave in, and list what left."""
    case = CaseId(case_id)
    confidentiality.permit(actor=visit.actor, act="give_out", case_id=case, now=visit.now)
    left = queries.exports_of_case(visit.actor, case, visit.now)
    shown = {
        "case_id": case,
        "reference": cases.reference_of(visit.actor, case),
        "kinds": [(code, words.kind(code), _to(code)) for code, kind in leaving.KINDS.items()
                  if kind.of_one_case],
        "left": words.listed(left, _("What left of this case"), _("Nothing has left yet.")),
    }  # fmt: skip
    return render(request, "exports/of_case.html", shown)


@door(audience="exports", classes=CASEWORK, methods=("GET", "POST"))
def ask_of_case(request: HttpRequest, visit: Visit, case_id: UUID, kind: str) -> HttpResponse:
    """This will ask what is to leave of a case. Nothing is made yet."""
    case = CaseId(case_id)
    confidentiality.permit(actor=visit.actor, act="give_out", case_id=case, now=visit.now)
    if kind not in leaving.KINDS or not leaving.KINDS[kind].of_one_case:
        raise NotFound
    reference = cases.reference_of(visit.actor, case)
    return _asked(request, visit, kind, case, reference, _offered(visit, kind, case))


@door(audience="exports", classes=SKELETON, methods=("GET", "POST"))
def ask_report(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """This will ask for a report, or numbers, of the area somebody commands."""
    confidentiality.permit(actor=visit.actor, act="ask_for_report", case_id=None, now=visit.now)
    if kind not in leaving.KINDS or leaving.KINDS[kind].of_one_case:
        raise NotFound
    return _asked(request, visit, kind, None, "", ())


def _asked(
    request: HttpRequest,
    visit: Visit,
    kind: str,
    case: CaseId | None,
    reference: str,
    offered: tuple[str, ...],
) -> HttpResponse:
    form = AskForm(
        kind,
        request.POST if request.method == "POST" else None,
        fields=offered,
        recipients=recipients.recipients(visit.actor, only_good=True),
        initial=_initial(kind, visit),
    )
    shown = {
        "form": form, "kind": words.kind(kind), "reference": reference, "case_id": case,
        "initials": _in_initials(kind), "many": case is None, "alone": leaving.ALONE_AT_MOST,
    }  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                actions.ask_for_export(
                    actor=visit.actor,
                    export_id=form.cleaned_data["export_id"],
                    wanted=_wanted(form, kind, case),
                    now=visit.now,
                )
                return redirect("exports:one", form.cleaned_data["export_id"])
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
    return render(request, "exports/ask.html", shown, status=422 if form.errors else 200)


def _initial(kind: str, visit: Visit) -> dict[str, Any]:
    known = leaving.KINDS[kind]
    return {
        "export_id": new_id(),
        "purpose": next(iter(known.whys)),
        "office": next(iter(known.recipients)) if len(known.recipients) == 1 else None,
        "way": "paper",
        "language": "en" if visit.language == "en" else "ur",
        "days": "7",
    }


def _wanted(form: AskForm, kind: str, case: CaseId | None) -> Wanted:
    said = form.cleaned_data
    recipient = form.recipient_id()
    return Wanted(
        kind=kind,
        purpose=said["purpose"],
        office=said["office"],
        recipient_id=recipient,
        # To herself: there is no post to name.
        handed_to="" if recipient else said.get("handed_to") or said["office"],
        language=said["language"],
        fields=tuple(said.get("parts") or ()),
        case_id=case,
        instrument=form.instrument(),
        days=int(said["days"]),
    )


def _offered(visit: Visit, kind: str, case: CaseId) -> tuple[str, ...]:
    """This will list the sealed fields that are there and may be ticked, in the order of the file.

    Of a packet for a service those alone that she agreed to.
    """
    whys = leaving.KINDS[kind].whys.values()
    able = {field for why in whys for field in why.fields | why.initials}
    if any(why.reason == consents.PURPOSE for why in whys):
        given = consents.consents_of(visit.actor, case, visit.now)
        parts = {part for yes in given if yes.holds(visit.now) for part in yes.parts}
        able = {field for field in able if part_of(field) in parts}
    there = {place.field for place in standing.sealed_fields(visit.actor, case, visit.now)}
    return tuple(field for field in SEALED_FIELDS if field in able & there)


def _in_initials(kind: str) -> bool:
    return any(why.initials for why in leaving.KINDS[kind].whys.values())


def _to(kind: str) -> str:
    return ", ".join(_(leaving.OFFICES[office]) for office in leaving.KINDS[kind].recipients)
