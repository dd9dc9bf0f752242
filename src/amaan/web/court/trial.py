"""One case before prosecution and court: its clocks, days, witnesses, protection, defects."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import READ_AT_LENGTH, DataClass
from amaan.court import prosecution
from amaan.court import queries as court
from amaan.exports.actions import note_print
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.kernel.refusals import NotFound
from amaan.organisation.posts import Post
from amaan.web.court import shapes as shaping
from amaan.web.kit import shapes
from amaan.web.kit.acting import read_by
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.language import in_language
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import label, options

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
PAPER = "court_sheet"
# What a prosecutor opens to read, in the order in which it is looked for.
FOR_THE_TRIAL = ("prosecution_words", "words", "statement_words", "medical_findings",
                 "laboratory_result", "accused_name")  # fmt: skip


@door(audience="court", classes=CASEWORK)
def trial(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what lies with prosecution and court, what is owed, and what does not fit."""
    file = read_by(visit, CaseId(case_id), "read_trial")
    sheet = court.court_sheet(visit.actor, file.case_id)
    may = "record_trial" in file.may
    prosecutes = visit.actor.post == Post.PROSECUTOR
    today = clock.local_date(visit.now)
    upcoming = min(
        (line for line in sheet.hearings if not line.ended and line.day >= today),
        key=lambda line: (line.day, str(line.hearing_id)),
        default=None,
    )
    shown = {
        "sheet": file,
        "now": visit.now,
        "flags": shaping.flags_of(file, sheet.hearings, visit.now),
        "clocks": shaping.clocks_of(file),
        "owed": tuple(map(duty_shape, shaping.owed_of(file))),
        "upcoming": upcoming,
        "adjournments": shaping.adjournments_of(sheet.hearings),
        "hearings": shaping.hearings_of(sheet.hearings, visit.now, may=may),
        "witnesses": shaping.witnesses_of(sheet.attendances, sheet.hearings),
        "measures": shaping.measures_of(sheet.measures),
        "to_ask": [
            (code, words)
            for code, words in options(
                "special_measures", "in_camera screen video_link support_person"
            )
            if not any(m.measure == code and m.granted is not False for m in sheet.measures)
        ],
        "referrals": shaping.referrals_of(sheet.referrals, visit.language),
        "prosecutors": [
            (
                in_language(one.name_en, one.name_ur, visit.language),
                address("court:relieve", file.case_id, one.officer_id),
            )
            for one in prosecution.prosecutors_on(visit.actor, file.case_id, visit.now)
        ]
        if "send_to_prosecutor" in file.may
        else [],
        "to_change": [
            (
                line,
                address("court:move", line.hearing_id),
                address("court:take_back", line.hearing_id),
            )
            for line in sheet.hearings
            if not line.ended and "record" in file.may and not prosecutes
        ],
        "to_answer": [
            line
            for line in sheet.referrals
            if not line.decision and line.prosecutor_id in (None, visit.actor.officer_id)
        ],
        "defects": shaping.defects_of(sheet.defects, visit.now, mends=may and not prosecutes),
        "kept": _to_read(file),
        "waits_for_word": file.waits_for_word,
        "may": may,
        "may_send": "send_to_prosecutor" in file.may,
        "may_print": "print_papers" in file.may,
        "prosecutes": prosecutes,
    }
    return render(request, "court/trial.html", shown)


@door(audience="court", classes=CASEWORK)
def paper(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will print the court sheet of a case; it opens nothing sealed and names nobody.

    Printed from the page: what leaves a door as a file holds the skeleton of a case at most.
    """
    file = read_by(visit, CaseId(case_id), "read_trial")
    if "print_papers" not in file.may:
        raise NotFound
    sheet = court.court_sheet(visit.actor, file.case_id)
    number = note_print(actor=visit.actor, paper=PAPER, case_id=file.case_id, now=visit.now)
    unit, officer = visit.signed_in.unit, visit.signed_in.officer
    shown = {
        "sheet": file,
        "head": shapes.DocumentHead(
            title=_("Court sheet"),
            reference=file.reference,
            unit=in_language(unit.name_en, unit.name_ur, visit.language),
            officer=in_language(officer.name_en, officer.name_ur, visit.language),
            made_at=visit.now,
            number=number,
        ),
        "pairs": [(label("registers", name), told) for name, told in file.numbers],
        "sections": shaping.sections_of(file),
        "adjournments": shaping.adjournments_of(sheet.hearings),
        "hearings": shaping.hearings_of(sheet.hearings, visit.now, may=False),
        "witnesses": shaping.witnesses_of(sheet.attendances, sheet.hearings),
        "measures": shaping.measures_of(sheet.measures),
        "defects": shaping.defects_of(sheet.defects, visit.now, mends=False),
    }
    return render(request, "court/sheet.html", shown)


def _to_read(file: CaseSheet) -> tuple[shapes.MaskedName, ...]:
    order = {field: place for place, field in enumerate(FOR_THE_TRIAL)}
    found = sorted((p for p in file.places if p.field in order), key=lambda p: order[p.field])
    return tuple(
        masked_field(
            file.case_id,
            place.ref,
            place.field,
            place.purposes,
            read_at=(
                address("case:read", file.case_id, place.ref)
                if place.field in READ_AT_LENGTH
                else ""
            ),
        )
        for place in found
    )
