"""Charts drawn on the server as SVG: a line with its range, and a funnel plot of places.

Each is given plain numbers and sentences and reaches for nothing. Nothing is said by colour
alone, each drawing has a title and a description for whoever does not see it, and its numbers
stand in a table beside it. Time and size run in the direction in which the reader reads.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from amaan.web.kit.markup import NOTHING, Piece, joined

Mark = Literal["as_expected", "above", "below", "too_few"]
# Tops of a scale of shares: what lies below is drawn larger, and the top is printed.
_TOPS = (0.1, 0.25, 0.5, 1.0)
_LINE_WIDE, _LINE_HIGH = 240, 72
_PLOT_WIDE, _PLOT_HIGH = 640, 360
# Room for the words at the edges of a funnel plot.
_EDGE, _FOOT, _HEAD = 52, 44, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a line; without a value it is a gap."""

    value: float | None
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """A share over time with its range. `key` is unique on the page."""

    key: str
    title: str
    told: str
    points: tuple[Point, ...]
    first: str
    last: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One place of a funnel plot: how many, which share, and how it stands."""

    label: str
    size: int
    share: float
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPlot:
    """Places by size and share, with the limits of chance about the share of all together.

    `inner` and `outer` are (size, low, high) at several sizes: 95 and 99.8 of 100.
    """

    key: str
    title: str
    told: str
    dots: tuple[Dot, ...]
    middle: float
    inner: tuple[tuple[int, float, float], ...]
    outer: tuple[tuple[int, float, float], ...]
    across: str
    right_to_left: bool = False


def line_chart(of: LineChart) -> SafeString:
    """This will draw a share over time: the range as a band, the share as a line with points."""
    highest = max((point.high for point in of.points if point.value is not None), default=1.0)
    top = next(one for one in _TOPS if highest <= one or one == _TOPS[-1])
    step = (_LINE_WIDE - 12) / max(len(of.points) - 1, 1)

    def across(at: int) -> float:
        x = 6 + at * step
        return _LINE_WIDE - x if of.right_to_left else x

    def up(value: float) -> float:
        return 4 + (_LINE_HIGH - 8) * (1 - min(value, top) / top)

    runs = _runs(of.points)
    return _LINE(
        key=of.key,
        title=of.title,
        told=of.told,
        bands=joined(_BAND(points=_around(of.points, run, across, up)) for run in runs),
        lines=joined(
            _STROKE(points=_along((across(at), up(of.points[at].value or 0.0)) for at in run))
            for run in runs
            if len(run) > 1
        ),
        dots=joined(
            _DOT(x=f"{across(at):.1f}", y=f"{up(of.points[at].value or 0.0):.1f}")
            for run in runs
            for at in run
        ),
        top=f"{100 * top:.0f}%",
        first=of.first,
        last=of.last,
    )


def funnel_plot(of: FunnelPlot) -> SafeString:
    """This will draw places as dots within the limits of chance; outside ones have another form."""
    largest = max((dot.size for dot in of.dots), default=1)
    highest = max([dot.share for dot in of.dots] + [high for _n, _low, high in of.inner], default=1)
    top = next(one for one in _TOPS if highest <= one or one == _TOPS[-1])

    def across(size: float) -> float:
        x = _EDGE + (_PLOT_WIDE - 2 * _EDGE) * size / largest
        return _PLOT_WIDE - x if of.right_to_left else x

    def up(value: float) -> float:
        return _HEAD + (_PLOT_HIGH - _FOOT - _HEAD) * (1 - min(value, top) / top)

    return _FUNNEL(
        key=of.key,
        title=of.title,
        told=of.told,
        scale=joined(
            _SCALE(
                y=f"{up(value):.1f}", words=f"{100 * value:.0f}%",
                x=f"{across(0) + (8 if of.right_to_left else -8):.1f}",
                anchor="start" if of.right_to_left else "end",
                start=f"{across(0):.1f}", end=f"{across(largest):.1f}",
            )
            for value in (0.0, top / 2, top)
        ),
        sizes=joined(
            _SIZE(x=f"{across(size):.1f}", y=str(_PLOT_HIGH - _FOOT + 18), words=str(size))
            for size in sorted({0, round(largest / 2), largest})
        ),
        outer=_limit(of.outer, across, up, "limit-outer"),
        inner=_limit(of.inner, across, up, "limit-inner"),
        middle=_MIDDLE(
            y=f"{up(of.middle):.1f}", start=f"{across(0):.1f}", end=f"{across(largest):.1f}"
        ),
        dots=joined(
            _SHAPES[dot.mark](
                x=f"{across(dot.size):.1f}", y=f"{up(dot.share):.1f}", label=dot.label
            )
            for dot in of.dots
        ),
        across=of.across,
    )  # fmt: skip


def mark_shape(mark: Mark, x: float, y: float) -> SafeString:
    """This will draw the form of a standing at a place of a larger drawing."""
    return _SHAPES[mark](x=f"{x:.1f}", y=f"{y:.1f}", label="")


def mark_sign(mark: Mark) -> SafeString:
    """This will draw the form by which a place's standing is known, for a tile or a legend."""
    return _SIGN(shape=_SHAPES[mark](x="8", y="8", label=""))


