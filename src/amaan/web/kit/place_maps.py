"""Districts drawn where they lie, as SVG: equal tiles on a grid, or outlines an operator gave.

Each is a link that the keyboard reaches, with its standing as a form and in words, never by colour
alone. A map is never mirrored: east stays east for whoever reads from the right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from django.utils.safestring import SafeString

from amaan.web.kit.charts import Mark, mark_shape
from amaan.web.kit.markup import Piece, joined

Ring = Sequence[Sequence[float]]
_WIDE, _HIGH, _GAP = 150, 84, 8
# As many letters as fit into a tile; a longer name is broken between words.
_LETTERS = 19
_MAP_WIDE, _EDGE = 720.0, 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """One district: its name, standing and share in words, where it leads, and where it lies."""

    name: str
    told: str
    share: str
    href: str
    mark: Mark
    row: int = 0
    column: int = 0
    rings: tuple[Ring, ...] = ()


def tile_grid(key: str, title: str, places: Sequence[MapPlace]) -> SafeString:
    """This will draw districts as tiles of one size, where the operator put them."""
    top, left = min(p.row for p in places), min(p.column for p in places)
    wide = (max(p.column for p in places) - left + 1) * (_WIDE + _GAP) - _GAP
    high = (max(p.row for p in places) - top + 1) * (_HIGH + _GAP) - _GAP
    return _SHEET(
        # As wide as its tiles: few are not blown up, many are moved about in their frame.
        key=key, title=title, kind="tile-grid", wide=str(wide + 2), high=str(high + 2),
        box=f"-1 -1 {wide + 2} {high + 2}",
        inside=joined(
            _TILE(
                href=one.href, told=one.told, share=one.share, wide=str(_WIDE), high=str(_HIGH),
                x=str((one.column - left) * (_WIDE + _GAP)),
                y=str((one.row - top) * (_HIGH + _GAP)),
                name=joined(
                    _NAME(words=words, y=str(21 + 17 * at), x=str(_WIDE // 2))
                    for at, words in enumerate(_lines(one.name))
                ),
                mark=mark_shape(one.mark, 18, _HIGH - 17), at=str(_WIDE // 2 + 8),
                foot=str(_HIGH - 12),
            )
            for one in places
        ),
    )  # fmt: skip


def outline_map(key: str, title: str, places: Sequence[MapPlace]) -> SafeString:
    """This will draw districts by their outlines, each with the form of its standing in it."""
    points = [point for one in places for ring in one.rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    # A degree of longitude is shorter the further north it lies.
    narrow = cos(radians((south + north) / 2))
    scale = (_MAP_WIDE - 2 * _EDGE) / max((east - west) * narrow, (north - south), 0.001)

    def laid(point: Sequence[float]) -> tuple[float, float]:
        return (
            _EDGE + (point[0] - west) * narrow * scale,
            _EDGE + (north - point[1]) * scale,
        )

    right, foot = laid((east, south))
    return _SHEET(
        key=key, title=title, kind="outline-map", wide=f"{right + _EDGE:.0f}",
        high=f"{foot + _EDGE:.0f}", box=f"0 0 {right + _EDGE:.0f} {foot + _EDGE:.0f}",
        inside=joined(
            _OUTLINE(
                href=one.href, told=one.told,
                path=" ".join(_path(map(laid, ring)) for ring in one.rings),
                mark=mark_shape(one.mark, *_middle([laid(point) for point in _largest(one)])),
            )
            for one in places
        ),
    )  # fmt: skip


def _lines(name: str) -> list[str]:
    """This will break a long name between its words, into two lines at most."""
    if len(name) <= _LETTERS:
        return [name]
    words = name.split()
    first = [words[0]]
    for word in words[1:]:
        if len(" ".join([*first, word])) > _LETTERS:
            break
        first.append(word)
    rest = " ".join(words[len(first) :])
    shown = rest if len(rest) <= _LETTERS else rest[: _LETTERS - 1] + "…"
    return [" ".join(first), shown] if rest else [" ".join(first)]


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _largest(one: MapPlace) -> Ring:
    """The ring with the most room: there the sign of its standing is drawn."""

    def room(ring: Ring) -> float:
        wide = max(p[0] for p in ring) - min(p[0] for p in ring)
        return wide * (max(p[1] for p in ring) - min(p[1] for p in ring))

    return max(one.rings, key=room)


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle of a ring by its area; of one without any, of its corners."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if abs(area) < 1e-9:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return x / (3 * area), y / (3 * area)


_SHEET = Piece(
    """<svg class="{kind}" viewBox="{box}" width="{wide}" height="{high}" role="group"
    aria-labelledby="{key}-title">
    <title id="{key}-title">{title}</title>{inside}</svg>"""
)
_TILE = Piece(
    """<a class="map-place" href="{href}" aria-label="{told}"><title>{told}</title>
    <g transform="translate({x} {y})"><rect class="map-ground" width="{wide}" height="{high}"
    rx="6" />{name}{mark}
    <text class="map-share" x="{at}" y="{foot}" text-anchor="middle">{share}</text></g></a>"""
)
_NAME = Piece('<text class="map-name" x="{x}" y="{y}" text-anchor="middle">{words}</text>')
_OUTLINE = Piece(
    """<a class="map-place" href="{href}" aria-label="{told}"><title>{told}</title>
    <path class="map-ground" fill-rule="evenodd" d="{path}" />{mark}</a>"""
)
