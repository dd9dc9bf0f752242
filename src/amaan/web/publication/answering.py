"""Answering somebody who asks for figures: chosen out of a release, allowed by another person."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.confidentiality.queries import may
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.publication import answers, ledger, queries
from amaan.publication.queries import Names, ReleaseSheet, RequestLine, TableSheet
from amaan.web.kit.acting import Act, brings_back, done
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField, OneOf, SomeOf
from amaan.web.kit.visit import Visit
from amaan.web.publication import answer_shapes as drawing
from amaan.web.publication import shapes as shaping
from amaan.web.publication.forms import WhyForm

NOTHING_OF_A_CASE = frozenset[DataClass]()
# In addresses and forms: every table of a release, and the whole of an axis.
DHIS2 = "dhis2"
WHOLE = "all"


class AnswerForm(Act):
    """Which lines and columns of a table leave, and for whom."""

    table = forms.CharField(widget=forms.HiddenInput)
    release = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, of: TableSheet | None, places: Names, language: str,
        requests: tuple[RequestLine, ...], **kw: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kw)
        if of is not None:
            self._choose("lines", of, 0, of.lines, places, language)
            if len(of.table.axes) > 1:
                self._choose("columns", of, 1, of.columns, places, language)
            self.fields["request"] = OneOf(
                [("", _("None: an office asks")),
                 *((str(one.id), f"{one.number}: {one.asked}") for one in requests)],
                label=_("Request for information that it answers"), folded=True, required=False,
            )  # fmt: skip
        self.fields["to_whom"] = LineField(
            label=_("Which office asks"), limit=120, required=of is None,
            hint=_("An office or an institution. Nobody's name, address or number."),
        )  # fmt: skip

    def _choose(
        self, name: str, of: TableSheet, at: int, codes: tuple[str, ...], places: Names,
        language: str,
    ) -> None:  # fmt: skip
        axis = of.table.axes[at]
        self.fields[name] = SomeOf(
            [(code or WHOLE, shaping.code_name(axis, code, places, language)) for code in codes],
            label=shaping.axis_name(axis), required=False, inline=True,
            hint=_("Leave all of them open for the whole table."),
        )  # fmt: skip

    def codes(self, name: str) -> tuple[str, ...]:
        """This will give the codes that were chosen of an axis; none for all of them."""
        return tuple("" if one == WHOLE else one for one in self.cleaned_data.get(name) or ())


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will let an answer be chosen out of what is public, and show it as it would leave."""
    if not may(visit.actor, "prepare_release"):
        raise NotFound
    asked = request.POST if request.method == "POST" else request.GET
    release_id, table = _id(asked.get("release", "")), asked.get("table", "")
    if release_id is None or not table:
        return _offer(request, visit)
    sheet = queries.release(visit.actor, release_id, visit.now)
    if table not in {DHIS2, *(one.table.name for one in sheet.tables)}:
        raise NotFound
    form = _form(request, visit, sheet, table)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        written: list[UUID] = []
        if done(form, lambda: written.append(_prepare(visit, form))):
            messages.info(request, _("It waits for the inspector general. Nobody has it yet."))
            return redirect("publication:answer", written[0])
    chosen = form if form.is_bound and form.is_valid() else None
    figures = answers.figures_to_leave(
        sheet, "" if table == DHIS2 else table,
        chosen.codes("lines") if chosen else (), chosen.codes("columns") if chosen else (),
    )  # fmt: skip
    shown = {
        "title": shaping.title_of(sheet.line, visit.language),
        "form": form,
        "tables": drawing.registers(figures, sheet.places, visit.language),
    }
    status = 422 if form.errors else 200
    return brings_back(render(request, "publication/answer_new.html", shown, status=status))


def _form(request: HttpRequest, visit: Visit, sheet: ReleaseSheet, table: str) -> AnswerForm:
    open_ones = tuple(
        one
        for one in queries.requests(visit.actor, local_date(visit.now), visit.now)
        if one.answered_on is None and not one.would_identify
    )
    return AnswerForm(
        request.POST or None,
        of=next((one for one in sheet.tables if one.table.name == table), None),
        places=sheet.places, language=visit.language, requests=open_ones,
        initial={
            "table": table, "release": sheet.line.id, "request": request.GET.get("request", ""),
        },
    )  # fmt: skip


