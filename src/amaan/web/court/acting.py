"""How an act of the court pages is done: in a savepoint, its refusal beside what was typed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.court.forms import Step
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit


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
