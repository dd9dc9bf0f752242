"""The pages of the examination: clocks, her answers, samples, the report."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.investigation import exhibits_queries
from amaan.investigation import medical as verbs
from amaan.investigation import medical_queries as queries
from amaan.investigation.medical_queries import ExaminationLine
from amaan.kernel.ids import CaseId, new_id
from amaan.kernel.refusals import NotFound
from amaan.web.inquiry import medical_shapes as shaping
from amaan.web.inquiry.acts import posted
from amaan.web.inquiry.medical_forms import (
    AnswersForm,
    AskForm,
    DeclinedForm,
    ExaminedForm,
    PhotographedForm,
    ReportForm,
    SampleForm,
)
from amaan.web.inquiry.steps import Step, ask, done
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}


@door(audience="case", classes=CASEWORK)
def medical(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show the clocks of care, her answers, the samples and what laboratories have."""
    id = CaseId(case_id)
    sheet = queries.medical_sheet(visit.actor, id, visit.now)
    file = cases.case_sheet(visit.actor, id, visit.now)
    newest = sheet.newest
    shown = {
        "sheet": file,
        "clocks": shaping.clocks_of(file, newest),
        "bars": shaping.bars_of(file),
        "examination": newest,
        "pairs": shaping.examination_pairs(newest) if newest else (),
        "answers": shaping.answers_of(newest) if newest else None,
        "samples": shaping.samples_of(
            sheet.samples,
            exhibits_queries.exhibits_of(visit.actor, id, visit.now) if sheet.samples else (),
        ),
        "at_hand": any(s.submission is None for s in sheet.samples),
        "sent": shaping.submissions_of(sheet, visit.now),
        "kept": shaping.kept_of(file),
        "windows": shaping.windows_of(visit.language),
        "now": visit.now,
    }
    return render(request, "inquiry/medical.html", shown)


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def asked(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask for an examination, or take up one that a hospital began."""
    id = CaseId(case_id)
    queries.medical_sheet(visit.actor, id, visit.now)
    form = AskForm(posted(request), now=visit.now, initial={"fact_id": new_id()})

    def act() -> None:
        told = form.cleaned_data
        verbs.ask_examination(
            actor=visit.actor, case_id=id, examination_id=form.fact_ref(),
            facility=told["facility"], from_hospital=told["from_hospital"],
            transport=told["transport"], now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:medical", case_id)
    file = cases.case_sheet(visit.actor, id, visit.now)
    return ask(
        request, file, form,
        title=_("Medical examination"),
        lead=_("Treatment comes before any paper, and does not depend on a report or an FIR."),
        back=_back(id),
        bars=shaping.bars_of(file),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def answers(request: HttpRequest, visit: Visit, examination_id: UUID) -> HttpResponse:
    """This will write down her answer to each step of the examination."""
    one, file = _both(visit, examination_id)
    stands = {step: answer.answer for step, answer in one.answers.items()}
    form = AnswersForm(posted(request), now=visit.now, stands=stands,
                       initial={"fact_id": new_id()})  # fmt: skip

    def act() -> None:
        verbs.answer_steps(
            actor=visit.actor, examination_id=examination_id, fact_id=form.fact_ref(),
            answers=form.answers(), given_by=form.cleaned_data["given_by"], now=visit.now,
        )  # fmt: skip

    return _step(
        request, file, form, act,
        title=_("Her answers, each step by itself"),
        lead=_("Say what each step is for, before you ask. A no to one step changes nothing of "
               "her care. She may take a yes back at any time."),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def examined(request: HttpRequest, visit: Visit, examination_id: UUID) -> HttpResponse:
    """This will write down that the examination took place."""
    _one, file = _both(visit, examination_id)
    form = ExaminedForm(posted(request), now=visit.now,
                        initial={"fact_id": new_id(), "at_": visit.now})  # fmt: skip

    def act() -> None:
        verbs.examined(
            actor=visit.actor, examination_id=examination_id, fact_id=form.fact_ref(),
            examined_at=form.at("at_"),
            woman_examiner=form.cleaned_data["woman_examiner"] == "yes", now=visit.now,
        )  # fmt: skip

    return _step(
        request, file, form, act,
        title=_("The examination took place"), lead="", bars=shaping.bars_of(file),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def sample(request: HttpRequest, visit: Visit, examination_id: UUID) -> HttpResponse:
    """This will write down one sample under its seal."""
    _one, file = _both(visit, examination_id)
    first = {"fact_id": new_id(), "taken": visit.now, "sample": request.GET.get("sample", "")}
    form = SampleForm(posted(request), now=visit.now, initial=first)

    def act() -> None:
        verbs.take_sample(
            actor=visit.actor, examination_id=examination_id, fact_id=form.fact_ref(),
            taken=form.given(), now=visit.now,
        )  # fmt: skip

    return _step(
        request, file, form, act,
        title=_("A sample was taken"),
        lead=_("One sample, one seal. The number stands on the seal, on the paper and here."),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def declined(request: HttpRequest, visit: Visit, examination_id: UUID) -> HttpResponse:
    """This will write down that a sample was declined or not needed."""
    _one, file = _both(visit, examination_id)
    form = DeclinedForm(posted(request), now=visit.now, initial={"fact_id": new_id()})

    def act() -> None:
        verbs.decline_sample(
            actor=visit.actor, examination_id=examination_id, fact_id=form.fact_ref(),
            sample=form.cleaned_data["sample"], reason=form.cleaned_data["reason"], now=visit.now,
        )  # fmt: skip

    return _step(request, file, form, act, title=_("A sample was not taken"), lead="")


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def photographed(request: HttpRequest, visit: Visit, examination_id: UUID) -> HttpResponse:
    """This will write down that injuries were photographed, now or once more."""
    _one, file = _both(visit, examination_id)
    form = PhotographedForm(posted(request), now=visit.now,
                            initial={"fact_id": new_id(), "at_": visit.now})  # fmt: skip

    def act() -> None:
        verbs.photographed(
            actor=visit.actor, examination_id=examination_id, fact_id=form.fact_ref(),
            at=form.at("at_"), now=visit.now,
        )  # fmt: skip

    return _step(
        request, file, form, act,
        title=_("Injuries were photographed"),
        lead=_("Bruises show more after a day or two: photograph them then once more."),
    )  # fmt: skip


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def report(request: HttpRequest, visit: Visit, examination_id: UUID) -> HttpResponse:
    """This will write down that the examiner's report is here, and seal what it says."""
    _one, file = _both(visit, examination_id)
    form = ReportForm(posted(request), now=visit.now,
                      initial={"fact_id": new_id(), "at_": visit.now})  # fmt: skip

    def act() -> None:
        verbs.report_received(
            actor=visit.actor, examination_id=examination_id, fact_id=form.fact_ref(),
            received_at=form.at("at_"), findings=form.cleaned_data["findings"], now=visit.now,
        )  # fmt: skip

    return _step(
        request, file, form, act,
        title=_("The examiner's report is here"), lead="", bars=shaping.bars_of(file),
    )  # fmt: skip


def _step(
    request: HttpRequest, file: CaseSheet, form: Step, act: Callable[[], Any], *, title: str,
    lead: str, **more: Any,
) -> HttpResponse:  # fmt: skip
    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:medical", file.case_id)
    return ask(request, file, form, title=title, lead=lead, back=_back(file.case_id), **more)


def _both(visit: Visit, examination_id: UUID) -> tuple[ExaminationLine, CaseSheet]:
    id = queries.case_of_examination(examination_id)
    sheet = queries.medical_sheet(visit.actor, id, visit.now)
    one = next((one for one in sheet.examinations if one.id == examination_id), None)
    if one is None:
        raise NotFound
    return one, cases.case_sheet(visit.actor, id, visit.now)


def _back(id: CaseId) -> str:
    return reverse("inquiry:medical", args=[id])
