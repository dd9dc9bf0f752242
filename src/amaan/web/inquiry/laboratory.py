"""The pages of the laboratory: sent, objected to, answered, reported."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.confidentiality.classes import DataClass
from amaan.investigation import laboratory as verbs
from amaan.investigation import medical_queries as queries
from amaan.investigation.medical_queries import SampleLine
from amaan.kernel.ids import CaseId, new_id
from amaan.web.inquiry.acts import posted
from amaan.web.inquiry.medical_forms import AnsweredForm, LetterForm, ObjectedForm, ReportedForm
from amaan.web.inquiry.steps import Step, ask, done
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def sent(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down which sealed samples went to which laboratory."""
    id = CaseId(case_id)
    sheet = queries.medical_sheet(visit.actor, id, visit.now)
    at_hand = tuple((str(one.id), _named(one)) for one in sheet.samples if one.submission is None)
    form = LetterForm(posted(request), now=visit.now, at_hand=at_hand,
                      initial={"fact_id": new_id(), "sent": visit.now})  # fmt: skip

    def act() -> None:
        verbs.submit(
            actor=visit.actor, case_id=id, submission_id=form.fact_ref(), letter=form.letter(),
            now=visit.now,
        )  # fmt: skip

    return _step(
        request, visit, id, form, act,
        title=_("Samples to the laboratory"),
        lead=_("Seals, not names: the laboratory gets the reference, the seals and the letter."),
    )  # fmt: skip


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def objection(request: HttpRequest, visit: Visit, submission_id: UUID) -> HttpResponse:
    """This will write down why a laboratory would not begin."""
    id = _case(visit, queries.case_of_submission(submission_id))
    form = ObjectedForm(posted(request), now=visit.now,
                        initial={"fact_id": new_id(), "at_": visit.now})  # fmt: skip

    def act() -> None:
        verbs.objected(
            actor=visit.actor, submission_id=submission_id, fact_id=form.fact_ref(),
            ground=form.cleaned_data["ground"], raised_at=form.at("at_"),
            note=form.cleaned_data["note"], now=visit.now,
        )  # fmt: skip

    return _step(request, visit, id, form, act, title=_("The laboratory objects"), lead="")


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def objection_answered(request: HttpRequest, visit: Visit, objection_id: UUID) -> HttpResponse:
    """This will write down what was done about an objection."""
    id = _case(visit, queries.case_of_objection(objection_id))
    form = AnsweredForm(posted(request), now=visit.now, initial={"fact_id": new_id()})

    def act() -> None:
        verbs.answered(
            actor=visit.actor, objection_id=objection_id, fact_id=form.fact_ref(),
            answer=form.cleaned_data["answer"], note=form.cleaned_data["note"], now=visit.now,
        )  # fmt: skip

    return _step(request, visit, id, form, act, title=_("The objection is answered"), lead="")


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def reported(request: HttpRequest, visit: Visit, submission_id: UUID) -> HttpResponse:
    """This will write down that a laboratory's report is here, and seal what it says."""
    id = _case(visit, queries.case_of_submission(submission_id))
    form = ReportedForm(posted(request), now=visit.now,
                        initial={"fact_id": new_id(), "at_": visit.now})  # fmt: skip

    def act() -> None:
        told = form.cleaned_data
        verbs.reported(
            actor=visit.actor, submission_id=submission_id, fact_id=form.fact_ref(),
            reported_at=form.at("at_"), laboratory_number=told["number"], result=told["result"],
            now=visit.now,
        )  # fmt: skip

    return _step(request, visit, id, form, act, title=_("The laboratory's report is here"), lead="")


def _step(
    request: HttpRequest, visit: Visit, id: CaseId, form: Step, act: Callable[[], Any], *,
    title: str, lead: str,
) -> HttpResponse:  # fmt: skip
    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:medical", id)
    file = cases.case_sheet(visit.actor, id, visit.now)
    return ask(
        request, file, form, title=title, lead=lead, back=reverse("inquiry:medical", args=[id])
    )


def _case(visit: Visit, id: CaseId) -> CaseId:
    """This will let whoever works on the case go on. Raises: NotFound."""
    queries.medical_sheet(visit.actor, id, visit.now)
    return id


def _named(one: SampleLine) -> str:
    taken = clock_words.moment(one.taken_at)
    return f"{one.seal_number} · {label('samples', one.sample)} · {taken}"
