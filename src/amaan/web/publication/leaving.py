"""Answers as files: a paper, a table, and what DHIS2 takes in. Each has a number."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import (
    Bullets,
    Bundle,
    Field,
    Fields,
    Paper,
    Piece,
    Prose,
    Signatures,
    Watermark,
)
from amaan.documents.record import LANGUAGES, Language
from amaan.documents.setting import render_bundle
from amaan.exports.actions import note_print
from amaan.kernel.refusals import NotFound
from amaan.publication import dhis2 as encoding
from amaan.publication import ledger
from amaan.publication.dhis2 import Every
from amaan.publication.ledger import AnswerSheet
from amaan.publication.planned import TABLES
from amaan.publication.preparing import codes_of
from amaan.web.kit import paper_file
from amaan.web.kit.bilingual import both
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language, text_language
from amaan.web.kit.visit import Visit
from amaan.web.publication import answer_shapes as drawing
from amaan.web.publication import shapes as shaping

NOTHING_OF_A_CASE = frozenset[DataClass]()
_JSON, _ADX = "application/json", "application/adx+xml"
# What a form of DHIS2 is called, its kind of file, and of which periods it is.
FORMS: dict[str, tuple[str, str, Every]] = {
    "quarters": ("json", _JSON, "quarter"),
    "years": ("json", _JSON, "year"),
    "adx-quarters": ("xml", _ADX, "quarter"),
    "adx-years": ("xml", _ADX, "year"),
    "metadata": ("json", _JSON, "year"),
}


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def paper(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will give an answer as a numbered paper, in one language or both."""
    sheet = _allowed(visit, answer_id)
    if sheet.line.purpose == "dhis2":
        raise NotFound
    wanted = request.GET.get("language", "")
    language: Language = next((one for one in LANGUAGES if one == wanted), text_language())
    number = note_print(actor=visit.actor, paper="rounded_answer", case_id=None, now=visit.now)
    address = _address(request, sheet)
    told = both(lambda: _paper_of(sheet, number, address, visit))
    officer = visit.signed_in.officer
    mark = Watermark(
        officer=in_language(officer.name_en, officer.name_ur), at=visit.now, number=number
    )
    pdf = render_bundle(told, language=language, watermark=mark)
    return _file(pdf, "application/pdf", f"answer-{number}.pdf")


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def figures(request: HttpRequest, visit: Visit, answer_id: UUID) -> HttpResponse:
    """This will give an answer as a file for a spreadsheet."""
    sheet = _allowed(visit, answer_id)
    if sheet.line.purpose == "dhis2":
        raise NotFound
    number = note_print(actor=visit.actor, paper="rounded_answer", case_id=None, now=visit.now)
    file = drawing.csv_of(sheet, number, _address(request, sheet))
    return _file(file, "text/csv; charset=utf-8", f"answer-{number}.csv")


@door(audience="people", classes=NOTHING_OF_A_CASE, export=True)
def dhis2(request: HttpRequest, visit: Visit, answer_id: UUID, form: str) -> HttpResponse:
    """This will give the figures of a release, rounded, as DHIS2 takes them in."""
    del request  # nothing is asked
    sheet = _allowed(visit, answer_id)
    if sheet.line.purpose != "dhis2" or form not in FORMS:
        raise NotFound
    ending, kind, every = FORMS[form]
    told = encoding.values(sheet.figures, sheet.province, sheet.line.year, every)
    if form == "metadata":
        file = encoding.metadata(_elements())
    elif form.startswith("adx"):
        file = encoding.as_adx(told, every, visit.now)
    else:
        file = encoding.as_dxf2(told, every)
    number = note_print(actor=visit.actor, paper="dhis2_file", case_id=None, now=visit.now)
    return _file(file, kind, f"dhis2-{form}-{number}.{ending}")


def _allowed(visit: Visit, answer_id: UUID) -> AnswerSheet:
    sheet = ledger.answer(visit.actor, answer_id, visit.now)
    # Wrong figures go to nobody else.
    if sheet.line.state != "allowed" or not sheet.is_public:
        raise NotFound
    return sheet


def _address(request: HttpRequest, sheet: AnswerSheet) -> str:
    return request.build_absolute_uri(reverse("published:one", args=[sheet.line.release_id]))


def _elements() -> dict[str, str]:
    """The codes of what is counted, with English names: DHIS2 translates them itself."""
    found = {encoding.element(None, ""): "Reports"}
    with translation.override("en"):
        for table in TABLES:
            for axis in table.axes:
                if axis not in {"place", "quarter"}:
                    for code in codes_of(axis, {}):
                        name = shaping.code_name(axis, code, {}, "en")
                        found[encoding.element(axis, code)] = f"{shaping.axis_name(axis)}: {name}"
    return found


def _paper_of(sheet: AnswerSheet, number: str, address: str, visit: Visit) -> Bundle:
    title = drawing.title_of(sheet)
    language = text_language()
    rows = (
        *drawing.pairs(sheet),
        (_("Everybody reads these figures at"), address),
    )
    pieces: list[Piece] = [
        Fields(rows=tuple(Field(label=name, value=text) for name, text in rows)),
        *(
            paper_file.table_of(one, visit)
            for one in drawing.registers(sheet.figures, sheet.places, language)
        ),
        Prose(paragraphs=(_("How to read these numbers"),)),
        Bullets(items=drawing.how_to_read()),
        Signatures(labels=(_("For the office"),)),
    ]
    unit = visit.signed_in.unit
    name = in_language(unit.name_en, unit.name_ur)
    return Bundle(
        title=title,
        papers=(Paper(title=title, pieces=tuple(pieces)),),
        made_at=visit.now,
        service=name,
        unit=name,
        reference=number,
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
