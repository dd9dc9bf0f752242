"""Papers of exhibits: labels, the custody form, the recovery memo, and the chain as a file.

Labels and forms say what a parcel says on its outside. No paper here names anybody of the case.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import (
    Code,
    Column,
    Field,
    Fields,
    Label,
    Labels,
    Notice,
    Signatures,
    Table,
)
from amaan.exports.actions import note_print
from amaan.investigation import exhibits_queries as queries
from amaan.investigation.exhibits_lines import ExhibitLine, HandOverSheet
from amaan.kernel.refusals import NotFound
from amaan.web.inquiry import exhibit_shapes as shaping
from amaan.web.inquiry.acts import read_by
from amaan.web.inquiry.exhibits import recovery_pairs
from amaan.web.kit import clock_words, shapes
from amaan.web.kit.door import door
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.paper_file import paper_file
from amaan.web.kit.reveal import masks_itself, read_for_paper, reading
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label

PARCELS = frozenset({DataClass.C1})
WRITTEN = frozenset({DataClass.C1, DataClass.C2, DataClass.C4})
PURPOSE = "investigate"
QR_MM = 22


@door(audience="case", classes=PARCELS, export=True)
def label_file(request: HttpRequest, visit: Visit, exhibit_id: UUID) -> HttpResponse:
    """This will set the label of one exhibit."""
    line = queries.exhibit_sheet(visit.actor, exhibit_id, visit.now).line
    return _labels(visit, (line,))


@door(audience="case", classes=PARCELS, export=True)
def labels_file(request: HttpRequest, visit: Visit, recovery_id: UUID) -> HttpResponse:
    """This will set the labels of one recovery, to be cut out of a sheet."""
    _one, lines = queries.recovery_sheet(visit.actor, recovery_id, visit.now)
    return _labels(visit, lines)


@door(audience="case", classes=PARCELS, export=True)
def form_file(request: HttpRequest, visit: Visit, hand_over_id: UUID) -> HttpResponse:
    """This will set the custody form that giver and receiver sign."""
    sheet = queries.hand_over_sheet(visit.actor, hand_over_id, visit.now)
    head = _head(visit, _("Custody form"), sheet.number)
    pieces = (
        Fields(rows=tuple(Field(label=a, value=b) for a, b in shaping.hand_over_pairs(sheet)[1:])),
        _items(sheet),
        Notice(
            text=_(
                "The receiver compares each seal with this list before signing, and writes down "
                "what differs. The letters under “Head” fix the chain as it stood: they stay with "
                "both signatures, and a chain that is written anew has others."
            )
        ),
        Signatures(
            labels=(
                _("Given by: name, number, date and hour"),
                _("Received by: name, number, date and hour"),
            )
        ),
        Notice(text=_("A form of Amaan, not a prescribed form.")),
    )
    return paper_file(visit, head, pieces, kind="custody_form")


@door(audience="case", classes=PARCELS, export=True)
def chain_file(request: HttpRequest, visit: Visit, exhibit_id: UUID) -> HttpResponse:
    """This will give an exhibit's chain as the file that `./amaan verify custody` follows."""
    told = queries.chains_as_file(visit.actor, [exhibit_id], visit.now)
    return _as_file(told)


