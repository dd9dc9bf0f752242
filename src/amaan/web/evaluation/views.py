"""Pages of evaluation: which studies there are, how one stands, its answer as page, paper, file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amaan.confidentiality.classes import DataClass
from amaan.documents.pieces import Bullets, Field, Fields, Piece, Prose
from amaan.evaluation import actions, queries
from amaan.evaluation.example import example
from amaan.evaluation.outcomes import OUTCOMES
from amaan.evaluation.queries import Answered, StudySheet
from amaan.exports.actions import note_print
from amaan.exports.tables import as_csv
from amaan.jobs.actions import place_order
from amaan.kernel.refusals import NotFound, Refused
from amaan.organisation.area import names_of_units
from amaan.web.evaluation import shapes as shaping
from amaan.web.evaluation import words
from amaan.web.kit import clock_words, paper_file, shapes
from amaan.web.kit.door import door
from amaan.web.kit.frame import COMMANDING
from amaan.web.kit.language import in_language
from amaan.web.kit.sentences import sentence_of
from amaan.web.kit.visit import Visit

COUNTS = frozenset({DataClass.C1})
PAPER = "study_report"
# A share of a two-way estimate that is worth a sentence.
MENTIONED = 0.01


@door(audience="people", classes=COUNTS)
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will list the studies of the province."""
    keeps = queries.keeps(visit.actor)
    shown = {
        "studies": shaping.studies(queries.studies(visit.actor, visit.now)),
        "keeps": keeps,
        "too_few": keeps and len(actions.stations(visit.actor, visit.now)) < 2 * actions.FEWEST,
    }
    return render(request, "evaluation/home.html", shown)


@door(audience="people", classes=COUNTS)
def invented(request: HttpRequest, visit: Visit) -> HttpResponse:
    """This will show a study of invented stations, with what was planted in it."""
    queries.studies(visit.actor, visit.now)
    found = example()
    names = {
        place.station_id: _("Invented station %(n)d") % {"n": at}
        for at, place in enumerate(found.sheet.places, 1)
    }
    shown = {
        "example": True,
        "planted": words.change(found.planted),
        "study": found.sheet.line,
        "title": _("An invented study: %(title)s") % {
            "title": words.title(found.sheet.line.outcome)
        },
        "pairs": shaping.pairs(found.sheet.line)[:-1],
        "stations": shaping.stations(found.sheet.places, names),
        "not_said": words.what_it_does_not_say(),
        **_answer(found.sheet, found.answer),
    }  # fmt: skip
    return render(request, "evaluation/study.html", shown)


@door(audience="people", classes=COUNTS)
def study(request: HttpRequest, visit: Visit, study_id: UUID) -> HttpResponse:
    """This will show a study: what was promised, what it can show, and its newest answer."""
    return _page(request, visit, queries.sheet(visit.actor, study_id, visit.now))


@door(audience="people", classes=COUNTS, methods=("POST",))
def ask(request: HttpRequest, visit: Visit, study_id: UUID) -> HttpResponse:
    """This will ask whether the desks of a study work."""
    try:
        with transaction.atomic():
            asking_id = actions.ask(actor=visit.actor, study_id=study_id, now=visit.now)
    except NotFound:
        raise
    except Refused as refusal:
        sheet = queries.sheet(visit.actor, study_id, visit.now)
        return _page(request, visit, sheet, sentence_of(refusal))
    place_order(actor=visit.actor, kind="run_study", about=str(asking_id), now=visit.now)
    messages.info(request, _("It is being reckoned. It takes a minute."))
    return redirect("evaluation:study", study_id)


@door(audience="people", classes=COUNTS, methods=("POST",))
def give_up(request: HttpRequest, visit: Visit, study_id: UUID) -> HttpResponse:
    """This will say that a study is not carried through, and why."""
    why = request.POST.get("why", "")
    actions.give_up(actor=visit.actor, study_id=study_id, why=why, now=visit.now)
    messages.success(request, _("It stays on the list, with the reason."))
    return redirect("evaluation:home")


