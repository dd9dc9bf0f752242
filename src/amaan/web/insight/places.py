"""Place by place: a funnel plot and equal tiles in the order of names, and never a ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amaan.insight import layout, queries
from amaan.insight.indicators import BY_ID, INDICATORS
from amaan.insight.limits import NARROW, WIDE, Standing, around, limits, middle_of, mostly_outside
from amaan.kernel.measures import ENOUGH_FOR_A_SHARE, Share
from amaan.organisation.posts import Post
from amaan.web.insight import shapes as shaping
from amaan.web.insight.asking import Page, names_of, page_of
from amaan.web.insight.frame import frame
from amaan.web.insight.views import SKELETON
from amaan.web.kit import shapes
from amaan.web.kit.charts import Dot, FunnelPlot, funnel_plot, mark_sign
from amaan.web.kit.door import door
from amaan.web.kit.language import comma, reads_urdu
from amaan.web.kit.place_maps import MapPlace, outline_map, tile_grid
from amaan.web.kit.visit import Visit

# At so many sizes a limit is worked out: it is drawn as a curve.
CURVE = 40


@dataclass(frozen=True)
class PlaceTile:
    """One place: as large as every other."""

    name: str
    sign: SafeString
    standing: str
    share: str
    numbers: str


@door(audience="command", classes=SKELETON)
def places(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show one figure of each place beside what chance explains for its size."""
    page = page_of(request, visit)
    asked = request.GET.get("figure", "")
    one = BY_ID.get(asked, INDICATORS[0])
    counted = queries.by_place(page.asked, one.id)
    names = names_of([place for place, _of in counted], visit.language)
    in_order = sorted(
        ((names.get(place, "–"), of) for place, of in counted), key=lambda each: each[0]
    )
    standings = [limits(of, [each for _name, each in in_order]).standing for _name, of in in_order]
    known = sum(standing != "too_few" for standing in standings)
    drawn = _drawn(page, one.id, counted, names) if _of_districts(page) else {}
    shown = {
        **frame(page, visit, reverse("insight:places"), (_figures(one.id),)),
        "title": _(one.title),
        "about": reverse("insight:figure", args=[one.id]) + page.query,
        "caution": _(one.caution) if one.caution else "",
        "words": _words(_is_one_station(page, visit), len(in_order), known),
        "mostly_outside": mostly_outside(standings),
        "plot": _plot(_(one.title), in_order, standings) if known > 1 else None,
        "legend": _legend(),
        "tiles": [_tile(name, of, at) for (name, of), at in zip(in_order, standings, strict=True)],
        "table": shaping.places(counted, names) if counted else None,
        **drawn,
    }
    return render(request, "insight/places.html", shown)


def _of_districts(page: Page) -> bool:
    """Stations are never laid out: below a district a drawing points at homes."""
    return page.asked.place is None and page.asked.actor.district_id is None


def _drawn(
    page: Page,
    figure: str,
    counted: Sequence[tuple[UUID, Share]],
    names: Mapping[UUID, str],
) -> dict[str, object]:
    """This will draw districts where the operator laid them out, as tiles and by their outlines."""
    at = layout.placed([place for place, _of in counted])
    everybody = [of for _place, of in counted]
    words = shaping.standings()
    drawn = []
    for place, of in sorted(counted, key=lambda each: names.get(each[0], "")):
        standing = limits(of, everybody).standing
        name = names.get(place, "–")
        lies = at.get(place)
        query = urlencode({"figure": figure, "months": page.span, "place": str(place)})
        drawn.append(
            MapPlace(
                name=name,
                told=comma().join((name, shaping.share(of), shaping.numbers(of), words[standing])),
                share="–" if of.of < ENOUGH_FOR_A_SHARE else shaping.share(of),
                href=f"{reverse('insight:places')}?{query}",
                mark=standing,
                row=(lies.row if lies else None) or 0,
                column=(lies.column if lies else None) or 0,
                rings=lies.rings if lies else (),
            )
        )
    on_tiles, outlined = [p for p in drawn if p.row], [p for p in drawn if p.rings]
    title = _(BY_ID[figure].title)
    return {
        "grid": tile_grid("grid", title, on_tiles) if on_tiles else None,
        "no_tile": comma().join(p.name for p in drawn if not p.row) if on_tiles else "",
        "map": outline_map("map", title, outlined) if outlined else None,
        "no_outline": comma().join(p.name for p in drawn if not p.rings) if outlined else "",
    }


def _figures(chosen: str) -> shapes.Field:
    return shapes.Field(
        name="figure", label=_("Figure"), kind="select", required=True,
        options=tuple(shapes.Option(value=one.id, label=_(one.title)) for one in INDICATORS),
        chosen=(chosen,),
    )  # fmt: skip


def _is_one_station(page: Page, visit: Visit) -> bool:
    if visit.actor.post == Post.STATION_COMMANDER:
        return True
    return visit.actor.district_id is not None and page.asked.place is not None


def _words(one_station: bool, number: int, known: int) -> str:
    """This will say why places are not compared, where they are not."""
    if one_station:
        return _("You look at one station: there is no other place to compare it with here.")
    if number == 0:
        return _("Nothing was counted of this figure in any place.")
    if known == 0:
        return _("In each place there are fewer than ten: too few to compare.")
    if known == 1:
        return _("Only one place has ten or more: there is nothing to compare it with.")
    return ""


def _plot(
    title: str, in_order: Sequence[tuple[str, Share]], standings: Sequence[Standing]
) -> SafeString:
    middle = middle_of([of for _name, of in in_order]) or 0.0
    largest = max(of.of for _name, of in in_order)
    first = min(ENOUGH_FOR_A_SHARE, largest)
    sizes = sorted({first + round((largest - first) * at / CURVE) for at in range(CURVE + 1)})
    dots = tuple(
        Dot(label=f"{name}: {shaping.numbers(of)}", size=of.of, share=of.part / of.of, mark=at)
        for (name, of), at in zip(in_order, standings, strict=True)
        if of.of
    )
    outside = [
        f"{name}: {shaping.standings()[at]}"
        for (name, _of), at in zip(in_order, standings, strict=True)
        if at in {"above", "below"}
    ]
    return funnel_plot(
        FunnelPlot(
            key="funnel",
            title=title,
            told=_("All together: %(share)d%%. Outside the limits: %(outside)s.")
            % {"share": round(100 * middle), "outside": comma().join(outside) or _("none")},
            dots=dots,
            middle=middle,
            inner=tuple((size, *around(middle, size, NARROW)) for size in sizes),
            outer=tuple((size, *around(middle, size, WIDE)) for size in sizes),
            across=_("How many are counted in a place"),
            right_to_left=reads_urdu(),
        )
    )


def _tile(name: str, of: Share, standing: Standing) -> PlaceTile:
    return PlaceTile(
        name=name,
        sign=mark_sign(standing),
        standing=shaping.standings()[standing],
        share=shaping.share(of),
        numbers=shaping.numbers(of),
    )


def _legend() -> tuple[tuple[SafeString, str], ...]:
    return tuple((mark_sign(mark), words) for mark, words in shaping.standings().items())
