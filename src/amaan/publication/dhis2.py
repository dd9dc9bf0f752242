"""Figures of a release as DHIS2 takes them in: dxf2 JSON and ADX, with metadata. Pure.

They are those of an answer: worked out from what is public, to the nearest five, none under ten.
Nothing finer leaves. Months and quarters of the same place, both rounded, would tell of a month
that is not told: of 12, 12 and 9 in a quarter of 33 the two tens and the thirty-five leave
nothing but nine for the third.

Source: DHIS2 developer guide, "Data values" and "ADX data format"; ADX is IHE's, 2015.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from itertools import groupby
from typing import Literal

from amaan.publication.planned import BY_NAME, QUARTERS, AxisName
from amaan.publication.rounding import Figure

Every = Literal["quarter", "year"]
ADX = "urn:ihe:qrph:adx:2015"
MONTHS: Mapping[Every, int] = {"quarter": 3, "year": 12}
_PERIOD_TYPE: Mapping[Every, str] = {"quarter": "Quarterly", "year": "Yearly"}
_LONGEST_SHORT_NAME = 50


@dataclass(frozen=True)
class Value:
    """One number of one place and period; the element is a code, the unit its id or province."""

    element: str
    unit: str
    begins: date
    value: int


def data_set(every: Every) -> str:
    """This will give the code of a data set."""
    return f"AMAAN_PUBLIC_{_PERIOD_TYPE[every].upper()}"


def element(axis: AxisName | None, code: str) -> str:
    """This will give the code of a data element: reports, or those of one code of an axis."""
    return "AMAAN_REPORTS" if axis is None else f"AMAAN_{axis.upper()}_{code.upper()}"


def values(figures: Iterable[Figure], province: str, year: int, every: Every) -> tuple[Value, ...]:
    """This will give what an answer tells as numbers of places and periods; never a blank.

    A number that two tables tell stands once.
    """
    found: dict[tuple[str, date, str], int] = {}
    for table, codes, number in figures:
        if number is None:
            continue
        at = {
            axis: code for axis, code in zip(BY_NAME[table].axes, codes, strict=True) if code != ""
        }
        quarter = at.pop("quarter", "")
        place = at.pop("place", "") or province
        if bool(quarter) != (every == "quarter"):
            continue
        # What is left is nothing, or the one thing that the count is of.
        axis, code = next(iter(at.items()), (None, ""))
        begins = date(year, 1 + 3 * QUARTERS.index(quarter) if quarter else 1, 1)
        found[place, begins, element(axis, code)] = number
    # By unit and period: ADX has one group for each.
    return tuple(
        Value(name, unit, begins, found[unit, begins, name]) for unit, begins, name in sorted(found)
    )


def as_dxf2(told: Sequence[Value], every: Every) -> bytes:
    """This will write a data value set; import it with `?idScheme=CODE`."""
    return _json(
        {
            "dataSet": data_set(every),
            "dataValues": [
                {
                    "dataElement": one.element,
                    "period": _period(one.begins, every),
                    "orgUnit": one.unit,
                    "value": str(one.value),
                }
                for one in told
            ],
        }
    )


def _period(begins: date, every: Every) -> str:
    return f"{begins.year}" if every == "year" else f"{begins.year}Q{(begins.month + 2) // 3}"


def as_adx(told: Sequence[Value], every: Every, made_at: datetime) -> bytes:
    """This will write an ADX message: one group for each place and period."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<adx xmlns="{ADX}" exported="{made_at.isoformat(timespec="seconds")}">',
    ]
    for (unit, begins), group in groupby(told, key=lambda one: (one.unit, one.begins)):
        period = f"{begins.isoformat()}/P{'1Y' if every == 'year' else '3M'}"
        lines.append(
            f'  <group orgUnit="{escape(unit)}" period="{period}" dataSet="{data_set(every)}">'
        )
        lines += [
            f'    <dataValue dataElement="{escape(one.element)}" value="{one.value}"/>'
            for one in group
        ]
        lines.append("  </group>")
    return ("\n".join([*lines, "</adx>"]) + "\n").encode()


def metadata(names: Mapping[str, str]) -> bytes:
    """This will write the data elements, by code and name, and both data sets: imported once."""
    elements = [
        {
            "code": code,
            "name": f"Amaan: {name}",
            "shortName": _short(name, at),
            "description": f"{name}; to the nearest five, none under ten",
            "domainType": "AGGREGATE",
            "valueType": "INTEGER_ZERO_OR_POSITIVE",
            "aggregationType": "NONE",
        }
        for at, (code, name) in enumerate(names.items(), start=1)
    ]
    sets = [
        {
            "code": data_set(every),
            "name": f"Amaan: published figures, {kind.lower()}",
            "shortName": f"Amaan, {kind.lower()}",
            "periodType": kind,
            "dataSetElements": [{"dataElement": {"code": one["code"]}} for one in elements],
        }
        for every, kind in _PERIOD_TYPE.items()
    ]
    return _json({"dataElements": elements, "dataSets": sets})


def _short(name: str, at: int) -> str:
    """This will cut a name; its number keeps it apart from others that begin alike."""
    return name if len(name) <= _LONGEST_SHORT_NAME else f"{name[:44].rstrip()} ({at})"


def _json(told: object) -> bytes:
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
