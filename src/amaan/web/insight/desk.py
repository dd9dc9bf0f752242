"""What a desk reads of its own station: twelve figures, each with its definition in its tile."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amaan.insight import at_a_desk
from amaan.kernel.measures import Mean
from amaan.web.insight.asking import names_of, page_of
from amaan.web.insight.dashboards import drawn
from amaan.web.insight.frame import frame
from amaan.web.insight.views import SKELETON
from amaan.web.kit.door import door
from amaan.web.kit.language import reads_urdu
from amaan.web.kit.visit import Visit


@door(audience="desk", classes=SKELETON)
def desk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show whoever works at a desk twelve figures of the station as a whole."""
    page = page_of(request, visit)
    found = at_a_desk.tiles(page.asked, page.before)
    station = visit.actor.station_id
    names = names_of([station], visit.language) if station else {}
    shown = {
        **frame(page, visit, reverse("insight:desk")),
        "station": next(iter(names.values()), ""),
        "tiles": [drawn(tile, page, defined_here=True) for tile in found],
        "nothing": not any(tile.now.of for tile in found),
        "followed_up": _followed_up(at_a_desk.followed_up(page.asked)),
        "right_to_left": reads_urdu(visit.language),
    }
    return render(request, "insight/desk.html", shown)


def _followed_up(of: Mean) -> str:
    """This will say how often she was asked after, with its range; or that so few make no mean."""
    if of.of == 0 or of.value is None:
        return _("Nothing to count.")
    told = _("%(total)d times in %(of)d reports") % {"total": of.total, "of": of.of}
    if of.low is None or of.high is None:
        return f"{told}: {_('too few for a mean')}."
    return _("%(told)s: %(mean)s on average, by chance %(low)s to %(high)s.") % {
        "told": told, "mean": number_format(of.value, 1),
        "low": number_format(max(of.low, 0.0), 1), "high": number_format(of.high, 1),
    }  # fmt: skip
