"""A document that somebody goes on writing, opened again: what it says, and which way it runs."""

import base64
import io
from typing import Any

import docx
from docx.oxml.ns import qn

from amaan.reckoning.editable import editable

ENGLISH = {"blocks": [
    {"heading": "Targets", "level": 1},
    {"words": "Two targets."},
    {"caption": "What is to be reached", "columns": ["Figure", "Aim"],
     "rows": [["Registered as FIR", "80%"], ["Told once", "90%"]]},
]}  # fmt: skip
URDU = {"rtl": True, "blocks": [
    {"heading": "اہداف", "level": 1},
    {"caption": "", "columns": ["پیمانہ", "ہدف"], "rows": [["ایف آئی آر", "80%"]]},
]}  # fmt: skip


def _opened(*parts: Any) -> Any:
    told = {"title": "Plan", "made_at": "2026-11-22T09:00:00", "parts": list(parts)}
    return docx.Document(io.BytesIO(base64.b64decode(editable(told)["file"])))


def test_what_was_told_stands_in_it_and_nobody_is_named_as_its_author() -> None:
    document = _opened(ENGLISH)
    assert [p.text for p in document.paragraphs if p.text] == [
        "Targets", "Two targets.", "What is to be reached",
    ]  # fmt: skip
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Figure", "Aim"], ["Registered as FIR", "80%"], ["Told once", "90%"],
    ]  # fmt: skip
    assert document.core_properties.title == "Plan"
    assert document.core_properties.author == ""


def test_urdu_runs_from_the_right_in_every_run_paragraph_and_table() -> None:
    document = _opened(ENGLISH, URDU)
    body = document.element.body
    urdu = [run for run in body.iter(qn("w:r")) if "ہ" in "".join(run.itertext())]
    assert len(urdu) == 3
    assert all(run.rPr.find(qn("w:rtl")) is not None for run in urdu)
    assert all(run.getparent().pPr.find(qn("w:bidi")) is not None for run in urdu)
    left, right = document.tables
    assert left._tbl.tblPr.find(qn("w:bidiVisual")) is None
    assert right._tbl.tblPr.find(qn("w:bidiVisual")) is not None
