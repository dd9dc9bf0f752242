"""A step of an act on a page of its own: its form, the act in a savepoint, a refusal in place."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse

from amaan.cases.sheets import CaseSheet
from amaan.desk.refusals import CannotReceive
from amaan.kernel.ids import FactId
from amaan.kernel.refusals import Refused
from amaan.web.kit import acting
from amaan.web.kit.acting import drawn
from amaan.web.kit.fields import WhenField


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
    return acting.done(form, act, place=_place_of)


def _place_of(refusal: Refused) -> str:
    # What is wrong with a file that was handed over belongs to its own place.
    return "object" if isinstance(refusal, CannotReceive) else acting.place_of(refusal)


def ask(
    request: HttpRequest, file: CaseSheet, form: Step, *, title: str, lead: str, back: str,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """This will draw the form; a refused one brings back all that was typed."""
    shown = {"sheet": file, "form": form, "title": title, "lead": lead, "back": back, **more}
    return drawn(request, "inquiry/step.html", form, shown)
