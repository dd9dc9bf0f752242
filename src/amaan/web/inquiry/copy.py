"""The text for the copy of the accused: written anew, without anything that leads to her."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from amaan.confidentiality.classes import DataClass
from amaan.investigation import accused_copy
from amaan.kernel.ids import FactId, new_id
from amaan.kernel.refusals import NotFound, Refused
from amaan.web.inquiry.acts import is_settled, posted, remember_wordings, words, worked_on
from amaan.web.kit.door import door
from amaan.web.kit.fields import LineField
from amaan.web.kit.markup import address
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

CASEWORK = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})


class CopyForm(forms.Form):
    """What the copy says."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)
    words = words(
        gettext_lazy("Text of the copy"),
        hint=gettext_lazy("What is alleged and which papers are supplied, in plain words. No "
                          "address, telephone, work, school, shelter or helper of hers."),
        rows=12,
    )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for field in accused_copy.NEVER_IN_IT:
            self.fields[field] = LineField(
                label=label("sealed_fields", field), required=False, limit=200
            )

    def never(self) -> dict[str, str]:
        """This will give what the text must not hold, by its sealed field."""
        return {field: self.cleaned_data[field] for field in accused_copy.NEVER_IN_IT}


@door(audience="case", classes=CASEWORK, methods=("GET", "POST"))
def of_case(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will seal a text for the copy, and lead to letting the copy leave."""
    sheet = worked_on(visit, case_id)
    if "give_out" not in sheet.may:
        raise NotFound
    form = CopyForm(posted(request), initial={"act_id": new_id()})
    if form.is_bound and form.is_valid() and is_settled(visit, (sheet.case_id,), form, "words"):
        act_id = FactId(form.cleaned_data["act_id"])
        try:
            with transaction.atomic():
                accused_copy.write_text(
                    actor=visit.actor,
                    case_id=sheet.case_id,
                    act_id=act_id,
                    words=form.cleaned_data["words"],
                    never=form.never(),
                    now=visit.now,
                )
                remember_wordings(visit, sheet.case_id, act_id, form, "words")
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, sentence_of(refusal))
        else:
            return redirect("inquiry:copy", case_id)
    there = {place.field for place in sheet.places}
    kept = [place for place in sheet.places if place.field == accused_copy.FIELD]
    shown = {
        "sheet": sheet,
        "form": form,
        "never": [(form[field], field in there) for field in accused_copy.NEVER_IN_IT],
        "written": [address("case:read", sheet.case_id, place.ref) for place in kept],
    }
    return render(request, "inquiry/copy.html", shown, status=422 if form.errors else 200)