def _runs(points: Sequence[Point]) -> list[list[int]]:
    """This will part a line at its gaps."""
    runs: list[list[int]] = [[]]
    for at, point in enumerate(points):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(at)
    return [run for run in runs if run]


def _around(
    points: Sequence[Point],
    run: Sequence[int],
    across: Callable[[int], float],
    up: Callable[[float], float],
) -> str:
    # The range of a single point has a width, too.
    wide = 0.0 if len(run) > 1 else 3.0
    there = [(across(at) - wide, up(points[at].high)) for at in run]
    back = [(across(at) - wide, up(points[at].low)) for at in reversed(run)]
    if wide:
        there.append((there[0][0] + 2 * wide, there[0][1]))
        back.insert(0, (back[0][0] + 2 * wide, back[0][1]))
    return _along([*there, *back])


def _along(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _limit(
    limits: Sequence[tuple[int, float, float]],
    across: Callable[[float], float],
    up: Callable[[float], float],
    kind: str,
) -> SafeString:
    if not limits:
        return NOTHING
    return joined(
        _LIMIT(points=_along((across(one[0]), up(one[side])) for one in limits), kind=kind)
        for side in (1, 2)
    )


_LINE = Piece(
    """<div class="line-chart"><svg viewBox="0 0 240 72" role="img" focusable="false"
    aria-labelledby="{key}-title {key}-told">
    <title id="{key}-title">{title}</title><desc id="{key}-told">{told}</desc>
    <path class="line-ground" d="M0 4H240M0 36H240M0 68H240" />{bands}{lines}{dots}</svg>
    <p class="line-ends" aria-hidden="true"><span>{first}</span><span dir="ltr">0–{top}</span>
    <span>{last}</span></p></div>"""
)
_BAND = Piece('<polygon class="line-band" points="{points}" />')
_STROKE = Piece('<polyline class="line-stroke" points="{points}" />')
_DOT = Piece('<circle class="line-dot" cx="{x}" cy="{y}" r="2.4" />')
_FUNNEL = Piece(
    """<svg class="funnel-plot" viewBox="0 0 640 360" role="img" focusable="false"
    aria-labelledby="{key}-title {key}-told"><title id="{key}-title">{title}</title>
    <desc id="{key}-told">{told}</desc>{scale}{sizes}{outer}{inner}{middle}{dots}
    <text class="plot-words" x="320" y="352" text-anchor="middle">{across}</text></svg>"""
)
_SCALE = Piece(
    """<path class="line-ground" d="M{start} {y}H{end}" />
    <text class="plot-words" direction="ltr" x="{x}" y="{y}" dy="4"
    text-anchor="{anchor}">{words}</text>"""
)
_SIZE = Piece('<text class="plot-words" x="{x}" y="{y}" text-anchor="middle">{words}</text>')
_LIMIT = Piece('<polyline class="{kind}" points="{points}" />')
_MIDDLE = Piece('<path class="limit-middle" d="M{start} {y}H{end}" />')
_SIGN = Piece(
    """<svg class="mark-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {shape}</svg>"""
)
# A triangle up or down for what lies outside, a full dot for what is expected, a ring for too few.
_SHAPES: dict[Mark, Piece] = {
    "as_expected": Piece(
        '<circle class="mark-expected" cx="{x}" cy="{y}" r="5"><title>{label}</title></circle>'
    ),
    "above": Piece(
        """<g transform="translate({x} {y})"><path class="mark-above" d="M0 -7L7 6H-7Z">
        <title>{label}</title></path></g>"""
    ),
    "below": Piece(
        """<g transform="translate({x} {y})"><path class="mark-below" d="M0 7L7 -6H-7Z">
        <title>{label}</title></path></g>"""
    ),
    "too_few": Piece(
        '<circle class="mark-few" cx="{x}" cy="{y}" r="4"><title>{label}</title></circle>'
    ),
}
