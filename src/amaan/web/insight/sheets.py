"""Further pages of figures: bands, waits and means; equality; the institution; what is counted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.insight import distributions, queries
from amaan.insight import institution as house
from amaan.insight.indicators import EVENTS
from amaan.kernel.refusals import NotFound
from amaan.web.insight import counted_where, drawn
from amaan.web.insight.asking import Page, page_of
from amaan.web.insight.defined import definition
from amaan.web.insight.frame import frame
from amaan.web.insight.views import SKELETON
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit

_EVENTS = {one.id: one for one in EVENTS}
_MEANS = {one.id: one for one in distributions.MEANS}


@door(audience="command", classes=SKELETON)
def more(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show waits and means, and which bands there are to look at."""
    page = page_of(request, visit)
    means = [(one, queries.mean(page.asked, one.id)) for one in distributions.MEANS]
    return _sheet(
        request, visit, page, "more", _("Bands, waits and means"),
        lead=page.months,
        registers=(
            drawn.waits(queries.waits(page.asked), page.query),
            drawn.means(means, page.query),
            *drawn.distributions_by_family(page.query),
        ),
        notes=(
            _("The middle of a wait is the time by which half of all had reached it, those closed "
              "before included; a wait that half never reach has none. Where nothing else can end "
              "a wait, as until the closing, this is what Kaplan and Meier's curve says; "
              "everywhere else that curve would promise too much."),
        ),
    )  # fmt: skip


@door(audience="command", classes=SKELETON)
def shape(request: HttpRequest, visit: Visit, shape_id: str) -> HttpResponse:
    """This will show one distribution, wait or mean with its definition."""
    page = page_of(request, visit)
    here: dict[str, Any]
    if shape_id in distributions.BY_ID:
        spread = distributions.BY_ID[shape_id]
        found = queries.spread(page.asked, shape_id)
        here = {
            "title": _(spread.title), "pairs": definition(spread),
            "registers": (drawn.bands(spread, found),), "chart": drawn.bands_chart(spread, found),
        }  # fmt: skip
    elif shape_id in _EVENTS:
        event = _EVENTS[shape_id]
        told, register = drawn.curve(event, queries.waited(page.asked, shape_id))
        by_sex = [(sex, queries.waited(page.asked, shape_id, sex)) for sex in ("female", "male")]
        here = {
            "title": _(event.title), "pairs": definition(event), "told": (told,),
            "registers": (register, *drawn.waits_by_sex(event, by_sex)),
        }  # fmt: skip
    elif shape_id in _MEANS:
        mean = _MEANS[shape_id]
        counted = [(mean, queries.mean(page.asked, shape_id))]
        here = {
            "title": _(mean.title), "pairs": definition(mean),
            "registers": (drawn.means(counted, page.query),),
        }  # fmt: skip
    else:
        raise NotFound
    back = ((reverse("insight:more"), _("Bands, waits and means")),)
    return _sheet(
        request, visit, page, "shape", here.pop("title"), args=[shape_id], lead=page.months,
        links=back, **here,
    )  # fmt: skip


@door(audience="command", classes=SKELETON)
def equality(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will hold outcomes of groups against the rest, corrected for how many are compared."""
    page = page_of(request, visit)
    found = queries.equality(page.asked)
    return _sheet(
        request, visit, page, "equality", _("Are outcomes equal?"),
        lead=_("%(months)s. Each group is held against the rest.") % {"months": page.months},
        told=drawn.equality_told(found),
        registers=drawn.equality(found, page.query),
        notes=(
            _("A difference is called beyond chance where it is so for the table as a whole "
              "(Fisher's exact test, corrected after Holm, five of a hundred): among many "
              "comparisons some lie apart by chance alone. Ranges of a difference are Newcombe's "
              "and are not corrected. A difference shows where to look and not why it is there: "
              "what was done, and where, differs between groups."),
            _("Religion, sect and caste are not asked, and whether she lives in a town or a "
              "village is not kept with a case: outcomes are not compared by them."),
        ),
    )  # fmt: skip


@door(audience="command", classes=SKELETON)
def institution(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show figures of the institution, as the rooms that keep them answer today."""
    found = house.institution(visit.actor, visit.now)
    return _sheet(
        request, visit, page_of(request, visit), "institution", _("The institution"),
        lead=_("Asked today of the registers that are open to your post."),
        registers=(drawn.standings(found),), chosen=False,
    )  # fmt: skip


@door(audience="command", classes=SKELETON)
def study(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will say where each number of the study is counted, and what is not, and why."""
    page = page_of(request, visit)
    return _sheet(
        request, visit, page, "study", _("What is counted, and what is not"),
        lead=_("The seventy figures of the study of standards, and the statistics of others."),
        registers=(counted_where.numbers(page.query), *counted_where.peers(page.query)),
        notes=(
            _("Statistics of others count only whoever allowed it with her last word, and nobody "
              "who is counted elsewhere; those leave the police through the pages of "
              "publication and in extracts."),
        ),
        links=((reverse("insight:published"), _("Our arithmetic on published figures")),),
        chosen=False, of_here=False,
    )  # fmt: skip


@door(audience="command", classes=SKELETON)
def published(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will work out what others published, and say where it does not add up."""
    return _sheet(
        request, visit, page_of(request, visit), "published",
        _("Our arithmetic on published figures"),
        lead=_("Worked out by the code that counts yours. They are no measure of any place here."),
        registers=counted_where.published(),
        links=((reverse("insight:study"), _("What is counted")),),
        chosen=False, of_here=False,
    )  # fmt: skip


def _sheet(
    request: HttpRequest, visit: Visit, page: Page, name: str, title: str,
    *, args: "list[str] | None" = None, chosen: bool = True, of_here: bool = True,
    **shown: Any,
) -> HttpResponse:  # fmt: skip
    queries.permit(page.asked)
    here = reverse(f"insight:{name}", args=args)
    return render(
        request,
        "insight/sheet.html",
        {**frame(page, visit, here), "title": title, "chosen": chosen, "of_here": of_here, **shown},
    )
