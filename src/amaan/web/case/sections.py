"""The sections of a case: what the answers point to, and what the officer decided, with reasons.

Nothing is decided by the page. A section applied, one left out and one taken off are entries of
the file, each with its reason; so are the answers to the questions. What was decided once stays
readable, whatever is decided later.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.cases import actions
from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Stale
from amaan.law.assistant import Assessment, assess
from amaan.protocol import facts, telling
from amaan.web.case import shaping
from amaan.web.case.forms import ActForm
from amaan.web.case.recording import first_entry
from amaan.web.kit import sections as kit
from amaan.web.kit.acting import brings_back
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import LISTS, label

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
DECIDED = frozenset({"offence.alleged", "offence.declined", "offence.withdrawn"})
WEIGHED = DECIDED | {"particulars.told"}
AS_IS = "as_is"
# A slip is put right where there is something to put right.
_ONLY_WHEN_TAKEN_OFF = frozenset({"chosen_by_mistake"})


class DecisionForm(ActForm):
    """What becomes of each section: applied, left out or taken off, each for a reason."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        assessed: Assessment,
        last: dict[str, facts.Fact],
        **kw: Any,
    ) -> None:
        rows = [c.offence.id for c in (*assessed.candidates, *assessed.others)]
        if data is not None:
            # A section that an answer brought up a moment ago stood on no page yet.
            data = data.copy()
            for offence in rows:
                data.setdefault(f"d_{offence}", AS_IS)
        super().__init__(data, **kw)
        for offence in rows:
            self.fields[f"d_{offence}"] = OneOf(
                _ways(last.get(offence)), label=_("Decision"), folded=True, initial=AS_IS
            )

    def decided(self) -> list[facts.Fact]:
        """This will give each decision as an entry. The form is valid before this is asked."""
        entries: list[facts.Fact] = []
        for name, chosen in self.cleaned_data.items():
            if name.startswith("d_") and chosen != AS_IS:
                way, _dot, reason = chosen.partition(".")
                details = {"offence": name.removeprefix("d_"), "reason": reason}
                entries.append(facts.read(_KIND_OF_WAY[way], details))
        return entries


_KIND_OF_WAY = {"apply": "offence.alleged", "leave": "offence.declined", "off": "offence.withdrawn"}


