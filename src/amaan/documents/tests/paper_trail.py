"""Reading a paper back: its text, what is attached to it, where its letters stand."""

import io
import json
from datetime import UTC, datetime
from typing import Any

from pypdf import PdfReader

from amaan.documents.pieces import Bundle, Paper, Piece, Watermark

MADE_AT = datetime(2026, 11, 22, 2, 40, tzinfo=UTC)
COPY = Watermark(officer="Amna Bibi", at=MADE_AT, number="X-7H2K-9QMA", code="7H2K-9QMA")


def plain(*pieces: Piece, title: str = "Slip") -> Bundle:
    """This will give a document of one paper."""
    return Bundle(
        title=title,
        papers=(Paper(title=title, pieces=pieces),),
        made_at=MADE_AT,
        reference="K7QF-3M2P",
    )


def read(pdf: bytes) -> PdfReader:
    """This will open a paper."""
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """This will give the letters of all pages, as far as they can be read back."""
    return "\n".join(page.extract_text() for page in read(pdf).pages)


def attached(pdf: bytes) -> bytes:
    """This will give the record as it is attached."""
    [content] = read(pdf).attachments["record.json"]
    return bytes(content)


def said_in(pdf: bytes) -> str:
    """This will give every string of the attached record, one under the other."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, dict):
            for each in value.values():
                walk(each)

    walk(json.loads(attached(pdf)))
    return "\n".join(found)


def widest(pdf: bytes) -> float:
    """This will give how far to the right any letter begins, in points of an A4 of 595."""
    at: list[float] = []
    for page in read(pdf).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: at.append(float(tm[4])))
    return max(at)
