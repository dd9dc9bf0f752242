"""How a release is drawn, for those who prepare it and for everybody."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from amaan.exports.tables import as_csv
from amaan.insight.indicators import STEPS
from amaan.publication.planned import AxisName
from amaan.publication.queries import Names, ReleaseLine, ReleaseSheet, TableSheet
from amaan.web.kit import shapes
from amaan.web.kit.language import in_language
from amaan.web.kit.words import label

LISTS = {"sex": "sexes", "age": "figure_ages", "offence": "figure_offences"}


def title_of(line: ReleaseLine, language: str) -> str:
    """This will name a release: its province and year, and that it is practice where it is."""
    named = f"{label('provinces', line.province, language)}, {line.year}"
    if line.is_practice:
        return _("%(release)s (practice: invented people)") % {"release": named}
    return named


def state_of(line: ReleaseLine) -> str:
    """This will say in words how a release stands."""
    return {
        "ordered": _("Being prepared and checked"),
        "checked": _("Checked; waits for the inspector general"),
        "refused": _("Refused by the check"),
        "declined": _("Declined"),
        "published": _("Public"),
        "withdrawn": _("Withdrawn"),
    }[line.state]


def table_of(
    sheet: TableSheet, places: Names, language: str, *, rounded: bool = False
) -> shapes.Register:
    """This will lay out a table of a release or, rounded, of an answer; what is kept says so."""
    blank = _("not told") if rounded or sheet.table.rounded else _("kept")
    head = axis_name(sheet.table.axes[0])
    second = sheet.table.axes[1] if len(sheet.table.axes) > 1 else None
    return shapes.Register(
        caption=_(sheet.table.title),
        columns=(
            shapes.Column(label=head, wide=True),
            *(
                shapes.Column(
                    label=code_name(second, code, places, language) if second else _("Reports"),
                    numeric=True,
                )
                for code in sheet.columns
            ),
        ),
        rows=tuple(
            (
                shapes.Cell(text=code_name(sheet.table.axes[0], line, places, language)),
                *(
                    shapes.Cell(text=_shown(sheet, line, column, blank), tone="plain")
                    for column in sheet.columns
                ),
            )
            for line in sheet.lines
        ),
        empty=shapes.Empty(title=_("Nothing was counted.")),
    )


def _shown(sheet: TableSheet, line: str, column: str, blank: str) -> str:
    count = sheet.counts.get((line, column))
    return blank if count is None else str(count)


def code_name(axis: AxisName, code: str, places: Names, language: str) -> str:
    """This will name a code of an axis in the language of the page."""
    if code == "":
        return _("All")
    match axis:
        case "place":
            english, urdu = places.get(code, (code, code))
            return in_language(english, urdu, language)
        case "quarter":
            return {
                "q1": _("January to March"), "q2": _("April to June"),
                "q3": _("July to September"), "q4": _("October to December"),
            }[code]  # fmt: skip
        case "step":
            return _(next(title for step, title, _condition in STEPS if step == code))
        case "sex" if code == "unknown":
            return _("Not known")
        case _:
            return label(LISTS[axis], code, language)


def axis_name(axis: AxisName) -> str:
    """This will name an axis in the language of the page."""
    return {
        "place": _("District"), "quarter": _("Quarter"), "offence": _("Group of offences"),
        "step": _("Furthest step"), "sex": _("Sex"), "age": _("Age"),
    }[axis]  # fmt: skip


def csv_of(sheet: TableSheet, places: Names, language: str) -> bytes:
    """This will give a table as a file: codes, names, and the count or that it is kept."""
    words = ("not_told", "nearest_five") if sheet.table.rounded else ("kept", "shown")
    axes = sheet.table.axes
    head = [part for axis in axes for part in (axis, f"{axis}_name")]
    rows: list[list[str]] = [[*head, "count", "status"]]
    for line in sheet.lines:
        for column in sheet.columns:
            codes = (line, column)[: len(axes)]
            count = sheet.counts.get((line, column))
            cells = [
                part
                for axis, code in zip(axes, codes, strict=True)
                for part in (code or "all", code_name(axis, code, places, language))
            ]
            shown = ["", words[0]] if count is None else [str(count), words[1]]
            rows.append([*cells, *shown])
    return as_csv(rows)


def dcat(
    sheet: ReleaseSheet, address: str, language: str, address_of: Callable[[UUID], str]
) -> dict[str, Any]:
    """This will describe a release as a data set. Source: W3C, DCAT version 3 (2024)."""
    line = sheet.line
    corrections = {
        name: {"@id": address_of(other)}
        for name, other in (
            ("dct:replaces", line.corrects), ("dct:isReplacedBy", line.corrected_by)
        )
        if other is not None
    }  # fmt: skip
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Dataset",
        "@id": address,
        "dct:identifier": str(line.id),
        "dct:title": {"@value": title_of(line, language), "@language": language},
        "dct:description": {
            "@value": _("Reports to the police, by table; few are kept. See the method note."),
            "@language": language,
        },
        "dct:issued": {
            "@value": line.decided_at.isoformat() if line.decided_at else "",
            "@type": "xsd:dateTime",
        },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": f"{line.year}-01-01", "@type": "xsd:date"},
            "dcat:endDate": {"@value": f"{line.year}-12-31", "@type": "xsd:date"},
        },
        "dct:spatial": line.province,
        "dcat:landingPage": {"@id": address},
        **corrections,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": {"@value": _(one.table.title), "@language": language},
                "dcat:downloadURL": {"@id": f"{address}{one.table.name}.csv"},
                "dcat:mediaType": "text/csv",
            }
            for one in sheet.tables
        ],
    }