def _prepare(visit: Visit, form: AnswerForm) -> UUID:
    table = form.cleaned_data["table"]
    return answers.prepare_answer(
        actor=visit.actor, release_id=form.cleaned_data["release"],
        table="" if table == DHIS2 else table, lines=form.codes("lines"),
        columns=form.codes("columns"), request_id=_id(form.cleaned_data.get("request", "")),
        to_whom=form.cleaned_data["to_whom"], answer_id=form.act_ref(), now=visit.now,
    )  # fmt: skip


def _offer(request: HttpRequest, visit: Visit) -> HttpResponse:
    asked = _id(request.GET.get("request", ""))
    more = f"&request={asked}" if asked else ""
    here = reverse("publication:answer_new")
    releases = [
        {
            "title": shaping.title_of(line, visit.language),
            "tables": [
                (_(table.title), f"{here}?release={line.id}&table={table.name}{more}")
                for table in line.tables
            ],
            # A request for information is answered with a table that people can read.
            "dhis2_url": "" if asked else f"{here}?release={line.id}&table={DHIS2}",
        }
        for line in queries.releases(visit.actor, visit.now)
        if line.state == "published"
    ]
    return render(request, "publication/answer_from.html", {"releases": releases})


@door(audience="people", classes=NOTHING_OF_A_CASE)
def one(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will show an answer as it leaves, and how far it is."""
    return _drawn(request, visit, answer_id, WhyForm())


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def allow(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will let an answer leave, on the word of another person."""
    return _decided(
        request, visit, answer_id,
        lambda form: answers.allow_answer(actor=visit.actor, answer_id=answer_id, now=visit.now),
    )  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def decline(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will keep an answer from leaving, with a reason."""
    return _decided(
        request, visit, answer_id,
        lambda form: answers.decline_answer(
            actor=visit.actor, answer_id=answer_id, why=form.cleaned_data["why"], now=visit.now
        ),
    )  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def take_back(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will take back an answer of one's own that waits."""
    return _decided(
        request, visit, answer_id,
        lambda form: answers.take_back_answer(
            actor=visit.actor, answer_id=answer_id, now=visit.now
        ),
    )  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE)
def everything(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list all that left the chain of command: what, to whom, and who allowed it."""
    found = ledger.ledger(visit.actor, visit.now)
    shown = {
        "left": drawing.ledger_of(found),
        "prepares": may(visit.actor, "prepare_release"),
    }
    return render(request, "publication/ledger.html", shown)


def _decided(
    request: HttpRequest, visit: Visit, answer_id: UUID, act: Callable[[WhyForm], None]
) -> HttpResponse:
    form = WhyForm(request.POST)
    if form.is_valid() and done(form, lambda: act(form)):
        return redirect("publication:answer", answer_id)
    return _drawn(request, visit, answer_id, form)


def _drawn(request: HttpRequest, visit: Visit, answer_id: UUID, form: WhyForm) -> HttpResponse:
    sheet = ledger.answer(visit.actor, answer_id, visit.now)
    line = sheet.line
    waits = line.state == "waiting"
    shown = {
        "line": line,
        "title": drawing.title_of(sheet),
        "state": drawing.state_of(line),
        "pairs": drawing.pairs(sheet),
        "tables": drawing.registers(sheet.figures, sheet.places, visit.language),
        "decides": waits and may(visit.actor, "decide_release") and not line.mine,
        "takes_back": waits and line.mine and may(visit.actor, "prepare_release"),
        "files": _files(line) if line.state == "allowed" and sheet.is_public else (),
        "public_url": reverse("published:one", args=[line.release_id]) if sheet.is_public else "",
        "form": form,
    }
    status = 422 if form.errors else 200
    return brings_back(render(request, "publication/answer.html", shown, status=status))


def _files(line: ledger.Left) -> tuple[tuple[str, str], ...]:
    if line.purpose == "dhis2":
        return tuple(
            (title, reverse("publication:dhis2", args=[line.id, form]))
            for form, title in (
                ("quarters", _("DHIS2, by quarter")), ("years", _("DHIS2, of the year")),
                ("adx-quarters", _("ADX, by quarter")), ("adx-years", _("ADX, of the year")),
                ("metadata", _("DHIS2, what is counted")),
            )
        )  # fmt: skip
    paper = reverse("publication:paper", args=[line.id])
    return (
        (_("Paper, in English"), f"{paper}?language=en"),
        (_("Paper, in Urdu"), f"{paper}?language=ur"),
        (_("Paper, in both languages"), f"{paper}?language=both"),
        (_("File for a spreadsheet"), reverse("publication:figures", args=[line.id])),
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
