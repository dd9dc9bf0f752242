"""The papers of a case: the text for the FIR, the sealed annex, the diary entry, the docket.

A paper that opens anything sealed is asked for first, with what will be opened and why; the
answer goes onto this one page. Numbers that other registers give are taken back afterwards.
"""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.exports.actions import note_print
from amaan.kernel.ids import CaseId, SealedRef
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.case import drafting, shaping
from amaan.web.case.drafting import Draft
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masks_itself, read_for_paper, reading
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

IDENTITY_AND_WORDS = frozenset(
    {DataClass.C1, DataClass.C2, DataClass.C3, DataClass.C4, DataClass.C7}
)


@door(audience="case", classes=IDENTITY_AND_WORDS, methods=("GET", "POST"))
def fir(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the text for the FIR register, with her initials only."""
    purpose = "register_fir"
    file = _file(visit, case_id, purpose)
    if request.method == "GET":
        return _ask(
            request,
            file,
            _("Text for the FIR"),
            _("Her initials, her words and the name of the accused are opened to register the "
              "FIR."),
        )  # fmt: skip
    # One look with one entry, of which her name gives its first letters only.
    short = [place.ref for place in drafting.places_for(file, drafting.FIR_INITIALS, purpose)]
    opened, shut = _open(visit, file, drafting.FIR_IN_FULL, purpose, initials=short)
    letters = {ref: opened.pop(ref) for ref in short if ref in opened}
    draft = drafting.fir(file, opened, letters, visit)
    return _print(
        request, visit, file, draft,
        paper="fir",
        title=_("Text for the FIR"),
        warning=_("Read her words before you copy them. Strike every name of hers, of her family "
                  "and of her home, and write initials: the register is read by many."),
        shut=shut, purpose=purpose, copied=True, takes_back=("fir.registered", "ncr.entered"),
    )  # fmt: skip


@door(audience="case", classes=IDENTITY_AND_WORDS, methods=("GET", "POST"))
def annex(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print who she is, on a sheet of its own, to be sealed."""
    file = _file(visit, case_id, "register_fir")
    if request.method == "GET":
        return _ask(
            request,
            file,
            _("Sealed annex with the identity"),
            _("Her full identity is opened, to be put into an envelope and sealed. It never goes "
              "into the FIR, the diary or a message."),
        )  # fmt: skip
    opened, shut = _open(visit, file, drafting.IDENTITY, "register_fir")
    return _print(
        request, visit, file, drafting.annex(file, opened, visit),
        paper="annex",
        title=_("Sealed annex"),
        warning=_("Seal this sheet in an envelope as soon as it is printed. Hand it only to the "
                  "investigator or the court, against a signature. Making her identity known is "
                  "an offence."),
        shut=shut, purpose="register_fir",
    )  # fmt: skip


@door(audience="case", classes=frozenset({DataClass.C1, DataClass.C2}))
def diary(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the entry for the daily diary; it opens nothing sealed."""
    file = _file(visit, case_id, "")
    return _print(
        request, visit, file, drafting.diary(file, visit),
        paper="diary",
        title=_("Daily diary entry"), warning="", shut=None, copied=True,
        takes_back=("number.recorded?register=diary",),
    )  # fmt: skip


@door(audience="case", classes=IDENTITY_AND_WORDS, methods=("GET", "POST"))
def docket(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print what the examiner needs, and not her story."""
    file = _file(visit, case_id, "medical_docket")
    if request.method == "GET":
        return _ask(
            request,
            file,
            _("Docket for medical examination"),
            _("Her name and what was noted of injuries are opened for the examiner. Her words "
              "stay closed."),
        )  # fmt: skip
    opened, shut = _open(visit, file, frozenset(drafting.FOR_THE_EXAMINER), "medical_docket")
    return _print(
        request, visit, file, drafting.docket(file, opened, visit),
        paper="docket",
        title=_("Docket for medical examination"),
        warning=_("The two-finger test is forbidden (Anti-Rape Act 2021, section 13). Treatment "
                  "does not wait for this paper."),
        on_paper=True, shut=shut, purpose="medical_docket",
        takes_back=("medical.sent", "number.recorded?register=mlc"),
    )  # fmt: skip


def _file(visit: Visit, case_id: UUID, purpose: str) -> CaseSheet:
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if not file.reads_casework or "print_papers" not in file.may:
        raise NotFound
    if purpose and not shaping.opens(file, purpose):
        raise NotFound
    return file


def _open(
    visit: Visit,
    file: CaseSheet,
    fields: frozenset[str],
    purpose: str,
    *,
    initials: Sequence[SealedRef] = (),
) -> tuple[dict[SealedRef, str], Refused | None]:
    refs = [place.ref for place in drafting.places_for(file, fields, purpose)]
    return read_for_paper(visit, file.case_id, [*refs, *initials], purpose, initials=initials)


def _ask(request: HttpRequest, file: CaseSheet, title: str, what: str) -> HttpResponse:
    return render(request, "case/paper_ask.html", {"sheet": file, "title": title, "what": what})


def _print(
    request: HttpRequest,
    visit: Visit,
    file: CaseSheet,
    draft: Draft,
    *,
    paper: str,
    title: str,
    warning: str,
    shut: Refused | None,
    purpose: str = "",
    copied: bool = False,
    on_paper: bool = False,
    takes_back: tuple[str, ...] = (),
) -> HttpResponse:
    # What leaves a printer stands in the register as well, by the number printed on it.
    number = note_print(actor=visit.actor, paper=paper, case_id=file.case_id, now=visit.now)
    shown = {
        "sheet": file,
        "draft": draft,
        "head": shapes.DocumentHead(
            title=title,
            reference=file.reference,
            unit=drafting.unit_name(visit),
            officer=drafting.officer_name(visit),
            made_at=visit.now,
            number=number,
        ),
        "warning": warning,
        # A warning to whoever reads the paper is printed; one to the officer is not.
        "on_paper": on_paper,
        "shut": sentence_of(shut) if shut else "",
        "text": draft.as_text if copied else "",
        "takes_back": [
            step for way in takes_back if (step := shaping.step_to_record(file, way)) is not None
        ],
    }
    if not purpose or shut is not None:
        return render(request, "case/paper.html", shown)
    on = reading(visit, purpose, address("case:sheet", file.case_id), number=number)
    return masks_itself(render(request, "case/paper.html", {**shown, "reading": on}), on)
