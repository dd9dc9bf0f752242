"""Documents that somebody goes on writing: headings, paragraphs and tables as DOCX.

Urdu runs from right to left in every run, paragraph and table, so that a word processor keeps it
so when the text is changed.
"""

import base64
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

URDU_FACE = "Noto Nastaliq Urdu"
A4_WIDE, A4_HIGH = Mm(297), Mm(210)


def editable(asked: Mapping[str, Any]) -> dict[str, Any]:
    """This will make a document and give it back in base64, as `file`.

    Units: `asked` is `{"title", "made_at" (ISO), "parts": [{"rtl", "blocks": [block]}]}`; each
    part begins on a page of its own. A block is `{"heading", "level"}`, `{"words", "strong"}` or
    `{"caption", "columns": [label], "rows": [[text]]}`.
    """
    document = docx.Document()
    document.core_properties.title = asked["title"]
    document.core_properties.author = ""
    document.core_properties.created = datetime.fromisoformat(asked["made_at"])
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, A4_WIDE, A4_HIGH
    for at, part in enumerate(asked["parts"]):
        if at:
            document.add_page_break()  # type: ignore[no-untyped-call]  # the library's own
        for block in part["blocks"]:
            _add(document, block, rtl=bool(part.get("rtl")))
    into = io.BytesIO()
    document.save(into)
    return {"file": base64.b64encode(into.getvalue()).decode()}


def _add(document: Document, block: Mapping[str, Any], *, rtl: bool) -> None:
    if "heading" in block:
        _say(document.add_heading(level=block.get("level", 1)), block["heading"], rtl=rtl)
    elif "words" in block:
        _say(document.add_paragraph(), block["words"], rtl=rtl, strong=block.get("strong", False))
    else:
        _table(document, block, rtl=rtl)


def _table(document: Document, block: Mapping[str, Any], *, rtl: bool) -> None:
    if block.get("caption"):
        _say(document.add_paragraph(), block["caption"], rtl=rtl, strong=True)
    heads: Sequence[str] = block["columns"]
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    if rtl:
        # In its place among the table's properties: a strict reader refuses the file otherwise.
        table._tbl.tblPr.find(qn("w:tblStyle")).addnext(OxmlElement("w:bidiVisual"))
    again = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(again)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _say(cell.paragraphs[0], head, rtl=rtl, strong=True)
    for row in block["rows"]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _say(cell.paragraphs[0], text, rtl=rtl)
    document.add_paragraph()


def _say(paragraph: Paragraph, words: str, *, rtl: bool, strong: bool = False) -> None:
    run = paragraph.add_run(words)
    run.bold = strong or None
    if not rtl:
        return
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    run.font.size = Pt(11)
    shape = run._r.get_or_add_rPr()
    faces = shape.get_or_add_rFonts()
    faces.set(qn("w:cs"), URDU_FACE)
    shape.append(OxmlElement("w:rtl"))
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi"), "ur-PK")
    shape.append(language)
