"""Writing down what happened, and taking back what was wrong."""

from collections.abc import Callable, Set
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from amaan.cases import actions
from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet, FactLine
from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused, Stale
from amaan.law import catalogue
from amaan.oversight.wordings import note_wordings
from amaan.protocol.facts import KINDS
from amaan.web.case import shaping
from amaan.web.case.forms import (
    OF_OTHERS,
    Choices,
    CorrectionForm,
    RecordForm,
    first_answers,
)
from amaan.web.case.questions import HINTS
from amaan.web.case.ways import OWN_PAGES, WITH_HER_YES, Way, ways_to_answer
from amaan.web.case.words import BY_HAND, duty_rules, offence_words, title_of
from amaan.web.kit import near, second_look
from amaan.web.kit.acting import brings_back
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.fields import CERTAINTY
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.shapes import Duty
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

WRITTEN = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})
# The clock of a duty is stopped only where its law says so.
CLOCKS = frozenset({"clock.stopped", "clock.runs_on"})
# Entries of which an answer comes from the law or the file.
FROM_THE_FILE = frozenset({"obstacle.recorded", "offence.alleged", *CLOCKS})


def first_entry(file: CaseSheet) -> dict[str, Any]:
    """This will give the hidden answers of a form: its own id, and how old the page is."""
    return {"fact_id": new_id(), "revision": file.revision, "seen": len(file.facts)}


