"""Spreadsheets as people open them: sheets with their direction, rows, and sums that are formulas.

Whatever a person typed is written as text and never as a formula, so that no cell of a file of
ours reckons, fetches or calls anything that its reader did not see us write.
"""

import base64
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
# What a formula of ours is made of: cells, sums and the four operations; nothing that fetches.
_FORMULA = re.compile(
    r"(?:(?:SUM|ROUND|ROUNDUP|MAX|MIN|IF)\("
    r"|'[^'\[\]]+'!|\$?[A-Z]{1,2}\$?[0-9]+|[0-9.]+|[:,;+\-*/()<>= ])+"
)
_SHAPES: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "whole": {"num_format": "#,##0", "valign": "top"},
    "decimal": {"num_format": "#,##0.0", "valign": "top"},
    "money": {"num_format": "#,##0", "valign": "top"},
    "share": {"num_format": "0.0%", "valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top"},
    "month": {"num_format": "yyyy-mm", "valign": "top"},
}


class NotAFormula(ValueError):
    """A formula names more than cells, sums and the four operations."""


def spreadsheet(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will make a workbook and give it back in base64, as `file`.

    Units: `asked` is `{"title", "made_at" (ISO), "sheets": [sheet]}`; a sheet is `{"name", "rtl",
    "before": [line], "columns": [{"label", "kind", "width", "total"}], "rows": [[cell]],
    "total": label, "after": [line]}`. Kinds: text, whole, decimal, money, share, day and month
    (ISO). A cell is a value, None, or `{"formula", "value"}`: in a formula `{row}` is the cell's
    own row, `{first}` and `{last}` the first and last row of the table, and the value is what it
    comes to, for readers that do not reckon. Under a column with `total` stands its sum.
    Raises: NotAFormula.
    """
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({
        "title": asked.get("title", ""), "created": datetime.fromisoformat(asked["made_at"]),
    })  # fmt: skip
    shapes = {kind: book.add_format(shape) for kind, shape in _SHAPES.items()}
    sums = {kind: book.add_format({**shape, "bold": True, "top": 1})
            for kind, shape in _SHAPES.items()}  # fmt: skip
    names: list[str] = []
    for sheet in asked["sheets"]:
        names.append(_name(sheet["name"], names))
        _write(book, book.add_worksheet(names[-1]), sheet, shapes, sums)
    book.close()
    return {"file": base64.b64encode(into.getvalue()).decode()}


def _name(told: str, taken: Sequence[str]) -> str:
    """This will give a sheet a name that workbooks allow and that no other sheet has."""
    clean = _NOT_IN_A_NAME.sub(" ", told).strip()[:LONGEST_NAME] or "1"
    name, n = clean, 2
    while name.lower() in {one.lower() for one in taken}:
        name = f"{clean[: LONGEST_NAME - 4]} {n}"
        n += 1
    return name


def _write(
    book: Workbook,
    page: Worksheet,
    sheet: Mapping[str, Any],
    shapes: Mapping[str, Format],
    sums: Mapping[str, Format],
) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    if sheet.get("rtl"):
        page.right_to_left()
    columns: Sequence[Mapping[str, Any]] = sheet["columns"]
    row = 0
    for line in sheet.get("before", ()):
        page.write_string(row, 0, line)
        row += 1
    for at, column in enumerate(columns):
        page.set_column(at, at, column.get("width", 14))
        page.write_string(row, at, column["label"], head)
    page.freeze_panes(row + 1, 0)
    page.repeat_rows(row)
    rows: Sequence[Sequence[Any]] = sheet["rows"]
    first, last = row + 2, row + 1 + len(rows)
    for cells in rows:
        row += 1
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            kind = column.get("kind", "text")
            _cell(page, (row, at), kind, cell, shapes[kind], (first, last))
    if rows and any(column.get("total") for column in columns):
        row += 1
        _sums(page, row, sheet, sums, (first, last))
    for line in sheet.get("after", ()):
        row += 1
        page.write_string(row, 0, line)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _cell(
    page: Worksheet, at: tuple[int, int], kind: str, cell: Any, shape: Format,
    table: tuple[int, int],
) -> None:  # fmt: skip
    row, column = at
    if cell is None or cell == "":
        page.write_blank(row, column, None, shape)
    elif isinstance(cell, Mapping):
        told = cell["formula"].format(row=row + 1, first=table[0], last=table[1])
        if not _FORMULA.fullmatch(told):
            raise NotAFormula(told)
        page.write_formula(row, column, f"={told}", shape, cell.get("value", 0))
    elif kind == "text" or (isinstance(cell, str) and kind not in {"day", "month"}):
        # Also where words stand for a number that is not known.
        page.write_string(row, column, str(cell), shape)
    elif kind in {"day", "month"}:
        page.write_datetime(row, column, date.fromisoformat(cell), shape)
    else:
        page.write_number(row, column, cell, shape)


def _sums(
    page: Worksheet, row: int, sheet: Mapping[str, Any], sums: Mapping[str, Format],
    table: tuple[int, int],
) -> None:  # fmt: skip
    page.write_string(row, 0, sheet.get("total", ""), sums["text"])
    for at, column in enumerate(sheet["columns"]):
        if column.get("total"):
            letter = xl_col_to_name(at)
            comes_to = sum(_worth(cells[at]) for cells in sheet["rows"])
            page.write_formula(
                row, at, f"=SUM({letter}{table[0]}:{letter}{table[1]})",
                sums[column.get("kind", "text")], comes_to,
            )  # fmt: skip
        elif at:
            page.write_blank(xl_rowcol_to_cell(row, at), None, sums["text"])


def _worth(cell: Any) -> float:
    told = cell.get("value", 0) if isinstance(cell, Mapping) else cell
    return told if isinstance(told, int | float) else 0
