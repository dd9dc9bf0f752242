"""Counts laid as the nightly count lays them, where a test is about reading and not counting."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from amaan.insight.models import Count, Layout, Tally
from amaan.kernel.ids import new_id


def lay(rows: Iterable[Count]) -> None:
    """This will lay single figures into rows of numbers, with a layout of their own."""
    definitions = new_id().hex[-16:]
    places: dict[tuple[str, str], int] = {}
    tallies: dict[tuple[Any, ...], list[Count]] = defaultdict(list)
    for row in rows:
        places.setdefault((row.slice, row.indicator), len(places) + 1)
        where = row.district_id, row.entered, row.month, row.slice, row.value, row.station_id
        tallies[where].append(row)
    Layout.objects.bulk_create(
        Layout(definitions=definitions, slice=cut, figure=figure, is_mean=False, place=place,
               whole_place=place, is_band="." in figure)
        for (cut, figure), place in places.items()
    )  # fmt: skip
    Tally.objects.bulk_create(
        _tally(definitions, where, counts, places) for where, counts in tallies.items()
    )


def _tally(
    definitions: str,
    where: tuple[Any, ...],
    counts: list[Count],
    places: dict[tuple[str, str], int],
) -> Tally:
    parts, wholes = [0] * len(places), [0] * len(places)
    for one in counts:
        at = places[one.slice, one.indicator] - 1
        parts[at] += one.part
        wholes[at] += one.whole
    district_id, entered, month, cut, value, station_id = where
    return Tally(
        district_id=district_id, entered=entered, month=month, slice=cut, value=value,
        station_id=station_id, definitions=definitions, parts=parts, wholes=wholes, amounts=[],
    )  # fmt: skip
