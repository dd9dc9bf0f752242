"""How women said they were received, for the oversight auditor alone: six questions by district."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.desk import feedback
from amaan.desk.feedback import FEWEST, Heard, Share
from amaan.desk.own_door import SIX
from amaan.kernel.clock import local_date
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.command.views import SKELETON
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

# Two years of quarters, the last that is over first.
QUARTERS = 8


@door(audience="command", classes=SKELETON)
def heard(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show what was said in a quarter that is over. Seen by: the oversight auditor."""
    if visit.actor.post != Post.AUDITOR:
        raise NotFound
    today = local_date(visit.now)
    typed = request.GET.get("back", "")
    back = int(typed) if typed.isdigit() and int(typed) < QUARTERS else 0
    since, until = feedback.quarter_before(today, back)
    here = address("command:heard")
    shown = {
        "quarter": _("%(first)s to %(last)s") % {
            "first": clock_words.day(since),
            "last": clock_words.day(feedback.last_day(until)),
        },
        "register": _register(feedback.heard(visit.actor, since, until)),
        "earlier": f"{here}?back={back + 1}" if back + 1 < QUARTERS else "",
        "later": f"{here}?back={back - 1}" if back else "",
        "fewest": FEWEST,
    }  # fmt: skip
    return render(request, "command/heard.html", shown)


def _register(lines: tuple[Heard, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("Those who said yes, of those who answered"),
        columns=(
            shapes.Column(label=_("District"), wide=True),
            shapes.Column(label=_("Answered")),
            *(shapes.Column(label=label("feedback_items", item)) for item in SIX),
        ),
        rows=tuple(
            (
                shapes.Cell(text=in_language(line.name_en, line.name_ur)),
                shapes.Cell(text=str(line.answered) if line.answered else _few()),
                *(shapes.Cell(text=_words(line.items[item])) for item in SIX),
            )
            for line in lines
        ),
        empty=shapes.Empty(
            title=_("Nobody answered in these months."),
            text=_(
                "Each woman with a door of her own is asked there, where no station reads it. "
                "Ask the desks whether they offer one."
            ),
        ),
    )


def _words(share: Share) -> str:
    if share.of is None:
        return _few()
    if share.all_but_few:
        return _("all but a few of %(of)s") % {"of": share.of}
    if share.yes is None:
        return _("few of %(of)s") % {"of": share.of}
    return _("%(part)s of %(whole)s") % {"part": share.yes, "whole": share.of}


def _few() -> str:
    return _("fewer than %(n)s, not shown") % {"n": FEWEST}
