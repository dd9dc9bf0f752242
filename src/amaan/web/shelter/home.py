"""The house tonight: who waits at the door, which beds are free, what is owed, who asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.kernel.clock import local_date
from amaan.organisation.posts import Post
from amaan.support import house_word, houses, stays_queries
from amaan.web.kit.door import door
from amaan.web.kit.visit import Visit
from amaan.web.shelter import lists
from amaan.web.shelter.acting import CODES


@door(audience="shelter", classes=CODES)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what waits in the house now."""
    actor, now = visit.actor, visit.now
    keeps = actor.post == Post.HOUSE_KEEPER
    if houses.house_sheet(actor, now) is None:
        return render(request, "shelter/not_set.html", {"keeps": keeps})
    beds = houses.occupancy(actor, now)
    untold = stays_queries.enquiries(actor, now, untold=True)
    shown = {
        "beds": beds,
        "people": lists.people(beds.women, beds.children),
        "waiting": lists.arrivals_of(
            stays_queries.waiting_arrivals(actor, now), _("At the door now")
        ),
        "owed": lists.owed_of(stays_queries.owed(actor, now), now),
        "untold": lists.enquiries_of(untold, _("Tell her that somebody asked")),
        "any_untold": bool(untold),
        "words": lists.words_of(house_word.waiting_words(actor, now)),
        "follow_ups": lists.stays_of(
            stays_queries.follow_ups_due(actor, local_date(now), now),
            _("Ask after her today"),
            now,
        ),
        "now": now,
    }
    return render(request, "shelter/home.html", shown)
