"""The directory, the guide made of it, conferences, and the months after, at their screens."""

import csv
import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.care.test_a_service_is_asked import SERVICE, commander, desk, rows, written
from tests.pages.conftest import Screens
from tests.security.world import World

from amaan.kernel import clock
from amaan.protocol import rulebook
from amaan.web.care import guide

pytestmark = pytest.mark.django_db
__all__ = ["commander", "desk"]


def table_of(browser: Client, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(browser.get(path).text.lstrip("\ufeff"))))


def day(world: World, ahead: int) -> str:
    return f"{clock.local(world.now + timedelta(days=ahead)):%d/%m/%Y}"


def test_a_shelter_has_no_address_and_a_statutory_body_says_since_when_and_who_says_so(
    commander: Client,
) -> None:
    for told, says in (
        ({"kind": "shelter", "address": "Street 4"}, "has no address in this directory"),
        ({"kind": "statutory_body"}, "since when it works or does not"),
        ({"opens": ""}, "when it opens and shuts"),
        ({"whole_province": ""}, "Mark the districts it serves"),
    ):
        id = str(uuid4())
        answer = commander.post("/care/services/new", {**SERVICE, "id": id, **told})
        assert answer.status_code == 422, told
        assert says in answer.text
        assert "House of the Practice" in answer.text


def test_only_an_answer_starts_the_ninety_days_anew(
    world: World, commander: Client, desk: Client
) -> None:
    service = written(commander, asked_today="")
    assert "House of the Practice" in desk.get("/care/services/again").text
    for found, stale in (("no_answer", True), ("as_written", False)):
        told = {"how": "called", "found": found}
        assert desk.post(f"/care/services/{service}/asked", told).status_code == 302
        assert ("House of the Practice" in desk.get("/care/services/again").text) is stale
    assert desk.get(f"/care/services/{service}/change").status_code == 404


def test_a_table_is_tried_brought_in_and_given_out_as_it_was(
    world: World, commander: Client
) -> None:
    empty = csv.reader(
        io.StringIO(commander.get("/care/services/table/empty").text.lstrip("\ufeff"))
    )
    head, example = list(empty)
    wrong = dict(zip(head, example, strict=True)) | {"Kind": "palace", "Districts": "Atlantis"}
    text = "\n".join("\t".join(row) for row in (head, list(wrong.values()), example))
    answer = commander.post("/care/services/table", {"text": text, "act": "bring_in"})
    assert answer.status_code == 422
    assert "palace" in answer.text
    assert "Atlantis" in answer.text
    assert rows("SELECT count(*) FROM support_provider") == [(0,)]
    text = "\n".join("\t".join(row) for row in (head, example))
    for _twice in range(2):
        answer = commander.post("/care/services/table", {"text": text, "act": "bring_in"})
        assert answer.status_code == 302, answer.text
    assert rows("SELECT kind, phone FROM support_provider") == [("counselling", "+923000000000")]
    given = list(
        csv.reader(io.StringIO(commander.get("/care/services/file").text.lstrip("\ufeff")))
    )
    assert given[1][:3] == example[:3]
    back = "\n".join("\t".join(row) for row in given)
    assert commander.post("/care/services/table", {"text": back}).status_code == 200


def test_in_a_flood_the_list_says_who_works_and_contacts_change_to_what_was_agreed_for_it(
    world: World, commander: Client, desk: Client
) -> None:
    service = written(commander)
    way = {"mode": "flood", "works": "by_phone", "route": "by_boat"}
    assert commander.post(f"/care/services/{service}/way", way).status_code == 302
    case = f"/care/case/{world.cases['own'].case_id}"
    plan = {"days": ["30"], "channel": "safe_phone", "when_shut_in": "lady_health_worker"}
    assert desk.post(f"{case}/contacts", plan).status_code == 302
    assert "By her safe telephone" in desk.get(f"{case}/conference").text
    assert desk.post("/care/services/standing", {"mode": "flood"}).status_code == 404
    told = {"mode": "flood", "routes": "by_boat"}
    assert commander.post("/care/services/standing", told).status_code == 302
    assert "by telephone only" in desk.get("/care/services").text
    listed = re.search(r'id="contacts".*?<form', desk.get(f"{case}/conference").text, re.DOTALL)
    assert listed is not None
    assert "Through the lady health worker" in listed[0]
    assert "By her safe telephone" not in listed[0]


def test_who_asks_for_what_finds_only_what_fits(commander: Client, desk: Client) -> None:
    written(commander)
    written(
        commander, phone="0300 0000002", name_en="Night House", day_and_night="on", kind="shelter",
        women_staff="unknown", languages=["bal"], boys_until="9",
    )  # fmt: skip
    for asked, first, second in (
        ("kind=shelter", False, True), ("language=bal", False, True), ("must=women", True, False),
        ("must=at_night", False, True), ("boy=12", True, False), ("named=night", False, True),
        ("", True, True),
    ):  # fmt: skip
        page = desk.get(f"/care/services?{asked}").text
        assert ("House of the Practice" in page, "Night House" in page) == (first, second), asked


