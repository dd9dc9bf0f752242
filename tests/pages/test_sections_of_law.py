"""The offence assistant on its pages: for training, and for a case, with decisions that stay."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from tests.pages.conftest import Screens
from tests.pages.test_case_recording import hidden, of, typed
from tests.security.world import World

pytestmark = pytest.mark.django_db

RAPE = {"acts_sexual": "penetration", "age_band": "26-40", "sex": "female", "province": "PB"}


def test_a_story_without_a_case_shows_sections_courts_and_what_may_never_be_settled(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    assert "Nothing is proposed yet" in desk.get("/law/what-would-this-be").text
    page = desk.post("/law/what-would-this-be", RAPE).text
    assert "PPC-376-1" in page and "Special Court" in page
    assert "May never be settled." in page and "376(2) was omitted in 2021" in page
    assert "Anti-Rape Act, Schedule II" in page
    # One accused: gang rape is named with what stands against it.
    assert "How many accused: " in page


def test_an_answer_brings_the_section_it_decides_and_a_no_takes_the_question_away(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    story = {"acts_taken": "confined", "province": "PB"}
    first = desk.post("/law/what-would-this-be/found", story).text
    assert "How long was the person held?" in first and "not told yet" in first
    longer = desk.post(
        "/law/what-would-this-be/found", story | {"q_how_long": "held_ten_days"}
    ).text
    assert longer.index("/law/offence/PPC-344") < longer.index("Looked at and not proposed")
    shorter = desk.post("/law/what-would-this-be/found", story | {"q_how_long": "none"}).text
    assert "/law/offence/PPC-344" not in shorter


def test_the_story_is_asked_in_urdu_and_odd_answers_break_nothing(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer", "ur")
    page = desk.post("/law/what-would-this-be", {"acts_taken": "confined", "province": "SD"}).text
    assert "فرد کو کتنے دن روکے رکھا گیا؟" in page
    odd = {"acts_sexual": "nonsense", "age_band": "x", "when": "yesterday", "q_how_long": "\x00"}
    assert desk.post("/law/what-would-this-be", odd).status_code == 200


def sections_of(world: World) -> str:
    return of(world, "own", "/sections")


def entered(world: World, kind: str) -> list[dict[str, Any]]:
    case_id = world.cases["own"].case_id
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE owner")
        cursor.execute(
            "SELECT details FROM cases_factrecord WHERE kind = %s AND case_id = %s"
            " ORDER BY recorded_at",
            [kind, case_id],
        )
        rows = [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor]
        cursor.execute("SET LOCAL ROLE web")
    return rows


def test_a_decision_and_its_reason_stay_on_the_file_and_a_section_taken_off_is_an_entry(
    world: World, screen_of: Screens
) -> None:
    desk, here = screen_of("the desk officer"), sections_of(world)
    page = desk.get(here).text
    assert "PPC-376-1" in page and "Applied" in page
    off = hidden(page) | {"d_PPC-376-1": "off.medical_paper_differs"}
    assert desk.post(here, off).status_code == 302
    assert entered(world, "offence.withdrawn") == [
        {"offence": "PPC-376-1", "reason": "medical_paper_differs"}
    ]
    assert len(entered(world, "offence.alleged")) == 1
    after = desk.get(here).text
    assert "Not applied: The medical paper says otherwise" in after
    # A second press of Save finds the first.
    assert desk.post(here, off).status_code == 302
    assert len(entered(world, "offence.withdrawn")) == 1
    again = hidden(after) | {"d_PPC-376-1": "apply.prosecutor_advised"}
    desk.post(here, again)
    assert "Applied: it stays" in desk.get(here).text


def test_a_later_answer_asks_to_look_again_and_decides_nothing(
    world: World, screen_of: Screens
) -> None:
    desk = screen_of("the desk officer")
    sheet = of(world, "own")
    assert "Look again at sections" not in desk.get(sheet).text
    incident = of(world, "own", "/record/incident.described")
    told = typed(desk, incident, acts=["confined"], accused_count="3", place="unknown",
                 accused_relation="unknown", accused_is_official="no",
                 survivor_was_in_custody="no")  # fmt: skip
    assert desk.post(incident, told).status_code == 302
    assert "Look again at sections" in desk.get(sheet).text
    page = desk.get(sections_of(world)).text
    assert "/law/offence/PPC-342" in page.split("To decide")[1]
    assert len(entered(world, "offence.alleged")) == 1
    left = hidden(page) | {"d_PPC-342": "leave.other_section_covers"}
    desk.post(sections_of(world), left)
    assert "Look again at sections" not in desk.get(sheet).text


def test_answers_are_tried_without_saving_and_saved_with_the_decisions(
    world: World, screen_of: Screens
) -> None:
    desk, here = screen_of("the desk officer"), sections_of(world)
    incident = of(world, "own", "/record/incident.described")
    desk.post(incident, typed(desk, incident, acts=["confined"], accused_count="1",
                              place="unknown", accused_relation="unknown",
                              accused_is_official="no", survivor_was_in_custody="no"))  # fmt: skip
    page = desk.get(here).text
    answers = hidden(page) | {"asked": "how_long", "q_how_long": "held_ten_days"}
    tried = desk.post(here, answers | {"show": "yes"}).text
    assert "/law/offence/PPC-344" in tried
    assert "/law/offence/PPC-344" in desk.post(here + "/found", answers).text
    assert entered(world, "particulars.told") == []
    desk.post(here, answers | {"d_PPC-344": "apply.as_told", "d_PPC-343": "as_is"})
    assert entered(world, "particulars.told") == [{"yes": ["held_ten_days"]}]
    desk.post(here, hidden(desk.get(here).text) | {"asked": "how_long", "q_how_long": ""})
    assert entered(world, "particulars.told")[-1] == {"unsaid": ["held_ten_days"]}
    # Nothing told points to it now: that is said, and the section stands until somebody decides.
    assert "PPC-344" in desk.get(here).text.split('id="applied"')[1]


def test_an_older_page_decides_nothing_and_keeps_what_was_chosen(
    world: World, screen_of: Screens
) -> None:
    desk, here = screen_of("the desk officer"), sections_of(world)
    old = hidden(desk.get(here).text) | {"d_PPC-376-1": "off.prosecutor_against"}
    other = of(world, "own", "/record/circumstances.changed")
    desk.post(other, typed(desk, other, change="separated"))
    answer = desk.post(here, old)
    assert answer.status_code == 409
    assert re.search(r'value="off.prosecutor_against"[^>]* selected', answer.text)
    assert entered(world, "offence.withdrawn") == []


def test_whoever_does_not_work_on_the_case_has_no_such_page(
    world: World, screen_of: Screens
) -> None:
    for part in ("the officer from another station", "the supervisor"):
        assert screen_of(part).get(sections_of(world)).status_code == 404
