"""Outlines: the key and the polygon are kept, all else of a file is thrown away or refused."""

import json
from typing import Any

import pytest

from amaan.insight.outlines import MOST_OF_ONE, NotOutlines, read_outlines

SQUARE = [[70, 30], [71, 30], [71, 31], [70, 31], [70, 30]]


def collection(*geometries: Any, **properties: Any) -> str:
    told = {"name": "North", "killed_here": 3, **properties}
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "id": "secret", "properties": told, "geometry": one}
                for one in geometries
            ],
        }
    )


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_only_the_key_and_the_polygon_are_read() -> None:
    (one,) = read_outlines(collection(polygon(SQUARE)), "name")
    assert (one.name, one.fault) == ("North", None)
    assert one.rings == ([[70.0, 30.0], [71.0, 30.0], [71.0, 31.0], [70.0, 31.0], [70.0, 30.0]],)
    assert "secret" not in repr(one)
    assert "killed_here" not in repr(one)
    (many,) = read_outlines(
        collection({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}), "name"
    )
    assert len(many.rings) == 2


@pytest.mark.parametrize(
    ("geometry", "told"),
    [
        ({"type": "Point", "coordinates": [70, 30]}, "point at a door"),
        ({"type": "LineString", "coordinates": SQUARE}, "point at a door"),
        (None, "point at a door"),
        (polygon([[30, 70], [30, 71], [31, 71], [30, 70]]), "A point lies outside"),
        (polygon([[7800000, 3500000]] * 5), "A point lies outside"),
        (polygon(SQUARE[:-1]), "A ring has four points"),
        (polygon([[70, "30"]] * 5), "A ring has four points"),
        (polygon([[70, True]] * 5), "A ring has four points"),
        (polygon([]), "A ring has four points"),
        ({"type": "Polygon", "coordinates": 7}, "A ring has four points"),
        (
            polygon([[70 + n / 1000, 30 + n % 2] for n in range(MOST_OF_ONE)] + [[70, 30]]),
            "too many points",
        ),
    ],
)
def test_what_is_no_outline_of_a_district_is_refused_with_its_reason(
    geometry: Any, told: str
) -> None:
    (one,) = read_outlines(collection(geometry), "name")
    assert one.fault is not None
    assert told in one.fault.sentence
    assert one.rings == ()


def test_a_key_that_names_nothing_and_a_file_that_is_none_are_said() -> None:
    (one,) = read_outlines(collection(polygon(SQUARE)), "district")
    assert one.fault is not None
    assert "--key" in one.fault.sentence
    for text in ("", "[]", "{}", '{"features": []}', "[" * 100_000, '{"features": 3}'):
        with pytest.raises(NotOutlines):
            read_outlines(text, "name")