@dataclass(frozen=True)
class Looked:
    """A file with the answers as they are typed, and what follows from them."""

    file: CaseSheet
    live: tuple[facts.Recorded, ...]
    yes: frozenset[str]
    no: frozenset[str]
    # What the page that was sent would change of the answers on the file.
    told: facts.ParticularsTold | None
    assessed: Assessment
    last: dict[str, facts.Fact]


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def sections(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what the answers point to, and write down what is decided.

    `show` in what is sent asks only what would follow; nothing is written then.
    """
    looked = _look(visit, CaseId(case_id), request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _page(request, visit, looked, _blank(looked))
    if any(str(line.id) == request.POST.get("fact_id") for line in looked.file.facts):
        # A second press of Save: it stands already.
        return redirect("case:sections", case_id)
    form = DecisionForm(request.POST, assessed=looked.assessed, last=looked.last)
    if not form.is_valid():
        return _page(request, visit, looked, form, status=422)
    if "show" in request.POST:
        return _page(request, visit, looked, form)
    if form.cleaned_data["revision"] != looked.file.revision:
        renewed = request.POST.copy()
        renewed["revision"] = str(looked.file.revision)
        form = DecisionForm(renewed, assessed=looked.assessed, last=looked.last)
        form.add_error(None, sentence_of(Stale()))
        return _page(request, visit, looked, form, status=409)
    return _save(request, visit, looked, form)


@door(audience="case", classes=CASEWORK, methods=("POST",))
def sections_found(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what follows from the answers while they are ticked; nothing is written."""
    looked = _look(visit, CaseId(case_id), request.POST)
    form = DecisionForm(request.POST, assessed=looked.assessed, last=looked.last)
    form.is_valid()
    return render(request, "case/sections_found.html", _shown(looked, form))


def again_asked(file: CaseSheet) -> telling.Again:
    """This will say whether sections of a file should be looked at again."""
    return telling.look_again(_live(file), file.province)


def _look(visit: Visit, case_id: CaseId, typed: QueryDict | None) -> Looked:
    file = cases.case_sheet(visit.actor, case_id, visit.now)
    if not file.reads_casework or not shaping.may_record(file, "offence.alleged"):
        raise NotFound
    live = _live(file)
    yes, no = telling.particulars(live)
    told = None
    if typed is not None:
        told = _changed(typed, yes, no)
        answered = facts.Recorded("", told, facts.Happened.at(visit.now), visit.now)
        live = (*live, answered)
        yes, no = telling.particulars(live)
    return Looked(
        file=file,
        live=live,
        yes=yes,
        no=no,
        told=told,
        assessed=assess(telling.tellings(live, file.province), alleged=file.offences),
        last={str(getattr(r.fact, "offence", "")): r.fact for r in live if r.fact.kind in DECIDED},
    )


def _live(file: CaseSheet) -> tuple[facts.Recorded, ...]:
    """This will give the entries of a sheet that stand, as the assistant reads them."""
    return tuple(
        facts.Recorded(
            id=str(line.id),
            fact=facts.read(line.kind, line.details),
            happened=facts.Happened(line.happened_earliest, line.happened_latest),
            recorded_at=line.recorded_at,
        )
        for line in reversed(file.facts)
        if not line.corrected and line.kind in _READ
    )


# The entries from which sections follow, and those by which they were decided.
_READ = WEIGHED | {"complaint.received", "incident.described"}


def _changed(typed: QueryDict, yes: frozenset[str], no: frozenset[str]) -> facts.ParticularsTold:
    told, denied = kit.answers_in(typed)
    left_open = (kit.asked_in(typed) & (yes | no)) - told - denied
    return facts.ParticularsTold(
        yes=tuple(sorted(told - yes)),
        no=tuple(sorted(denied - no)),
        unsaid=tuple(sorted(left_open)),
    )


def _ways(last: facts.Fact | None) -> list[tuple[str, str]]:
    """This will give what may be decided of a section, after what was decided last."""
    apply = [
        (f"apply.{code}", _("Apply: %(reason)s") % {"reason": words})
        for code, words in LISTS["section_grounds"].items()
    ]
    leave = _doubts("leave", _("Leave out: %(reason)s"))
    if isinstance(last, facts.OffenceAlleged):
        return [(AS_IS, _("Applied: it stays")), *_doubts("off", _("Take off: %(reason)s"))]
    if isinstance(last, facts.OffenceDeclined | facts.OffenceWithdrawn):
        before = _("Not applied: %(reason)s") % {"reason": label("section_doubts", last.reason)}
        return [(AS_IS, before), *apply, *leave]
    return [(AS_IS, _("Not decided yet")), *apply, *leave]


def _doubts(way: str, sentence: str) -> list[tuple[str, str]]:
    return [
        (f"{way}.{code}", sentence % {"reason": words})
        for code, words in LISTS["section_doubts"].items()
        if way == "off" or code not in _ONLY_WHEN_TAKEN_OFF
    ]


def _blank(looked: Looked) -> DecisionForm:
    first = first_entry(looked.file)
    return DecisionForm(initial=first, assessed=looked.assessed, last=looked.last)


def _save(request: HttpRequest, visit: Visit, looked: Looked, form: DecisionForm) -> HttpResponse:
    written: list[facts.Fact] = []
    if looked.told is not None and (looked.told.yes or looked.told.no or looked.told.unsaid):
        written.append(looked.told)
    written += form.decided()
    if not written:
        messages.info(request, _("Nothing was decided and no answer changed."))
        return redirect("case:sections", looked.file.case_id)
    happened = facts.Happened.at(visit.now)
    ids = [form.fact_ref(), *(FactId(new_id()) for _more in written[1:])]
    actions.record_facts(
        actor=visit.actor,
        case_id=looked.file.case_id,
        happenings=[
            actions.NewFact(fact=fact, happened=happened, id=id)
            for fact, id in zip(written, ids, strict=True)
        ],
        now=visit.now,
    )
    messages.success(request, _("Written down, with the reasons."))
    return redirect("case:sections", looked.file.case_id)


def _page(
    request: HttpRequest, visit: Visit, looked: Looked, form: DecisionForm, *, status: int = 200
) -> HttpResponse:
    file = looked.file
    weighed = [line for line in shaping.timeline(file) if line.kind in WEIGHED]
    shown = _shown(looked, form) | {
        "weighed": shaping.facts_of(file, weighed, visit.language),
        "tellings": shaping.facts_of(
            file,
            [line for line in shaping.timeline(file)
             if line.kind in ("incident.described", "complaint.received") and not line.corrected],
            visit.language,
        ),
        "now": visit.now,
    }  # fmt: skip
    return brings_back(render(request, "case/sections.html", shown, status=status))


def _shown(looked: Looked, form: forms.Form) -> dict[str, Any]:
    found = kit.found(looked.assessed, looked.yes, looked.no, form)
    applied = set(looked.file.offences)
    every = (*found.sections, *found.others)
    again = telling.look_again(looked.live, looked.file.province)
    left = set(looked.last) - applied - set(again.undecided)
    return {
        "sheet": looked.file,
        "form": form,
        "found": found,
        "applied": [one for one in every if one.id in applied],
        "open": [one for one in every if one.id not in applied | left],
        "left": [one for one in every if one.id in left],
        "again": again,
        "unsupported": [one.section for one in every if one.id in again.unsupported],
        "incidents": any(r.fact.kind == "incident.described" for r in looked.live),
    }
