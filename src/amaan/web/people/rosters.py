"""The desks of an area with how far their week is staffed, and that somebody is there."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.kernel.clock import local_date
from amaan.kernel.ids import UnitId
from amaan.kernel.letters import clean, same
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit
from amaan.web.people import roster_shapes
from amaan.web.people.rooms import rooms_of
from amaan.workforce import attendance, roster, roster_queries
from amaan.workforce.attendance import Attended
from amaan.workforce.roster_queries import DeskWeek

NOTHING_OF_A_CASE = frozenset[DataClass]()
# Of how many days it is said whether a plan was kept.
LOOKED_BACK = timedelta(days=28)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("GET", "POST"))
def rosters(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the desks, the hours staffed by a woman this week, and who came of who was
    planned; or those of a name.
    """
    monday = roster.monday_of(local_date(visit.now))
    desks = roster_queries.desks(visit.actor, monday, visit.now)
    if len(desks) == 1:
        return redirect("people:roster", desks[0].desk_id)
    named = clean(request.POST.get("q", ""))[:80]
    desks = tuple(one for one in desks if _is_called(one, named))
    came = attendance.kept_plans(
        visit.actor, [one.desk_id for one in desks], visit.now - LOOKED_BACK, visit.now
    )
    shown = {
        "rooms": rooms_of(request, visit),
        "week": roster_shapes.week_title(monday),
        "desks": _register(desks, came, visit, named),
    }
    return render(request, "people/rosters.html", shown)


@door(audience="people", classes=NOTHING_OF_A_CASE, methods=("POST",))
def here(request: HttpRequest, visit: Visit, desk_id: UUID) -> HttpResponse:
    """This will write down that whoever presses is at the desk."""
    until = attendance.say_here(actor=visit.actor, desk_id=UnitId(desk_id), now=visit.now)
    messages.success(
        request,
        _("Written down: you are at the desk until %(at)s.") % {"at": clock_words.hour(until)},
    )
    return redirect("people:roster", desk_id)


def _is_called(one: DeskWeek, named: str) -> bool:
    names = (one.name_en, one.name_ur, one.station_en, one.station_ur)
    return any(same(named) in same(name) for name in names)


def _register(
    desks: tuple[DeskWeek, ...], came: dict[UUID, Attended], visit: Visit, named: str
) -> shapes.Register:
    return shapes.Register(
        caption=_("Desks, the least staffed by a woman first"),
        columns=(
            shapes.Column(label=_("Desk"), wide=True),
            shapes.Column(label=_("Roster")),
            shapes.Column(label=_("With a woman, of 168 hours"), numeric=True),
            shapes.Column(label=_("With a woman, of the desk's hours"), numeric=True),
            shapes.Column(label=_("Came, of planned in 28 days"), numeric=True),
        ),
        rows=tuple(
            (
                shapes.Cell(
                    text=in_language(one.name_en, one.name_ur, visit.language),
                    note=in_language(one.station_en, one.station_ur, visit.language),
                    href=reverse("people:roster", args=[one.desk_id]),
                ),
                _state(one),
                shapes.Cell(text=roster_shapes.hours_text(one.staffed.woman_of_all)),
                shapes.Cell(text=roster_shapes.of_hours(one.staffed.woman, one.staffed.asked)),
                shapes.Cell(text=_came(came.get(one.desk_id))),
            )
            for one in desks
        ),
        search=shapes.SearchBox(
            url=reverse("people:rosters"), label=_("Find a desk or its station"), value=named
        ),
        empty=_nothing(named),
    )


def _nothing(named: str) -> shapes.Empty:
    if named:
        return shapes.Empty(
            title=_("No desk or station of this name."), text=_("Part of the name is enough.")
        )
    return shapes.Empty(title=_("There is no desk in your area."))


def _state(one: DeskWeek) -> shapes.Cell:
    if one.published:
        return shapes.Cell(text=_("published"), kind="tag", tone="good")
    return shapes.Cell(text=_("not published"), kind="tag", tone="soon")


def _came(found: Attended | None) -> str:
    if found is None or not found.planned:
        return "–"
    return _("%(came)s of %(planned)s") % {"came": found.came, "planned": found.planned}