@door(audience="people", classes=COUNTS, export=True)
def paper(request: HttpRequest, visit: Visit, study_id: UUID) -> HttpResponse:
    """This will give a study with its newest answer as a numbered paper."""
    sheet = queries.sheet(visit.actor, study_id, visit.now)
    answer = _newest(sheet)
    unit = visit.signed_in.unit
    head = shapes.DocumentHead(
        title=words.title(sheet.line.outcome),
        unit=in_language(unit.name_en, unit.name_ur),
        made_at=visit.now,
    )
    pieces: list[Piece] = [
        Fields(
            rows=tuple(Field(label=name, value=text) for name, text in shaping.pairs(sheet.line))
        )
    ]
    if sheet.power and sheet.power.answered_at:
        told = words.of_power(sheet.power.told, sheet.line.smallest)
        pieces.append(Prose(paragraphs=tuple(told)))
    if answer is not None:
        pieces.append(Prose(paragraphs=tuple(words.story(sheet, answer))))
        if not answer.told["why_not"]:
            tables = (shaping.readings, shaping.distances, shaping.others)
            pieces += [paper_file.table_of(table(answer.told), visit) for table in tables]
        pieces.append(
            Fields(rows=(Field(label=_("Digest of what was asked"), value=answer.digest),))
        )
    pieces.append(Bullets(items=tuple(words.what_it_does_not_say())))
    return paper_file.paper_file(visit, head, pieces, kind=PAPER)


@door(audience="command", classes=COUNTS, export=True)
def file(request: HttpRequest, visit: Visit, asking_id: UUID) -> HttpResponse:
    """This will give the counts an answer came from, of one's own stations, for a spreadsheet."""
    panel = queries.panel(visit.actor, asking_id, visit.now)
    number = note_print(actor=visit.actor, paper="study_panel", case_id=None, now=visit.now)
    names = _names({pk for row in panel.rows for pk in row[:2]})
    head = (
        _("District"), _("Station"), _("Month"), *(_(one.title) for one in OUTCOMES),
        _("Number of this file"),
    )  # fmt: skip
    rows = [
        (
            names.get(district, "–"), names.get(station, "–"), f"{month:%Y-%m}",
            *(str(counts[one.code][at]) for one in OUTCOMES), number,
        )
        for district, station, counts in panel.rows
        for at, month in enumerate(panel.months)
    ]  # fmt: skip
    answer = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="study.csv"'
    return answer


def _page(request: HttpRequest, visit: Visit, sheet: StudySheet, refused: str = "") -> HttpResponse:
    answer = _newest(sheet)
    names = _names({pk for one in sheet.places for pk in (one.station_id, one.district_id)})
    shown: dict[str, Any] = {
        "study": sheet.line,
        "title": words.title(sheet.line.outcome),
        "pairs": shaping.pairs(sheet.line),
        "stations": shaping.stations(sheet.places, names),
        "power": _power(sheet),
        "waiting": any(one.answered_at is None for one in sheet.answers),
        "may_ask": sheet.keeps and sheet.line.is_over,
        "may_give_up": sheet.keeps and not sheet.line.is_ending,
        "why_ended": words.WHY_ENDED.get(sheet.line.ended_why, str)(),
        "reasons": [(code, name()) for code, name in words.WHY_ENDED.items()],
        "refused": refused,
        "not_said": words.what_it_does_not_say(),
        "earlier": len(sheet.answers) - 1,
    }
    if answer is not None:
        shown |= _answer(sheet, answer)
        shown["may_take_counts"] = visit.actor.post in COMMANDING
    return render(request, "evaluation/study.html", shown, status=422 if refused else 200)


def _answer(sheet: StudySheet, answer: Answered) -> dict[str, Any]:
    told = answer.told
    shown: dict[str, Any] = {
        "answer": answer,
        "story": words.story(sheet, answer),
        "answered": clock_words.moment(answer.answered_at) if answer.answered_at else "",
    }
    if told["why_not"]:
        return shown
    two_way = told["two_way"] or 0
    return shown | {
        "picture": shaping.picture(told),
        "distances": shaping.distances(told),
        "readings": shaping.readings(told),
        "others": shaping.others(told),
        "two_way": f"{100 * two_way:.0f}" if two_way >= MENTIONED else "",
    }


def _power(sheet: StudySheet) -> list[str]:
    if sheet.power is None or sheet.power.answered_at is None:
        return [_("What so many stations can show is being reckoned.")]
    return words.of_power(sheet.power.told, sheet.line.smallest)


def _newest(sheet: StudySheet) -> Answered | None:
    return next((one for one in sheet.answers if one.answered_at is not None), None)


def _names(ids: set[UUID]) -> dict[UUID, str]:
    return {pk: in_language(*both) for pk, both in names_of_units(ids).items()}
