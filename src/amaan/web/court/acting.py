"""How an act of the court pages is done: in a savepoint, its refusal beside what was typed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.kernel.ids import CaseId, FactId
from amaan.kernel.refusals import NotFound, Refused
from amaan.oversight.wordings import note_wordings
from amaan.web.court.forms import Step
from amaan.web.kit import near, second_look
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

# What is written to a prosecutor, or by him, in somebody's own words.
WORDS = "words"


def read_by(visit: Visit, case_id: CaseId, act: str = "read_trial") -> CaseSheet:
    """This will read a file for whoever may do an act on it. Raises: NotFound for anybody else."""
    file = cases.case_sheet(visit.actor, case_id, visit.now)
    if not file.reads_casework or act not in file.may:
        raise NotFound
    return file


def done(form: Step, act: Callable[[], Any]) -> bool:
    """This will do an act, or show its refusal on the form. False: show the form again."""
    try:
        # In a savepoint: after a refusal the file is read for the page.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, sentence_of(refusal))
    return not form.errors


def is_settled(visit: Visit, case_id: CaseId, form: Step) -> bool:
    """This will ask about what words give away and how they speak of her; both are said at once.

    Asked once: whoever means to write it says so, and is not asked again.
    """
    told = form.cleaned_data.get(WORDS) or ""
    if not told:
        return True
    named = () if second_look.is_named_on_purpose(form) else near.names_in(visit, case_id, told)
    settled = second_look.is_wording_settled(form, WORDS)
    if named:
        second_look.ask_about_names(form, WORDS, named)
    return settled and not named


def remember_wordings(visit: Visit, case_id: CaseId, entry: FactId, form: Step) -> None:
    """This will keep that words were shown and what came of it; never the words."""
    if decided := second_look.decided(form, WORDS):
        note_wordings(
            actor=visit.actor, case_id=case_id, fact_id=entry, decided=decided, now=visit.now
        )


def ask(
    request: HttpRequest, file: CaseSheet, form: Step, *, title: str, lead: str = "",
    template: str = "court/step.html",
) -> HttpResponse:  # fmt: skip
    """This will draw the form; a refused one brings back all that was typed."""
    shown = {"sheet": file, "form": form, "title": title, "lead": lead}
    answer = render(request, template, shown, status=422 if form.errors else 200)
    # Tells the page that keeps typed words that this answer brings them back itself.
    answer["X-Form-Kept"] = "yes"
    return answer
