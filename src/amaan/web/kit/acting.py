"""How an act on a page of its own is done: its form, the act in a savepoint, a refusal in place."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.protocol.facts import Happened
from amaan.web.kit.fields import When, WhenField
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit


class Act(forms.Form):
    """One act: made when the page is drawn, so that a second press of Save finds the first."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kw: Any) -> None:
        kw["initial"] = {"act_id": new_id()} | (kw.get("initial") or {})
        super().__init__(*args, **kw)

    def act_ref(self) -> FactId:
        """This will give the id under which the act is written down."""
        return FactId(self.cleaned_data["act_id"])


class TimedAct(Act):
    """An act of which somebody may say when it was; no time of it lies ahead."""

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.now = now
        for asked in self.fields.values():
            if isinstance(asked, WhenField):
                asked.now = now

    def when(self) -> Happened:
        """This will give the span in which it happened."""
        told: When | None = self.cleaned_data.get("happened")
        if told is None or told.earliest is None or told.latest is None:
            return Happened.at(self.now)
        return Happened(told.earliest, told.latest)


def read_by(visit: Visit, case_id: CaseId, act: str) -> CaseSheet:
    """This will read a file for whoever may do an act on it. Raises: NotFound for anybody else."""
    file = cases.case_sheet(visit.actor, case_id, visit.now)
    if not file.reads_casework or act not in file.may:
        raise NotFound
    return file


def place_of(refusal: Refused) -> str:
    """This will name the question that a refusal belongs to; nothing where it belongs to none."""
    return str(getattr(refusal, "field", ""))


def done(
    form: forms.Form,
    act: Callable[[], Any],
    *,
    place: Callable[[Refused], str] = place_of,
) -> bool:
    """This will do an act, or show its refusal at its place on the form. False: show it again."""
    try:
        # In a savepoint: after a refusal the page reads on.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        named = place(refusal)
        form.add_error(named if named in form.fields else None, sentence_of(refusal))
    return not form.errors


def drawn(
    request: HttpRequest, template: str, form: forms.Form, shown: Mapping[str, Any]
) -> HttpResponse:
    """This will draw a form; a refused one brings back all that was typed."""
    status = 422 if form.errors else 200
    return brings_back(render(request, template, {**shown, "form": form}, status=status))


def brings_back(answer: HttpResponse) -> HttpResponse:
    """This will tell the page that keeps typed words that this answer brings them back itself."""
    answer["X-Form-Kept"] = "yes"
    return answer
