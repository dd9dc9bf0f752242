"""What the forms of an investigator's acts have in common: their own id, and when it happened.

An officer's own words are looked at before they are sealed: whom they name, and how they speak.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseSheet
from amaan.kernel.ids import CaseId, FactId, new_id
from amaan.kernel.refusals import NotFound
from amaan.oversight.wordings import note_wordings
from amaan.protocol import facts
from amaan.web.kit import near, second_look
from amaan.web.kit.fields import CERTAINTY, When, WhenField, WordsField
from amaan.web.kit.visit import Visit

WORDS_AT_MOST = 8_000


class ActTime(WhenField):
    """When something was done: whoever did it knows the day at least."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        self.certainties = CERTAINTY[:2]

    def clean(self, value: Any) -> When | None:
        day, hour, _sure = value or ("", "", "")
        if self.required and not day and not hour:
            raise ValidationError(_("Write the day, and the hour if it is known."))
        return super().clean(value)


class ActForm(forms.Form):
    """An act: made when the page is drawn, so that a second press of Save finds the first."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)
    happened = ActTime(label=_("When was it?"))

    def __init__(self, *args: Any, now: datetime, **kw: Any) -> None:
        kw["initial"] = {"act_id": new_id(), "happened": now} | (kw.get("initial") or {})
        super().__init__(*args, **kw)
        self.now = now
        self.fields["happened"].now = now  # type: ignore[attr-defined]  # ours, on each form

    def act_ref(self) -> FactId:
        """This will give the id under which the act is written down."""
        return FactId(self.cleaned_data["act_id"])

    def when(self) -> facts.Happened:
        """This will give the span in which it happened."""
        told: When | None = self.cleaned_data.get("happened")
        if told is None or told.earliest is None or told.latest is None:
            return facts.Happened.at(self.now)
        return facts.Happened(told.earliest, told.latest)


def words(label: Any, *, hint: Any = "", required: bool = True, rows: int = 6) -> WordsField:
    """This will ask for an officer's own words, which are sealed."""
    return WordsField(label=label, hint=hint, required=required, rows=rows, limit=WORDS_AT_MOST)


def is_settled(visit: Visit, case_ids: tuple[CaseId, ...], form: forms.Form, field: str) -> bool:
    """This will ask about what words give away and how they speak of her; both are said at once.

    Asked once: whoever means to write it says so, and is not asked again.
    """
    told = form.cleaned_data.get(field) or ""
    if not told:
        return True
    named = () if second_look.is_named_on_purpose(form) else _names(visit, case_ids, told)
    settled = second_look.is_wording_settled(form, field)
    if named:
        second_look.ask_about_names(form, field, named)
    return settled and not named


def remember_wordings(
    visit: Visit, case_id: CaseId, fact_id: FactId, form: forms.Form, field: str
) -> None:
    """This will keep that words were shown and what came of it; never the words."""
    if decided := second_look.decided(form, field):
        note_wordings(
            actor=visit.actor, case_id=case_id, fact_id=fact_id, decided=decided, now=visit.now
        )


def worked_on(visit: Visit, case_id: UUID) -> CaseSheet:
    """This will read a file for whoever works on it. Raises: NotFound for anybody else."""
    sheet = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if not sheet.reads_casework or "record" not in sheet.may:
        raise NotFound
    return sheet


def read_by(visit: Visit, case_id: UUID) -> CaseSheet:
    """This will read a file for whoever may read the casework. Raises: NotFound."""
    sheet = cases.case_sheet(visit.actor, CaseId(case_id), visit.now)
    if not sheet.reads_casework:
        raise NotFound
    return sheet


def posted(request: HttpRequest) -> Any:
    """This will give what was sent, or None where the page is only asked for."""
    return request.POST if request.method == "POST" else None


def _names(visit: Visit, case_ids: tuple[CaseId, ...], told: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(n for case_id in case_ids for n in near.names_in(visit, case_id, told))
    )
