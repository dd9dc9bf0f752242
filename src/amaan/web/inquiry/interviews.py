"""The pages of interviews: what stands, the plan, the room, what was said, the reading back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.desk import objects
from amaan.investigation import interviews as verbs
from amaan.investigation import interviews_magistrate, interviews_recordings
from amaan.investigation import interviews_queries as queries
from amaan.investigation.interviews_queries import InterviewSheet
from amaan.kernel.ids import CaseId, new_id
from amaan.web.inquiry import acts
from amaan.web.inquiry import interview_shapes as shaping
from amaan.web.inquiry.interview_forms import (
    ClosingForm,
    MagistrateForm,
    OpeningForm,
    PlanForm,
    RecordedForm,
    TapeForm,
    TellingForm,
)
from amaan.web.inquiry.steps import ask, done
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}


@door(audience="case", classes=CASEWORK)
def interviews(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will list who was heard in a case, and how her statement to a Magistrate stands."""
    id = CaseId(case_id)
    lines = queries.interviews_of(visit.actor, id, visit.now)
    file = cases.case_sheet(visit.actor, id, visit.now)
    days = queries.magistrate_days(visit.actor, id, visit.now)
    shown = {
        "sheet": file,
        "register": shaping.register_of(lines),
        "others": shaping.other_statements(file, visit.language),
        "duties": shaping.duties_of(file),
        "days": shaping.days_of(days),
        "recorded": any(day.recorded_at for day in days)
        or any(f.kind == "statement164.recorded" and not f.corrected for f in file.facts),
        "now": visit.now,
    }
    return render(request, "inquiry/interviews.html", shown)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def plan(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will plan an interview; whoever was heard before, only for a reason."""
    id = CaseId(case_id)
    lines = queries.interviews_of(visit.actor, id, visit.now)
    after = next((one for one in lines if str(one.id) == request.GET.get("again")), None)
    first = {"fact_id": new_id()} | ({"of": after.giver} if after else {})
    form = PlanForm(request.POST or None, now=visit.now, initial=first)

    def act() -> None:
        verbs.plan_interview(
            actor=visit.actor, case_id=id, interview_id=form.fact_ref(),
            plan=form.plan(after.id if after else None), now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and form.is_looked_at() and done(form, act):
        return redirect("inquiry:interview", form.fact_ref())
    file = cases.case_sheet(visit.actor, id, visit.now)
    return ask(
        request, file, form,
        title=_("Plan an interview"),
        lead=_("One full interview, well prepared. Sleep and treatment come first; only what "
               "cannot wait is asked before."),
        back=reverse("inquiry:interviews", args=[case_id]),
        stands=shaping.register_of(lines) if lines else None,
        child=verbs.is_child(file),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK)
def interview(request: HttpRequest, visit: Visit, interview_id: UUID) -> HttpResponse:
    """This will show one interview: how far it is, who was there, what of the list was kept."""
    sheet, file = _both(visit, interview_id)
    kept = shaping.words_of(file, sheet)
    checks = queries.checks_of(sheet, verbatim=shaping.has_words(file, sheet))
    shown = {
        "sheet": file,
        "line": sheet.line,
        "title": shaping.title_of(sheet.line),
        "planned": shaping.planned_pairs(sheet),
        "held": shaping.held_pairs(sheet),
        "kept": kept,
        "tapes": shaping.tapes_of(sheet),
        "checks": shaping.checks_of(checks, visit.language),
        "bars": shaping.bars_of(file),
        "next": shaping.next_step(sheet.line),
        "now": visit.now,
    }
    return render(request, "inquiry/interview.html", shown)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def begin(request: HttpRequest, visit: Visit, interview_id: UUID) -> HttpResponse:
    """This will write down who is there and what was explained, with the yes."""
    sheet, file = _both(visit, interview_id)
    form = OpeningForm(
        request.POST or None, now=visit.now, initial={"fact_id": new_id(), "begun": visit.now}
    )

    def act() -> None:
        verbs.begin_interview(
            actor=visit.actor, interview_id=interview_id, opening=form.opening(), now=visit.now
        )

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:interview", interview_id)
    return ask(
        request, file, form,
        title=_("The interview begins"),
        lead=_("Say your name and rank. No question before all of this is said and agreed to."),
        back=_back(interview_id),
        untrained=not queries.is_trained(
            visit.actor.officer_id, for_child=sheet.line.for_child, at=visit.now
        ),
        child=sheet.line.for_child,
        bars=shaping.bars_of(file),
    )  # fmt: skip


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def end(request: HttpRequest, visit: Visit, interview_id: UUID) -> HttpResponse:
    """This will seal what was said, or write down why it was broken off."""
    sheet, file = _both(visit, interview_id)
    form = TellingForm(
        request.POST or None, now=visit.now, initial={"fact_id": new_id(), "ended": visit.now}
    )

    def act() -> None:
        verbs.end_interview(
            actor=visit.actor, interview_id=interview_id, fact_id=form.fact_ref(),
            told=form.told(), now=visit.now,
        )  # fmt: skip
        acts.remember_wordings(visit, file.case_id, form.fact_ref(), form, "text")

    if form.is_bound and form.is_valid() and _is_settled(visit, file, form) and done(form, act):
        return redirect("inquiry:interview", interview_id)
    return ask(
        request, file, form,
        title=_("What was said"),
        lead=_("The person's own words and your text are kept apart. Both are sealed when you "
               "save."),
        back=_back(interview_id),
        child=sheet.line.for_child,
    )  # fmt: skip


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def read_back(request: HttpRequest, visit: Visit, interview_id: UUID) -> HttpResponse:
    """This will write down how a statement was read back, and what was corrected."""
    sheet, file = _both(visit, interview_id)
    form = ClosingForm(request.POST or None, now=visit.now, initial={"fact_id": new_id()})

    def act() -> None:
        verbs.read_back(
            actor=visit.actor, interview_id=interview_id, fact_id=form.fact_ref(),
            outcome=form.outcome(), now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:interview", interview_id)
    return ask(
        request, file, form,
        title=_("Read the statement back"),
        lead=_("Open the statement below and read it aloud, in a language the person "
               "understands. Say what happens next, and when they hear from you."),
        back=_back(interview_id),
        kept=shaping.words_of(file, sheet),
    )  # fmt: skip


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def recording(request: HttpRequest, visit: Visit, interview_id: UUID) -> HttpResponse:
    """This will seal a recording by its fingerprint, with the file itself or where it lies."""
    _sheet, file = _both(visit, interview_id)
    form = TapeForm(
        request.POST or None, request.FILES or None, now=visit.now,
        initial={"fact_id": new_id(), "began": visit.now},
    )  # fmt: skip

    def act() -> None:
        content = form.cleaned_data["object"]
        sha256 = form.cleaned_data["sha256"]
        if content is not None:
            sha256 = objects.file_object(
                actor=visit.actor, case_id=file.case_id, fact_id=form.fact_ref(),
                kind="recording", content=content.read(), now=visit.now,
            ).sha256  # fmt: skip
        interviews_recordings.keep_recording(
            actor=visit.actor, interview_id=interview_id, fact_id=form.fact_ref(),
            tape=form.tape(sha256=sha256, kept_here=content is not None), now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:interview", interview_id)
    return ask(
        request, file, form,
        title=_("A recording of the interview"),
        lead=_("The fingerprint tells a court later that not a second was changed."),
        back=_back(interview_id),
        with_file=True,
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def magistrate_asked(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down that a Magistrate was asked to record her statement."""
    id = CaseId(case_id)
    days = queries.magistrate_days(visit.actor, id, visit.now)
    form = MagistrateForm(
        request.POST or None, now=visit.now,
        initial={"fact_id": new_id(), "reason": "put_off_by_court" if days else "first"},
    )  # fmt: skip

    def act() -> None:
        interviews_magistrate.ask_magistrate(
            actor=visit.actor, case_id=id, day_id=form.fact_ref(),
            reason=form.cleaned_data["reason"], set_for=form.cleaned_data["day"], now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        return redirect("inquiry:interviews", case_id)
    return ask(
        request, cases.case_sheet(visit.actor, id, visit.now), form,
        title=_("A Magistrate is asked"),
        lead=_("Her statement under section 164, recorded once and on video, so that she need "
               "not tell it again."),
        back=reverse("inquiry:interviews", args=[case_id]),
    )  # fmt: skip


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def magistrate_recorded(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will write down that a Magistrate recorded her statement, and where the video is."""
    id = CaseId(case_id)
    queries.magistrate_days(visit.actor, id, visit.now)
    form = RecordedForm(
        request.POST or None, now=visit.now, initial={"fact_id": new_id(), "recorded": visit.now}
    )

    def act() -> None:
        told = form.cleaned_data
        interviews_magistrate.magistrate_recorded(
            actor=visit.actor, case_id=id, fact_id=form.fact_ref(),
            recorded_at=form.at("recorded"), video=told["video"] == "yes",
            reference=told["reference"], sha256=told["sha256"], now=visit.now,
        )  # fmt: skip

    if form.is_bound and form.is_valid() and done(form, act):
        messages.success(request, _("Written down. She need not tell it to anybody again."))
        return redirect("inquiry:interviews", case_id)
    return ask(
        request, cases.case_sheet(visit.actor, id, visit.now), form,
        title=_("The Magistrate recorded her statement"),
        lead="",
        back=reverse("inquiry:interviews", args=[case_id]),
    )  # fmt: skip


def _is_settled(visit: Visit, file: CaseSheet, form: TellingForm) -> bool:
    """This will look once at the officer's text and the questions; at her own words never."""
    looked = [acts.is_settled(visit, (file.case_id,), form, "text"), form.is_looked_at()]
    return all(looked)


def _both(visit: Visit, interview_id: UUID) -> tuple[InterviewSheet, CaseSheet]:
    sheet = queries.interview_sheet(visit.actor, interview_id, visit.now)
    return sheet, cases.case_sheet(visit.actor, sheet.line.case_id, visit.now)


def _back(interview_id: UUID) -> str:
    return address("inquiry:interview", interview_id)
