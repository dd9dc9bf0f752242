"""Searching for a person from the desk: was she here before, in a case of my own?

What is typed travels in the body and is shown back in the form, nowhere else. Only the
officer's own cases are found; the same sentence stands below whether or not there are others.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.cases import queries as cases
from amaan.cases.sheets import CaseLine
from amaan.confidentiality import actions as confidentiality
from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.kernel.letters import latin_digits
from amaan.web.kit import clock_words, finding, shapes
from amaan.web.kit.door import door
from amaan.web.kit.fields import CountField, LineField, OneOf, PhoneField
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

# The page shows nothing but codes; who was meant is what the officer typed herself.
SKELETON = frozenset({DataClass.C1})
OLDEST = 110


class SearchForm(forms.Form):
    """What is known of her. A name alone is shared by too many; the vault says so."""

    name = LineField(label=gettext_lazy("Her name"), required=False, limit=120)
    relative = LineField(
        label=gettext_lazy("Daughter, wife or widow of"),
        required=False,
        limit=120,
    )
    birth_year = CountField(
        label=gettext_lazy("Year of birth, roughly"), required=False, least=0, most=9999
    )
    age_band = OneOf(
        options("age_bands", "unknown 0-11 12-15 16-17 18-25 26-40 41-60 61+"),
        label=gettext_lazy("Her age when she came"),
        hint=gettext_lazy("With two names of her own, it finds her without her father's."),
        required=False,
        initial="unknown",
        folded=True,
    )
    cnic = LineField(label=gettext_lazy("Identity number"), required=False, limit=20)
    phone = PhoneField(label=gettext_lazy("Telephone"), required=False)

    def __init__(self, *args: Any, this_year: int, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.this_year = this_year

    def clean_birth_year(self) -> int | None:
        """This will refuse a year in which nobody alive was born."""
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and not self.this_year - OLDEST <= year <= self.this_year:
            raise forms.ValidationError(_("Write the year with four digits, such as 1996."))
        return year

    def clean_cnic(self) -> str:
        """This will read an identity number with or without dashes: all of it or none."""
        digits = "".join(c for c in latin_digits(self.cleaned_data["cnic"]) if c.isalnum())
        if digits and (len(digits) != 13 or not digits.isdigit()):
            raise forms.ValidationError(
                _("An identity number has 13 digits, such as 00000-0000000-0.")
            )
        return digits


@door(audience="desk", classes=SKELETON, methods=("GET", "POST"))
def search(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will ask whom to search for, and list the officer's own cases that are like it."""
    confidentiality.permit(actor=visit.actor, act="search_people", case_id=None, now=visit.now)
    this_year = clock.local_date(visit.now).year
    if request.method == "GET":
        return _page(request, visit, SearchForm(this_year=this_year))
    form = SearchForm(request.POST, this_year=this_year)
    if not form.is_valid():
        return _page(request, visit, form, status=422)
    found, refusal = finding.search(visit, finding.Described(**form.cleaned_data))
    if refusal is not None:
        form.add_error(
            "relative" if isinstance(refusal, finding.SearchForMore) else None,
            sentence_of(refusal),
        )
        return _page(request, visit, form, status=422)
    lines = cases.named_cases(visit.actor, [one.case_id for one in found], visit.now)
    return _page(request, visit, form, _register(found, lines))


def _page(
    request: HttpRequest,
    visit: Visit,
    form: SearchForm,
    found: shapes.Register | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = {"form": form, "found": found, "now": visit.now}
    return render(request, "desk/search.html", shown, status=status)


def _register(found: Sequence[finding.Found], lines: Sequence[CaseLine]) -> shapes.Register:
    by_case = {CaseId(line.case_id): line for line in lines}
    rows = [(one, by_case[one.case_id]) for one in found if one.case_id in by_case]
    return shapes.Register(
        caption=_("Your own cases that are like it"),
        columns=(
            shapes.Column(label=_("Reference")),
            shapes.Column(label=_("Opened")),
            shapes.Column(label=_("Who is like it")),
            shapes.Column(label=_("How alike")),
            shapes.Column(label=_("Stage"), wide=True),
        ),
        rows=tuple(_row(one, line) for one, line in rows),
        empty=shapes.Empty(
            title=_("No case of your own is like it."),
            text=_("If she was here before, ask her for her slip: its reference finds the case."),
        ),
        count=str(len(rows)) if rows else "",
    )


def _row(one: finding.Found, line: CaseLine) -> tuple[shapes.Cell, ...]:
    return (
        shapes.Cell(
            text=line.reference,
            kind="reference",
            href=reverse("case:sheet", args=[line.case_id]),
        ),
        shapes.Cell(text=clock_words.moment(line.opened_at)),
        shapes.Cell(text=label("roles", one.role)),
        shapes.Cell(
            text=_("very alike") if one.very else _("somewhat alike"),
            kind="tag",
            tone="accent" if one.very else "plain",
        ),
        shapes.Cell(text=label("stages", line.stage), kind="tag"),
    )
