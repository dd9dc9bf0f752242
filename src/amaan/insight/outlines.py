"""Outlines of districts out of a GeoJSON file: the key and the polygon, and nothing else. Pure.

Whoever gives the file vouches for its borders; none is shipped here. Points and lines are refused,
because a point below a district is somebody's door; what else a file tells is thrown away.
Source: RFC 7946 (The GeoJSON Format), sections 3.1.6, 3.1.7 and 4.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from amaan.kernel.refusals import Refused, said
from amaan.kernel.tables import Column, Fault

Ring = list[list[float]]
# Degrees of longitude and latitude that hold every province with room to spare: no border, and
# enough to catch swapped axes and metres.
WEST, EAST, SOUTH, NORTH = 60.0, 80.0, 23.0, 38.0
# A page carries all of them, over a bad line.
MOST_OF_ONE, MOST_OF_ALL = 600, 12_000
# A thousandth of a degree is a hundred metres: finer shows nothing at this size.
DIGITS = 3
FEWEST_OF_A_RING = 4
LARGEST = 20_000_000
DISTRICT = Column("district", "District", "ضلع")
OUTLINE = Column("outline", "Outline", "خاکہ")

_NO_NAME = said("This key names nothing here. Say with --key which property holds the name.")
_NOT_A_POLYGON = said(
    "Only polygons are read. Points and lines are refused: on this subject they point at a door."
)
_NOT_A_RING = said("A ring has four points or more, of two numbers each, and ends where it began.")
_OUTSIDE = said(
    "A point lies outside of 60 to 80 degrees east and 23 to 38 degrees north. The file must be "
    "in longitude and latitude (WGS 84), in this order."
)
_TOO_FINE = said(
    "This outline has too many points. Simplify it to 600 or fewer: every page carries it."
)
ALL_TOO_FINE = said("All outlines together have too many points. Simplify them to 12,000 or fewer.")


class NotOutlines(Refused):
    """What was given is no collection of features."""

    sentence = said("This cannot be read as GeoJSON: a FeatureCollection of polygons is wanted.")


@dataclass(frozen=True)
class Feature:
    """One feature as it was given: its number in the file, the name, and its rings or a fault."""

    number: int
    name: str
    rings: tuple[Ring, ...]
    fault: Fault | None = None


def read_outlines(text: str, key: str) -> tuple[Feature, ...]:
    """This will read the features of a file, faulty ones with their fault. Raises: NotOutlines."""
    if len(text) > LARGEST:
        raise NotOutlines
    try:
        sent = json.loads(text.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError):
        raise NotOutlines from None
    features = sent.get("features") if isinstance(sent, dict) else None
    if not isinstance(features, list) or not features:
        raise NotOutlines
    return tuple(_feature(n, one, key) for n, one in enumerate(features, 1))


def points_of(rings: tuple[Ring, ...]) -> int:
    """This will count the points of an outline."""
    return sum(map(len, rings))


def _feature(number: int, sent: Any, key: str) -> Feature:
    properties = sent.get("properties") if isinstance(sent, dict) else None
    name = properties.get(key) if isinstance(properties, dict) else None
    if not isinstance(name, str) or not name.strip():
        return Feature(number, "", (), Fault(number, DISTRICT, _NO_NAME))
    geometry = sent.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        return Feature(number, name, (), Fault(number, OUTLINE, _NOT_A_POLYGON, str(kind)))
    told = geometry.get("coordinates")
    rings = []
    for ring in _rings(told if kind == "MultiPolygon" else [told]):
        read = _ring(ring)
        if isinstance(read, str):
            return Feature(number, name, (), Fault(number, OUTLINE, read))
        rings.append(read)
    if not rings:
        return Feature(number, name, (), Fault(number, OUTLINE, _NOT_A_RING))
    if points_of(tuple(rings)) > MOST_OF_ONE:
        return Feature(number, name, (), Fault(number, OUTLINE, _TOO_FINE))
    return Feature(number, name, tuple(rings))


def _rings(polygons: Any) -> Iterator[Any]:
    for polygon in polygons if isinstance(polygons, list) else [None]:
        yield from polygon if isinstance(polygon, list) else [None]


def _ring(sent: Any) -> Ring | str:
    """This will read one ring, rounded; or say what is wrong with it."""
    if not isinstance(sent, list) or not all(map(_is_a_point, sent)):
        return _NOT_A_RING
    if not all(WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH for point in sent):
        return _OUTSIDE
    if len(sent) < FEWEST_OF_A_RING or sent[0][:2] != sent[-1][:2]:
        return _NOT_A_RING
    rounded: Ring = []
    for point in sent:
        here = [round(float(point[0]), DIGITS), round(float(point[1]), DIGITS)]
        if not rounded or rounded[-1] != here:
            rounded.append(here)
    return rounded if len(rounded) >= FEWEST_OF_A_RING else _NOT_A_RING


def _is_a_point(sent: Any) -> bool:
    # A height may stand third; it is not kept.
    return (
        isinstance(sent, list)
        and len(sent) >= 2
        and all(
            isinstance(one, int | float) and not isinstance(one, bool) and isfinite(one)
            for one in sent[:2]
        )
    )
