"""The map of need: what was asked for in each district, what was not to be had, and why."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.kernel import clock
from amaan.kernel.ids import UnitId
from amaan.kernel.refusals import NotFound
from amaan.organisation import command
from amaan.organisation.posts import Post
from amaan.support import referrals_queries
from amaan.support.providers import KINDS
from amaan.support.referrals_queries import NeedCell
from amaan.web.care.referral_shapes import reason_of
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import comma, in_language
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

SKELETON = frozenset({DataClass.C1})


@door(audience="care", classes=SKELETON)
def need(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show needs met and not met, by district, since a year, and who is there to help."""
    places = _places(visit)
    today = clock.local_date(visit.now)
    since = date(today.year - 1, today.month, 1)
    cells = referrals_queries.map_of_need(visit.actor, [place.unit_id for place in places], since)
    shown = {
        "since": since,
        "grid": _grid(cells, places, visit),
        "gaps": _gaps(cells, places, visit),
    }
    return render(request, "care/need.html", shown)


def _places(visit: Visit) -> Sequence[command.UnitName]:
    """This will name the districts a commander answers for. Raises: NotFound for anybody else."""
    actor = visit.actor
    beside = command.districts_beside(actor, clock.local_date(visit.now))
    ids: set[UnitId]
    if actor.post in {Post.SUPERVISOR, Post.DISTRICT_COMMANDER} and actor.district_id:
        ids = {actor.district_id}
    elif actor.post == Post.REGIONAL_COMMANDER:
        ids = set(command.districts_below(actor.unit_id))
    elif actor.post == Post.INSPECTOR_GENERAL:
        return beside
    else:
        raise NotFound
    return tuple(place for place in beside if place.unit_id in ids)


def _grid(
    cells: Sequence[NeedCell], places: Sequence[command.UnitName], visit: Visit
) -> shapes.Register:
    found = {(cell.district_id, cell.need): cell for cell in cells}
    return shapes.Register(
        caption=_("Not met, of all that were asked for"),
        columns=(
            shapes.Column(label=_("Need"), wide=True),
            *(shapes.Column(label=_name(place, visit), numeric=True) for place in places),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("services", kind)),
                *(_tile(found.get((place.unit_id, kind))) for place in places),
            )
            for kind in KINDS
        ),
        empty=shapes.Empty(title=_("Nothing was asked for yet.")),
    )


def _gaps(
    cells: Sequence[NeedCell], places: Sequence[command.UnitName], visit: Visit
) -> shapes.Register:
    names = {place.unit_id: _name(place, visit) for place in places}
    worst = sorted((c for c in cells if c.not_met), key=lambda c: (-c.not_met, str(c.district_id)))
    return shapes.Register(
        caption=_("Where help is missing, and why"),
        columns=(
            shapes.Column(label=_("Need"), wide=True),
            shapes.Column(label=_("District")),
            shapes.Column(label=_("Needs not met"), numeric=True),
            shapes.Column(label=_("Needs met"), numeric=True),
            shapes.Column(label=_("Services there"), numeric=True),
            shapes.Column(label=_("Why"), wide=True),
        ),
        rows=tuple(
            (
                shapes.Cell(text=label("services", cell.need)),
                shapes.Cell(text=names.get(cell.district_id, "")),
                shapes.Cell(text=str(cell.not_met)),
                shapes.Cell(text=str(cell.met)),
                shapes.Cell(text=str(cell.providers)),
                shapes.Cell(text=_why(cell)),
            )
            for cell in worst
        ),
        empty=shapes.Empty(
            title=_("No need was left unmet since then."),
            text=_("Ask whether it is written down when nothing is to be had."),
        ),
    )


def _tile(cell: NeedCell | None) -> shapes.Cell:
    if cell is None or not cell.met + cell.not_met:
        nobody = cell is None or not cell.providers
        return shapes.Cell(text="–", note=_("no service") if nobody else "")
    return shapes.Cell(
        text=f"{cell.not_met} / {cell.met + cell.not_met}",
        tone="late" if cell.not_met else "plain",
        note="" if cell.providers else _("no service"),
    )


def _why(cell: NeedCell) -> str:
    return comma().join(
        f"{reason_of(reason) or label('referral_states', reason)} {count}"
        for reason, count in cell.unmet
    )


def _name(place: command.UnitName, visit: Visit) -> str:
    return in_language(place.name_en, place.name_ur, visit.language)