@door(audience="case", classes=PARCELS, export=True)
def chains_file(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will give all chains of a case as one file, without the case."""
    sheet = read_by(visit, case_id)
    lines = queries.exhibits_of(visit.actor, sheet.case_id, visit.now)
    if not lines:
        raise NotFound
    return _as_file(queries.chains_as_file(visit.actor, [one.id for one in lines], visit.now))


@door(audience="case", classes=WRITTEN, methods=("GET", "POST"))
def memo(request: HttpRequest, visit: Visit, recovery_id: UUID) -> HttpResponse:
    """This will print the recovery memo; what is sealed of it is opened for this page only."""
    one, lines = queries.recovery_sheet(visit.actor, recovery_id, visit.now)
    sheet = read_by(visit, one.case_id)
    if request.method == "GET":
        return render(request, "inquiry/memo_ask.html", {"sheet": sheet, "one": one})
    subjects = {str(recovery_id), *(str(line.id) for line in lines)}
    places = {
        place.ref: place
        for place in sheet.places
        if place.subject in subjects
        and place.field in {"exhibit_note", "recovery_note"}
        and PURPOSE in place.purposes
    }
    opened, shut = read_for_paper(visit, sheet.case_id, list(places), PURPOSE)
    said = {places[ref].subject: text for ref, text in opened.items()}
    number = note_print(
        actor=visit.actor, paper="recovery_memo", case_id=sheet.case_id, now=visit.now
    )
    shown = {
        "sheet": sheet,
        "one": one,
        "head": _head(visit, _("Recovery memo"), sheet.reference, number),
        "pairs": recovery_pairs(one),
        "lines": [
            (line, shaping.thing_words(line.what, line.pieces), said.get(str(line.id), ""))
            for line in lines
        ],
        "words": said.get(str(recovery_id), ""),
        "witnesses": range(1, one.witnesses + 1),
        "shut": sentence_of(shut) if shut else "",
    }
    if shut is not None:
        return render(request, "inquiry/memo.html", shown)
    on = reading(visit, PURPOSE, address("inquiry:recovery", recovery_id), number=number)
    return masks_itself(render(request, "inquiry/memo.html", {**shown, "reading": on}), on)


def _labels(visit: Visit, lines: tuple[ExhibitLine, ...]) -> HttpResponse:
    if not lines:
        raise NotFound
    head = _head(visit, _("Labels of exhibits"), "")
    return paper_file(
        visit,
        head,
        (Labels(each=tuple(_label(line, head.unit) for line in lines)),),
        kind="exhibit_labels",
    )


def _label(line: ExhibitLine, station: str) -> Label:
    return Label(
        # The QR holds the mark and nothing else: whoever scans a parcel learns no case by it.
        mark=Code(content=line.mark, below=line.mark, size_mm=QR_MM),
        title=_("Exhibit %(n)s") % {"n": line.number},
        rows=(
            Field(label=_("What it is"), value=shaping.thing_words(line.what, line.pieces)),
            Field(label=_("Seal"), value=line.seal),
            Field(label=_("Taken as evidence"), value=clock_words.moment(line.taken_at)),
            Field(label=_("Station"), value=station),
            Field(label=_("FIR number"), value=""),
            Field(label=_("Signature"), value=""),
        ),
    )


def _items(sheet: HandOverSheet) -> Table:
    return Table(
        caption=_("Exhibits"),
        columns=(
            Column(label=_("Exhibit mark"), width=1.3),
            Column(label=_("What it is"), width=2),
            Column(label=_("Seal as given"), width=1.4),
            Column(label=_("Seal as found"), width=1.4),
            Column(label=_("Head"), width=1.2),
        ),
        rows=tuple(
            (
                item.mark,
                shaping.thing_words(item.what, item.pieces),
                item.seal_given,
                _found(item.seal_state, item.seal_found, item.seal_given),
                # Enough of the head that nobody finds another chain with the same.
                " ".join(item.head[at : at + 8] for at in (0, 8, 16)),
            )
            for item in sheet.items
        ),
    )


def _found(state: str, found: str, given: str) -> str:
    if not state:
        return ""
    return f"{found or given} ({label('seal_findings', state)})" if state != "intact" else given


def _head(visit: Visit, title: str, reference: str, number: str = "") -> shapes.DocumentHead:
    unit, officer = visit.signed_in.unit, visit.signed_in.officer
    return shapes.DocumentHead(
        title=title,
        reference=reference,
        unit=in_language(unit.name_en, unit.name_ur, get_language()),
        officer=in_language(officer.name_en, officer.name_ur, get_language()),
        made_at=visit.now,
        number=number,
    )


def _as_file(told: str) -> HttpResponse:
    answer = HttpResponse(told, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="custody.json"'
    return answer
