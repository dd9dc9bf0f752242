"""How an act of these pages is done: in a savepoint, its refusal beside what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit


def read_by(visit: Visit, case_id: CaseId, act: str = "record") -> CaseSheet:
    """This will read a file for whoever may do an act on it. Raises: NotFound for anybody else."""
    file = cases.case_sheet(visit.actor, case_id, visit.now)
    if not file.reads_casework or act not in file.may:
        raise NotFound
    return file


def done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """This will do an act, or show its refusal at its place on the form. False: show it again."""
    try:
        # In a savepoint: after a refusal the page reads on.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        place = getattr(refusal, "field", "")
        form.add_error(place if place in form.fields else None, sentence_of(refusal))
    return not form.errors
