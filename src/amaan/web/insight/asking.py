"""Which months and which place a page of figures was asked for."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from amaan.insight.queries import Asked
from amaan.kernel import clock
from amaan.kernel.calendars import add_months
from amaan.kernel.ids import UnitId
from amaan.organisation import command
from amaan.organisation.area import units_of_area
from amaan.organisation.posts import Post, UnitKind
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.visit import Visit

# Reports of the last year; and, older by a year, those that had time to reach a judgment.
SPANS = {"12": 12, "24": 24, "36": 36}


@dataclass(frozen=True)
class Page:
    """What was asked, its words, and how another page of the same is addressed."""

    asked: Asked
    # The same span just before, to compare with.
    before: Asked
    span: str
    place: str

    @property
    def query(self) -> str:
        """This will write what was asked as an address carries it."""
        told = {"months": self.span, "place": self.place}
        return "?" + urlencode({name: value for name, value in told.items() if value})

    @property
    def months(self) -> str:
        """This will name the months whose reports are followed."""
        first, last = self.asked.since, add_months(self.asked.until, -1)
        return _("%(first)s to %(last)s") % {
            "first": clock_words.month(first), "last": clock_words.month(last)
        }  # fmt: skip


def page_of(request: HttpRequest, visit: Visit) -> Page:
    """This will read what was asked; what was tampered with asks for the last year of all."""
    span = request.GET.get("months", "12")
    if span not in SPANS:
        span = "12"
    until = add_months(clock.local_date(visit.now).replace(day=1), 1)
    since = add_months(until, -SPANS[span])
    here = _place(request.GET.get("place", ""), visit)
    return Page(
        Asked(visit.actor, since, until, visit.now, here),
        Asked(visit.actor, add_months(since, -SPANS[span]), since, visit.now, here),
        span,
        str(here) if here else "",
    )


def choices(page: Page, visit: Visit) -> tuple[shapes.Field, ...]:
    """This will offer the spans, and the places of whoever commands several."""
    spans = shapes.Field(
        name="months", label=_("Reports of the last"), kind="select", required=True,
        options=tuple(
            shapes.Option(value=code, label=_("%(n)d months") % {"n": months})
            for code, months in SPANS.items()
        ),
        chosen=(page.span,),
    )  # fmt: skip
    places = places_of(visit)
    if len(places) < 2:
        return (spans,)
    offered = shapes.Field(
        name="place", label=_("Place"), kind="select", required=True,
        options=(
            shapes.Option(value="", label=_("All together")),
            *(shapes.Option(value=str(unit_id), label=name) for unit_id, name in places.items()),
        ),
        chosen=(page.place,),
    )  # fmt: skip
    return (spans, offered)


def places_of(visit: Visit) -> dict[UnitId, str]:
    """This will name the places that figures may be narrowed to: stations, or districts above."""
    if visit.actor.post == Post.STATION_COMMANDER:
        return {}
    kind = UnitKind.STATION if visit.actor.district_id else UnitKind.DISTRICT
    return {
        unit.id: in_language(unit.name_en, unit.name_ur, visit.language)
        for unit in units_of_area(visit.actor, visit.now)
        if unit.kind == kind
    }


def names_of(ids: list[UUID], language: str) -> dict[UUID, str]:
    """This will name places in the reader's language."""
    return {
        unit_id: in_language(unit.name_en, unit.name_ur, language)
        for unit_id, unit in command.units(ids).items()
    }


def _place(told: str, visit: Visit) -> UnitId | None:
    try:
        asked = UnitId(UUID(told))
    except ValueError:
        return None
    return asked if asked in places_of(visit) else None