def test_the_guide_says_what_stands_in_the_rules_and_whom_to_call_and_opens_without_a_line(
    world: World, commander: Client, desk: Client
) -> None:
    book = rulebook.load()
    known = {rule.id for rule in (*book.duties, *book.bars)}
    assert {id for one in guide.SITUATIONS for id in one.rules} | set(guide.RIGHTS) <= known
    written(commander)
    written(commander, phone="0300 0000003", name_en="Paper Office", kind="statutory_body",
            working="not_working", working_since="01/01/2026", working_source="visit")  # fmt: skip
    file = desk.get("/care/guide/file")
    assert "+923000000000" in file.text
    # Nobody is sent to a body that only stands in the law; nothing is fetched from anywhere.
    assert "Paper Office" not in file.text
    assert not re.search(r"<script|src=|@import|url\(", file.text)
    assert "s.154" in desk.get("/care/guide").text


def test_a_conference_has_more_than_police_tells_the_least_and_ends_with_who_does_what(
    world: World, desk: Client
) -> None:
    case = f"/care/case/{world.cases['own'].case_id}/conference"
    told = {
        "conference_id": str(uuid4()), "entry": "high_level", "day": day(world, 0),
        "her_view": "not_told", "ground": "serious_harm", "agencies": ["police", "shelter"],
        "may_know": ["danger_signs"],
    }  # fmt: skip
    for wrong in ({"agencies": ["police"]}, {"may_know": ["her_plan"]}, {"day": day(world, 9)}):
        assert desk.post(f"{case}/call", {**told, **wrong}).status_code == 422, wrong
    assert desk.post(f"{case}/call", told).status_code == 302
    met = f"{case}/{told['conference_id']}"
    step = {"step_1": "patrol", "owner_1": "police", "due_1": day(world, 3)}
    assert desk.post(met, {"step_1": ""}).status_code == 422
    assert desk.post(met, step).status_code == 302
    assert rows("SELECT count(*) FROM cases_factrecord WHERE kind = 'conference.held'") == [(1,)]
    # The next one first asks what became of this.
    again = {**told, "conference_id": str(uuid4()), "entry": "again_within_year"}
    assert desk.post(f"{case}/call", again).status_code == 302
    assert "what became of the steps" in desk.post(f"{case}/{again['conference_id']}", step).text
    ((action,),) = rows("SELECT id FROM support_conferenceaction")
    assert desk.post(f"{case}/step/{action}", {"result": "done"}).status_code == 302
    assert desk.post(f"{case}/{again['conference_id']}", step).status_code == 302


def test_when_she_asks_to_be_left_alone_nobody_calls_any_more(world: World, desk: Client) -> None:
    case = f"/care/case/{world.cases['own'].case_id}"
    plan = {"days": ["7", "30"], "channel": "safe_phone", "when_shut_in": "she_gets_in_touch"}
    assert desk.post(f"{case}/contacts", plan).status_code == 302
    first, _second = rows("SELECT id FROM support_followup ORDER BY due_on")
    told = {"outcome": "asked_to_stop"}
    answer = desk.post(f"{case}/contacts/{first[0]}", told)
    assert answer.status_code == 422
    assert "has not come" in answer.text
    rows_changed(f"UPDATE support_followup SET due_on = due_on - 8 WHERE id = '{first[0]}'")
    assert desk.post(f"{case}/contacts/{first[0]}", told).status_code == 302
    assert rows("SELECT DISTINCT outcome FROM support_followup") == [("asked_to_stop",)]
    assert desk.post(f"{case}/contacts", plan).status_code == 422
    assert desk.post(f"{case}/contacts", {**plan, "she_asked": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("who", "sees"),
    [("the district commander", True), ("the regional commander", True),
     ("the inspector general", True), ("the desk officer", False),
     ("the service worker", False)],
)  # fmt: skip
def test_the_map_of_need_is_a_commanders_and_holds_no_case(
    world: World, screen_of: Screens, desk: Client, who: str, sees: bool
) -> None:
    path = f"/care/case/{world.cases['own'].case_id}/shelter/nobody"
    told = {"referral_id": str(uuid4()), "reason": "not_available", "why": ""}
    assert desk.post(path, told).status_code == 302
    answer = screen_of(who).get("/care/need")
    assert answer.status_code == (200 if sees else 404)
    if sees:
        assert "1 / 1" in answer.text
        assert str(world.cases["own"].case_id) not in answer.text


def rows_changed(statement: str) -> None:
    """This will turn back a day as the owner of the tables, as no page can."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(statement)
        cursor.execute("SET LOCAL ROLE web")
