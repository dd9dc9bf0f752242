"""Registers as their keepers use them: written, mended, searched, brought in, handed out."""

import csv
import io
import re
from uuid import uuid4

import pytest
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.books import actions, queries
from amaan.community.awareness import BOOK
from amaan.confidentiality.row_security import act_as
from amaan.kernel.refusals import NotFound
from amaan.kernel.tables import read_table

pytestmark = pytest.mark.django_db
KEEPER = "the community officer"
TOLD = {
    "on": "20/11/2026",
    "venue": "Girls' college",
    "topic": "womens_rights",
    "held_by": "police",
    "men": "4",
    "women": "51",
    "transgender": "1",
    "under_18": "30",
    "activists": "2",
}
HEAD = (
    "Unit,Day,Venue,Topic,Held by,Men,Women,Transgender people,Of these under 18,Activists trained"
)


def typed(world: World, **changed: str) -> dict[str, str]:
    told = {**TOLD, "unit": str(world.actors[KEEPER].unit_id), "entry_id": str(uuid4())}
    return {**told, **changed}


def written(screen_of: Screens, world: World, **changed: str) -> str:
    answer = screen_of(KEEPER).post("/books/awareness/new", typed(world, **changed))
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def test_an_entry_is_written_once_however_often_save_is_pressed(
    screen_of: Screens, world: World
) -> None:
    told = typed(world)
    for _press in range(2):
        assert screen_of(KEEPER).post("/books/awareness/new", told).status_code == 302
    page = screen_of(KEEPER).get("/books/awareness/").text
    assert page.count("Girls&#x27; college") == 1


def test_what_is_wrong_is_said_at_its_place_and_nothing_typed_is_lost(
    screen_of: Screens, world: World
) -> None:
    wrong = typed(world, women="many", on="31/02/2026", venue="Call 0300 1234567 for the hall")
    answer = screen_of(KEEPER).post("/books/awareness/new", wrong)
    assert answer.status_code == 422
    assert "Write a whole number in digits: many" in answer.text
    assert "Write the day as 21/11/2026" in answer.text
    assert "looks like an identity or telephone number" in answer.text
    assert 'value="many"' in answer.text
    more_young = screen_of(KEEPER).post("/books/awareness/new", typed(world, under_18="99"))
    assert "More are under 18 than came" in more_young.text


def test_a_correction_keeps_how_it_stood_and_asks_why(screen_of: Screens, world: World) -> None:
    at = written(screen_of, world)
    mended = {**typed(world, women="61"), "why": ""}
    assert screen_of(KEEPER).post(f"{at}/correct", mended).status_code == 422
    mended["why"] = "A recount"
    assert screen_of(KEEPER).post(f"{at}/correct", mended).status_code == 302
    page = screen_of(KEEPER).get(at).text
    assert re.search(r">51<.*>61<.*A recount", page, re.DOTALL)


def test_an_entry_taken_back_stays_readable_and_counts_no_more(
    screen_of: Screens, world: World
) -> None:
    at = written(screen_of, world)
    assert screen_of(KEEPER).post(f"{at}/back", {"why": "Written twice"}).status_code == 302
    assert "taken back" in screen_of(KEEPER).get("/books/awareness/").text
    actor = world.actors[KEEPER]
    act_as(actor, world.now)
    assert queries.count(actor, BOOK, world.now) == 0
    assert screen_of(KEEPER).get(f"{at}/correct").status_code == 404


def test_a_table_is_tried_and_then_brought_in_whole_or_not_at_all(
    screen_of: Screens, world: World
) -> None:
    right = f"{HEAD}\n,20/11/2026,Hall,Inheritance,پولیس,۱۲,30,0,5,0\n"
    wrong = right + ",20/11/2026,Park,Poetry,Police,1,1,0,0,0\n"
    browser = screen_of(KEEPER)
    refused = browser.post("/books/awareness/table", {"text": wrong, "act": "bring_in"})
    assert refused.status_code == 422
    assert "This is none of the answers: Poetry" in refused.text
    assert "Nothing is written here yet" in browser.get("/books/awareness/").text
    for brought in ("1 entry was brought in", "0 entries were brought in"):
        sent = {"text": right, "act": "bring_in"}
        answer = browser.post("/books/awareness/table", sent, follow=True)
        assert brought in answer.text
    otherwise = right.replace(",30,", ",31,")
    again = browser.post("/books/awareness/table", {"text": otherwise, "act": "try"})
    assert "This stands already, written otherwise" in again.text


def test_a_list_is_searched_paged_and_handed_out_as_it_stands(
    screen_of: Screens, world: World
) -> None:
    actor = world.actors[KEEPER]
    act_as(actor, world.now)
    rows = "".join(f",20/11/2026,Hall {n},Inheritance,Police,1,2,0,0,0\n" for n in range(45))
    table = read_table(f"{HEAD}\n{rows},19/11/2026,=Formula,Inheritance,Police,1,2,0,0,0", tuple(
        field.column for field in BOOK.every_field))  # fmt: skip
    actions.bring_in(actor=actor, book=BOOK, table=table, now=world.now)
    browser, seen, here = screen_of(KEEPER), set[str](), "/books/awareness/"
    while here:
        page = browser.get(here).text
        seen |= set(re.findall(r"/books/awareness/entry/([0-9a-f-]{36})", page))
        older = re.search(r'rel="next" href="([^"]+)"', page)
        here = older[1] if older else ""
    assert len(seen) == 46
    found = browser.post("/books/awareness/", {"q": "hall 44"}, follow=True).text
    assert found.count("/books/awareness/entry/") == 1
    file = browser.get("/books/awareness/file?q=formula").content.decode("utf-8-sig")
    head, row = list(csv.reader(io.StringIO(file)))
    assert head == HEAD.split(",")
    assert row[1:3] == ["19/11/2026", "'=Formula"]


def test_who_keeps_reads_or_does_not_know_a_register(screen_of: Screens, world: World) -> None:
    at = written(screen_of, world)
    for reads in ("the district commander", "the programme officer", "the auditor"):
        assert screen_of(reads).get(at).status_code == 200, reads
        assert screen_of(reads).post(f"{at}/back", {"why": "no"}).status_code == 404, reads
    for not_his in ("the observer", "the service worker", "the prosecutor", "the desk officer"):
        assert screen_of(not_his).get("/books/awareness/").status_code == 404, not_his
        actor = world.actors[not_his]
        act_as(actor, world.now)
        with pytest.raises(NotFound):
            queries.count(actor, BOOK, world.now)
    # The desk lies in that district but below the unit that the entry belongs to.
    for not_known in ("the observer", "the service worker", "the house keeper", "the custodian"):
        act_as(world.actors[not_known], world.now)
        assert not BOOK.rows.exists(), not_known


def test_the_shelf_and_the_list_speak_urdu(screen_of: Screens, world: World) -> None:
    written(screen_of, world)
    browser = screen_of(KEEPER, "ur")
    assert "آگاہی نشستیں" in browser.get("/books/").text
    assert "خواتین" in browser.get("/books/awareness/").text
