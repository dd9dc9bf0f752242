"""Which version of which paper reached which unit, and how many of those who serve read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.community.programme import PAPERS, REACHED
from amaan.community.rollout import PaperReach, rollout
from amaan.confidentiality.classes import DataClass
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.visit import Visit

NOTHING_OF_A_CASE = frozenset[DataClass]()
# Of units that are named in one cell.
AT_MOST = 8


@door(audience="people", classes=NOTHING_OF_A_CASE)
def page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show how far each paper came: units, and readers of those who serve there."""
    shown = {
        "papers": _register(rollout(visit.actor, visit.now)),
        "papers_url": reverse("books:book", args=[PAPERS.name]),
        "reached_url": reverse("books:book", args=[REACHED.name]),
    }
    return render(request, "programme/rollout.html", shown)


def _register(found: tuple[PaperReach, ...]) -> shapes.Register:
    return shapes.Register(
        caption=_("How far each paper came"),
        count=str(len(found)),
        columns=(
            shapes.Column(label=_("Paper"), wide=True),
            shapes.Column(label=_("Units it reached")),
            shapes.Column(label=_("Have read it")),
            shapes.Column(label=_("Units it did not reach"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=one.name),
                shapes.Cell(text=_of(one.units, one.units_of)),
                shapes.Cell(text=_of(one.read_by, one.strength)),
                shapes.Cell(text=_names(one), note=_more(one)),
            )
            for one in found
        ),
        empty=shapes.Empty(title=_("No approved paper is written down yet.")),
    )


def _of(part: int, of: int) -> str:
    return _("%(part)s of %(of)s") % {"part": part, "of": of}


def _names(one: PaperReach) -> str:
    named = [in_language(unit.english, unit.urdu) for unit in one.not_reached[:AT_MOST]]
    return comma().join(named) or "–"


def _more(one: PaperReach) -> str:
    more = len(one.not_reached) - AT_MOST
    return _("and %(n)s more") % {"n": more} if more > 0 else ""
