"""Pages of figures: all of an area, one with its definition, the funnel, and all as a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.exports.actions import note_print
from amaan.exports.tables import as_csv
from amaan.insight import queries
from amaan.insight.indicators import BY_ID, DRAWN, EVENTS, INDICATORS
from amaan.insight.queries import By
from amaan.jobs.actions import place_order
from amaan.jobs.kinds import KINDS
from amaan.kernel.refusals import NotFound
from amaan.web.insight import shapes as shaping
from amaan.web.insight.asking import names_of, page_of
from amaan.web.insight.defined import definition
from amaan.web.insight.frame import frame
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})
GROUPS: tuple[By, ...] = ("sex", "age", "offence", "need", "relation")


@door(audience="command", classes=SKELETON)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show every figure of an area, beside the same months a span earlier."""
    page = page_of(request, visit)
    now, before = queries.figures(page.asked), queries.figures(page.before)
    shown = {
        **frame(page, visit, reverse("insight:home")),
        "families": shaping.families(now, before, page.query),
        "nothing": not any(one.of for one in now.values()),
        "may_count": visit.actor.post in KINDS["count_figures"].asked_by,
    }
    return render(request, "insight/home.html", shown)


@door(audience="command", classes=SKELETON)
def figure(request: HttpRequest, visit: Visit, figure_id: str) -> HttpResponse:
    """This will show one figure: what it counts, its months, groups and places."""
    one = BY_ID.get(figure_id)
    if one is None:
        raise NotFound
    page = page_of(request, visit)
    counted = queries.by_month(page.asked, figure_id)
    places = queries.by_place(page.asked, figure_id)
    names = names_of([place for place, _of in places], visit.language)
    shown = {
        **frame(page, visit, reverse("insight:figure", args=[figure_id])),
        "one": one,
        "title": _(one.title),
        "pairs": definition(one),
        "months": shaping.months(counted),
        "chart": shaping.chart(counted, _(one.title), _("the files of this area, by cohort")),
        "groups": [
            shaping.groups(by, found)
            for by in GROUPS
            if (found := queries.by_group(page.asked, figure_id, by))
        ],
        "places": shaping.places(places, names) if places else None,
    }
    return render(request, "insight/figure.html", shown)


@door(audience="command", classes=SKELETON)
def funnel(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show where reports were lost on the way, and how long each step took."""
    page = page_of(request, visit)
    reached = queries.funnel(page.asked)
    waits = queries.waits(page.asked)
    shown = {
        **frame(page, visit, reverse("insight:funnel")),
        "steps": shaping.steps(reached),
        "chart": shaping.steps_chart(reached) if reached[0].reached else None,
        "curves": [shaping.curve(event, waits[event.id]) for event in EVENTS if event.id in DRAWN],
    }
    return render(request, "insight/funnel.html", shown)


@door(audience="command", classes=SKELETON, export=True)
def file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will give every figure as a file for a spreadsheet, definitions and all."""
    page = page_of(request, visit)
    found = queries.figures(page.asked)
    number = note_print(actor=visit.actor, paper="numbers_file", case_id=None, now=visit.now)
    head = (
        _("Figure"), _("Reports of"), _("How many"), _("Of"), _("At least"), _("At most"),
        _("What is counted"), _("Of what"), _("Number of this file"),
    )  # fmt: skip
    rows = [
        (
            _(one.title), page.months, str(of.part), str(of.of),
            "" if of.low is None else f"{of.low:.3f}", "" if of.high is None else f"{of.high:.3f}",
            _(one.part), _(one.whole), number,
        )
        for one in INDICATORS
        for of in (found[one.id],)
    ]  # fmt: skip
    answer = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="figures.csv"'
    return answer


@door(audience="command", classes=SKELETON, methods=("POST",))
def count_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will order a count now, where somebody cannot wait for the night."""
    place_order(actor=visit.actor, kind="count_figures", now=visit.now)
    messages.info(request, _("The figures are being counted. It takes some minutes."))
    return redirect("insight:home")
