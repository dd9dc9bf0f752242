"""Reading her words back to her: she hears them, corrects them, and signs or does not."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.desk import actions
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.case import drafting
from amaan.web.case.forms import ReadBackForm
from amaan.web.case.recording import first_entry
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import read_for_paper, reading
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

HER_WORDS = frozenset({"words", "words_correction"})


@door(
    audience="case",
    classes=frozenset({DataClass.C1, DataClass.C2, DataClass.C4}),
    methods=("GET", "POST"),
)
def read_back(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will open her words to be read to her, and write down how she answered them."""
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if "record" not in file.may or not file.reads_casework:
        raise NotFound
    if request.method == "GET":
        return render(request, "case/paper_ask.html", _question(file))
    if request.POST.get("step") != "save":
        return _read(request, visit, file, ReadBackForm(initial=first_entry(file)))
    form = ReadBackForm(request.POST)
    if not form.is_valid():
        return _read(request, visit, file, form, status=422)
    read = form.fact_ref()
    try:
        with transaction.atomic():
            actions.read_back(
                actor=visit.actor,
                case_id=file.case_id,
                fact_id=read,
                outcome=form.outcome(),
                correction=form.cleaned_data["correction"],
                present=form.cleaned_data["present"],
                interpreter=form.cleaned_data["interpreter"],
                now=visit.now,
            )
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, sentence_of(refusal))
        return _read(request, visit, file, form, status=422)
    return redirect(f"{reverse('case:sheet', args=[case_id])}?recorded={read}")


def _question(file: CaseSheet) -> dict[str, object]:
    return {
        "sheet": file,
        "title": _("Her words, read back to her"),
        "what": _(
            "Her words are opened, to be read to her. Sit where nobody else can read or hear. "
            "Ask who may be present, and whether she wants an interpreter."
        ),
    }


def _reading(visit: Visit, file: CaseSheet) -> shapes.Reading:
    # What she corrects is typed beneath her words: when those are masked, that stays.
    return reading(visit, "read_back", address("case:sheet", file.case_id), keeps_page=True)


def _read(
    request: HttpRequest, visit: Visit, file: CaseSheet, form: ReadBackForm, *, status: int = 200
) -> HttpResponse:
    places = drafting.places_for(file, HER_WORDS, "read_back")
    opened, shut = read_for_paper(visit, file.case_id, [p.ref for p in places], "read_back")
    shown = {
        "sheet": file,
        "form": form,
        "quotes": drafting.words_of(file, opened),
        "shut": sentence_of(shut) if shut else "",
        "reading": None if shut else _reading(visit, file),
        "head": shapes.DocumentHead(
            title=_("Her words"),
            reference=file.reference,
            unit=drafting.unit_name(visit),
            officer=drafting.officer_name(visit),
            made_at=visit.now,
        ),
        "signs": (
            _("Her signature"),
            _("Read to her by"),
            _("Interpreter, if any"),
            _("Present, with her consent"),
        ),
    }
    return render(request, "case/read_back.html", shown, status=status)
