"""Whose certificate runs out, for whoever plans courses and whoever gives cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amaan.organisation.certificates import RunningOut
from amaan.organisation.posts import Rank, Training
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.people.rooms import rooms_of
from amaan.web.people.rosters import NOTHING_OF_A_CASE
from amaan.workforce.qualifications import running_out


@door(audience="people", classes=NOTHING_OF_A_CASE)
def qualifications(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the certificates that run out within 60 days or have lapsed."""
    lines = shapes.Register(
        caption=_("What ends first comes first"),
        columns=(
            shapes.Column(label=_("Officer"), wide=True),
            shapes.Column(label=_("Unit"), wide=True),
            shapes.Column(label=_("Certificate")),
            shapes.Column(label=_("Until")),
            shapes.Column(label=_("State")),
        ),
        rows=tuple(_row(one, visit.language) for one in running_out(visit.actor, visit.now)),
        empty=shapes.Empty(title=_("No certificate of your area runs out in the next 60 days.")),
    )
    shown = {"rooms": rooms_of(request, visit), "lines": lines}
    return render(request, "people/qualifications.html", shown)


def _row(one: RunningOut, language: str) -> tuple[shapes.Cell, ...]:
    if one.days_left > 0:
        words = ngettext("%(n)s day left", "%(n)s days left", one.days_left)
        state = shapes.Cell(text=words % {"n": one.days_left}, kind="tag", tone="soon")
    else:
        state = shapes.Cell(text=_("lapsed"), kind="tag", tone="late")
    return (
        shapes.Cell(
            text=in_language(one.name_en, one.name_ur, language), note=str(Rank(one.rank).label)
        ),
        shapes.Cell(text=in_language(one.unit_en, one.unit_ur, language)),
        shapes.Cell(text=str(Training(one.kind).label)),
        shapes.Cell(text=f"{one.until_on:%d/%m/%Y}"),
        state,
    )
