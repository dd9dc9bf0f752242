"""The pages of the investigation plan: lines of inquiry, and what supervision sees of them."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import DataClass
from amaan.investigation import plan
from amaan.investigation.plan import Followed, Plan, Progress
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.protocol import casework, codes
from amaan.web.inquiry.acts import is_settled, posted, remember_wordings, words, worked_on
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.acting import done
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf, SomeOf
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

SKELETON = frozenset({DataClass.C1})
CASEWORK = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})
PAGE = 20


class MakeForm(forms.Form):
    """Which lines are followed from the beginning."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, proposed: tuple[casework.Line, ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["lines"] = SomeOf(
            _named(proposed),
            label=gettext_lazy("What is followed up?"),
            hint=gettext_lazy("Proposed from what was told and alleged. More can be opened at "
                              "any time."),
            hints={line.id: _why(line) for line in proposed},
        )  # fmt: skip


class OpenForm(forms.Form):
    """A further line."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)
    words = words(
        gettext_lazy("What is to be followed up"),
        hint=gettext_lazy("Sealed. Needed for a line of your own."),
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, offered: tuple[casework.Line, ...], **kw: Any) -> None:
        super().__init__(*args, **kw)
        own = casework.OWN_LINE
        self.fields["line"] = OneOf(
            [*_named(offered), (own, label("inquiry_lines", own))],
            label=gettext_lazy("Which line?"),
            hints={line.id: _why(line) for line in offered},
        )
        self.order_fields(["act_id", "line", "words"])


class CloseForm(forms.Form):
    """Why a line is closed."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)
    reason = OneOf(
        options(
            "inquiry_ends",
            "result_on_file nothing_found not_possible_any_more does_not_apply other_agency_acts"
            " opened_by_mistake",
        ),
        label=gettext_lazy("Why is it closed?"),
    )
    words = words(
        gettext_lazy("What came of it"),
        hint=gettext_lazy("Sealed. A sentence is enough."),
        required=False,
        rows=3,
    )


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show the plan, or have it made; to supervision only how many and since when."""
    sheet = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if not sheet.reads_casework:
        if request.method == "POST":
            raise NotFound
        counted = plan.progress_of([sheet.case_id])[sheet.case_id]
        shown = {"sheet": sheet, "pairs": _counts(counted, visit)}
        return render(request, "inquiry/plan_counts.html", shown)
    found = plan.plan_of(sheet, visit.now)
    form = MakeForm(
        posted(request),
        initial={"act_id": new_id(), "lines": [line.id for line in found.proposed]},
        proposed=found.proposed,
    )
    if (
        form.is_bound
        and form.is_valid()
        and done(
            form,
            lambda: plan.make_plan(
                actor=visit.actor,
                case_id=sheet.case_id,
                act_id=FactId(form.cleaned_data["act_id"]),
                lines=form.cleaned_data["lines"],
                now=visit.now,
            ),
        )
    ):
        return redirect("inquiry:plan", case_id)
    shown = {
        "sheet": sheet,
        "plan": found,
        "form": form,
        "open": _open(sheet, found, visit),
        "closed": _closed(sheet, found),
        "may": "record" in sheet.may,
    }
    return render(request, "inquiry/plan.html", shown, status=422 if form.errors else 200)


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def open_line(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will open a further line of inquiry."""
    sheet = worked_on(visit, case_id)
    found = plan.plan_of(sheet, visit.now)
    still = {followed.line for followed in found.open}
    offered = tuple(line for line in casework.lines() if line.id not in still)
    form = OpenForm(posted(request), initial={"act_id": new_id()}, offered=offered)
    if form.is_bound and form.is_valid() and is_settled(visit, (sheet.case_id,), form, "words"):
        told, act_id = form.cleaned_data, FactId(form.cleaned_data["act_id"])
        try:
            with transaction.atomic():
                plan.open_line(
                    actor=visit.actor,
                    case_id=sheet.case_id,
                    act_id=act_id,
                    line=told["line"],
                    words=told["words"],
                    now=visit.now,
                )
                remember_wordings(visit, sheet.case_id, act_id, form, "words")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            return redirect("inquiry:plan", case_id)
    return _asked(request, sheet, form, _("Open a line of inquiry"))


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def close_line(
    request: HttpRequest, visit: Visit, case_id: UUID, fact_id: UUID, kind: str
) -> HttpResponse:
    """This will close a line of inquiry, with its reason."""
    sheet = worked_on(visit, case_id)
    if kind not in codes.INQUIRY_LINES:
        raise NotFound
    form = CloseForm(posted(request), initial={"act_id": new_id()})
    if form.is_bound and form.is_valid() and is_settled(visit, (sheet.case_id,), form, "words"):
        told, act_id = form.cleaned_data, FactId(form.cleaned_data["act_id"])
        try:
            with transaction.atomic():
                plan.close_line(
                    actor=visit.actor,
                    case_id=sheet.case_id,
                    act_id=act_id,
                    opened=FactId(fact_id),
                    line=kind,
                    reason=told["reason"],
                    words=told["words"],
                    now=visit.now,
                )
                remember_wordings(visit, sheet.case_id, act_id, form, "words")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            return redirect("inquiry:plan", case_id)
    title = _("Close: %(line)s") % {"line": label("inquiry_lines", kind)}
    return _asked(request, sheet, form, title)


