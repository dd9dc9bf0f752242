"""The case page, finding it, and whose hands it is in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases import actions
from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.policy import LET_BY_TWO
from amaan.investigation import transfer
from amaan.kernel.ids import CaseId, FactId, NotAReference
from amaan.web.case import shaping
from amaan.web.case.doors import doors_of
from amaan.web.case.forms import Choices, FindForm, RecordForm
from amaan.web.case.recording import first_entry
from amaan.web.case.sections import again_asked
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})
CASEWORK = frozenset({DataClass.C1, DataClass.C2})
AT_HER_DESK = frozenset({"taker", "desk"})


@door(audience="case", classes=SKELETON, methods=("GET", "POST"))
def find(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will find a case by the reference typed.

    A slip of the pen is told apart from a miss; why it is a miss is told to nobody.
    """
    if request.method == "GET":
        return render(request, "case/find.html", {"form": FindForm()})
    form = FindForm(request.POST)
    if form.is_valid():
        try:
            found = cases.find_case(visit.actor, form.cleaned_data["reference"], visit.now)
            return redirect("case:sheet", found)
        except NotAReference:
            form.add_error(
                "reference",
                _(
                    "This is not a reference, or one character of it is wrong. Read it again: "
                    "eight letters and digits, such as K7QF-3M2P."
                ),
            )
    return render(request, "case/find.html", {"form": form}, status=422)


@door(audience="case", classes=CASEWORK)
def sheet(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what happened, what is owed next and why, and who is safe."""
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    whole = "all" in request.GET
    lines = shaping.timeline(file)
    most = len(lines) if whole else shaping.FACTS_SHOWN + shaping.FACTS_FOLDED
    entries = shaping.facts_of(file, lines[:most], visit.language)
    shown = {
        "sheet": file,
        "stage": label("stages", file.stage),
        "now": visit.now,
        "closed": _closed(request, file, visit),
        "mine": tuple(shaping.duty_of(line, file) for line in file.mine_now),
        "contested": shaping.contested_of(file),
        "again": again_asked(file) if shaping.may_record(file, "offence.alleged") else None,
        "stages": shaping.stages_of(file, whole=whole),
        "bars": shaping.bars_of(file),
        "newest": entries[: shaping.FACTS_SHOWN],
        "older": entries[shaping.FACTS_SHOWN :],
        "all_entries": len(lines) if len(lines) > len(entries) else 0,
        "people": shaping.people_of(file),
        "kept_words": shaping.words_kept(file),
        "numbers": shaping.numbers_of(file),
        "number_form": _number_form(file, visit),
        "papers": shaping.papers_of(file),
        "may_record": any(act in file.may for act in ("record", "record_registration")),
        "may_review": "record_review" in file.may,
        "may_take_over": "take_over" in file.may and not AT_HER_DESK & file.relations,
        "doors": doors_of(file),
        "sent_back": _sent_back(file),
        "may_ask_review": "ask_for_review" in file.may,
        "may_reach": shaping.opens(file, "contact_safely"),
        "may_be_let": bool(LET_BY_TWO["C6"] & file.relations),
    }
    return render(request, "case/sheet.html", shown)


@door(audience="case", classes=CASEWORK, methods=("POST",))
def take_over(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will put a case of her own desk into this officer's hands."""
    actions.take_over(actor=visit.actor, case_id=CaseId(case_id), now=visit.now)
    return redirect("case:sheet", case_id)


def _sent_back(file: CaseSheet) -> str:
    """This will say why another desk refused what was offered to it, until somebody decided.

    That desk knows nothing of the case, so its answer is no entry; it is asked for only while the
    newest entry of a transfer is an offer.
    """
    if "hand_on" not in file.may:
        return ""
    moved = (line.kind for line in file.facts if line.kind.startswith("transfer."))
    if next(moved, "") != "transfer.offered":
        return ""
    offered = transfer.open_offer(file.case_id)
    refused = offered is not None and offered.refusal
    return label("transfer_refusals", refused) if refused else ""


def _closed(request: HttpRequest, file: CaseSheet, visit: Visit) -> shaping.Closed | None:
    # The address carries only the entry's random id; what it did is read from the file.
    try:
        written = FactId(UUID(request.GET.get("recorded", "")))
    except ValueError:
        return None
    return shaping.closed_by(file, written, visit.language)


def _number_form(file: CaseSheet, visit: Visit) -> RecordForm | None:
    if not shaping.may_record(file, "number.recorded") or not file.reads_casework:
        return None
    return RecordForm(
        "number.recorded", now=visit.now, choices=Choices(), initial=first_entry(file)
    )
