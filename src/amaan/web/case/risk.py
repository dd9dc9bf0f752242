"""How much danger she is in: the questions, the level and why, what is owed now, and before."""

import base64
from collections.abc import Callable, Set
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.desk import risk, risk_drafts
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, ContactId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.protocol import risk_file
from amaan.protocol.risk import Instrument
from amaan.web.case import drafting
from amaan.web.case import risk_shapes as shaping
from amaan.web.case.risk_forms import AfterForm, LowerForm, RaiseForm, SheetForm
from amaan.web.kit import clock_words, half_written, reveal, shapes
from amaan.web.kit.acting import brings_back, drawn
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

# Where an answer leads whatever the level; said once to whoever asked, and kept nowhere.
_AT_ONCE = {
    "medical": gettext_lazy(
        "An answer asks for a doctor today, whatever the level: offer it now, and stay with her."
    ),
    "conflict": gettext_lazy(
        "He has power here. Before anything else write down, on the page of standing, who must "
        "not know."
    ),
}
CASEWORK = frozenset({DataClass.C1, DataClass.C2})
WRITTEN = CASEWORK | {DataClass.C4}


@door(audience="case", classes=CASEWORK)
def standing(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show the level and why, what is owed now, and every assessment side by side.

    A district officer who may not read the file sees what is owed, and how to come to read it.
    """
    file = _file(visit, case_id, {"record", "record_review"})
    soon, later = shaping.owed(file, visit.now)
    shown = {
        "sheet": file,
        "stands": shaping.stands(file),
        "repeats": shaping.repeats(file, visit.now),
        "duties": soon,
        "later": later,
        "history": shaping.history(file),
        "legend": shaping.legend(),
        "sealed": shaping.sealed(file),
        "acts": shaping.acts(file, may_lower=risk.may_lower(visit.actor)),
        "now": visit.now,
    }
    return render(request, "case/risk.html", shown)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def ask(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask the questions and weigh the answers. Whatever is refused, all typed stays."""
    file = _file(visit, case_id)
    if request.method == "GET":
        return _begin(request, visit, file)
    form = _form(visit, request.POST, _instrument(visit, request.POST.get("instrument", "")))
    paths: list[str] = []
    if form.is_valid() and _done(form, lambda: paths.extend(_assess(visit, file.case_id, form))):
        for path in paths:
            messages.warning(request, _AT_ONCE[path])
        return redirect("case:risk", case_id)
    return _sheet(request, file, form, status=422)


@door(audience="case", classes=WRITTEN, methods=("POST",))
def draft(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will keep what is answered so far, sealed, each time an answer changes."""
    risk_drafts.keep(
        actor=visit.actor,
        case_id=CaseId(case_id),
        written=half_written.as_written(request.POST),
        now=visit.now,
    )
    kept = {"kept": clock_words.hour(visit.now), "version": half_written.version(visit.now)}
    return JsonResponse(kept)


@door(audience="case", classes=frozenset({DataClass.C1}), methods=("POST",))
def draft_key(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give the page the key under which it keeps what has not been sent yet."""
    _file(visit, case_id)
    given = reveal.draft_key(visit, ContactId(case_id))
    return JsonResponse({"id": str(given.id), "key": base64.b64encode(given.key).decode("ascii")})


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def higher(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will raise the level, with a reason."""
    file = _file(visit, case_id)
    form = RaiseForm(_posted(request), initial={"fact_id": new_id()})

    def act() -> None:
        said = form.cleaned_data
        risk.raise_level(
            actor=visit.actor, case_id=file.case_id, fact_id=form.fact_ref(),
            level=said["level"], reason=said["reason"], now=visit.now,
        )  # fmt: skip

    lead = _(
        "What you know and the sheet does not ask. What the higher level asks is owed at once."
    )
    return _step(request, file, form, act, _("Raise the level"), lead)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def lower(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will lower the level: for a district officer who read the file."""
    file = _file(visit, case_id, {"record_review"})
    if not risk.may_lower(visit.actor):
        raise NotFound
    form = LowerForm(_posted(request), initial={"fact_id": new_id()})

    def act() -> None:
        said = form.cleaned_data
        risk.lower_level(
            actor=visit.actor, case_id=file.case_id, fact_id=form.fact_ref(),
            level=said["level"], why=said["why"], reason=said["reason"], now=visit.now,
        )  # fmt: skip

    lead = _(
        "Read the sheet and speak with whoever asked her. What high danger asked ends with it."
    )
    return _step(request, file, form, act, _("Lower the level"), lead)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def after(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will keep what she said months later: was there severe violence since?"""
    file = _file(visit, case_id)
    form = AfterForm(_posted(request), initial={"fact_id": new_id()})

    def act() -> None:
        risk.follow_up(
            actor=visit.actor, case_id=file.case_id, fact_id=form.fact_ref(),
            severe=form.cleaned_data["severe"], now=visit.now,
        )  # fmt: skip

    lead = _("By a safe call she agreed to. A yes is a new incident as well: write it down, and "
             "ask all questions anew.")  # fmt: skip
    return _step(request, file, form, act, _("How it went since"), lead)


@door(audience="case", classes=CASEWORK)
def paper(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the questions with empty boxes, for when the line is down."""
    file = _file(visit, case_id)
    instrument = _instrument(visit, "")
    shown = {
        "sheet": file,
        "head": shapes.DocumentHead(
            title=_("Questions about danger"),
            reference=file.reference,
            unit=drafting.unit_name(visit),
            officer=drafting.officer_name(visit),
            made_at=visit.now,
        ),
        "themes": [
            (
                in_language(theme.title_en, theme.title_ur, visit.language),
                [
                    (f.id, in_language(f.ask_en, f.ask_ur, visit.language))
                    for f in (*instrument.factors, *instrument.children)
                    if f.theme == theme.id
                ],
            )
            for theme in instrument.themes
        ],
        "instrument": in_language(instrument.title_en, instrument.title_ur, visit.language),
        "now": visit.now,
    }
    return render(request, "case/risk_paper.html", shown)


def _begin(request: HttpRequest, visit: Visit, file: CaseSheet) -> HttpResponse:
    kept = half_written.kept(request, visit, ContactId(file.case_id))
    if kept.refusal is not None:
        shut = {"sheet": file, "kept_at": kept.at, "refusal": kept.refusal}
        return render(request, "case/risk_shut.html", shut, status=503)
    wanted = kept.typed.get("instrument", "") if kept.typed else request.GET.get("with", "")
    instrument = _instrument(visit, str(wanted))
    form = _form(visit, kept.typed or None, instrument, occasion=_occasion(file))
    if kept.typed:
        form.is_valid()
        # Half an answer is not yet a mistake.
        form.errors.clear()
    return _sheet(request, file, form, kept=kept)


def _assess(visit: Visit, case_id: CaseId, form: SheetForm) -> tuple[str, ...]:
    weighed = risk.assess_risk(
        actor=visit.actor, case_id=case_id, fact_id=form.fact_ref(),
        sheet=form.sheet(visit.language), now=visit.now,
    )  # fmt: skip
    risk_drafts.drop(actor=visit.actor, case_id=case_id, now=visit.now)
    return weighed.paths


def _form(visit: Visit, typed: Any, instrument: Instrument, occasion: str = "first") -> SheetForm:
    return SheetForm(
        typed,
        instrument=instrument,
        now=visit.now,
        language=visit.language,
        initial={
            "fact_id": new_id(),
            "begun": visit.now.isoformat(),
            "instrument": instrument.id,
            "occasion": occasion,
            "asked": visit.now,
        },
    )


def _sheet(
    request: HttpRequest,
    file: CaseSheet,
    form: SheetForm,
    *,
    kept: half_written.Kept | None = None,
    status: int = 200,
) -> HttpResponse:
    spoken = request.LANGUAGE_CODE
    at = kept.at if kept is not None else None
    shown = {
        "sheet": file,
        "form": form,
        "themes": [
            (
                in_language(theme.title_en, theme.title_ur, spoken),
                theme.id,
                form.of_theme(theme.id),
            )
            for theme in form.questions.themes
        ],
        "stands": shaping.stands(file),
        "others": [
            (one.id, in_language(one.title_en, one.title_ur, spoken))
            for one in risk_file.usable(clock.local_date(form.now))
            if one.id != form.questions.id
        ],
        "kept_at": at,
        "version": half_written.version(at) if at else "",
    }
    return brings_back(render(request, "case/risk_ask.html", shown, status=status))


def _occasion(file: CaseSheet) -> str:
    """This will guess why she is asked now: the first time, or what is owed."""
    lines = shaping.entries(file)
    newest = next((line for line in lines if line.kind == "risk.assessed"), None)
    if newest is None:
        return "first"
    if newest.details.get("ask_again"):
        return "asked_again"
    since = [line for line in file.facts if line.recorded_at > newest.recorded_at]
    return next((_OF[line.kind] for line in reversed(since) if line.kind in _OF), "thirty_days")


_OF = {
    "incident.described": "new_incident",
    "circumstances.changed": "other_change",
    "order.breached": "breach",
    "court.ordered": "order",
    "accused.arrested": "arrest",
    "bail.sought": "bail",
    "custody.changed": "release",
    "release.expected": "release",
    "withdrawal.requested": "withdrawal",
}


def _instrument(visit: Visit, wanted: str) -> Instrument:
    today = clock.local_date(visit.now)
    found = {one.id: one for one in risk_file.usable(today)}
    return found.get(wanted) or risk_file.current(today)


def _file(visit: Visit, case_id: UUID, acts: Set[str] = frozenset({"record"})) -> CaseSheet:
    """This will read a file for whoever may do one of some acts on it. Raises: NotFound.

    Her danger is for those who keep her safe: whoever prosecutes reads none of it.
    """
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if not file.may & acts or ("record_review" not in acts and not file.reads_casework):
        raise NotFound
    return file


def _done(form: Any, act: Callable[[], None]) -> bool:
    try:
        # In a savepoint: after a refusal the file is read for the page.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        named = getattr(refusal, "field", "")
        form.add_error(named if named in form.fields else None, sentence_of(refusal))
    return not form.errors


def _step(
    request: HttpRequest, file: CaseSheet, form: Any, act: Callable[[], None], title: str, lead: str
) -> HttpResponse:
    if form.is_bound and form.is_valid() and _done(form, act):
        messages.success(request, _("Written down."))
        return redirect("case:risk", file.case_id)
    found = shaping.stands(file)
    shown = {
        "sheet": file,
        "form": form,
        "title": title,
        "lead": lead,
        "stands": label("risk_levels", found.level) if found else "",
        "back": address("case:risk", file.case_id),
    }
    return drawn(request, "case/risk_step.html", form, shown)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
