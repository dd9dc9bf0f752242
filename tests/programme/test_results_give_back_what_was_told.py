"""The figures of Aitebaar and Quetta come back to the digit, with where they come from."""

import csv
import io
import json
import re
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.community import recorded, results
from amaan.community.results_books import FIGURES, RESULTS
from amaan.confidentiality.row_security import act_as
from amaan.house import as_the_site
from amaan.house.commands import results as command
from amaan.kernel.refusals import NotFound
from amaan.kernel.tables import Faulty
from amaan.organisation.posts import Post

pytestmark = pytest.mark.django_db
KEEPER = "the programme officer"
# Typed by hand from the programmes' own words: code, as told, men, women, per cent, manner.
TOLD = [
    ("A1", "5", None, None, None, "imported"),
    ("A2", "more than 9,500", None, None, None, "imported"),
    ("A3", "+67 %", None, None, None, "declared"),
    ("A4", "at most 50", None, None, None, "imported"),
    ("A4", "250+", None, None, None, "imported"),
    ("A7", "880", None, None, None, "imported"),
    ("A8", "120", None, None, None, "imported"),
    ("A9", "123", 102, 21, None, "imported"),
    ("A10", "754", None, None, 21, "imported"),
    ("A11", "23,000+", None, 10_000, None, "imported"),
    ("A12", "77", None, 10, None, "imported"),
    ("A13", "more than 200,000", None, None, None, "declared"),
    ("Q1", "15", None, None, None, "imported"),
    ("Q2", "2", None, None, None, "imported"),
    ("Q3", "2", None, None, None, "imported"),
    ("Q4", "35", None, 15, None, "imported"),
]


@pytest.fixture
def told(world: World) -> World:
    """The records of both programmes, brought in."""
    keeper = world.actors[KEEPER]
    act_as(keeper, world.now)
    assert recorded.bring_records(actor=keeper, now=world.now) == 17 + 16
    assert recorded.bring_records(actor=keeper, now=world.now) == 0
    return world


def test_every_figure_comes_back_as_it_was_told(told: World) -> None:
    found = results.as_plain(results.report(told.actors[KEEPER], told.now))
    assert [
        (one["code"], f["as_told"], f["men"], f["women"], f["women_percent"], f["manner"])
        for one in found["results"]
        for f in one["figures"]
    ] == TOLD
    by_code = {one["code"]: one for one in found["results"]}
    assert (by_code["A5"]["target"], by_code["A6"]["target"]) == (3000, 100)
    assert by_code["A5"]["figures"] == by_code["A6"]["figures"] == []
    assert by_code["A11"]["figures"][0]["women_bound"] == "about"
    assert by_code["A7"]["figures"][0]["period"] == "by November 2015"
    assert all(one["definition"] for one in found["results"])
    figures = [f for one in found["results"] for f in one["figures"]]
    assert all(f["origin"] and f["double_counting"] for f in figures)
    assert json.loads(json.dumps(found)) == found


def test_a_period_holds_what_ended_in_it_and_cuts_nothing(told: World) -> None:
    found = results.report(
        told.actors[KEEPER], told.now, since=date(2015, 1, 1), until=date(2015, 12, 31)
    )
    assert [one.code for one in found.results for _f in one.figures] == ["A7", "A13"]


def test_the_page_the_paper_and_the_file_say_the_same(told: World, screen_of: Screens) -> None:
    screen = screen_of(KEEPER)
    page = screen.get("/programme/results/").text
    for words in ("more than 9,500 women", "23,000+ people", "women: about 10,000", "+67 %",
                  "by women: 21 %", "more than 200,000 women", "3,000"):  # fmt: skip
        assert words in page, words
    assert page.count(">Declared<") == 2
    paper = screen.get("/programme/results/paper")
    assert paper.content.startswith(b"%PDF")
    file = screen.get("/programme/results/file?programme=Aitebaar%2C+Khyber+Pakhtunkhwa")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert len(rows) == 1 + 12 + 2
    assert ["A13", "200000"] in [[row[1], row[11]] for row in rows]
    refused = screen.get("/programme/results/?since=05/05/2015&until=04/05/2015")
    assert refused.status_code == 422


def test_the_results_speak_urdu(told: World, screen_of: Screens) -> None:
    page = screen_of(KEEPER, "ur").get("/programme/results/").text
    assert re.search("9,500.{0,40}سے زیادہ|سے زیادہ.{0,40}9,500", page)
    assert "آگاہی نشستوں میں شریک افراد" in page


def test_whoever_does_not_read_the_programme_learns_nothing_of_it(
    told: World, screen_of: Screens
) -> None:
    for reads in ("the district commander", "the auditor"):
        assert screen_of(reads).get("/programme/results/").status_code == 200, reads
    for not_his in ("the desk officer", "the prosecutor", "the observer"):
        for page in ("", "results/", "results/file", "pilots/", "rollout/"):
            assert screen_of(not_his).get(f"/programme/{page}").status_code == 404, (not_his, page)
        act_as(told.actors[not_his], told.now)
        with pytest.raises(NotFound):
            results.report(told.actors[not_his], told.now)


def test_a_figure_says_what_may_be_counted_twice_unless_it_was_counted_here(told: World) -> None:
    keeper = told.actors[KEEPER]
    file = (
        'Result,"Period, as written",Until,Said as,Figure,How it came about,Source\n'
        "A1,2020,31/12/2020,exactly,6,Imported,A letter\n"
    )
    with pytest.raises(Faulty), transaction.atomic():
        recorded.bring_file(actor=keeper, book=FIGURES, text=file, now=told.now)
    counted = file.replace("Imported", "Counted")
    assert recorded.bring_file(actor=keeper, book=FIGURES, text=counted, now=told.now) == 1
    assert RESULTS.rows.filter(code="A1").exists()


def test_the_command_prints_every_figure_with_its_definition(told: World) -> None:
    found = results.report(told.actors[KEEPER], told.now)
    lines = "\n".join(command.lines_of(found))
    for code, words, *_rest in TOLD:
        assert re.search(
            rf"^{code} .*?^     {re.escape(words)}", lines, re.MULTILINE | re.DOTALL
        ), code
    assert "Officers sensitised   target 3,000\n     no figure" in lines
    assert lines.count("counted: ") == 17


def test_a_command_speaks_for_an_officer_by_number_or_for_the_demonstrations_own(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    def of(number: str | None, profile: str) -> UUID | None:
        post = Post.PROGRAMME_OFFICER
        found = as_the_site.officer("results", number, profile, post, world.now)
        return None if found is None else found.officer_id

    assert of(None, "demo") == world.actors[KEEPER].officer_id
    assert of("PRACTICE-28", "serve") == world.actors[KEEPER].officer_id
    assert capsys.readouterr().err == ""
    assert of(None, "serve") is of("NOBODY", "demo") is None
    assert capsys.readouterr().err.count("give --as") == 2
