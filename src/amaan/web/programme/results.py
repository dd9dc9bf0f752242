"""Results of programmes: as a page, a paper for the donor, and a file for a spreadsheet."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amaan.community import results
from amaan.community.results import Report, ResultLine, Told
from amaan.community.results_books import FIGURES, RESULTS
from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import Column, Field, Fields, Piece, Prose, Table
from amaan.exports.actions import note_print
from amaan.exports.tables import as_csv
from amaan.web.kit import paper_file, shapes
from amaan.web.kit.day_fields import DayField
from amaan.web.kit.door import door
from amaan.web.kit.fields import OneOf
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.programme import counted as counting
from amaan.web.programme import figures

NOTHING_OF_A_CASE = frozenset[DataClass]()
PAPER = "results_report"


class PeriodForm(forms.Form):
    """Of which programme, and from when until when."""

    since = DayField(label=gettext_lazy("From day"), required=False)
    until = DayField(label=gettext_lazy("Until day"), required=False)

    def __init__(self, typed: Any, programmes: tuple[str, ...]) -> None:
        super().__init__(typed)
        options = [("", _("All programmes")), *((name, name) for name in programmes)]
        self.fields["programme"] = OneOf(options, label=_("Programme"), required=False, folded=True)

    def clean(self) -> dict[str, Any]:
        """This will refuse a period that ends before it begins."""
        asked = super().clean() or {}
        since, until = asked.get("since"), asked.get("until")
        if since and until and until < since:
            self.add_error("until", _("This period ends before it begins."))
        return asked


@dataclass(frozen=True)
class _Asked:
    form: PeriodForm
    programme: str
    since: date | None
    until: date | None

    @property
    def query(self) -> str:
        told = {
            "programme": self.programme,
            "since": f"{self.since:%d/%m/%Y}" if self.since else "",
            "until": f"{self.until:%d/%m/%Y}" if self.until else "",
        }
        kept = {name: value for name, value in told.items() if value}
        return f"?{urlencode(kept)}" if kept else ""


@door(audience="people", classes=NOTHING_OF_A_CASE)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the results of a period with targets, definitions and manner of counting."""
    asked = _asked(request, visit)
    found = _report(visit, asked)
    shown = {
        "form": asked.form,
        "here": reverse("programme:results"),
        "groups": [(name, [_shown(one) for one in group]) for name, group in _grouped(found)],
        "counted": counting.register(visit, asked.since, asked.until),
        "paper_url": f"{reverse('programme:results_paper')}{asked.query}",
        "file_url": f"{reverse('programme:results_file')}{asked.query}",
        "results_url": reverse("books:book", args=[RESULTS.name]),
        "figures_url": reverse("books:book", args=[FIGURES.name]),
    }
    status = 422 if asked.form.errors else 200
    return render(request, "programme/results.html", shown, status=status)


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the results of a period as a numbered paper for a donor or a meeting."""
    asked = _asked(request, visit)
    found = _report(visit, asked)
    unit = visit.signed_in.unit
    head = shapes.DocumentHead(
        title=_("Results"), unit=in_language(unit.name_en, unit.name_ur), made_at=visit.now
    )
    pieces: list[Piece] = [
        Fields(
            rows=(
                Field(label=_("Programme"), value=asked.programme or _("All programmes")),
                Field(label=_("Period"), value=_period(asked)),
            )
        )
    ]
    for name, group in _grouped(found):
        pieces.append(_paper_table(name, group))
    pieces.append(paper_file.table_of(counting.register(visit, asked.since, asked.until), visit))
    pieces.append(Prose(paragraphs=(_about_manners(), _about_looks())))
    pieces += [_paper_definitions(name, group) for name, group in _grouped(found)]
    return paper_file.paper_file(visit, head, pieces, kind=PAPER)


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give the same results as a file for a spreadsheet, one figure a row."""
    asked = _asked(request, visit)
    number = note_print(actor=visit.actor, paper="results_file", case_id=None, now=visit.now)
    head = (
        _("Programme"), _("Code"), _("Result"), _("What is counted, and of how many"),
        _("Target"), _("Target by"), _("Baseline"), _("Period"), _("From day"), _("Until day"),
        _("As it was told"), _("Figure"), _("Men"), _("Women"), _("Women, per cent"),
        _("How it came about"), _("Source"), _("Method"), _("What may be counted twice"),
        _("Number of this file"),
    )  # fmt: skip
    rows = [
        (*_row(one, told), number)
        for one in _report(visit, asked).results
        for told in (one.figures or (None,))
    ]
    answer = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="results.csv"'
    return answer


