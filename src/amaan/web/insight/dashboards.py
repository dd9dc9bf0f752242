"""Dashboards: twelve figures of one level of command, each with its line, halves and table."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amaan.insight.dashboards import LEVELS, Line, Tile, line, tiles
from amaan.insight.indicators import BY_ID
from amaan.kernel.calendars import add_months
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share
from amaan.kernel.refusals import said
from amaan.organisation.posts import Post
from amaan.web.insight import shapes as shaping
from amaan.web.insight.asking import Page, page_of, places_of
from amaan.web.insight.defined import definition
from amaan.web.insight.frame import frame
from amaan.web.insight.views import SKELETON
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.charts import LineChart, Point, line_chart
from amaan.web.kit.door import door
from amaan.web.kit.language import comma, reads_urdu
from amaan.web.kit.visit import Visit

TITLES = {
    "desk": said("The work of the desk"),
    "station": said("The work of the station"),
    "district": said("The work of the district"),
    "province": said("The region and the province"),
    "nation": said("The nation"),
}
LONG = {1: said("By month"), 3: said("By three months"), 6: said("By six months")}


@dataclass(frozen=True)
class Drawn:
    """A figure as its tile shows it."""

    title: str
    # The page that says what it counts; where a post has none, the definition stands in the tile.
    url: str
    definition: tuple[tuple[str, str], ...]
    numbers: str
    share: str
    interval: str
    change: shapes.Cell
    # Both numbers of the same months before; empty where there were none.
    before: str
    caution: str
    chart: SafeString | None
    # Instead of a line that says nothing: why there is none.
    words: str
    table: shapes.Register


@door(audience="command", classes=SKELETON)
def dashboard(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show twelve figures of an area on one page."""
    page = page_of(request, visit)
    level = _level_of(request, page, visit)
    shown = {
        **frame(page, visit, reverse("insight:dashboard"), (_levels(level, page, visit),)),
        "title": _(TITLES[level]),
        "place": places_of(visit).get(page.asked.place, "") if page.asked.place else "",
        "nation": level == "nation",
    }
    if level != "nation":
        found = tiles(page.asked, page.before, LEVELS[level])
        shown["tiles"] = [drawn(tile, page) for tile in found]
        shown["nothing"] = not any(tile.now.of for tile in found)
        shown["right_to_left"] = reads_urdu(visit.language)
    return render(request, "insight/dashboard.html", shown)


def _own_level(page: Page, visit: Visit) -> str:
    """This will name the level that an area is commanded from: what the page opens on."""
    if visit.actor.post == Post.STATION_COMMANDER:
        return "station"
    if visit.actor.district_id is not None:
        return "station" if page.asked.place else "district"
    return "district" if page.asked.place else "province"


def _level_of(request: HttpRequest, page: Page, visit: Visit) -> str:
    asked = request.GET.get("level", "")
    return asked if asked in _offered(page, visit) else _own_level(page, visit)


def _offered(page: Page, visit: Visit) -> tuple[str, ...]:
    """This will name the levels up to the area's own, and the nation, of which words are shown."""
    names = list(LEVELS)
    return (*names[: names.index(_own_level(page, visit)) + 1], "nation")


def _levels(level: str, page: Page, visit: Visit) -> shapes.Field:
    return shapes.Field(
        name="level", label=_("Twelve figures about"), kind="select", required=True,
        options=tuple(
            shapes.Option(value=one, label=_(TITLES[one])) for one in _offered(page, visit)
        ),
        chosen=(level,),
    )  # fmt: skip


def drawn(tile: Tile, page: Page, *, defined_here: bool = False) -> Drawn:
    """This will draw one figure; its definition is one tap away, or in the tile itself."""
    one = BY_ID[tile.indicator]
    over_time = line(tile.months, page.asked.since, page.asked.until)
    return Drawn(
        title=_(one.title),
        url="" if defined_here else reverse("insight:figure", args=[one.id]) + page.query,
        definition=definition(one) if defined_here else (),
        numbers=shaping.numbers(tile.now),
        share=shaping.share(tile.now),
        interval=shaping.interval(tile.now),
        change=shaping.change(one, tile.now, tile.before),
        before=shaping.numbers(tile.before) if tile.before.of else "",
        caution=_(one.caution) if one.caution else "",
        chart=_chart(tile, over_time) if over_time.points else None,
        words=_without_a_line(tile),
        table=_table(tile, over_time),
    )


def _without_a_line(tile: Tile) -> str:
    """This will say why nothing is drawn: nothing there, nothing any more, or too few."""
    if tile.now.of:
        return _("Too few at any one time for a line.")
    if tile.before.of:
        return _("Nothing in these months; in the months before it was %(numbers)s.") % {
            "numbers": shaping.numbers(tile.before)
        }
    return _("Nothing to count in these months, nor in those before.")


def _chart(tile: Tile, over_time: Line) -> SafeString:
    named = [(_period(first, over_time.length), of) for first, of in over_time.points]
    told = comma().join(f"{name}: {shaping.share(of)}" for name, of in named)
    return line_chart(
        LineChart(
            key=f"line-{tile.indicator}",
            title=_(BY_ID[tile.indicator].title),
            told=f"{_(LONG[over_time.length])}. {told}.",
            points=tuple(_point(of) for _name, of in named),
            first=named[0][0],
            last=named[-1][0],
            right_to_left=reads_urdu(),
        )
    )


def _point(of: Share) -> Point:
    if of.of < ENOUGH_FOR_A_SHARE or of.low is None or of.high is None:
        return Point(value=None)
    return Point(value=of.part / of.of, low=of.low, high=of.high)


def _period(first: date, length: int) -> str:
    if length == 1:
        return clock_words.month(first)
    return _("%(first)s to %(last)s") % {
        "first": clock_words.month(first),
        "last": clock_words.month(add_months(first, length - 1)),
    }


def _table(tile: Tile, over_time: Line) -> shapes.Register:
    """This will write the numbers of the line, or month by month where there is no line."""
    counted = over_time.points or tile.months
    length = over_time.length or 1
    return shapes.Register(
        caption=_(LONG[length]),
        columns=(
            shapes.Column(label=_("Reports of"), wide=True),
            shapes.Column(label=_("So many of so many"), numeric=True),
            shapes.Column(label=_("Share")),
        ),
        rows=tuple(
            (
                shapes.Cell(text=_period(first, length)),
                shapes.Cell(text=shaping.numbers(of)),
                shapes.Cell(text=shaping.share(of), note=shaping.interval(of)),
            )
            for first, of in reversed(counted)
        ),
        empty=shapes.Empty(title=_("Nothing to count.")),
    )