@door(audience="case", classes=WRITTEN)
def record(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will ask what happened: the ways to answer one duty, or everything by stage."""
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    rule = request.GET.get("for", "")
    ways = [way for way in ways_to_answer(rule) if shaping.may_record(file, way.kind)]
    kinds = [kind for kind in BY_HAND if shaping.may_record(file, kind)]
    if not kinds:
        raise NotFound
    shown = {
        "sheet": file,
        "duty": _duty_asked(file, rule),
        "ways": [(shaping.way_words(w), w.url(file.case_id), w.her_no) for w in ways],
        "stages": _by_stage(file, kinds),
        "now": visit.now,
    }
    return render(request, "case/record.html", shown)


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def record_kind(request: HttpRequest, visit: Visit, case_id: UUID, kind: str) -> HttpResponse:
    """This will write down one entry. Whatever is refused, everything typed is kept.

    The file itself is read only where the page is shown, or where answers come from it: what
    is sent must first of all be kept. Whether it may be written is asked before anything is
    said, by whoever says it: here by the page, or by the verb.
    """
    if kind not in BY_HAND:
        raise NotFound
    if kind in WITH_HER_YES:
        _file_open_to(visit, CaseId(case_id), kind)
        return redirect(OWN_PAGES[kind], case_id)
    return entry_page(request, visit, CaseId(case_id), kind, write=actions.record_fact)


def entry_page(
    request: HttpRequest,
    visit: Visit,
    id: CaseId,
    kind: str,
    *,
    write: Callable[..., int],
    then: str = "case:sheet",
) -> HttpResponse:
    """This will ask for one entry and hand it to the verb that writes it down."""
    if request.method == "GET":
        return _blank(request, visit, id, kind)
    choices = Choices(by_others=True)
    if kind in FROM_THE_FILE:
        choices = choices_for(kind, _file_open_to(visit, id, kind), visit)
    form = RecordForm(kind, now=visit.now, choices=choices, data=request.POST)
    if not form.is_valid() or not _is_settled(visit, id, form):
        return _ask_again(request, visit, id, form)
    written = form.fact_ref()
    try:
        # In a savepoint: after a refusal the file is read for the page.
        with transaction.atomic():
            write(
                actor=visit.actor,
                case_id=id,
                happening=entry_of(form, written),
                seen_revision=form.cleaned_data["revision"],
                now=visit.now,
            )
            _remember_wordings(visit, id, form, written)
    except NotFound:
        raise
    except Stale as refusal:
        file = _file_open_to(visit, id, kind)
        fresh = RecordForm(kind, now=visit.now, choices=choices, data=_renewed(request, file))
        fresh.add_error(None, sentence_of(refusal))
        return _ask(request, visit, file, fresh, news=_news(form, file, visit), status=409)
    except Refused as refusal:
        form.add_error(None, sentence_of(refusal))
        return _ask_again(request, visit, id, form)
    return redirect(f"{reverse(then, args=[id])}?recorded={written}")


def _is_settled(visit: Visit, case_id: CaseId, form: RecordForm) -> bool:
    """This will ask about what the note gives away and how it speaks of her; both are said at once.

    Asked once: whoever means to write it says so, and is not asked again.
    """
    note = form.cleaned_data["note"]
    if not note:
        return True
    names = () if second_look.is_named_on_purpose(form) else _named(visit, case_id, form)
    worded = form.kind in OF_OTHERS or second_look.is_wording_settled(form, "note")
    if names:
        second_look.ask_about_names(form, "note", names)
    return worded and not names


def _named(visit: Visit, case_id: CaseId, form: RecordForm) -> tuple[str, ...]:
    # Only whoever may write the note may ask whether its words name somebody.
    if not shaping.is_among(cases.acts_open_to(visit.actor, case_id, visit.now), form.kind):
        raise NotFound
    return near.names_in(visit, case_id, form.cleaned_data["note"])


def _remember_wordings(visit: Visit, id: CaseId, form: RecordForm, written: FactId) -> None:
    decided = () if form.kind in OF_OTHERS else second_look.decided(form, "note")
    if decided:
        note_wordings(
            actor=visit.actor, case_id=id, fact_id=written, decided=decided, now=visit.now
        )


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def correct(request: HttpRequest, visit: Visit, case_id: UUID, fact_id: UUID) -> HttpResponse:
    """This will take a wrong entry back by another; the wrong one stays readable."""
    file = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    wrong = next((line for line in file.facts if line.id == fact_id), None)
    if wrong is None:
        raise NotFound
    posted = request.POST if request.method == "POST" else None
    why = CorrectionForm(posted, initial={"instead": _usual(wrong)})
    right = _right_version(wrong, file, visit, posted)
    if posted is None:
        return _ask_correction(request, visit, file, wrong, why, right)
    if any(str(line.id) == posted.get("fact_id") for line in file.facts):
        # A second press of Save: the right version stands already.
        return redirect("case:sheet", case_id)
    writes_anew = right is not None and posted.get("instead") == "right"
    # Both are asked, so that all that is missing is said at once.
    sound = [
        why.is_valid(),
        not writes_anew
        or (right is not None and right.is_valid() and _is_settled(visit, file.case_id, right)),
    ]
    if not all(sound):
        return _ask_correction(request, visit, file, wrong, why, right, status=422)
    instead = entry_of(right, right.fact_ref()) if writes_anew and right is not None else None
    try:
        with transaction.atomic():
            actions.correct_fact(
                actor=visit.actor,
                case_id=file.case_id,
                fact_id=FactId(fact_id),
                reason=why.cleaned_data["reason"],
                instead=instead,
                seen_revision=_revision(posted),
                now=visit.now,
            )
            if instead is not None and right is not None:
                _remember_wordings(visit, file.case_id, right, instead.id)
    except NotFound:
        raise
    except Refused as refusal:
        stale = isinstance(refusal, Stale)
        again = _renewed(request, file) if stale else posted
        why.add_error(None, sentence_of(refusal))
        right = _right_version(wrong, file, visit, again)
        return _ask_correction(
            request, visit, file, wrong, why, right, status=409 if stale else 422
        )
    return redirect("case:sheet", case_id)


def choices_for(kind: str, file: CaseSheet, visit: Visit) -> Choices:
    """This will give the answers that come from the law or the file.

    Offences that may be alleged by hand are those the law knew there and then; an obstacle
    stands in the way of something that is owed, and a clock stops only where the law lets it.

    Law: substance follows the law of the day of the act; where that day is uncertain, its
    latest plausible day.
    """
    if kind == "obstacle.recorded":
        return Choices(duties=_owed(file))
    if kind in CLOCKS:
        return Choices(
            duties=_owed(file, {rule.id for rule in duty_rules().values() if rule.pauses})
        )
    if kind != "offence.alleged":
        return Choices()
    known, day = catalogue.load(), _day_of_the_act(file, visit)
    return Choices(
        offences=tuple(
            (offence.id, offence_words(offence.id, known, visit.language))
            for offence in known.offences(day, file.province)
        )
    )


def entry_of(form: RecordForm, written: FactId) -> actions.NewFact:
    """This will give the entry as the verb takes it, with what is to be sealed beside it."""
    return actions.NewFact(
        fact=form.fact(), happened=form.happened(), parcels=form.parcels(written), id=written
    )


def _file_open_to(visit: Visit, id: CaseId, kind: str) -> CaseSheet:
    """This will read a file for somebody who may write an entry of a kind into it."""
    file = cases.case_sheet(visit.actor, id, visit.now)
    if not shaping.may_record(file, kind):
        raise NotFound
    return file


def _blank(request: HttpRequest, visit: Visit, id: CaseId, kind: str) -> HttpResponse:
    file = _file_open_to(visit, id, kind)
    asked = {n: v for n, v in request.GET.items() if n in KINDS[kind].__dataclass_fields__}
    choices = replace(choices_for(kind, file, visit), by_others=True)
    form = RecordForm(kind, now=visit.now, choices=choices, initial=first_entry(file) | asked)
    return _ask(request, visit, file, form)


def _ask_again(request: HttpRequest, visit: Visit, id: CaseId, form: RecordForm) -> HttpResponse:
    return _ask(request, visit, _file_open_to(visit, id, form.kind), form, status=422)


def _ask(
    request: HttpRequest,
    visit: Visit,
    file: CaseSheet,
    form: RecordForm,
    *,
    news: tuple[Any, ...] = (),
    status: int = 200,
) -> HttpResponse:
    shown = {
        "sheet": file,
        "form": form,
        "title": title_of(form.kind),
        "hint": HINTS.get(form.kind, ""),
        "details": [form[name] for name in form.detail_names],
        "news": news,
        "now": visit.now,
    }
    return brings_back(render(request, "case/record_kind.html", shown, status=status))


def _ask_correction(
    request: HttpRequest,
    visit: Visit,
    file: CaseSheet,
    wrong: FactLine,
    why: CorrectionForm,
    right: RecordForm | None,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "sheet": file,
        "wrong_list": shaping.facts_of(file, (replace(wrong, correctable=False),), visit.language),
        "correctable": wrong.correctable,
        "why": why,
        "right": right,
        "details": [right[name] for name in right.detail_names] if right else [],
        "hidden": first_entry(file),
        "now": visit.now,
    }
    return brings_back(render(request, "case/correct.html", shown, status=status))


def _right_version(
    wrong: FactLine, file: CaseSheet, visit: Visit, posted: QueryDict | None
) -> RecordForm | None:
    # An entry that has no form of its own (an act, such as a take-over) can only be taken back.
    if wrong.kind not in BY_HAND:
        return None
    first = first_entry(file) | first_answers(wrong.details) | {"happened": _time_of(wrong)}
    return RecordForm(
        wrong.kind,
        now=visit.now,
        choices=choices_for(wrong.kind, file, visit),
        data=posted,
        initial=first,
    )


def _usual(wrong: FactLine) -> str:
    return "right" if wrong.kind in BY_HAND else "nothing"


def _time_of(wrong: FactLine) -> Any:
    if wrong.happened_earliest == wrong.happened_latest:
        return wrong.happened_earliest
    sure = str(wrong.details.get("certainty", "day"))
    known = sure if sure in dict(CERTAINTY) else "day"
    return clock.local(wrong.happened_earliest).strftime("%d/%m/%Y"), "", known


def _renewed(request: HttpRequest, file: CaseSheet) -> QueryDict:
    """This will give what was typed with the file's new revision, so that saving again works."""
    typed = request.POST.copy()
    typed["revision"] = str(file.revision)
    typed["seen"] = str(len(file.facts))
    return typed


def _news(form: RecordForm, file: CaseSheet, visit: Visit) -> tuple[Any, ...]:
    # Entries are only ever added, newest first: what the page had not seen comes first.
    seen = form.cleaned_data["seen"] or 0
    return shaping.facts_of(file, file.facts[: max(len(file.facts) - seen, 0)], visit.language)


def _revision(posted: QueryDict) -> int | None:
    typed = posted.get("revision") or ""
    return int(typed) if typed.isdecimal() else None


def _owed(file: CaseSheet, among: Set[str] | None = None) -> tuple[tuple[str, str], ...]:
    lines = (
        line
        for stage in file.by_stage
        for line in stage.duties
        if line.is_open and (among is None or line.rule in among)
    )
    return tuple({line.rule: duty_shape(line).title for line in lines}.items())


def _duty_asked(file: CaseSheet, rule: str) -> tuple[Duty, ...]:
    lines = (line for stage in file.by_stage for line in stage.duties)
    found = next((line for line in lines if line.rule == rule), None)
    return (duty_shape(found),) if found else ()


def _by_stage(file: CaseSheet, kinds: list[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    stages: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds:
        url = (
            Way(kind).url(file.case_id)
            if kind in WITH_HER_YES
            else reverse("case:record_kind", args=[file.case_id, kind])
        )
        stages.setdefault(KINDS[kind].stage, []).append((title_of(kind), url))
    return [(label("stages", stage), rows) for stage, rows in stages.items()]


def _day_of_the_act(file: CaseSheet, visit: Visit) -> date:
    told = (f for f in file.facts if f.kind == "incident.described" and not f.corrected)
    incident = next(told, None)
    return clock.local_date(incident.happened_latest if incident else visit.now)
