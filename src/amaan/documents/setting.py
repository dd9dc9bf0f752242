"""The setter: a bundle in, the bytes of a PDF out."""

import json
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

import segno

from amaan.documents import letters, words
from amaan.documents.pieces import Bundle, Said, Watermark
from amaan.documents.record import Language, Record, Sheets, record_of

if TYPE_CHECKING:
    import typst

SHEETS = Path(__file__).parent / "typst"
# Archival and accessible at once: tagged, every letter with its meaning, the record attached.
STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
_one_at_a_time = Lock()


class NotSet(Exception):
    """A paper could not be set. Says nothing of what it held."""


def render_bundle(
    bundle: Bundle, *, language: Language, watermark: Watermark | None = None
) -> bytes:
    """This will set a bundle and give it as PDF: A4, tagged, with the record attached.

    The same bundle gives the same bytes. Values are data to the setter and never its source,
    so nothing in them can name a file, run or change the page.

    Raises: NotSet, without a word of the bundle.
    """
    record = record_of(bundle, language=language, watermark=watermark)
    try:
        return _compile(bundle, record, language, watermark, standards=STANDARDS, kind="pdf")[0]
    except NotSet:
        # Something in it has no place in an archive. Better a paper that is none than no paper:
        # a woman waits for it.
        return _compile(bundle, record, language, watermark, standards=[], kind="pdf")[0]


def pages_of(pdf: bytes) -> int:
    """This will count the pages of a paper of ours."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def pictures_of(
    bundle: Bundle, *, language: Language, watermark: Watermark | None = None, ppi: int = 72
) -> list[bytes]:
    """This will set a bundle and give each page as PNG, for eyes and for tests of looks."""
    record = record_of(bundle, language=language, watermark=watermark)
    return _compile(bundle, record, language, watermark, standards=[], kind="png", ppi=ppi)


def _compile(
    bundle: Bundle,
    record: Record,
    language: Language,
    watermark: Watermark | None,
    *,
    standards: "list[typst.PDFStandard]",
    kind: Literal["pdf", "png"],
    ppi: int | None = None,
) -> list[bytes]:
    try:
        files = _files(bundle, record, language, watermark)
        with _one_at_a_time:
            made = _setter().compile(
                input=files,  # type: ignore[type-var]  # files by name, as its manual says
                format=kind,
                ppi=ppi,
                pdf_standards=standards,
                timestamp=int(bundle.made_at.timestamp()),
            )
    except (RuntimeError, segno.DataOverflowError):
        # The setter's own words may quote the paper: they go nowhere.
        raise NotSet from None
    if isinstance(made, list):
        return made
    return [made or b""]


def _files(
    bundle: Bundle, record: Record, language: Language, watermark: Watermark | None
) -> dict[str, bytes]:
    sheets = Sheets(language)
    whole: dict[str, Any] = {
        "language": language,
        "bundle": sheets.of(bundle),
        "words": sheets.fixed(),
        "copy": None if watermark is None else sheets.of(watermark),
        "mark": "" if watermark is None else letters.printable(watermark.code),
        "title": _title(bundle, language),
        "fingerprint": record.fingerprint,
    }
    return {
        **_sources(),
        "sheets.json": json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace"),
        "language.json": json.dumps(language).encode(),
        "record.json": record.content,
        **sheets.codes,
    }


def _title(bundle: Bundle, language: Language) -> str:
    # The file's title is read by anybody who sees the file: the document's name, nothing else.
    title = bundle.title
    if isinstance(title, Said):
        title = title.ur if language == "ur" else title.en
    return letters.printable(title) or words.FIXED["paper"].en


@cache
def _setter() -> "typst.Compiler":
    # Loaded with the first paper: most processes of the site never set one.
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[letters.FONTS]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@cache
def _sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(SHEETS.glob("*.typ"))}