@door(audience="case", classes=SKELETON)
def progress(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the newest cases of one's area: how many lines are open, and since when.

    Seen by: whoever sees cases by his post, and whoever works on them; nothing of what is
    followed up stands here.
    """
    lines = cases.recent_cases(visit.actor, visit.now, limit=PAGE)
    counted = plan.progress_of([line.case_id for line in lines])
    register = shapes.Register(
        caption=_("Investigations"),
        columns=(
            shapes.Column(label=_("Case"), wide=True),
            shapes.Column(label=_("Stage")),
            shapes.Column(label=_("Lines open"), numeric=True),
            shapes.Column(label=_("Oldest open")),
            shapes.Column(label=_("Last diary entry")),
        ),
        rows=tuple(_row(line, counted[line.case_id], visit) for line in lines),
        empty=shapes.Empty(title=_("No case lies in your area.")),
    )
    return render(request, "inquiry/progress.html", {"register": register})


def _asked(request: HttpRequest, sheet: CaseSheet, form: forms.Form, title: str) -> HttpResponse:
    fields = [form[name] for name in form.fields if name in {"line", "reason"}]
    shown = {"sheet": sheet, "form": form, "title": title, "fields": fields}
    return render(request, "inquiry/plan_line.html", shown, status=422 if form.errors else 200)


def _row(line: Any, counted: Progress, visit: Visit) -> tuple[shapes.Cell, ...]:
    old = counted.oldest_open_at
    return (
        shapes.Cell(
            text=line.reference, kind="reference", href=address("inquiry:plan", line.case_id)
        ),
        shapes.Cell(text=label("stages", line.stage)),
        shapes.Cell(text=str(counted.open_lines) if counted.is_planned else "–"),
        shapes.Cell(text=clock_words.waited(old, visit.now) if old else "–"),
        shapes.Cell(
            text=clock_words.moment(counted.last_entry_at) if counted.last_entry_at else "–"
        ),
    )


def _counts(counted: Progress, visit: Visit) -> tuple[tuple[str, str], ...]:
    old, entry = counted.oldest_open_at, counted.last_entry_at
    return (
        (_("Lines open"), str(counted.open_lines) if counted.is_planned else _("no plan yet")),
        (_("Oldest open"), clock_words.waited(old, visit.now) if old else "–"),
        (_("Lines closed with a reason"), str(counted.closed_lines)),
        (_("Diary entries"), str(counted.entries)),
        (_("Last diary entry"), clock_words.moment(entry) if entry else "–"),
    )


def _open(sheet: CaseSheet, found: Plan, visit: Visit) -> list[dict[str, Any]]:
    hints = {line.id: _why(line) for line in casework.lines()}
    return [
        {
            "title": label("inquiry_lines", followed.line),
            "since": clock_words.waited(followed.opened_at, visit.now),
            "hint": hints.get(followed.line, ""),
            "words": _words(sheet, followed),
            "close_url": address(
                "inquiry:close_line", sheet.case_id, followed.opened, followed.line
            ),
        }
        for followed in found.open
    ]


def _closed(sheet: CaseSheet, found: Plan) -> list[dict[str, Any]]:
    return [
        {
            "title": label("inquiry_lines", followed.line),
            "reason": label("inquiry_ends", followed.reason),
            "at": followed.closed_at,
            "words": _words(sheet, followed),
        }
        for followed in found.closed
    ]


def _words(sheet: CaseSheet, followed: Followed) -> list[str]:
    return [address("case:read", sheet.case_id, ref) for ref in followed.words]


def _named(lines: tuple[casework.Line, ...]) -> list[tuple[str, str]]:
    return [(line.id, label("inquiry_lines", line.id)) for line in lines]


def _why(line: casework.Line) -> str:
    told = in_language(line.text_en, line.text_ur)
    # Fenced, so that a citation keeps its order in a line of Urdu.
    return f"{told} (\u2068{line.provision or _our_own()}\u2069)"


def _our_own() -> str:
    return _("our proposal")
