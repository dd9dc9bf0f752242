"""A step of an act on a page of its own: its form, the act in a savepoint, a refusal in place."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.cases.sheets import CaseSheet
from amaan.desk.refusals import CannotReceive
from amaan.kernel.ids import FactId
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.kit.fields import WhenField
from amaan.web.kit.sentences import sentence_of


class Step(forms.Form):
    """One step of an act: its own id, so that a second press of Save finds the first."""

    fact_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.now = now
        for asked in self.fields.values():
            if isinstance(asked, WhenField):
                asked.now = now

    def fact_ref(self) -> FactId:
        """This will give the id under which the act is written down."""
        return FactId(self.cleaned_data["fact_id"])

    def at(self, name: str) -> datetime:
        """This will give a time that was typed."""
        found = self.cleaned_data[name]
        return cast("datetime", found.earliest) if found is not None else self.now


def done(form: Step, act: Callable[[], Any]) -> bool:
    """This will do an act, or put its refusal where it belongs. False: show the form again."""
    try:
        # In a savepoint: after a refusal the file is read for the page.
        with transaction.atomic():
            act()
    except NotFound:
        raise
    except Refused as refusal:
        # What is wrong with a file that was handed over belongs to its own place.
        named = "object" if isinstance(refusal, CannotReceive) else getattr(refusal, "field", "")
        form.add_error(named if named in form.fields else None, sentence_of(refusal))
    return not form.errors


def ask(
    request: HttpRequest, file: CaseSheet, form: Step, *, title: str, lead: str, back: str,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """This will draw the form; a refused one brings back all that was typed."""
    shown = {"sheet": file, "form": form, "title": title, "lead": lead, "back": back, **more}
    answer = render(request, "inquiry/step.html", shown, status=422 if form.errors else 200)
    # Tells the page that keeps typed words that this answer brings them back itself.
    answer["X-Form-Kept"] = "yes"
    return answer
