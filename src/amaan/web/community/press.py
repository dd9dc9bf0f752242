"""How the press reports, by the coding sheet: by month and outlet, and after training."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.books import queries as books
from amaan.community import press
from amaan.community.press_sheet import ITEMS
from amaan.community.press_trend import Told, Trend
from amaan.community.press_trend import trend as read_trend
from amaan.confidentiality.classes import DataClass
from amaan.web.community.words import of_all
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()


@door(audience="people", classes=NOTHING_OF_A_CASE)
def trend(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what share of stories protects and blames, and how far readers agree."""
    found = read_trend(visit.actor, visit.now)
    shown = {
        "since": _("Since %(day)s") % {"day": clock_words.day(found.since)},
        "trained": _register(
            _("Before and after training"),
            _("Stories"),
            (
                (_("All stories"), found.all),
                (_("The outlet had somebody trained"), found.after_training),
                (_("The outlet had nobody trained"), found.without_training),
            ),
        ),
        "months": _register(
            _("By month"),
            _("Month"),
            ((clock_words.month(month), told) for month, told in found.months),
        ),
        "outlets": _register(_("By outlet"), _("Outlet"), found.outlets),
        "agreement": _agreement(visit, found),
        "keeps": books.may_keep(visit.actor, press.STORIES),
        "write_url": reverse("books:new", args=[press.STORIES.name]),
        "second_url": reverse("books:new", args=[press.SECONDS.name]),
        "stories_url": reverse("books:book", args=[press.STORIES.name]),
    }
    return render(request, "community/press.html", shown)


def _register(caption: str, first: str, rows: Iterable[tuple[str, Told]]) -> shapes.Register:
    return shapes.Register(
        caption=caption,
        columns=(
            shapes.Column(label=first, wide=True),
            shapes.Column(label=_("Protect")),
            shapes.Column(label=_("Blame or hurt")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=name),
                shapes.Cell(text=of_all(told.protects, "–")),
                shapes.Cell(text=of_all(told.blames, "–")),
            )
            for name, told in rows
        ),
        empty=shapes.Empty(
            title=_("No story is coded yet."),
            text=_("Code a story by the sheet; the story itself is not kept."),
        ),
    )


def _agreement(visit: Visit, found: Trend) -> shapes.Register:
    items = {item.code: item for item in ITEMS}
    return shapes.Register(
        caption=_("How far two readers agree"),
        columns=(
            shapes.Column(label=_("Question of the sheet"), wide=True),
            shapes.Column(label=_("Alike")),
            shapes.Column(label=_("Beyond chance (kappa)"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=in_language(items[code].english, items[code].urdu, visit.language)
                ),
                shapes.Cell(text=_("%(part)s of %(of)s") % {"part": one.alike, "of": one.pairs}),
                shapes.Cell(text="–" if one.kappa is None else f"{one.kappa:.2f}"),
            )
            for code, one in found.agreement
            if one.pairs
        ),
        empty=shapes.Empty(
            title=_("No story was read twice."),
            text=_("A second reader codes the same story without seeing the first answers."),
        ),
    )
