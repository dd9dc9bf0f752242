"""A printed page as a file: the same content, set when somebody asks for it.

Only what holds the skeleton of cases at most becomes a file at the door, as every file here. A
paper for which something sealed was opened is printed, or leaves by an export with its number,
its recipient and its way back; a file of it in a station's downloads has none of these.
"""

from collections.abc import Sequence

from django.http import HttpResponse

from amaan.documents.pieces import Bundle, Column, Line, Paper, Piece, Table, Watermark
from amaan.documents.record import Language
from amaan.documents.setting import render_bundle
from amaan.exports import actions as exports
from amaan.kernel.ids import CaseId
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.language import in_language, text_language
from amaan.web.kit.visit import Visit


def paper_file(
    visit: Visit,
    head: shapes.DocumentHead,
    pieces: Sequence[Piece],
    *,
    kind: str,
    case_id: CaseId | None = None,
    discreet: bool = False,
) -> HttpResponse:
    """This will set a paper in the reader's language, number it, and give it as a PDF.

    Its number goes into the register of prints and stands on every page with who took it. A
    `discreet` one says nothing of the police in its head, and has no number: whoever carries it
    home is not to be asked about it.
    """
    bundle = Bundle(
        title=head.title,
        papers=(Paper(title=head.title, pieces=tuple(pieces)),),
        made_at=visit.now,
        service="" if discreet else head.unit,
        unit="" if discreet else head.unit,
        officer=head.officer,
        reference=head.reference,
    )
    number = exports.note_print(actor=visit.actor, paper=kind, case_id=case_id, now=visit.now)
    language: Language = text_language()
    officer = visit.signed_in.officer
    name = in_language(officer.name_en, officer.name_ur, language)
    mark = None if discreet else Watermark(officer=name, at=visit.now, number=number)
    answer = HttpResponse(
        render_bundle(bundle, language=language, watermark=mark), content_type="application/pdf"
    )
    # The file's name lies in a list of downloads that the next officer reads.
    answer["Content-Disposition"] = 'attachment; filename="paper.pdf"'
    return answer


def table_of(register: shapes.Register, visit: Visit) -> Table:
    """This will give a register of a page as the table of a paper."""
    return Table(
        caption=register.caption,
        columns=tuple(
            Column(
                label=column.label,
                width=3 if column.wide else 1.2,
                align="end" if column.numeric else "start",
            )
            for column in register.columns
        ),
        rows=tuple(tuple(_cell(cell, visit) for cell in row) for row in register.rows),
        empty=register.empty.title,
    )


def _cell(cell: shapes.Cell, visit: Visit) -> Line:
    text = cell.text
    if cell.kind == "clock" and cell.duty:
        text = clock_words.clock_words(
            state=cell.duty.state,
            now=visit.now,
            due_at=cell.duty.due_at,
            done_at=cell.duty.done_at,
            at_once=cell.duty.at_once,
        ).text
    return f"{text}\n{cell.note}" if cell.note else text
