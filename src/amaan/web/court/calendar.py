"""What the courts of the district hear on a day, and what a prosecutor owes an answer to."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.court import queries as court
from amaan.court.judgment_study_offices import ANSWERING
from amaan.kernel import clock
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.court import shapes as shaping
from amaan.web.court.forms import day_asked
from amaan.web.kit import clock_words
from amaan.web.kit.door import door
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit

SKELETON = frozenset({DataClass.C1})
CASEWORK = frozenset({DataClass.C1, DataClass.C2})
# Whoever works on cases or answers for them within a district.
READING = frozenset(
    {Post.DESK_OFFICER, Post.STATION_COMMANDER, Post.INVESTIGATOR, Post.SUPERVISOR,
     Post.DISTRICT_COMMANDER, Post.PROSECUTOR}
)  # fmt: skip


@door(audience="court", classes=CASEWORK)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list one day's hearings without a name; tomorrow's unless another is asked for."""
    if visit.actor.post not in READING:
        raise NotFound
    tomorrow = clock.local_date(visit.now) + timedelta(days=1)
    day = day_asked(request.GET.get("day", ""), tomorrow)
    lines = court.day_in_court(visit.actor, day)
    prosecutes = visit.actor.post == Post.PROSECUTOR
    waiting = court.at_the_prosecutor(visit.actor) if prosecutes else ()
    here = address("court:home")
    shown = {
        "day": day,
        "lines": shaping.calendar_of(lines, clock_words.day(day), visit.now),
        "days": [
            (name, f"{here}?day={one.isoformat()}", one == day)
            for name, one in (
                (_("Today"), tomorrow - timedelta(days=1)),
                (_("Tomorrow"), tomorrow),
                (_("A day earlier"), day - timedelta(days=1)),
                (_("A day later"), day + timedelta(days=1)),
            )
        ],
        "prosecutes": prosecutes,
        "answers_study": visit.actor.post.value in ANSWERING,
        "waiting": shaping.waiting_of(waiting, visit.now),
        "unanswered": shaping.unanswered_of(court.unanswered(visit.actor, visit.now), visit.now),
    }
    return render(request, "court/home.html", shown)