def _asked(request: HttpRequest, visit: Visit) -> _Asked:
    form = PeriodForm(request.GET or {}, results.programmes(visit.actor, visit.now))
    told = form.cleaned_data if form.is_valid() else {}
    return _Asked(form, told.get("programme", ""), told.get("since"), told.get("until"))


def _report(visit: Visit, asked: _Asked) -> Report:
    return results.report(
        visit.actor, visit.now, programme=asked.programme, since=asked.since, until=asked.until
    )


def _grouped(found: Report) -> list[tuple[str, list[ResultLine]]]:
    names = dict.fromkeys(one.programme for one in found.results)
    return [(name, [one for one in found.results if one.programme == name]) for name in names]


def _shown(one: ResultLine) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": figures.title(one),
        "target": figures.target(one),
        "figures": [_figure(told, one.counts) for told in one.figures],
        "definition": one.definition,
        "pairs": tuple(
            (label, value)
            for label, value in (
                (_("Baseline"), one.baseline),
                (_("Source of the target"), one.target_source),
                (_("Indicator"), one.indicator),
                (_("Single acts are kept in"), figures.register_of(one)),
            )
            if value
        ),
    }


def _figure(told: Told, counts: str) -> dict[str, str]:
    return {
        "told": figures.figure(told, counts),
        "period": told.period,
        "by_sex": figures.by_sex(told),
        "manner": told.manner,
        "manner_words": figures.manner(told),
        "origin": told.origin,
        "method": told.method,
        "double": told.double_counting,
    }


def _paper_table(name: str, group: list[ResultLine]) -> Table:
    rows = [
        (
            f"{one.code}. {figures.title(one)}",
            figures.target(one) if one.target is not None else "–",
            figures.figure(told, one.counts) if told else _("no figure in this period"),
            f"{told.period}\n{figures.by_sex(told)}" if told else "–",
            f"{figures.manner(told)}: {told.origin}" if told else "–",
        )
        for one in group
        for told in (one.figures or (None,))
    ]
    return Table(
        caption=name,
        columns=(
            Column(label=_("Result"), width=2.4),
            Column(label=_("Target"), width=1),
            Column(label=_("As it was told"), width=1.6),
            Column(label=_("Period, men and women"), width=1.8),
            Column(label=_("How it came about"), width=2),
        ),
        rows=tuple(rows),
        empty=_("No result stands here."),
    )


def _paper_definitions(name: str, group: list[ResultLine]) -> Table:
    return Table(
        caption=_("%(programme)s: what is counted, and what may be counted twice")
        % {"programme": name},
        columns=(
            Column(label=_("Code"), width=0.6),
            Column(label=_("What is counted, and of how many"), width=3),
            Column(label=_("What may be counted twice"), width=3),
        ),
        rows=tuple(
            (
                one.code,
                one.definition,
                "\n".join(dict.fromkeys(told.double_counting for told in one.figures)) or "–",
            )
            for one in group
        ),
    )


def _row(one: ResultLine, told: Told | None) -> tuple[str, ...]:
    whose = (
        one.programme, one.code, figures.title(one), one.definition,
        results.number(one.target) if one.target is not None else "",
        f"{one.target_by:%Y-%m-%d}" if one.target_by else "", one.baseline,
    )  # fmt: skip
    if told is None:
        return (*whose, *[""] * 12)
    return (
        *whose, told.period, f"{told.since:%Y-%m-%d}" if told.since else "",
        f"{told.until:%Y-%m-%d}", figures.figure(told, one.counts), _plain(told.value),
        _plain(told.men), _plain(told.women), _plain(told.women_percent), figures.manner(told),
        told.origin, told.method, told.double_counting,
    )  # fmt: skip


def _plain(value: Any) -> str:
    return "" if value is None else results.number(value).replace(",", "")


def _period(asked: _Asked) -> str:
    if asked.since is None and asked.until is None:
        return _("All time")
    return f"{figures.day(asked.since)} – {figures.day(asked.until)}"


def _about_manners() -> str:
    return _(
        "Counted: added up from single entries of a register here. Imported: a whole that another "
        "list gave. Declared: said by somebody, with no list behind it. The three are never added "
        "together, and contacts are not persons."
    )


def _about_looks() -> str:
    return _(
        "These registers look up no case. Indicators of cases are worked out elsewhere, and stand "
        "beside these results, never in them."
    )
