"""What a commander's numbers may say, and what may leave as a file."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver
from django.utils import translation

from amaan.exports import tables as tables_that_leave
from amaan.web.command import tables
from amaan.web.command.asking import asked_of
from amaan.web.kit import door, registry
from amaan.web.kit.visit import Visit

TODAY = date(2026, 11, 21)
GATE = "amaan.web.exports.steps.take"
# Every file that leaves, and why it may.
FILES = {
    "amaan.web.care.providers.empty_providers": "an empty table with an example",
    "amaan.web.care.providers.providers_export": "services of a district, public of themselves",
    "amaan.web.care.guide.guide_file": "the rules in force and public numbers",
    "amaan.web.command.papers.late_file": "duties and references of 25 cases at most, numbered",
    "amaan.web.command.numbers.numbers_file": "counts of a unit, of no case",
    "amaan.web.command.papers.late_paper_file": "the same, set for a printer",
    "amaan.web.command.diary.diary_file": "words that are meant for a paper diary",
    GATE: "what the vault let, and a second person where one is needed",
    "amaan.web.desk.complaint.receipt_file": "a reference and a date, nobody of a case",
    "amaan.web.desk.calls.empty_calls": "a table to be filled in",
    "amaan.web.desk.use.use_file": "contacts of a place and month, none under ten, by fives",
    "amaan.web.law.handbook.handbook_file": "the rules, and nothing of any case",
    "amaan.web.inquiry.exhibit_papers.label_file": "what a parcel says on its outside",
    "amaan.web.inquiry.exhibit_papers.labels_file": "the same, of one recovery, numbered",
    "amaan.web.inquiry.exhibit_papers.form_file": "marks, seals and who signs; no case",
    "amaan.web.inquiry.exhibit_papers.chain_file": "marks, seals, service numbers and hours",
    "amaan.web.inquiry.exhibit_papers.chains_file": "the same, of a case that is not named",
    "amaan.web.inquiry.docket.docket": "clocks and boxes to tick; nobody is named on it",
    "amaan.web.court.observing.paper_file": "a form to be filled in",
    "amaan.web.court.observing.empty_table": "a table to be filled in",
    "amaan.web.court.study.empty_table": "a table to be filled in",
    "amaan.web.court.study_report.report": "shares of the study, none of fewer than five",
    "amaan.web.court.study_report.figures_file": "the same as numbers",
    "amaan.web.programme.results.paper": "wholes that programmes told, and no case",
    "amaan.web.programme.results.file": "the same, one figure a row, numbered",
    "amaan.web.people.roster_week.paper": "who is at a desk when, of one week, numbered",
    "amaan.web.people.roster_week.file": "the same, as the table it may be brought in by",
    "amaan.web.people.roster_week.empty_table": "a table to be filled in",
    "amaan.web.books.reading.file": "entries of a register that holds no case",
    "amaan.web.books.texts.text": "a manual or a paper of the programme, as its keeper sent it",
    "amaan.web.books.writing.empty_table": "a table to be filled in",
    "amaan.web.meetings.showing.pack_file": "counts of an area and what commanders say of them",
    "amaan.web.evaluation.views.paper": "what desks changed over many stations, with its doubt",
    "amaan.web.evaluation.views.file": "true counts of one's own stations, numbered",
    "amaan.web.insight.views.file": "true counts of one's own area, numbered",
    "amaan.web.insight.exporting.workbook": "the same as sheets, with what each figure counts",
    "amaan.web.planning.views.paper": "a plan: counts of one's own area, numbered",
    "amaan.web.planning.views.document": "the same, to go on writing",
    "amaan.web.planning.views.spreadsheet": "the same, with sums as formulas",
    "amaan.web.publication.leaving.paper": "what is public, by fives, on a second person's word",
    "amaan.web.publication.leaving.figures": "the same as a table, numbered",
    "amaan.web.publication.leaving.dhis2": "the same as DHIS2 takes it in, numbered",
    "amaan.web.publication.public.table": "what two persons made public, for everybody",
    "amaan.web.training.certificates.certificate_file": "what somebody was taught, for that person",
    "amaan.web.registrar.tables.empty_units": "a table to be filled in",
    "amaan.web.registrar.tables.empty_officers": "a table to be filled in",
}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """This will read every word in English, whichever language the house speaks first."""
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("missed", "due", "words"),
    [
        (0, 0, "none due"),
        (1, 2, "1 of 2"),
        (9, 9, "9 of 9"),
        (1, 10, "1 of 10 (10%)"),
        (4, 31, "4 of 31 (13%)"),
        (0, 40, "0 of 40 (0%)"),
    ],
)
def test_few_cases_are_never_turned_into_a_share(missed: int, due: int, words: str) -> None:
    assert tables.missed_of_due(missed, due) == words


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-10", date(2026, 10, 1)),
        ("2026-11", date(2026, 11, 1)),
        ("2026-12", date(2026, 11, 1)),
        ("2020-01", date(2026, 11, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("", date(2026, 11, 1)),
        ("٢٠٢٦-١٠", date(2026, 10, 1)),
        ("first' or 1=1", date(2026, 11, 1)),
    ],
)
def test_a_month_that_makes_no_sense_is_this_month(typed: str, month: date) -> None:
    assert tables.month_of(typed, TODAY) == month


def test_months_go_back_over_the_turn_of_a_year() -> None:
    assert tables.months_before(date(2026, 1, 1), 1) == date(2025, 12, 1)
    assert tables.months_before(date(2026, 12, 1), -1) == date(2027, 1, 1)
    assert tables.months_before(date(2026, 3, 1), 15) == date(2024, 12, 1)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_file_is_run_by_a_spreadsheet(first: str) -> None:
    assert tables_that_leave.harmless(f"{first}HYPERLINK(1)").startswith("'")
    line = io.StringIO()
    csv.writer(line).writerow([tables_that_leave.harmless(f"{first}1+1")])
    (row,) = csv.reader(io.StringIO(line.getvalue(), newline=""))
    assert row[0].lstrip("'").startswith(first)
    assert row[0][0] == "'"


def test_an_ordinary_cell_is_left_as_it_is() -> None:
    assert tables_that_leave.harmless("K7QF-3M2P") == "K7QF-3M2P"
    assert tables_that_leave.harmless("خواتین ڈیسک") == "خواتین ڈیسک"
    assert tables_that_leave.harmless("") == ""


@pytest.mark.parametrize(
    "typed",
    ["after=2026-11-21~x", "after=~", "after=2026-11-21T10:00:00~1", "station=1", "class=secret"],
)
def test_a_tampered_address_asks_for_nothing_special(typed: str) -> None:
    request = HttpRequest()
    request.GET = type(request.GET)(typed)  # type: ignore[misc]
    asked = asked_of(request)
    assert not asked.narrowed
    assert asked.after is None
    assert asked.address() == "?"


def test_what_leaves_as_a_file_holds_the_skeleton_of_cases_at_most() -> None:
    assert get_resolver().url_patterns, "views register themselves when their addresses are read"
    exports = {e.name: e for e in registry.ENDPOINTS.values() if e.export}
    assert set(exports) == set(FILES)
    # What else leaves, leaves by the one gate that the vault keeps; where she is, by none.
    gate = exports.pop(GATE)
    assert {c.value for c in gate.classes}.isdisjoint({"C6", "C8"})
    assert {c.value for e in exports.values() for c in e.classes} <= {"C0", "C1"}


def test_a_page_that_gives_a_file_without_saying_so_falls_over() -> None:
    def secret_file(request: HttpRequest, visit: Visit) -> HttpResponse:
        return HttpResponse("1", headers={"Content-Disposition": 'attachment; filename="a.csv"'})

    endpoint = registry.Endpoint(
        "secret", "command", frozenset(), registry.Assurance.NOBODY, frozenset({"GET"})
    )
    with pytest.raises(TypeError, match="not registered as an export"):
        door.checked(secret_file(HttpRequest(), None), endpoint)  # type: ignore[arg-type]
