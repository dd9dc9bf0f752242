"""One case before prosecution and court: its clocks, days, witnesses, protection, defects."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amaan.cases.sheets import CaseSheet
from amaan.confidentiality.classes import READ_AT_LENGTH, DataClass
from amaan.court import queries as court
from amaan.kernel import clock
from amaan.kernel.ids import CaseId
from amaan.organisation.posts import Post
from amaan.web.court import shapes as shaping
from amaan.web.court.acting import read_by
from amaan.web.kit import shapes
from amaan.web.kit.door import door
from amaan.web.kit.duties import duty_shape
from amaan.web.kit.markup import address
from amaan.web.kit.reveal import masked_field
from amaan.web.kit.visit import Visit
from amaan.web.kit.words import options

CASEWORK = frozenset({DataClass.C1, DataClass.C2})
# What a prosecutor opens to read, in the order in which it is looked for.
FOR_THE_TRIAL = ("prosecution_words", "words", "statement_words", "medical_findings",
                 "laboratory_result", "accused_name")  # fmt: skip


@door(audience="court", classes=CASEWORK)
def trial(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """This will show what lies with prosecution and court, what is owed, and what does not fit."""
    file = read_by(visit, CaseId(case_id))
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
        "prosecutes": prosecutes,
    }
    return render(request, "court/trial.html", shown)


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
