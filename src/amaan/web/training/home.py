"""Where a training officer's day begins: sessions, and what the courses changed."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.kernel.calendars import add_months
from amaan.kernel.clock import local_date
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import chosen
from amaan.web.kit.number_tables import signed, table
from amaan.web.kit.visit import Visit
from amaan.web.training.rooms import NOTHING_OF_A_CASE, keeps, page
from amaan.workforce.training_figures import Gain
from amaan.workforce.training_queries import StreamLine, by_stream, sessions_about
from amaan.workforce.training_words import STREAMS

# Two years: for as long a certificate is good.
LOOKED_BACK = 24
BOOKS = (
    "training-sessions", "attendances", "certificates", "courses", "trainers", "trainees",
    "follow-ups", "training-targets",
)  # fmt: skip


@door(audience="people", classes=NOTHING_OF_A_CASE)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show the latest sessions, and what was taught and changed in two years."""
    since = add_months(local_date(visit.now), -LOOKED_BACK)
    actions = [(_("All registers"), reverse("books:home"))]
    if keeps(visit):
        actions = [
            (_("A new session"), reverse("books:new", args=["training-sessions"])),
            (_("Who attended, from a table"), reverse("books:table", args=["attendances"])),
            (_("Running out"), reverse("people:qualifications")),
            *actions,
        ]
    shown = page(
        request,
        title=_("Training"),
        lead=_("Who is taught what, and what it changes. Nobody who was harmed is named here."),
        actions=actions,
        tables=(_sessions(visit), _streams(by_stream(visit.actor, visit.now, since=since), since)),
        notes=(
            _(
                "Marks are out of a hundred, of those who sat the test before and after. Fewer "
                "than ten are not told apart."
            ),
        ),
    )
    return render(request, "training/page.html", shown)


def _sessions(visit: Visit) -> shapes.Register:
    return table(
        _("Sessions"),
        (_("Session"), _("First day"), _("Place"), _("People who came")),
        (
            (
                shapes.Cell(
                    text=f"{one.code}: {one.course}",
                    href=reverse("training:session", args=[one.session_id]),
                ),
                f"{one.on:%d/%m/%Y}", one.place, one.came,
            )
            for one in sessions_about(visit.actor, visit.now)
        ),
        _("No session is written down yet."),
    )  # fmt: skip


def _streams(lines: tuple[StreamLine, ...], since: date) -> shapes.Register:
    return table(
        _("What was taught since %(day)s") % {"day": f"{since:%d/%m/%Y}"},
        (_("Stream"), _("Sessions"), _("People who came"), _("Women"), _("Gained"),
         _("After six months")),
        (
            (
                chosen(STREAMS, one.stream), one.sessions, one.people, one.women, gained(one.gain),
                f"{one.later:.1f} ({one.seen_later})" if one.later is not None else "–",
            )
            for one in lines
        ),
        _("Nobody was taught yet."),
    )  # fmt: skip


def gained(gain: Gain) -> str:
    """This will write what marks gained, with the interval and of how many."""
    if gain.mean is None or gain.low is None or gain.high is None:
        return "–"
    return _("%(mean)s (%(low)s to %(high)s) of %(n)s") % {
        "mean": signed(gain.mean, 1, plus=True), "low": signed(gain.low, 1, plus=True),
        "high": signed(gain.high, 1, plus=True), "n": gain.n,
    }  # fmt: skip
