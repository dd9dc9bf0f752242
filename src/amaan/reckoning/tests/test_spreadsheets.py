"""What a spreadsheet of ours holds, read back by another library than wrote it: plain XML."""

import base64
import io
import re
import zipfile
from typing import Any

import pytest

from amaan.reckoning.spreadsheets import NotAFormula, spreadsheet


def _parts(**sheet: Any) -> dict[str, str]:
    told = {"title": "Costs", "made_at": "2026-11-22T09:00:00", "sheets": [
        {"name": "Costs", "columns": [], "rows": [], **sheet}
    ]}  # fmt: skip
    packed = zipfile.ZipFile(io.BytesIO(base64.b64decode(spreadsheet(told)["file"])))
    return {name: packed.read(name).decode() for name in packed.namelist()}


COLUMNS = [
    {"label": "Item", "kind": "text"},
    {"label": "Number", "kind": "whole"},
    {"label": "Rate", "kind": "money"},
    {"label": "Sum", "kind": "money", "total": True},
]


def test_a_sum_is_a_formula_and_already_reckoned() -> None:
    rows = [
        ["posts", 3, 60000, {"formula": "B{row}*C{row}", "value": 180000}],
        ["chairs", 2, 9500, {"formula": "B{row}*C{row}", "value": 19000}],
    ]
    page = _parts(columns=COLUMNS, rows=rows, total="In all")["xl/worksheets/sheet1.xml"]
    assert re.search(r'<c r="D2"[^>]*><f>B2\*C2</f><v>180000</v>', page)
    assert re.search(r'<c r="D4"[^>]*><f>SUM\(D2:D3\)</f><v>199000</v>', page)


def test_lines_above_a_table_move_its_formulas_with_it() -> None:
    rows = [["posts", 3, 60000, {"formula": "B{row}*C{row}", "value": 180000}]]
    page = _parts(before=["Made on", ""], columns=COLUMNS, rows=rows)["xl/worksheets/sheet1.xml"]
    assert "<f>B4*C4</f>" in page
    assert "<f>SUM(D4:D4)</f>" in page


def test_words_may_stand_where_a_number_is_not_known() -> None:
    rows = [["posts", 3, "not known", "–"], ["chairs", 2, 9500, 19000]]
    page = _parts(columns=COLUMNS, rows=rows)["xl/worksheets/sheet1.xml"]
    assert re.search(r"<f>SUM\(D2:D3\)</f><v>19000</v>", page)


@pytest.mark.parametrize("typed", ["=1+1", '=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-2"])
def test_what_somebody_typed_is_never_a_formula(typed: str) -> None:
    parts = _parts(columns=COLUMNS[:1], rows=[[typed]])
    assert "<f>" not in parts["xl/worksheets/sheet1.xml"]
    assert "hyperlink" not in parts["xl/worksheets/sheet1.xml"].lower()


@pytest.mark.parametrize("formula", ['WEBSERVICE("http://x")', "WEBSERVICE(A1)", "'[x]a'!A1"])
def test_a_formula_that_fetches_is_refused(formula: str) -> None:
    with pytest.raises(NotAFormula):
        _parts(columns=COLUMNS[:1], rows=[[{"formula": formula, "value": 0}]])


def test_an_urdu_sheet_runs_from_the_right() -> None:
    parts = _parts(name="اخراجات", rtl=True, columns=[{"label": "رقم", "kind": "money"}], rows=[])
    assert 'rightToLeft="1"' in parts["xl/worksheets/sheet1.xml"]
    assert "اخراجات" in parts["xl/workbook.xml"]


def test_two_sheets_of_one_name_and_a_long_name_are_both_kept() -> None:
    long = "What is to be expected: by month/offence"
    told = {"made_at": "2026-11-22T09:00:00", "sheets": [
        {"name": long, "columns": [], "rows": []}, {"name": long, "columns": [], "rows": []}
    ]}  # fmt: skip
    packed = zipfile.ZipFile(io.BytesIO(base64.b64decode(spreadsheet(told)["file"])))
    names = re.findall(r'<sheet name="([^"]+)"', packed.read("xl/workbook.xml").decode())
    assert len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)
